import { describe, expect, test } from 'vitest'
import { createClaimCheck } from './claim-check.ts'

const booking = {
  name: 'book',
  claims: {
    en: ['booked', 'confirmed', 'made your appointment'],
    de: ['gebucht', 'bestätigt'],
    fr: ['réservé', 'confirmé'],
    es: ['reservado', 'reservada', 'confirmada'],
    it: ['prenotato', 'confermato'],
    pt: ['reservado', 'confirmada'],
    ar: ['تم حجز'],
    hi: ['बुक कर दिया'],
  },
}
const transfer = {
  name: 'put_through',
  claims: {
    en: ['putting you through', 'transferring you', 'put you through'],
    de: ['verbinde sie'],
    es: ['le paso con'],
  },
}
const message = { name: 'take_message', claims: { en: ['passed on your message', 'taken your message', 'noted'] } }
const text = { name: 'send_text', claims: { en: ['sent', 'texted'] } }
const claims = [booking, transfer, message, text]

const claimed = (sentence: string, language = 'en-US', done: string[] = []) =>
  createClaimCheck(language, { claims, done: done.map((name) => ({ name, effects: true })) }).find(sentence)?.words ??
  null

describe('a claim that something was done', () => {
  test.each([
    ['I have booked you in for Tuesday.', 'I have booked'],
    ["I've booked that for you.", "I've booked"],
    ['I’ve just gone ahead and booked the room.', 'I’ve just gone ahead and booked'],
    ["Great, I've got you all booked for Tuesday.", "I've got you all booked"],
    ["I've got your appointment booked.", "I've got your appointment booked"],
    ['We have already sent it.', 'We have already sent'],
    ['I booked a table for two.', 'I booked'],
    ['Your appointment is confirmed for nine.', 'Your appointment is confirmed'],
    ['Your appointment with us has been booked.', 'has been booked'],
    ["You're booked for Tuesday.", "You're booked"],
    ["It's booked.", "It's booked"],
    ['Everything is now booked.', 'Everything is now booked'],
    ["All set, you're all booked.", "you're all booked"],
    ['Booked!', 'Booked'],
    ['A text has been sent to your phone.', 'has been sent'],
    ["I've sent you the address.", "I've sent"],
    ['We have rescheduled your visit.', 'We have rescheduled'],
    ["I've passed on your message.", "I've passed on your message"],
    ['I am putting you through now.', 'I am putting you through'],
    ["I'm just transferring you to billing.", "I'm just transferring you"],
    ['Putting you through now.', 'Putting you through'],
    ['I have checked, and I have booked it.', 'I have booked'],
    ['I have cancelled your order.', 'I have cancelled your'],
  ])('is found: %s', (sentence, words) => {
    expect(claimed(sentence)).toBe(words)
  })

  test.each([
    ['de-DE', 'Ich habe den Termin für Sie gebucht.'],
    ['de-DE', 'Ihr Termin ist bestätigt.'],
    ['de-DE', 'Der Tisch wurde gebucht.'],
    ['de-DE', 'Ich verbinde Sie jetzt.'],
    ['fr-FR', "J'ai bien réservé votre table."],
    ['fr-FR', 'Votre rendez-vous est confirmé.'],
    ['es-ES', 'He reservado su mesa.'],
    ['es-ES', 'Su cita está confirmada.'],
    ['es-ES', 'Le paso con facturación.'],
    ['it-IT', 'Ho prenotato il tavolo.'],
    ['pt-BR', 'Sua consulta está confirmada.'],
    ['ar-SA', 'تم حجز موعدك يوم الثلاثاء.'],
    ['hi-IN', 'मैंने आपका समय बुक कर दिया है।'],
  ])('is found in %s: %s', (language, sentence) => {
    expect(claimed(sentence, language)).not.toBeNull()
  })

  test.each([
    'I can book you in.',
    'Would you like me to book it?',
    'Shall I put you through?',
    'Should I put you through to billing?',
    'I can put you through.',
    'I will put you through.',
    'Let me put you through.',
    'Have I booked the right day?',
    'I have not booked it yet.',
    "I haven't booked anything.",
    'Nothing has been booked.',
    "It isn't booked.",
    'It can be booked online.',
    'Visits are booked at the front desk.',
    'Your visits are booked through the portal.',
    'All visits are booked a week ahead.',
    'We are fully booked on Friday.',
    'We are booked out until May.',
    'Once I have booked it, you get a text.',
    'If you have booked already, just come in.',
    'Your appointment will be confirmed by the clinic.',
    'It has to be confirmed first.',
    'I have to put you through for that.',
    'You can have your message passed on.',
    'Do you want it booked for nine?',
    'Your appointment is confirmed, right?',
    'I could have booked it.',
    'Bookings are confirmed within a day.',
    'Please tell me when it should be booked.',
    'The prices are noted on the board.',
    'We are open from eight to six.',
  ])('is not found where there is none: %s', (sentence) => {
    expect(claimed(sentence)).toBeNull()
  })

  test.each([
    ['de-DE', 'Soll ich Sie verbinden?'],
    ['de-DE', 'Ich kann den Termin buchen.'],
    ['de-DE', 'Ich habe noch nichts gebucht.'],
    ['de-DE', 'Termine werden online gebucht.'],
    ['de-DE', 'Ich könnte Sie verbinden.'],
    ['fr-FR', "Je n'ai pas réservé."],
    ['fr-FR', 'Je peux réserver une table.'],
    ['es-ES', '¿Le paso con facturación?'],
    ['es-ES', 'No he reservado nada.'],
    ['es-ES', 'Si quiere, le paso con facturación.'],
    ['hi-IN', 'क्या मैं बुक कर दूँ?'],
  ])('is not found where there is none, in %s: %s', (language, sentence) => {
    expect(claimed(sentence, language)).toBeNull()
  })

  test('is borne out by what was done, and by nothing else', () => {
    expect(claimed('I have booked you in.', 'en-US', ['book'])).toBeNull()
    expect(claimed('I have booked you in.', 'en-US', ['send_text'])).toBe('I have booked')
    expect(claimed('I have booked you in and sent you a text.', 'en-US', ['book'])).toBeNull()
    expect(claimed('I have booked you in. I have sent it.', 'en-US', ['book'])).toBe('I have sent')
  })

  test('that no action makes is borne out by whatever has effects', () => {
    const check = (done: { name: string; effects: boolean }[]) =>
      createClaimCheck('en', { claims: [], done }).find('I have rescheduled it.')
    expect(check([])).toMatchObject({ words: 'I have rescheduled' })
    expect(check([{ name: 'look_up', effects: false }])).not.toBeNull()
    expect(check([{ name: 'move', effects: true }])).toBeNull()
    expect(createClaimCheck('en', null).find('I have booked it.')).not.toBeNull()
  })

  test.each([
    ['All right. I have ', 11],
    ["Good, I've just ", 6],
    ['I have your appointment ', 0],
    ['I have a ', null],
    ['We are open from ', null],
    ['I have not ', null],
  ])('may begin where a growing sentence ends: %s', (sentence, at) => {
    expect(createClaimCheck('en', null).opening(sentence)).toBe(at)
  })

  test('in a language that is not known is let pass', () => {
    expect(createClaimCheck('sv-SE', null).find('Jag har bokat.')).toBeNull()
  })
})
