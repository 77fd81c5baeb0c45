import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ButtonLink } from '../../../components/button-link.tsx'
import { Can } from '../../../components/can.tsx'
import { focusHeading } from '../../../components/page-header.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { complain, say } from '../../../components/say.tsx'
import { TimeAgo } from '../../../components/times.tsx'
import { countInWords } from '../../../format/numbers.ts'
import { knowledge as texts } from '../../../texts/en/knowledge.ts'
import { knowledge, type QuestionGroup } from '../data.ts'
import { CallLinks } from './call-links.tsx'
import classes from './questions.module.css'

const words = texts.questions

interface QuestionItemProps {
  readonly group: QuestionGroup
  /** Tries the question above. */
  readonly onTry: (question: string) => void
}

/** A question that callers asked, how often, why there was no answer, and what to do about it. */
export function QuestionItem({ group, onTry }: QuestionItemProps) {
  const { question, reasons, lastAt, doneAt, open, count } = group
  return (
    <li className={classes.group}>
      <div className={classes.count} aria-hidden>
        {countInWords(open > 0 ? open : count)}
        <small>×</small>
      </div>
      <div className={classes.about}>
        <p className={classes.question}>
          <SafeText>{question}</SafeText>
        </p>
        <p className={classes.facts}>
          {timesInWords(group)}, {words.last} <TimeAgo at={lastAt} />
          {open === 0 && doneAt !== null && (
            <>
              {' · '}
              {words.doneAt} <TimeAgo at={doneAt} />
            </>
          )}
        </p>
        <p className={classes.facts}>{reasons.map((reason) => words.reasons[reason]).join(' · ')}</p>
        <More group={group} />
      </div>
      <Actions group={group} onTry={onTry} />
    </li>
  )
}

function timesInWords({ open, count, doneAt }: QuestionGroup): string {
  if (open > 0 && open < count && doneAt !== null) {
    return open === 1 ? words.onceAgain(countInWords(count)) : words.again(countInWords(open), countInWords(count))
  }
  return words.times(count, countInWords(count))
}

function More({ group: { wordings, calls } }: { readonly group: QuestionGroup }) {
  return (
    <details className={classes.more}>
      <summary>{words.more}</summary>
      {wordings.length > 0 && (
        <>
          <p>{words.wordings}</p>
          <ul>
            {wordings.map((wording) => (
              <li key={wording}>
                <SafeText>{wording}</SafeText>
              </li>
            ))}
          </ul>
        </>
      )}
      <CallLinks calls={calls} />
    </details>
  )
}

function Actions({ group: { id, question, open }, onTry }: QuestionItemProps) {
  const queryClient = useQueryClient()
  const mark = useMutation({
    mutationFn: () => (open > 0 ? knowledge.markDone(id) : knowledge.reopen(id)),
    async onSuccess() {
      say(open > 0 ? words.marked : words.reopened)
      await queryClient.invalidateQueries({ queryKey: ['knowledge', 'questions'] })
      focusHeading()
    },
    onError: complain,
  })
  return (
    <div className={classes.actions}>
      {open > 0 && (
        <Can scope="knowledge:write">
          <ButtonLink
            to="/knowledge/answer/$group"
            params={{ group: id }}
            size="xs"
            aria-label={words.answerName(question)}
          >
            {words.answer}
          </ButtonLink>
        </Can>
      )}
      <Button variant="default" size="xs" onClick={() => onTry(question)} aria-label={words.tryName(question)}>
        {words.try}
      </Button>
      <Can scope="knowledge:write">
        <Button
          variant="default"
          size="xs"
          loading={mark.isPending}
          onClick={() => mark.mutate()}
          aria-label={open > 0 ? words.markDoneName(question) : words.reopenName(question)}
        >
          {open > 0 ? words.markDone : words.reopen}
        </Button>
      </Can>
    </div>
  )
}
