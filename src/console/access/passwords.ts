import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { limitAtOnce } from '../../lib/at-once.ts'

interface Cost {
  /** In KiB. */
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

/** https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html: 19 MiB, two passes, one lane. */
const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const saltBytes = 16
const hashBytes = 32

/** `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, in base64 without padding: https://github.com/P-H-C/phc-string-format */
const phc = /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,4}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,171})$/

/** A flood of sign-ins takes one processor at most, and one of the threads that look up names and read files. */
const mostAtOnce = 1
/** Each waits for some 40 ms per one before it; who comes later is told to try again. */
const mostWaiting = 40

const derive = promisify(argon2)
const inTurn = limitAtOnce(mostAtOnce, mostWaiting)

/** The hash to keep of a password, made off the main thread. Rejects with `TooManyAtOnce` when too many are being made. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const hash = await hashWith(password, salt, cost, hashBytes)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(hash)}`
}

/**
 * Whether the password is the one of the hash; false for a hash of null, after the same work, so that nobody learns from
 * the time who has a password. `outdated` tells that the hash should be made anew, since it was made at another cost.
 */
export async function checkPassword(
  password: string,
  hash: string | null,
): Promise<{ readonly matches: boolean; readonly outdated: boolean }> {
  const kept = hash === null ? null : parse(hash)
  if (!kept) {
    await hashWith(password, randomBytes(saltBytes), cost, hashBytes)
    return { matches: false, outdated: false }
  }
  const found = await hashWith(password, kept.salt, kept.cost, kept.hash.length)
  const { memory, passes, parallelism } = kept.cost
  const isCurrent = memory === cost.memory && passes === cost.passes && parallelism === cost.parallelism
  return { matches: timingSafeEqual(found, kept.hash), outdated: !isCurrent }
}

/** The same letters can be written as different characters, by the keyboards of two machines. */
function hashWith(password: string, nonce: Buffer, { memory, passes, parallelism }: Cost, tagLength: number) {
  const message = Buffer.from(password.normalize('NFKC'))
  return inTurn(() => derive('argon2id', { message, nonce, memory, passes, parallelism, tagLength }))
}

function parse(text: string) {
  const [, memory, passes, parallelism, salt, hash] = phc.exec(text) ?? []
  if (salt === undefined || hash === undefined) return null
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
