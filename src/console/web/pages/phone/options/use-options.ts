import { useState } from 'react'
import type { PhoneOverview } from '../data.ts'
import { type CallChoices, keepOptions, type PhoneOptions, readOptions } from './stored-options.ts'

/** How the next call is made. */
export interface OptionsOnPage {
  readonly options: PhoneOptions
  readonly choices: CallChoices
  change(changes: Partial<PhoneOptions>): void
  choose(changes: Partial<CallChoices>): void
}

/** @param version of a draft that is to be tried; undefined for what runs */
export function useOptions(overview: PhoneOverview, hasVoices: boolean, version: string | undefined): OptionsOnPage {
  /** What somebody changed here; all else is as it was the last time, or as usual. */
  const [changes, setChanges] = useState<Partial<PhoneOptions>>({})
  const [choices, setChoices] = useState<CallChoices>({ version: version ?? 'running', from: '', forReal: false })
  const options = { ...readOptions(overview, hasVoices), ...changes }
  return {
    ...{ options, choices },
    change(more) {
      setChanges((before) => ({ ...before, ...more }))
      keepOptions({ ...options, ...more })
    },
    choose: (more) => setChoices((before) => ({ ...before, ...more })),
  }
}
