import type { Problem } from '../../../../../routes/calls/view-schema.ts'
import classes from './note.module.css'

/** What went wrong, and what can be done about it. */
export function ProblemWords({ problem }: { readonly problem: Problem | null }) {
  if (problem === null) return null
  return (
    <p>
      {problem.words} {problem.hint}
    </p>
  )
}

/** Only what can be done about it, where the rest is said already. */
export function ProblemHint({ problem }: { readonly problem: Problem }) {
  if (problem.hint === null) return null
  return <p className={classes.quiet}>{problem.hint}</p>
}
