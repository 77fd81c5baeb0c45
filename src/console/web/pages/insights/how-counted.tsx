import { insights as texts } from '../../texts/en/insights.ts'
import classes from './insights.module.css'

const { how } = texts

/** What the figures mean, for who wants to know exactly. */
export function HowCounted() {
  return (
    <details className={classes.how}>
      <summary>{how.title}</summary>
      <ul>
        {how.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}
