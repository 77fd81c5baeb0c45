import type { CallerInput, HeardInput, Speech } from './caller-inbox.ts'
import { type Line, pace, recognise, type TwimlDocument } from './line.ts'
import { Player } from './playback.ts'
import { callerSpeechMs } from './timing.ts'
import type { Gather } from './twiml/verbs.ts'

/** The parameters that a listening gave, or null when nothing was said or pressed. */
export type Heard = Readonly<Record<string, string>> | null

/** Carries out a `<Gather>`: plays what is inside, then hears the caller. Rejects when the caller hangs up. */
export async function gather(line: Line, verb: Gather, document: TwimlDocument): Promise<Heard> {
  const player = new Player(line, document)
  await playUntilInterrupted(line, player, verb)
  const input = await nextInput(line, verb.timeoutMs)
  if (input && !line.timing.assistantPaced) interruptAfterwards(player, verb, input)
  const heard = input && (await take(line, verb, input))
  if (!heard) line.transcript.line('silence')
  line.listening(false)
  return heard
}

/** Waits for the caller to do something; null once the time-out has passed without. */
export async function nextInput(line: Line, timeoutMs: number): Promise<HeardInput | null> {
  line.listening(true)
  const over = new AbortController()
  const signal = AbortSignal.any([line.signal, over.signal])
  const timeout = line.timing.callerPaced ? [line.timing.clock.sleep(timeoutMs, signal).then(() => null)] : []
  try {
    const input = await Promise.race([line.caller.peek(signal), ...timeout])
    if (input) line.caller.shift()
    if (input === null) return null
    if (input.kind !== 'noise' && input.kind !== 'speaking') return input
    const words = input.kind === 'speaking' ? await input.words.final(line.signal).catch(startAt(line, input)) : ''
    if (input.kind === 'speaking' && words !== '') return spoken(input, words)
    line.turns.start(input.turn)
  } finally {
    over.abort()
  }
  return nextInput(line, timeoutMs)
}

function spoken({ confidence, turn, bargeInAfterMs }: Extract<CallerInput, { kind: 'speaking' }>, text: string) {
  return { kind: 'speech', text, partials: [], confidence, wasLive: true, turn, bargeInAfterMs } as const
}

/** What is lost when the line goes elsewhere has had its turn. */
function startAt(line: Line, { turn }: CallerInput): (error: unknown) => never {
  return (error) => {
    line.turns.start(turn)
    throw error
  }
}

async function playUntilInterrupted(line: Line, player: Player, verb: Gather): Promise<void> {
  const cut = new AbortController()
  const played = new AbortController()
  const watching = line.timing.assistantPaced ? cutIn(line, player, verb, cut, played.signal) : null
  await player.play(verb.nested, AbortSignal.any([line.signal, cut.signal]))
  played.abort()
  await watching
  line.signal.throwIfAborted()
}

/** Stops the player when the caller cuts in; gives up when all was played. */
async function cutIn(line: Line, player: Player, verb: Gather, cut: AbortController, played: AbortSignal) {
  try {
    const input = await line.caller.peek(played)
    if (!interrupts(verb, input)) return
    await line.timing.clock.sleep(Math.max(0, (input.bargeInAfterMs ?? 0) - player.elapsedMs), played)
    cut.abort()
  } catch (error) {
    if (!played.aborted) throw error
  }
}

/** Without timing all is played at once, so an interruption is applied to what was just played. */
function interruptAfterwards(player: Player, verb: Gather, input: CallerInput): void {
  if (interrupts(verb, input)) player.cutAt(input.bargeInAfterMs ?? 0)
}

function interrupts(verb: Gather, input: CallerInput): boolean {
  return verb.bargeIn && input.bargeInAfterMs !== null && understands(verb, input)
}

function understands(verb: Gather, input: CallerInput): boolean {
  const speaks = input.kind === 'speech' || input.kind === 'speaking'
  return (speaks && verb.hearsSpeech) || (input.kind === 'keys' && verb.hearsKeys)
}

async function take(line: Line, verb: Gather, input: HeardInput): Promise<Heard> {
  if (input.kind === 'speech') line.transcript.caller('speech', input.text)
  if (input.kind === 'keys') line.transcript.caller('keypad', input.digits)
  const { heard, lastsMs } = understands(verb, input) ? hear(verb, input) : { heard: null, lastsMs: verb.timeoutMs }
  try {
    await pace(line, 'caller', lastsMs, line.signal)
    if (heard && input.kind === 'speech') await recognise(line, line.signal)
  } finally {
    line.turns.start(input.turn)
  }
  return heard
}

function hear(verb: Gather, input: HeardInput): { heard: Heard; lastsMs: number } {
  switch (input.kind) {
    case 'silence':
      return { heard: null, lastsMs: verb.timeoutMs }
    case 'speech':
      return { heard: speechParameters(verb, input), lastsMs: speechMs(input) + verb.endOfSpeechMs }
    case 'keys': {
      const { digits, finishedOnKey, complete } = enter(verb, input.digits)
      const heard = digits ? { Digits: digits, FinishedOnKey: finishedOnKey } : null
      return { heard, lastsMs: complete ? 0 : verb.timeoutMs }
    }
  }
}

function speechMs({ text, wasLive }: Speech): number {
  return wasLive ? 0 : callerSpeechMs(text)
}

function speechParameters(verb: Gather, input: { text: string; confidence: number | null }) {
  const confidence = input.confidence === null ? {} : { Confidence: String(input.confidence) }
  return { SpeechResult: input.text, Language: verb.language, ...confidence }
}

/** What the keys pressed amount to: up to the finishing key or the wanted number of digits; the rest is lost. */
export function enter(verb: Gather, keys: string): { digits: string; finishedOnKey: string; complete: boolean } {
  const finish = verb.finishOnKey ? keys.indexOf(verb.finishOnKey) : -1
  const entered = finish < 0 ? keys : keys.slice(0, finish)
  const digits = entered.slice(0, verb.numDigits ?? entered.length)
  const full = digits.length === verb.numDigits
  const finishedOnKey = finish >= 0 && !full ? verb.finishOnKey : ''
  return { digits, finishedOnKey, complete: full || finishedOnKey !== '' }
}
