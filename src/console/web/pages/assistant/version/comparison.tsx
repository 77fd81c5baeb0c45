import { useQuery } from '@tanstack/react-query'
import { LoadingLines } from '../../../components/loading.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { assistant as texts } from '../../../texts/en/assistant.ts'
import { DiffView } from '../codemirror/diff-view.tsx'
import { TextView } from '../codemirror/text-view.tsx'
import { type RunningAssistant, type SettingsRun, versionTextQuery } from '../data.ts'
import classes from './comparison.module.css'

interface ComparisonProps {
  readonly chosen: 'running' | 'before' | 'nothing'
  readonly version: string
  readonly text: string
  readonly running: RunningAssistant
  /** Null where there is none, or none is known. */
  readonly before: SettingsRun | null
}

const words = texts.versions

/** A version beside another one, or alone. */
export function Comparison({ chosen, version, text, running, before }: ComparisonProps) {
  return (
    <div className={classes.comparison}>
      {chosen === 'nothing' && <TextView text={text} label={words.one(version)} />}
      {chosen === 'running' && (
        <DiffView
          before={text}
          beforeLabel={words.one(version)}
          after={running.text}
          afterLabel={words.againstRunning}
        />
      )}
      {chosen === 'before' && before && <WithBefore version={version} text={text} before={before} />}
    </div>
  )
}

interface WithBeforeProps extends Pick<ComparisonProps, 'version' | 'text'> {
  readonly before: SettingsRun
}

function WithBefore({ version, text, before }: WithBeforeProps) {
  const query = useQuery(versionTextQuery(before.version))
  return (
    <QueryView query={query} loading={<LoadingLines lines={8} />}>
      {(older) => (
        <DiffView
          before={older.text}
          beforeLabel={words.one(before.version)}
          after={text}
          afterLabel={words.one(version)}
        />
      )}
    </QueryView>
  )
}
