import type { Talk } from './talk.ts'

export const en: Talk = {
  language: 'en-US',
  places: [
    'cardiology',
    'radiology',
    'the pharmacy',
    'billing',
    'maternity',
    'the laboratory',
    'pediatrics',
    'surgery',
  ],
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  topics: [
    {
      asked: [
        'When does {place} open on {day}?',
        'Is {place} open on {day} after {time}?',
        'Opening hours of {place}, please.',
      ],
      answered: ['On {day} {place} opens at {time}.', 'It closes at six in the evening.', 'You need no appointment.'],
    },
    {
      asked: ['How do I get to {place}?', 'Where can I park when I visit {place}?', 'Is there a bus to the hospital?'],
      answered: [
        'Take the north entrance and follow the blue line to {place}.',
        'The garage on Mill Street is free for visitors.',
      ],
    },
    {
      asked: [
        'Do you have {thing} in stock?',
        'My doctor {name} prescribed {thing}, can I pick it up?',
        'What does {thing} cost?',
      ],
      answered: ['The pharmacy keeps {thing} and can have it ready by {time}.', 'Please bring your prescription.'],
    },
    {
      asked: [
        'When can I visit {name}?',
        'My mother is in {place}, when are visiting hours?',
        'Can two of us visit on {day}?',
      ],
      answered: [
        'Visiting hours are from ten in the morning to eight in the evening.',
        'Two visitors at a time are welcome.',
      ],
    },
    {
      asked: [
        'How do I get a copy of my records?',
        'I need the report {code} from {place}.',
        'Can you send my results to doctor {name}?',
      ],
      answered: ['Medical records can be requested in the patient portal.', 'Copies are ready within five days.'],
    },
    {
      asked: [
        'Which insurance do you take?',
        'I got a bill with the number {code} that I do not understand.',
        'Can I pay in parts?',
      ],
      answered: ['We take most plans, Medicare included.', 'The billing office can set up a payment plan.'],
    },
  ],
  unknown: ['Can I bring my parrot to {place}?', 'Who painted the picture near {place}?', 'Do you rent out {thing}?'],
  notFound: 'I am sorry, I have nothing written down about that.',
  wantsPerson: ['Let me talk to somebody in {place}.', 'Can you put me through to {name}?', 'I want a human, please.'],
  connecting: 'I am putting you through now.',
  wantsMessage: ['Please take a message for {place}.', 'Could {name} call me back on {day}?'],
  noted: 'I have taken your message, and somebody will call you back.',
  emergency: 'My father has chest pain and cannot breathe.',
  hangUp: 'Please hang up and dial 911 now.',
  thanks: ['No, thank you, that was all.', 'Great, thanks, bye.', 'Thank you so much.'],
  goodbye: 'Thank you for calling. Goodbye!',
  summary: 'The caller asked about {place} and wanted to know about {thing}.',
}
