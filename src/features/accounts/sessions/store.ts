import type { Read, Tx } from '#platform/db.ts'
import type { Organiser, Partner, Resident, Staff } from '#platform/page.ts'
import { id, list, maybe, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import { type Hat, SEEING, SESSION } from '../rules.ts'
import { holdsOn } from '../store.ts'

/** Ends every session of the account but this one; gives how many. */
export const removeSessions = async (tx: Tx, account: string, but: Buffer): Promise<number> =>
  (
    await tx
      .deleteFrom('session')
      .where('account_id', '=', account)
      .where('token_hash', '<>', but)
      .returning('account_id')
      .execute()
  ).length

export const addSession = (
  tx: Tx,
  session: {
    token_hash: Buffer
    account_id: string
    hat: string | null
    seen_at: string
    expires_at: string
    remembered?: boolean
  },
) => tx.insertInto('session').values(session).execute()

/** Ends a session; gives whose it was, where there was one. */
export const removeSession = async (tx: Tx, tokenHash: Buffer): Promise<string | undefined> =>
  (await tx.deleteFrom('session').where('token_hash', '=', tokenHash).returning('account_id').executeTakeFirst())
    ?.account_id

/** Whoever is logged in, under the hat of the session. What the roles of staff may do is not for this noun to say. */
export type Member = Omit<Staff, 'permissions'> | Resident | Organiser | Partner | Delegate

/** Somebody who acts for a resident; for whom, and whether still, the noun `standing` finds out. */
export type Delegate = { audience: 'delegate'; id: string; name: string; session: string; standing: string }

const HELD = {
  id,
  name: text(),
  stale: yes,
  resident: yes,
  hatted: yes,
  hat: maybe(text<Hat>()),
  scope_id: maybe(id),
  roles: list<string>(),
  partial: yes,
}

/** Whoever a live session stands for, with what they hold today; notes the visit once a minute. */
export async function actorOfSession(tx: Tx, tokenHash: Buffer, now: string, today: string): Promise<Member | null> {
  const [row] = await rowsOf(tx, HELD)`
    select a.id, a.name, s.seen_at < ${now}::timestamptz - interval '1 minute' as stale,
      a.resident, s.hat is not null as hatted, h.role as hat, h.scope_id,
      array(select r.role from role_grant r where r.account_id = a.id and r.scope_kind is null and ${holdsOn(today)}
        order by r.role) as roles,
      coalesce((select bool_and(r.limited) from role_grant r
        where r.account_id = a.id and r.scope_kind is null and r.role = any(${SEEING}::text[]) and ${holdsOn(today)}), false) as partial
    from session s join account a on a.id = s.account_id
    left join lateral (select r.role, r.scope_id from role_grant r where r.id = s.hat and ${holdsOn(today)}) h on true
    where s.token_hash = ${tokenHash} and a.disabled_at is null
      and s.expires_at > ${now}::timestamptz
      and (s.remembered or s.seen_at > ${now}::timestamptz - make_interval(mins => ${SESSION.idleMinutes}))`
  if (!row) return null
  if (row.stale) await tx.updateTable('session').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute()
  const member = memberOf(row, tokenHash.toString('hex'))
  return member?.audience === 'staff' && row.partial ? { ...member, part: await partOf(tx, row.id, today) } : member
}

const PART = { areas: list<string>(), teams: list<string>() }

/** The areas and teams to which the roles of an account are limited on a day, by name (db/migrations/0058, `limit_of`). */
async function partOf(db: Read, account: string, today: string): Promise<Row<typeof PART>> {
  const [part] = await rowsOf(db, PART)`
    with held as (select r.areas, r.team_id from role_grant r
      where r.account_id = ${account} and r.scope_kind is null and r.role = any(${SEEING}::text[]) and ${holdsOn(today)})
    select array(select name from area where id in (select unnest(areas) from held) order by position) as areas,
      array(select name from staff_team where id in (select team_id from held) order by name) as teams`
  return part!
}

/** A session wears one hat; one whose hat was taken away stands for nobody, and an account of residents never for staff. */
function memberOf(
  { id, name, resident, hatted, hat, scope_id, roles }: Row<typeof HELD>,
  session: string,
): Member | null {
  if (!hatted) return resident ? null : { audience: 'staff', id, name, roles, session }
  if (!hat || !scope_id) return null
  if (hat === 'delegate') return { audience: hat, id, name, session, standing: scope_id }
  return hat === 'resident'
    ? { audience: hat, id, name, session, person: scope_id }
    : { audience: hat, id, name, session, organisation: scope_id }
}
