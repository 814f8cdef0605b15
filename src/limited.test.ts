import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { before, describe, it, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { createAccount, type Role } from '#features/accounts/index.ts'
import { registerPerson } from '#features/people/index.ts'
import { addMinutes } from '#platform/clock.ts'
import { sessionCookie } from '#platform/cookies.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Scope } from '#platform/lanes.ts'
import { crawl } from '#platform/malformed.ts'
import { filled } from '#platform/submitted.ts'
import { DEMO_PASSWORD } from '../seed/city.ts'
import { type Browserless, browserless, demoApp } from '../seed/testing.ts'
import { PAGES } from './app.ts'

// Whoever sees a part of the people, against every page and every table: nobody else shows anywhere, nobody whom they see
// is missing, and what they do is kept. 内 is the family name of everybody in the part, 外 of everybody outside of it.

const city = await demoApp()
const { database, municipality, clock } = city
const write = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work)
const read = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'job', municipality }, work)
const OUT = '外乃宮'
const IN = '内乃宮'

let north = ''
let kita = ''
let team = ''
/** Somebody outside of the part, with proposals, and somebody inside. */
let foreign = ''
let own = ''
const ids = async (query: string): Promise<string[]> =>
  read(async db => (await sql.raw<{ id: string }>(query).execute(db)).rows.map(({ id }) => id))
const OUTSIDE = `select p.id from person p join town t on t.id = p.town_id where t.area_id <> `

/** Says anew what kita's one role is and to what it is limited. */
const limit = (role: Role, to: { areas?: string[]; team?: string | null }) =>
  write(tx =>
    tx
      .updateTable('role_grant')
      .set({ role, limited: true, areas: to.areas ?? [], team_id: to.team ?? null })
      .where('account_id', '=', kita)
      .execute(),
  )

before(async () => {
  const [area] = await ids(`select t.area_id as id from person p join town t on t.id = p.town_id
    join proposal q on q.person_id = p.id group by 1 order by count(*) desc limit 1`)
  north = area!
  await write(async tx => {
    kita = await createAccount(
      tx,
      { login: 'kita', name: '北野 一', password_hash: 'x', roles: ['counsellor'] },
      null,
      clock.now,
      '2026-04-01',
    )
    await sql`update account set password_hash = (select password_hash from account where login = 'sato') where id = ${kita}`.execute(
      tx,
    )
    team = newId()
    await tx.insertInto('staff_team').values({ id: team, name: '北部窓口（委託）' }).execute()
    await sql`update person p set family_name = case when p.town_id in (select id from town where area_id <> ${north}) then ${OUT} else ${IN} end`.execute(
      tx,
    )
  })
  await limit('counsellor', { areas: [north] })
  foreign = (
    await ids(
      `select q.person_id as id from proposal q where q.person_id in (${OUTSIDE} '${north}') group by 1 order by count(*) desc, 1 limit 1`,
    )
  )[0]!
  own = (
    await ids(`select q.person_id as id from proposal q join person p on p.id = q.person_id join town t on t.id = p.town_id
    where t.area_id = '${north}' group by 1 order by count(*) desc, 1 limit 1`)
  )[0]!
})

/** Logs in somebody whom the demo city does not have. */
const enter = async (login: string): Promise<Browserless> => {
  const response = await city.visitor.post('/login', { login, password: DEMO_PASSWORD })
  assert.equal(response.status, 303, login)
  const cookies = response.headers.getSetCookie().map(line => line.split(';')[0]!)
  return browserless(city.app, cookies.find(cookie => cookie.startsWith(sessionCookie(false)))!)
}
const asKita = async () => enter('kita')
/** How the database knows whoever is logged in. */
const scopeOf = ({ cookie }: Browserless, at = clock.now): Scope => ({
  lane: 'staff',
  municipality,
  session: createHash('sha256').update(cookie.split('=')[1]!).digest('hex'),
  at,
})
const person = (id: string, end = '') => `/staff/people/${id}${end}`
const send = (who: Browserless, path: string, fields: Record<string, string> = {}) =>
  who.post(path, { once: newId(), ...fields })

describe('a query that forgets whom it asks for', () => {
  it('shows nobody outside of the part, in any table that names a person, and everybody inside', async () => {
    const owner = new pg.Client(city.owner)
    await owner.connect()
    const { rows: columns } = await owner.query<{ tab: string; col: string }>(
      `select attrelid::regclass::text as tab, attname as col from pg_attribute join pg_class c on c.oid = attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and attname in ('person_id', 'with_id', 'other_id')
         or attrelid = any(array['person'::regclass, 'person_words'::regclass]) and attname = 'id' order by 1, 2`,
    )
    await owner.end()
    assert.ok(columns.length > 20, String(columns.length))
    const kitas = await asKita()
    let seen = 0
    for (const { tab, col } of columns) {
      // The other one of a consultation stands as an id in what is one's own.
      if (tab === 'consultation' && col === 'with_id') continue
      const count = (outside: boolean) =>
        sql.raw<{ n: number }>(
          `select count(*)::int as n from ${tab} where ${col} ${outside ? '' : 'not'} in (select unnest(string_to_array(current_setting('test.foreign'), ','))::uuid)`,
        )
      const out = (await ids(`${OUTSIDE} '${north}'`)).join()
      const [outside, inside] = await database.read(scopeOf(kitas), async db => {
        await sql`select set_config('test.foreign', ${out}, true)`.execute(db)
        return [(await count(true).execute(db)).rows[0]!.n, (await count(false).execute(db)).rows[0]!.n]
      })
      assert.equal(outside, 0, `${tab}.${col}`)
      const all = await read(async db => {
        await sql`select set_config('test.foreign', ${out}, true)`.execute(db)
        return (await count(false).execute(db)).rows[0]!.n
      })
      if (['person', 'person_words', 'wish', 'consultation', 'proposal'].includes(tab)) assert.equal(inside, all, tab)
      seen += inside
    }
    assert.ok(seen > 100)
  })

  it('changes and removes none of them either', async () => {
    const scope = scopeOf(await asKita())
    for (const statement of [
      'update person set version = version + 1',
      'delete from wish',
      `update step set note = 'x'`,
    ]) {
      const tab = /(?:update|from) (\w+)/.exec(statement)![1]!
      const of = tab === 'person' ? 'id' : 'person_id'
      const tried = await database.write(
        scope,
        async tx => Number((await sql.raw(`${statement} where ${of} = '${foreign}'`).execute(tx)).numAffectedRows),
        () => false,
      )
      assert.equal(tried, 0, statement)
      const bare = await database.write(
        scope,
        async tx => Number((await sql.raw(statement).execute(tx)).numAffectedRows),
        () => false,
      )
      const all = await read(
        async db => (await sql.raw<{ n: number }>(`select count(*)::int as n from ${tab}`).execute(db)).rows[0]!.n,
      )
      assert.ok(bare > 0 && bare < all, `${statement}: ${bare} of ${all}`)
    }
  })

  it('every table with a person in it, or with what belongs to one, is limited', async () => {
    const open =
      await ids(`with recursive named(tab) as (select attrelid from pg_attribute join pg_class c on c.oid = attrelid
          where relkind = 'r' and relnamespace = 'public'::regnamespace and attname = 'person_id'),
      about(tab) as (
        (select 'person'::regclass::oid union select tab from named)
        union select conrelid from pg_constraint join about on confrelid = tab where contype = 'f')
      select tab::regclass::text as id from about where not exists (
        select from pg_policy where polrelid = tab and polname = 'limited' and not polpermissive) order by 1`)
    assert.deepEqual(open, [])
  })

  it('the lane of somebody for the whole city stays that of staff, and so do its plans', async () => {
    const role = (who: Browserless) =>
      database.read(
        scopeOf(who),
        async db => (await sql<{ role: string }>`select current_setting('role') as role`.execute(db)).rows[0]!.role,
      )
    assert.match(await role(await city.login('sato')), /_staff$/)
    assert.match(await role(await asKita()), /_limited$/)
  })
})

describe('every page', () => {
  /** One address of each kind that those who see the whole city come by; of somebody outside of the part where there is one. */
  const paths = new Map<string, string>()
  before(async () => {
    for (const who of ['sato', 'suzuki', 'tanaka']) {
      const { get } = await city.login(who)
      const found = await crawl(get, ['/staff', person(foreign), '/staff/people?area=unknown'], 60)
      for (const path of found.paths.filter(path => path.startsWith('/staff'))) {
        const kind = path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replace(/\?.*/s, '')
        if (!paths.has(kind) || path.includes(foreign)) paths.set(kind, path)
      }
    }
    assert.ok(paths.size > 40 && paths.get('/staff/people/id')?.includes(foreign), String(paths.size))
  })
  for (const [role, by] of [
    ['counsellor', 'area'],
    ['coordinator', 'area'],
    ['manager', 'area'],
    ['coordinator', 'team'],
  ] as const)
    it(`shows a ${role} limited to ${by === 'area' ? 'an area' : 'a team'} nobody else`, async () => {
      await limit(role, by === 'area' ? { areas: [north] } : { team })
      const kitas = await asKita()
      const starts = [
        '/staff',
        '/staff/people',
        '/staff/proposals.csv',
        '/staff/consultations.csv',
        '/staff/opportunities',
      ]
      const found = await crawl(kitas.get, starts, 30)
      const shown: string[] = []
      for (const path of new Set([...found.paths, ...paths.values()])) {
        const response = await kitas.get(path)
        assert.ok(response.status < 500, `${response.status} ${path}`)
        if ((await response.text()).includes(OUT)) shown.push(path)
      }
      assert.deepEqual(shown, [])
      const html = await (await kitas.get('/staff/people')).text()
      assert.match(html, by === 'area' ? /お住まいの方と、あなたが担当する方/ : /「北部窓口（委託）」が担当する方/)
      assert.equal((await kitas.get(person(foreign))).status, 404)
      assert.equal((await kitas.get(person(own))).status, by === 'area' ? 200 : 404)
      assert.equal((await kitas.get('/staff/plans')).status, 403)
      await limit('counsellor', { areas: [north] })
    })

  it('sends nothing about somebody else', async () => {
    const kitas = await asKita()
    const { forms } = await crawl(
      (await city.login('sato')).get,
      [person(foreign), person(foreign, '/edit'), person(foreign, '/edit/consents')],
      40,
    )
    const about = forms.filter(({ action }) => action.includes(foreign))
    assert.ok(about.length > 3, String(about.length))
    for (const { action, fields } of about)
      assert.equal((await kitas.post(action, { ...fields, once: newId() })).status, 404, action)
  })

  it('figures are the same for everybody, and their pages keep no look at anybody', async () => {
    const whole = PAGES.filter(page => page.whole)
    assert.ok(whole.length > 0 && whole.every(page => page.audit === 'none'))
    const [kitas, sato] = [await asKita(), await city.login('sato')]
    assert.equal(
      await (await kitas.get('/staff/indicators.csv')).text(),
      await (await sato.get('/staff/indicators.csv')).text(),
    )
    assert.doesNotMatch(await (await kitas.get('/staff/indicators')).text(), new RegExp(OUT))
  })

  it('whose home is not known, or outside of the city, is seen by everybody', async () => {
    const [lost] = await ids('select id from person where town_id is null limit 1')
    assert.equal((await (await asKita()).get(person(lost!))).status, 200)
  })
})

describe('whom somebody may give a step to', () => {
  const stepOf = async (of: string) =>
    (
      await ids(`select id from step where person_id = '${of}' and subject_kind = 'person' and done_at is null limit 1`)
    )[0]!
  const ownersOf = async (id: string) => {
    const html = await (await (await city.login('tanaka')).get(`/staff/steps/${id}`)).text()
    return new RegExp(`<select[^>]*name="owner-${id}"[\\s\\S]*?</select>`).exec(html)?.[0] ?? ''
  }
  let step = ''
  before(async () => {
    const [some] = await ids(
      `select id from step where subject_kind = 'person' and done_at is null and person_id in (${OUTSIDE} '${north}') limit 1`,
    )
    step = some!
  })
  it('whoever does not see the person is neither offered nor taken', async () => {
    assert.ok(!(await ownersOf(step)).includes(kita))
    assert.equal((await send(await city.login('tanaka'), `/staff/steps/${step}/owner`, { owner: kita })).status, 422)
    assert.ok(
      (
        await ownersOf(
          await stepOf(
            (
              await ids(
                `select person_id as id from step where subject_kind = 'person' and done_at is null and person_id in (select p.id from person p join town t on t.id = p.town_id where t.area_id = '${north}') limit 1`,
              )
            )[0]!,
          ),
        )
      ).includes(kita),
    )
  })

  it('whoever has a step sees the person while it is open, and for the rest of the day; so does their team', async () => {
    const [id] = await ids(`select person_id as id from step where id = '${step}'`)
    const minami = await write(async tx => {
      const account = await createAccount(
        tx,
        { login: 'minami', name: '南野 二', password_hash: 'x', roles: ['counsellor'] },
        null,
        clock.now,
        '2026-04-01',
      )
      await sql`update account set password_hash = (select password_hash from account where login = 'sato') where id = ${account}`.execute(
        tx,
      )
      await tx
        .updateTable('role_grant')
        .set({ limited: true, team_id: team })
        .where('account_id', '=', account)
        .execute()
      await tx.updateTable('step').set({ owner_id: account }).where('id', '=', step).execute()
      return account
    })
    const kitas = await asKita()
    assert.equal((await kitas.get(person(id!))).status, 404)
    await limit('counsellor', { areas: [north], team })
    const minamis = await enter('minami')
    for (const who of [kitas, minamis]) assert.equal((await who.get(person(id!))).status, 200)
    const [sato] = await ids(`select id from account where login = 'sato'`)
    assert.equal((await send(minamis, `/staff/steps/${step}/owner`, { owner: sato! })).status, 303)
    assert.equal((await minamis.get(person(id!))).status, 200, 'what came of it')
    const at = clock.now
    clock.now = addMinutes(at, 24 * 60)
    assert.equal((await (await enter('minami')).get(person(id!))).status, 404, 'the next day')
    clock.now = at
    await limit('counsellor', { areas: [north] })
    await write(tx => tx.updateTable('account').set({ disabled_at: clock.now }).where('id', '=', minami).execute())
  })
})

describe('people who come and move', () => {
  const fields = (town: string, more: Record<string, string> = {}) => ({
    ...{
      family_name: '新井',
      given_name: '花',
      family_kana: 'あらい',
      given_kana: 'はな',
      birth_on: '昭和30年2月3日',
      phone: '04-7000-1234',
    },
    ...{ contact_first: 'phone', town_id: town, medium: 'visit', ...more },
  })
  let elsewhere = ''
  let here = ''
  before(async () => {
    elsewhere = (await ids(`select id from town where area_id <> '${north}' limit 1`))[0]!
    here = (await ids(`select id from town where area_id = '${north}' limit 1`))[0]!
  })
  it('whoever registers somebody of another area sees them until their step goes to somebody there', async () => {
    const kitas = await asKita()
    const registered = await send(kitas, '/staff/people/new', fields(elsewhere))
    assert.equal(registered.status, 303, await registered.clone().text())
    assert.equal((await kitas.get(registered.headers.get('location')!)).status, 200)
  })
  it('whoever moves somebody out of the part keeps them for the day, and a second save is no error', async () => {
    const kitas = await asKita()
    const registered = (
      await send(
        kitas,
        '/staff/people/new',
        fields(here, { family_name: '荒木', family_kana: 'あらき', phone: '04-7000-4321', birth_on: '昭和30年2月4日' }),
      )
    ).headers.get('location')!
    const id = registered.slice(-36)
    await write(tx =>
      sql`update step set owner_id = (select id from account where login = 'sato') where person_id = ${id}`.execute(tx),
    )
    const save = async () => {
      const version = /name="version" value="(\d+)"/.exec(await (await kitas.get(`${registered}/edit`)).text())![1]!
      return send(
        kitas,
        `${registered}/edit`,
        fields(elsewhere, {
          family_name: '荒木',
          family_kana: 'あらき',
          phone: '04-7000-4321',
          birth_on: '昭和30年2月4日',
          version,
        }),
      )
    }
    assert.equal((await save()).status, 303)
    assert.equal((await kitas.get(registered)).status, 200)
    assert.equal((await save()).status, 303)
    const at = clock.now
    clock.now = addMinutes(at, 24 * 60)
    assert.equal((await (await asKita()).get(registered)).status, 404)
    clock.now = at
  })
  it('of a double that is not seen, it is told who is in charge and not who it is', async () => {
    const [other] = await ids(
      `select p.id from person p join step s on s.person_id = p.id and s.done_at is null where p.id in (${OUTSIDE} '${north}') and p.phone_digits is not null limit 1`,
    )
    const { phone_digits } = await read(db =>
      db.selectFrom('person').select('phone_digits').where('id', '=', other!).executeTakeFirstOrThrow(),
    )
    const html = await (
      await send(
        await asKita(),
        '/staff/people/new',
        fields(here, { family_name: '別田', phone: phone_digits!, birth_on: '昭和31年5月5日' }),
      )
    ).text()
    assert.match(html, /同じ方かもしれない登録が、あなたには見えない方の中に1件あります[\s\S]*担当：/)
    assert.doesNotMatch(html, new RegExp(`${OUT}|${other}`))
    const sato = await (
      await send(
        await city.login('sato'),
        '/staff/people/new',
        fields(here, { family_name: '別田', phone: phone_digits!, birth_on: '昭和31年5月5日' }),
      )
    ).text()
    assert.match(sato, new RegExp(`似ている方[\\s\\S]*${OUT}`))
    assert.doesNotMatch(sato, /見えない方/)
  })
})

describe('緊急時の閲覧', () => {
  const WHY = 'ご本人が北部の窓口に来られ、見学の場所をたずねられたため'
  let sought: Record<string, string> = {}
  before(async () => {
    await write(tx =>
      sql`update person set name_key = ${'外乃宮極'}, birth_on = '1950-01-31' where id = ${foreign}`.execute(tx),
    )
    sought = { name: '外乃宮 極', birth_on: '昭和25年1月31日', phone: '' }
  })
  const begin = (who: Browserless, fields: Record<string, string>) =>
    send(who, '/staff/looks/new', { ...sought, ...fields })

  it('finds nobody by half a name, by the name alone, or with another birth date', async () => {
    const kitas = await asKita()
    for (const fields of [{ name: '外乃宮' }, { birth_on: '' }, { birth_on: '昭和25年2月1日' }]) {
      const response = await begin(kitas, fields)
      assert.equal(response.status, 422, JSON.stringify(fields))
      assert.doesNotMatch(await response.text(), /登録している方が1人います/)
    }
  })
  it('tells that there is somebody and who is in charge, and asks for a reason in words', async () => {
    const kitas = await asKita()
    const html = await (await begin(kitas, {})).text()
    assert.match(html, /登録している方が1人います[\s\S]*見るわけ/)
    assert.doesNotMatch(html, new RegExp(foreign))
    for (const reason of ['', 'あああああああああああ', '急ぎ'])
      assert.equal((await begin(kitas, { open: '1', reason })).status, 422, reason)
    assert.equal((await kitas.get(person(foreign))).status, 404)
  })
  it('opens one person until the day ends, is in the log with its reason, and is looked at by others', async () => {
    const kitas = await asKita()
    const begun = await begin(kitas, { open: '1', reason: WHY })
    assert.equal(begun.headers.get('location'), person(foreign))
    assert.equal((await kitas.get(person(foreign))).status, 200)
    const [another] = await ids(`${OUTSIDE} '${north}' and p.id <> '${foreign}' limit 1`)
    assert.equal((await kitas.get(person(another!))).status, 404)
    const log = await read(db =>
      db
        .selectFrom('audit_log')
        .select(['actor_id', 'asked', 'subject_id'])
        .where('action', '=', 'person.urgent-look')
        .execute(),
    )
    assert.deepEqual(log, [{ actor_id: kita, asked: { reason: WHY }, subject_id: foreign }])
    const [look] = await ids('select id from urgent_look')
    const owners = await read(db =>
      db
        .selectFrom('step')
        .innerJoin('account', 'account.id', 'owner_id')
        .select('login')
        .where('subject_id', '=', look!)
        .orderBy('login')
        .execute(),
    )
    assert.ok(owners.some(({ login }) => login === 'tanaka') && owners.every(({ login }) => login !== 'kita'))
    assert.equal((await send(kitas, `/staff/looks/${look}/seen`)).status, 422, 'not by whoever looked')
    const tanaka = await city.login('tanaka')
    assert.match(
      await (await tanaka.get('/staff?who=mine')).text(),
      /緊急時の閲覧を確かめる[\s\S]*北野 一さんが見ました/,
    )
    assert.match(await (await tanaka.get(`/staff/looks/${look}`)).text(), new RegExp(WHY))
    assert.equal((await send(tanaka, `/staff/looks/${look}/seen`)).status, 303)
    assert.match(await (await tanaka.get('/staff/looks')).text(), /北野 一[\s\S]*田中 礼子/)
    const kanri = await (await (await city.login('kanri')).get('/staff/looks')).text()
    assert.match(kanri, /No\. \d+/)
    assert.doesNotMatch(kanri, new RegExp(OUT))
    const at = clock.now
    clock.now = addMinutes(at, 14 * 60)
    assert.equal((await (await asKita()).get(person(foreign))).status, 404, 'after midnight')
    clock.now = at
  })
  it('gives nobody a step about the person: it goes to somebody who sees them', async () => {
    const offered = await (await (await city.login('sato')).get(person(foreign))).text()
    assert.ok(!/<select[^>]*name="owner_id"[\s\S]*?<\/select>/.exec(offered)![0].includes(kita))
  })
  it('is nothing for who sees the whole city, or is no staff', async () => {
    assert.match(await (await (await city.login('sato')).get('/staff/looks/new')).text(), /市全体の方が見えています/)
    assert.equal((await (await city.login('sato')).get('/staff/looks')).status, 403)
    assert.equal((await (await asKita()).get('/staff/looks')).status, 403)
    for (const path of ['/staff/looks', '/staff/looks/new']) assert.equal((await city.visitor.get(path)).status, 401)
  })
})

test('a role for the whole city beside one that is limited lets see the whole city; that of the administrator does not', async () => {
  const give = (role: Role) =>
    write(async tx => {
      const id = newId()
      await tx.insertInto('role_grant').values({ id, account_id: kita, role, from_on: '2026-11-01' }).execute()
      return id
    })
  const [another] = await ids(`${OUTSIDE} '${north}' and p.id <> '${foreign}' limit 1`)
  const administrator = await give('administrator')
  assert.equal((await (await asKita()).get(person(another!, '/edit'))).status, 404)
  const coordinator = await give('coordinator')
  const kitas = await asKita()
  assert.equal((await kitas.get(person(another!, '/edit'))).status, 200)
  assert.doesNotMatch(await (await kitas.get('/staff/people')).text(), /だけが表示されています/)
  await write(tx => tx.deleteFrom('role_grant').where('id', 'in', [administrator, coordinator]).execute())
})

test('an area of one city lets see nobody of another', async () => {
  const { registerMunicipality, setHost } = await import('#platform/register.ts')
  const { addSettings, addProgrammes, KASHIWA } = await import('../seed/city.ts')
  await setHost(city.owner, KASHIWA.code, 'localhost')
  const abiko = await registerMunicipality(city.owner, {
    ...KASHIWA,
    code: '122220',
    name: '我孫子市',
    host: 'abiko.example',
  })
  const theirs = await database.write({ lane: 'job', municipality: abiko }, async tx => {
    await addSettings(tx)
    await addProgrammes(tx)
    const by = await createAccount(
      tx,
      { login: 'abiko', name: '安孫子', password_hash: 'x', roles: ['counsellor'] },
      null,
      clock.now,
      '2026-04-01',
    )
    const form = filled({
      family_name: '外乃宮',
      family_kana: 'そとのみや',
      birth_on: '昭和25年1月31日',
      phone: '04-7000-9999',
      contact_first: 'phone',
    })
    return registerPerson(tx, form, true, { by, now: clock.now, today: '2026-11-21', medium: 'visit', partial: false })
  })
  assert.ok('id' in theirs)
  const kitas = await asKita()
  assert.equal((await kitas.get(person(theirs.id))).status, 404)
  assert.match(
    await (
      await send(kitas, '/staff/looks/new', { name: 'そとのみや', birth_on: '昭和25年1月31日', phone: '' })
    ).text(),
    /当てはまる方がいないか/,
  )
})
