/** What somebody may do in the console, each a right of its own; tokens hold some of them. */
export const scopes = [
  'calls:read',
  'numbers:read',
  'calls:steer',
  'phone:use',
  'knowledge:read',
  'knowledge:write',
  'assistant:read',
  'assistant:write',
  'insights:read',
  'health:read',
  'users:manage',
  'audit:read',
  'tokens:manage',
] as const

export type Scope = (typeof scopes)[number]

/** What each scope lets one do, in words for people. */
export const scopeMeanings: Readonly<Record<Scope, string>> = {
  'calls:read': 'see calls, live and past; telephone numbers are masked',
  'numbers:read': 'see whole telephone numbers, and search by them',
  'calls:steer': 'end calls, put callers through, whisper to the assistant',
  'phone:use': 'call the assistant from the browser',
  'knowledge:read': 'see the documents and the unanswered questions',
  'knowledge:write': 'change documents, answer questions',
  'assistant:read': "see the assistant's settings",
  'assistant:write': "change the assistant's settings",
  'insights:read': 'see the statistics',
  'health:read': 'see how the parts of the program do',
  'users:manage': 'add, change and remove people',
  'audit:read': 'see who did what',
  'tokens:manage': 'make and revoke API tokens',
}

export const roles = ['owner', 'operator', 'viewer'] as const

export type Role = (typeof roles)[number]

const viewer: readonly Scope[] = ['calls:read', 'knowledge:read', 'assistant:read', 'insights:read', 'health:read']
const operator: readonly Scope[] = [...viewer, 'numbers:read', 'calls:steer', 'phone:use', 'knowledge:write']

/** What each role may do. */
export const scopesOfRole: Readonly<Record<Role, readonly Scope[]>> = { owner: scopes, operator, viewer }

/** The scopes of a list that exist, in the order of all scopes. */
export function knownScopes(names: readonly string[]): Scope[] {
  return scopes.filter((scope) => names.includes(scope))
}
