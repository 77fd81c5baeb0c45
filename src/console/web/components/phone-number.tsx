import { groupedNumber } from '../format/phone-number.ts'
import { common } from '../texts/en/common.ts'
import classes from './phone-number.module.css'

/** A telephone number as the server gives it: whole, or masked for who may not see it; null when it was withheld. */
export function PhoneNumber({ children }: { readonly children: string | null }) {
  if (children === null || children === '') return <span>{common.withheld}</span>
  return (
    <bdi dir="ltr" className={classes.number}>
      {groupedNumber(children)}
    </bdi>
  )
}
