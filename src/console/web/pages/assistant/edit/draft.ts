/** What somebody is writing: what it began with, and what it is by now. */
export interface Draft {
  readonly base: Base
  readonly text: string
}

/** A text of the settings' file. */
interface Base {
  readonly version: string
  readonly text: string
}

/** Of this tab: two tabs do not write over each other, and nothing is left behind for the next who uses the browser. */
const place = 'frontdesk-assistant-draft'

/** The draft that was written in this tab before; null where there is none, or one of another person. */
export function storedDraft(userId: string, storage: Pick<Storage, 'getItem'>): Draft | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(place) ?? 'null')
    return isKept(kept) && kept.userId === userId ? { base: kept.base, text: kept.text } : null
  } catch {
    return null
  }
}

/** Keeps a draft over a reload, or forgets it where nothing is changed. */
export function storeDraft(
  userId: string,
  { base, text }: Draft,
  storage: Pick<Storage, 'setItem' | 'removeItem'>,
): void {
  try {
    if (text === base.text) storage.removeItem(place)
    else storage.setItem(place, JSON.stringify({ userId, base, text }))
  } catch {
    // Storage may be full or switched off; then the draft lasts as long as the page.
  }
}

interface Kept extends Draft {
  readonly userId: string
}

function isKept(value: unknown): value is Kept {
  if (!isRecord(value) || !isRecord(value['base'])) return false
  const { userId, text, base } = value
  return [userId, text, base['version'], base['text']].every((part) => typeof part === 'string')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
