import { obstacleOf } from '../../../config/callable-numbers.ts'
import type { Assistant } from '../../../config/schema.ts'
import type { CallFacts } from '../../../conversation/actions.ts'
import type { TransferAddress } from '../../../conversation/transfers.ts'
import { lookUpNumber } from '../../../lib/phone-number.ts'
import type { DeskUses, TransferUse } from '../../ports.ts'

type TransferSettings = Assistant['transfers']

/** Guards what transfers may cost. */
export interface Allowance {
  /** Whether an address may be dialled at all, whoever asks: its country, its prefix, its tariff. */
  isAllowed(to: TransferAddress): boolean
  /**
   * How long this call may speak there, in seconds; null when one of the limits is reached. What goes on counts as if it
   * took as long as it may; tests dial nobody, and so neither count nor come to a limit. Rejects when the log cannot be read.
   */
  secondsFor(call: Pick<CallFacts, 'callId' | 'now' | 'isTest'>, to: TransferAddress): Promise<number | null>
}

const dayMs = 86_400_000
/** The carrier's own limit of a call, for attempts without one. */
const carrierSeconds = 4 * 3_600
/** An attempt that was just granted may not be in the log yet. */
const grantMs = 10_000
/** With less than this a call is not worth connecting. */
const leastSeconds = 60

interface Grant {
  readonly callId: string
  readonly at: number
  readonly cost: number
}

/** @param home the countries that may be called when the settings name none */
export function createAllowance(settings: TransferSettings, home: readonly string[], uses: DeskUses): Allowance {
  const longestSeconds = settings.longestMinutes * 60
  let grants: Grant[] = []

  /** Per minute begun. Calls over the network cost next to nothing, but a table that is wrong must not make them free. */
  function priceOf({ kind, address }: TransferAddress): number {
    const country = kind === 'number' ? lookUpNumber(address).country : null
    return (country === null ? undefined : settings.pricePerMinute[country]) ?? settings.otherPricePerMinute
  }

  function costOf({ to, seconds, limitSeconds }: TransferUse): number {
    const counted = seconds ?? limitSeconds ?? carrierSeconds
    return priceOf(to) * Math.max(Math.ceil(counted / 60), 1)
  }

  return {
    isAllowed: ({ kind, address }) => kind !== 'number' || obstacleOf(address, settings, home) === null,

    async secondsFor({ callId, now, isTest }, to) {
      if (isTest) return longestSeconds
      const recent = await uses.transfers(now - dayMs)
      const known = new Set(recent.map((use) => use.callId))
      grants = grants.filter(({ at, callId: granted }) => now - at < grantMs && !known.has(granted))
      const ofCall = recent.filter((use) => use.callId === callId).length
      if (recent.length + grants.length >= settings.mostPerDay || ofCall >= settings.mostPerCall) return null
      const seconds = secondsLeft(recent, priceOf(to))
      if (seconds < leastSeconds) return null
      grants.push({ callId, at: now, cost: priceOf(to) * Math.ceil(seconds / 60) })
      return seconds
    },
  }

  function secondsLeft(recent: readonly TransferUse[], price: number): number {
    if (settings.dailySpend === null || price === 0) return longestSeconds
    const spent = [...recent.map(costOf), ...grants.map(({ cost }) => cost)].reduce((sum, cost) => sum + cost, 0)
    const minutes = Math.floor((settings.dailySpend - spent) / price)
    return Math.min(longestSeconds, Math.max(minutes, 0) * 60)
  }
}
