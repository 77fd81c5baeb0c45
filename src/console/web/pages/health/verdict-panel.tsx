import { Text, ThemeIcon, Title } from '@mantine/core'
import { type Icon, IconAlertTriangle, IconCircleCheck, IconExclamationCircle, IconPhoneOff } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { announce } from '../../components/announcer.ts'
import { SafeText } from '../../components/safe-text.tsx'
import { StatusBadge, type Tone } from '../../components/status-badge.tsx'
import { TimeAgo } from '../../components/times.tsx'
import { health as texts } from '../../texts/en/health.ts'
import type { Health } from './data.ts'
import { panelOf } from './panels.ts'
import classes from './verdict-panel.module.css'

type State = Health['verdict']['state']

const looks: Readonly<Record<State, { readonly icon: Icon; readonly color: string }>> = {
  answered: { icon: IconCircleCheck, color: 'pine' },
  degraded: { icon: IconAlertTriangle, color: 'brass' },
  down: { icon: IconExclamationCircle, color: 'red' },
  local: { icon: IconPhoneOff, color: 'slate' },
}

const tones: Readonly<Record<'degraded' | 'down' | 'notice', Tone>> = {
  down: 'bad',
  degraded: 'notice',
  notice: 'info',
}

/** One glance tells whether calls are answered; below it, what deserves a look, with the way to it. */
export function VerdictPanel({ health: { verdict, at } }: { readonly health: Health }) {
  const { state, attention } = verdict
  const { icon: Sign, color } = looks[state]
  useAnnouncedChange(state)
  return (
    <section className={classes.verdict} data-state={state} aria-labelledby="verdict">
      <div className={classes.head}>
        <ThemeIcon size={52} radius="xl" variant="light" color={color} aria-hidden>
          <Sign size={30} stroke={1.7} />
        </ThemeIcon>
        <div className={classes.words}>
          <Title order={2} id="verdict" className={classes.headline}>
            {texts.verdict[state]}
          </Title>
          {state === 'answered' && attention.length === 0 && <Text c="dimmed">{texts.verdict.answeredWords}</Text>}
          {state === 'local' && <Text c="dimmed">{texts.verdict.localWords}</Text>}
        </div>
        <Text size="sm" c="dimmed" className={classes.looked}>
          {texts.looked} <TimeAgo at={at} />
        </Text>
      </div>
      {attention.length > 0 && (
        <ul className={classes.list} aria-label={texts.attention}>
          {attention.map(({ area, state: weight, text }) => (
            <li key={`${area} ${text}`} className={classes.item}>
              <StatusBadge tone={tones[weight]}>{texts.states[weight]}</StatusBadge>
              <span className={classes.what}>
                <a href={`#${panelOf(area)}`} className={classes.area}>
                  {texts.areas[area]}
                </a>{' '}
                <SafeText>{text}</SafeText>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Who listens hears when it becomes better or worse, and not each time it is looked. */
function useAnnouncedChange(state: State): void {
  const before = useRef(state)
  useEffect(() => {
    if (before.current !== state) announce(texts.verdict.changed(texts.verdict[state]))
    before.current = state
  }, [state])
}
