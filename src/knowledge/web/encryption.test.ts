import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { expect, test } from 'vitest'
import { type Certificate, certificateFor } from './certificate.test-support.ts'
import { readerFor, send, startSite } from './local-site.test-support.ts'

const valid = certificateFor('127.0.0.1', new Date('2049-01-01'))
const expired = certificateFor('127.0.0.1', new Date('2024-01-01'))
const elsewhere = certificateFor('127.0.0.2', new Date('2049-01-01'))
const stranger = certificateFor('127.0.0.1', new Date('2049-01-01'))
setDefaultCACertificates([...getCACertificates(), ...[valid, expired, elsewhere].map(({ cert }) => cert)])

test.each<[string, Certificate, string]>([
  ['an expired certificate', expired, 'is not valid: it has expired'],
  ['a certificate for another name', elsewhere, 'is not valid: it is for another name'],
  ['a certificate that nobody vouches for', stranger, 'is not valid: it is self-signed'],
])('%s is refused as such', async (_what, certificate, reason) => {
  await using site = await startSite({ '/page': 'words' }, certificate)
  await using reader = readerFor(site)
  const failed = reader.all({ kind: 'page', at: `${site.at}/page` })
  await expect(failed).rejects.toThrow(`the certificate of 127.0.0.1:${site.port} ${reason}`)
  expect(site.asked).toEqual([])
})

test('https to a server that does not speak it is refused as such', async () => {
  await using site = await startSite({ '/page': 'words' })
  await using reader = readerFor(site)
  const failed = reader.all({ kind: 'page', at: `${site.at}/page`.replace('http', 'https') })
  await expect(failed).rejects.toThrow('does not speak HTTPS on that port')
})

test('a redirect may lead to encryption, but not out of it', async () => {
  await using open = await startSite({ '/page': 'words' })
  const pages = { '/page': 'words', '/out': send(302, { location: `${open.at}/page` }) }
  await using closed = await startSite(pages, valid)
  open.pages['/in'] = send(302, { location: `${closed.at}/page` })
  await using reader = readerFor(open, { privateHosts: ['127.0.0.1'] })
  expect(await reader.all({ kind: 'page', at: `${open.at}/in` })).toMatchObject([
    { type: 'document', address: `${closed.at}/page` },
  ])
  expect(await reader.all({ kind: 'page', at: `${closed.at}/out` })).toMatchObject([
    { type: 'refused', reason: `it leads from https to an address without encryption (127.0.0.1:${open.port})` },
  ])
  expect(open.asked).not.toContain('/page')
})
