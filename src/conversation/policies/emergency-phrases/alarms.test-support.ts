/** What callers say, and what is heard in it, by language. */
interface Alarms {
  /** Surely an emergency, of this kind. */
  readonly sure: readonly (readonly [kind: string, said: string])[]
  /** Nothing of the kind. */
  readonly none: readonly string[]
  /** Worth asking back. */
  readonly unsure: readonly string[]
}

const of = (kind: string, rows: string) => rows.split('|').map((said) => [kind, said] as const)
const rows = (text: string) => text.split('|')

const english: Alarms = {
  sure: [
    ...of(
      'medical',
      "I have chest pain|My chest hurts really bad|I can't breathe|my husband can't breathe|I think I'm having a heart attack|she is having a stroke|He took too many pills|my son swallowed bleach|she passed out and is not responding|He's not breathing|There's so much blood, he won't stop bleeding|I need an ambulance|please send an ambulance|my baby is turning blue|he's choking|my mother is unconscious|I have pain in my chest and my left arm|I have, um, chest pain|I don't know, I have chest pain|i dont know i have chest pain|No, I have chest pain|My water broke|I have shortness of breath|I've been shot|he has overdosed|she is having a seizure|I am short of breath|my throat is closing up|I can barely breathe|hello yes my wife collapsed|it is not nothing I cannot breathe",
    ),
    ...of(
      'fire',
      "there is a fire|There's a fire in the kitchen|the house is on fire|our building is burning|I smell gas|there was an explosion|there's smoke everywhere",
    ),
    ...of(
      'suicide',
      "I want to die|I just want to kill myself|I'm going to end my life|I am thinking about suicide|I don't want to live anymore|he tried to kill himself",
    ),
    ...of(
      'crime',
      "someone is breaking into my house|there is a man with a gun|I'm being attacked|my husband is beating me",
    ),
  ],
  none: rows(
    "I have no chest pain|I don't have chest pain|no chest pain|without chest pain|there is no fire|is the fire department nearby|the fire door is locked|where is the fire exit|I was fired last week|do you sell fire extinguishers|when do you open|I need an appointment with cardiology|do you smoke|can I smoke there|the smoke detector beeps|my feet are killing me|I'm dying to know your hours|my phone is dead|I need a flu shot|how much is an ambulance bill|what are the visiting hours of the emergency department|is the emergency room open|this is not an emergency|it is no emergency|I'd like a table by the fireplace|I need firewood|we want a campfire|what time is the fire drill|I am not bleeding|she is not unconscious|he never had a stroke|I can breathe fine|I want to speak to a doctor|I want to die my hair|the gas bill is too high|is there a gas station near you|bath bombs|do you offer breathing exercises|where is the stroke unit|I want to book a massage gun|my back is killing me|could you stop the music|I haven't had a heart attack|what is your emergency contact|take my order please",
  ),
  unsure: rows(
    "do you treat heart attacks|my father had a stroke last year|is there a fire|what are the symptoms of a heart attack|I had a heart attack two years ago|I hit my head|do you have a support group for suicide|I used to be suicidal|my grandmother fainted|I hear an alarm, is that a fire|I don't want to kill myself over this",
  ),
}

const spanish: Alarms = {
  sure: [
    ...of(
      'medical',
      'me duele el pecho|tengo dolor en el pecho|no puedo respirar|mi padre no respira|necesito una ambulancia|mi hijo se está ahogando|está sangrando mucho|mi esposa se desmayó',
    ),
    ...of('fire', 'hay un incendio|la cocina está en llamas|huele a gas'),
    ...of('suicide', 'quiero morir|me quiero matar|voy a suicidarme'),
    ...of('crime', 'alguien está entrando en mi casa|mi marido me pega|tiene una pistola'),
  ],
  none: rows(
    'no tengo dolor en el pecho|sin dolor de pecho|no hay fuego|dónde está la salida de incendios|quiero una cita|a qué hora abren|no es una emergencia|me muero de hambre|la factura del gas|cuál es el horario de la sala de urgencias|quiero hablar con alguien',
  ),
  unsure: rows('tratan infartos|mi padre tuvo un infarto el año pasado|hay humo|cuáles son los síntomas de un infarto'),
}

const french: Alarms = {
  sure: [
    ...of(
      'medical',
      "j'ai mal à la poitrine|je n'arrive pas à respirer|mon mari ne respire plus|il fait un infarctus|envoyez une ambulance|elle a perdu connaissance|il saigne beaucoup|ma fille s'étouffe",
    ),
    ...of('fire', 'il y a le feu|ma maison est en feu|ça sent le gaz'),
    ...of('suicide', 'je veux mourir|je vais me suicider|je veux en finir'),
    ...of('crime', "on m'agresse|mon mari me frappe|il a un couteau"),
  ],
  none: rows(
    "je n'ai pas mal à la poitrine|pas de douleur à la poitrine|il n'y a pas de feu|où est la sortie de secours|je voudrais un rendez-vous|à quelle heure ouvrez-vous|ce n'est pas une urgence|je meurs de faim|le feu d'artifice|où est le service des urgences",
  ),
  unsure: rows(
    "mon père a fait un infarctus l'année dernière|quels sont les symptômes d'un infarctus|il y a de la fumée|vous traitez les avc",
  ),
}

const german: Alarms = {
  sure: [
    ...of(
      'medical',
      'ich habe Schmerzen in der Brust|ich habe starke Brustschmerzen|ich bekomme keine Luft|mein Mann atmet nicht mehr|wir brauchen einen Krankenwagen|sie ist bewusstlos|er blutet stark|meine Tochter hat zu viele Tabletten genommen',
    ),
    ...of('fire', 'es brennt|in der Küche brennt es, unser Haus steht in Flammen|es riecht nach Gas'),
    ...of('suicide', 'ich will sterben|ich will nicht mehr leben|ich bringe mich um'),
    ...of('crime', 'ein Einbrecher ist im Haus|mein Mann schlägt mich|er hat ein Messer'),
  ],
  none: rows(
    'ich habe keine Brustschmerzen|keine Schmerzen in der Brust|wo ist der Notausgang|die Feuerwehr war da|der Rauchmelder piept|ich möchte einen Termin|wann haben Sie geöffnet|es ist kein Notfall|ich sterbe vor Hunger|wo ist die Notaufnahme|können Sie mir helfen',
  ),
  unsure: rows(
    'mein Vater hatte letztes Jahr einen Herzinfarkt|behandeln Sie Schlaganfälle und Herzinfarkt|ich sehe Rauch|was sind die Symptome bei einem Herzinfarkt',
  ),
}

const italian: Alarms = {
  sure: [
    ...of(
      'medical',
      "ho un dolore al petto|non riesco a respirare|mio padre non respira|serve un'ambulanza|mia moglie è svenuta|sta avendo un infarto|perde molto sangue|mio figlio sta soffocando",
    ),
    ...of('fire', "c'è un incendio|la casa va a fuoco|c'è odore di gas"),
    ...of('suicide', 'voglio morire|voglio farla finita|non voglio più vivere'),
    ...of('crime', 'ci sono i ladri in casa|mio marito mi picchia|ha una pistola'),
  ],
  none: rows(
    "non ho dolore al petto|senza dolori al petto|dov'è il pronto soccorso|i vigili del fuoco|vorrei un appuntamento|a che ora aprite|non è un'emergenza|muoio di fame|la bolletta del gas|posso parlare con qualcuno",
  ),
  unsure: rows(
    "mio padre ha avuto un infarto l'anno scorso|quali sono i sintomi di un infarto|vedo del fumo|curate l'ictus",
  ),
}

const portuguese: Alarms = {
  sure: [
    ...of(
      'medical',
      'estou com dor no peito|não consigo respirar|meu pai não está respirando|preciso de uma ambulância|minha esposa desmaiou|ele está tendo um infarto|está sangrando muito|meu filho está engasgado',
    ),
    ...of('fire', 'a casa está pegando fogo|tem um incêndio aqui|estou sentindo cheiro de gás'),
    ...of('suicide', 'eu quero morrer|vou me matar|não quero mais viver'),
    ...of('crime', 'tem um ladrão aqui|meu marido está me batendo|ele tem uma arma'),
  ],
  none: rows(
    'não tenho dor no peito|sem dor no peito|não tem fogo|onde fica o corpo de bombeiros|quero marcar uma consulta|a que horas abrem|não é uma emergência|estou morrendo de fome|a conta do gás|quero falar com alguém',
  ),
  unsure: rows(
    'meu pai teve um infarto no ano passado|quais são os sintomas de um infarto|estou vendo fumaça|vocês tratam avc',
  ),
}

const arabic: Alarms = {
  sure: [
    ...of(
      'medical',
      'عندي ألم في صدري|لا أستطيع التنفس|أبي لا يتنفس|أحتاج سيارة إسعاف|زوجتي فقدت الوعي|ابني يختنق|ينزف بشدة|تناول جرعة زائدة',
    ),
    ...of('fire', 'هناك حريق|البيت يحترق|أشم رائحة غاز'),
    ...of('suicide', 'أريد أن أموت|سأقتل نفسي|أفكر في الانتحار'),
    ...of('crime', 'يوجد لص في البيت|زوجي يضربني|معه سكين'),
  ],
  none: rows(
    'ليس عندي ألم في صدري|لا يوجد حريق|أين قسم الطوارئ|أريد موعدا|متى تفتحون|ليست حالة طارئة|أموت من الجوع|فاتورة الغاز|أين مخرج الحريق|أريد أن أتكلم مع موظف',
  ),
  unsure: rows('أبي أصيب بجلطة العام الماضي|هل تعالجون السكتة|أرى دخان|ما هي أعراض النوبة نوبة قلبية'),
}

const hindi: Alarms = {
  sure: [
    ...of(
      'medical',
      'मेरे सीने में दर्द है|मुझे सांस नहीं आ रही है|पिताजी को दिल का दौरा पड़ा है|एम्बुलेंस भेजिए|मेरी पत्नी बेहोश हो गई है|बहुत खून बह रहा है|उसका दम घुट रहा है|उसने ज़हर खा लिया',
    ),
    ...of('fire', 'घर में आग लग गई है|आग लगी है|गैस लीक हो रही है'),
    ...of('suicide', 'मैं मरना चाहता हूँ|मैं आत्महत्या करने जा रहा हूँ|मैं जीना नहीं चाहती'),
    ...of('crime', 'घर में चोर घुस आया है|पति मुझे मार रहा है|उसके पास बंदूक है'),
  ],
  none: rows(
    'मुझे अपॉइंटमेंट चाहिए|आप कब खुलते हैं|कोई इमरजेंसी नहीं है|खून की जाँच कब होती है|इमरजेंसी वार्ड कहाँ है|भूख से मर रहा हूँ|गैस का बिल|स्ट्रोक यूनिट कहाँ है|डॉक्टर से बात करनी है|धन्यवाद',
  ),
  unsure: rows('पिताजी को पिछले साल हार्ट अटैक हुआ था|हार्ट अटैक के लक्षण क्या हैं|मुझे धुआँ दिख रहा है|क्या आप स्ट्रोक का इलाज करते हैं'),
}

export const alarms: Readonly<Record<string, Alarms>> = {
  en: english,
  es: spanish,
  fr: french,
  de: german,
  it: italian,
  pt: portuguese,
  ar: arabic,
  hi: hindi,
}
