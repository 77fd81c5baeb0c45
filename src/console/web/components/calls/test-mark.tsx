import { Badge } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import { callWords } from '../../texts/en/call-words.ts'
import classes from './test-mark.module.css'

/** At a call of the console's own telephone, which counts nowhere. */
export function TestMark() {
  return (
    <Badge
      variant="outline"
      color="slate"
      className={classes.mark}
      leftSection={<IconFlask size={12} stroke={2} aria-hidden />}
    >
      {callWords.test}
    </Badge>
  )
}
