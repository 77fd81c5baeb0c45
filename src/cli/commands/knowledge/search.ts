import { Command } from 'commander'
import { type KnowledgeDesk, runCommand, UsageError, withDesk } from '../../open-desk.ts'
import { oneLine, print } from '../../output.ts'
import { withProgress } from '../../reading-progress.ts'

const details = `
Shows the passages that a language model would be given, best first, and the sentences that are said
when there is no model. What is found first but does not fit, or is missing, can be helped by words in
the page's title, headings and keywords, and by knowledge.synonyms.
`

export function searchCommand(): Command {
  return new Command('search')
    .description('show what is found for a question, and what would be said')
    .argument('<question>', 'as a caller would say it')
    .option('--json', 'as JSON')
    .addHelpText('after', details)
    .action((question: string, options: { readonly json?: boolean }) =>
      runCommand(() => {
        if (question.trim() === '') throw new UsageError('The question is empty.')
        return withDesk((desk) => search(desk, question.trim(), options.json ?? false))
      }),
    )
}

async function search(desk: KnowledgeDesk, question: string, asJson: boolean): Promise<number> {
  await readUnread(desk)
  const { passages, quote } = await desk.find(question)
  if (asJson) {
    print(JSON.stringify({ question, quote, passages: passages.map(toJson) }, null, 2))
    return 0
  }
  if (passages.length === 0) print('Nothing is found for this question.')
  for (const [index, passage] of passages.entries()) {
    print(`${index + 1}. ${whereOf(passage)}`)
    for (const line of passage.text.split('\n')) print(`   ${line}`)
    print('')
  }
  print(quote === null ? 'Without a model it would be declined.' : `Without a model: ${oneLine(quote)}`)
  return 0
}

/** What was never read, as before the first start, cannot be found. */
async function readUnread(desk: KnowledgeDesk): Promise<void> {
  for (const { location, checkedAt } of await desk.status())
    if (checkedAt === null) await withProgress((reading) => desk.refresh({ location, ...reading }))
}

type Passage = Awaited<ReturnType<KnowledgeDesk['find']>>['passages'][number]

function whereOf({ document, headings, page, score }: Passage): string {
  const place = page === null ? '' : `, page ${page}`
  return oneLine(`${document}, "${headings.join(' > ')}"${place} (score ${score.toFixed(2)})`)
}

function toJson({ document, headings, page, changedAt, score, text }: Passage) {
  const changed = changedAt === null ? null : new Date(changedAt).toISOString()
  return { document, headings, page, changedAt: changed, score, text }
}
