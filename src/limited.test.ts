import assert from 'node:assert/strict'
import { before, describe, it, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { createAccount, type Role } from '#features/accounts/index.ts'
import { registerPerson } from '#features/people/index.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { crawl } from '#platform/malformed/crawl.ts'
import { registerMunicipality, setHost } from '#platform/register.ts'
import { filled } from '#platform/submitted.ts'
import { addProgrammes, addSettings, KASHIWA } from '../seed/city.ts'
import { limitedCity, OUT, person, send } from '../seed/limited.ts'
import type { Browserless } from '../seed/testing.ts'
import { PAGES } from './app.ts'

// Whoever sees a part of the people, against every table and every page: nobody else shows anywhere.

const city = await limitedCity()
const { database, clock, login, write, read, ids, outside, limit, enter, scopeOf, kita, team, north, foreign, own } =
  city

describe('a query that forgets whom it asks for', () => {
  it('shows nobody outside of the part, in any table that names a person, and everybody inside', async () => {
    const owner = new pg.Client(city.owner)
    await owner.connect()
    const { rows: columns } = await owner.query<{ tab: string; col: string }>(
      `select attrelid::regclass::text as tab, attname as col from pg_attribute join pg_class c on c.oid = attrelid
       where (c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and attname in ('person_id', 'with_id', 'other_id')
         or attrelid = any(array['person'::regclass, 'person_words'::regclass]) and attname = 'id')
         -- What no lane of the desk reads, as the diaries of residents, shows it nobody.
         and exists (select from pg_roles r where r.rolname like '%\\_limited' and has_any_column_privilege(r.oid, attrelid, 'select')) order by 1, 2`,
    )
    await owner.end()
    assert.ok(columns.length > 20, String(columns.length))
    const foreigners = await ids(outside)
    const kitas = scopeOf(await enter('kita'))
    let seen = 0
    for (const { tab, col } of columns) {
      // The other one of a consultation stands as an id in what is one's own.
      if (tab === 'consultation' && col === 'with_id') continue
      const count = (theirs: boolean) => async (db: Read) => {
        const is = sql<boolean>`${sql.ref(col)} = any(${foreigners}::uuid[])`
        const asked = sql<{
          n: number
        }>`select count(*)::int as n from ${sql.table(tab)} where ${theirs ? is : sql`not ${is}`}`
        return (await asked.execute(db)).rows[0]!.n
      }
      assert.equal(await database.read(kitas, count(true)), 0, `${tab}.${col}`)
      const inside = await database.read(kitas, count(false))
      if (['person', 'person_words', 'wish', 'consultation', 'proposal'].includes(tab))
        assert.equal(inside, await read(count(false)), tab)
      seen += inside
    }
    assert.ok(seen > 100)
  })

  it('changes and removes none of them either', async () => {
    const scope = scopeOf(await enter('kita'))
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
    assert.match(await role(await login('sato')), /_staff$/)
    assert.match(await role(await enter('kita')), /_limited$/)
  })
})

describe('every page', () => {
  /** One address of each kind that those who see the whole city come by; of somebody outside of the part where there is one. */
  const paths = new Map<string, string>()
  before(async () => {
    for (const who of ['sato', 'suzuki', 'tanaka']) {
      const { get } = await login(who)
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
      await limit(kita, role, by === 'area' ? { areas: [north] } : { team })
      const kitas = await enter('kita')
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
      await limit(kita, 'counsellor', { areas: [north] })
    })

  it('sends nothing about somebody else', async () => {
    const kitas = await enter('kita')
    const { forms } = await crawl(
      (await login('sato')).get,
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
    const [kitas, sato] = [await enter('kita'), await login('sato')]
    assert.equal(
      await (await kitas.get('/staff/indicators.csv')).text(),
      await (await sato.get('/staff/indicators.csv')).text(),
    )
    assert.doesNotMatch(await (await kitas.get('/staff/indicators')).text(), new RegExp(OUT))
  })

  it('whose home is not known, or outside of the city, is seen by everybody', async () => {
    const [lost] = await ids('select id from person where town_id is null limit 1')
    const kitas = await enter('kita')
    assert.equal((await kitas.get(person(lost!))).status, 200)
    const [moved] = await ids(`${outside} and p.id <> '${foreign}' limit 1`)
    assert.equal((await kitas.get(person(moved!, '/edit'))).status, 404)
    // A neighbour's town is no area of theirs, and of nobody's.
    const home = await write(tx =>
      tx.selectFrom('person').select('town_id').where('id', '=', moved!).executeTakeFirst(),
    )
    await write(async tx => {
      const [area, town, at] = [newId(), newId(), { lat: 35.87, lng: 140.02 }]
      await tx
        .insertInto('area')
        .values({ id: area, name: '我孫子市', neighbour: '122220', position: 99, ...at })
        .execute()
      await tx
        .insertInto('town')
        .values({ id: town, name: '我孫子市みどり', area_id: area, ...at })
        .execute()
      await tx.updateTable('person').set({ town_id: town }).where('id', '=', moved!).execute()
    })
    assert.equal((await kitas.get(person(moved!, '/edit'))).status, 200)
    await write(tx => tx.updateTable('person').set({ town_id: home!.town_id }).where('id', '=', moved!).execute())
  })
})

test('whom somebody does not see is the same whether it is asked of all people at once or of one after the other', async () => {
  const people = await ids('select id from person')
  const asked = (condition: ReturnType<typeof sql>) =>
    read(async db =>
      (await sql<{ pair: string }>`select ${condition} order by 1`.execute(db)).rows.map(({ pair }) => pair),
    )
  const day = '2026-11-21'
  const once = await asked(
    sql`account_id || ' ' || person_id as pair from unseen_pairs(${people}::uuid[], ${day}::date)`,
  )
  const each = await asked(sql`a.id || ' ' || p.id as pair from account a, unnest(${people}::uuid[]) p(id)
    where not may_see(a.id, p.id, ${day}::date)`)
  assert.ok(once.some(pair => pair.startsWith(kita)))
  assert.deepEqual(once, each)
})

test('a role for the whole city beside one that is limited lets see the whole city; that of the administrator does not', async () => {
  const give = (role: Role) =>
    write(async tx => {
      const id = newId()
      await tx.insertInto('role_grant').values({ id, account_id: kita, role, from_on: '2026-11-01' }).execute()
      return id
    })
  const [another] = await ids(`${outside} and p.id <> '${foreign}' limit 1`)
  const administrator = await give('administrator')
  assert.equal((await (await enter('kita')).get(person(another!, '/edit'))).status, 404)
  const coordinator = await give('coordinator')
  const kitas = await enter('kita')
  assert.equal((await kitas.get(person(another!, '/edit'))).status, 200)
  assert.doesNotMatch(await (await kitas.get('/staff/people')).text(), /だけが表示されています/)
  await write(tx => tx.deleteFrom('role_grant').where('id', 'in', [administrator, coordinator]).execute())
})

test('an area of one city lets see nobody of another', async () => {
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
  const kitas = await enter('kita')
  assert.equal((await kitas.get(person(theirs.id))).status, 404)
  assert.match(
    await (
      await send(kitas, '/staff/urgent-looks/new', { name: 'そとのみや', birth_on: '昭和25年1月31日', phone: '' })
    ).text(),
    /当てはまる方がいないか/,
  )
})
