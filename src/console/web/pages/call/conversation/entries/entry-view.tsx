import { memo } from 'react'
import type { Entry } from '../../../../../routes/calls/view-schema.ts'
import { ActionEntry } from './action-entry.tsx'
import { AnswerEntry } from './answer-entry.tsx'
import { CallerEntry } from './caller-entry.tsx'
import { ErrorEntry } from './error-entry.tsx'
import { FormEntry } from './form-entry.tsx'
import { MessageEntry } from './message-entry.tsx'
import { PromptEntry } from './prompt-entry.tsx'
import {
  CallerFactEntry,
  DirectionEntry,
  EmergencyEntry,
  EndEntry,
  HintEntry,
  LanguageEntry,
  LimitEntry,
  LineEntry,
  OfferEntry,
  PaceEntry,
  RecordingEntry,
  SilenceEntry,
  TextEntry,
  WarningEntry,
} from './small-entries.tsx'
import { TransferEntry } from './transfer-entry.tsx'

interface EntryViewProps {
  readonly entry: Entry
  /** Of the caller's words: how long it took to the first word of the answer; null where that is not known. */
  readonly waitMs: number | null
  /** Whether the recording is at these words. */
  readonly isPlaying: boolean
}

/** One thing that happened in a call. */
export const EntryView = memo(function EntryView({ entry, waitMs, isPlaying }: EntryViewProps) {
  switch (entry.kind) {
    case 'caller':
      return <CallerEntry entry={entry} waitMs={waitMs} isPlaying={isPlaying} />
    case 'answer':
      return <AnswerEntry entry={entry} isPlaying={isPlaying} />
    case 'prompt':
      return <PromptEntry entry={entry} isPlaying={isPlaying} />
    case 'silence':
      return <SilenceEntry entry={entry} />
    case 'action':
      return <ActionEntry entry={entry} />
    case 'transfer':
      return <TransferEntry entry={entry} />
    case 'message':
      return <MessageEntry entry={entry} />
    case 'text':
      return <TextEntry entry={entry} />
    case 'form':
      return <FormEntry entry={entry} />
    case 'offer':
      return <OfferEntry entry={entry} />
    case 'language':
      return <LanguageEntry entry={entry} />
    case 'pace':
      return <PaceEntry entry={entry} />
    case 'emergency':
      return <EmergencyEntry entry={entry} />
    case 'warning':
      return <WarningEntry entry={entry} />
    case 'limit':
      return <LimitEntry entry={entry} />
    case 'caller-fact':
      return <CallerFactEntry entry={entry} />
    case 'hint':
      return <HintEntry entry={entry} />
    case 'direction':
      return <DirectionEntry entry={entry} />
    case 'error':
      return <ErrorEntry entry={entry} />
    case 'line':
      return <LineEntry entry={entry} />
    case 'recording':
      return <RecordingEntry entry={entry} />
    case 'end':
      return <EndEntry entry={entry} />
  }
})
