import { Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useState } from 'react'
import { Panel } from '../../../components/panel.tsx'
import { editor as texts } from '../../../texts/en/editor.ts'
import { findSetting } from '../codemirror/settings.ts'
import type { Here } from '../codemirror/yaml-editor.tsx'
import type { SettingReference } from '../data.ts'
import classes from './reference-panel.module.css'

interface ReferencePanelProps {
  /** Where the cursor is. */
  readonly here: Here
  readonly settings: readonly SettingReference[]
}

const words = texts.reference
const mostShown = 25

/** What can be set: the setting at the cursor, and all others by a search. */
export function ReferencePanel({ here, settings }: ReferencePanelProps) {
  const [sought, setSought] = useState('')
  const wanted = useDeferredValue(sought)
  const current = here && findSetting(settings, here.steps, here.beside)
  const found = search(settings, wanted)
  return (
    <Panel title={words.title}>
      <div className={classes.panel}>
        <div className={classes.here}>
          <Text size="xs" c="dimmed" fw={550}>
            {words.here}
          </Text>
          {current ? <Setting setting={current} /> : <Text size="sm">{words.nothingHere}</Text>}
        </div>
        <TextInput
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={sought}
          onChange={({ currentTarget }) => setSought(currentTarget.value)}
        />
        {wanted === '' ? <Contents settings={settings} onPick={setSought} /> : <Found settings={found} />}
      </div>
    </Panel>
  )
}

interface ContentsProps extends Pick<ReferencePanelProps, 'settings'> {
  readonly onPick: (key: string) => void
}

/** The parts of the file with their keys; one of them is searched for when it is pressed. */
function Contents({ settings, onPick }: ContentsProps) {
  const keys = settings.filter(({ path }) => /^\w+$/.test(path))
  const groups = Map.groupBy(keys, ({ group }) => group)
  return (
    <dl className={classes.contents}>
      {[...groups].map(([group, members]) => (
        <div key={group}>
          <dt>{group}</dt>
          <dd>
            {members.map(({ path }) => (
              <UnstyledButton key={path} className={classes.key} onClick={() => onPick(path)}>
                {path}
              </UnstyledButton>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Found({ settings }: { readonly settings: readonly SettingReference[] }) {
  const rest = settings.length - mostShown
  return (
    <>
      <Text size="sm" c="dimmed" role="status">
        {settings.length === 0 ? words.none : words.count(settings.length)}
      </Text>
      <ul className={classes.list}>
        {settings.slice(0, mostShown).map((setting) => (
          <li key={`${setting.path} ${setting.when.join()}`}>
            <Setting setting={setting} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Text size="sm" c="dimmed">
          {words.more(rest)}
        </Text>
      )}
    </>
  )
}

function Setting({ setting }: { readonly setting: SettingReference }) {
  const { path, about, type, default: standard, isRequired, when, choices } = setting
  const explained = choices.filter((choice) => choice.about !== '')
  return (
    <div className={classes.setting}>
      <code className={classes.path}>{path}</code>
      <p>{about}</p>
      {explained.map((choice) => (
        <p key={choice.value} className={classes.fact}>
          <code>{choice.value}</code>: {choice.about}
        </p>
      ))}
      <p className={classes.fact}>{words.allowed(type)}</p>
      {when.length > 0 && <p className={classes.fact}>{words.when(when)}</p>}
      {isRequired && <p className={classes.fact}>{words.required}</p>}
      {!isRequired && standard !== null && <p className={classes.fact}>{words.standard(standard)}</p>}
    </div>
  )
}

/** Settings whose name or words have all of what is sought, names first. */
function search(settings: readonly SettingReference[], sought: string): readonly SettingReference[] {
  const wanted = sought.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  const has = (text: string) => wanted.every((word) => text.toLowerCase().includes(word))
  const byName = settings.filter(({ path }) => has(path))
  return [
    ...byName,
    ...settings.filter((setting) => !byName.includes(setting) && has(`${setting.path} ${setting.about}`)),
  ]
}
