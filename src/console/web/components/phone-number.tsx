import { groupedNumber } from '../format/phone-number.ts'
import { common } from '../texts/en/common.ts'
import classes from './phone-number.module.css'
import { SafeText } from './safe-text.tsx'

/**
 * A telephone number as the server gives it: whole, or masked for who may not see it; null when it was withheld. What is
 * none, such as a name of the carrier's, is shown as words of others are.
 */
export function PhoneNumber({ children }: { readonly children: string | null }) {
  if (children === null || children === '') return <span>{common.withheld}</span>
  if (!/^[+\d•]+$/.test(children)) return <SafeText>{children}</SafeText>
  return (
    <bdi dir="ltr" className={classes.number}>
      {groupedNumber(children)}
    </bdi>
  )
}
