#!/usr/bin/env node
const [major] = process.versions.node.split('.')

if (Number(major) < 24) {
  process.stderr.write(
    `Frontdesk needs Node 24 or newer; this is ${process.version}. Run it as "npx frontdesk" from its own folder, where the right Node is installed.\n`,
  )
  process.exitCode = 2
} else {
  const { keepCompiled } = await import('../src/lib/compile-cache.ts')
  keepCompiled()
  const { runProgram } = await import('../src/cli/program.ts')
  await runProgram(process.argv)
}
