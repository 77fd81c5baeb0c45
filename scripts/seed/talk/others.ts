import type { Talk } from './talk.ts'

export const pt: Talk = {
  language: 'pt-BR',
  places: ['a cardiologia', 'a radiologia', 'a farmácia', 'o faturamento', 'a maternidade'],
  days: ['segunda-feira', 'terça-feira', 'quarta-feira', 'quinta-feira', 'sexta-feira'],
  topics: [
    {
      asked: ['A que horas abre {place} na {day}?', 'Vocês têm {thing}?'],
      answered: ['Na {day} {place} abre às {time}.', 'Não é preciso marcar consulta.'],
    },
  ],
  unknown: ['Posso levar meu papagaio?'],
  notFound: 'Sinto muito, não tenho nada sobre isso.',
  wantsPerson: ['Quero falar com {name}, por favor.'],
  connecting: 'Vou transferir a ligação.',
  wantsMessage: ['Anote um recado para {place}.'],
  noted: 'Anotei seu recado.',
  emergency: 'Meu pai está com dor no peito.',
  hangUp: 'Desligue e ligue para o 192 agora.',
  thanks: ['Não, obrigado, é só isso.'],
  goodbye: 'Obrigado por ligar. Até logo!',
  summary: 'A pessoa perguntou sobre {place} e {thing}.',
}

export const it: Talk = {
  language: 'it-IT',
  places: ['la cardiologia', 'la radiologia', 'la farmacia', 'la maternità'],
  days: ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì'],
  topics: [
    {
      asked: ['A che ora apre {place} {day}?', 'Avete {thing}?'],
      answered: ['{day} {place} apre alle {time}.', 'Non serve appuntamento.'],
    },
  ],
  unknown: ['Posso portare il mio pappagallo?'],
  notFound: 'Mi dispiace, non ho informazioni su questo.',
  wantsPerson: ['Vorrei parlare con {name}, per favore.'],
  connecting: 'La metto in contatto.',
  wantsMessage: ['Prenda un messaggio per {place}.'],
  noted: 'Ho preso nota del messaggio.',
  emergency: 'Mio padre ha dolore al petto.',
  hangUp: 'Riagganci e chiami subito il 118.',
  thanks: ['No grazie, è tutto.'],
  goodbye: 'Grazie per aver chiamato. Arrivederci!',
  summary: 'La persona ha chiesto di {place} e di {thing}.',
}

export const ar: Talk = {
  language: 'ar-SA',
  places: ['قسم القلب', 'قسم الأشعة', 'الصيدلية', 'المختبر'],
  days: ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس'],
  topics: [
    {
      asked: ['متى يفتح {place} يوم {day}؟', 'هل لديكم {thing}؟'],
      answered: ['يوم {day} يفتح {place} الساعة {time}.', 'لا تحتاج إلى موعد.'],
    },
  ],
  unknown: ['هل يمكنني إحضار الببغاء؟'],
  notFound: 'عذراً، لا أجد شيئاً عن ذلك.',
  wantsPerson: ['أريد التحدث مع {name} من فضلك.'],
  connecting: 'سأحولك الآن.',
  wantsMessage: ['خذ رسالة إلى {place} من فضلك.'],
  noted: 'سجلت رسالتك.',
  emergency: 'أبي يعاني من ألم في الصدر.',
  hangUp: 'أغلق الخط واتصل بالإسعاف فوراً.',
  thanks: ['لا شكراً، هذا كل شيء.'],
  goodbye: 'شكراً لاتصالك. مع السلامة!',
  summary: 'سأل المتصل عن {place} وعن {thing}.',
}

export const hi: Talk = {
  language: 'hi-IN',
  places: ['हृदय विभाग', 'एक्स-रे विभाग', 'दवाखाना', 'प्रयोगशाला'],
  days: ['सोमवार', 'मंगलवार', 'बुधवार', 'गुरुवार', 'शुक्रवार'],
  topics: [
    {
      asked: ['{place} {day} को कब खुलता है?', 'क्या आपके पास {thing} है?'],
      answered: ['{place} {day} को {time} बजे खुलता है।', 'अपॉइंटमेंट की ज़रूरत नहीं है।'],
    },
  ],
  unknown: ['क्या मैं अपना तोता ला सकता हूँ?'],
  notFound: 'माफ़ कीजिए, इस बारे में मेरे पास कुछ नहीं है।',
  wantsPerson: ['मुझे {name} से बात करनी है।'],
  connecting: 'मैं आपको जोड़ रहा हूँ।',
  wantsMessage: ['{place} के लिए संदेश लिख लीजिए।'],
  noted: 'आपका संदेश लिख लिया है।',
  emergency: 'मेरे पिता के सीने में दर्द है।',
  hangUp: 'फ़ोन रखिए और तुरंत 112 मिलाइए।',
  thanks: ['नहीं, धन्यवाद, बस इतना ही।'],
  goodbye: 'कॉल करने के लिए धन्यवाद। नमस्ते!',
  summary: 'कॉलर ने {place} और {thing} के बारे में पूछा।',
}

export const ja: Talk = {
  language: 'ja-JP',
  places: ['循環器科', '放射線科', '薬局', '小児科'],
  days: ['月曜日', '火曜日', '水曜日', '木曜日', '金曜日'],
  topics: [
    {
      asked: ['{day}の{place}は何時からですか。', '{thing}はありますか。'],
      answered: ['{day}の{place}は{time}からです。', '予約は必要ありません。'],
    },
  ],
  unknown: ['オウムを連れて行ってもいいですか。'],
  notFound: '申し訳ございません、それについては何も書かれていません。',
  wantsPerson: ['{name}さんと話したいです。'],
  connecting: 'おつなぎします。',
  wantsMessage: ['{place}への伝言をお願いします。'],
  noted: '伝言をお預かりしました。',
  emergency: '父が胸の痛みを訴えています。',
  hangUp: '電話を切って、すぐに119番にかけてください。',
  thanks: ['いいえ、以上です。'],
  goodbye: 'お電話ありがとうございました。',
  summary: '{place}と{thing}についての問い合わせ。',
}
