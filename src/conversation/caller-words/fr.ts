import { type CallerWords, list } from './caller-words.ts'

export const french: CallerWords = {
  goodbye: list('au revoir|à bientôt|à plus tard|bonne journée|bonne soirée|salut|ciao|adieu|à la prochaine'),
  done: list(
    "non|non merci|rien|rien d'autre|c'est tout|ce sera tout|c'était tout|c'est bon|ça ira|ça va aller|non c'est bon|pas aujourd'hui|pas pour le moment|j'ai fini|tout est bon|pas vraiment",
  ),
  around: list(
    "merci|beaucoup|bien|très|mille|fois|pour|votre|l'aide|aide|de|d'accord|ok|okay|bon|parfait|super|alors|donc|et|vous|à|monsieur|madame|c'est|est|tout|ça|gentil|oui|bonne|journée|soirée|voilà|ben",
  ),
  listening: list(
    "mm|mhm|hm|hmm|ah|oh|euh|oui|ouais|ok|okay|d'accord|bien|très bien|je vois|je comprends|parfait|bon|super|voilà|exact",
  ),
  stop: list(
    "stop|arrêtez|arrête|attendez|attends|non|pardon|excusez-moi|un instant|une minute|mais|allô|au secours|à l'aide",
  ),
  fine: list(
    "je vais bien|ça va|tout va bien|tout va très bien|fausse alerte|ce n'est pas une urgence|c'est pas une urgence|pas une urgence|pas d'urgence|je demandais juste|je plaisantais|pas maintenant|je suis en sécurité",
  ),
  insults: list(
    'connard|connasse|connards|salope|salaud|enculé|enculés|va te faire foutre|allez vous faire foutre|va te faire enculer|ta gueule|ferme-la|fermez-la|imbécile|imbéciles|crétin|crétins|idiot|abruti|abrutis|espèce de con|pauvre con|fils de pute|bande de nuls|tu es nul|vous êtes nuls|nique ta mère|va te faire voir',
  ),
  languages: {
    en: ['anglais'],
    es: ['espagnol'],
    fr: ['français'],
    de: ['allemand'],
    it: ['italien'],
    pt: ['portugais'],
    ar: ['arabe'],
    hi: ['hindi'],
  },
  asksForLanguage: list(
    "parlez-vous {}|vous parlez {}|parles-tu {}|tu parles {}|est-ce que vous parlez {}|pouvez-vous parler {}|parler en {}|parler {}|en {} s'il vous plaît|{} s'il vous plaît $|je préfère le {} $|je préfère en {}|je parle {}|je ne parle que {}|je parle seulement {}|passer en {}|passez en {}|passer au {}|passez au {}|quelqu'un qui parle {}|on peut parler {}|parlez-moi en {}",
  ),
  politeness: list("s'il vous plaît|bonjour|pardon|excusez-moi|en|euh|madame|bonsoir"),
  tells: list(
    "je|j'ai|j'aimerais|vous|nous|est|une|des|du|les|et|pour|avec|dans|mais|mon|ma|votre|vos|voudrais|bonjour|bonsoir|merci|plaît|comment|où|quand|combien|quel|quelle|quelles|quels|qu'est-ce|est-ce|c'est|suis|avez|êtes|puis|peux|pouvez|à|au|aux|ne|pas|parler|rendez-vous|heure|ouvrez|fermez|demain|sur|chez|il",
  ),
}
