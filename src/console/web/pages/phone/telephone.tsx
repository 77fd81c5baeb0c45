import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef } from 'react'
import { phone as texts } from '../../texts/en/phone.ts'
import { Composer } from './conversation/composer.tsx'
import { Conversation } from './conversation/conversation.tsx'
import { EndBar } from './conversation/end-bar.tsx'
import type { HappeningEvent, PhoneOverview } from './data.ts'
import { ForkBanner } from './fork-banner.tsx'
import { Handset } from './handset/handset.tsx'
import { OptionsPanel } from './options/options-panel.tsx'
import { wishOf } from './options/stored-options.ts'
import { useOptions } from './options/use-options.ts'
import { PersonCard } from './person-card.tsx'
import type { PlacedCall } from './placed-call.ts'
import classes from './telephone.module.css'
import { useEars } from './use-ears.ts'
import { useKeys } from './use-keys.ts'
import { type PhoneOnPage, useCallEvents, usePhoneCall } from './use-phone-call.ts'
import { useHasVoices, useVoice } from './use-voice.ts'

const route = getRouteApi('/inside/phone')

/** The telephone itself: the handset, what is said, and how one calls; beside each other where there is room. */
export function Telephone({ overview }: { readonly overview: PhoneOverview }) {
  const { version, fork, turn } = route.useSearch()
  const hasVoices = useHasVoices()
  const { options, choices, change, choose } = useOptions(overview, hasVoices, version)
  const voice = useVoice((reports) => phone.report(reports))
  const phone = usePhoneCall(voice)
  const place = useRef<HTMLDivElement>(null)
  const composer = useRef<HTMLInputElement>(null)
  const forkOf = fork !== undefined && turn !== undefined ? { callId: fork, turn } : null
  const { view, isLive, placed } = phone
  /** While the assistant speaks, words that are being typed may wait for the Enter key. */
  const typing = (text: string) => {
    if (options.cutsInByTyping || view.phase === 'listening') phone.typing(text)
  }
  const ears = useEars({
    ...{ language: options.language, isLive },
    playing: () => (options.hasHeadset ? '' : voice.saying),
    onGuess: phone.typing,
    onWords: phone.say,
  })
  const talk = () => composer.current?.focus({ preventScroll: true })
  const call = () => phone.call(wishOf(options, choices, forkOf))
  useKeys({
    isLive,
    onCall: call,
    onTalk: talk,
    onHangUp: phone.hangUp,
    onKey: phone.press,
  })
  const begun = useEffectEvent(() => {
    // A telephone would cover half of the page with its keyboard.
    if (matchMedia('(pointer: fine)').matches) talk()
    if (matchMedia('(max-width: 62em)').matches) place.current?.scrollIntoView({ block: 'start' })
  })
  useEffect(() => {
    if (isLive) begun()
  }, [isLive])

  return (
    <div className={classes.telephone} ref={place}>
      {placed && view.phase !== 'ended' && <Following key={placed.id} placed={placed} phone={phone} voice={voice} />}
      <div className={classes.handset}>
        <Handset name={overview.name} phone={phone} ears={ears} onCall={call} />
      </div>
      <section
        className={classes.conversation}
        aria-label={texts.conversation}
        data-idle={placed === null || undefined}
      >
        {forkOf && <ForkBanner {...forkOf} />}
        <Conversation view={view} wish={placed?.wish ?? null} waiting={phone.waiting} isLive={isLive} />
        {view.person && isLive && <PersonCard person={view.person} onPerson={phone.person} />}
        {isLive ? (
          <Composer
            ref={composer}
            isFirst={!view.items.some(({ kind }) => kind === 'caller') && phone.waiting.length === 0}
            onSay={phone.say}
            onTyping={typing}
          />
        ) : (
          placed && <EndBar id={placed.id} view={view} />
        )}
      </section>
      <div className={classes.options}>
        <OptionsPanel
          {...{ overview, options, choices, hasVoices, isLive, onChange: change, onChoose: choose }}
          isFork={forkOf !== null}
        />
      </div>
    </div>
  )
}

interface FollowingProps {
  readonly placed: PlacedCall
  readonly phone: PhoneOnPage
  readonly voice: ReturnType<typeof useVoice>
}

/** Follows the call, and speaks what is to be spoken. */
function Following({ placed, phone, voice }: FollowingProps) {
  const take = useEffectEvent((happening: HappeningEvent) => {
    phone.take(happening)
    voice.follow(happening, placed)
  })
  const lose = useEffectEvent(phone.lose)
  useCallEvents(placed.id, { take, lose })
  return null
}
