import type { CostKind, CostPart } from '../../conversation/call-summary.ts'
import type { CallRecord } from '../../conversation/events.ts'
import type { PriceTable } from './price-table.ts'

interface TokenPart extends Omit<CostPart, 'amount'> {
  /** Of one token; null when the price is unknown. */
  readonly each: number | null
}

/** Tokens of a call by model and kind. Models are known by their ids, with the provider before it or without. */
export function tokenParts(records: readonly CallRecord[], { modelsPerMillionTokens }: PriceTable): TokenPart[] {
  const used = new Map<string, { input: number; cached: number; output: number }>()
  for (const { event } of records) {
    if (event.type !== 'answer.completed') continue
    for (const { model, input, cached, output } of event.usage ?? []) {
      const sum = used.get(model) ?? { input: 0, cached: 0, output: 0 }
      used.set(model, {
        input: sum.input + Math.max(input - cached, 0),
        cached: sum.cached + cached,
        output: sum.output + output,
      })
    }
  }
  return [...used].flatMap(([model, { input, cached, output }]) => {
    const price = modelsPerMillionTokens[model] ?? modelsPerMillionTokens[model.slice(model.indexOf(':') + 1)]
    const part = (what: CostKind, quantity: number, perMillion: number | undefined): TokenPart => ({
      ...{ what, detail: model, quantity, unit: 'token', estimated: false },
      each: perMillion === undefined ? null : perMillion / 1e6,
    })
    return [
      part('model-input', input, price?.input),
      part('model-cached', cached, price && (price.cached ?? price.input)),
      part('model-output', output, price?.output),
    ]
  })
}
