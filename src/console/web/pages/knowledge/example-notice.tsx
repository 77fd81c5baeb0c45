import { Alert, Button } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { complain, say } from '../../components/say.tsx'
import { useCan } from '../../data/session.ts'
import { knowledge } from '../../texts/en/knowledge.ts'
import { knowledge as api } from './data.ts'

const texts = knowledge.example

/** The pages are those of the example, which nobody changes; a way to pages of one's own. */
export function ExampleNotice() {
  const canMake = useCan('assistant:write')
  const queryClient = useQueryClient()
  const make = useMutation({
    mutationFn: api.makeOwn,
    async onSuccess() {
      say(texts.done)
      await queryClient.invalidateQueries()
    },
    onError: complain,
  })
  return (
    <Alert color="slate" icon={<IconInfoCircle aria-hidden />} title={texts.title}>
      {texts.words} {!canMake && texts.ask}
      {canMake && (
        <div>
          <Button size="xs" mt="sm" loading={make.isPending} onClick={() => make.mutate()}>
            {texts.action}
          </Button>
        </div>
      )}
    </Alert>
  )
}
