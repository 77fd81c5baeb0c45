import type { LanguageModel } from '../../src/brain/language-model.ts'
import { assistantSchema } from '../../src/config/schema.ts'
import { createActing } from '../../src/conversation/acting.ts'
import type { Action } from '../../src/conversation/actions.ts'
import type { Call } from '../../src/conversation/call.ts'
import { createCalls } from '../../src/conversation/calls.ts'
import { openDialogue } from '../../src/conversation/dialogue/dialogue.ts'
import type { CallEvent } from '../../src/conversation/events.ts'
import type { FormDefinition } from '../../src/conversation/forms/form.ts'
import type { MenuEntry } from '../../src/conversation/menu/menu.ts'
import { createConduct } from '../../src/conversation/policies/conduct.ts'
import type { Dialogue, Handoff, SpokenLine, SpokenPiece } from '../../src/conversation/spoken-line.ts'
import { createTransfers } from '../../src/conversation/transferring.ts'
import type { TransferDesk } from '../../src/conversation/transfers.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createManualClock, type ManualClock } from '../fakes/manual-clock.ts'
import { responderWith } from '../fakes/responder-with.ts'
import { nobody } from '../fakes/transfer-desk.ts'

export interface DialogueDesk extends AsyncDisposable {
  readonly clock: ManualClock
  readonly call: Call
  dialogue: Dialogue
  /** Everything that was said on the line, piece by piece, and how it was ended. */
  readonly pieces: SpokenPiece[]
  readonly ended: Handoff[]
  /** The languages that the line was told to go on in. */
  readonly languages: string[]
  /** What was said since the last time this was asked, as one text. */
  said(): string
  /** The caller's words, and all that follows at once. */
  say(text: string): Promise<void>
  /** The line reports the end of playback. */
  silent(): Promise<void>
  /** Lets everything that is under way and waits for no clock happen. */
  rest(): Promise<void>
  /** A new session for the same call, as after a lost line. */
  reopen(): Promise<void>
  events(): Promise<CallEvent[]>
}

export interface DialogueDeskOptions {
  readonly models: (clock: ManualClock) => readonly LanguageModel[]
  readonly assistant?: Record<string, unknown>
  readonly tells?: SpokenLine['tells']
  readonly actions?: readonly Action[]
  readonly forms?: readonly FormDefinition[]
  readonly menu?: readonly MenuEntry[]
  readonly people?: TransferDesk
}

/** A dialogue on a line that only notes what is said; time stands still until it is moved. */
export async function openDialogueDesk(options: DialogueDeskOptions): Promise<DialogueDesk> {
  const { tells = { speaking: true, played: false } } = options
  const clock = createManualClock()
  const store = await openStore({ file: ':memory:' })
  const assistant = assistantSchema.parse(options.assistant ?? {})
  const responder = responderWith(options.models(clock), clock, { settings: assistant })
  const problems: unknown[] = []
  const onProblem = (error: unknown) => void problems.push(error)
  const calls = createCalls({ log: store.calls, publish: () => {}, now: clock.now, onProblem })
  const call = calls.start({ callId: 'CA1', from: '+1', to: '+2', line: 'relay', greeting: 'Hello' })
  const acting = createActing({ actions: () => options.actions ?? [], clock, onProblem })
  const conduct = createConduct(assistant, options)
  const people = options.people ?? nobody
  const transfers = createTransfers({ desk: people, language: assistant.language, clock, onProblem })
  const parts = { assistant, responder, acting, conduct, transfers, calls, clock, onProblem }
  const pieces: SpokenPiece[] = []
  const languages: string[] = []
  const ended: Handoff[] = []
  const line: SpokenLine = {
    tells,
    say: (piece) => void pieces.push(piece),
    setLanguage: (language) => void languages.push(language),
    end: (handoff) => void ended.push(handoff),
  }
  const open = (session: string, resumed: boolean) => openDialogue({ call, line, session, resumed }, parts)
  let asked = 0
  /** The store's thread answers in its own time: a check waits behind everything before it. */
  const rest = async () => {
    for (let round = 0; round < 3; round += 1) {
      await store.check(AbortSignal.timeout(5_000))
      await clock.advance(0)
    }
  }

  const desk: DialogueDesk = {
    ...{ clock, call, pieces, ended, languages, rest, dialogue: open('VX1', false) },
    said() {
      const text = pieces.slice(asked).map((piece) => piece.text)
      asked = pieces.length
      return text.join('').trim()
    },
    async say(text) {
      desk.dialogue.take({ kind: 'speech', text, final: true, language: 'en-US' })
      await rest()
    },
    async silent() {
      desk.dialogue.take({ kind: 'assistant-speaking', speaking: false })
      await rest()
    },
    async reopen() {
      desk.dialogue.close()
      desk.dialogue = open('VX2', true)
      await rest()
    },
    async events() {
      await rest()
      return (await store.calls.read('CA1')).map((record) => record.event)
    },
    async [Symbol.asyncDispose]() {
      desk.dialogue.close()
      await rest()
      await store.close()
      if (problems.length > 0) throw problems[0]
    },
  }
  await rest()
  return desk
}
