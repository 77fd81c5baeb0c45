import type { ActionOutcome } from '../../conversation/events.ts'
import type { TransferOutcome } from '../../conversation/transfer-plan.ts'
import type { Problem } from './entries.ts'

/** What an owner is told of what went wrong in a call, and of what can be done about it. */

const modelProblems: Readonly<Record<string, Problem>> = {
  auth: {
    words: 'The model’s provider refused the API key.',
    hint: 'Check the key in the environment (MISTRAL_API_KEY for Mistral), or make a new one at the provider.',
  },
  forbidden: {
    words: 'The provider does not let this key use the model.',
    hint: 'Check at the provider what the key may use and whether the account has credit, or choose another model.',
  },
  missing: {
    words: 'The provider does not know this model.',
    hint: 'Check the model’s name under “models” in assistant.yaml; it may have been withdrawn.',
  },
  request: {
    words: 'The provider did not understand the request.',
    hint: 'Check the model’s settings under “models” in assistant.yaml; the detail says what it objects to.',
  },
  'rate-limit': {
    words: 'The provider allows no more requests at the moment.',
    hint: 'If it happens often, raise the limit at the provider, or add a second model under “models”.',
  },
  overloaded: {
    words: 'The provider has too much to do, or is out of order.',
    hint: 'If it happens often, add a second model of another provider under “models”.',
  },
  network: {
    words: 'The provider could not be reached.',
    hint: 'Check this machine’s connection to the internet, and MISTRAL_BASE_URL where that is set.',
  },
  timeout: {
    words: 'The model took too long, so that it was not waited for any more.',
    hint: 'If it happens often, choose a quicker model, or add a second one; the limits are under “timing”.',
  },
  protocol: {
    words: 'The provider answered something that is no answer of a model.',
    hint: 'Check that its address is that of an API such as Mistral’s.',
  },
  empty: {
    words: 'The model said nothing.',
    hint: 'If it happens often, choose another model.',
  },
  skipped: {
    words: 'The model was not asked, as it had failed just before.',
    hint: null,
  },
  internal: {
    words: 'Something in the program itself failed.',
    hint: 'Please report it, with the detail.',
  },
}

const unknownFailure: Problem = { words: 'The model failed.', hint: 'The detail says what the provider said.' }

/** @param kind of a `model.failed` */
export function modelProblem(kind: string): Problem {
  return Object.hasOwn(modelProblems, kind) ? (modelProblems[kind] ?? unknownFailure) : unknownFailure
}

export function actionProblem(outcome: ActionOutcome): Problem | null {
  switch (outcome) {
    case 'done':
    case 'cancelled':
      return null
    case 'failed':
      return { words: 'It could not be done.', hint: 'What came of it says why.' }
    case 'timed-out':
      return {
        words: 'It took too long, so that it was not waited for any more.',
        hint: 'Check the service that it asks, or give the action more time.',
      }
  }
}

export function transferProblem(outcome: TransferOutcome): Problem | null {
  switch (outcome) {
    case 'answered':
    case 'caller-left':
      return null
    case 'busy':
      return { words: 'The line was busy.', hint: 'Somebody under “otherwise” would be tried next.' }
    case 'no-answer':
      return { words: 'Nobody answered.', hint: 'Check the hours of this person, or name somebody under “otherwise”.' }
    case 'refused':
      return { words: 'The call was not taken.', hint: null }
    case 'voicemail':
      return { words: 'Something answered and pressed nothing: probably a voicemail.', hint: null }
    case 'failed':
      return { words: 'The number could not be dialled.', hint: 'Check it under “people” in assistant.yaml.' }
  }
}

export function correctionProblem(kind: 'invention' | 'claim'): Problem {
  return kind === 'invention'
    ? {
        words: 'The model said something that is written nowhere; it was stopped before that was spoken.',
        hint: 'If it is true, write it into a document.',
      }
    : {
        words: 'The model said that something was done which was not; it was stopped before that was spoken.',
        hint: null,
      }
}

export const lostLine: Problem = {
  words: 'The connection to the carrier was lost; the call goes on as soon as it is there again.',
  hint: 'If it happens often, check the network in front of this machine and its address (PUBLIC_URL).',
}

export const changedLine: Problem = {
  words: 'The relay line did not work for this call, which goes on by webhook.',
  hint: 'The detail says why. Check that PUBLIC_URL can be reached from the internet and lets WebSockets through.',
}
