import { Panel } from '../../../components/panel.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { assistant as texts } from '../../../texts/en/assistant.ts'
import type { AssistantOverview } from '../data.ts'
import { EditLink } from './edit-link.tsx'
import classes from './overview.module.css'

const words = texts.emergencies

interface EmergenciesPanelProps extends Pick<AssistantOverview, 'emergencies'> {
  /** What callers are told to dial; null for that of the country. */
  readonly number: string | null
}

/** What no answer may delay. */
export function EmergenciesPanel({ emergencies, number }: EmergenciesPanelProps) {
  return (
    <Panel title={words.title} actions={<EditLink part={words.title} at="emergencies" />}>
      {emergencies.length === 0 ? (
        <p className={classes.dimmed}>{words.none}</p>
      ) : (
        <>
          <ul className={classes.list}>
            {emergencies.map(({ name, transfer, hangUp }) => (
              <li key={name}>
                <SafeText>{words.names[name] ?? name}</SafeText>
                <span className={classes.note}>
                  {[
                    words.advice,
                    ...(transfer ? [words.transfer(transfer)] : []),
                    ...(hangUp ? [words.hangUp] : []),
                  ].join(', ')}
                </span>
              </li>
            ))}
          </ul>
          <p className={classes.small}>{number === null ? words.numberOfCountry : words.number(number)}</p>
        </>
      )}
    </Panel>
  )
}
