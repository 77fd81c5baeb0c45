import { type CallerWords, list } from './caller-words.ts'

export const spanish: CallerWords = {
  goodbye: list(
    'adiós|hasta luego|hasta pronto|hasta mañana|chao|chau|que tenga buen día|que tenga un buen día|que le vaya bien|nos vemos',
  ),
  done: list(
    'no|no gracias|no muchas gracias|nada|nada más|eso es todo|es todo|eso era todo|con eso es todo|ya está|ya es todo|ninguna|así está bien|estoy bien|por ahora no|hoy no|de momento no|listo|todo bien',
  ),
  around: list(
    'gracias|muchas|muchísimas|muy|amable|por|su|la|el|ayuda|todo|está|bien|vale|ok|okay|bueno|perfecto|genial|ya|eso|era|es|entonces|pues|y|usted|a|señor|señora|señorita|buen|buenos|buena|buenas|día|días|tarde|tardes|noche|noches|de acuerdo|hoy|ahora',
  ),
  listening: list(
    'ajá|aja|mm|mhm|hm|hmm|ah|oh|sí|si|ok|okay|vale|claro|ya|ya veo|entiendo|bien|bueno|perfecto|exacto|de acuerdo',
  ),
  stop: list('para|pare|alto|espere|espera|un momento|no|perdón|perdone|disculpe|pero|oiga|hola|ayuda|socorro|basta'),
  fine: list(
    'estoy bien|todo bien|todo está bien|está todo bien|no pasa nada|falsa alarma|no es una emergencia|no es ninguna emergencia|no hay emergencia|solo preguntaba|sólo preguntaba|era broma|ahora no|estoy a salvo',
  ),
  insults: list(
    'idiota|idiotas|imbécil|imbéciles|estúpido|estúpida|estúpidos|vete a la mierda|váyase a la mierda|que te jodan|que te den|jódete|cállate|gilipollas|cabrón|cabrona|hijo de puta|hija de puta|pendejo|pendeja|puta madre que te parió|maricón|inútil|eres un inútil|chinga tu madre|come mierda',
  ),
  languages: {
    en: ['inglés'],
    es: ['español', 'castellano'],
    fr: ['francés'],
    de: ['alemán'],
    it: ['italiano'],
    pt: ['portugués'],
    ar: ['árabe'],
    hi: ['hindi'],
  },
  asksForLanguage: list(
    'habla {}|hablas {}|hablan {}|habla usted {}|hablar en {}|hablar {}|en {} por favor|{} por favor $|hábleme en {}|háblame en {}|prefiero {} $|prefiero en {}|solo hablo {}|sólo hablo {}|yo hablo {}|cambiar a {}|cambie a {}|cambia a {}|alguien que hable {}|puede hablar {}|puedes hablar {}|podemos hablar en {}|quiero hablar en {}',
  ),
  politeness: list('por favor|hola|disculpe|perdón|en|buenos días|buenas tardes|se puede'),
  tells: list(
    'el|los|las|una|y|que|qué|quiero|quisiera|necesito|tengo|tiene|tienen|usted|ustedes|cómo|dónde|cuándo|cuánto|cuál|para|pero|con|por|mi|su|hola|buenos|buenas|días|tardes|gracias|favor|puedo|puede|podría|es|está|están|hay|hablar|cita|muy|también|hora|abren|cierran|mañana|hoy|le|lo|al|del|estoy|soy|somos',
  ),
}
