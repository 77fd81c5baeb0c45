import { conversation as texts } from '../../../../texts/en/conversation.ts'
import classes from './said.module.css'

/** Three dots, while more is to come. */
export function GoingOn() {
  return (
    <span className={classes.going}>
      <span className="fd-unseen">{texts.goingOn}</span>
      <i aria-hidden />
      <i aria-hidden />
      <i aria-hidden />
    </span>
  )
}
