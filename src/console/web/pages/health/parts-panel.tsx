import { Panel } from '../../components/panel.tsx'
import { SafeText } from '../../components/safe-text.tsx'
import { StatusBadge, type Tone } from '../../components/status-badge.tsx'
import { health as texts } from '../../texts/en/health.ts'
import type { Health } from './data.ts'
import classes from './parts-panel.module.css'

const tones: Readonly<Record<Health['parts'][number]['state'], Tone>> = { ok: 'good', degraded: 'notice', down: 'bad' }

/** What calls need, each with its reason. */
export function PartsPanel({ parts }: Pick<Health, 'parts'>) {
  return (
    <Panel title={texts.parts.title} lead={texts.parts.lead} id="parts">
      <ul className={classes.list}>
        {parts.map(({ name, state, reason }) => (
          <li key={name} className={classes.part}>
            <span className={classes.name}>{texts.areas[name]}</span>
            <StatusBadge tone={tones[state]}>{texts.states[state]}</StatusBadge>
            <span className={classes.reason}>
              <SafeText>{reason}</SafeText>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
