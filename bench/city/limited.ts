import type pg from 'pg'
import { TALKED } from '../../check/review.ts'

/** The area in which most people live. */
const MOST_LIVE = `(select t.area_id from person p join town t on t.id = p.town_id where p.closed_on is null group by 1 order by count(*) desc, 1 limit 1)`

/** Puts `kita`, who is limited, into a city that has none: with the password of `sato`, in the area where most people live. */
export async function addLimited(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `select municipality_id as id from account where login = 'sato' and not exists (select from account where login = 'kita')`,
  )
  if (rows.length === 0) return
  await client.query('begin')
  await client.query(`select set_config('app.tenant', $1, true)`, [rows[0]!.id])
  await client.query(`
    with kita as (insert into account (id, login, name, password_hash, password_changed_at)
      select gen_random_uuid(), 'kita', '北野 一', password_hash, password_changed_at from account where login = 'sato' returning id)
    insert into role_grant (id, account_id, role, from_on, limited, areas)
      select gen_random_uuid(), id, 'counsellor', '2026-04-01', true, array[${MOST_LIVE}] from kita`)
  await client.query('commit')
}

/** Puts `ueki`, a resident with most going on, into a city in which no resident comes in: with the password of `sato`. */
export async function addComingIn(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `select municipality_id as id from account where login = 'sato' and not exists (select from account where login = 'ueki')`,
  )
  if (rows.length === 0) return
  await client.query('begin')
  await client.query(`select set_config('app.tenant', $1, true)`, [rows[0]!.id])
  await client.query(`
    with ueki as (insert into account (id, login, name, password_hash, password_changed_at, resident)
      select gen_random_uuid(), 'ueki', '植木 真由美', password_hash, password_changed_at, true from account where login = 'sato' returning id)
    insert into role_grant (id, account_id, role, from_on, scope_kind, scope_id)
      select gen_random_uuid(), id, 'resident', '2026-04-01', 'person', ${TALKED} from ueki`)
  await client.query('commit')
}
