import pg from 'pg'

const TURN = (how: 'disable' | 'enable') => `do $$ declare t record; begin
  for t in select tgrelid::regclass as tab, tgname as name from pg_trigger where tgname like '%\\_broken\\_down%' loop
    execute format('alter table %s ${how} trigger %I', t.tab, t.name);
  end loop; end $$`

/**
 * Fills a new city without telling the sums of the breakdowns each row by itself; they are told of all at once when it is
 * full. The triggers belong to whoever owns the tables, and nobody else is there yet.
 */
export async function toldAtOnce(owner: pg.ClientConfig, fill: () => Promise<void>): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(TURN('disable'))
    await fill().finally(() => tellAll(client))
  } finally {
    await client.end()
  }
}

/** Tells all there is where the sums were not told since: also after a fill that was killed before it had told them. */
export async function tellAll(owner: pg.Client): Promise<void> {
  const off = await owner.query(
    `select from pg_trigger where tgname like '%\\_broken\\_down%' and tgenabled = 'D' limit 1`,
  )
  if (off.rowCount === 0) return
  await owner.query(`begin; ${TURN('enable')}; do $$ declare m record; begin
    for m in select id from municipality where kind = 'city' loop
      perform set_config('app.tenant', m.id::text, true);
      call tell_all_breakdowns(m.id);
    end loop; end $$; commit`)
}
