import type { Fault } from '../../../config/fault.ts'
import type { Mask } from '../../access/mask.ts'
import type { CheckedSettings, SettingsDesk } from './ports.ts'
import { presentOverview } from './present-overview.ts'
import type { CheckResult, RunningAssistant, SettingsFault } from './schema.ts'

/** What runs, when it began to, and what the file says where that is something else. */
export async function presentAssistant(desk: SettingsDesk, mask: Mask): Promise<RunningAssistant> {
  const running = desk.running()
  const { version, text, file, isExample, needsRestart } = running
  const [disk, runs] = await Promise.all([desk.onDisk(), desk.versions.list({ before: null, limit: 1 })])
  const [run] = runs
  return {
    ...{ version, file, isExample, masked: mask.masks },
    text: mask.text(text),
    needsRestart: [...needsRestart],
    run: run?.version === version ? run : null,
    overview: presentOverview(running, mask),
    onDisk:
      disk.version === version
        ? null
        : {
            ...{ version: disk.version, text: mask.text(disk.text) },
            faults: disk.faults.map((fault) => presentFault(fault, mask)),
          },
  }
}

/** What is wrong with a text that somebody has sent. */
export function presentCheck({ version, faults, changes, needsRestart }: CheckedSettings, mask: Mask): CheckResult {
  return {
    version,
    faults: faults.map((fault) => presentFault(fault, mask)),
    changes: [...changes],
    needsRestart: [...needsRestart],
  }
}

function presentFault({ path, line, column, found, allowed, hint }: Fault, mask: Mask): SettingsFault {
  return { path, line, column, found: mask.text(found), allowed, hint: hint && mask.text(hint) }
}
