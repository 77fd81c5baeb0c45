import { type Stage, type StageDelays, stages } from '../facts/stage-delays.ts'

/**
 * Delays are counted in buckets, so that percentiles of any span of days can be told from sums. Up to 31 ms each
 * millisecond has its own; from there on a bucket ends at 1.1 times its beginning, and stands for the geometric middle,
 * from which no delay in it is further away than √1.1 - 1: 4.9 %.
 */
const exactBelow = 32
const growth = 1.1

/** The buckets of a call's delays, in the order of the turns. */
export type DelayBuckets = Readonly<Record<Stage, readonly number[]>>

/** The bucket of a delay in ms. */
export function bucketOf(ms: number): number {
  const whole = Math.max(0, Math.round(ms))
  if (whole < exactBelow) return whole
  return exactBelow + Math.floor(Math.log(whole / exactBelow) / Math.log(growth))
}

/** The delay in ms that a bucket stands for, within 5 % of every delay in it. */
export function delayOf(bucket: number): number {
  return bucket < exactBelow ? bucket : exactBelow * growth ** (bucket - exactBelow + 0.5)
}

export function bucketsOf(delays: StageDelays): DelayBuckets {
  const entries = stages.map((stage) => [stage, delays[stage].map(bucketOf)])
  return Object.fromEntries(entries) as Record<Stage, number[]>
}
