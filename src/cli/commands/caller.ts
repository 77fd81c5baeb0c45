import { Command } from 'commander'
import { eraseCommand } from './caller/erase.ts'
import { exportCommand } from './caller/export.ts'

/** `frontdesk caller`: what is kept of one caller, for those who ask to see it or to have it removed. */
export function callerCommand(): Command {
  return new Command('caller')
    .description('hand out or erase what is kept of one caller')
    .addCommand(exportCommand())
    .addCommand(eraseCommand())
}
