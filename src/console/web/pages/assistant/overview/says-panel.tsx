import { Panel } from '../../../components/panel.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { assistant as texts } from '../../../texts/en/assistant.ts'
import type { AssistantOverview } from '../data.ts'
import { EditLink } from './edit-link.tsx'
import classes from './overview.module.css'

const words = texts.says

/** What it calls itself, and the words that are the same in every call. */
export function SaysPanel({ overview }: { readonly overview: AssistantOverview }) {
  const { name, greeting, closingQuestion, farewell, languages } = overview
  const said = [
    { label: words.greeting, text: greeting },
    { label: words.closing, text: closingQuestion },
    { label: words.farewell, text: farewell },
  ]
  return (
    <Panel title={words.title} actions={<EditLink part={words.title} at="greeting" />}>
      <dl className={classes.says}>
        <div>
          <dt>{words.name}</dt>
          <dd>
            <SafeText>{name}</SafeText>
          </dd>
        </div>
        {said.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={classes.quote}>
              <SafeText lang={languages[0]?.code ?? 'en'}>{text}</SafeText>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
