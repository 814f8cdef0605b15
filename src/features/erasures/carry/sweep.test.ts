import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { putSetting } from '#features/municipalities/index.ts'
import { addMinutes } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { SETTINGS } from '../rules.ts'
import { approved, erasureCity, keepings, peopleWithTalks, proposed } from '../testing.ts'
import { sweep } from './sweep.ts'

// What is forgotten by itself, each day; people are only listed.

const city = await erasureCity()
const { ask, write, by, login, endCase } = city
const day = '2026-11-21'
const NOW = '2026-11-21T18:00:00.000Z'
const ago = (days: number) => addMinutes(NOW, -days * 24 * 60)
const swept = () => write(tx => sweep(tx, keepings, { day, since: day, now: NOW }))

/** A notice that was planned so many days ago, with what was sent. */
async function notice(days: number, status = 'done'): Promise<string> {
  const id = newId()
  await ask(sql`insert into notice (id, message, purpose, urgency, to_name, to_email, about_kind, about_id, once, words, planned_at, status)
    values (${id}, 'request.received', 'asked', 'now', '花子', 'h@example.jp', 'request', ${newId()}, ${id}, '{"title": "控え", "lines": ["花子さま"], "short": "s", "call": ["c"]}', ${ago(days)}, ${status})`)
  await ask(
    sql`insert into notice_attempt (id, notice_id, channel, state, sent_to, begun_at) values (${newId()}, ${id}, 'mail', 'done', 'h@example.jp', ${ago(days)})`,
  )
  await ask(
    sql`insert into notice_outbox (message_id, notice_id, channel, sent_to, subject, body, at) values (${id}, ${id}, 'mail', 'h@example.jp', '控え', '花子さま', ${ago(days)})`,
  )
  return id
}
const fullNotices = async () =>
  (
    await ask(
      sql<{
        id: string
      }>`select id::text from notice where to_name = '花子' and words -> 'lines' <> '[]' order by planned_at`,
    )
  ).map(({ id }) => id)

test('what a notice said and where it went is kept for ninety days; that there was one stays', async () => {
  const [old, waiting, fresh] = [await notice(91), await notice(91, 'waiting'), await notice(89)]
  assert.ok((await swept()) >= 3)
  assert.deepEqual(await fullNotices(), [waiting, fresh], 'a letter that still waits is not emptied')
  const [row] = await ask(sql<
    Record<string, string>
  >`select n.to_email, n.words ->> 'title' as title, a.sent_to, (select count(*)::text from notice_outbox where notice_id = n.id) as out
    from notice n join notice_attempt a on a.notice_id = n.id where n.id = ${old}`)
  assert.deepEqual(row, { to_email: '', title: '控え', sent_to: '', out: '0' })
})

test('a city says for how many days, from a day on', async () => {
  await write(tx =>
    putSetting<typeof SETTINGS>(tx, {
      key: 'keepNotices',
      valid_from: '2026-11-01',
      value: 30,
      source: '文書管理規程',
    }),
  )
  await swept()
  assert.equal((await fullNotices()).length, 1)
})

/** A request that came and was closed so many days ago; `joined`: it is known who asked. */
async function request(days: number, { joined = false, open = false } = {}): Promise<string> {
  const id = newId()
  const code = id
    .replaceAll(/[^0-9a-f]/g, '')
    .replaceAll(/./g, digit => '34679ACEFHKMRTWX'[Number.parseInt(digit, 16)]!)
    .slice(-7)
  await ask(sql`insert into request (id, form, code, wish, name, phone, name_key, contacts, whom, wording, due_on, received_at, note)
    values (${id}, ${newId()}, ${code}, 'talk', '太郎', '0471671111', '太郎', '{0471671111}', 'self', '1', ${day}, ${ago(days)}, '急ぎ')`)
  const [person] = await peopleWithTalks(city, 1)
  if (joined)
    await ask(
      sql`insert into request_entry (id, request_id, verb, person_id, by_account, at) values (${newId()}, ${id}, 'join', ${person}, ${by}, ${ago(days)})`,
    )
  if (!open)
    await ask(
      sql`insert into request_entry (id, request_id, verb, outcome, note, by_account, at) values (${newId()}, ${id}, 'close', 'other', '電話した', ${by}, ${ago(days)})`,
    )
  return id
}

test('of a request that became nobody the name goes after a year; one that is open, or of somebody known, keeps it', async () => {
  const [gone, ...kept] = [
    await request(366),
    await request(364),
    await request(400, { open: true }),
    await request(400, { joined: true }),
  ]
  await swept()
  const rows = await ask(sql<{
    id: string
    name: string
    note: string
    phone: string
  }>`select r.id::text, r.name, r.note || coalesce(string_agg(e.note, ''), '') as note, r.phone
    from request r left join request_entry e on e.request_id = r.id where r.id = any(${[gone, ...kept]}::uuid[]) group by r.id, r.name, r.note, r.phone order by r.name`)
  assert.deepEqual(
    rows.filter(({ id }) => id === gone).map(({ name, note, phone }) => ({ name, note, phone })),
    [{ name: '消去した方', note: '', phone: '' }],
  )
  assert.deepEqual(
    rows.filter(({ id }) => id !== gone).map(({ name }) => name),
    ['太郎', '太郎', '太郎'],
  )
})

test('cells of rows that could not be taken go after thirty days, and bookings of what is over after a year', async () => {
  await ask(sql`update import_run set planned_at = ${ago(31)}`)
  await ask(
    sql`update import_row set action = 'quarantine', raw = '{"題": "x"}' where (run_id, row_number) = (select run_id, min(row_number) from import_row group by 1 limit 1)`,
  )
  await ask(
    sql`update occasion set first_day = '2025-01-01', last_day = '2025-01-01', status = 'over' where id = (select occasion_id from booking where person_id is null order by id limit 1)`,
  )
  await swept()
  const [left] = await ask(sql<{
    rows: number
    names: number
    emptied: number
  }>`select (select count(*)::int from import_row where action = 'quarantine' and raw is not null) as rows,
    (select count(*)::int from booking b join occasion o on o.id = b.occasion_id where o.last_day = '2025-01-01' and b.person_id is null and b.name <> '消去した方') as names,
    (select count(*)::int from booking where emptied) as emptied`)
  assert.deepEqual([left?.rows, left?.names], [0, 0])
  assert.ok(left!.emptied > 0)
  assert.equal(await swept(), 0, 'what is forgotten is not forgotten again')
})

test('nobody is erased by a clock: whose day has come was approved by two, and goes to the jobs', async () => {
  const [over, asked] = (await peopleWithTalks(city, 2)) as [string, string]
  await endCase(over, '2020-01-01')
  await endCase(asked, '2020-01-01')
  await swept()
  const erased = await ask(sql`select id from person where erased_on is not null`)
  assert.equal(erased.length, 0)
  const { id } = await proposed(await login('suzuki'), asked)
  assert.equal((await approved(await login('tanaka'), id)).status, 303)
  assert.equal(await swept(), 1)
})

test('whose period is over is read from an index in its order, however many people there are', async () => {
  const plan = await write(async tx => {
    await sql`set local enable_seqscan = off`.execute(tx)
    const { rows } = await sql<
      Record<string, string>
    >`explain select p.id from person p where p.erased_on is null and p.closed_on < '2021-01-01'
      order by p.closed_on, p.id limit 50`.execute(tx)
    return rows.map(row => row['QUERY PLAN']).join('\n')
  })
  assert.match(plan, /person_period/)
  assert.doesNotMatch(plan, /Sort/)
})
