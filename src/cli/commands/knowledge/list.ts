import { Command } from 'commander'
import { type KnowledgeDesk, runCommand, withDesk } from '../../open-desk.ts'
import { print } from '../../output.ts'
import { sourceLines } from '../../source-lines.ts'

export function listCommand(): Command {
  return new Command('list')
    .description('show each source with its documents, its age, and what could not be read')
    .option('--json', 'as JSON, with times in UTC')
    .action((options: { readonly json?: boolean }) =>
      runCommand(() => withDesk((desk) => list(desk, options.json ?? false))),
    )
}

async function list(desk: KnowledgeDesk, asJson: boolean): Promise<number> {
  const sources = await desk.status()
  if (asJson) print(JSON.stringify(sources.map(toJson), null, 2))
  else if (sources.length === 0) print('There are no sources yet. Add one: npx frontdesk knowledge add ./folder')
  else for (const line of sourceLines(sources, Date.now())) print(line)
  return 0
}

function toJson(source: Awaited<ReturnType<KnowledgeDesk['status']>>[number]) {
  const { kind, location, documents, passages, checkedAt, succeededAt, problem, refused } = source
  return {
    ...{ kind, location, documents, passages, problem },
    checkedAt: time(checkedAt),
    succeededAt: time(succeededAt),
    refused: refused.map(({ name, problem, readAt }) => ({ name, problem, readAt: time(readAt) })),
  }
}

function time(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
