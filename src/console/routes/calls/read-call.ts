import type { CallView } from '../../../archive/view/call-view.ts'
import { viewOf } from '../../../archive/view/fold.ts'
import { maskRecords, maskView } from '../../../archive/view/mask.ts'
import type { CallRecord } from '../../../conversation/events.ts'
import type { Mask } from '../../access/mask.ts'
import { ApiError } from '../../frame/api-error.ts'
import type { CallsSlice } from './ports.ts'

export interface ReadCall {
  readonly view: CallView
  readonly records: readonly CallRecord[]
}

/**
 * A call as somebody may see it, who may or may not see numbers.
 * @throws ApiError 404 when there is none
 */
export async function readCall(calls: CallsSlice, callId: string, mask: Mask): Promise<ReadCall> {
  const records = await recordsOf(calls, callId)
  const view = viewOf(records, calls.viewOptions())
  if (!mask.masks) return { view, records }
  const hidden = { address: mask.number, text: mask.text }
  return { view: maskView(view, hidden), records: maskRecords(records, hidden) }
}

/** @throws ApiError 404 when there is no such call */
export async function recordsOf({ logs }: CallsSlice, callId: string): Promise<readonly CallRecord[]> {
  const records = await logs.records(callId, 0)
  if (records.length === 0) throw new ApiError(404, 'There is no such call.')
  return records
}
