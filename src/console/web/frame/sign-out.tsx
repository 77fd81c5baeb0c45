import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { ConfirmDialog } from '../components/confirm-button.tsx'
import { api } from '../data/api.ts'
import { frame } from '../texts/en/frame.ts'

/** Ends sign-ins, then forgets everything that was shown and goes to the sign-in; rejects when the server says no. */
export function useSignOut() {
  const queryClient = useQueryClient()
  const router = useRouter()
  return async (where: 'here' | 'everywhere'): Promise<void> => {
    await api.delete(where === 'here' ? '/api/session' : '/api/session/all')
    queryClient.clear()
    await router.navigate({ to: '/sign-in' })
  }
}

/** Asks before all sign-ins of who is signed in end. */
export function SignOutEverywhere({ onClose }: { readonly onClose: () => void }) {
  const signOut = useSignOut()
  const { signOutEverywhere, signOutEverywhereTitle, signOutEverywhereWords, signedOut } = frame.user
  return (
    <ConfirmDialog
      onClose={onClose}
      title={signOutEverywhereTitle}
      confirm={signOutEverywhere}
      onConfirm={() => signOut('everywhere')}
      done={signedOut}
      calm
    >
      {signOutEverywhereWords}
    </ConfirmDialog>
  )
}
