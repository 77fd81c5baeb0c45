import { kindOfType } from '../reading/kinds.ts'
import type { WebReader, WebResult, WebSource } from '../web/web-reader.ts'
import type { Refresh } from './refresh.ts'

/** Looks at a page, site or sitemap: reads what is new or changed, and forgets what is gone. */
export async function refreshWeb(source: WebSource, web: WebReader, refresh: Refresh): Promise<void> {
  const { known, store, signal, progress } = refresh
  const seen = new Set<string>()
  for await (const result of web.read(source, known, signal)) {
    seen.add(result.address)
    progress({ done: seen.size, total: null, document: result.address })
    await take(result, refresh)
  }
  const gone = [...known.values()].filter(({ name }) => !seen.has(name)).map(({ id }) => id)
  if (gone.length > 0) await store.removeDocuments(gone)
}

async function take(result: WebResult, { known, store, keeper, source, signal, now }: Refresh): Promise<void> {
  const name = result.address
  const before = known.get(name) ?? null
  switch (result.type) {
    case 'document': {
      const { contentType, charset, bytes, etag, lastModified } = result
      const kind = kindOfType(contentType, name)
      const arrival = { source, name, kind: kind ?? 'html', version: '', etag, lastModified }
      if (kind) await keeper.keep({ ...arrival, charset, bytes }, before, signal)
      else await keeper.refuse(arrival, before, `it is ${contentType}, which cannot be read`)
      return
    }
    case 'unchanged':
      if (before) await store.putDocument({ ...before, checkedAt: now() }, null)
      return
    case 'gone':
      if (before) await store.removeDocuments([before.id])
      return
    case 'refused': {
      const arrival = {
        source,
        name,
        kind: before?.kind ?? 'html',
        version: '',
        etag: null,
        lastModified: null,
      } as const
      await keeper.refuse(arrival, before, result.reason)
      return
    }
  }
}
