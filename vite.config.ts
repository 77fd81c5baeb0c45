import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressedCopies } from './scripts/console/compressed-copies.ts'
import { earlyScript } from './scripts/console/early-script.ts'
import { firstLoadReport } from './scripts/console/first-load.ts'
import { typesOnly } from './scripts/console/types-only.ts'

const sources = fileURLToPath(new URL('src', import.meta.url))
const server = process.env['FRONTDESK_URL'] ?? 'http://127.0.0.1:5000'

/** The pages of the console: `npm run build` makes them, `npm run dev:console` serves them while they are worked on. */
export default defineConfig({
  root: 'src/console/web',
  plugins: [typesOnly(sources), react(), earlyScript('early.js'), compressedCopies(), firstLoadReport()],
  build: {
    outDir: '../../../dist/console',
    emptyOutDir: true,
    target: 'es2024',
    // The first that know light-dark(), which is then left as it is.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    sourcemap: false,
    // The Content-Security-Policy allows files of our own only: nothing inline, no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The figures of the packed files come from the report.
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_000,
  },
  server: {
    // A running program answers the pages under development. It compares Origin with Host, so both name it.
    proxy: { '^/(api|healthz)': { target: server, changeOrigin: true, headers: { origin: server } } },
  },
})
