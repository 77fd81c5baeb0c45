import type { LanguageNotes } from './notes.ts'

export const german: LanguageNotes = {
  smallTalk: `äh ähm also bitte brauche bräuchte danke dürfen darf eigentlich entschuldigung frage fragen gerade gern gerne
    geht gibt guten tag morgen abend hallo heute ja möchte möchten nein sagen schon sagt wann warum weiß wieso wissen wozu
    wohl würd wofür welch woher wohin bekomme bekommen kriege mal okay ok kommt etwa dazu bitten gleich denn`,
  kept: '',
  light: `abholen ab anbieten anfangen arbeiten aufhören bald beginnen behalten benutzen bleiben brauchen bringen einfach ende
    erst finden früh führen fühlen ganz gehen genau geschehen groß halten heute holen hören immer jede jeden jetzt klein
    kommen lange lassen laufen legen letzte machen mitbringen mitnehmen mittag morgens müssen nächste nehmen neu
    nutzen passieren reparieren richtig schicken sehen setzen sitzen spät später stehen stellen suchen tag tage teil
    tragen treffen tun verwenden viel warten weit wenig woche wochen zeigen ziehen zusammen überhaupt montag dienstag
    mittwoch donnerstag freitag monat monate jahr jahre nacht nachmittag vormittag gestern übermorgen person personen`,
  spellings: [],
  askedFor: [
    [/\bwie ?viel\b/g, 'kosten'],
    [/\bwie komme? (?:ich|wir|man)\b/g, 'anfahrt'],
    [/\bwo (?:seid|sind) (?:ihr|sie)\b/g, 'adresse'],
    [/\bwann\b|\bum wie ?viel uhr\b/g, 'uhr'],
    [/\bwie lange\b/g, 'minuten'],
  ],
  related: [
    'öffnungszeiten öffnungszeit sprechzeiten geöffnet offen öffnet schließt uhr zeiten',
    'kosten kostet preis preise gebühr gebühren bezahlen kostenlos euro teuer',
    'parken parkplatz parkplätze parkhaus auto',
    'adresse anschrift anfahrt straße lage',
    'anfahrt bus bahn bahnhof zug haltestelle',
    'telefon telefonnummer nummer anrufen anruf',
    'termin termine vereinbaren buchen',
    'absagen stornieren verschieben ändern',
    'kind kinder sohn tochter',
    'besuch besuchen besucher besuchszeiten besuchszeit',
    'essen trinken cafeteria restaurant frühstück mittagessen',
    'arzt ärztin ärzte doktor',
    'wochenende samstag sonntag',
  ],
  goingOn: /^(?:(?:ok(?:ay)?|ja|nein|gut) )*(?:und|aber|oder|auch|was ist mit|wie ist es mit)\b/,
  pointing: /\b(?:das|es|dies\w*|dort|da|dafür|dahin|davon|sie|ihn|ihm)\b/,
}
