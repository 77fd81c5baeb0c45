/** What is said about recording in one language. */
interface RecordingTexts {
  readonly notice: string
  /** 1 is yes and 2 is no. */
  readonly question: string
}

/** By the first part of the tag. */
export const recordingTexts: Readonly<Record<string, RecordingTexts>> = {
  en: {
    notice: 'This call is recorded.',
    question: 'May we record this call? Please say yes or no, or press 1 for yes and 2 for no.',
  },
  es: {
    notice: 'Esta llamada se graba.',
    question: '¿Podemos grabar esta llamada? Diga sí o no, o pulse 1 para sí y 2 para no.',
  },
  fr: {
    notice: 'Cet appel est enregistré.',
    question: 'Pouvons-nous enregistrer cet appel ? Dites oui ou non, ou appuyez sur 1 pour oui et sur 2 pour non.',
  },
  de: {
    notice: 'Dieses Gespräch wird aufgezeichnet.',
    question:
      'Dürfen wir dieses Gespräch aufzeichnen? Sagen Sie ja oder nein, oder drücken Sie 1 für ja und 2 für nein.',
  },
  it: {
    notice: 'Questa chiamata viene registrata.',
    question: 'Possiamo registrare questa chiamata? Dica sì o no, oppure prema 1 per sì e 2 per no.',
  },
  pt: {
    notice: 'Esta chamada é gravada.',
    question: 'Podemos gravar esta chamada? Diga sim ou não, ou pressione 1 para sim e 2 para não.',
  },
  ar: {
    notice: 'هذه المكالمة مسجلة.',
    question: 'هل يمكننا تسجيل هذه المكالمة؟ قل نعم أو لا، أو اضغط 1 لنعم و 2 للا.',
  },
  hi: {
    notice: 'यह कॉल रिकॉर्ड की जा रही है।',
    question: 'क्या हम इस कॉल को रिकॉर्ड कर सकते हैं? हाँ या नहीं बोलिए, या हाँ के लिए 1 और नहीं के लिए 2 दबाइए।',
  },
}
