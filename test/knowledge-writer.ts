/**
 * A process of its own that writes documents, for tests of what survives it: `node knowledge-writer.ts <file>`. It
 * replaces eight documents by turns, without end, and prints `<name> <version>` for each that was acknowledged. Every
 * chunk of a document has its version as text; how many there are changes with it.
 */
import { openKnowledgeStore } from '../src/store/open-knowledge-store.ts'
import { chunksOf, documentOf } from './knowledge-store-contract.ts'

const [file = ''] = process.argv.slice(2)
const store = await openKnowledgeStore({ file })

async function writeDocument(name: string): Promise<void> {
  for (let version = 1; ; version += 1) {
    const chunks = chunksOf(...Array<string>(1 + (version % 300)).fill(String(version)))
    await store.putDocument(documentOf('folder:/srv', name, { version: String(version) }), chunks)
    // Written before it returns: so Node treats pipes on POSIX systems.
    process.stdout.write(`${name} ${version}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, (_, index) => writeDocument(`${index}.md`)))
