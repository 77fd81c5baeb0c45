import type { AccessStore } from './ports.ts'

/** How long what is kept about access stays, for whoever sweeps; each by its age alone. */
export function keptOfConsole({ audit, signIns, links, attempts }: AccessStore) {
  return [
    { name: 'audit', keepDays: 400, remove: audit.removeBefore },
    // As long as a browser is known again.
    { name: 'sign-ins', keepDays: 90, remove: signIns.removeBefore },
    { name: 'links', keepDays: 1, remove: links.removeBefore },
    { name: 'attempts', keepDays: 1, remove: attempts.removeBefore },
  ]
}
