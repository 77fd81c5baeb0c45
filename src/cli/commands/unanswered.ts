import { resolve } from 'node:path'
import { Command } from 'commander'
import { replaceFile } from '../../config/replace-file.ts'
import { toCsv } from '../../lib/csv.ts'
import { type KnowledgeDesk, type QuestionGroup, runCommand, UsageError, withDesk } from '../open-desk.ts'
import { complain, print } from '../output.ts'
import { showPlace } from '../source-lines.ts'
import { draftCommand } from './unanswered/draft.ts'
import { groupLines, isDone, reasonsOf } from './unanswered/group-lines.ts'
import { doneCommand, reopenCommand } from './unanswered/mark.ts'

interface Options {
  readonly all?: boolean
  readonly json?: boolean
  /** True for standard output. */
  readonly csv?: string | true
}

const details = `
Questions of callers that the documents had nothing for, that the model found no answer to, or whose
answer was stopped because it said something that no document says. Those that mean the same are one
entry, the most asked first.

Exit code: 0 done; 1 something could not be done, with the reason; 2 wrong usage or settings.

Examples:
  $ npx frontdesk unanswered
  $ npx frontdesk unanswered --csv questions.csv
  $ npx frontdesk unanswered draft 3fa9c1d07b
  $ npx frontdesk unanswered done 3fa9c1d07b 77d0be42a6
`

/** `frontdesk unanswered`: what nobody could answer, for the owner to go through. */
export function unansweredCommand(): Command {
  const command = new Command('unanswered')
    .description('list the questions that could not be answered, and work through them')
    .option('--all', 'those that are marked as done too')
    .option('--json', 'as JSON, with times in UTC')
    .option('--csv [file]', 'as a table for a spreadsheet, into a file or to the terminal')
    .addHelpText('after', details)
    .action((options: Options) => runCommand(() => list(options)))
  for (const verb of [doneCommand(), reopenCommand(), draftCommand()]) command.addCommand(verb)
  return command
}

async function list({ all = false, json = false, csv }: Options): Promise<number> {
  if (json && csv !== undefined) throw new UsageError('--json and --csv do not go together.')
  const groups = await withDesk((desk: KnowledgeDesk) => desk.groups({ includeDone: all }))
  if (json) print(JSON.stringify(groups.map(toJson), null, 2))
  else if (csv === true) process.stdout.write(csvOf(groups))
  else if (csv !== undefined) await writeCsv(csv, groups)
  else if (groups.length === 0) print(all ? 'No question was left unanswered.' : 'No question is open.')
  else for (const group of groups) for (const line of groupLines(group, Date.now())) print(line)
  return 0
}

async function writeCsv(name: string, groups: readonly QuestionGroup[]): Promise<void> {
  const file = resolve(name)
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  await replaceFile(file, `\ufeff${csvOf(groups)}`)
  complain(`Wrote ${groups.length === 1 ? 'one entry' : `${groups.length} entries`} to ${showPlace(file)}`)
}

function csvOf(groups: readonly QuestionGroup[]): string {
  const header = ['id', 'asked', 'last asked', 'question', 'other wordings', 'reasons', 'done']
  return toCsv([
    header,
    ...groups.map((group) => [
      ...[group.id, group.count, new Date(group.lastAt).toISOString(), group.question],
      ...[group.wordings.filter((wording) => wording !== group.question).join(' | '), reasonsOf(group).join(', ')],
      isDone(group) ? 'yes' : 'no',
    ]),
  ])
}

function toJson(group: QuestionGroup) {
  const { id, question, wordings, count, lastAt, questions } = group
  return {
    ...{ id, question, wordings, count, lastAt: new Date(lastAt).toISOString() },
    because: reasonsOf(group),
    done: isDone(group),
    questions: questions.map(({ callId, turn, at, because, doneAt, question: words }) => ({
      ...{ callId, turn, question: words, because, at: new Date(at).toISOString() },
      doneAt: doneAt === null ? null : new Date(doneAt).toISOString(),
    })),
  }
}
