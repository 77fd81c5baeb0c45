import type { Fault } from '../../../config/fault.ts'
import type { Mask } from '../../access/mask.ts'
import type { SettingsDesk } from './ports.ts'
import { presentOverview } from './present-overview.ts'
import type { RunningAssistant } from './schema.ts'

/** What runs, when it began to, and what the file says where that is something else. */
export async function presentAssistant(desk: SettingsDesk, mask: Mask): Promise<RunningAssistant> {
  const { version, text, file, isExample, assistant } = desk.running()
  const [disk, runs] = await Promise.all([desk.onDisk(), desk.versions.list({ before: null, limit: 1 })])
  const [run] = runs
  return {
    ...{ version, file, isExample },
    text: mask.text(text),
    run: run?.version === version ? run : null,
    overview: presentOverview(assistant, mask),
    onDisk:
      disk.version === version
        ? null
        : { version: disk.version, text: mask.text(disk.text), faults: disk.faults.map(presentFault) },
  }
}

function presentFault({ path, line, column, found, allowed, hint }: Fault) {
  return { path, line, column, found, allowed, hint }
}
