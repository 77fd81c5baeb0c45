import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { pageHeaders } from './console-headers.ts'
import { sendPlainPage } from './plain-page.ts'

/** What the browser app shows; everything below each is its own too. */
const pages = ['calls', 'phone', 'knowledge', 'assistant', 'insights', 'health', 'settings', 'sign-in', 'setup']

/** Files beside index.html, such as the icon. */
const fileName = '/:file(^[\\w-]+\\.(?:ico|png|svg|txt|webmanifest)$)'
const yearMs = 31_536_000_000
const hourMs = 3_600_000

/** Serves the pages that `npm run build` made. Who may see what is in them is the API's business. */
export async function servePages(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: folder,
    serve: false,
    preCompressed: true,
    dotfiles: 'deny',
    suppressWarning: true,
  })
  for (const path of ['/', ...pages.flatMap((page) => [`/${page}`, `/${page}/*`])]) {
    server.get(path, (_request, reply) => sendIndex(reply, folder))
  }
  // The names of these files change with what is in them.
  server.get('/assets/*', (request, reply) => {
    const { '*': name } = request.params as { '*': string }
    return reply.sendFile(`assets/${name}`, { maxAge: yearMs, immutable: true })
  })
  server.get(fileName, (request, reply) => {
    const { file } = request.params as { file: string }
    return reply.sendFile(file, { maxAge: hourMs })
  })
}

const notBuilt = {
  title: 'The console is not built yet',
  text: 'Run "npm run build" in the folder of Frontdesk, then load this page again. Calls are answered meanwhile.',
}

async function sendIndex(reply: FastifyReply, folder: string): Promise<FastifyReply> {
  const html = await readFile(join(folder, 'index.html'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (html === null) return sendPlainPage(reply.code(503), notBuilt)
  const nonce = pageHeaders(reply)
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(html.replace(/<head[^>]*>/i, (head) => `${head}<meta name="csp-nonce" content="${nonce}">`))
}
