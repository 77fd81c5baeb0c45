import { Button, TextInput } from '@mantine/core'
import { IconSend2 } from '@tabler/icons-react'
import { type FormEvent, type Ref, useState } from 'react'
import { phone } from '../../../texts/en/phone.ts'
import classes from './conversation.module.css'

const { composer: texts, hint } = phone

interface ComposerProps {
  readonly ref: Ref<HTMLInputElement>
  /** Nothing was said yet: something is suggested. */
  readonly isFirst: boolean
  readonly onSay: (text: string) => void
  /** All words so far. */
  readonly onTyping: (text: string) => void
}

/** Where one types what one says. */
export function Composer({ ref, isFirst, onSay, onTyping }: ComposerProps) {
  const [text, setText] = useState('')

  function say(words: string): void {
    setText('')
    onSay(words.trim())
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (text.trim() !== '') say(text)
  }

  return (
    <form className={classes.composer} onSubmit={submit}>
      {isFirst && (
        <fieldset className={classes.suggestions}>
          <legend className="fd-unseen">{hint.chips}</legend>
          {[hint.question, hint.more, hint.person].map((words) => (
            <Button
              key={words}
              size="compact-sm"
              variant="light"
              color="gray"
              radius="xl"
              onClick={() => say(words)}
              aria-label={hint.say(words)}
            >
              {words}
            </Button>
          ))}
        </fieldset>
      )}
      <div className={classes.row}>
        <TextInput
          ref={ref}
          className={classes.field ?? ''}
          size="md"
          aria-label={texts.label}
          placeholder={texts.placeholder}
          autoComplete="off"
          maxLength={1_000}
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value)
            onTyping(value)
          }}
        />
        <Button type="submit" size="md" leftSection={<IconSend2 size={18} aria-hidden />} disabled={text.trim() === ''}>
          {texts.say}
        </Button>
        <Button
          size="md"
          variant="default"
          title={texts.silentHint}
          onClick={() => say('')}
          disabled={text.trim() !== ''}
        >
          {texts.silent}
        </Button>
      </div>
    </form>
  )
}
