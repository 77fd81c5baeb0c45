import { Panel } from '../../../components/panel.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { editor } from '../../../texts/en/knowledge-editor.ts'
import type { QuestionGroup } from '../data.ts'
import { CallLinks } from '../questions/call-links.tsx'
import classes from './editor.module.css'

/** What callers asked, in their own words, and in which calls. */
export function AskedPanel({ group: { question, wordings, calls } }: { readonly group: QuestionGroup }) {
  return (
    <Panel title={editor.asked.title}>
      <ul className={classes.wordings}>
        {[question, ...wordings].map((wording) => (
          <li key={wording}>
            <SafeText>{wording}</SafeText>
          </li>
        ))}
      </ul>
      <CallLinks calls={calls} />
    </Panel>
  )
}
