import { describe, expect } from 'vitest'
import { onEveryDatabase } from '../../test/store-contract.ts'
import type { VersionRun } from '../config/settings-versions.ts'

const run = (version: string, at: number, more: Partial<VersionRun> = {}) => ({
  ...{ version, at, origin: 'published' as const, by: 'Ada', note: '' },
  ...more,
})

describe('versions of the settings', () => {
  onEveryDatabase('are listed newest first, each run of them', async ({ settingsVersions }) => {
    await settingsVersions.put(run('a', 1, { origin: 'start', by: null }), 'name: A')
    await settingsVersions.put(run('b', 2, { note: 'for the winter' }), 'name: B')
    await settingsVersions.put(run('a', 3, { origin: 'restored' }), 'name: A')
    const all = await settingsVersions.list({ before: null, limit: 10 })
    expect(all).toEqual([
      { number: 3, version: 'a', at: 3, origin: 'restored', by: 'Ada', note: '' },
      { number: 2, version: 'b', at: 2, origin: 'published', by: 'Ada', note: 'for the winter' },
      { number: 1, version: 'a', at: 1, origin: 'start', by: null, note: '' },
    ])
    expect(await settingsVersions.list({ before: 3, limit: 1 })).toEqual([all[1]])
    expect(await settingsVersions.text('b')).toBe('name: B')
    expect(await settingsVersions.text('c')).toBeNull()
  })

  onEveryDatabase('what runs already does not begin to run again', async ({ settingsVersions }) => {
    await settingsVersions.put(run('a', 1), 'name: A')
    await settingsVersions.put(run('a', 2, { origin: 'start', by: null }), 'name: A')
    expect(await settingsVersions.list({ before: null, limit: 10 })).toMatchObject([{ at: 1, origin: 'published' }])
  })

  onEveryDatabase('of two at the same time none is lost', async ({ settingsVersions }) => {
    await Promise.all(['a', 'b', 'c'].map((version) => settingsVersions.put(run(version, 1), version)))
    const all = await settingsVersions.list({ before: null, limit: 10 })
    expect(all.map(({ version }) => version).toSorted()).toEqual(['a', 'b', 'c'])
  })
})
