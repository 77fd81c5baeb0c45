import { Alert, Anchor, Button, Text } from '@mantine/core'
import { IconDialpad, IconMicrophone, IconMicrophoneOff, IconPhone, IconPhoneOff } from '@tabler/icons-react'
import { useState } from 'react'
import { ErrorBox } from '../../../components/error-box.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { StatusBadge } from '../../../components/status-badge.tsx'
import { Elapsed } from '../../../components/times.tsx'
import { phone as texts } from '../../../texts/en/phone.ts'
import type { Ears } from '../use-ears.ts'
import type { PhoneOnPage } from '../use-phone-call.ts'
import classes from './handset.module.css'
import { Keypad } from './keypad.tsx'
import { phaseWords } from './phase-words.ts'

interface HandsetProps {
  /** Whom one calls. */
  readonly name: string
  readonly phone: PhoneOnPage
  readonly ears: Ears
  readonly onCall: () => void
}

/** What one has in the hand: who is called, the big button, the keys. */
export function Handset({ name, phone, ears, onCall }: HandsetProps) {
  const { placed, view, isLive, isDialling, error } = phone
  const [showsKeypad, setShowsKeypad] = useState(false)
  return (
    <section className={classes.handset} aria-label={texts.handset} data-live={isLive || undefined}>
      <div className={classes.head}>
        <Text className={classes.name ?? ''} size="lg" fw={650} ta="center">
          <SafeText>{name}</SafeText>
        </Text>
        <div className={classes.state} role="status">
          {isDialling ? texts.calling : phaseWords(placed, view)}
        </div>
        <div className={classes.facts}>
          {isLive && placed && (
            <>
              <Elapsed since={placed.madeAt} />
              <span>{texts.line[view.line]}</span>
            </>
          )}
          <StatusBadge tone={placed?.wish.forReal && isLive ? 'notice' : 'info'}>{texts.test}</StatusBadge>
        </div>
      </div>
      <Keypad isLive={isLive} line={view.line} onPress={phone.press} isOpen={showsKeypad} />
      <div className={classes.buttons}>
        {isLive ? (
          <>
            <button type="button" className={classes.hangUp} onClick={phone.hangUp}>
              <IconPhoneOff size={26} stroke={2} aria-hidden />
              {texts.hangUp}
            </button>
            {ears.isSupported && (
              <Button
                variant={ears.isOn ? 'filled' : 'default'}
                aria-pressed={ears.isOn}
                leftSection={
                  ears.isOn ? <IconMicrophoneOff size={18} aria-hidden /> : <IconMicrophone size={18} aria-hidden />
                }
                onClick={ears.toggle}
              >
                <span className={classes.label}>{ears.isOn ? texts.microphone.off : texts.microphone.on}</span>
              </Button>
            )}
          </>
        ) : (
          <button
            type="button"
            className={classes.call}
            onClick={onCall}
            disabled={isDialling}
            data-loading={isDialling || undefined}
          >
            <IconPhone size={26} stroke={2} aria-hidden />
            {placed ? texts.again : texts.call}
          </button>
        )}
        {isLive && (
          <Button
            className={classes.keypadSwitch ?? ''}
            variant="default"
            aria-expanded={showsKeypad}
            leftSection={<IconDialpad size={18} aria-hidden />}
            onClick={() => setShowsKeypad((before) => !before)}
          >
            <span className={classes.label}>{texts.keypad}</span>
          </Button>
        )}
      </div>
      <MicrophoneWords ears={ears} isLive={isLive} />
      {!isLive && error !== null && <ErrorBox error={error} />}
      {isLive && placed ? (
        <Anchor size="sm" ta="center" href={`/calls/${encodeURIComponent(placed.id)}`} target="_blank">
          {texts.watchCall}
        </Anchor>
      ) : (
        <Text size="sm" c="dimmed" ta="center">
          {texts.testHint}
        </Text>
      )}
      {isLive && placed?.wish.forReal && (
        <Text size="sm" ta="center">
          {texts.forRealHint}
        </Text>
      )}
    </section>
  )
}

function MicrophoneWords({ ears, isLive }: { readonly ears: Ears; readonly isLive: boolean }) {
  const { privacy, hears, missing, deaf } = texts.microphone
  if (ears.deaf) {
    return (
      <Alert color="red" role="alert">
        {deaf[ears.deaf]}
      </Alert>
    )
  }
  if (!isLive) return null
  const words = ears.isOn ? `${hears} ${privacy}` : ears.isSupported ? null : missing
  if (words === null) return null
  return (
    <Text size="sm" c="dimmed" ta="center">
      {words}
    </Text>
  )
}
