import { TextLink } from '../../../components/text-link.tsx'
import { Moment } from '../../../components/times.tsx'
import { knowledge } from '../../../texts/en/knowledge.ts'
import type { QuestionGroup } from '../data.ts'
import classes from './questions.module.css'

const words = knowledge.questions

/** The calls in which a question was asked, each at its place. */
export function CallLinks({ calls }: Pick<QuestionGroup, 'calls'>) {
  return (
    <>
      <p>{words.calls}</p>
      <ul className={classes.calls}>
        {calls.map(({ callId, turn, at }) => (
          <li key={`${callId} ${turn}`}>
            <TextLink {...linkTo(`/calls/${encodeURIComponent(callId)}`, `turn-${turn}`)}>
              <Moment at={at} />
            </TextLink>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The page of a call belongs to another part of the console, by its address. */
function linkTo(to: string, hash: string) {
  return { to, hash }
}
