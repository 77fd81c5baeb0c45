import type { CallView, ViewChange } from '../../../routes/calls/view-schema.ts'

/**
 * The view after a change. One that is in it already changes nothing, so that nothing comes twice.
 *
 * @param change of the live stream: what it has replaces what stands at its place
 */
export function viewAfter(view: CallView, change: ViewChange): CallView {
  if (change.seq <= view.head.seq) return view
  return {
    head: change.head,
    entries: replaced(
      view.entries,
      change.entries.map(({ index, entry }) => [index, entry]),
    ),
    waterfalls: replaced(
      view.waterfalls,
      change.waterfalls.map(({ index, waterfall }) => [index, waterfall]),
    ),
  }
}

function replaced<T>(values: readonly T[], changes: readonly (readonly [index: number, value: T])[]): readonly T[] {
  if (changes.length === 0) return values
  const after = [...values]
  for (const [index, value] of changes) after[index] = value
  return after
}
