import { type Icon, IconBook2, IconCircleX, IconClock, IconMessageCircle } from '@tabler/icons-react'
import { SafeText } from '../../../components/safe-text.tsx'
import { trying as texts } from '../../../texts/en/knowledge-try.ts'
import type { SearchResult } from '../data.ts'
import { declinedBecause } from './reasons.ts'
import classes from './try.module.css'

const signs: Readonly<Record<SearchResult['answer']['from'], Icon>> = {
  hours: IconClock,
  knowledge: IconBook2,
  'small-talk': IconMessageCircle,
  declined: IconCircleX,
}

interface VerdictProps {
  readonly result: SearchResult
  /** How many passages a model is given at most; null without a model. */
  readonly modelPassages: number | null
}

/** What becomes of the question: said, or declined and why. */
export function Verdict({ result, modelPassages }: VerdictProps) {
  const { answer, passages } = result
  const Sign = signs[answer.from]
  const given = passages.filter(({ toModel }) => toModel).length
  return (
    <div className={classes.verdict} data-from={answer.from}>
      <Sign size={22} stroke={1.8} aria-hidden className={classes.verdictSign} />
      <div className={classes.verdictWords}>
        <p className={classes.verdictTitle}>{texts.verdicts[answer.from]}</p>
        <p className={classes.said}>
          <span className="fd-unseen">{texts.heard}: </span>
          <SafeText>{answer.text}</SafeText>
        </p>
        <p className={classes.note}>{texts.answers[answer.from]}</p>
        {answer.from === 'declined' && (
          <>
            <ul className={classes.reasons}>
              {declinedBecause(result).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <p>
              <b>{texts.because.helps}:</b> {texts.because.help}
            </p>
          </>
        )}
        {answer.from !== 'small-talk' && <p className={classes.note}>{modelNote(modelPassages, given)}</p>}
      </div>
    </div>
  )
}

function modelNote(modelPassages: number | null, given: number): string {
  if (modelPassages === null) return texts.model.none
  return given === 0 ? texts.model.nothing : texts.model.given(given)
}
