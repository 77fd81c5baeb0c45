import type { McpSettings } from '../../../config/actions-schema.ts'
import type { Clock } from '../../../lib/clock.ts'
import type { Offer } from '../own-action.ts'
import { createMcpAction } from './mcp-action.ts'
import { createServerLink, type ServerLink } from './server-link.ts'
import { createWire, type WireParts } from './transport.ts'

/** The servers of the settings, each reached in the background and again whenever it is lost. */
export interface McpServers {
  /** What each of them has to offer now, and what is wrong with it. */
  offers(): readonly Offer[]
  /** Resolves when every server has been reached or missed once. */
  settled(): Promise<void>
  close(): Promise<void>
}

interface ServersParts {
  readonly clock: Clock
  /** Takes secrets out of what a server says. */
  mask(text: string): string
  readonly wire: WireParts
  /** Told when the offers may be others than before. */
  onChange(): void
}

/** Begins to open the sessions. `onChange` may be called from the next tick on. */
export function openServers(servers: readonly McpSettings[], parts: ServersParts): McpServers {
  const { clock, mask, wire, onChange } = parts
  const links = servers.map((settings) => {
    const link = createServerLink({ clock, connect: () => createWire(settings, wire), onChange })
    return { settings, link }
  })
  return {
    offers: () => links.map(({ settings, link }) => offerOf(settings, { link, mask })),
    async settled() {
      await Promise.all(links.map(({ link }) => link.tried))
    },
    async close() {
      await Promise.allSettled(links.map(({ link }) => link.close()))
    },
  }
}

/** The allowed tools of a server, whether it is up or not, and what is missing. */
function offerOf(settings: McpSettings, parts: { readonly link: ServerLink; mask(text: string): string }): Offer {
  const { link } = parts
  const origin = `the MCP server ${settings.name}`
  const tools = link.tools().filter(({ name }) => settings.allow.includes(name))
  const made = tools.map((tool) => createMcpAction(settings, tool, parts))
  const down = link.problem()
  const missing = link.isUp() ? settings.allow.filter((name) => !tools.some((tool) => tool.name === name)) : []
  return {
    actions: made.filter((one) => 'run' in one),
    problems: [
      ...(down === null ? [] : [{ origin, problem: `It cannot be used now: ${down}.` }]),
      ...made.filter((one) => 'problem' in one),
      ...missing.map((name) => ({ origin, problem: `It has no tool ${name}.` })),
    ],
  }
}
