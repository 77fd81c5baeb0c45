import { keepCompiled } from './lib/compile-cache.ts'

// Before anything else is loaded, which is why the rest is not imported at the top.
const keep = keepCompiled()
const { start } = await import('./program.ts')
await start()
keep()
