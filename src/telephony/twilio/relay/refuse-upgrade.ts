import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

export interface UpgradeRefusal {
  readonly status: 403 | 404 | 426 | 429
  readonly error: string
  readonly message: string
}

/** Answers an upgrade as plain HTTP, and closes the connection. */
export function refuseUpgrade(socket: Duplex, { status, error, message }: UpgradeRefusal): void {
  const body = JSON.stringify({ error, message })
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(status === 426 ? ['Upgrade: websocket'] : []),
    ...(status === 429 ? ['Retry-After: 60'] : []),
  ]
  socket.on('error', () => socket.destroy())
  socket.once('finish', () => socket.destroy())
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
