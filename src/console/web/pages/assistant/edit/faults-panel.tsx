import { UnstyledButton } from '@mantine/core'
import { Panel } from '../../../components/panel.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { editor as texts } from '../../../texts/en/editor.ts'
import type { SettingsFault } from '../data.ts'
import classes from './faults-panel.module.css'

interface FaultsPanelProps {
  readonly faults: readonly SettingsFault[]
  /** Leads to a place in the text; counted from 1. */
  readonly onGo: (line: number, column: number) => void
}

const words = texts.faults

/** Everything that is wrong, each with the way to it. */
export function FaultsPanel({ faults, onGo }: FaultsPanelProps) {
  return (
    <Panel title={words.title} lead={words.lead} flush>
      <ol className={classes.list}>
        {faults.map((fault) => (
          <li key={`${fault.line} ${fault.path} ${fault.found}`} className={classes.item}>
            <Fault fault={fault} onGo={onGo} />
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Fault({ fault, onGo }: { readonly fault: SettingsFault; readonly onGo: FaultsPanelProps['onGo'] }) {
  const { line, column, path, found, allowed, hint } = fault
  return (
    <>
      {line === null ? (
        <strong>{path || words.whole}</strong>
      ) : (
        <UnstyledButton
          className={classes.go}
          aria-label={words.goTo(line, path || words.whole)}
          onClick={() => onGo(line, column ?? 1)}
        >
          <span className={classes.line}>{words.line(line)}</span> {path}
        </UnstyledButton>
      )}
      {hint !== null && (
        <p className={classes.hint}>
          <SafeText>{words.hint(hint)}</SafeText>
        </p>
      )}
      <dl className={classes.facts}>
        <dt>{words.found}</dt>
        <dd>
          <SafeText>{found}</SafeText>
        </dd>
        <dt>{words.allowed}</dt>
        <dd>
          <SafeText>{allowed}</SafeText>
        </dd>
      </dl>
    </>
  )
}
