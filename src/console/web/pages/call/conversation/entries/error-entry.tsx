import { IconAlertTriangle } from '@tabler/icons-react'
import type { EntryOf } from '../../../../../routes/calls/view-schema.ts'
import { SafeText } from '../../../../components/safe-text.tsx'
import { delayInWords } from '../../../../format/numbers.ts'
import { conversation as texts } from '../../../../texts/en/conversation.ts'
import classes from './note.module.css'
import { Note } from './note.tsx'
import { ProblemHint } from './problem.tsx'

/** Something failed, where it did, with what can be done about it. */
export function ErrorEntry({
  entry: { model, cause, detail, afterMs, problem, atMs },
}: {
  readonly entry: EntryOf<'error'>
}) {
  return (
    <Note icon={IconAlertTriangle} tone="bad" atMs={atMs} title={problem.words}>
      <ProblemHint problem={problem} />
      <p className={classes.quiet}>
        <SafeText>{`${model} (${cause})`}</SafeText> {texts.errorAfter(delayInWords(afterMs))}
        {detail !== '' && ': '}
        {detail !== '' && <SafeText>{detail}</SafeText>}
      </p>
    </Note>
  )
}
