import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { assistantSchema } from '../../config/schema.ts'
import { createCalendar } from '../../knowledge/calendar.ts'
import type { KnowledgeSearch } from '../../knowledge/ports.ts'
import { indexHospital } from '../../knowledge/search/hospital.test-support.ts'
import { createKnowledgeSearch } from '../../knowledge/search/knowledge-search.ts'
import { createKnowledgeAnswerer } from './knowledge-answerer.ts'

const example = new URL('../../../examples/hospital/', import.meta.url)
const assistant = assistantSchema.parse(parse(readFileSync(new URL('assistant.yaml', example), 'utf8')))
/** A Wednesday, 11 in the morning in New York. */
const now = Date.parse('2026-10-07T15:00:00Z')

let search: KnowledgeSearch

beforeAll(async () => {
  search = createKnowledgeSearch({ index: await indexHospital(assistant.vocabulary), meaning: null })
})

/** What a caller hears who asked `before` just now. */
async function ask(question: string, before: string | null = null) {
  const calendar = assistant.openingHours && createCalendar(assistant.openingHours, assistant.name)
  const { name, prompts, language } = assistant
  const findings = await search.find({ text: question, before, language }, 4, new AbortController().signal)
  return createKnowledgeAnswerer({ calendar, name, prompts }).answer({ question, now, findings, earlier: [] })
}

describe('the hospital example without a model', () => {
  test('callers hear the greeting and the closing question of the defaults', () => {
    expect(assistant.greeting).toBe('Welcome to the automated assistant. What can I help you with today?')
    expect(assistant.closingQuestion).toBe('May I help you with something else?')
  })

  test.each([
    ["What are the hospital's working hours?", 'Monday to Friday from eight in the morning to six in the evening'],
    ['When is the Riverside Hospital open?', 'closed on weekends'],
    ['Are you open on Thanksgiving?', 'closed on Thursday, November 26'],
    ['Are you open right now?', 'until six in the evening'],
  ])('hours: %s', async (question, phrase) => {
    expect(await ask(question)).toMatchObject({ source: 'hours', text: expect.stringContaining(phrase) })
  })

  test.each([
    ['Where are you located?', '120 River Road'],
    ["What's your address?", '120 River Road'],
    ['Where are you?', '120 River Road'],
    ['How do I get there by bus?', 'Bus lines 12 and 40'],
    ['how can I get to the hospital by car', 'exit 14'],
    ['Where can I park?', 'behind the main building'],
    ['How much does parking cost?', '2 dollars an hour'],
    ['how much is parking', '2 dollars an hour'],
    ['Is there disabled parking?', 'next to the main entrance'],
    ['can I charge my electric car', 'Eight chargers'],
    ['When are visiting hours?', '10 a.m. to 8 p.m.'],
    ['When can I visit my mother?', '10 a.m. to 8 p.m.'],
    ['Can I bring my dog?', 'do not bring pets'],
    ['can I see my wife tonight', '10 a.m. to 8 p.m.'],
    ['What time can I see my husband in intensive care?', 'between 2 p.m. and 6 p.m.'],
    ['Can I bring my kids to visit?', 'Children may visit'],
    ['Can I bring flowers?', 'flowers'],
    ['Do you take Medicare?', 'Medicare, Medicaid'],
    ['What insurance do you accept?', 'Aetna'],
    ['How can I pay my bill?', 'by phone at 555-0130'],
    ['I think my bill is wrong', '555-0130'],
    ['How much will my treatment cost?', 'written estimate'],
    ['How do I make an appointment?', '555-0110'],
    ["Hi, I'd like to schedule an appointment please", '555-0110'],
    ['I need to cancel my appointment', 'at least 24 hours before'],
    ['What should I bring to my appointment?', 'a photo ID, your insurance card'],
    ['Can I just walk in?', 'Our walk-in clinic'],
    ["I'm running late", 'running late, call 555-0110'],
    ['is the emergency room open now', 'open 24 hours a day'],
    ['Where is the emergency room?', 'Mill Street'],
    ['how long is the wait in the ER', 'sickest patients are seen first'],
    ['When does the pharmacy open?', '9 a.m. to 6 p.m.'],
    ["What are the pharmacy's hours on Saturday?", 'Monday to Saturday'],
    ['How do I refill my prescription?', '555-0140'],
    ['how much is a flu shot', '30 dollars'],
    ['Where is the lab?', 'ground floor'],
    ['When can I get my blood drawn?', '7 a.m. to 5 p.m.'],
    ['Do I have to fast before a blood test?', 'for eight hours'],
    ['When will I get my test results?', 'within two days'],
    ['How do I get a copy of my medical records?', 'release form'],
    ['Please send my records to another doctor', 'free of charge'],
    ["I'm pregnant, where do I register?", '34th week'],
    ['My water broke', '555-0161'],
    ['Can I tour the maternity ward?', 'first Tuesday'],
    ['Do you have a pediatrician?', 'children up to 17'],
    ['My child has a fever', '555-0171'],
    ['Where do kids get vaccinated?', 'Tuesday and Thursday afternoons'],
    ['I forgot my password', 'Forgot password'],
    ['do you have a Spanish interpreter', 'Spanish and Mandarin'],
    ['can you get a sign language interpreter', '555-0190'],
    ['Do you have wheelchairs?', 'borrow a wheelchair'],
    ['I lost my phone', '555-0101'],
    ['I left my jacket there', '555-0101'],
    ['is there somewhere to eat', 'The cafeteria is on the ground floor'],
    ['What time does the cafeteria close on Sunday?', '9 a.m. to 3 p.m.'],
    ['Can I talk to a real person?', '555-0100'],
    ["What's the phone number of the billing office?", 'Billing office: 555-0130.'],
    ['What is your email address?', 'hello@riverside.example.org'],
    ['I want to make a complaint', '555-0102'],
    ['Is there wifi?', 'Riverside Guest'],
    ['Where is cardiology?', 'second floor'],
    ['how long does an MRI take', '45 minutes'],
    ['Do I need a referral for neurology?', 'referral is needed for neurology'],
    ['Can I eat before surgery?', 'do not eat for eight hours'],
    ['physical therapy hours', 'Physical therapy: days Monday to Thursday'],
    ['What departments do you have?', 'orthopedics, pediatrics'],
    ['is the pharmacy open on Sundays', 'closed on Sundays'],
    ['I have migraines who can help', 'migraine'],
    ['do I need a referral for the cardiologist', 'referral is needed'],
    ['I missed my appointment do I have to pay', '25 dollars'],
    ['how long does it take to get an appointment as a new patient', 'within two weeks'],
    ['do you have payment plans', 'payment plans without interest'],
    ['can I pay by credit card at the garage', 'by card or cash'],
    ['how do I come by train', 'train station'],
    ['which exit on the highway', 'exit 14'],
    ['how long do you keep lost things', '60 days'],
    ['how much do childbirth classes cost', '60 dollars'],
    ['does somebody have to drive me home after anesthesia', 'drive you home'],
    ['up to what age do you treat children', '17 years'],
    ['may I drink water before a blood test', 'for eight hours'],
  ])('documents: %s', async (question, phrase) => {
    expect(await ask(question)).toMatchObject({ source: 'knowledge', text: expect.stringContaining(phrase) })
  })

  test.each([
    ['where is car diology', 'second floor'],
    ['where is orthopaedix', 'first floor'],
    ['do you take met a care', 'Medicare'],
    ['I need an appointmint', '555-0110'],
    ['vizitting hours please', '10 a.m. to 8 p.m.'],
    ['is there wi fi', 'Riverside Guest'],
    ['patience portal password', 'Forgot password'],
    ['where is the m r i', 'ground floor'],
    ['where do I get an x ray', 'ground floor'],
    ['pedia tricks phone number', '555-0170'],
  ])('misheard: %s', async (question, phrase) => {
    expect(await ask(question)).toMatchObject({ source: 'knowledge', text: expect.stringContaining(phrase) })
  })

  test.each([
    ['Do you give flu shots?', 'How much is it?', '30 dollars'],
    ['When is the cafeteria open?', 'and what does lunch cost?', '9 dollars'],
    ['When are visiting hours?', 'What about intensive care?', 'between 2 p.m. and 6 p.m.'],
    ['When are visiting hours?', 'And for children?', 'Children may visit'],
    ['When is the pharmacy open?', 'Where is it?', 'next to the main entrance'],
    ['Where is neurology?', 'Do they need a referral?', 'referral is needed for neurology'],
    ['When are visiting hours?', 'Where can I park?', 'behind the main building'],
    ['Where can I park?', 'is there wifi', 'Riverside Guest'],
    ['How much does parking cost?', 'How do I refill my prescription?', '555-0140'],
  ])('after "%s": %s', async (before, question, phrase) => {
    expect(await ask(question, before)).toMatchObject({ source: 'knowledge', text: expect.stringContaining(phrase) })
  })

  test.each([
    'I have chest pain',
    "I can't breathe",
    'my chest hurts',
    'My father is having a heart attack',
    'my wife collapsed and is not waking up',
    "I think I'm having a stroke",
    'she is bleeding heavily',
    'someone is choking',
    'my husband passed out',
    'I want to kill myself',
    'My baby swallowed some pills',
    'I have chest pain and need an appointment',
  ])('emergency: %s', async (question) => {
    expect((await ask(question)).text).toMatch(/hang up (?:now )?and dial 911/)
  })

  test.each([
    'Do you sell pizza?',
    "What's the weather in Paris?",
    'Who won the football game last night?',
    'Can I buy a used car from you?',
    'How much is a plane ticket to London?',
    'Can you fix my washing machine?',
    'Do you have a swimming pool?',
    'Do you do plastic surgery?',
    'Book me a hotel room',
    'Is Doctor Miller in today?',
    'Do you offer dental care?',
    'What is your stock price?',
  ])('not in the documents: %s', async (question) => {
    const text = `${assistant.prompts.notFound} ${assistant.prompts.nextStep}`
    expect(await ask(question)).toMatchObject({ source: 'offer', text })
  })
})
