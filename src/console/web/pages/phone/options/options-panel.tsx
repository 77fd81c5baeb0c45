import { Collapse, NativeSelect, SegmentedControl, Stack, Switch, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { Can } from '../../../components/can.tsx'
import { Panel } from '../../../components/panel.tsx'
import { phone } from '../../../texts/en/phone.ts'
import type { PhoneOverview } from '../data.ts'
import { languageChoices } from './languages.ts'
import classes from './options.module.css'
import { type CallChoices, delays, type PhoneOptions, reactionsToChoose } from './stored-options.ts'

const texts = phone.options

export interface OptionsPanelProps {
  readonly overview: PhoneOverview
  readonly options: PhoneOptions
  readonly choices: CallChoices
  readonly hasVoices: boolean
  /** While a call goes on, only what is done in the browser can be changed. */
  readonly isLive: boolean
  /** The caller's number is that of the other call. */
  readonly isFork: boolean
  readonly onChange: (changes: Partial<PhoneOptions>) => void
  readonly onChoose: (changes: Partial<CallChoices>) => void
}

/** How one calls: the line, what one hears, who answers. */
export function OptionsPanel({
  overview,
  options,
  choices,
  hasVoices,
  isLive,
  isFork,
  onChange,
  onChoose,
}: OptionsPanelProps) {
  const [showsMore, setShowsMore] = useState(false)
  const more = useId()
  return (
    <Panel title={texts.title}>
      <Stack gap="md">
        <Choice label={texts.line} hint={texts.lineHint[options.line]}>
          {(props) => (
            <SegmentedControl
              {...props}
              fullWidth
              disabled={isLive}
              value={options.line}
              data={(['relay', 'webhook'] as const).map((value) => ({ value, label: texts.lines[value] }))}
              onChange={(line) => onChange({ line })}
            />
          )}
        </Choice>
        <Choice label={texts.pace} hint={hasVoices ? texts.paceHint[options.pace] : texts.noVoices}>
          {(props) => (
            <SegmentedControl
              {...props}
              fullWidth
              disabled={isLive}
              value={options.pace}
              data={(['voice', 'real', 'instant'] as const).map((value) => ({
                ...{ value, label: texts.paces[value], disabled: value === 'voice' && !hasVoices },
              }))}
              onChange={(pace) => onChange({ pace })}
            />
          )}
        </Choice>
        <Choice label={texts.delay} hint={texts.delayHint}>
          {(props) => (
            <SegmentedControl
              {...props}
              fullWidth
              disabled={isLive}
              value={String(options.carrierDelayMs)}
              data={delays.map((ms) => ({ value: String(ms), label: texts.delays[`${ms}`] }))}
              onChange={(ms) => onChange({ carrierDelayMs: Number(ms) })}
            />
          )}
        </Choice>
        <NativeSelect
          label={texts.person}
          disabled={isLive}
          value={options.person}
          data={reactionsToChoose.map((value) => ({ value, label: texts.people[value] }))}
          onChange={({ currentTarget: { value } }) => onChange({ person: value as PhoneOptions['person'] })}
        />
        <NativeSelect
          label={texts.language}
          value={options.language}
          data={languageChoices(overview.languages, options.language)}
          onChange={({ currentTarget: { value } }) => onChange({ language: value })}
        />
        <Versions
          overview={overview}
          version={choices.version}
          isLive={isLive}
          onVersion={(version) => onChoose({ version })}
        />
        <Switch
          label={texts.cutIn}
          description={texts.cutInHint}
          checked={options.cutsInByTyping}
          onChange={({ currentTarget: { checked } }) => onChange({ cutsInByTyping: checked })}
        />
        <div>
          <UnstyledButton
            className={classes.more}
            aria-expanded={showsMore}
            aria-controls={more}
            onClick={() => setShowsMore((before) => !before)}
          >
            <IconChevronDown size={16} aria-hidden className={classes.chevron ?? ''} />
            {texts.more}
          </UnstyledButton>
          <Collapse expanded={showsMore} id={more}>
            <Stack gap="md" pt="md">
              <Switch
                label={texts.headset}
                description={texts.headsetHint}
                checked={options.hasHeadset}
                onChange={({ currentTarget: { checked } }) => onChange({ hasHeadset: checked })}
              />
              <Can scope="numbers:read">
                <TextInput
                  label={texts.from}
                  description={texts.fromHint}
                  placeholder={texts.fromPlaceholder}
                  inputMode="tel"
                  autoComplete="off"
                  disabled={isLive || isFork}
                  value={choices.from}
                  onChange={({ currentTarget: { value } }) => onChoose({ from: value })}
                />
              </Can>
              <Can scope="calls:steer">
                <Switch
                  color="red"
                  label={texts.forReal}
                  description={texts.forRealHint}
                  disabled={isLive}
                  checked={choices.forReal}
                  onChange={({ currentTarget: { checked } }) => onChoose({ forReal: checked })}
                />
              </Can>
            </Stack>
          </Collapse>
        </div>
      </Stack>
    </Panel>
  )
}

interface VersionsProps {
  readonly overview: PhoneOverview
  readonly version: string
  readonly isLive: boolean
  readonly onVersion: (version: string) => void
}

/** Nothing to choose where no draft is open. */
function Versions({ overview: { drafts }, version, isLive, onVersion }: VersionsProps) {
  const known = version === 'running' || drafts.includes(version) ? drafts : [...drafts, version]
  if (known.length === 0) return null
  return (
    <NativeSelect
      label={texts.settings}
      disabled={isLive}
      value={version}
      data={[
        { value: 'running', label: texts.running },
        ...known.map((draft) => ({ value: draft, label: texts.draft(draft) })),
      ]}
      onChange={({ currentTarget: { value } }) => onVersion(value)}
    />
  )
}

interface ChoiceProps {
  readonly label: string
  readonly hint: string
  readonly children: (props: { readonly 'aria-labelledby': string; readonly 'aria-describedby': string }) => ReactNode
}

/** A choice between a few, with what the chosen one means. */
function Choice({ label, hint, children }: ChoiceProps) {
  const id = useId()
  const names = { 'aria-labelledby': `${id}-label`, 'aria-describedby': `${id}-hint` }
  return (
    <div>
      <Text component="div" size="sm" fw={550} mb={4} id={names['aria-labelledby']}>
        {label}
      </Text>
      {children(names)}
      <Text size="sm" c="dimmed" mt={4} id={names['aria-describedby']}>
        {hint}
      </Text>
    </div>
  )
}
