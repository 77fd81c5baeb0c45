/** What callers say in one language while they are asked for something, besides what they say at any time. */
interface FormPhrases {
  readonly yes: readonly string[]
  readonly no: readonly string[]
  /** Words that may stand around a yes, a no and all of these. */
  readonly around: readonly string[]
  /** They want none of it. */
  readonly cancel: readonly string[]
  readonly skip: readonly string[]
  readonly again: readonly string[]
  readonly spell: readonly string[]
  /** Begin an interruption: "wait, …". */
  readonly wait: readonly string[]
  /** Begin a question. */
  readonly question: readonly string[]
  /** Begin a correction: "no, it is …". */
  readonly correction: readonly string[]
  readonly mentions: Readonly<Record<'name' | 'phone' | 'email', readonly string[]>>
  readonly nameLead: readonly string[]
  /** Single words behind a name. */
  readonly nameTail: readonly string[]
  /** Names of the figures 0 to 9. */
  readonly digits: readonly (readonly string[])[]
  readonly times: Readonly<Record<string, number>>
  readonly signs: Readonly<Record<string, readonly string[]>>
  readonly today: readonly string[]
  readonly tomorrow: readonly string[]
}

const list = (words: string) => words.split('|')
const figures = (words: string) => words.split('|').map((names) => names.split(' '))

const english: FormPhrases = {
  yes: list(
    "yes|yeah|yep|yup|yes please|sure|of course|correct|that's correct|that is correct|that's right|that is right|right|exactly|absolutely|okay|ok|please do|go ahead|it is|yes it is|i am|yes i am|sounds good|fine|perfect|affirmative|uh huh",
  ),
  no: list(
    "no|nope|nah|no thanks|no thank you|not really|wrong|that's wrong|that is wrong|not right|that's not right|that is not right|not correct|not quite|incorrect|it isn't|it's not|it is not|i'm not|don't|i don't think so",
  ),
  around: list(
    'yes|yeah|oh|well|um|uh|so|please|thanks|thank you|sir|maam|that|this|it|is|the|one|okay|ok|now|just|then|all|and|for',
  ),
  cancel: list(
    'cancel|cancel that|cancel it|never mind|nevermind|forget it|forget about it|forget that|stop|stop it|stop this|i changed my mind|leave it|dont bother|do not bother|no message',
  ),
  skip: list(
    'skip|skip it|skip that|skip this|next|i dont know|i do not know|dont know|not sure|im not sure|i am not sure|no idea|none|nothing|i dont have one|i do not have one|i dont want to say|id rather not|i would rather not|doesnt matter|it does not matter|no preference',
  ),
  again: list(
    'what|pardon|sorry|excuse me|repeat|repeat that|repeat it|repeat the question|say that again|say it again|come again|again|what was that|what did you say|can you repeat that|could you repeat that|i did not hear you|i didnt hear you|i did not hear that|i didnt catch that',
  ),
  spell: list('spell|spell it|spell that|how did you spell|how do you spell|letter by letter'),
  wait: list(
    'wait|wait a minute|wait a second|hold on|hang on|one moment|one second|just a second|first|before that|before we go on|oh|oh wait|and|sorry|actually|quick question|one question|i have a question|but',
  ),
  question: list(
    'what|whats|when|where|wheres|who|whos|which|why|how|do you|does|did you|are you|is there|are there|can you tell|could you tell|can i|could i|may i|will you|would you|have you|do i|is it possible',
  ),
  correction: list(
    'no|nope|wait|sorry|actually|no wait|oh no|oh wait|oh sorry|hold on|correction|i mean|i meant|oh|excuse me|no no|not',
  ),
  mentions: { name: ['name', 'names'], phone: ['number', 'phone', 'telephone', 'digits'], email: ['email', 'mail'] },
  nameLead: list(
    'my name is|my names|name is|the name is|names|this is|it is|its|i am|im|yes|yeah|hi|hello|sure|okay|ok|you are speaking with|you are speaking to|speaking with|call me|um|uh|well|oh|please|say|no',
  ),
  nameTail: list('and|please|thanks|thank|speaking|here|calling|from|but|i'),
  digits: figures('zero oh o nought|one|two|three|four|five|six|seven|eight|nine niner'),
  times: { double: 2, triple: 3 },
  signs: { '@': ['at'], '.': ['dot', 'point', 'period'], '-': ['dash', 'hyphen', 'minus'], _: ['underscore'] },
  today: ['today'],
  tomorrow: ['tomorrow'],
}

const german: FormPhrases = {
  yes: list(
    'ja|jawohl|ja bitte|ja gern|ja gerne|gern|gerne|genau|richtig|das ist richtig|das stimmt|stimmt|korrekt|natürlich|sicher|klar|okay|ok|in ordnung|einverstanden|passt|doch|jo|auf jeden fall',
  ),
  no: list(
    'nein|nee|nö|nein danke|falsch|das ist falsch|das stimmt nicht|stimmt nicht|nicht richtig|das ist nicht richtig|lieber nicht|auf keinen fall|keineswegs',
  ),
  around: list('ja|ach|also|äh|ähm|bitte|danke|das|es|ist|so|doch|mal|jetzt|vielen dank|na|gut'),
  cancel: list(
    'abbrechen|abbruch|stopp|stop|vergessen sie es|vergiss es|egal|lassen wir das|schon gut|doch nicht|keine nachricht|ich habe es mir anders überlegt',
  ),
  skip: list(
    'überspringen|weiter|weiß nicht|weiß ich nicht|ich weiß nicht|ich weiß es nicht|keine ahnung|keine|nichts|habe ich nicht|möchte ich nicht sagen|ist egal',
  ),
  again: list(
    'wie bitte|was|noch mal|noch einmal|nochmal|wiederholen|wiederholen sie|bitte wiederholen|ich habe sie nicht verstanden|was haben sie gesagt',
  ),
  spell: list('buchstabieren|buchstabiert|buchstabe für buchstabe|wie schreiben sie'),
  wait: list(
    'moment|einen moment|warten sie|warte|halt|stopp|kurze frage|eine frage|vorher|ach|und|entschuldigung|aber',
  ),
  question: list(
    'was|wann|wo|wer|welche|welcher|welches|warum|wie|wieso|haben sie|gibt es|können sie mir sagen|kann ich|könnte ich|darf ich|sind sie',
  ),
  correction: list(
    'nein|nee|moment|halt|entschuldigung|entschuldigen sie|ach|ach nein|ich meine|ich meinte|korrektur|doch|warte|warten sie|nicht',
  ),
  mentions: {
    name: ['name', 'namen'],
    phone: ['nummer', 'telefonnummer', 'telefon'],
    email: ['email', 'mail', 'mailadresse'],
  },
  nameLead: list(
    'mein name ist|der name ist|name ist|ich heiße|ich bin|hier ist|hier spricht|ja|hallo|guten tag|das ist|also|äh|ähm|nein',
  ),
  nameTail: list('und|bitte|danke|von|aber|ich'),
  digits: figures('null|eins ein|zwei zwo|drei|vier|fünf|sechs|sieben|acht|neun'),
  times: { doppel: 2 },
  signs: {
    '@': ['at', 'ät', 'klammeraffe'],
    '.': ['punkt'],
    '-': ['minus', 'bindestrich', 'strich'],
    _: ['unterstrich'],
  },
  today: ['heute'],
  tomorrow: ['morgen'],
}

const spanish: FormPhrases = {
  yes: list(
    'sí|si|sí por favor|claro|claro que sí|por supuesto|correcto|es correcto|así es|exacto|eso es|de acuerdo|vale|ok|okay|bueno|está bien|perfecto|cierto|adelante|afirmativo',
  ),
  no: list('no|no gracias|para nada|incorrecto|no es correcto|está mal|no es así|eso no|falso|negativo|mejor no'),
  around: list('sí|si|ah|pues|eh|por favor|gracias|eso|es|lo|ya|muy|bien|señor|señora'),
  cancel: list(
    'cancelar|cancele|cancela|olvídelo|olvídalo|déjelo|déjalo|no importa|pare|basta|ningún mensaje|cambié de opinión',
  ),
  skip: list(
    'saltar|siguiente|no sé|no lo sé|ni idea|ninguno|ninguna|nada|no tengo|prefiero no decirlo|da igual|me da igual',
  ),
  again: list(
    'qué|cómo|perdón|disculpe|repita|repítalo|otra vez|de nuevo|puede repetir|puede repetirlo|no le oí|no escuché|qué dijo',
  ),
  spell: list('deletrear|deletréelo|deletrea|letra por letra|cómo se escribe'),
  wait: list('espere|espera|un momento|un segundo|antes|una pregunta|oiga|y|perdón|pero'),
  question: list(
    'qué|cuándo|dónde|quién|cuál|cuáles|por qué|cómo|cuánto|cuánta|a qué hora|tienen|hay|puede decirme|puedo|podría|están',
  ),
  correction: list('no|espere|espera|perdón|disculpe|en realidad|quiero decir|quise decir|ah no|corrección|digo'),
  mentions: { name: ['nombre'], phone: ['número', 'teléfono'], email: ['correo', 'email'] },
  nameLead: list('mi nombre es|el nombre es|me llamo|soy|habla|es|sí|hola|pues|eh|no|buenos días|buenas tardes'),
  nameTail: list('y|por|gracias|de la|pero|llamo'),
  digits: figures('cero|uno un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve'),
  times: { doble: 2 },
  signs: { '@': ['arroba'], '.': ['punto'], '-': ['guion', 'guión'], _: ['guion bajo', 'guión bajo'] },
  today: ['hoy'],
  tomorrow: ['mañana'],
}

const french: FormPhrases = {
  yes: list(
    "oui|ouais|oui s'il vous plaît|bien sûr|d'accord|c'est ça|c'est exact|c'est correct|exact|exactement|tout à fait|correct|volontiers|ok|okay|absolument|allez-y|parfait|je veux bien",
  ),
  no: list(
    "non|non merci|pas du tout|c'est faux|faux|ce n'est pas ça|ce n'est pas correct|c'est pas ça|pas vraiment|incorrect|surtout pas",
  ),
  around: list('oui|ah|euh|bon|ben|sil vous plaît|merci|ça|cest|bien|monsieur|madame|alors'),
  cancel: list(
    'annuler|annulez|laissez tomber|laisse tomber|oubliez|tant pis|arrêtez|stop|pas de message|jai changé davis',
  ),
  skip: list(
    'passer|suivant|je ne sais pas|je sais pas|aucune idée|aucun|aucune|rien|je nen ai pas|je préfère ne pas le dire|peu importe',
  ),
  again: list(
    'quoi|pardon|comment|répétez|répéter|encore|encore une fois|pouvez vous répéter|vous pouvez répéter|je nai pas entendu|je nai pas compris|quavez vous dit',
  ),
  spell: list('épeler|épelez|lettre par lettre|comment ça sécrit'),
  wait: list('attendez|un moment|un instant|une seconde|avant|une question|et|pardon|mais|au fait'),
  question: list(
    'quoi|que|quel|quelle|quels|quelles|quand|où|qui|pourquoi|comment|combien|à quelle heure|est ce que|estce que|quest ce que|avez vous|y a t il|pouvez vous me dire|puis je|je peux|êtes vous',
  ),
  correction: list('non|attendez|pardon|excusez moi|en fait|je veux dire|je voulais dire|ah non|correction'),
  mentions: { name: ['nom'], phone: ['numéro', 'téléphone'], email: ['mail', 'email', 'courriel'] },
  nameLead: list('mon nom est|le nom est|je mappelle|je suis|cest|ici|oui|bonjour|euh|non|alors'),
  nameTail: list('et|sil|merci|mais|je|de'),
  digits: figures('zéro|un une|deux|trois|quatre|cinq|six|sept|huit|neuf'),
  times: { double: 2 },
  signs: { '@': ['arobase', 'at'], '.': ['point'], '-': ['tiret'], _: ['tiret bas', 'underscore'] },
  today: ["aujourd'hui", 'aujourd’hui'],
  tomorrow: ['demain'],
}

const italian: FormPhrases = {
  yes: list(
    "sì|si|sì grazie|esatto|giusto|corretto|certo|certamente|va bene|d'accordo|ok|okay|perfetto|proprio così|volentieri|è corretto|è giusto|assolutamente",
  ),
  no: list('no|no grazie|sbagliato|non è corretto|non è giusto|è sbagliato|per niente|assolutamente no|meglio di no'),
  around: list('sì|ah|eh|beh|allora|per favore|grazie|è|così|bene|signore|signora|quello'),
  cancel: list(
    'annulla|annullare|annulli|lasci stare|lascia stare|lasciamo perdere|lascia perdere|non importa|stop|basta|nessun messaggio|ho cambiato idea',
  ),
  skip: list(
    'salta|saltare|avanti|non lo so|non so|non saprei|nessuna idea|nessuno|nessuna|niente|non ce lho|preferisco non dirlo|è uguale',
  ),
  again: list(
    'cosa|come|scusi|prego|ripeta|può ripetere|ripetere|ancora|di nuovo|non ho sentito|non ho capito|cosa ha detto',
  ),
  spell: list('lettera per lettera|sillabare|compitare|come si scrive|fare lo spelling|spelling'),
  wait: list('aspetti|aspetta|un momento|un attimo|prima|una domanda|e|scusi|ma'),
  question: list(
    'cosa|che|quale|quali|quando|dove|chi|perché|come|quanto|quanta|a che ora|avete|cè|ci sono|può dirmi|posso|potrei|siete',
  ),
  correction: list('no|aspetti|aspetta|scusi|in realtà|voglio dire|volevo dire|ah no|anzi|correzione'),
  mentions: { name: ['nome'], phone: ['numero', 'telefono'], email: ['mail', 'email'] },
  nameLead: list('il mio nome è|mi chiamo|il nome è|sono|è|qui è|parla|sì|buongiorno|eh|no|allora'),
  nameTail: list('e|per|grazie|ma|chiamo'),
  digits: figures('zero|uno un|due|tre|quattro|cinque|sei|sette|otto|nove'),
  times: { doppio: 2 },
  signs: { '@': ['chiocciola', 'at'], '.': ['punto'], '-': ['trattino'], _: ['trattino basso', 'underscore'] },
  today: ['oggi'],
  tomorrow: ['domani'],
}

const portuguese: FormPhrases = {
  yes: list(
    'sim|sim por favor|isso|isso mesmo|correto|está correto|certo|está certo|exato|exatamente|claro|com certeza|pode ser|tá bom|ok|okay|perfeito|por favor',
  ),
  no: list(
    'não|não obrigado|não obrigada|errado|está errado|não está certo|incorreto|não é isso|de jeito nenhum|melhor não',
  ),
  around: list('sim|ah|é|bem|então|por favor|obrigado|obrigada|isso|muito|senhor|senhora|o|a'),
  cancel: list(
    'cancelar|cancele|cancela|esqueça|esquece|deixa|deixa pra lá|deixe para lá|não importa|pare|nenhuma mensagem|mudei de ideia',
  ),
  skip: list(
    'pular|próximo|próxima|não sei|sei lá|nenhuma ideia|nenhum|nenhuma|nada|não tenho|prefiro não dizer|tanto faz',
  ),
  again: list(
    'o quê|quê|como|perdão|desculpe|repita|repete|pode repetir|de novo|outra vez|não ouvi|não entendi|o que você disse',
  ),
  spell: list('soletrar|soletre|letra por letra|como se escreve'),
  wait: list('espere|espera|um momento|um instante|um segundo|antes|uma pergunta|e|desculpe|mas'),
  question: list(
    'o que|que|qual|quais|quando|onde|quem|por que|como|quanto|a que horas|vocês têm|tem|há|pode me dizer|posso|poderia|vocês estão',
  ),
  correction: list('não|espere|espera|desculpe|na verdade|quero dizer|quis dizer|aliás|ah não|correção'),
  mentions: { name: ['nome'], phone: ['número', 'telefone'], email: ['email', 'mail'] },
  nameLead: list('meu nome é|o meu nome é|o nome é|me chamo|chamo me|eu sou|sou|aqui é|é|sim|oi|olá|não|então'),
  nameTail: list('e|por|obrigado|obrigada|mas|estou'),
  digits: figures('zero|um uma|dois duas|três|quatro|cinco|seis meia|sete|oito|nove'),
  times: { duplo: 2 },
  signs: { '@': ['arroba'], '.': ['ponto'], '-': ['hífen', 'traço'], _: ['sublinhado', 'underline'] },
  today: ['hoje'],
  tomorrow: ['amanhã'],
}

const arabic: FormPhrases = {
  yes: list('نعم|أجل|أيوه|أيوا|بالتأكيد|طبعا|أكيد|صحيح|صح|هذا صحيح|مضبوط|تمام|موافق|حسنا|طيب|من فضلك نعم|اي'),
  no: list('لا|كلا|لا شكرا|خطأ|هذا خطأ|غير صحيح|ليس صحيحا|مش صح|مو صحيح|أبدا|لا أريد'),
  around: list('نعم|من فضلك|لو سمحت|شكرا|شكرًا|هذا|هو|يا|طيب|و'),
  cancel: list('إلغاء|الغاء|ألغ|انس الأمر|لا يهم|توقف|خلاص|لا رسالة|غيرت رأيي'),
  skip: list('تخطي|تخطى|التالي|لا أعرف|لا أدري|ما أعرف|مش عارف|لا شيء|لا يوجد|ليس لدي'),
  again: list('ماذا|عفوا|عفوًا|أعد|كرر|مرة أخرى|مرة ثانية|لم أسمع|لم أفهم|ماذا قلت'),
  spell: list('تهجئة|تهج|حرفا حرفا|حرف حرف'),
  wait: list('انتظر|لحظة|دقيقة|قبل ذلك|سؤال|عندي سؤال|لكن'),
  question: list('ما|ماذا|متى|أين|من|أي|لماذا|كيف|كم|هل'),
  correction: list('لا|انتظر|عفوا|آسف|في الحقيقة|أقصد|تصحيح|لحظة'),
  mentions: {
    name: ['اسم', 'الاسم', 'اسمي'],
    phone: ['رقم', 'الرقم', 'رقمي', 'الهاتف'],
    email: ['بريد', 'البريد', 'إيميل'],
  },
  nameLead: list('اسمي هو|اسمي|أنا|معك|نعم|مرحبا|السلام عليكم|الاسم'),
  nameTail: list('من|شكرا|لكن'),
  digits: figures('صفر|واحد واحدة|اثنان اثنين|ثلاثة ثلاث|أربعة أربع|خمسة خمس|ستة ست|سبعة سبع|ثمانية ثماني|تسعة تسع'),
  times: {},
  signs: { '@': ['آت', 'ات'], '.': ['نقطة', 'دوت'], '-': ['شرطة'], _: ['شرطة سفلية'] },
  today: ['اليوم'],
  tomorrow: ['غدا', 'غدًا', 'بكرة'],
}

const hindi: FormPhrases = {
  yes: list('हाँ|जी|जी हाँ|सही|सही है|ठीक|ठीक है|बिल्कुल|बिलकुल|ज़रूर|यही है|हाँ जी'),
  no: list('नहीं|नही|ना|जी नहीं|गलत|गलत है|सही नहीं|सही नहीं है|नहीं धन्यवाद'),
  around: list('हाँ|हां|जी|अच्छा|कृपया|धन्यवाद|यह|ये|वह|है|तो'),
  cancel: list('रद्द|रद्द करें|रद्द करो|रहने दो|रहने दीजिए|छोड़ो|छोड़िए|कोई बात नहीं|बस|रुको'),
  skip: list('छोड़ दें|आगे|अगला|पता नहीं|मुझे नहीं पता|मालूम नहीं|कोई नहीं|कुछ नहीं|नहीं है'),
  again: list('क्या|फिर से|दोबारा|फिर से बोलिए|माफ़ कीजिए|सुनाई नहीं दिया|समझ नहीं आया'),
  spell: list('स्पेलिंग|वर्तनी|अक्षर अक्षर'),
  wait: list('रुकिए|रुको|एक मिनट|ज़रा|पहले|एक सवाल|लेकिन'),
  question: list('क्या|कब|कहाँ|कहां|कौन|कौन सा|क्यों|कैसे|कितना|कितने|कितनी'),
  correction: list('नहीं|रुकिए|माफ़ कीजिए|दरअसल|असल में|मेरा मतलब|गलत'),
  mentions: { name: ['नाम'], phone: ['नंबर', 'फ़ोन', 'फोन'], email: ['ईमेल', 'मेल'] },
  nameLead: list('मेरा नाम|नाम|मैं|हाँ|जी|नमस्ते'),
  nameTail: list('है|हूँ|हूं|और|धन्यवाद|बोल'),
  digits: figures('शून्य ज़ीरो जीरो|एक|दो|तीन|चार|पाँच पांच|छह छः छे|सात|आठ|नौ'),
  times: { डबल: 2 },
  signs: { '@': ['एट'], '.': ['डॉट', 'बिंदु'], '-': ['डैश'], _: ['अंडरस्कोर'] },
  today: ['आज'],
  tomorrow: ['कल'],
}

/** What callers say while a form is filled, by the first part of a language's tag. */
export const phrases: Readonly<Record<string, FormPhrases>> = {
  en: english,
  de: german,
  es: spanish,
  fr: french,
  it: italian,
  pt: portuguese,
  ar: arabic,
  hi: hindi,
}
