import { useQueryClient } from '@tanstack/react-query'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { assistant as texts } from '../../texts/en/assistant.ts'
import { settings } from './data.ts'

const { own, ownTitle, ownWords, done } = texts.example

/** Copies the example into the owner's folder. */
export function MakeOwn() {
  const queryClient = useQueryClient()
  return (
    <ConfirmButton
      label={own}
      button={{ variant: 'filled' }}
      title={ownTitle}
      confirm={own}
      done={done}
      calm
      onConfirm={async () => {
        await settings.makeOwn()
        await queryClient.invalidateQueries({ queryKey: ['assistant'] })
      }}
    >
      {ownWords}
    </ConfirmButton>
  )
}
