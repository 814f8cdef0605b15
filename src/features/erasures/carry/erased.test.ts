import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { dump } from '#platform/backup/dump.ts'
import { ownersTx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { approved, asOwner, erasureCity, parts, peopleWithTalks, proposed } from '../testing.ts'
import { erase } from './actions.ts'
import { CANARY, forgotten, hitsIn, laterTables, typeEverywhere } from './testing.ts'

// S4: a word that stands nowhere else is typed into everything of one person; after they were erased it stands nowhere at all.

const city = await erasureCity()
const { ask, write, clock, login, endCase, run } = city
const [suzuki, tanaka] = [await login('suzuki'), await login('tanaka')]
const [sato, ueki] = [await login('sato'), await login('ueki')]
const [{ id: person, number, born } = { id: '', number: 0, born: '' }] = await ask(sql<{
  id: string
  number: number
  born: string
}>`
  select p.id::text, p.number, p.birth_on::text as born from person p join role_grant g on g.scope_id = p.id join account a on a.id = g.account_id where a.login = 'ueki'`)
const [friend, other] = (await peopleWithTalks(city, 2)) as [string, string]
const day = '2021-04-01'

/** What the city tells of its figures: every year of the indicators and of the breakdowns, closed quarters, and the kept sums. */
async function figures(): Promise<string> {
  const pages = await Promise.all(
    [2024, 2025, 2026].flatMap(year =>
      [
        '/staff/indicators.csv',
        '/staff/breakdowns.csv',
        '/staff/breakdowns/funnel.csv',
        '/staff/breakdowns/costs.csv',
        '/staff/breakdowns/equity.csv',
      ].map(async path => (await tanaka.get(`${path}?year=${year}`)).text()),
    ),
  )
  const sums =
    await ask(sql`select measure, fiscal_year, quarter, dim, value, what, long, elder, helps, sum(count)::int as count, sum(talks)::int as talks,
    sum(timed)::int as timed, sum(minutes)::int as minutes, sum(visits)::int as visits from breakdown_part
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(count) <> 0 order by 1, 2, 3, 4, 5, 6, 7, 8, 9`)
  const counts = await ask(
    sql`select on_day, channel, satisfied, way, sum(count)::int as n from consultation_count group by 1, 2, 3, 4 having sum(count) <> 0 order by 1, 2, 3, 4`,
  )
  const stories = await ask(
    sql`select kind, held, sum(count)::int as n from story_count group by 1, 2 having sum(count) <> 0 order by 1, 2`,
  )
  return JSON.stringify([pages, sums, counts, stories])
}

/** What no lane may write by itself, the owner does. */
const asked = (statement: RawBuilder<unknown>) =>
  asOwner(city, async client => void (await statement.execute(ownersTx(client))))

/** Gives somebody a row of every kind that a person can have. */
async function havingAll(id: string): Promise<void> {
  const { by } = city
  for (const statement of [
    sql`insert into person_bond (id, person_id, other_id, kind, reason, set_by, set_on)
      select ${newId()}, least(${id}::uuid, o::uuid), greatest(${id}::uuid, o::uuid), 'together', '仲がよい', ${by}, '2026-11-01' from unnest(array[${friend}]) o on conflict do nothing`,
    sql`insert into person_bond (id, person_id, other_id, kind, reason, set_by, set_on)
      select ${newId()}, least(${friend}::uuid, ${other}::uuid), greatest(${friend}::uuid, ${other}::uuid), 'apart', '別がよい', ${by}, '2026-11-01' on conflict do nothing`,
    sql`insert into story (id, person_id, door, title, pseudonym, by_account, at, submitted_by, submitted_at, published_by, published_at)
      values (${newId()}, ${id}, 'work', 'はじめた話', 'Aさん', ${by}, ${clock.now}, ${by}, ${clock.now}, ${by}, ${clock.now})`,
    sql`insert into urgent_look (id, account_id, person_id, reason, begun_at, until_at) values (${newId()}, ${by}, ${id}, '急ぎ', ${clock.now}, ${clock.now})`,
    sql`insert into correction (id, kind, record_id, person_id, verb, reason, before, after, by_account, at)
      values (${newId()}, 'consultation', ${newId()}, ${id}, 'correct', 'まちがい', '{}', '{}', ${by}, ${clock.now})`,
    sql`insert into entry_card (id, person_id, number, birth_on, name, code_hash, at, until_at, by_account)
      values (${newId()}, ${id}, ${number}, ${born}, '名前', '\\x00', ${clock.now}, ${clock.now}, ${by})`,
    sql`insert into shown_input (subject_id, hash, data) values (${id}, 'h', '{}')`,
    sql`insert into absence_day (person_id, from_on, to_on, note) values (${id}, '2026-12-01', '2026-12-02', '旅行') on conflict do nothing`,
    sql`insert into notice_preference (person_id, at, line_user) values (${id}, ${clock.now}, 'U1') on conflict do nothing`,
    sql`insert into notice (id, message, purpose, urgency, person_id, about_kind, about_id, once, words, planned_at, status)
      values (${newId()}, 'm', 'asked', 'now', ${id}, 'person', ${id}, 'x', '{"title": "t", "lines": ["l"], "short": "", "call": []}', ${clock.now}, 'done')`,
    sql`insert into notice_attempt (id, notice_id, channel, state, begun_at) select gen_random_uuid(), id, 'mail', 'done', ${clock.now} from notice where person_id = ${id} on conflict do nothing`,
    sql`insert into notice_outbox (message_id, notice_id, channel, sent_to, subject, body, at) select 'o' || id, id, 'mail', 'a@example.jp', 's', 'b', ${clock.now} from notice where person_id = ${id}`,
    sql`insert into request_entry (id, request_id, verb, person_id, by_account, at) select ${newId()}, id, 'join', ${id}, ${by}, ${clock.now} from request
      where not exists (select from request_entry e where e.request_id = request.id and e.verb = 'join') order by id limit 1`,
    sql`insert into exclusion (id, person_id, organisation_id, reason, set_by) select ${newId()}, ${id}, id, '合わない', ${by} from organisation order by id limit 1`,
    sql`insert into survey (id, code, consultation_id, on_day, until_on, by_account, at) select ${newId()}, 'ZZZZZZ9', c.id, c.on_day, c.on_day, ${by}, ${clock.now} from consultation c
      where c.person_id = ${id} and not exists (select from survey s where s.consultation_id = c.id) limit 1`,
    sql`insert into interest_line (id, person_id, kind, key, value, medium, by_account, at) values (${newId()}, ${id}, 'off', '2026-12-09', 'x', 'web', ${by}, ${clock.now})`,
    sql`insert into saved_search (id, person_id, kind, asked, name, begun_on, until_on, looked_on, by_account)
      values (${newId()}, ${id}, 'list', '?q=x', 'x', '2026-11-01', '2027-11-01', '2026-11-01', ${by})`,
    sql`insert into outlook_page (person_id, page, answers, note, version, medium, by_account, at)
      values (${id}, 'health', '{}', 'ひざ', 1, 'web', ${by}, ${clock.now}) on conflict do nothing`,
    sql`insert into diary_line (id, person_id, on_day, title, at) values (${newId()}, ${id}, '2026-11-20', '花', ${clock.now})`,
    sql`insert into calendar (id, person_id, at, until_at) values (${newId()}, ${id}, ${clock.now}, '2027-11-21T01:00:00Z')`,
    sql`insert into certificate (id, person_id, kind, from_on, to_on, made_as, by_account, at)
      values (${newId()}, ${id}, 'all', '2026-04-01', '2026-11-20', 'self', ${by}, ${clock.now})`,
    sql`insert into delegation (id, person_id, number, name, relation, may, until_on, made_by, made_at, medium, code_hash, code_until)
      values (${newId()}, ${id}, '00000009', '娘', 'child', '{see}', '2026-12-31', ${by}, ${clock.now}, 'web', '\\x00', ${clock.now})`,
    sql`insert into question_entry (id, question_id, person_id, verb, words, by_account, at)
      select ${newId()}, q.id, ${id}, 'ask', '階段は', ${by}, ${clock.now} from question q order by q.id limit 1`,
    // One that is over: what is open is ended before anybody is erased.
    sql`insert into referral (id, code, person_id, organisation_id, status, due_on, ended_on, at, by_account)
      select ${newId()}, 'ZZZZZZ8', ${id}, id, 'cancelled', '2026-11-20', '2026-11-20', ${clock.now}, ${by} from organisation where kind = 'partner' order by id limit 1`,
    sql`insert into survey_answer (id, survey_id, satisfied, way, by_account, at) select gen_random_uuid(), s.id, 4, 'paper', ${by}, ${clock.now} from survey s where s.code = 'ZZZZZZ9'`,
  ])
    await asked(statement)
}

await havingAll(person)
assert.equal((await ueki.post('/my/correction', { words: `${CANARY}と直してください` })).status, 303)
assert.equal((await ueki.post('/my/deletion', { words: `${CANARY}を消してください` })).status, 303)
await sato.post(`/staff/people/${person}/draft`, { said: `${CANARY}と話した`, once: newId() })
await endCase(person, day)
const typed = await asOwner(city, client => typeEverywhere(client, person))
const later = await asOwner(city, client => laterTables(client, person))
const told = await figures()
const drafted = await proposed(suzuki, person, { why: `${CANARY}さんの期間が過ぎた` })
await run('erasure-count', drafted.id)

describe('while somebody is here', () => {
  test('the word stands in everything of theirs, and no table that refers to people is left out of this test', async () => {
    assert.ok(typed.length > 60, `${typed.length}: ${typed.join(' ')}`)
    assert.deepEqual(await asOwner(city, forgotten), [])
    const hits = await asOwner(city, hitsIn)
    assert.ok(hits.length >= 25, hits.join(', '))
  })

  test('each noun that is left out of an erasure leaves the word in a table of its own', async () => {
    const left: string[] = []
    for (const { text } of parts.erasings) {
      const others = parts.erasings.filter(one => one.text !== text)
      const found = await write(async tx => {
        await sql`savepoint without`.execute(tx)
        await erase(tx, others, person, { by: null, now: clock.now, today: '2026-11-21' })
        const typed =
          'account step correction person notice data_wish consultation request shift_absence proposal_entry'
        const more =
          'plan_person survey_answer story booking appointment certificate delegation diary_line interest_line outlook_page'
        const tables = [...`${typed} ${more} question_entry`.split(' '), ...later]
        const hits: string[] = []
        for (const table of tables)
          if (
            (await sql`select from ${sql.table(table)} x where x::text like ${`%${CANARY}%`} limit 1`.execute(tx)).rows
              .length > 0
          )
            hits.push(table)
        await sql`rollback to savepoint without`.execute(tx)
        return hits
      })
      if (found.length === 0) left.push(text)
    }
    // In the demo they have no absence, plan or booking; in a feed nobody types.
    assert.deepEqual(
      left.filter(text => !['分担・欠席', '案', '申しこみ', '予定表'].includes(text)),
      [],
    )
  })
})

describe('after somebody was erased', () => {
  type Counts = { of: string; rows: number }[]
  let expected: { counts: Counts } | undefined
  before(async () => {
    expected = (await ask(sql<{ counts: Counts }>`select counts from erasure where id = ${drafted.id}`))[0]
    assert.equal((await approved(tanaka, drafted.id)).status, 303)
    await run('erasure-carry', drafted.id)
  })

  test('their word stands in no row of any table, in no line of the log, and in no file of the next backup', async () => {
    assert.deepEqual(await asOwner(city, hitsIn), [])
    assert.doesNotMatch(city.lines.join('\n'), new RegExp(CANARY))
    const dir = mkdtempSync(join(tmpdir(), 'yui-erased-'))
    await asOwner(city, client => dump(client, { dir, now: clock.now, recipients: [] }))
    const files = readdirSync(dir).filter(name => readFileSync(join(dir, name)).includes(CANARY))
    assert.deepEqual(files, [])
    assert.ok(readdirSync(dir).length > 80)
  })

  test('no figure of any period is another one, nor are the sums that are counted anew', async () => {
    assert.equal(await figures(), told)
    const parted = (
      from: string,
    ) => sql<object>`select measure, fiscal_year, quarter, dim, value, what, sum(count)::int as n, sum(minutes)::int as m from ${sql.raw(from)}
      group by 1, 2, 3, 4, 5, 6 having sum(count) <> 0 order by 1, 2, 3, 4, 5, 6`
    const anew =
      'breakdown_cells(tenant(), array(select id from person union all select id from consultation where person_id is null))'
    assert.deepEqual(await ask(parted('breakdown_part')), await ask(parted(anew)))
  })

  test('so many rows were changed as had been counted before', async () => {
    const [row] = await ask(
      sql<{
        status: string
        counts: { of: string; rows: number }[]
        why: string
      }>`select status, counts, why from erasure where id = ${drafted.id}`,
    )
    assert.equal(row?.status, 'done')
    assert.equal(row.why, '')
    assert.deepEqual(row.counts, expected?.counts)
    assert.ok(row.counts.filter(({ rows }) => rows > 0).length >= 11)
  })

  test('an empty shell stays: the year of birth, the area, a number that no paper bears', async () => {
    const [shell] = await ask(sql<
      Record<string, unknown>
    >`select p.number, p.family_name, p.given_name, p.kana_key, p.name_key, p.phone, p.email, p.address, p.health_note,
      extract(year from p.birth_on)::text as year, t.area_id = w.area_id as same_area, (select count(*)::int from reach where person_id = p.id) as reach
      from person p left join town t on t.id = p.town_id left join town w on w.area_id = t.area_id where p.id = ${person} limit 1`)
    assert.deepEqual(
      {
        ...shell,
        number: Number(shell!['number']) < 0,
        reach: Number(shell!['reach']) <= 1,
        same_area: shell!['same_area'] !== false,
      },
      {
        number: true,
        family_name: '消去した方',
        given_name: '',
        kana_key: '',
        name_key: '',
        phone: '',
        email: '',
        address: '',
        health_note: '',
        year: born.slice(0, 4),
        same_area: true,
        reach: true,
      },
    )
  })

  test('whoever was close to them keeps what is theirs', async () => {
    const bonds = await ask(
      sql<{
        n: number
      }>`select count(*)::int as n from person_bond where ${friend} in (person_id::text, other_id::text)`,
    )
    assert.ok(bonds[0]!.n >= 1)
    const page = await (await sato.get(`/staff/people/${friend}`)).text()
    assert.doesNotMatch(page, /消去した方/)
    const [row] = await ask(sql<{ name: string }>`select family_name as name from person where id = ${friend}`)
    assert.match(page, new RegExp(row!.name))
  })

  test('an old link to them says so; their forms, sheets and records are not there any more', async () => {
    const desk = await sato.get(`/staff/people/${person}`)
    assert.equal(desk.status, 200)
    assert.match(await desk.text(), /<title>消去した方[\s\S]*に消去しました/)
    for (const end of ['/edit', '/edit/health', '/edit/consents', '/sheet', '/bonds', '/card', '/erasure', '/looks'])
      assert.notEqual((await tanaka.get(`/staff/people/${person}${end}`)).status, 200, end)
    assert.equal(
      (
        await sato.post(`/staff/people/${person}/consultations`, {
          once: newId(),
          said: 'x',
          minutes: '10',
          on_day: '令和8年11月21日',
          next: 'end',
          end_reason: 'x',
        })
      ).status,
      404,
    )
    const [talks] = await ask(
      sql<{ n: number }>`select count(*)::int as n from consultation where person_id = ${person} and said <> ''`,
    )
    assert.equal(talks?.n, 0)
  })

  test('they are found by no search, in no list, and nobody comes in as them', async () => {
    for (const path of [
      '/staff/people',
      '/staff/people?status=closed',
      `/staff/people?q=${number}`,
      '/staff/people?q=%E6%B6%88%E5%8E%BB',
    ])
      assert.doesNotMatch(await (await sato.get(path)).text(), new RegExp(person), path)
    const mine = await ueki.get('/my')
    assert.notEqual(mine.status, 200)
    const [account] = await ask(sql<{
      name: string
      n: number
    }>`select a.name, (select count(*)::int from session s where s.account_id = a.id) as n
      from account a where a.resident and a.disabled_at is not null`)
    assert.deepEqual(account, { name: '消去した方', n: 0 })
  })

  test('their erasure is told without them: by the number of the shell, when, why, and by whom', async () => {
    const list = await (await tanaka.get('/staff/erasures')).text()
    assert.match(list, new RegExp(`href="/staff/erasures/${drafted.id}">-1<`))
    const one = await (await tanaka.get(`/staff/erasures/${drafted.id}`)).text()
    for (const word of ['消去の記録', 'ご本人の求め', '残った番号', '承認した職員']) assert.match(one, new RegExp(word))
    assert.doesNotMatch(one, new RegExp(`${CANARY}|期間が過ぎた`))
  })

  test('the log of looks is still a chain that holds', async () => {
    const { verifyChain } = await import('#platform/audit/chain.ts')
    assert.equal((await city.read(verifyChain)).broken, null)
  })
})
