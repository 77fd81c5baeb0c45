import type { LookupAddress } from 'node:dns'
import { expect, test } from 'vitest'
import type { Lookup } from '../../lib/net/guarded-agent.ts'
import { isPublicAddress } from '../../lib/net/public-address.ts'
import { readerFor, send, startSite, type TestSite } from './local-site.test-support.ts'
import { WebSourceError } from './web-reader.ts'

/** Names with the addresses that they lead to, one answer after the other. */
function names(answers: Record<string, string[][]>): Lookup & { asked: string[] } {
  const asked: string[] = []
  const lookup: Lookup = (hostname, _options, done) => {
    const given = answers[hostname] ?? []
    const addresses = given[asked.filter((name) => name === hostname).length] ?? given.at(-1) ?? []
    asked.push(hostname)
    done(
      null,
      addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
  return Object.assign(lookup, { asked })
}

async function refusal(site: TestSite, at: string, lookup: Lookup, privateHosts: string[] = []): Promise<string> {
  await using reader = readerFor(site, { lookup, privateHosts })
  const error = await reader.all({ kind: 'page', at }).catch((fault: unknown) => fault)
  if (!(error instanceof WebSourceError)) throw new Error(`not refused: ${JSON.stringify(error)}`)
  return error.message
}

test.each(['8.8.8.8', '2606:4700:4700::1111'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each([
  '0.0.0.0',
  '10.0.0.5',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '192.168.1.1',
  '192.0.2.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '168.63.129.16',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:10.0.0.5',
  '64:ff9b::8.8.8.8',
  '64:ff9b:1::1',
  '2002:7f00:1::',
  '2001::1',
  '2001:db8::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '4000::1',
  'localhost',
  '',
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test('a host that leads to a private network is refused, with what to do', async () => {
  await using site = await startSite({})
  const lookup = names({ 'intranet.example': [['10.0.0.5']], 'mixed.example': [['8.8.8.8', '::1']] })
  expect(await refusal(site, 'http://intranet.example/', lookup)).toBe(
    'intranet.example leads to a private network (10.0.0.5); list the host under knowledge.web.privateHosts if that is meant',
  )
  expect(await refusal(site, 'http://mixed.example/', lookup)).toContain(
    'mixed.example leads to a private network (::1)',
  )
})

test.each([
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f.0.0.1/',
  'http://0177.0.0.1/',
  'http://127.0.0.1./',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'https://[::7f00:1]/',
  'http://169.254.169.254/latest',
])('%s is refused though nothing is looked up', async (at) => {
  await using site = await startSite({})
  const lookup = names({})
  expect(await refusal(site, at, lookup)).toContain('is in a private network; list the host')
  expect(lookup.asked).toEqual([])
})

test('a port is asked only on hosts that are listed', async () => {
  await using site = await startSite({ '/page': 'words' })
  const lookup = names({ 'intranet.example': [['127.0.0.1']] })
  const at = `http://intranet.example:${site.port}/page`
  expect(await refusal(site, at, lookup)).toContain(`it leads to port ${site.port} of intranet.example; list`)
  expect(await refusal(site, at, lookup, ['intranet.example:1'])).toContain('it leads to port')
  for (const listed of ['intranet.example', ` Intranet.example:${site.port}`]) {
    await using reader = readerFor(site, { lookup, privateHosts: [listed] })
    expect(await reader.all({ kind: 'page', at })).toMatchObject([{ type: 'document' }])
  }
})

test('a redirect to a private address is refused', async () => {
  await using site = await startSite({
    '/number': send(302, { location: 'http://10.0.0.5/admin' }),
    '/name': send(302, { location: 'http://metadata.example/' }),
  })
  const lookup = names({ 'metadata.example': [['169.254.169.254']] })
  await using reader = readerFor(site, { lookup })
  const reasonFor = async (path: string) => (await reader.short({ kind: 'page', at: site.at + path })).join()
  expect(await reasonFor('/number')).toContain('refused /number: 10.0.0.5 is in a private network')
  expect(await reasonFor('/name')).toContain('metadata.example leads to a private network (169.254.169.254)')
})

test('a name that changes its answer is looked at for each connection', async () => {
  await using site = await startSite({ '*': 'secret' })
  const stop = new AbortController()
  const answers = names({ 'rebinding.example': [['2d00::1'], ['127.0.0.1']] })
  await using reader = readerFor(site, {
    lookup(hostname, options, done) {
      answers(hostname, options, done)
      stop.abort(new Error('its public address is no server'))
    },
  })
  const source = { kind: 'page', at: 'http://rebinding.example/page' } as const
  await expect(reader.all(source, {}, stop.signal)).rejects.toThrow('no server')
  await expect(reader.all(source)).rejects.toThrow('rebinding.example leads to a private network (127.0.0.1)')
  expect(site.asked).toEqual([])
})

test('a host that does not exist and a server that is not there are told as such', async () => {
  await using site = await startSite({})
  const gone = await startSite({})
  await gone[Symbol.asyncDispose]()
  expect(await refusal(site, 'http://nowhere.example/', names({}))).toBe(
    'there is no host named nowhere.example; check the address',
  )
  expect(await refusal(site, `${gone.at}/`, names({}), ['127.0.0.1'])).toBe(
    `the server at 127.0.0.1:${gone.port} refused the connection`,
  )
})

test.each(['ftp://example.com/', 'http://me:secret@example.com/', 'nonsense'])('%s is no source', async (at) => {
  await using site = await startSite({})
  expect(await refusal(site, at, names({}))).toMatch(
    /^its address (?:is not one of a web page|holds a user or a password)$/,
  )
})
