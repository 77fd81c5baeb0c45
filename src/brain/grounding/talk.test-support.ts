/** What a model says in one language, with the texts it was given. In a lie, what is wrong begins at the brace. */
export interface Talk {
  readonly language: string
  readonly texts: readonly string[]
  readonly truths: readonly string[]
  readonly lies: readonly string[]
}

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** A small business with documents of another kind: tables, short forms, ISO dates. */
export const otherTalk: Talk = {
  language: 'en-US',
  texts: [
    'Mon-Fri 9-17, Sat 10am-2pm. Closed Sundays.',
    'Haircut | 45 | 30 min\nBeard trim | $18.50 | 15 min\nColor | from $90 | 1.5 h',
    'Call +1 (415) 555-2671 or write to book@shop-xyz.co.uk. See https://shop-xyz.co.uk/prices',
    'Our stylists are Maria Lopez and Dr. Chen. 12% off on Tuesdays. Founded in 1998. Next course: 2026-03-14, 03/21/2026. Room 4B. Gift cards from $25 to $200. Deposit 20%. Over 1,500 clients. 2-3 weeks waiting. Ages 5 to 17.',
  ],
  truths: lines(`
    We are open Monday to Friday from nine to five.
    On Saturdays we are open from ten in the morning until two in the afternoon.
    A haircut costs forty-five dollars and takes half an hour.
    A haircut is 45 dollars.
    A beard trim costs eighteen fifty.
    A beard trim is eighteen dollars and fifty cents, and takes about a quarter of an hour.
    Coloring starts at ninety dollars and takes an hour and a half.
    Coloring takes one and a half hours.
    It takes 90 minutes.
    Please call four one five, five five five, two six seven one.
    Call us at 415-555-2671.
    Call plus one, four one five, five five five, two six seven one.
    You can write to book at shop dash xyz dot co dot uk.
    Everything is on shop-xyz.co.uk, or at https://shop-xyz.co.uk/prices.
    Maria Lopez has time for you.
    You get twelve percent off on Tuesdays.
    We have been here since nineteen ninety-eight.
    The next course is on March fourteenth, and then on the twenty-first of March.
    It is in room four B.
    Gift cards are from twenty-five to two hundred dollars.
    You can get one between twenty-five and 200 dollars.
    The deposit is twenty percent.
    We have over fifteen hundred clients.
    More than one thousand five hundred clients trust us.
    The wait is two to three weeks.
    Children from five to seventeen are welcome.
    Sure, the first thing you need is a booking.
    I'm happy to help, and Maria's colleague Dr. Chen can too.
    No one is here on Sundays, so one of us will call you back.
    Could you tell me your name first?
    I can offer you two options: by phone or by mail.
    Please hold on a second while I look.
    We'd love to see you again some day.
    I have nothing written down about that, so please call us during opening hours.
    It's on the 14th of March, 2026.`),
  lies: lines(`
    A haircut costs {fifty dollars.
    A beard trim costs {eighteen twenty-five.
    A beard trim costs {nineteen fifty.
    We are open until {six on weekdays.
    Please call {four one five, five five five, two six seven two.
    Please call {five one zero, five five five, two six seven one.
    You get {ten percent off on Tuesdays.
    We have been here since {nineteen ninety-nine.
    The course is on March {fifteenth.
    The course is on April {fourteenth.
    It is in room {five B.
    Gift cards are from {thirty to two hundred dollars.
    The deposit is {thirty percent.
    Over {two thousand clients trust us.
    The wait is {four to six weeks.
    Ask for {Jennifer at the desk.
    Write to book {at shop dash xyz dot com.
    Your stylist is Maria {Gonzalez.`),
}

export const foreignTalk: readonly Talk[] = [
  {
    language: 'de-DE',
    texts: [
      'Öffnungszeiten: Montag bis Freitag 8:00–18:30 Uhr, Samstag 9–13 Uhr. Sonntags geschlossen.',
      'Eine Untersuchung kostet 49,90 €. Parken: 2 Euro pro Stunde, höchstens 12 € am Tag.',
      'Telefon 030 1234567, Notruf 112. E-Mail: info@praxis-weber.de',
      'Frau Dr. Weber ist im 2. Stock, Zimmer 214. Am 24. Dezember 2026 geschlossen. Termin dauert 45 Minuten. 24 Stunden vorher absagen, sonst 30 Euro. 1.250 Patienten.',
    ],
    truths: lines(`
    Wir haben von Montag bis Freitag von acht bis halb sieben geöffnet.
    Wir haben von acht Uhr bis achtzehn Uhr dreißig geöffnet.
    Am Samstag sind wir von neun bis dreizehn Uhr da.
    Am Samstag sind wir von neun Uhr morgens bis ein Uhr nachmittags da.
    Eine Untersuchung kostet neunundvierzig Euro neunzig.
    Eine Untersuchung kostet 49 Euro und 90 Cent.
    Parken kostet zwei Euro pro Stunde und höchstens zwölf Euro am Tag.
    Rufen Sie bitte null drei null, eins zwei drei vier fünf sechs sieben an.
    Rufen Sie uns unter 030 1234567 an.
    Im Notfall wählen Sie bitte eins eins zwei.
    Schreiben Sie an info@praxis-weber.de, bitte.
    Schreiben Sie an info at praxis bindestrich weber punkt de.
    Frau Doktor Weber ist im zweiten Stock in Zimmer zweihundertvierzehn.
    Am vierundzwanzigsten Dezember haben wir geschlossen.
    Am 24. Dezember ist die Praxis geschlossen.
    Der Termin dauert eine Dreiviertelstunde.
    Der Termin dauert fünfundvierzig Minuten.
    Bitte sagen Sie vierundzwanzig Stunden vorher ab, sonst kostet es dreißig Euro.
    Bitte sagen Sie einen Tag vorher ab.
    Haben Sie noch eine Frage zu Ihrem Termin?
    Ich kann Ihnen leider keine Auskunft zu Befunden geben.
    Wir haben eintausendzweihundertfünfzig Patienten.
    Bringen Sie bitte Ihre Versicherungskarte und einen Lichtbildausweis mit.
    Das kann Ihnen nur eine Ärztin oder ein Arzt sagen.`),
    lies: lines(`
    Wir haben bis {neunzehn Uhr geöffnet.
    Wir haben bis {halb acht geöffnet.
    Eine Untersuchung kostet {neunundfünfzig Euro neunzig.
    Parken kostet {drei Euro pro Stunde.
    Rufen Sie bitte {null drei null, eins zwei drei vier fünf sechs acht an.
    Im Notfall wählen Sie bitte {eins eins null.
    Schreiben Sie an {info@praxis.de, bitte.
    Fragen Sie nach Frau {Schneider.
    Fragen Sie nach Herrn Doktor {Schneider.
    Sie ist im {dritten Stock.
    Zimmer {zweihundertfünfzehn.
    Am {fünfundzwanzigsten Dezember haben wir geschlossen.
    Der Termin dauert eine {halbe Stunde.
    Bitte sagen Sie {achtundvierzig Stunden vorher ab.
    Unser Arzt heißt {Karsten Brandmeier.`),
  },
  {
    language: 'es-ES',
    texts: [
      'Abierto de lunes a viernes de 9:00 a 20:00, sábados de 10:00 a 14:00.',
      'Consulta 35,50 €. Teléfono 91 555 01 10. Correo: hola@clinica.es',
      'La doctora García está en la tercera planta, sala 12. Cerrado el 25 de diciembre. La visita dura 45 minutos.',
    ],
    truths: lines(`
    Abrimos de lunes a viernes de nueve de la mañana a ocho de la tarde.
    Los sábados abrimos de diez a dos.
    La consulta cuesta treinta y cinco euros con cincuenta céntimos.
    La consulta cuesta 35,50 euros.
    Puede llamar al nueve uno, cinco cinco cinco, cero uno, uno cero.
    Puede llamar al 91 555 01 10.
    Escriba a hola arroba clinica punto es.
    La doctora García está en la tercera planta, en la sala doce.
    El veinticinco de diciembre cerramos.
    La visita dura cuarenta y cinco minutos.
    Un momento, por favor.
    Puede pedir una cita por teléfono con la doctora García.`),
    lies: lines(`
    Abrimos hasta las {nueve de la noche.
    Abrimos hasta las {ocho y media.
    La consulta cuesta {cuarenta euros.
    Puede llamar al {nueve uno, cinco cinco cinco, cero uno, uno uno.
    Escriba a {info@clinica.es ahora.
    El doctor {Martínez le atiende.
    Está en la {segunda planta.
    El {veinticuatro de diciembre cerramos.
    La visita dura {media hora.`),
  },
  {
    language: 'fr-FR',
    texts: [
      'Ouvert du lundi au vendredi de 8h30 à 18h, samedi de 9h à 12h.',
      'La consultation coûte 25 €. Tél. 01 23 45 67 89. Courriel : contact@cabinet.fr',
      'Le docteur Lefèvre est au 3e étage, salle 105. Fermé le 14 juillet. 45 minutes.',
    ],
    truths: lines(`
    Nous sommes ouverts du lundi au vendredi de huit heures trente à dix-huit heures.
    Nous sommes ouverts de huit heures et demie à six heures du soir.
    Le samedi, c'est de neuf heures à midi.
    La consultation coûte vingt-cinq euros.
    Appelez le zéro un, vingt-trois, quarante-cinq, soixante-sept, quatre-vingt-neuf.
    Appelez le 01 23 45 67 89, s'il vous plaît.
    Écrivez à contact arobase cabinet point fr.
    Le docteur Lefèvre est au troisième étage, salle cent cinq.
    Nous sommes fermés le quatorze juillet.
    Cela dure trois quarts d'heure.
    Un instant, je vous prie, avez-vous une question ?`),
    lies: lines(`
    Nous sommes ouverts jusqu'à {dix-neuf heures.
    La consultation coûte {trente euros.
    Appelez le {zéro un, vingt-trois, quarante-cinq, soixante-sept, quatre-vingt-dix.
    Le docteur {Moreau vous attend.
    C'est au {deuxième étage.
    Nous sommes fermés le {quinze août.
    Cela dure une {demi-heure.`),
  },
  {
    language: 'it-IT',
    texts: ['Aperto dalle 9:00 alle 18:30. Visita 80 euro. Tel. 06 5550110. Terzo piano.'],
    truths: lines(`
    Siamo aperti dalle nove alle diciotto e trenta.
    Siamo aperti dalle nove del mattino alle sei e mezza.
    La visita costa ottanta euro.
    Siamo al terzo piano.`),
    lies: lines(`
    Siamo aperti fino alle {venti.
    La visita costa {novanta euro.
    Siamo al {quarto piano.`),
  },
  {
    language: 'pt-BR',
    texts: ['Aberto das 9:00 às 18:30. Consulta R$ 80, 80 reais. Tel. 11 5550-0110.'],
    truths: lines(`
    Estamos abertos das nove às dezoito e trinta.
    Estamos abertos até as seis e meia da tarde.
    A consulta custa oitenta reais.
    Ligue para um um, cinco cinco cinco zero, zero um um zero.`),
    lies: lines(`
    Estamos abertos até as {vinte horas.
    A consulta custa {noventa reais.`),
  },
  {
    language: 'nl-NL',
    texts: ['Open van 9:00 tot 17:30. Consult 45 euro. Tel. 020 5550110. Kamer 12.'],
    truths: lines(`
    We zijn open van negen uur tot half zes.
    Een consult kost vijfenveertig euro.
    Bel nul twee nul, vijf vijf vijf, nul een een nul.`),
    lies: lines(`
    We zijn open tot {half zeven.
    Een consult kost {vijfenvijftig euro.`),
  },
  {
    language: 'ar-SA',
    texts: ['مفتوح من ٩:٠٠ إلى ١٨:٠٠. السعر ٢٥ ريال. هاتف 920001234'],
    truths: lines(`
    السعر خمسة وعشرون ريال.
    السعر 25 ريال.`),
    lies: lines(`
    السعر {خمسة وثلاثون ريال.
    اتصل على {920001235 الآن.`),
  },
  {
    language: 'hi-IN',
    texts: ['समय 9:00 से 18:00. शुल्क ₹२५०. फ़ोन 98765 43210'],
    truths: lines(`
    शुल्क दो सौ पचास रुपये है.
    शुल्क 250 रुपये है.`),
    lies: lines(`
    शुल्क {तीन सौ रुपये है.
    फ़ोन {98765 43211 है.`),
  },
]
