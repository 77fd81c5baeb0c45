import { KeyValues } from '../../../components/key-values.tsx'
import { Panel } from '../../../components/panel.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { assistant as texts } from '../../../texts/en/assistant.ts'
import type { AssistantOverview } from '../data.ts'
import { EditLink } from './edit-link.tsx'
import classes from './overview.module.css'

const words = texts.models

/** Which language models answer, in their order, and what carries the calls. */
export function ModelsPanel({ models, line }: Pick<AssistantOverview, 'models' | 'line'>) {
  return (
    <Panel title={words.title} lead={words.lead} actions={<EditLink part={words.title} at="models" />}>
      {models.length === 0 ? (
        <p className={classes.dimmed}>{words.none}</p>
      ) : (
        <ol className={classes.list}>
          {models.map(({ provider, model }, place) => (
            <li key={`${provider} ${model}`} className={classes.entry}>
              <span className={classes.order} aria-hidden>
                {place + 1}.
              </span>
              <span>
                <SafeText>{model}</SafeText> <span className={classes.small}>{provider}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
      <div className={classes.facts}>
        <KeyValues items={[{ label: words.line, value: words.lines[line] }]} />
      </div>
    </Panel>
  )
}
