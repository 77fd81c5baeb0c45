import type { CallHead } from '../../../../routes/calls/view-schema.ts'
import { SafeText } from '../../../components/safe-text.tsx'
import { countInWords, moneyInWords } from '../../../format/numbers.ts'
import { call } from '../../../texts/en/call.ts'
import classes from './overview.module.css'
import { Section } from './section.tsx'

type CallCost = NonNullable<CallHead['cost']>

const texts = call.overview

/** What the call cost, part by part; what is not known is never shown as nothing. */
export function Cost({ cost, isOver }: { readonly cost: CallCost | null; readonly isOver: boolean }) {
  if (cost === null)
    return (
      <Section title={texts.cost}>
        <p className={classes.quiet}>{isOver ? call.waiting : texts.costSoon}</p>
      </Section>
    )
  const { currency, amount, parts, prices } = cost
  const isPartial = parts.some((part) => part.amount === null)
  const isEstimated = parts.some((part) => part.estimated)
  const total = moneyInWords(amount, currency)
  const { what, quantity, amount: price } = texts.columns
  return (
    <Section title={texts.cost}>
      <table className={classes.cost}>
        <caption className="fd-unseen">{texts.cost}</caption>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            <th scope="col">{quantity}</th>
            <th scope="col">{price}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={`${part.what} ${part.detail}`}>
              <th scope="row">
                {texts.costs[part.what]}
                {part.detail !== null && (
                  <span className={classes.detail}>
                    <SafeText>{part.detail}</SafeText>
                  </span>
                )}
              </th>
              <td>
                {texts.units[part.unit](countInWords(part.quantity))}
                {part.estimated && <span className={classes.detail}>{texts.estimated}</span>}
              </td>
              <td>{part.amount === null ? texts.unpriced : moneyInWords(part.amount, currency)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{texts.costTotal}</th>
            <td>{isEstimated && texts.estimated}</td>
            <td>{isPartial ? texts.atLeast(total) : total}</td>
          </tr>
        </tfoot>
      </table>
      <p className={classes.quiet}>
        {texts.prices(prices)} {isPartial && texts.unpricedWords}
      </p>
    </Section>
  )
}
