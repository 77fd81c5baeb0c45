import { type CallerWords, list } from './caller-words.ts'

export const german: CallerWords = {
  goodbye: list(
    'auf wiederhören|auf wiedersehen|wiederhören|wiedersehen|tschüss|tschüs|ciao|bis bald|bis dann|bis später|schönen tag|einen schönen tag|schönen tag noch|schönen abend|servus|ade',
  ),
  done: list(
    'nein|nein danke|nö|nee|nichts|nichts mehr|sonst nichts|weiter nichts|das wars|das war es|das wäre alles|das war alles|das ist alles|alles klar|alles gut|passt|fertig|ich bin fertig|heute nicht|im moment nicht|eigentlich nicht|keine fragen|keine weiteren fragen|keine fragen mehr',
  ),
  around: list(
    'danke|dankeschön|vielen|vielmals|besten|herzlichen|dank|schön|sehr|ok|okay|gut|super|prima|perfekt|alles|klar|dann|also|und|für|ihre|die|hilfe|auskunft|ja|das|ist|war|schon|bitte|noch|tag|schönen|einen|ich|habe|von|meiner|seite|aus|erst|mal|erstmal|wünsche|ihnen|auch|freundlich',
  ),
  listening: list(
    'mm|mhm|hm|hmm|aha|ah|oh|ach|ach so|achso|ja|jaja|jo|ok|okay|gut|alles klar|klar|genau|verstehe|ich verstehe|richtig|super|prima|schön|stimmt',
  ),
  stop: list(
    'stopp|stop|halt|warten sie|warte|moment|moment mal|nein|entschuldigung|aber|hallo|hilfe|sekunde|verzeihung',
  ),
  fine: list(
    'mir geht es gut|mir gehts gut|alles in ordnung|alles gut|alles okay|alles ok|fehlalarm|falscher alarm|kein notfall|das ist kein notfall|es ist kein notfall|ist kein notfall|ich habe nur gefragt|nur eine frage|das war ein scherz|gerade nicht|ich bin in sicherheit',
  ),
  insults: list(
    'arschloch|arschlöcher|du idiot|sie idiot|idiot|idioten|vollidiot|halt die fresse|halts maul|halt das maul|halt dein maul|fick dich|ficken sie sich|verpiss dich|leck mich|hurensohn|wichser|du bist dumm|sie sind dumm|blöde kuh|schlampe|depp|trottel|penner|miststück|scheißladen|drecksladen|du kannst mich mal|sie können mich mal',
  ),
  languages: {
    en: ['englisch'],
    es: ['spanisch'],
    fr: ['französisch'],
    de: ['deutsch'],
    it: ['italienisch'],
    pt: ['portugiesisch'],
    ar: ['arabisch'],
    hi: ['hindi'],
  },
  asksForLanguage: list(
    'sprechen sie {}|sprichst du {}|können sie {} $|können sie auch {} $|können sie {} sprechen|können wir {} sprechen|können wir auf {} sprechen|auf {} bitte|bitte auf {}|{} bitte $|bitte {} $|ich spreche {}|ich spreche nur {}|ich möchte {} sprechen|ich möchte auf {} sprechen|lieber auf {}|lieber {} $|reden wir {}|wechseln sie zu {}|wechseln sie auf {}|jemand der {} spricht|jemanden der {} spricht|auf {} sprechen|auf {} weiter',
  ),
  politeness: list('bitte|hallo|entschuldigung|auf|guten tag|guten morgen|in'),
  tells: list(
    'ich|der|die|das|und|nicht|ist|sind|ein|eine|einen|wie|wann|wo|wer|warum|welche|haben|habe|hätte|kann|können|möchte|brauche|gibt|es|sie|ihr|ihre|mein|meine|für|mit|auf|bei|von|zu|zum|zur|bitte|guten|tag|danke|gern|gerne|termin|uhr|heute|morgen|geöffnet|öffnungszeiten|auch|noch|aber|sprechen|wir|im|dem|den',
  ),
}
