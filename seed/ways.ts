import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db.ts'

// For tests only: by what residents come in, as far as no demo city can have it (a passkey that opens nothing).

/** Two residents with a passkey, an address that they have still to prove and a change; a card for this person. */
export async function addWays(database: Database, municipality: string, tx: Tx, person: string): Promise<void> {
  const theirs = sql`from account where login in ('ueki', 'terai')`
  await database.write({ lane: 'entry', municipality }, async entry => {
    await sql`insert into passkey (id, account_id, credential, public_key, host, counter, transports, name, synced, set_at)
      select gen_random_uuid(), id, id::text, 'x', 'localhost', 0, '{}', 'x', false, '2026-11-01' ${theirs}`.execute(
      entry,
    )
    await sql`insert into sign_in (id, token_hash, channel, key, shown, wants, place, asked_at, account_id)
      select gen_random_uuid(), sha256(id::text::bytea), 'mail', 'x', 'x', 'add', 'x', '2026-11-01', id ${theirs}`.execute(
      entry,
    )
  })
  await sql`insert into way_change (id, account_id, way, act, shown, at)
    select gen_random_uuid(), id, 'mail', 'added', 'x', '2026-11-01' ${theirs}`.execute(tx)
  await sql`insert into entry_card (id, person_id, number, birth_on, name, code_hash, at, until_at, by_account)
    select gen_random_uuid(), id, number, '1950-01-01', 'x', 'x', '2026-11-01', '2026-12-21',
      (select id from account where login = 'sato') from person where id = ${person}`.execute(tx)
}
