import { sql } from 'kysely'
import type { IndexMatch, IndexTerm } from '../../archive/ports.ts'
import type { WordIndex } from './word-index.ts'

/** About 4 kB; see https://sqlite.org/fts5.html#the_pgsz_configuration_option. */
const pageKilobytes = 4
/** A call fills a page or two, and each is written anew as often as the index has levels. */
const pagesPerCall = 12

/**
 * FTS5 (https://sqlite.org/fts5.html) without a copy of the words. A row that is taken out is only marked so: its words
 * leave the files when the part of the index that holds them is merged. Merging by itself is switched off, since it
 * would come in the middle of a commit that a call waits for.
 */
export const sqliteWords: WordIndex = {
  async create(db) {
    await sql`
      create virtual table call_words using fts5 (
        words, caller, numbers, marks,
        content = '', contentless_delete = 1, prefix = '2 3 4 5', tokenize = 'unicode61 remove_diacritics 2'
      )`.execute(db)
    await sql`insert into call_words (call_words, rank) values ('automerge', 0)`.execute(db)
  },

  hits: (match) =>
    sql<{ key: number }>`(select rowid as key from call_words where call_words match ${textOf(match)})`.as('hit'),

  put: `insert into call_words (rowid, words, caller, numbers, marks)
    select key, ?, ?, ?, ? from call_facts where call_id = ? and claim = ?`,
  takeOut: 'delete from call_words where rowid = (select key from call_facts where call_id = ? and claim = ?)',
  remove: 'delete from call_words where rowid = (select key from call_facts where call_id = ?)',

  tidy: (calls) => merge(8 + calls * pagesPerCall),
  sweep: (kilobytes) => merge(-Math.ceil(kilobytes / pageKilobytes)),
  // The row with the structure of the index, which every merge changes.
  state: () => sql<{ state: string }>`(select hex(block) as state from call_words_data where id = 10)`.as('words'),
}

/** So many pages; with a minus also of parts of the index that need no merging to be fast. */
function merge(pages: number) {
  return { sql: "insert into call_words (call_words, rank) values ('merge', ?)", parameters: [pages] }
}

/** The query in the language of FTS5, in which everything in quotes is only words. */
function textOf({ all, none }: IndexMatch): string {
  const wanted = all.map((choice) => `(${choice.map(termOf).join(' OR ')})`).join(' AND ')
  return none.length === 0 ? wanted : `(${wanted}) NOT (${none.map(termOf).join(' OR ')})`
}

function termOf({ column, tokens, isPrefix }: IndexTerm): string {
  return `${column} : "${tokens.join(' ').replaceAll('"', '""')}"${isPrefix ? ' *' : ''}`
}
