import type { Assistant } from '../../config/schema.ts'

/**
 * Everything that is said besides answers, in one language. A name in braces stands for what is put there; every
 * language has each of them.
 */
export interface Texts {
  readonly greeting: string
  readonly closingQuestion: string
  readonly farewell: string
  readonly prompts: Assistant['prompts']
  readonly fallback: Omit<Assistant['fallback'], 'dial'>
  readonly emergency: EmergencyTexts
  readonly limits: LimitTexts
  readonly language: LanguageTexts
  readonly transfer: TransferTexts
  readonly forms: FormTexts
  readonly menu: MenuTexts
  readonly actions: ActionTexts
}

/** Advice for an emergency; `{number}` is what to dial. */
interface EmergencyTexts {
  readonly medical: string
  readonly fire: string
  readonly suicide: string
  readonly crime: string
  /** In the place of `{number}` where no number is known. */
  readonly localNumber: string
  /** When the words may mean one. */
  readonly askBack: string
  readonly puttingThrough: string
  /** After "no, I am fine". */
  readonly falseAlarm: string
}

interface LimitTexts {
  /** The call has too many turns, or costs too much; then it ends. */
  readonly tooLong: string
  /** As `prompts.tooManyCalls`, for the limit of a day. */
  readonly tooManyToday: string
  /** Insults: the first time, after that, and when it ends the call. */
  readonly abuse: string
  readonly abuseAgain: string
  readonly abuseEnd: string
  /** The same words, or none that make sense, over and over. */
  readonly nonsense: string
  readonly nonsenseAgain: string
  readonly nonsenseEnd: string
  /** In the place of an end, where a person takes calls over. */
  readonly puttingThrough: string
}

interface LanguageTexts {
  /** What the language calls itself. */
  readonly name: string
  /** The call goes on in this language. */
  readonly switched: string
  /** At the beginning of a call; `{key}` is a figure. */
  readonly offer: string
}

/** `{target}` is a person or department. */
interface TransferTexts {
  readonly connecting: string
  readonly busy: string
  readonly noAnswer: string
  readonly refused: string
  readonly failed: string
  readonly closed: string
  readonly tryNext: string
  readonly offerMessage: string
  /** To the person who is called; `{summary}` says who calls and why. */
  readonly whisper: string
}

/** Questions for fields; `{value}` is what was understood, `{choices}` what can be chosen. */
interface FormTexts {
  readonly name: string
  readonly phone: string
  readonly ownNumber: string
  readonly reason: string
  readonly urgency: string
  readonly bestTime: string
  readonly email: string
  readonly date: string
  readonly code: string
  readonly again: string
  readonly readBack: string
  readonly spell: string
  readonly keypad: string
  readonly keypadOnly: string
  readonly wrongPhone: string
  readonly wrongEmail: string
  readonly wrongDate: string
  readonly wrongDigits: string
  readonly choices: string
  readonly yesOrNo: string
  readonly cancelled: string
  readonly gaveUp: string
  readonly goingOn: string
}

/** What can be reached by keys: `{key}` is a figure, `{ability}` one of the others, `{target}` a person or department. */
interface MenuTexts {
  readonly intro: string
  readonly key: string
  readonly putThrough: string
  readonly message: string
  readonly callBack: string
  readonly hours: string
}

interface ActionTexts {
  /** Something takes long. */
  readonly slow: string
  readonly failed: string
  readonly messageTaken: string
  readonly callBackTaken: string
  readonly textSent: string
}
