import { type CallerWords, list } from './caller-words.ts'

export const portuguese: CallerWords = {
  goodbye: list(
    'tchau|tchau tchau|até logo|até mais|até breve|até amanhã|adeus|tenha um bom dia|um bom dia|boa tarde para você|um abraço',
  ),
  done: list(
    'não|não obrigado|não obrigada|nada|mais nada|nada mais|é só isso|só isso|era só isso|é tudo|isso é tudo|era isso|tudo certo|está tudo certo|estou bem|por enquanto não|hoje não|agora não|pronto|já está',
  ),
  around: list(
    'obrigado|obrigada|muito|muita|valeu|pela|ajuda|sua|por|tudo|ok|okay|bom|boa|certo|perfeito|ótimo|então|e|a|o|é|isso|era|só|está|bem|agora|hoje|senhor|senhora|você|gentil|dia|tarde|noite|de|nada',
  ),
  listening: list(
    'mm|mhm|hm|hmm|aham|ah|oh|sim|tá|tá bom|ok|okay|certo|entendi|entendo|bom|claro|perfeito|isso|exato|pois|pois é|está bem',
  ),
  stop: list('pare|para|espere|espera|um momento|um minuto|não|desculpe|com licença|mas|alô|socorro|ajuda|chega'),
  fine: list(
    'estou bem|tudo bem|está tudo bem|tá tudo bem|alarme falso|falso alarme|não é emergência|não é uma emergência|não é nenhuma emergência|só perguntei|só estava perguntando|era brincadeira|agora não|estou em segurança',
  ),
  insults: list(
    'idiota|idiotas|imbecil|imbecis|burro|burra|estúpido|estúpida|vai se foder|vá se foder|vai tomar no cu|vai à merda|vai para o inferno|cala a boca|cale a boca|filho da puta|filha da puta|desgraçado|desgraçada|babaca|otário|otária|cretino|cretina|arrombado|seu merda|inútil|puta que te pariu',
  ),
  languages: {
    en: ['inglês'],
    es: ['espanhol'],
    fr: ['francês'],
    de: ['alemão'],
    it: ['italiano'],
    pt: ['português'],
    ar: ['árabe'],
    hi: ['hindi'],
  },
  asksForLanguage: list(
    'fala {}|falas {}|falam {}|você fala {}|vocês falam {}|pode falar {}|pode falar em {}|podemos falar {}|podemos falar em {}|falar em {}|falar {}|em {} por favor|{} por favor $|prefiro {} $|prefiro em {}|só falo {}|eu falo {}|mudar para {}|mude para {}|muda para {}|alguém que fale {}|alguém que fala {}|fale comigo em {}',
  ),
  politeness: list('por favor|olá|oi|bom dia|boa tarde|desculpe|em'),
  tells: list(
    'o|os|um|uma|não|eu|você|vocês|que|quero|queria|gostaria|preciso|tenho|tem|têm|como|onde|quando|quanto|qual|é|são|está|estão|com|sem|meu|minha|seu|sua|oi|olá|bom|boa|dia|obrigado|obrigada|posso|pode|poderia|do|da|dos|das|no|na|ao|consulta|horas|abrem|fecham|amanhã|hoje|também|mas|isso|falar|fala|ou|às',
  ),
}
