import { z } from 'zod'
import type { TwilioClient } from './client.ts'
import { deleteResource } from './texts.ts'

/** A call as Twilio has it. https://www.twilio.com/docs/voice/api/call-resource */
interface CarrierCall {
  readonly sid: string
  readonly status: string
  /** In seconds; null while it goes on. */
  readonly seconds: number | null
  /** What it cost so far, as a positive number; null until Twilio knows, some time after the end. */
  readonly price: number | null
  /** ISO 4217, such as `USD`; null without a price. */
  readonly currency: string | null
}

/** A recording as Twilio has it. https://www.twilio.com/docs/voice/api/recording */
interface CarrierRecording {
  readonly sid: string
  readonly status: string
  readonly seconds: number | null
}

/** Calls that go on or are over, at Twilio. All reject with a `TwilioError`, or the signal's reason. */
export interface CarrierCalls {
  endCall(callSid: string, signal: AbortSignal): Promise<void>
  /** The running document is left for the one at this address. */
  redirectCall(callSid: string, url: string, signal: AbortSignal): Promise<void>
  fetchCall(callSid: string, signal: AbortSignal): Promise<CarrierCall>
  /** The legs that were dialled for a call. */
  listLegs(callSid: string, signal: AbortSignal): Promise<readonly CarrierCall[]>
}

/** Recordings of calls. All reject with a `TwilioError`, or the signal's reason. */
export interface CarrierRecordings {
  /** Begins to record a call that goes on; gives the recording's id. `statusUrl` is told when it can be fetched. */
  startRecording(callSid: string, statusUrl: string, signal: AbortSignal): Promise<string>
  /** While it is paused nothing is recorded, not even silence. */
  pauseRecording(callSid: string, recordingSid: string, paused: boolean, signal: AbortSignal): Promise<void>
  listRecordings(callSid: string, signal: AbortSignal): Promise<readonly CarrierRecording[]>
  /** One that is gone already is fine. */
  deleteRecording(recordingSid: string, signal: AbortSignal): Promise<void>
  /** WAV by default; two channels where it was recorded so. */
  fetchRecording(recordingSid: string, signal: AbortSignal, format?: 'wav' | 'mp3'): Promise<Uint8Array>
}

const whole = z.coerce.number().int().nonnegative().nullable().catch(null)
const price = z.coerce.number().nullable().catch(null)

const call = z
  .object({ sid: z.string(), status: z.string(), duration: whole, price, price_unit: z.string().nullish() })
  .transform(({ sid, status, duration, price: charged, price_unit: unit }) => ({
    ...{ sid, status, seconds: duration },
    // Twilio writes what it charges as a negative number.
    price: charged === null ? null : Math.abs(charged),
    currency: charged === null ? null : (unit ?? null),
  }))

const recording = z
  .object({ sid: z.string(), status: z.string(), duration: whole })
  .transform(({ sid, status, duration }) => ({ sid, status, seconds: duration }))

export function createCarrierCalls(client: TwilioClient): CarrierCalls {
  const pathOf = (callSid: string) => `/Calls/${encodeURIComponent(callSid)}.json`
  const update = async (callSid: string, parameters: Record<string, string>, signal: AbortSignal) =>
    void (await client.request({ method: 'POST', path: pathOf(callSid), parameters }, z.unknown(), signal))

  return {
    endCall: (callSid, signal) => update(callSid, { Status: 'completed' }, signal),
    redirectCall: (callSid, url, signal) => update(callSid, { Url: url, Method: 'POST' }, signal),
    fetchCall: (callSid, signal) => client.request({ method: 'GET', path: pathOf(callSid) }, call, signal),
    async listLegs(callSid, signal) {
      const parameters = { ParentCallSid: callSid, PageSize: '100' }
      const listed = z.object({ calls: z.array(call) })
      return (await client.request({ method: 'GET', path: '/Calls.json', parameters }, listed, signal)).calls
    },
  }
}

export function createCarrierRecordings(client: TwilioClient): CarrierRecordings {
  const ofCall = (callSid: string) => `/Calls/${encodeURIComponent(callSid)}/Recordings`
  const own = (recordingSid: string) => `/Recordings/${encodeURIComponent(recordingSid)}`

  return {
    async startRecording(callSid, statusUrl, signal) {
      const parameters = {
        RecordingChannels: 'dual',
        RecordingStatusCallback: statusUrl,
        RecordingStatusCallbackMethod: 'POST',
      }
      const path = `${ofCall(callSid)}.json`
      return (await client.request({ method: 'POST', path, parameters }, recording, signal)).sid
    },
    async pauseRecording(callSid, recordingSid, paused, signal) {
      const path = `${ofCall(callSid)}/${encodeURIComponent(recordingSid)}.json`
      const parameters: Record<string, string> = paused
        ? { Status: 'paused', PauseBehavior: 'skip' }
        : { Status: 'in-progress' }
      await client.request({ method: 'POST', path, parameters }, z.unknown(), signal)
    },
    async listRecordings(callSid, signal) {
      const parameters = { PageSize: '100' }
      const listed = z.object({ recordings: z.array(recording) })
      const path = `${ofCall(callSid)}.json`
      return (await client.request({ method: 'GET', path, parameters }, listed, signal)).recordings
    },
    deleteRecording: (recordingSid, signal) => deleteResource(client, `${own(recordingSid)}.json`, signal),
    fetchRecording: (recordingSid, signal, format = 'wav') =>
      client.fetchMedia(`${own(recordingSid)}.${format}`, signal),
  }
}
