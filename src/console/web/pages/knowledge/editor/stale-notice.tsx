import { Alert, Button, Group } from '@mantine/core'
import { IconGitMerge } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { LoadingLines } from '../../../components/loading.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { editor } from '../../../texts/en/knowledge-editor.ts'
import { pageQuery } from '../data.ts'
import classes from './editor.module.css'

const texts = editor.stale

interface StaleNoticeProps {
  /** Of the page. */
  readonly id: string
  readonly onTheirs: () => Promise<void>
  readonly onMine: () => Promise<void>
}

/** Somebody else has saved the page meanwhile: what it says now, and how to go on. */
export function StaleNotice({ id, onTheirs, onMine }: StaleNoticeProps) {
  const now = useQuery({ ...pageQuery(id), staleTime: 0 })
  const choose = useMutation({ mutationFn: (act: () => Promise<void>) => act() })
  return (
    <Alert color="brass" role="alert" icon={<IconGitMerge aria-hidden />} title={texts.title} mb="md">
      <p>{texts.words}</p>
      {now.data ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        <section className={classes.theirs} aria-label={texts.show} tabIndex={0}>
          <SafeText keepLines>{now.data.text}</SafeText>
        </section>
      ) : (
        <LoadingLines />
      )}
      <Group gap="xs" mt="md">
        <Button variant="default" loading={choose.isPending} onClick={() => choose.mutate(onMine)}>
          {texts.mine}
        </Button>
        <Button variant="default" loading={choose.isPending} onClick={() => choose.mutate(onTheirs)}>
          {texts.theirs}
        </Button>
      </Group>
    </Alert>
  )
}
