import { type CallerWords, list } from './caller-words.ts'

export const italian: CallerWords = {
  goodbye: list(
    'arrivederci|arrivederla|ciao|ciao ciao|a presto|a dopo|buona giornata|buona serata|ci vediamo|ci sentiamo|addio',
  ),
  done: list(
    "no|no grazie|niente|nient'altro|nulla|è tutto|questo è tutto|basta così|va bene così|a posto|tutto a posto|sono a posto|ho finito|per ora no|oggi no|non ora|per oggi è tutto",
  ),
  around: list(
    "grazie|mille|tante|molte|molto|gentile|gentilissimo|gentilissima|ok|okay|va|bene|perfetto|ottimo|allora|quindi|e|per|l'aiuto|aiuto|il|suo|tutto|così|buona|giornata|serata|è|questo|oggi|ora|signore|signora|lei|a|sì|davvero|disponibilità|la|sua",
  ),
  listening: list(
    'mm|mhm|hm|hmm|ah|oh|eh|sì|si|ok|okay|va bene|bene|certo|capito|ho capito|perfetto|esatto|giusto|d’accordo|già|ah ecco',
  ),
  stop: list('stop|fermo|ferma|aspetti|aspetta|un attimo|un momento|no|scusi|mi scusi|scusa|ma|pronto|aiuto|basta'),
  fine: list(
    "sto bene|va tutto bene|tutto bene|tutto a posto|falso allarme|non è un'emergenza|nessuna emergenza|chiedevo soltanto|chiedevo solo|scherzavo|non adesso|sono al sicuro",
  ),
  insults: list(
    'stronzo|stronza|stronzi|vaffanculo|fanculo|va a quel paese|vai a quel paese|idiota|idioti|imbecille|imbecilli|cretino|cretina|cretini|deficiente|deficienti|stupido|stupida|coglione|coglioni|figlio di puttana|testa di cazzo|stai zitto|stai zitta|pezzo di merda|bastardo|bastardi|sei inutile',
  ),
  languages: {
    en: ['inglese'],
    es: ['spagnolo'],
    fr: ['francese'],
    de: ['tedesco'],
    it: ['italiano'],
    pt: ['portoghese'],
    ar: ['arabo'],
    hi: ['hindi'],
  },
  asksForLanguage: list(
    "parla {}|parli {}|parlate {}|lei parla {}|può parlare {}|può parlare in {}|possiamo parlare {}|possiamo parlare in {}|parlare in {}|parlare {}|in {} per favore|{} per favore $|preferisco {} $|preferisco l'{} $|preferisco il {} $|preferisco in {}|parlo {}|parlo solo {}|io parlo {}|passare all'{}|passare al {}|passi all'{}|passi al {}|qualcuno che parla {}|qualcuno che parli {}|mi parli in {}",
  ),
  politeness: list('per favore|buongiorno|scusi|in|salve|buonasera'),
  tells: list(
    "il|gli|che|di|è|e|un|una|sono|ho|ha|hai|vorrei|voglio|bisogno|posso|può|potrei|potrebbe|come|dove|quando|quanto|quale|perché|per|con|non|mi|mio|mia|il|della|dello|nel|nella|buongiorno|buonasera|grazie|favore|appuntamento|ora|orari|aprite|chiudete|domani|oggi|anche|ma|questo|questa|c'è|ci|siete|parlare|alle",
  ),
}
