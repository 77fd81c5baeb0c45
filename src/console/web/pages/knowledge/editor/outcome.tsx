import { Alert, Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconClock } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { ButtonLink } from '../../../components/button-link.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { editor } from '../../../texts/en/knowledge-editor.ts'
import type { WrittenPage } from '../data.ts'
import classes from './editor.module.css'

const texts = editor.outcome

interface OutcomeProps {
  readonly written: WrittenPage
  /** Goes on writing. */
  readonly onEdit?: () => void
}

/** What became of a page that was saved, and what callers who ask are told now. */
export function Outcome({ written, onEdit }: OutcomeProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  const { page, check, questions, isRead } = written
  const tone = toneOf(written)
  return (
    <div ref={place} tabIndex={-1} role="status" className={classes.outcome}>
      <Alert color={tone.color} icon={<tone.icon aria-hidden />} title={headline(written)}>
        <p>
          <SafeText>{texts.savedWords(page.name)}</SafeText> {useInWords(written)}
        </p>
        {check && (
          <>
            <p className={classes.asked}>
              <b>{texts.again}:</b> “<SafeText>{check.question}</SafeText>”
            </p>
            {check.answer.from !== 'knowledge' && <p>{check.isFound ? texts.foundWords : texts.notFoundWords}</p>}
            <p>{texts.hears}</p>
            <blockquote className={classes.heard}>
              <SafeText>{check.answer.text}</SafeText>
            </blockquote>
            <p>{questions > 0 ? texts.marked(questions) : texts.open}</p>
          </>
        )}
        {!isRead && <p>{texts.reading}</p>}
        <Group gap="xs" mt="md">
          <ButtonLink to="/knowledge">{texts.back}</ButtonLink>
          {onEdit && (
            <Button variant="default" onClick={onEdit}>
              {texts.edit}
            </Button>
          )}
          {check && (
            <ButtonLink variant="default" to="/knowledge" search={{ q: check.question }}>
              {texts.try}
            </ButtonLink>
          )}
        </Group>
      </Alert>
    </div>
  )
}

function headline({ check, isRead, page }: WrittenPage): string {
  if (!isRead || !check || page.problem !== null) return texts.saved
  if (!check.isFound) return texts.notFound
  return check.answer.from === 'knowledge' ? texts.answered : texts.found
}

function toneOf({ check, isRead, page }: WrittenPage) {
  if (!isRead) return { color: 'slate', icon: IconClock }
  const isWell = page.problem === null && page.passages > 0 && check?.isFound !== false
  return isWell ? { color: 'pine', icon: IconCircleCheck } : { color: 'brass', icon: IconAlertTriangle }
}

function useInWords({ page, isRead }: WrittenPage): string {
  if (!isRead) return ''
  if (page.problem !== null) return texts.problem(page.problem)
  return page.passages === 0 ? texts.draft : texts.used(texts.passages(page.passages))
}
