import { describe, expect, test } from 'vitest'
import { createManualClock } from '../../../../test/fakes/manual-clock.ts'
import { call, ownActions } from '../own-actions.test-support.ts'
import { defineOwnAction } from './define-own-action.ts'

const settings = 'actionsFolder: ./actions\n'
const good = `
export default {
  name: 'count_stock',
  purpose: 'Counts what is in stock.',
  effects: false,
  input: { item: { type: 'text', about: 'the item' }, least: { type: 'integer', about: 'at least', required: false } },
  run: async ({ item, least = 0 }: { item: string; least?: number }, { call, id }) =>
    \`\${item}:\\n\${least + 1} \${call.caller} \${id} \${'note' in call}\`,
}
`

/** A file with an action that runs so. */
const running = (body: string) => ({ 'actions/a.ts': `export default { name: 'act', purpose: 'Acts.', run: ${body} }` })

describe('an action in code', () => {
  test('is given its input and the call, and its words are data', async () => {
    await using own = await ownActions(settings, { files: { 'actions/stock.ts': good } })
    expect(own.problems()).toEqual([])
    expect(own.actions()[0]).toMatchObject({ name: 'count_stock', origin: 'stock.ts', effects: false, limitMs: 8_000 })
    expect(await own.run('count_stock', { item: 'chair', least: '2' })).toEqual({
      outcome: 'done',
      text: 'chair: 3 +15550100123 run-1 false',
    })
  })

  test('may say that it failed', async () => {
    await using own = await ownActions(settings, {
      files: running("() => ({ outcome: 'failed', text: 'Sold out.', data: { left: 0 } })"),
    })
    expect(await own.run('act', {})).toEqual({ outcome: 'failed', text: 'Sold out.', data: { left: 0 } })
  })

  test.each([
    ['throws', '() => { throw new Error("db at 10.0.0.5: wrong password") }'],
    ['rejects', 'async () => { throw "wrong password" }'],
    ['gives nothing', '() => undefined'],
    ['gives a number', '() => 5'],
  ])('that %s fails without telling the model why', async (_name, body) => {
    await using own = await ownActions(settings, { files: running(body) })
    expect(await own.run('act', {})).toMatchObject({ outcome: 'failed', text: 'It did not work.' })
  })

  test('that takes no end is left after its time, and told by its signal', async () => {
    const clock = createManualClock()
    const body =
      "(_input, { signal }) => new Promise(() => signal.addEventListener('abort', () => { globalThis.ownActionLeft = true }))"
    await using own = await ownActions(settings, { files: running(body), clock })
    const result = own.run('act', {})
    await clock.advance(28_000)
    expect(await result).toMatchObject({ outcome: 'failed' })
    expect(globalThis).toHaveProperty('ownActionLeft', true)
    expect(clock.sleepers()).toBe(0)
  })

  test('that is aborted rejects with the reason', async () => {
    await using own = await ownActions(settings, { files: running('() => new Promise(() => undefined)') })
    const stop = new AbortController()
    const result = own.actions()[0]?.run({}, call, stop.signal)
    stop.abort(new Error('superseded'))
    await expect(result).rejects.toThrow('superseded')
  })
})

test('what cannot be loaded is named with its fault, and the rest is loaded', async () => {
  const files = {
    'actions/a-good.ts': good,
    'actions/b-syntax.ts': 'export default {',
    'actions/c-empty.js': 'export const x = 1',
    'actions/d-throws.js': "throw new Error('no database')",
    'actions/e-faulty.ts':
      "export default { name: 'Bad name', purpose: '', input: { a: { type: 'txt', about: 'x' } }, extra: 1 }",
    'actions/f-same.ts': good,
    'actions/_helper.ts': 'throw new Error("not an action")',
    'actions/a.test.ts': 'throw new Error("not an action")',
    'actions/a.d.ts': 'nonsense',
    'actions/notes.md': 'nonsense',
  }
  await using own = await ownActions(settings, { files })
  expect(own.actions().map(({ origin }) => origin)).toEqual(['a-good.ts'])
  expect(own.problems()).toEqual([
    { origin: 'b-syntax.ts', problem: expect.stringContaining('cannot be loaded') },
    { origin: 'c-empty.js', problem: expect.stringContaining('exports nothing as its default') },
    { origin: 'd-throws.js', problem: expect.stringContaining('no database') },
    {
      origin: 'e-faulty.ts',
      problem: expect.stringMatching(/name: must be a name.*purpose.*input\.a.*run: must be a function.*extra/),
    },
    { origin: 'f-same.ts', problem: 'There is an action count_stock already.' },
  ])
})

test('the types of the input are worked out', () => {
  const action = defineOwnAction({
    name: 'order',
    purpose: 'Orders.',
    input: {
      size: { type: 'choice', choices: ['small', 'large'], about: 'the size' },
      count: { type: 'integer', about: 'how many' },
      note: { type: 'text', about: 'a note', required: false },
    },
    run: ({ size, count, note }) => {
      const worked: { size: 'small' | 'large'; count: number; note: string | undefined } = { size, count, note }
      return JSON.stringify(worked)
    },
  })
  expect(action.name).toBe('order')
})
