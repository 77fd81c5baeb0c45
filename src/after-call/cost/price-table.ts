import type { AfterCallSettings } from '../../config/after-call-schema.ts'

/** What things cost, in one currency; null or missing where it is not known. */
export interface PriceTable {
  /** When it was true: `2026-11`. */
  readonly month: string
  /** ISO 4217. */
  readonly currency: string
  /** Of the caller's leg, by the country of the number that was called. */
  readonly callPerMinute: ByCountry
  /** Of the leg to whom the caller is put through, by that number's country. */
  readonly transferPerMinute: ByCountry
  /** With recognition and voice. */
  readonly relayPerMinute: number | null
  readonly recordingPerMinute: number | null
  readonly recognitionPer15Seconds: number | null
  readonly voicePer100Characters: number | null
  readonly textEach: ByCountry
  readonly modelsPerMillionTokens: Readonly<Record<string, ModelPrice>>
}

interface ModelPrice {
  readonly input: number
  /** Null: as `input`. */
  readonly cached: number | null
  readonly output: number
}

type ByCountry = Readonly<Record<string, number>>

/** The shipped table with the owner's prices before its own. In another currency only the owner's count. */
export function withOwnPrices(shipped: PriceTable, { prices: own }: Pick<AfterCallSettings, 'prices'>): PriceTable {
  const isSame = own.currency === null || own.currency === shipped.currency
  const table = isSame ? shipped : { ...nothing, month: shipped.month, currency: own.currency ?? shipped.currency }
  return {
    month: table.month,
    currency: table.currency,
    callPerMinute: { ...table.callPerMinute, ...own.callPerMinute },
    transferPerMinute: { ...table.transferPerMinute, ...own.transferPerMinute },
    relayPerMinute: own.relayPerMinute ?? table.relayPerMinute,
    recordingPerMinute: own.recordingPerMinute ?? table.recordingPerMinute,
    recognitionPer15Seconds: own.recognitionPer15Seconds ?? table.recognitionPer15Seconds,
    voicePer100Characters: own.voicePer100Characters ?? table.voicePer100Characters,
    textEach: { ...table.textEach, ...own.textEach },
    modelsPerMillionTokens: { ...table.modelsPerMillionTokens, ...own.modelsPerMillionTokens },
  }
}

const nothing: Omit<PriceTable, 'month' | 'currency'> = {
  callPerMinute: {},
  transferPerMinute: {},
  relayPerMinute: null,
  recordingPerMinute: null,
  recognitionPer15Seconds: null,
  voicePer100Characters: null,
  textEach: {},
  modelsPerMillionTokens: {},
}
