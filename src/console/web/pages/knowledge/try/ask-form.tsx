import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconMessageQuestion } from '@tabler/icons-react'
import { type FormEvent, useEffect, useState } from 'react'
import { locale } from '../../../format/locale.ts'
import { trying as texts } from '../../../texts/en/knowledge-try.ts'
import type { Asked } from '../data.ts'
import classes from './try.module.css'

const names = new Intl.DisplayNames(locale, { type: 'language' })

interface AskFormProps {
  /** What is shown below; its question is empty for nothing. */
  readonly asked: Asked
  readonly onAsk: (asked: Asked) => void
  /** Of calls, the usual one first. */
  readonly languages: readonly string[]
  readonly isPending: boolean
}

/** A question as a caller would ask it, and the one before where it goes on from that. */
export function AskForm({ asked, onAsk, languages, isPending }: AskFormProps) {
  const [q, setQ] = useState(asked.q)
  const [before, setBefore] = useState(asked.before ?? '')
  const [language, setLanguage] = useState(asked.language)
  const [hasBefore, setHasBefore] = useState(asked.before !== undefined)
  useEffect(() => {
    setQ(asked.q)
    setBefore(asked.before ?? '')
    setHasBefore(asked.before !== undefined)
  }, [asked.q, asked.before])

  function ask(event: FormEvent): void {
    event.preventDefault()
    const words = q.trim()
    const earlier = hasBefore ? before.trim() : ''
    onAsk({ q: words, before: earlier === '' ? undefined : earlier, language })
  }

  return (
    <form onSubmit={ask} className={classes.ask}>
      {hasBefore && (
        <TextInput
          label={texts.before}
          description={texts.beforeHint}
          value={before}
          maxLength={1_000}
          onChange={({ currentTarget }) => setBefore(currentTarget.value)}
        />
      )}
      <div className={classes.askLine}>
        <TextInput
          className={classes.question}
          size="md"
          aria-label={texts.question}
          placeholder={texts.placeholder}
          leftSection={<IconMessageQuestion size={18} aria-hidden />}
          value={q}
          maxLength={1_000}
          onChange={({ currentTarget }) => setQ(currentTarget.value)}
        />
        {languages.length > 1 && (
          <NativeSelect
            size="md"
            aria-label={texts.language}
            data={languages.map((tag) => ({ value: tag, label: names.of(tag) ?? tag }))}
            value={language ?? languages[0]}
            onChange={({ currentTarget }) => setLanguage(currentTarget.value)}
          />
        )}
        <Button type="submit" size="md" loading={isPending}>
          {texts.ask}
        </Button>
      </div>
      <div className={classes.askMore}>
        {!hasBefore && (
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setHasBefore(true)}>
            {texts.addBefore}
          </Button>
        )}
        {asked.q !== '' && (
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onAsk({ q: '' })}>
            {texts.clear}
          </Button>
        )}
      </div>
    </form>
  )
}
