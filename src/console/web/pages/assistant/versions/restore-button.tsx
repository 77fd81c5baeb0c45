import { useQueryClient } from '@tanstack/react-query'
import { ConfirmButton } from '../../../components/confirm-button.tsx'
import { sessionQuery } from '../../../data/session.ts'
import { assistant as texts } from '../../../texts/en/assistant.ts'
import { settings } from '../data.ts'

interface RestoreButtonProps {
  readonly version: string
  /** What the file says, as far as we know. */
  readonly base: string
  /** Where it stands in a list. */
  readonly isSmall?: boolean
}

const words = texts.versions

/** Lets an earlier version answer new calls again, once one has said so. */
export function RestoreButton({ version, base, isSmall = false }: RestoreButtonProps) {
  const queryClient = useQueryClient()
  return (
    <ConfirmButton
      label={words.restore}
      name={words.restoreName(version)}
      button={isSmall ? { size: 'compact-sm' } : {}}
      title={words.restoreTitle(version)}
      confirm={words.restore}
      done={words.restored}
      calm
      onConfirm={async () => {
        await settings.restore(version, base).finally(() => queryClient.invalidateQueries({ queryKey: ['assistant'] }))
        await queryClient.invalidateQueries(sessionQuery)
      }}
    >
      {words.restoreWords}
    </ConfirmButton>
  )
}
