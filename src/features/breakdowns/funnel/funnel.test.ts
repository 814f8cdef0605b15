import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { apartFunnelOf } from '../actions.ts'
import { costsOf, type Figures, funnelOf, type When } from '../index.ts'

const { database, municipality, login } = await demoApp()
const manager = await login('tanaka')
const YEAR = { year: 2026, quarter: null }
const told = (when: When, whole: boolean, figures = funnelOf): Promise<Figures> =>
  database.read({ lane: 'job', municipality }, db => figures(db, when, { whole, today: '2026-11-21' }))
const write = <T>(work: Parameters<typeof database.write<T>>[1]) => database.write({ lane: 'job', municipality }, work)
const columnOf = ({ tables }: Figures, key: string, column: string) => {
  const table = tables.find(one => one.key === key)!
  const at = table.columns.findIndex(one => one.key === column)
  return new Map(table.lines.map(line => [line.key, line.cells[at]!]))
}
const valuesIn = (cells: Map<string, { value: number | null }>) =>
  Object.fromEntries([...cells].map(([key, { value }]) => [key, value]))

describe('from the first consultation on', () => {
  it('each step counts those who reached it, as many as its list opens', async () => {
    const figures = await told(YEAR, true)
    const steps = columnOf(figures, 'funnel', 'count')
    assert.deepEqual(
      [...steps.keys()],
      ['nameless', 'consulted', 'registered', 'proposed', 'introduced', 'decided', 'kept'],
    )
    for (const { cells } of figures.tables.flatMap(({ lines }) => lines))
      for (const { value, evidence } of cells)
        if (evidence) {
          const text = (await (await manager.get(evidence)).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
          assert.match(text, new RegExp(`数えた記録 ${value}件`), evidence)
        }
  })

  it('the cohorts of the quarters come to the year', async () => {
    const figures = await told(YEAR, true)
    const cohorts = figures.tables.find(({ key }) => key === 'cohorts')!
    const year = columnOf(figures, 'funnel', 'count')
    assert.deepEqual(columnOf(figures, 'cohorts', 'consulted').get('2026-4'), {
      ...{ value: null, state: 'later', evidence: null },
    })
    for (const [at, { key }] of cohorts.columns.entries())
      if (key !== 'rate')
        assert.equal(
          cohorts.lines.reduce((sum, { cells }) => sum + (cells[at]!.value ?? 0), 0),
          year.get(key)!.value,
          key,
        )
  })

  it('somebody moves on by what is recorded: a follow-up after six months that goes on is staying, one before is not', async () => {
    const before = valuesIn(columnOf(await told(null, true), 'funnel', 'count'))
    const found = await write(
      async tx =>
        (
          await sql<{ proposal_id: string; starts_on: string }>`
          select d.proposal_id, d.starts_on::text from decision d where d.ended_on is null and not exists (
            select from proposal_entry e where e.proposal_id = d.proposal_id and e.verb = 'follow-up' and e.on_day >= d.starts_on + 150)
          order by d.starts_on, d.id limit 1`.execute(tx)
        ).rows[0]!,
    )
    const follow = (months: number) =>
      write(tx =>
        sql`insert into proposal_entry (id, proposal_id, verb, on_day, data, at)
          values (${newId()}, ${found.proposal_id}, 'follow-up', ${found.starts_on}::date + make_interval(months => ${months}), '{"result":"continuing"}', now())`.execute(
          tx,
        ),
      )
    await follow(5)
    assert.deepEqual(valuesIn(columnOf(await told(null, true), 'funnel', 'count')), before)
    await follow(6)
    assert.deepEqual(valuesIn(columnOf(await told(null, true), 'funnel', 'count')), {
      ...before,
      kept: before['kept']! + 1,
    })
  })

  it('whoever gave no name is counted at the first step, in a line of its own', async () => {
    const by_account = await write(
      async tx =>
        (await tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow()).id,
    )
    const before = columnOf(await told(YEAR, true), 'funnel', 'count')
    await write(tx =>
      tx
        .insertInto('consultation')
        .values({ id: newId(), by_account, on_day: '2026-11-20', minutes: 5, channel: 'phone' })
        .execute(),
    )
    const after = columnOf(await told(YEAR, true), 'funnel', 'count')
    assert.equal(after.get('nameless')!.value, before.get('nameless')!.value! + 1)
    assert.equal(after.get('consulted')!.value, before.get('consulted')!.value)
  })

  it('who sees no people is told no step of fewer than ten, no share and no days of them', async () => {
    for (const when of [YEAR, { year: 2026, quarter: 2 as const }, null])
      for (const { lines } of (await told(when, false)).tables)
        for (const { key, cells } of lines) {
          assert.ok(cells.every(({ evidence }) => evidence === null))
          const [count] = cells
          if (count!.state === 'hidden' && key !== 'nameless')
            assert.ok(
              !/\d/.test(
                cells
                  .slice(1, 3)
                  .map(({ value }) => value)
                  .join(''),
              ) || key.includes('-'),
              key,
            )
          if (!key.includes('-')) assert.ok(count!.value === null || count!.value === 0 || count!.value >= 10, key)
        }
  })
})

describe('the same by where people live and by how they first came', () => {
  const APART = ['funnel-area', 'funnel-channel']
  const openedBy = async (evidence: string) =>
    Number(
      /数えた記録 (\d+)件/.exec(
        (await (await manager.get(evidence)).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '),
      )![1],
    )

  it('comes to the numbers of all together, and a number opens as many records', async () => {
    const figures = await told(YEAR, true, apartFunnelOf)
    const all = columnOf(figures, 'funnel', 'count')
    for (const key of APART) {
      const table = figures.tables.find(one => one.key === key)!
      for (const [at, { key: step }] of table.columns.entries()) {
        if (step === 'rate') continue
        const sum = table.lines.reduce((added, { cells }) => added + cells[at]!.value!, 0)
        assert.deepEqual([sum, table.total!.cells[at]!.value], [all.get(step)!.value, all.get(step)!.value], step)
      }
      const numbers = table.lines.flatMap(({ cells }) => cells.slice(0, -1)).filter(({ value }) => value)
      assert.ok(numbers.length > 10)
      for (const { value, evidence } of numbers.filter((_, at) => at % 4 === 0))
        assert.equal(await openedBy(evidence!), value, evidence!)
    }
  })

  it('tells who sees no people no number below ten and none that follows from a sum', async () => {
    let hidden = 0
    for (const when of [YEAR, { year: 2026, quarter: 2 as const }, null]) {
      const { tables } = await told(when, false, apartFunnelOf)
      for (const { lines, columns, total } of tables.filter(({ key }) => APART.includes(key)))
        for (const [at, { key }] of columns.entries()) {
          const cells = lines.map(line => line.cells[at]!)
          assert.ok(cells.every(({ evidence }) => evidence === null))
          if (key === 'rate') continue
          for (const { value } of cells) assert.ok(!value || value >= 10, `${value}`)
          const out = cells.filter(({ state }) => state === 'hidden').length
          hidden += out
          assert.ok(out !== 1 || total!.cells[at]!.state === 'hidden', key)
        }
    }
    assert.ok(hidden > 0)
  })
})

describe('what a decision took', () => {
  it('is the talks since the one before it, with their minutes; those without minutes are told apart', async () => {
    const before = columnOf(await told(null, true, costsOf), 'efforts', 'talks')
    const minutes = columnOf(await told(null, true, costsOf), 'efforts', 'minutes')
    const untimed = columnOf(await told(null, true, costsOf), 'efforts', 'untimed')
    const sum = (cells: typeof before) => [...cells.values()].reduce((all, { value }) => all + (value ?? 0), 0)
    await write(tx =>
      sql`insert into consultation (id, person_id, by_account, on_day, minutes, channel)
        select gen_random_uuid(), d.person_id, a.id, d.decided_on, n, 'visit' from (select * from decision where ended_on is null order by decided_on, id limit 1) d,
          account a, (values (40), (0)) v (n) where a.login = 'sato'`.execute(tx),
    )
    const after = await told(null, true, costsOf)
    assert.equal(sum(columnOf(after, 'efforts', 'talks')), sum(before) + 2)
    assert.equal(sum(columnOf(after, 'efforts', 'minutes')), sum(minutes) + 40)
    assert.equal(sum(columnOf(after, 'efforts', 'untimed')), sum(untimed) + 1)
  })

  it('of fewer than ten is told to nobody who does not see them', async () => {
    const { tables } = await told(YEAR, false, costsOf)
    const { lines } = tables.find(({ key }) => key === 'efforts')!
    for (const { cells } of lines)
      if (cells[0]!.state === 'hidden') assert.ok(cells.every(({ value }) => value === null))
    assert.ok(lines.some(({ cells }) => cells[0]!.state === 'hidden'))
  })
})

describe('where people heard of the desk', () => {
  it('says what is not known of costs, and reckons what was entered', async () => {
    const figures = await told(YEAR, true, costsOf)
    const heard = figures.tables.find(({ key }) => key === 'heard')!
    const cost = heard.columns.findIndex(({ key }) => key === 'cost')
    const line = (key: string) => heard.lines.find(one => one.key === key)!.cells
    assert.deepEqual([line('event')[cost]!.state, line('event')[cost + 1]!.state], ['unknown', 'unknown'])
    for (const key of ['poster', 'newsletter'])
      assert.equal(line(key)[cost + 1]!.value, Math.round(line(key)[cost]!.value! / line(key)[0]!.value!))
    const parts = ['poster', 'newsletter', 'unsaid-medium'].map(key => line(key)[cost]!.value!)
    assert.equal(
      parts.reduce((sum, one) => sum + one, 0),
      heard.total!.cells[cost]!.value,
    )
    assert.ok(parts.every(part => part > 0))
    const [count, , , spent, each] = heard.total!.cells
    assert.equal(each!.value, Math.round(spent!.value! / count!.value!))
    assert.ok(spent!.evidence!.startsWith('/staff/entries?kind=expense'))
    const before = (await told({ year: 2024, quarter: null }, true, costsOf)).tables.find(({ key }) => key === 'heard')!
    assert.notEqual(before.total!.cells[3]!.value, 0)
  })

  it('tells sheets and times apart, and what each cost where that was spent on one of both alone', async () => {
    const heard = (await told(YEAR, true, costsOf)).tables.find(({ key }) => key === 'heard')!
    const cells = (key: string) => {
      const line = heard.lines.find(one => one.key === key)!
      return Object.fromEntries(heard.columns.map((column, at) => [column.key, line.cells[at]!]))
    }
    const [poster, newsletter] = [cells('poster'), cells('newsletter')]
    const entered = async (parts: string[]) =>
      write(async tx => {
        const all = await tx
          .selectFrom('entry')
          .select('count')
          .where('kind', '=', 'pr-contact')
          .where('fiscal_year', '=', 2026)
          .where('part', 'in', parts)
          .execute()
        return all.reduce((sum, { count }) => sum + Number(count), 0)
      })
    const sheets = await entered(['チラシ', 'ポスター', '駅', '介護保険の書類への同封'])
    const times = await entered(['デジタルサイネージ'])
    assert.ok(sheets > 0 && times > 0)
    assert.deepEqual([poster['sheets']!.value, poster['times']!.value], [sheets, times])
    assert.deepEqual([newsletter['sheets']!.state, newsletter['times']!.value], ['absent', await entered(['広報紙'])])
    assert.deepEqual([poster['cost-sheet']!.state, poster['cost-time']!.state], ['absent', 'absent'])
    const each = newsletter['cost']!.value! / newsletter['times']!.value!
    assert.equal(newsletter['cost-time']!.value, Math.round(each * 10) / 10)
    assert.deepEqual([cells('event')['sheets']!.state, cells('event')['times']!.state], ['absent', 'absent'])
  })

  it('an answer that nobody asked for is a line of its own', async () => {
    const before = columnOf(await told(YEAR, true, costsOf), 'heard', 'registered')
    await write(tx =>
      sql`update person set heard_from = null where id in (select id from person where registered_on >= '2026-04-01' and heard_from is not null order by number limit 1)`.execute(
        tx,
      ),
    )
    const after = columnOf(await told(YEAR, true, costsOf), 'heard', 'registered')
    assert.equal(after.get('')!.value, before.get('')!.value! + 1)
  })
})
