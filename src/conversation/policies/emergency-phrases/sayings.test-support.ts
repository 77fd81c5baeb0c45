/** More of what callers say in an emergency, however it is put, and on an ordinary day; `|` stands between two of them. */
export const sayings: Readonly<Record<string, { readonly told: string; readonly ordinary: string }>> = {
  en: {
    told: "my husband just collapsed and he's not responding|there's an intruder in my home|I can't get my breath|she took way too many sleeping pills|I'm thinking of killing myself|our apartment is on fire|my kid is choking on a grape|his lips are turning blue|I want to end it|my dad had a seizure just now|there's blood coming out and it won't stop|my left arm is numb and my chest hurts|please hurry my mom isn't breathing|the carbon monoxide alarm is going off|my ex is outside with a gun|I was just raped|I think I broke my neck|he drank drain cleaner|my water just broke|I'm having chest tightness|I feel like I'm having a heart attack|my grandson isn't breathing right|there's a man trying to break down my door|I don't see a reason to live|he got hit by a car|she's unresponsive|I've been bitten by a dog and it's bleeding a lot|the stove is on fire|we smell gas in the basement|I took all of my pills|my friend is talking about killing herself|my husband has chest pain and he's sweating|help he's got a knife|I think I'm dying|my throat is swelling up and I can't swallow|she drank rat poison|there's been an explosion at the plant|I can't feel my legs|my uncle is having a diabetic emergency|I'm bleeding and I'm pregnant",
    ordinary:
      "what time do you close|I need to cancel my appointment|is Dr Okafor taking new patients|how do I get my test results|can I speak to billing|what's the visitor policy for children|where do I park|do you validate parking|my insurance changed|do you take Medicare|I'd like to book an MRI|I need a copy of my records|can I bring food|is there a gift shop|the baby shower is in the lobby|I have a sore throat|I have a headache what doctor should I see|I was discharged yesterday and have a question|is the cafeteria open|I need a wheelchair at the entrance",
  },
  es: {
    told: 'mi esposo se desplomó y no responde|hay un intruso en mi casa|me falta el aire|tomó demasiadas pastillas para dormir|estoy pensando en matarme|el apartamento está en llamas|mi niño se está atragantando|tiene los labios azules|quiero acabar con todo|le dio una convulsión|sangra y no para|me duele el pecho y el brazo izquierdo|creo que me está dando un infarto|mi nieto no respira bien|un hombre intenta tumbar mi puerta|no le veo sentido a vivir|lo atropelló un carro|la estufa se está quemando|olemos gas en el sótano|mi amiga habla de suicidarse',
    ordinary:
      'a qué hora cierran|quiero cancelar mi cita|cómo obtengo mis resultados|puedo hablar con facturación|dónde estaciono|aceptan mi seguro|me duele la garganta|necesito una copia de mi expediente|hay cafetería|tengo dolor de cabeza',
  },
  fr: {
    told: "mon mari s'est effondré et ne répond pas|il y a un intrus chez moi|j'ai du mal à respirer|elle a pris trop de somnifères|je pense à me tuer|l'appartement est en flammes|mon enfant s'étouffe|ses lèvres sont bleues|je veux en finir avec la vie|il fait une crise de convulsions|il saigne et ça ne s'arrête pas|j'ai une douleur dans la poitrine et le bras gauche|je crois que je fais un infarctus|mon petit-fils respire mal|un homme essaie de défoncer ma porte|je ne vois plus de raison de vivre|il a été renversé par une voiture|la cuisinière est en feu|ça sent le gaz à la cave|mon amie parle de se suicider",
    ordinary:
      "à quelle heure fermez-vous|je voudrais annuler mon rendez-vous|comment avoir mes résultats|puis-je parler à la comptabilité|où se garer|prenez-vous la carte vitale|j'ai mal à la gorge|il me faut une copie de mon dossier|y a-t-il une cafétéria|j'ai mal à la tête",
  },
  de: {
    told: 'mein Mann ist zusammengebrochen und reagiert nicht|ein Einbrecher ist in meiner Wohnung|ich bekomme kaum Luft|sie hat zu viele Schlaftabletten genommen|ich denke daran mich umzubringen|die Wohnung steht in Flammen|mein Kind erstickt gerade|seine Lippen sind blau|ich will Schluss machen mit dem Leben|er hat einen Krampfanfall|er blutet und es hört nicht auf|ich habe Schmerzen in der Brust und im linken Arm|ich glaube ich habe einen Herzinfarkt|mein Enkel atmet nicht richtig|ein Mann versucht meine Tür aufzubrechen|ich sehe keinen Sinn mehr im Leben|er wurde von einem Auto angefahren|der Herd brennt|im Keller riecht es nach Gas|meine Freundin redet von Selbstmord',
    ordinary:
      'wann schließen Sie|ich möchte meinen Termin absagen|wie bekomme ich meine Befunde|kann ich mit der Buchhaltung sprechen|wo parke ich|nehmen Sie meine Versicherung|ich habe Halsschmerzen|ich brauche eine Kopie meiner Akte|gibt es eine Cafeteria|ich habe Kopfschmerzen',
  },
  it: {
    told: "mio marito è crollato e non risponde|c'è un intruso in casa mia|faccio fatica a respirare|ha preso troppi sonniferi|sto pensando di uccidermi|l'appartamento è in fiamme|mio figlio si sta strozzando|ha le labbra blu|voglio finirla con la vita|ha una crisi epilettica|sanguina e non si ferma|mi fa male il petto e il braccio sinistro|credo di avere un infarto|mio nipote respira male|un uomo sta cercando di sfondare la porta|non vedo più un motivo per vivere|è stato investito da una macchina|la cucina sta bruciando|in cantina c'è puzza di gas|la mia amica parla di suicidarsi",
    ordinary:
      "a che ora chiudete|vorrei disdire il mio appuntamento|come ricevo i risultati|posso parlare con l'amministrazione|dove parcheggio|accettate la mia assicurazione|ho mal di gola|mi serve una copia della cartella|c'è un bar|ho mal di testa",
  },
  pt: {
    told: 'meu marido desmaiou e não responde|tem um intruso na minha casa|estou com falta de ar|ela tomou remédios demais para dormir|estou pensando em me matar|o apartamento está em chamas|meu filho está engasgando|os lábios dele estão roxos|quero acabar com a minha vida|ele está tendo uma convulsão|está sangrando e não para|meu peito dói e o braço esquerdo também|acho que estou tendo um infarto|meu neto não respira direito|um homem está tentando arrombar minha porta|não vejo sentido em viver|ele foi atropelado por um carro|o fogão está pegando fogo|sinto cheiro de gás no porão|minha amiga fala em se matar',
    ordinary:
      'a que horas fecham|quero cancelar minha consulta|como recebo meus resultados|posso falar com o financeiro|onde estaciono|aceitam meu plano|estou com dor de garganta|preciso de uma cópia do prontuário|tem lanchonete|estou com dor de cabeça',
  },
  ar: {
    told: 'زوجي سقط ولا يستجيب|هناك شخص غريب في بيتي|أجد صعوبة في التنفس|تناولت حبوبا منومة كثيرة|أفكر في قتل نفسي|الشقة تحترق|طفلي يختنق|شفاهه زرقاء|أريد إنهاء حياتي|عنده تشنج الآن|ينزف ولا يتوقف|صدري يؤلمني وذراعي اليسرى|أظن أنني أصبت بنوبة قلبية|حفيدي لا يتنفس جيدا|رجل يحاول كسر بابي|لا أرى سببا للعيش|صدمته سيارة|المطبخ يحترق|نشم رائحة غاز في القبو|صديقتي تتكلم عن الانتحار',
    ordinary:
      'متى تغلقون|أريد إلغاء موعدي|كيف أحصل على النتائج|أريد التحدث مع المحاسبة|أين أوقف السيارة|هل تقبلون التأمين|عندي ألم في الحلق|أحتاج نسخة من ملفي|هل يوجد مطعم|عندي صداع',
  },
  hi: {
    told: 'मेरे पति गिर गए हैं और जवाब नहीं दे रहे|मेरे घर में कोई घुस गया है|मुझे सांस लेने में दिक्कत हो रही है|उसने नींद की बहुत सारी गोलियां खा लीं|मैं खुद को मारने की सोच रहा हूँ|फ्लैट में आग लग गई है|मेरे बच्चे का दम घुट रहा है|उसके होंठ नीले पड़ गए हैं|मैं अपनी जान देना चाहता हूँ|उसे दौरा पड़ रहा है|खून बंद नहीं हो रहा|मेरे सीने में दर्द है और बायाँ हाथ सुन्न है|मुझे लगता है मुझे हार्ट अटैक आ रहा है|मेरा पोता ठीक से सांस नहीं ले रहा|एक आदमी मेरा दरवाज़ा तोड़ने की कोशिश कर रहा है|जीने का कोई कारण नहीं दिखता|उसे गाड़ी ने टक्कर मार दी|चूल्हे में आग लग गई|तहखाने में गैस की बदबू है|मेरी दोस्त आत्महत्या करने की बात कर रही है',
    ordinary:
      'आप कब बंद होते हैं|मुझे अपॉइंटमेंट रद्द करना है|रिपोर्ट कैसे मिलेगी|बिलिंग से बात करनी है|गाड़ी कहाँ खड़ी करूँ|क्या आप बीमा लेते हैं|मेरे गले में दर्द है|मुझे फ़ाइल की कॉपी चाहिए|क्या कैंटीन है|मेरे सिर में दर्द है',
  },
}
