import type { PriceTable } from '../price-table.ts'

/**
 * List prices in USD as of November 2026, as far as we know them; what is missing is shown as unknown. Each account
 * has prices of its own: https://www.twilio.com/en-us/voice/pricing, https://www.twilio.com/en-us/sms/pricing,
 * https://mistral.ai/pricing. The relay and calls are from listings of others, recognition is the price of long standing.
 */
export const prices: PriceTable = {
  month: '2026-11',
  currency: 'USD',
  callPerMinute: { US: 0.0085, DE: 0.01 },
  transferPerMinute: { US: 0.014, CA: 0.014 },
  relayPerMinute: 0.07,
  recordingPerMinute: null,
  recognitionPer15Seconds: 0.02,
  // Paid by class of voice; what each class costs is not known.
  voicePer100Characters: null,
  // Besides the fees of the carriers.
  textEach: { US: 0.0083 },
  modelsPerMillionTokens: {
    'mistral-small-2603': { input: 0.15, cached: 0.015, output: 0.6 },
    'mistral-small-latest': { input: 0.15, cached: 0.015, output: 0.6 },
    'ministral-3b-2512': { input: 0.1, cached: null, output: 0.1 },
    'ministral-3b-latest': { input: 0.1, cached: null, output: 0.1 },
    'ministral-8b-2512': { input: 0.15, cached: null, output: 0.15 },
    'ministral-8b-latest': { input: 0.15, cached: null, output: 0.15 },
    'ministral-14b-2512': { input: 0.2, cached: null, output: 0.2 },
    'ministral-14b-latest': { input: 0.2, cached: null, output: 0.2 },
    'mistral-medium-3-5': { input: 1.5, cached: null, output: 7.5 },
    'mistral-medium-latest': { input: 1.5, cached: null, output: 7.5 },
    'mistral-large-2512': { input: 0.5, cached: null, output: 1.5 },
    'mistral-large-latest': { input: 0.5, cached: null, output: 1.5 },
    'mistral-large-4': { input: 1.36, cached: 0.14, output: 4.18 },
  },
}
