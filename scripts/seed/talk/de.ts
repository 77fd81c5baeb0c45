import type { Talk } from './talk.ts'

export const de: Talk = {
  language: 'de-DE',
  places: ['die Kardiologie', 'die Radiologie', 'die Apotheke', 'die Abrechnung', 'die Geburtshilfe', 'das Labor'],
  days: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  topics: [
    {
      asked: ['Wann öffnet {place} am {day}?', 'Hat {place} am {day} nach {time} noch geöffnet?'],
      answered: ['Am {day} öffnet {place} um {time}.', 'Geschlossen wird um achtzehn Uhr.'],
    },
    {
      asked: ['Wie komme ich zu Ihnen?', 'Wo kann ich parken, wenn ich {place} besuche?'],
      answered: [
        'Nehmen Sie den Nordeingang und folgen Sie der blauen Linie.',
        'Das Parkhaus in der Mühlstraße ist kostenlos.',
      ],
    },
    {
      asked: ['Haben Sie {thing} vorrätig?', 'Doktor {name} hat mir {thing} verschrieben, kann ich es abholen?'],
      answered: ['Die Apotheke hat {thing} bis {time} für Sie fertig.', 'Bringen Sie bitte das Rezept mit.'],
    },
    {
      asked: ['Wann darf ich {name} besuchen?', 'Ich verstehe die Rechnung mit der Nummer {code} nicht.'],
      answered: ['Besuchszeit ist von zehn bis zwanzig Uhr.', 'Die Abrechnung kann eine Ratenzahlung einrichten.'],
    },
  ],
  unknown: ['Darf ich meinen Papagei mitbringen?', 'Verleihen Sie {thing}?'],
  notFound: 'Es tut mir leid, dazu habe ich nichts gefunden.',
  wantsPerson: ['Ich möchte mit jemandem sprechen, {place} bitte.', 'Verbinden Sie mich bitte mit {name}.'],
  connecting: 'Ich verbinde Sie jetzt.',
  wantsMessage: ['Bitte nehmen Sie eine Nachricht auf.', 'Kann {name} mich am {day} zurückrufen?'],
  noted: 'Ich habe Ihre Nachricht notiert, jemand ruft Sie zurück.',
  emergency: 'Mein Vater hat Schmerzen in der Brust und bekommt keine Luft.',
  hangUp: 'Bitte legen Sie auf und wählen Sie sofort die 112.',
  thanks: ['Nein danke, das war alles.', 'Vielen Dank, auf Wiederhören.'],
  goodbye: 'Danke für Ihren Anruf. Auf Wiederhören!',
  summary: 'Es ging um {place}, gefragt wurde nach {thing}.',
}
