import { type Command, Option } from 'commander'
import { z } from 'zod'
import { Refusal } from '../../open-desk.ts'

export interface ServerOptions {
  readonly url: string
  readonly token?: string
}

/** What is to be known of a server's settings before they are moved. */
const settings = z.object({
  version: z.string(),
  text: z.string(),
  masked: z.boolean(),
  isExample: z.boolean(),
  onDisk: z.object({ version: z.string(), text: z.string() }).nullable(),
})

type ServerSettings = z.output<typeof settings>

/** Settings on a server that runs. All reject with a `Refusal` that says why not. */
export interface SettingsServer {
  read(): Promise<ServerSettings>
  /** Gives the version that runs now. */
  publish(wish: { readonly text: string; readonly base: string; readonly note: string }): Promise<string>
}

/** Adds the options that say which server, and who asks. */
export function withServerOptions(command: Command): Command {
  return command
    .option('--url <url>', 'where the server runs', 'http://127.0.0.1:5000')
    .addOption(new Option('--token <token>', 'an API token of the console').env('FRONTDESK_TOKEN'))
}

export async function openSettingsServer({ url, token }: ServerOptions): Promise<SettingsServer> {
  // Loaded only when wanted: the other verbs start without it.
  const { createApiClient } = await import('../../../mcp/api-client.ts')
  const api = createApiClient({ url, token: token?.trim() || null })

  async function ask<Schema extends z.ZodType>(
    schema: Schema,
    ...request: Parameters<typeof api.ask>
  ): Promise<z.output<Schema>> {
    const { isOk, text } = await api.ask(...request)
    if (!isOk) throw new Refusal(text)
    const { data } = schema.safeParse(JSON.parse(text))
    if (data === undefined) throw new Refusal(`The server at ${url} answered something else than was asked for.`)
    return data
  }

  return {
    read: () => ask(settings, 'GET', '/api/assistant'),
    publish: async (wish) =>
      (await ask(z.object({ version: z.string() }), 'POST', '/api/assistant/publish', wish)).version,
  }
}
