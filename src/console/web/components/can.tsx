import type { ReactNode } from 'react'
import { type Scope, useCan } from '../data/session.ts'

/** Shows its children only to who has the scope; the server checks it again. */
export function Can({ scope, children }: { readonly scope: Scope; readonly children: ReactNode }) {
  return useCan(scope) ? children : null
}
