import { Tabs } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { CallAnswer } from '../../../routes/calls/view-schema.ts'
import { LiveState } from '../../components/live-state.tsx'
import type { StreamState } from '../../data/events/event-stream.ts'
import { useCan } from '../../data/session.ts'
import { call as texts } from '../../texts/en/call.ts'
import classes from './call.module.css'
import { type CallPlace, CallPlaceProvider } from './call-context.ts'
import { Conversation } from './conversation/conversation.tsx'
import { Events } from './events/events.tsx'
import { Player } from './files/player.tsx'
import { LiveFeed, silence } from './live-feed.tsx'
import { Overview } from './overview/overview.tsx'
import { type CallSearch, panes } from './search.ts'
import { SteeringBar } from './steering/steering-bar.tsx'
import { Timing } from './timing/timing.tsx'
import { usePointing } from './use-pointing.ts'

const route = getRouteApi('/inside/calls/$callId')

/** Mantine makes the ids of tabs and panels of it. */
const tabsId = 'parts'

/** A call that is there: its conversation, and beside it, or on narrow screens instead of it, everything else. */
export function CallPage({ answer }: { readonly answer: CallAnswer }) {
  const { view, canPlay } = answer
  const { head } = view
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const isNarrow = useMediaQuery('(max-width: 75em)', undefined, { getInitialValueInEffect: false }) ?? false
  const [isOver, setIsOver] = useState(head.endedAt !== null && head.outcome !== null)
  const [stream, setStream] = useState<StreamState>('connecting')
  const [words, setWords] = useState(silence)
  const [playing, setPlaying] = useState<string | null>(null)
  const audio = useRef<HTMLAudioElement>(null)
  const maySteer = useCan('calls:steer')
  const isLive = head.endedAt === null

  const first =
    search.turn === undefined
      ? null
      : ({ to: search.pane === 'timing' ? 'timing' : 'turn', turn: search.turn } as const)
  const shown = paneOf(search, isNarrow)
  const { pointed, point } = usePointing(first, shown)
  const show = useCallback(
    (change: CallSearch) =>
      void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false }),
    [navigate],
  )
  const place = useCallPlaceOf(answer, audio, {
    showTurn(turn) {
      show(isNarrow ? { turn, pane: 'conversation' } : { turn })
      point({ to: 'turn', turn })
    },
    showTiming(turn) {
      show({ turn, pane: 'timing' })
      point({ to: 'timing', turn })
    },
  })

  return (
    <CallPlaceProvider value={place}>
      {!isOver && (
        <LiveFeed
          callId={head.callId}
          after={head.seq}
          onWords={setWords}
          onState={setStream}
          onOver={() => setIsOver(true)}
        />
      )}
      <div className={classes.call}>
        <Tabs
          id={tabsId}
          value={shown}
          onChange={(pane) => show({ pane: isPane(pane) ? pane : 'conversation' })}
          className={classes.side ?? ''}
          keepMounted={false}
        >
          <div className={classes.sideHead}>
            <Tabs.List aria-label={texts.parts}>
              {(isNarrow ? (['conversation', ...panes] as const) : panes).map((pane) => (
                <Tabs.Tab key={pane} value={pane}>
                  {texts.panes[pane]}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {!isOver && (
              <span className={stream === 'live' ? 'fd-unseen' : undefined}>
                <LiveState state={stream} />
              </span>
            )}
          </div>
          <Tabs.Panel value="overview" className={classes.pane ?? ''} tabIndex={0}>
            <Overview head={head} canPlay={canPlay} />
          </Tabs.Panel>
          <Tabs.Panel value="timing" className={classes.pane ?? ''} tabIndex={0}>
            <Timing view={view} turn={pointed?.turn ?? search.turn ?? null} />
          </Tabs.Panel>
          <Tabs.Panel value="events" className={classes.pane ?? ''} tabIndex={0}>
            <Events head={head} />
          </Tabs.Panel>
        </Tabs>
        {/* At the same place on all screens, so that who turns a tablet loses nothing. */}
        <div
          className={classes.conversation}
          hidden={isNarrow && shown !== 'conversation'}
          {...(isNarrow && asPanel('conversation'))}
        >
          <Conversation
            view={view}
            isLive={isLive}
            isPointedAt={pointed !== null}
            words={words}
            playing={playing}
            player={canPlay && <Player answer={answer} audio={audio} onHeard={setPlaying} />}
            steering={isLive && maySteer && <SteeringBar view={view} />}
          />
        </div>
      </div>
    </CallPlaceProvider>
  )
}

/** What makes an element the panel of a tab that lies outside of Mantine's own. */
function asPanel(pane: string) {
  return { role: 'tabpanel', id: `${tabsId}-panel-${pane}`, 'aria-labelledby': `${tabsId}-tab-${pane}` }
}

/** What the parts of the page need of each other; the same object until something in it is really new. */
function useCallPlaceOf(
  { view: { head }, canPlay }: CallAnswer,
  audio: React.RefObject<HTMLAudioElement | null>,
  ways: Pick<CallPlace, 'showTurn' | 'showTiming'>,
): CallPlace {
  const newest = useRef(ways)
  newest.current = ways
  const mayTryAgain = useCan('phone:use')
  const { callId, startedAt } = head
  return useMemo(
    () => ({
      ...{ callId, startedAt, mayTryAgain },
      showTurn: (turn) => newest.current.showTurn(turn),
      showTiming: (turn) => newest.current.showTiming(turn),
      playFrom: canPlay ? (ms) => playFrom(audio.current, ms) : null,
    }),
    [callId, startedAt, mayTryAgain, canPlay, audio],
  )
}

function playFrom(audio: HTMLAudioElement | null, ms: number): void {
  if (!audio) return
  audio.currentTime = Math.max(0, (ms - Number(audio.dataset['from'] ?? 0)) / 1_000)
  void audio.play().catch(() => undefined) // The player says itself why it cannot.
}

function isPane(pane: string | null): pane is (typeof panes)[number] {
  return panes.some((one) => one === pane)
}

/** Beside the conversation there is always something else. */
function paneOf({ pane }: CallSearch, isNarrow: boolean): NonNullable<CallSearch['pane']> {
  if (isNarrow) return pane ?? 'conversation'
  return pane === undefined || pane === 'conversation' ? 'overview' : pane
}
