import { request } from 'undici'
import { z } from 'zod'
import type { ApiTool } from './api-tools.ts'

export interface ApiClientOptions {
  /** Of the server, such as `http://127.0.0.1:5000`. */
  readonly url: string
  /** Made in the console; null for a console that is open to this machine. */
  readonly token: string | null
}

/** What came of a request; of one that was refused, `text` says why. */
interface ApiAnswer {
  readonly isOk: boolean
  /** 0 for a request that was not sent. */
  readonly status: number
  readonly text: string
}

export interface ApiClient {
  /**
   * Sends a request; `body` goes out as JSON.
   * @param path with the query, such as `/api/assistant`
   * @throws an `Error` that says so when there is no server
   */
  ask(method: string, path: string, body?: unknown): Promise<ApiAnswer>
  /** The description of the API. Throws an `Error` that says why there is none. */
  describe(): Promise<unknown>
  call(tool: ApiTool, input: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<ApiAnswer>
}

const problem = z.object({
  message: z.string(),
  faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})

/** A client of the console's API. */
export function createApiClient({ url, token }: ApiClientOptions): ApiClient {
  const base = url.replace(/\/$/, '')
  const headers = {
    accept: 'application/json, text/plain, text/vtt, application/yaml',
    // Without a token the console lets in only who could be its own page.
    ...(token === null ? { 'sec-fetch-site': 'same-origin' } : { authorization: `Bearer ${token}` }),
  }

  async function send(method: string, path: string, body: unknown, signal?: AbortSignal): Promise<ApiAnswer> {
    const hasBody = body !== undefined
    const answer = await request(`${base}${path}`, {
      method,
      headers: { ...headers, ...(hasBody && { 'content-type': 'application/json' }) },
      body: hasBody ? JSON.stringify(body) : null,
      ...(signal && { signal }),
    })
    const text = await answer.body.text()
    const { statusCode: status } = answer
    if (status < 300) return { isOk: true, status, text: text === '' ? 'Done.' : text }
    return { isOk: false, status, text: explain(status, text) }
  }

  function ask(method: string, path: string, body?: unknown): Promise<ApiAnswer> {
    return send(method, path, body).catch((cause: unknown) => {
      const message = `There is no server at ${base}. Start it with npm start, or say where it is with --url.`
      throw new Error(message, { cause })
    })
  }

  return {
    ask,
    async describe() {
      const { isOk, text } = await ask('GET', '/api/openapi.json')
      if (!isOk) throw new Error(`The server at ${base} does not describe its API: ${text}`)
      return JSON.parse(text)
    },

    call({ method, path, inPath, inQuery, inBody }, input, signal) {
      const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(String(input[name] ?? '')))
      if (inPath.some((name) => input[name] === undefined || input[name] === '')) {
        return Promise.resolve({ isOk: false, status: 0, text: `Missing: ${inPath.join(', ')}.` })
      }
      const query = new URLSearchParams(
        Object.fromEntries(inQuery.flatMap((name) => (input[name] === undefined ? [] : [[name, String(input[name])]]))),
      ).toString()
      const body = Object.fromEntries(inBody.flatMap((name) => (name in input ? [[name, input[name]]] : [])))
      const isReading = method === 'GET'
      return send(method, query === '' ? filled : `${filled}?${query}`, isReading ? undefined : body, signal)
    },
  }
}

function explain(status: number, text: string): string {
  const { data } = problem.safeParse(parsed(text))
  if (!data) return `The server answered with status ${status}.`
  const faults = (data.faults ?? []).map(({ path, message }) => `${path} ${message}`)
  return [data.message, ...faults].join('\n')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
