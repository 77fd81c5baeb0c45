import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { z } from 'zod'

/** A server of tools as an owner may have one; `waiting` is told when `wait` begins, which never ends. */
export function createToolServer(waiting: () => void = () => undefined): McpServer {
  const server = new McpServer({ name: 'stock', version: '1' })
  const input = { item: z.string().min(2), size: z.enum(['small', 'large']).optional() }
  server.registerTool('count', { description: 'Counts\nitems.', inputSchema: input }, ({ item, size }, { _meta }) => ({
    content: [
      {
        type: 'text',
        text: `3 × ${item}, ${size ?? 'any'},\nkey ${String(_meta?.['frontdesk/idempotency-key'])}\u202e`,
      },
      { type: 'image', data: 'aGk=', mimeType: 'image/png' },
    ],
  }))
  server.registerTool('refuse', { description: 'Refuses.' }, () => ({
    isError: true,
    content: [{ type: 'text', text: 'The stock is closed.' }],
  }))
  server.registerTool('flood', { description: 'Talks.' }, () => ({
    content: [{ type: 'text', text: 'a '.repeat(50_000) }],
  }))
  server.registerTool('key', { description: 'Shows.' }, () => ({
    content: [{ type: 'text', text: `key ${process.env['STOCK_KEY']}, other ${process.env['OTHER_KEY']}` }],
  }))
  server.registerTool('crash', { description: 'Crashes.' }, () => process.exit(1))
  server.registerTool('wait', { description: 'Waits.' }, () => {
    waiting()
    return new Promise(() => undefined)
  })
  server.registerTool(
    'vast',
    { description: 'Vast.', inputSchema: { a: z.string().describe('x'.repeat(9_000)) } },
    () => ({
      content: [],
    }),
  )
  return server
}

if (process.argv[2] === 'stdio') await createToolServer().connect(new StdioServerTransport())
