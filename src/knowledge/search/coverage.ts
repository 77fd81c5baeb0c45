import { type Query, weightOf } from './query.ts'

/** What concepts are worth together, as a share of the whole question, looked up by eight of them at a time. */
export function createWorth(query: Query): (full: number, partial: number) => number {
  const whole = weightOf(query) || 1
  const groups = Array.from({ length: Math.ceil(query.length / 8) }, (_, group) => {
    const weights = query.slice(group * 8, group * 8 + 8)
    return {
      shift: group * 8,
      full: sums(weights.map(({ weight }) => weight / whole)),
      partial: sums(weights.map(({ weight, alternatives }) => (weight / whole) * bestPartial(alternatives))),
    }
  })
  return (full, partial) => {
    let total = 0
    for (const group of groups) {
      const fullByte = (full >>> group.shift) & 255
      const partialByte = (partial >>> group.shift) & 255 & ~fullByte
      total += (group.full[fullByte] as number) + (group.partial[partialByte] as number)
    }
    return total
  }
}

function bestPartial(alternatives: Query[number]['alternatives']): number {
  return Math.max(0, ...alternatives.filter(({ covering }) => covering < 1).map(({ covering }) => covering))
}

/** The sum of the values that each set of them, as bits, stands for. */
function sums(values: readonly number[]): Float32Array {
  return Float32Array.from({ length: 2 ** values.length }, (_, bits) =>
    values.reduce((total, value, place) => total + ((bits >>> place) & 1 ? value : 0), 0),
  )
}
