import type { CallView } from '../view/call-view.ts'
import { dateTime, oneLine } from './clean-text.ts'
import { speechOf } from './speech-times.ts'

/**
 * The transcript as WebVTT, to be shown beside a recording: what was heard, and nothing else, each with the voice that
 * says it. Times are from the start of the call. https://www.w3.org/TR/webvtt1/
 */
export function exportVtt(view: CallView, { charactersPerSecond }: { readonly charactersPerSecond: number }): string {
  const { callId, startedAt } = view.head
  const cues = speechOf(view, charactersPerSecond).flatMap(({ id, who, text, fromMs, untilMs }) => {
    const words = escaped(oneLine(text))
    return words === '' ? [] : [`${id}\n${stamp(fromMs)} --> ${stamp(untilMs)}\n<v ${who}>${words}</v>`]
  })
  const note = `NOTE\nCall ${escaped(oneLine(callId))}, began ${dateTime(startedAt)}`
  return `${['WEBVTT', note, ...cues].join('\n\n')}\n`
}

/** What would be a mark of the format; with `>` escaped there is no arrow either. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** `00:01:02.345`; hours have as many digits as they need. */
function stamp(ms: number): string {
  const part = (number: number, digits: number) => `${number}`.padStart(digits, '0')
  const seconds = Math.floor(ms / 1_000)
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  return `${part(hours, 2)}:${part(minutes, 2)}:${part(seconds % 60, 2)}.${part(ms % 1_000, 3)}`
}
