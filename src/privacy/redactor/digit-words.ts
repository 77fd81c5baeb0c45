/** Figures as they are said, from 0 to 9, alternatives in brackets' manner: `zero|oh`. */
const spoken: Readonly<Record<string, string>> = {
  en: 'zero|oh,one,two,three,four,five,six,seven,eight,nine',
  es: 'cero,uno|un,dos,tres,cuatro,cinco,seis,siete,ocho,nueve',
  fr: 'zéro,un|une,deux,trois,quatre,cinq,six,sept,huit,neuf',
  de: 'null,eins|ein,zwei|zwo,drei,vier,fünf,sechs,sieben,acht,neun',
  it: 'zero,uno,due,tre,quattro,cinque,sei,sette,otto,nove',
  pt: 'zero,um|uma,dois|duas,três,quatro,cinco,seis|meia,sete,oito,nove',
  ar: 'صفر,واحد,اثنان|اثنين,ثلاثة|ثلاث,أربعة|اربعة|أربع,خمسة|خمس,ستة|ست,سبعة|سبع,ثمانية|ثماني|ثمان,تسعة|تسع',
  hi: 'शून्य|ज़ीरो,एक,दो,तीन,चार,पांच|पाँच,छह|छः|छे,सात,आठ,नौ',
}

/** What doubles or triples the next figure. */
const repeats: Readonly<Record<string, number>> = {
  ...{ double: 2, doble: 2, doppel: 2, doppio: 2, duplo: 2, triple: 3, treble: 3, triplo: 3, डबल: 2 },
}

/** A figure by its word, in any of the languages; a word that is two figures in two languages is the first. */
const figures = new Map<string, string>()
for (const words of Object.values(spoken)) {
  for (const [digit, alternatives] of words.split(',').entries()) {
    for (const word of alternatives.split('|')) {
      const plain = word.normalize('NFC')
      if (!figures.has(plain)) figures.set(plain, String(digit))
    }
  }
}

/** The figure that a word says; null for another word. */
export function figureOf(word: string): string | null {
  return figures.get(word.normalize('NFC').toLowerCase()) ?? null
}

/** How often the next figure counts after this word; null for another word. */
export function repeatOf(word: string): number | null {
  return repeats[word.toLowerCase()] ?? null
}
