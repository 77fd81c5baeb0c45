import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { firstLoadBytes, firstLoadSentence, mostFirstLoadBytes } from '../../scripts/console/first-load.ts'

const folder = fileURLToPath(new URL('../../dist/console/', import.meta.url))

test('the scripts of the first load are small enough', async () => {
  const bytes = await firstLoadBytes(folder)
  process.stdout.write(`${firstLoadSentence(bytes)}\n`)
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThanOrEqual(mostFirstLoadBytes)
})

test('nothing stands inline in the page, which the server would have to refuse', async () => {
  const page = await readFile(`${folder}index.html`, 'utf8')
  expect(page).not.toMatch(/<style|style=|<script(?![^>]* src=)|data:|\son\w+=/)
})

test('packed copies hold the same as what they stand beside', async () => {
  const files = await readdir(folder, { recursive: true })
  const packed = files.filter((file) => file.endsWith('.br'))
  expect(packed.length).toBeGreaterThan(5)
  for (const file of packed) {
    const plain = file.slice(0, -'.br'.length)
    const [expected, brotli, gzip] = await Promise.all(
      [plain, file, `${plain}.gz`].map((name) => readFile(folder + name)),
    )
    expect(brotliDecompressSync(brotli ?? ''), plain).toEqual(expected)
    expect(gunzipSync(gzip ?? ''), plain).toEqual(expected)
  }
})
