import { type EmergencyWords, list } from './emergency-words.ts'

export const portuguese: EmergencyWords = {
  sure: {
    medical: list(
      'respira mal|respirando mal|não respira direito|remédios demais|comprimidos demais|muitos remédios|engasgando|lábios _ roxos|lábios _ azuis|sangrando _ não para|sangra _ não para|rosto _ paralisado|braço _ dormente|não consegue falar|bebeu _ água sanitária/veneno/detergente|bateu _ cabeça _ desacordado|desacordado|desacordada|sem ar|caiu _ não se mexe|não se mexe|não está se mexendo|não se move|tomou/tomei todos remédios/comprimidos|tomei todos os remédios|crise de asma|ataque de asma|está morrendo|estou morrendo agora|está morto|está morta|muito ferido|gravemente ferido|coração doendo|peito apertado|não acorda mais|dor/dores no/de peito|dói peito|peito dói|peito doendo|aperto/pressão no peito|não consigo respirar|não consegue respirar|não está respirando|não respira|parou de respirar|dificuldade para/de/em respirar|falta de ar|estou sem ar|está sufocando|estou sufocando|está engasgado/engasgada|engasgou|tendo/tive infarto|estou/está tendo infarto|tendo enfarte|ataque cardíaco agora|tendo ataque cardíaco|tendo avc|tendo derrame|está inconsciente|perdeu consciência|perdeu os sentidos|desmaiou|não reage|não responde|não acorda|caiu e não|perdendo muito sangue|sangrando muito|muito sangue|não para de sangrar|hemorragia|overdose|tomou/tomei muitos remédios/comprimidos|tomou/tomei comprimidos demais|bebeu veneno|bebeu água sanitária|envenenado|envenenada|está convulsionando|tendo convulsão|tendo convulsões|reação alérgica grave|choque anafilático|garganta fechando|garganta está fechando|bolsa estourou|bolsa rompeu|bebê está nascendo|preciso/precisamos ambulância|preciso de uma ambulância|mande/mandem/chame/chamem/envie ambulância|chame o samu|chamem o samu|liguem para o 192|ficando roxo/roxa|está roxo/azul|foi esfaqueado/esfaqueada|levou um tiro|levei um tiro|não tem pulso|foi atropelado/atropelada|choque elétrico|está se afogando',
    ),
    fire: list(
      'está pegando fogo|pegando fogo|pegou fogo|tem fogo|há fogo|há um incêndio|tem um incêndio|incêndio em/na/no casa/prédio/cozinha|em chamas|está queimando|casa/prédio/cozinha queimando|cheiro de gás|cheiro a gás|cheiro de fumaça|vazamento de gás|fuga de gás|muita fumaça|cheio/cheia de fumaça|muito fumo|explosão',
    ),
    suicide: list(
      'sentido em viver|sentido na vida|vontade de viver não|sem vontade de viver|fala/falando em se matar|fala/falando em suicídio|se matar|se suicidar|pensando _ me matar|penso _ me matar|acabar com minha vida|acabar _ vida|pular _ ponte|pular _ janela|ninguém sentiria minha falta|não quero mais estar aqui|cortei os pulsos|não vale a pena viver|tirar a própria vida|quero morrer|queria morrer|vou me matar|quero me matar|quero matar-me|vou matar-me|me matar|me suicidar|suicidar-me|tirar minha vida|tirar minha própria vida|acabar com minha vida|acabar com tudo e morrer|não quero viver|não quero mais viver|já não quero viver|pensamentos suicidas|pensando em suicídio|penso em suicídio|me machucar de propósito|cortar os pulsos|me enforcar|quer se matar|tentou se matar|tentou suicídio',
    ),
    crime: list(
      'arrombar/arrombando/quebrar _ porta|um intruso|tem intruso|alguém dentro de casa|alguém na minha casa|estranho na minha casa|tentando entrar em casa|tentando invadir|me seguindo com|ladrão em casa|ladrão na casa|me bateu agora|filho desapareceu|me prendeu|namorado me bate|me espancando|estou sendo assaltado/assaltada|fui assaltado/assaltada|assalto agora|estão me assaltando|estão invadindo|invadiram/invadindo casa|tem ladrão|tem um ladrão|alguém entrou em/na casa|estou sendo atacado/atacada|está me atacando|me atacou|tem uma arma|tem uma faca|está armado|com arma/faca/revólver|tiroteio|tiros|estão atirando|está me batendo|me bate|marido/namorado/companheiro bate|marido/namorado/companheiro batendo|quer me matar|vai me matar|ameaçou me matar|fui estuprada/estuprado|fui violada|me estuprou|estão me seguindo|está me seguindo|sequestrado|sequestrada|uma bomba|ameaça de bomba',
    ),
  },
  maybe: {
    medical: list(
      'respirar|respira|veneno|inconsciente|overdose|infarto|enfarte|ataque cardíaco|derrame|avc|desmaio|desmaiei|sangrando|sangra|convulsão|é uma emergência|uma emergência|emergência médica|acidente|ambulância|bateu a cabeça|bati a cabeça|reação alérgica',
    ),
    fire: list('fogo|incêndio|fumaça|chamas'),
    suicide: list('suicídio|não aguento mais|não quero morrer|não quero me matar|sumir para sempre'),
    crime: list(
      'faca|arma|ladrão|atacado|atacada|me ameaçou|ameaçado|ameaçada|perseguidor|revólver|socorro|roubado|roubada|assalto',
    ),
  },
  harmless: list(
    'não é emergência|não é uma emergência|nenhuma emergência|número de emergência|contato de emergência|saída de emergência|sala de emergência|pronto-socorro|pronto socorro|corpo de bombeiros|quartel dos bombeiros|porta corta-fogo|corta-fogo|fogos de artifício|fogo baixo|fogueira|fogão|simulado de incêndio|alarme de incêndio teste|extintor*|detector de fumaça|área de fumantes|pode fumar|seguro contra incêndio|seguro incêndio|morrendo de fome|morrendo de rir|morrer de rir|morrendo de vontade|matar o tempo|conta de gás|conta do gás|preço da ambulância|custo da ambulância|unidade de avc|bomba de banho|bomba de gasolina|pistola de cola',
  ),
  negations: list('não|sem|nunca|nenhum|nenhuma|jamais|nem'),
  distant: list(
    'ano passado|mês passado|semana passada|anos atrás|há anos|há um ano|há dois anos|há três anos|há muito tempo|meses atrás|tratam|vocês tratam|atendem|sintomas de|sintomas do|sinais de|o que é um|quais são|grupo de apoio|seguro cobre|plano cobre|curso|livro|filme|prevenir|prevenção|histórico|acompanhamento|reabilitação|recuperação|quando eu era',
  ),
  small: list(
    'o|a|os|as|um|uma|meu|minha|meus|seu|sua|muito|muita|forte|fortes|tenho|tem|estou|está|estão|tendo|sinto|sentindo|de|do|da|no|na|em|ao|é|que|uma|ele|ela|agora|aqui|ainda|se|para',
  ),
  breaks: list('mas|porque|porém'),
}
