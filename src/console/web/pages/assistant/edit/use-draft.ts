import { useEffect, useEffectEvent, useState } from 'react'
import { useSession } from '../../../data/session.ts'
import { type Draft, storeDraft, storedDraft } from './draft.ts'

interface DraftState {
  readonly draft: Draft
  /** Whether it is another text than the one that it began with. */
  readonly isChanged: boolean
  /** Whether the file is another one by now than the one that it began with. */
  readonly isStale: boolean
  /** Whether it was begun before the page was loaded. */
  readonly wasRestored: boolean
  /** Takes what is typed. */
  readonly write: (text: string) => void
  /** Begins anew at this text of the file, with that text in the editor. */
  readonly begin: (base: Draft['base'], text: string) => void
}

/**
 * What is being written, kept in the tab over a reload. As long as nothing is changed it follows the file.
 *
 * @param setText puts another text into the editor
 */
export function useDraft(file: Draft['base'], setText: (text: string) => void): DraftState {
  const { user } = useSession()
  const userId = user?.id ?? ''
  const [restored] = useState(() => storedDraft(userId, sessionStorage))
  const [draft, setDraft] = useState<Draft>(restored ?? { base: file, text: file.text })
  const isChanged = draft.text !== draft.base.text
  const isStale = isChanged && draft.base.version !== file.version

  function begin(base: Draft['base'], text: string): void {
    setDraft({ base, text })
    setText(text)
  }

  const follow = useEffectEvent(() => {
    if (!isChanged && draft.base.version !== file.version) begin(file, file.text)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the file is what is followed
  useEffect(() => follow(), [file.version])

  useEffect(() => storeDraft(userId, draft, sessionStorage), [userId, draft])

  return {
    ...{ draft, isChanged, isStale, wasRestored: draft === restored, begin },
    write: (text) => setDraft(({ base }) => ({ base, text })),
  }
}
