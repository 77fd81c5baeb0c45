import { Command, Option } from 'commander'
import packageJson from '../../../package.json' with { type: 'json' }
import { runCommand } from '../open-desk.ts'

interface Options {
  readonly url: string
  readonly token?: string
  readonly allowChanges?: true
}

const details = `
Speaks the Model Context Protocol on its standard input and output, for an assistant of your own
(Claude, Le Chat, an editor) to look things up: calls, insights, knowledge, settings, health. It is a
client of the console's API, so it can do what its token may, and nothing more. Without
--allow-changes it only looks.

Make a token in the console, under Settings, API tokens. A console that is open to this machine
without a password needs none.

In the settings of your assistant:
  { "mcpServers": { "frontdesk": { "command": "npx", "args": ["frontdesk", "mcp"],
                                   "env": { "FRONTDESK_TOKEN": "fd_…" } } } }
`

/** `frontdesk mcp`: the console's API as tools for an assistant. */
export function mcpCommand(): Command {
  return new Command('mcp')
    .description('let an assistant of yours look things up, by the Model Context Protocol')
    .option('--url <url>', 'where the server runs', 'http://127.0.0.1:5000')
    .addOption(new Option('--token <token>', 'an API token of the console').env('FRONTDESK_TOKEN'))
    .option('--allow-changes', 'also offer what changes something, as far as the token may')
    .addHelpText('after', details)
    .action((options: Options) => runCommand(() => serve(options)))
}

async function serve({ url, token, allowChanges = false }: { url: string; token?: string; allowChanges?: boolean }) {
  // Loaded only when wanted: the other verbs start without it.
  const { StdioServerTransport } = await import('@modelcontextprotocol/sdk/server/stdio.js')
  const { createApiClient } = await import('../../mcp/api-client.ts')
  const { createMcpServer } = await import('../../mcp/server.ts')
  const api = createApiClient({ url, token: token?.trim() || null })
  const server = await createMcpServer({ api, version: packageJson.version, mayChange: allowChanges })
  const over = new Promise<void>((resolve) => {
    server.onclose = () => resolve()
  })
  await server.connect(new StdioServerTransport())
  process.stdin.once('end', () => void server.close())
  await over
  return 0
}
