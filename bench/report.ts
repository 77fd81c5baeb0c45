import { cpus, loadavg, release, totalmem, type } from 'node:os'
import type { Figure } from './row.ts'

const heads = ['what', 'budget', 'Frontdesk', 'bare Node', 'Flask', '']

/** The table as Markdown, with columns of even width. */
export function tableOf(figures: readonly Figure[]): string {
  const cells = [heads, ...figures.map(cellsOf)]
  const widths = heads.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0), 3))
  const lines = cells.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

/** Where it ran: machine, system, Node, Flask's server, date, and how busy the machine was before. */
export function machineOf(flaskServer: string | null): string {
  const processors = cpus()
  const memory = `${(totalmem() / 1_073_741_824).toFixed(0)} GB`
  return [
    `- Machine: ${processors[0]?.model ?? 'unknown processor'}, ${processors.length} cores, ${memory}; load generator, fake model and servers share it`,
    `- System: ${type()} ${release()}, Node ${process.version}, Flask on ${flaskServer ?? 'nothing (not installed)'}`,
    `- Date: ${new Date().toISOString().slice(0, 10)}; load average before the run: ${loadavg()[0]?.toFixed(2)}`,
  ].join('\n')
}

/** The file of results. */
export function resultsOf(machine: string, figures: readonly Figure[]): string {
  return `# Results

Written by \`npm run bench\`; how it is measured: [docs/performance.md](../docs/performance.md).

${machine}

${tableOf(figures)}
`
}

function cellsOf({ what, budget, frontdesk, bare, flask, met }: Figure): string[] {
  return [what, budget, frontdesk, bare ?? '', flask ?? '', met === null ? '' : met ? 'ok' : 'missed']
}
