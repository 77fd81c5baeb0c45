import { Navigate } from '@tanstack/react-router'

/** The settings begin with what is one's own. */
export function Page() {
  return <Navigate to="/settings/you" replace />
}
