import { beforeAll, describe, expect, test } from 'vitest'
import { ask, documentOf, indexOf } from './index-of.test-support.ts'
import type { PassageIndex } from './passage-index.ts'

const german = documentOf('praxis.md', 'Unsere Praxis', [
  [
    'Öffnungszeiten',
    'Die Praxis ist von Montag bis Freitag von acht bis zwölf Uhr geöffnet. Am Wochenende ist sie zu.',
  ],
  ['Parken', 'Die Parkplätze sind hinter dem Haus. Sie kosten nichts, wenn Sie einen Termin bei uns haben.'],
  ['Termine', 'Einen Termin vereinbaren Sie unter der Nummer 0341 555. Sie können ihn auch dort absagen.'],
  ['Besucher', 'Die Garage für Besucher ist gegenüber und hat zwölf Plätze, die immer frei sind.'],
])
const spanish = documentOf('clinica.md', 'Nuestra clínica', [
  ['Horario', 'La clínica está abierta de lunes a viernes de nueve a seis. Los domingos está cerrada.'],
  ['Vacunación', 'Las vacunas para los niños se ponen los martes por la tarde y cuestan treinta euros.'],
])
const french = documentOf('clinique.md', 'Notre clinique', [
  ["L'accueil", "L'hôpital est dans la rue du Pont. L'accueil est ouvert tous les jours de huit heures à midi."],
  ['Stationnement', 'Le parking est derrière le bâtiment et il est gratuit pour les patients de la clinique.'],
])
const arabic = documentOf('mustashfa.md', 'المستشفى', [
  'مواعيد الزيارة في المستشفى كل يوم من الساعة ٢ إلى الساعة ٨ مساء.',
])
const hindi = documentOf('aspatal.md', 'अस्पताल', ['दवाखाना सोमवार से शनिवार तक सुबह ९ बजे से शाम ६ बजे तक खुला रहता है।'])
const japanese = documentOf('byoin.md', '病院のご案内', [
  '駐車場は病院の裏にあります。受付は午前九時から午後五時までです。',
])
const thai = documentOf('rongphayaban.md', 'โรงพยาบาล', ['ที่จอดรถอยู่หลังอาคารหลัก เปิดทุกวันตั้งแต่เช้าถึงเย็น'])
const english = documentOf('parking.md', 'Parking', [
  'The parking garage is behind the main building. It is open day and night for all of the visitors.',
])

let index: PassageIndex

beforeAll(async () => {
  const documents = [german, spanish, french, arabic, hindi, japanese, thai, english]
  index = await indexOf(documents, { languages: ['en-US', 'de-DE'] })
})

describe('documents in many languages', () => {
  test.each([
    ['de-DE', 'Wann haben Sie geöffnet?', 'von acht bis zwölf Uhr'],
    ['de-DE', 'Wo ist denn der Parkplatz bitte', 'hinter dem Haus'],
    ['de-DE', 'Ich möchte gerne Termine vereinbaren', '0341 555'],
    ['de-DE', 'Gibt es eine Besuchergarage?', 'gegenüber'],
    ['de-AT', 'offnungszeiten', 'von acht bis zwölf Uhr'],
    ['es-ES', '¿A qué hora abren los domingos?', 'cerrada'],
    ['es-MX', '¿Cuánto cuesta la vacuna del niño?', 'treinta euros'],
    ['fr-FR', "Où est l'hôpital ?", 'rue du Pont'],
    ['fr-FR', 'Est-ce que le stationnement est gratuit', 'derrière le bâtiment'],
    ['ar-SA', 'ما هي مواعيد الزيارات', 'مواعيد الزيارة'],
    ['hi-IN', 'दवाखाना शनिवार को खुला है', 'सुबह ९ बजे'],
    ['ja-JP', '駐車場はどこですか', '裏にあります'],
    ['th-TH', 'ที่จอดรถอยู่ที่ไหน', 'หลังอาคาร'],
    ['en-US', 'Where is the parking garage?', 'behind the main building'],
    ['en-US', 'Do you have Parkplätze?', 'hinter dem Haus'],
  ])('%s: %s', async (language, question, phrase) => {
    expect((await ask(index, question, { language })).quote(300)?.text).toContain(phrase)
  })

  test.each([
    ['de-DE', 'Verkaufen Sie Fahrräder?'],
    ['de-DE', 'Wer hat das Spiel gestern gewonnen?'],
    ['es-ES', '¿Venden entradas para la ópera?'],
    ['fr-FR', 'Avez-vous une piscine ?'],
    ['ja-JP', '犬を飼えますか'],
  ])('what they do not say is declined, %s: %s', async (language, question) => {
    expect((await ask(index, question, { language })).quote(300)).toBeNull()
  })

  test.each([
    ['und am Wochenende?', 'Wann haben Sie geöffnet?', 'Wochenende'],
    ['Kann ich ihn absagen?', 'Wie bekomme ich einen Termin?', 'absagen'],
  ])('a German question goes on from another: %s', async (question, before, phrase) => {
    expect((await ask(index, question, { language: 'de-DE', before })).quote(300)?.text).toContain(phrase)
  })
})
