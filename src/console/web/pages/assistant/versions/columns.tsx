import { SafeText } from '../../../components/safe-text.tsx'
import { StatusBadge } from '../../../components/status-badge.tsx'
import type { Column } from '../../../components/table/data-table.tsx'
import { RowLink } from '../../../components/table/row-link.tsx'
import { Moment } from '../../../components/times.tsx'
import { assistant as texts } from '../../../texts/en/assistant.ts'
import { fileOf, type RunningAssistant, type SettingsRun } from '../data.ts'
import classes from '../overview/overview.module.css'
import { RestoreButton } from './restore-button.tsx'

const { version: code, at, by, how, note, actions } = texts.versions.columns

/** @param running null while it is not known */
export function versionColumns(running: RunningAssistant | null, mayRestore: boolean): readonly Column<SettingsRun>[] {
  const isRunning = ({ number }: SettingsRun) => number === running?.run?.number
  const restore: Column<SettingsRun> = {
    ...{ key: 'restore', header: actions, isActions: true },
    cell: (run) =>
      running === null || run.version === running.version ? null : (
        <RestoreButton version={run.version} base={fileOf(running).version} isSmall />
      ),
  }
  return [
    { key: 'version', header: code, isTitle: true, cell: (run) => <Version run={run} /> },
    { key: 'at', header: at, cell: (run) => <Moment at={run.at} /> },
    { key: 'how', header: how, cell: (run) => texts.runs.origins[run.origin] },
    { key: 'by', header: by, cell: (run) => run.by && <SafeText>{run.by}</SafeText> },
    {
      key: 'note',
      header: note,
      isLong: true,
      cell: (run) => (run.note === '' ? null : <SafeText>{run.note}</SafeText>),
    },
    {
      ...{ key: 'now', header: texts.versions.runsNow, besideTitle: true },
      cell: (run) => (isRunning(run) ? <StatusBadge tone="good">{texts.versions.runsNow}</StatusBadge> : null),
    },
    ...(mayRestore ? [restore] : []),
  ]
}

function Version({ run: { version, number } }: { readonly run: SettingsRun }) {
  return (
    <RowLink to="/assistant/versions/$version" params={{ version }} search={{ run: number }}>
      <span className={classes.place}>{version}</span>
    </RowLink>
  )
}
