import { Navigate } from '@tanstack/react-router'
import { useSections } from '../frame/sections.ts'

/** Leads to the first page that one may see. */
export function Page() {
  const first = useSections().find(({ to }) => to !== '/')
  return <Navigate to={first?.to ?? '/settings/you'} replace />
}
