import type { Health } from './data.ts'

/**
 * How everything does, as plain text for somebody who helps. English words of programs, times in UTC; telephone numbers
 * are masked, whoever asks.
 */
export function reportOf(health: Health): string {
  const { verdict, versions, parts, line, models, webhooks, deliveries, archive, settings } = health
  const sections = [
    [
      `Frontdesk ${versions.frontdesk}, Node ${versions.node}, ${versions.database}`,
      `running since ${utc(versions.startedAt)}, looked at ${utc(health.at)}`,
    ],
    [`Calls: ${verdict.state}`, ...verdict.attention.map(({ area, state, text }) => `- ${state}: ${area}: ${text}`)],
    ['Parts', ...parts.map(({ name, state, reason }) => `- ${name}: ${state}: ${reason}`)],
    [`Line: ${line.line}: ${line.reason}`],
    wiringLines(health.wiring),
    [
      `Webhooks of 24 hours: ${webhooks.letIn} let in`,
      `- last: ${webhooks.lastLetIn ? `${utc(webhooks.lastLetIn.at)} ${webhooks.lastLetIn.path}` : 'none'}`,
      ...webhooks.refused.map(
        ({ count, path, differs, fix, lastAt }) =>
          `- refused ${count} x ${path}, last ${utc(lastAt)}: ${differs}. ${fix}`,
      ),
    ],
    ['Models', ...models.map(modelLine)],
    [
      `Deliveries: ${deliveries.waiting} waiting, ${deliveries.failing} failing, ${deliveries.dead} given up`,
      ...[...new Set([...deliveries.deadOnes, ...deliveries.failingOnes].map(deliveryLine))],
    ],
    [
      `Disk: ${diskLine(health.disk)}`,
      `Settings: ${settings ? `${settings.version}, on disk ${settings.onDisk}${settings.isExample ? ', the example' : ''}` : 'unknown'}`,
      `Archive: ${archive.backlog}${archive.isMore ? ' or more' : ''} to be read`,
      `Console: ${health.console.open ? 'open on this machine' : 'by sign-in'}`,
    ],
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function wiringLines(wiring: Health['wiring']): string[] {
  switch (wiring.kind) {
    case 'without-keys':
      return ['Numbers at Twilio: no keys to ask with']
    case 'unknown':
      return [`Numbers at Twilio: unknown: ${wiring.reason}`]
    case 'known':
      return [
        `Numbers at Twilio, asked ${utc(wiring.at)}, PUBLIC_URL ${wiring.publicUrl ?? 'not set'}`,
        ...(wiring.missing === null ? [] : [`- ${masked(wiring.missing)}: not in the account`]),
        ...wiring.numbers.flatMap(({ number, differences }) => [
          `- ${masked(number)}: ${differences.length === 0 ? 'no differences' : ''}`.trimEnd(),
          ...differences.map(
            ({ setting, found, wanted, why }) =>
              `  ${setting}: ${found ?? 'nothing'}, should be ${wanted ?? 'nothing'}. ${why}`,
          ),
        ]),
      ]
  }
}

function modelLine({ id, state, reason, firstWords, lastFailure }: Health['models'][number]): string {
  const speed = firstWords
    ? `, first words ${firstWords.medianMs} to ${firstWords.slowestMs} ms (${firstWords.samples})`
    : ''
  const failed = lastFailure ? `, failed ${utc(lastFailure.at)}: ${lastFailure.reason}` : ''
  return `- ${id}: ${state}${reason === '' ? '' : ` (${reason})`}${speed}${failed}`
}

/** Without the receiver, who is nobody's business. */
function deliveryLine({ kind, way, attempts, lastError }: Health['deliveries']['deadOnes'][number]): string {
  return `- ${kind} by ${way}, ${attempts} attempts: ${lastError ?? 'no reason kept'}`
}

function diskLine(disk: Health['disk']): string {
  if (!disk) return 'nothing is kept'
  const files = disk.files.map(({ name, bytes }) => `${name} ${bytes}`).join(', ')
  return `${disk.freeBytes} of ${disk.totalBytes} bytes free; ${files}`
}

function utc(at: number): string {
  return new Date(at).toISOString()
}

/** `+15550100123` as `+155•••23`. */
function masked(number: string): string {
  return /^\+\d{7,}$/.test(number) ? `${number.slice(0, 4)}•••${number.slice(-2)}` : number
}
