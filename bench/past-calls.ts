import { DatabaseSync } from 'node:sqlite'

/**
 * Copies the one call that is in a database of the program, which must not be running, until there are `count` of them.
 * Gives the number of events.
 */
export function multiplyCall(file: string, count: number): number {
  const database = new DatabaseSync(file)
  // A crash of the machine in mid-copy would cost a benchmark nothing.
  database.exec('pragma synchronous = off; pragma cache_size = -65536')
  const copies = `with recursive copy(n) as (values(1) union all select n + 1 from copy where n < ${count - 1})`
  const newId = "printf('CAffffffff%024x', n)"
  database.exec(`begin;
    insert into events (call_id, seq, at, type, data, reply_key)
      ${copies} select ${newId}, seq, at, type, data, reply_key from copy cross join (select * from events);
    insert into calls (id, caller, called, line, started_at, ended_at, end_reason)
      ${copies} select ${newId}, caller, called, line, started_at, ended_at, end_reason
      from copy cross join (select * from calls);
    commit; pragma wal_checkpoint(truncate)`)
  const events = Number(database.prepare('select count(*) as events from events').get()?.['events'])
  database.close()
  return events
}
