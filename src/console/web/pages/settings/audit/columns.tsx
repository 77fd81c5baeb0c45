import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { SafeText } from '../../../components/safe-text.tsx'
import { StatusBadge, type Tone } from '../../../components/status-badge.tsx'
import type { Column } from '../../../components/table/data-table.tsx'
import { Moment } from '../../../components/times.tsx'
import { audit as texts } from '../../../texts/en/audit.ts'
import classes from './audit.module.css'
import type { AuditEntryView } from './data.ts'
import type { AuditSearch } from './search.ts'

const tones: Readonly<Record<AuditEntryView['result'], Tone>> = { ok: 'good', refused: 'notice', failed: 'bad' }

/** @param onOnly called with what is to be seen alone */
export function auditColumns(onOnly: (filter: AuditSearch) => void): readonly Column<AuditEntryView>[] {
  const { action, at, who, target, result, address } = texts.columns
  return [
    { key: 'action', header: action, isTitle: true, cell: (entry) => <Action {...entry} onOnly={onOnly} /> },
    { key: 'at', header: at, cell: (entry) => <Moment at={entry.at} style="seconds" /> },
    { key: 'who', header: who, cell: (entry) => <Who {...entry} onOnly={onOnly} /> },
    { key: 'target', header: target, cell: ({ target: on }) => (on === '' ? null : <SafeText>{on}</SafeText>) },
    {
      key: 'result',
      header: result,
      besideTitle: true,
      cell: (entry) => <StatusBadge tone={tones[entry.result]}>{texts.results[entry.result]}</StatusBadge>,
    },
    { key: 'address', header: address, cell: (entry) => entry.address || null },
  ]
}

/** The name of an action in words, or itself when it has none. */
export function actionInWords(action: string): string {
  return texts.actions.get(action) ?? action
}

interface Filtering {
  readonly onOnly: (filter: AuditSearch) => void
}

function Action({ action, onOnly }: Pick<AuditEntryView, 'action'> & Filtering) {
  const words = actionInWords(action)
  return (
    <Only title={texts.onlyAction(words)} onPick={() => onOnly({ action })}>
      {words}
    </Only>
  )
}

function Who({ actor, onOnly }: Pick<AuditEntryView, 'actor'> & Filtering) {
  if (actor.kind !== 'user' && actor.kind !== 'token') return texts.kinds[actor.kind]
  return (
    <Only title={texts.onlyActor(actor.name)} onPick={() => onOnly({ actor: actor.id })}>
      <SafeText>{actor.name}</SafeText>
    </Only>
  )
}

function Only({ title, onPick, children }: { title: string; onPick: () => void; children: ReactNode }) {
  return (
    <UnstyledButton className={classes.only} title={title} onClick={onPick}>
      {children}
    </UnstyledButton>
  )
}
