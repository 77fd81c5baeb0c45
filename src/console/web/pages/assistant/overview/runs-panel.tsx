import { Link } from '@tanstack/react-router'
import { KeyValues } from '../../../components/key-values.tsx'
import { Panel } from '../../../components/panel.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { Moment, TimeAgo } from '../../../components/times.tsx'
import { assistant as texts } from '../../../texts/en/assistant.ts'
import type { RunningAssistant } from '../data.ts'
import classes from './overview.module.css'

const words = texts.runs

/** Which version runs, since when, and by whom. */
export function RunsPanel({
  running: { version, file, run, needsRestart, isExample },
}: {
  readonly running: RunningAssistant
}) {
  return (
    <Panel title={words.title}>
      <KeyValues
        items={[
          {
            label: words.version,
            value: (
              <Link
                to="/assistant/versions/$version"
                params={{ version }}
                search={run ? { run: run.number } : {}}
                className={`${classes.place} ${classes.link}`}
              >
                {version}
              </Link>
            ),
          },
          {
            label: words.since,
            value: run && (
              <>
                <TimeAgo at={run.at} /> (<Moment at={run.at} />)
              </>
            ),
          },
          { label: words.how, value: run && words.origins[run.origin] },
          { label: words.by, value: run?.by ? <SafeText>{run.by}</SafeText> : null },
          { label: words.note, value: run?.note ? <SafeText>{run.note}</SafeText> : null },
          { label: words.file, value: isExample ? null : <span className={classes.place}>{file}</span> },
        ]}
      />
      {needsRestart.length > 0 && <p className={classes.small}>{words.restart(needsRestart.join(', '))}</p>}
    </Panel>
  )
}
