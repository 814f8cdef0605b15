import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { createAccount, type Role } from '#features/accounts/index.ts'
import { beginLook } from '#features/people/index.ts'
import { today } from '#platform/clock.ts'
import { sessionCookie } from '#platform/cookies.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Scope } from '#platform/lanes.ts'
import { DEMO_PASSWORD } from './city.ts'
import { type Browserless, browserless, type DemoApp, demoApp } from './testing.ts'

// For tests only: the demo city with a counsellor who sees a part of its people.

/** The family names of everybody outside of the part and of everybody in it. */
export const OUT = '外乃宮'
export const IN = '内乃宮'

/** The page of a person. */
export const person = (id: string, end = ''): string => `/staff/people/${id}${end}`

export const send = (who: Browserless, path: string, fields: Record<string, string> = {}): Promise<Response> =>
  who.post(path, { once: newId(), ...fields })

/** The demo city, in which `kita` sees the area `north`; `foreign` lives in another one and `own` there, both with proposals. */
export async function limitedCity() {
  const city = await demoApp()
  const { database, municipality, clock } = city
  const write = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work)
  const read = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'job', municipality }, work)
  const ids = (query: string): Promise<string[]> =>
    read(async db => (await sql.raw<{ id: string }>(query).execute(db)).rows.map(({ id }) => id))
  const change = (statement: string) => write(async tx => void (await sql.raw(statement).execute(tx)))
  const first = async (query: string): Promise<string> => (await ids(`${query} limit 1`))[0]!
  const lives = 'from person p join town t on t.id = p.town_id'
  const north = await first(
    `select t.area_id as id ${lives} join proposal q on q.person_id = p.id group by 1 order by count(*) desc`,
  )
  /** The people who live in another area. */
  const outside = `select p.id ${lives} where t.area_id <> '${north}'`
  const inside = `select p.id ${lives} where t.area_id = '${north}'`
  const withProposals = (where: string) =>
    first(`select person_id as id from proposal where person_id in (${where}) group by 1 order by count(*) desc, 1`)

  /** A counsellor with the password of the demo. */
  const counsellor = (login: string, name: string) =>
    write(async tx => {
      const who = { login, name, password_hash: 'x', roles: ['counsellor'] as Role[] }
      const id = await createAccount(tx, who, null, clock.now, '2026-04-01')
      await sql`update account set password_hash = (select password_hash from account where login = 'sato') where id = ${id}`.execute(
        tx,
      )
      return id
    })
  /** Says anew what somebody's one role is, and to what it is limited. */
  const limit = (
    account: string,
    role: Role,
    { areas = [], team = null }: { areas?: string[]; team?: string | null },
  ) =>
    write(tx =>
      tx
        .updateTable('role_grant')
        .set({ role, limited: true, areas, team_id: team })
        .where('account_id', '=', account)
        .execute(),
    )
  const enter = async (login: string): Promise<Browserless> => {
    const response = await city.visitor.post('/login', { login, password: DEMO_PASSWORD })
    assert.equal(response.status, 303, login)
    const cookies = response.headers.getSetCookie().map(line => line.split(';')[0]!)
    return browserless(city.app, cookies.find(cookie => cookie.startsWith(sessionCookie(false)))!)
  }
  /** How the database knows whoever is logged in. */
  const scopeOf = ({ cookie }: Browserless): Scope => ({
    ...{ lane: 'staff', municipality, at: clock.now },
    session: createHash('sha256').update(cookie.split('=')[1]!).digest('hex'),
  })
  const kita = await counsellor('kita', '北野 一')
  const team = newId()
  await write(async tx => {
    await tx.insertInto('staff_team').values({ id: team, name: '北部窓口（委託）' }).execute()
    await sql`update person set family_name = case when id in (${sql.raw(outside)}) then ${OUT} else ${IN} end`.execute(
      tx,
    )
  })
  await limit(kita, 'counsellor', { areas: [north] })
  const [foreign, own] = [await withProposals(outside), await withProposals(inside)]
  return {
    ...city,
    write,
    read,
    change,
    ids,
    first,
    outside,
    inside,
    counsellor,
    limit,
    enter,
    scopeOf,
    kita,
    team,
    north,
    foreign,
    own,
  }
}

/** Somebody who sees no more than what a team of nobody has in hand has looked at a person, and others are to look at it. */
export async function lookedAt({ database, municipality, clock: { now } }: DemoApp): Promise<void> {
  const asked = { lane: 'job', municipality, at: now } as const
  const { by, sought } = await database.write(asked, async tx => {
    const who = { login: 'kita', name: '北野 一', password_hash: 'x', roles: ['counsellor'] as Role[] }
    const by = await createAccount(tx, who, null, now, '2026-04-01')
    const team = newId()
    await tx.insertInto('staff_team').values({ id: team, name: '北部窓口（委託）' }).execute()
    await tx.updateTable('role_grant').set({ limited: true, team_id: team }).where('account_id', '=', by).execute()
    const other = await tx
      .selectFrom('person')
      .select(['family_name', 'given_name', 'birth_on', 'phone'])
      .where('town_id', 'is not', null)
      .orderBy('number')
      .executeTakeFirstOrThrow()
    return {
      by,
      sought: {
        ...other,
        name: other.family_name + other.given_name,
        reason: '窓口に来られ、見学の場所をたずねられたため',
      },
    }
  })
  const begun = await database.write({ ...asked, actor: by }, tx =>
    beginLook(tx, sought, { by, now, today: today(now) }),
  )
  assert.ok('person' in begun)
  await database.write(asked, tx => tx.updateTable('account').set({ disabled_at: now }).where('id', '=', by).execute())
}
