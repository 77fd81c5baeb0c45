import {
  type Icon,
  IconBell,
  IconDots,
  IconEar,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconUsers,
  IconVolume,
} from '@tabler/icons-react'
import type { Card, Phase } from '../../../routes/live/schema.ts'
import { now as texts } from '../../texts/en/now.ts'
import classes from './phase-mark.module.css'

const signs: Readonly<Record<Phase, Icon>> = {
  greeting: IconBell,
  listening: IconEar,
  thinking: IconDots,
  speaking: IconVolume,
  ringing: IconPhoneOutgoing,
  'with-person': IconUsers,
  ended: IconPhoneOff,
}

/** What happens in a call at this moment, by sign and word. */
export function PhaseMark({ phase, person }: Pick<Card, 'phase' | 'person'>) {
  const Sign = signs[phase]
  const words = texts.phases[phase]
  return (
    <span className={classes.phase} data-phase={phase}>
      <Sign size={16} stroke={2} aria-hidden />
      {typeof words === 'function' ? words(person ?? texts.somebody) : words}
    </span>
  )
}
