import { dirname } from 'node:path'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Config } from '../../config/config.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Lookup } from '../../lib/net/guarded-agent.ts'
import { loadActionsFolder } from './code/load-folder.ts'
import { createHttpAction } from './http/http-action.ts'
import type { McpServers } from './mcp/servers.ts'
import type { Offer, OwnAction, OwnActionProblem } from './own-action.ts'
import { maskSecrets } from './secrets.ts'

/** Everything that the owner added for the assistant to do. */
export interface OwnActions {
  /** Those that there are now; the tools of a server come when it answers. No two have the same name. */
  actions(): readonly OwnAction[]
  /** What cannot be used now, or at all. */
  problems(): readonly OwnActionProblem[]
  /** Resolves when every server has been reached or missed once. */
  settled(): Promise<void>
  close(): Promise<void>
}

interface OwnActionsParts {
  readonly clock: Clock
  /** Names of actions that there are already; they win. */
  readonly taken?: readonly string[]
  /** Told of each problem when it arises, once as long as it lasts. */
  onProblem?(problem: OwnActionProblem): void
  readonly lookup?: Lookup
}

type ActionConfig = Pick<Config, 'assistant' | 'assistantFile' | 'secrets' | 'twilio'>

/**
 * Makes the owner's actions: requests, code, and tools of servers. Servers are reached in the background; nothing that
 * is wrong with one of them, or with a file of code, keeps the rest from working.
 */
export async function createOwnActions(config: ActionConfig, parts: OwnActionsParts): Promise<OwnActions> {
  const { assistant, secrets } = config
  const { clock, taken = [], onProblem = () => undefined, lookup } = parts
  const country = parsePhoneNumberFromString(config.twilio.phoneNumber ?? '')?.country ?? null
  const http = assistant.actions.map((settings) => createHttpAction(settings, { clock, secrets, country, lookup }))
  const { actionsFolder } = assistant
  const code = actionsFolder === null ? none : await loadActionsFolder(actionsFolder, { clock, country })
  const mask = (text: string) => maskSecrets(text, secrets)
  let offer: Offer = none
  let told = new Set<string>()

  function update(): void {
    const tools = servers.offers()
    const found = [...http, ...code.actions, ...tools.flatMap(({ actions }) => actions)]
    const { actions, problems } = unique(found, taken)
    offer = { actions, problems: [...code.problems, ...tools.flatMap((tool) => tool.problems), ...problems] }
    const fresh = offer.problems.filter(({ origin, problem }) => !told.has(`${origin} ${problem}`))
    told = new Set(offer.problems.map(({ origin, problem }) => `${origin} ${problem}`))
    for (const problem of fresh) onProblem(problem)
  }

  const wire = { secrets, folder: dirname(config.assistantFile), lookup }
  // Few have any, and what speaks to them takes its time to load.
  const openServers = assistant.mcp.length > 0 ? (await import('./mcp/servers.ts')).openServers : null
  const servers = openServers?.(assistant.mcp, { clock, mask, wire, onChange: update }) ?? noServers
  update()

  return {
    actions: () => offer.actions,
    problems: () => offer.problems,
    async settled() {
      await servers.settled()
    },
    async close() {
      await Promise.allSettled([...http, servers].map((part) => part.close()))
    },
  }
}

const none: Offer = { actions: [], problems: [] }
const noServers: McpServers = { offers: () => [], settled: async () => undefined, close: async () => undefined }

/** Of several with the same name the first. */
function unique(found: readonly OwnAction[], taken: readonly string[]): Offer {
  const names = new Set(taken)
  const actions: OwnAction[] = []
  const problems: OwnActionProblem[] = []
  for (const action of found) {
    if (names.has(action.name))
      problems.push({ origin: action.origin, problem: `There is an action ${action.name} already.` })
    else actions.push(action)
    names.add(action.name)
  }
  return { actions, problems }
}
