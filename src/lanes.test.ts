import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import type { SubjectKind } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { INSIDE, LANES, type Lane, OUTSIDE, type Scope } from '#platform/lanes.ts'
import { issueLink, linkHash } from '#platform/links.ts'
import { registerMunicipality } from '#platform/register.ts'
import { type Claim, scope as platformScope, type Reach, type Scopes } from '#platform/scope.ts'
import { testDatabase } from '#platform/testing.ts'
import { rightsOf } from '../check/lanes.ts'
import { addSettings, addStaff, KASHIWA } from '../seed/city.ts'
import { addPlaces } from '../seed/places.ts'
import { DEMO, DEMO_NOW } from '../seed/testing.ts'
import { addWays } from '../seed/ways.ts'
import { loadFeatures } from './features.ts'

// For every lane and every table: what a bare query shows is what the noun says, and what was not opened is refused.

const { database, owner } = await testDatabase(DEMO)
const rights = await rightsOf(owner)
const nouns = (await loadFeatures()).map(({ scope = {} }) => scope)
const scopes: Scopes = Object.assign({}, platformScope, ...nouns)
const names = (some: typeof rights) => [...new Set(some.map(({ tab }) => tab))].sort()
const tables = names(rights.filter(({ view }) => !view))
const views = names(rights.filter(({ view, lane }) => view && lane === 'public'))
const deskViews = names(rights.filter(({ view }) => view)).filter(view => !views.includes(view))

/** What a link may be about: the kind, and the tables in which its holder sees rows, each with the column that says of which. */
const linked = nouns.flatMap(scope => {
  const columns = Object.entries(scope).flatMap(([tab, { link }]) =>
    link && link.rows[1] === 'subject' ? [[tab, link.rows[0]] as const] : [],
  )
  const itself = columns.find(([, column]) => column === 'id')
  return itself ? [{ kind: itself[0] as SubjectKind, columns }] : []
})
const links = new Map<string, { subject: string; hash: string }>()

const own: Record<Claim, string> = { person: '', account: '', organisation: '', subject: '', form: newId(), reader: '' }
let kashiwa = ''
let abiko = ''
let link = ''

before(async () => {
  kashiwa = await database.untenanted(
    async db => (await db.selectFrom('municipality').select('id').executeTakeFirstOrThrow()).id,
  )
  abiko = await registerMunicipality(owner, { ...KASHIWA, code: '122220', name: '我孫子市' })
  await database.write({ lane: 'job', municipality: abiko }, async tx => {
    await addSettings(tx)
    await addStaff(tx, DEMO_NOW, '2026-11-21')
    await addPlaces({ tx, now: DEMO_NOW, today: '2026-11-21', staff: {} })
  })
  await database.write({ lane: 'job', municipality: kashiwa }, async tx => {
    own.reader = kashiwa
    await sql`insert into released_figure (id, reader_id, code, city, indicator, fiscal_year, quarter, state, made_on)
      values (${newId()}, ${kashiwa}, '122173', '柏市', 'consultations', 2026, 0, 'hidden', '2026-11-21')`.execute(tx)
    own.person = await one(tx, 'select person_id as id from proposal group by 1 order by count(*) desc, 1 limit 1')
    own.account = await one(tx, `select id from account where login = 'ueki'`)
    await sql`insert into session (token_hash, account_id, seen_at, expires_at)
      values (sha256('a browser of theirs'), ${own.account}, ${DEMO_NOW}, ${'2026-12-21T00:00:00.000Z'})`.execute(tx)
    await sql`insert into registration (id, person_id, account_id, at) values (${newId()}, ${own.person}, ${own.account}, ${DEMO_NOW})`.execute(
      tx,
    )
    await addWays(database, kashiwa, tx, own.person)
    await sql`insert into data_wish (id, person_id, kind, words, by_account, at)
      values (${newId()}, ${own.person}, 'correct', 'x', ${own.account}, ${DEMO_NOW})`.execute(tx)
    await sql`insert into calendar (id, person_id, at, until_at)
      values (${newId()}, ${own.person}, ${DEMO_NOW}, ${'2027-11-21T01:00:00.000Z'})`.execute(tx)
    await sql`insert into diary_line (id, person_id, on_day, title, at)
      values (${newId()}, ${own.person}, '2026-11-20', 'x', ${DEMO_NOW})`.execute(tx)
    await sql`insert into certificate (id, person_id, kind, from_on, to_on, made_as, by_account, at)
      values (${newId()}, ${own.person}, 'all', '2026-04-01', '2026-11-20', 'self', ${own.account}, ${DEMO_NOW})`.execute(
      tx,
    )
    await sql`insert into delegation (id, person_id, number, name, relation, may, until_on, made_by, made_at, medium, code_hash, code_until)
      values (${newId()}, ${own.person}, '00000001', 'x', 'child', '{see}', '2026-12-31', ${own.account}, ${DEMO_NOW}, 'web', 'x', ${DEMO_NOW})`.execute(
      tx,
    )
    await sql`update request set asked_by = ${own.person} where id = (select request_id from request_entry limit 1)`.execute(
      tx,
    )
    await sql`insert into outlook_page (person_id, page, answers, version, medium, by_account, at)
      values (${own.person}, 'health', '{}', 1, 'web', ${own.account}, ${DEMO_NOW}) on conflict do nothing`.execute(tx)
    // A question with all its lines.
    await sql`update question_entry set person_id = ${own.person}`.execute(tx)
    await sql`update question set person_id = ${own.person} where id = (select id from question limit 1)`.execute(tx)
    for (const tab of ['interest_line', 'interest_choice', 'saved_search', 'booking', 'appointment', 'person_trait'])
      await sql`update ${sql.table(tab)} set person_id = ${own.person} where id = (select id from ${sql.table(tab)} limit 1)`.execute(
        tx,
      )
    await sql`with one as (update support_case set person_id = ${own.person} where id = (select id from support_case where person_id is not null limit 1) returning id)
      update case_milestone set person_id = ${own.person} where case_id = (select id from one)`.execute(tx)
    own.organisation = await one(
      tx,
      'select organisation_id as id from opportunity group by 1 order by count(*) desc, 1 limit 1',
    )
    await sql`insert into form_once (token, location) values (${own.form}, '/mine'), (${newId()}, '/somebody-elses')`.execute(
      tx,
    )
    for (const { kind, columns } of linked) {
      const [tab, column] = columns.find(([, name]) => name !== 'id') ?? columns[0]!
      const subject = await one(tx, `select ${column} as id from ${tab} limit 1`)
      // A link that was sent before is not the one that is held.
      await sql`delete from signed_link where subject_id = ${subject}`.execute(tx)
      const issue = (id: string) =>
        issueLink(tx, { purpose: `${kind}.see`, subject: [kind, id], until: '2027-01-01T00:00:00.000Z' })
      links.set(kind, { subject, hash: linkHash((await issue(subject)).token) })
      await issue(newId())
    }
    hold(linked[0]!.kind)
  })
})

/** Whoever asks from now on holds the link about such a thing. */
function hold(kind: string): void {
  const { subject, hash } = links.get(kind)!
  own.subject = subject
  link = hash
}

const one = async (db: Read, query: string) => (await sql.raw<{ id: string }>(query).execute(db)).rows[0]!.id
const scopeOf = (lane: Lane, municipality = kashiwa): Scope => ({
  lane,
  municipality,
  actor: own.account || null,
  person: own.person,
  organisation: own.organisation,
  once: own.form,
  link,
  at: DEMO_NOW,
})

/** How many rows there are and what they say, in one line. */
const shown = async (scope: Scope, columns: string, from: string): Promise<string> =>
  database.read(scope, async db => {
    const { rows } = await sql
      .raw<{ line: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, chr(10) order by t::text)), '') as line from (select ${columns} from ${from}) t`,
      )
      .execute(db)
    return rows[0]!.line
  })

const refused = (work: Promise<unknown>, what: string) => assert.rejects(work, { code: '42501' }, what)
const tried = (lane: Lane, statement: string): Promise<unknown> =>
  database.write(
    scopeOf(lane),
    (tx: Tx) => sql.raw(statement).execute(tx),
    () => false,
  )

const sorted = (columns: string) => columns.split(', ').sort().join(', ')
const granted = (lane: Lane, tab: string, right: string) =>
  rights.find(one => one.lane === lane && one.tab === tab && one.right === right)

/** The rows that a noun says are one's own, as somebody who sees the whole city asks for them. */
const within = (tab: string, { rows }: Reach): string =>
  rows === 'all' ? tab : `${tab} where ${rows[0]} = '${own[rows[1]]}'`

describe('a bare query of what was opened shows what the noun says, and nothing of what was not', () => {
  const asked = OUTSIDE.flatMap(lane => (lane === 'link' ? linked : [linked[0]!]).map(held => ({ lane, held })))
  for (const { lane, held } of asked)
    test(`from outside: ${lane === 'link' ? `a link about a ${held.kind}` : lane}`, async () => {
      hold(held.kind)
      const foreign = linked.flatMap(other => (other === held ? [] : other.columns.map(([tab]) => tab)))
      for (const tab of tables.filter(tab => tab !== 'municipality')) {
        const reach = scopes[tab]?.[lane]
        const opened = granted(lane, tab, 'select')
        assert.equal(
          opened ? sorted(opened.columns ?? '') : undefined,
          reach && sorted(reach.columns),
          `${lane} ${tab}`,
        )
        if (!reach) {
          await refused(
            database.read(scopeOf(lane), db => sql.raw(`select 1 from ${tab}`).execute(db)),
            `${lane} ${tab}`,
          )
          continue
        }
        const expected = await shown(scopeOf('job'), reach.columns, within(tab, reach))
        assert.equal(await shown(scopeOf(lane), reach.columns, tab), expected, `${lane} ${tab}`)
        if (reach.rows !== 'all' && !(lane === 'link' && foreign.includes(tab)))
          assert.notEqual(expected.split(' ')[0], '0', `nothing to see in ${tab}`)
      }
    })
  for (const lane of INSIDE)
    test(`from inside: ${lane}, of one city and of another`, async () => {
      for (const tab of tables.filter(tab => tab !== 'municipality')) {
        const opened = granted(lane, tab, 'select')
        if (!opened) {
          await refused(
            database.read(scopeOf(lane), db => sql.raw(`select 1 from ${tab}`).execute(db)),
            `${lane} ${tab}`,
          )
          continue
        }
        for (const city of [kashiwa, abiko]) {
          const foreign = await shown(scopeOf(lane, city), '1', `${tab} where municipality_id <> '${city}'`)
          assert.equal(foreign.split(' ')[0], '0', `${lane} ${tab}`)
        }
      }
    })
  test('a view of the desk shows what its own city has, and to no lane from outside', async () => {
    // The log of looks asks whose session it is, too: features/looks tries it with every role.
    assert.equal((await shown(scopeOf('staff'), '1', 'look')).split(' ')[0], '0')
    for (const view of deskViews.filter(view => view !== 'look')) {
      assert.notEqual((await shown(scopeOf('staff'), '1', view)).split(' ')[0], '0', view)
      assert.equal((await shown(scopeOf('staff', abiko), '1', view)).split(' ')[0], '0', view)
      for (const lane of OUTSIDE) assert.equal(granted(lane, view, 'select'), undefined, view)
    }
  })
})

describe('what was not opened cannot be written', () => {
  for (const lane of LANES)
    test(lane, async () => {
      for (const tab of tables) {
        if (!granted(lane, tab, 'insert'))
          await refused(tried(lane, `insert into ${tab} default values`), `insert ${tab}`)
        if (!granted(lane, tab, 'update'))
          await refused(
            tried(
              lane,
              `update ${tab} set ${tab === 'municipality' ? 'id = id' : 'municipality_id = municipality_id'}`,
            ),
            `update ${tab}`,
          )
        if (!granted(lane, tab, 'delete')) await refused(tried(lane, `delete from ${tab}`), `delete ${tab}`)
      }
    })
})

/** Columns by which somebody is known or reached. */
const PERSONAL =
  'family_name given_name name_key kana_key birth_on email phone phone_digits contact_phone contact_email login'.split(
    ' ',
  )

/** Tables with such a column, and all that refer to one of them; who of the staff wrote a row makes it nobody's. */
const ABOUT_PEOPLE = `with recursive about(tab) as (
  select attrelid from pg_attribute join pg_class on pg_class.oid = attrelid
  where relkind = 'r' and relnamespace = 'public'::regnamespace and attname = any(array['${PERSONAL.join("', '")}'])
  union select conrelid from pg_constraint join about on confrelid = tab where contype = 'f' and not exists (
    select from pg_attribute where attrelid = conrelid and attnum = any(conkey) and attname = 'by_account'))
  select tab::regclass::text as id from about`

test('the public lane can read no table that holds a person or what belongs to one, and no column that tells who', async () => {
  const all = (query: string) =>
    database.read(scopeOf('job'), async db =>
      (await sql.raw<{ id: string }>(query).execute(db)).rows.map(row => row.id),
    )
  const about = await all(ABOUT_PEOPLE)
  for (const tab of ['person', 'account', 'consent', 'request', 'request_entry', 'proposal', 'step'])
    assert.ok(about.includes(tab), tab)
  const readable = tables.filter(tab => granted('public', tab, 'select'))
  assert.ok(readable.includes('town'))
  assert.deepEqual(
    readable.filter(tab => about.includes(tab)),
    [],
  )
  const told = await all(`select attrelid::regclass || '.' || attname as id from pg_attribute
    where attrelid::regclass::text = any(array['${views.join("', '")}'])`)
  assert.ok(told.includes('public_activity.title'))
  assert.deepEqual(
    told.filter(column => PERSONAL.includes(column.split('.')[1]!)),
    // Of a list that its organiser published: the test of the public views says which.
    ['public_activity.contact_phone'],
  )
})

test('the public views show what is or was public of this city, and no draft, household or telephone number', async () => {
  assert.ok(views.length > 0)
  const count = async (scope: Scope, from: string) => Number((await shown(scope, '1', from)).split(' ')[0])
  const open = await count(scopeOf('job'), `opportunity where status = 'open'`)
  const wasPublic = `status in ('open', 'closed', 'ended') and published_on is not null`
  assert.equal(await count(scopeOf('public'), 'public_opportunity'), open)
  assert.equal(
    await count(scopeOf('public'), 'public_activity'),
    await count(scopeOf('job'), `opportunity where ${wasPublic}`),
  )
  assert.equal(
    await count(scopeOf('public'), 'public_slot'),
    await count(scopeOf('job'), `slot where opportunity_id in (select id from opportunity where ${wasPublic})`),
  )
  for (const view of views) assert.equal(await count(scopeOf('public', abiko), view), 0)
  assert.equal(
    await count(scopeOf('public'), `public_activity where contact_phone <> ''`),
    await count(scopeOf('job'), `opportunity where contact_phone <> '' and source <> 'desk' and ${wasPublic}`),
  )
})

test('somebody of another city, or with nothing that is theirs, sees nobody', async () => {
  const nobody: Scope = { lane: 'resident', municipality: kashiwa }
  for (const scope of [nobody, { ...scopeOf('resident'), municipality: abiko }] as Scope[])
    for (const tab of ['person', 'consent', 'proposal'])
      assert.equal((await shown(scope, 'id', tab)).split(' ')[0], '0')
})
