import { locale } from './locale.ts'

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
const finePercents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** Such as `12,408`. */
export function countInWords(count: number): string {
  return whole.format(count)
}

/** Such as `12.4K`, for tight places. */
export function shortCount(count: number): string {
  return compact.format(count)
}

/** @param share 0 to 1; below a tenth with one more digit */
export function percentInWords(share: number): string {
  return (Math.abs(share) < 0.1 ? finePercents : percents).format(share)
}

/** Delays: `532 ms`, from a second on `1.2 s`. */
export function delayInWords(ms: number): string {
  return ms < 1_000 ? `${whole.format(ms)} ms` : `${tenths.format(ms / 1_000)} s`
}

/**
 * An amount in its currency; parts of a cent are shown where the amount is that small, since calls cost so little.
 *
 * @param currency by ISO 4217, such as `USD`
 */
export function moneyInWords(amount: number, currency: string): string {
  const digits = amount !== 0 && Math.abs(amount) < 0.1 ? 4 : 2
  const style = { style: 'currency', currency, minimumFractionDigits: 2, maximumFractionDigits: digits } as const
  return new Intl.NumberFormat(locale, style).format(amount)
}

/** The same for tight places: parts of a cent only where there is nothing else. */
export function roughMoney(amount: number, currency: string): string {
  const digits = amount !== 0 && Math.abs(amount) < 0.005 ? 4 : 2
  const style = { style: 'currency', currency, minimumFractionDigits: 2, maximumFractionDigits: digits } as const
  return new Intl.NumberFormat(locale, style).format(amount)
}

const steps = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** Of files and disks: `38 MB`, `1.2 GB`, in steps of 1,000. */
export function bytesInWords(bytes: number): string {
  const step = bytes < 1_000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), steps.length - 1)
  const amount = bytes / 1_000 ** step
  return `${(step > 0 && amount < 10 ? tenths : whole).format(amount)} ${steps[step]}`
}
