import type { DeskTexts } from './desk-texts.ts'

export const english: DeskTexts = {
  transfer: {
    instead: '{asked} cannot be reached at this time, so I am putting you through to {name}.',
    which: 'Do you mean {names}?',
    nobody: 'I have nobody of that name. I can put you through to {names}.',
    full: 'I am sorry, I cannot put calls through at the moment.',
  },
  whisper: {
    emergency: 'This is an emergency.',
    from: 'It comes from {number}.',
    said: 'The caller said: {words}',
  },
  message: {
    begin: 'I will take a message.',
    beginCallBack: 'I will note that you would like to be called back.',
    noNumber: 'That does not look like a phone number. Please give me the whole number.',
  },
  text: {
    noNumber: 'I cannot send a text message to the number that you are calling from.',
    unwanted: 'This number does not take text messages from us, so I did not send one.',
    enough: 'I have sent all the text messages that I may send to this number for now.',
    failed: 'I am sorry, the text message could not be sent.',
    stopped: 'You will get no more text messages from this line.',
    allowed: 'You can get text messages from this line again.',
  },
  code: {
    message: '{code} is your code for {business}. Tell it to nobody who calls you.',
    sent: 'I have just texted a code of six figures to the number that you are calling from.',
    right: 'Thank you, the code is right.',
    wrong: 'That code is not right.',
    over: 'That code can no longer be used. I can text you a new one.',
  },
  call: {
    slower: 'I will speak more slowly.',
    usual: 'I will speak at the usual speed again.',
    unknownLanguage: 'I am sorry, I do not speak that language.',
  },
  menu: {
    phrases: {
      operator: ['operator', 'agent', 'a person', 'a human', 'real person', 'representative', 'speak to someone'],
      message: ['leave a message', 'take a message', 'message'],
      callBack: ['call me back', 'call back', 'callback'],
      hours: ['opening hours', 'opening times', 'business hours', 'when are you open'],
    },
    personPhrases: ['{name}', 'speak to {name}', 'talk to {name}', 'put me through to {name}', 'connect me to {name}'],
  },
  claims: {
    transfer: ['putting you through', 'transferring you', 'connecting you', 'put you through', 'transferred you'],
    message: [
      'taken your message',
      'passed on your message',
      'passed your message',
      'noted your message',
      'left a message',
      'your message has been',
      'forwarded your message',
    ],
    callBack: ['noted your call back', 'requested a call back', 'arranged a call back', 'scheduled a call back'],
    text: [
      'texted you',
      'sent you a text',
      'sent you the',
      'sent it to your phone',
      'sent a text',
      'text is on its way',
    ],
    code: ['texted you a code', 'sent you a code'],
    verified: ['verified you', 'verified your'],
  },
}
