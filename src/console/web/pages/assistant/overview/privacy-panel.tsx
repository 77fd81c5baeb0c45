import { KeyValues } from '../../../components/key-values.tsx'
import { Panel } from '../../../components/panel.tsx'
import { assistant as texts } from '../../../texts/en/assistant.ts'
import type { AssistantOverview } from '../data.ts'
import { EditLink } from './edit-link.tsx'

const words = texts.privacy

/** Whether calls are recorded, what is made unreadable, and how long things are kept. */
export function PrivacyPanel({ overview: { recording, privacy, memory } }: { readonly overview: AssistantOverview }) {
  return (
    <Panel title={words.title} actions={<EditLink part={words.title} at="privacy" />}>
      <KeyValues
        items={[
          { label: words.recording, value: words.recordings[recording] },
          { label: words.level, value: words.levels[privacy.level] },
          { label: words.store, value: words.stores[privacy.store] },
          { label: words.memory, value: memoryInWords(memory) },
          { label: words.keep, value: keptInWords(privacy.keepDays) },
        ]}
      />
    </Panel>
  )
}

function memoryInWords({ enabled, notes, keepDays }: AssistantOverview['memory']): string {
  if (!enabled) return words.memoryOff
  return notes ? words.memoryNotes(keepDays) : words.memoryOn(keepDays)
}

function keptInWords(keepDays: AssistantOverview['privacy']['keepDays']): string {
  const removed = keepDays.flatMap(({ what, days }) =>
    days === null ? [] : [words.days(words.kept[what] ?? what, days)],
  )
  return removed.length === 0 ? words.never : removed.join(', ')
}
