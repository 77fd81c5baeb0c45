import { KeyValues } from '../../components/key-values.tsx'
import { Panel } from '../../components/panel.tsx'
import { Moment, TimeAgo } from '../../components/times.tsx'
import { bytesInWords, countInWords } from '../../format/numbers.ts'
import { health as texts } from '../../texts/en/health.ts'
import type { Health } from './data.ts'

const words = texts.machine

/** What it runs on, how full that is, and which versions. */
export function MachinePanel({ health }: { readonly health: Health }) {
  const { disk, settings, archive, console, versions } = health
  return (
    <Panel title={words.title} id="machine">
      <KeyValues
        items={[
          { label: words.version, value: versions.frontdesk },
          { label: words.runtime, value: `Node ${versions.node}, ${versions.database}` },
          {
            label: words.startedAt,
            value: (
              <>
                <TimeAgo at={versions.startedAt} /> (<Moment at={versions.startedAt} style="seconds" />)
              </>
            ),
          },
          { label: words.disk, value: disk ? free(disk) : words.noDisk },
          { label: words.files, value: disk && files(disk) },
          { label: words.settings, value: settings && settingsInWords(settings) },
          { label: words.archive, value: backlog(archive) },
          { label: words.console, value: console.open ? words.consoleOpen : words.consoleClosed },
        ]}
      />
    </Panel>
  )
}

function free({ freeBytes, totalBytes }: NonNullable<Health['disk']>): string {
  return words.diskOf(bytesInWords(freeBytes), bytesInWords(totalBytes))
}

function files({ files: found }: NonNullable<Health['disk']>): string {
  return found.map(({ name, bytes }) => `${name} ${bytesInWords(bytes)}`).join(', ')
}

function settingsInWords({ onDisk, faults, isExample, needsRestart }: NonNullable<Health['settings']>): string {
  const said = [
    isExample ? words.example : onDisk === 'faulty' ? words.faulty(faults) : words.settingsStates[onDisk],
    ...(needsRestart.length > 0 ? [words.restart(needsRestart.join(', '))] : []),
  ]
  return said.join(' ')
}

function backlog({ backlog: waiting, isMore }: Health['archive']): string {
  if (waiting === 0) return words.archiveNone
  return isMore ? words.archiveMore(countInWords(waiting)) : countInWords(waiting)
}
