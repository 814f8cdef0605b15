import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { putSetting } from '#features/municipalities/index.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { figuresOn, indicatorsOf } from '../actions.ts'
import { entryKindOf } from '../counting/rules.ts'
import { decisionsByYear } from '../counting/store.ts'
import type { SETTINGS } from '../rules.ts'

const { database, municipality, login } = await demoApp()
const tanaka = await login('tanaka')
const write = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work)
/** What leaves nothing behind. */
const tried = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work, () => false)
const [TODAY, YEAR] = ['2026-11-21', 2026]
const page = async (path: string) => (await (await tanaka.get(path)).text()).replaceAll('&amp;', '&')
const words = (html: string) =>
  unphrased(html)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

async function someone(tx: Tx): Promise<{ person: string; sato: string; partner: string }> {
  const { id: person } = await tx
    .selectFrom('person')
    .select('id')
    .orderBy('birth_on')
    .limit(1)
    .executeTakeFirstOrThrow()
  const { id: sato } = await tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow()
  const { id: partner } = await tx.selectFrom('organisation').select('id').limit(1).executeTakeFirstOrThrow()
  return { person, sato, partner }
}

const talked = async (tx: Tx, on_day: string, satisfied: number | null, channel = 'phone') => {
  const { person: person_id, sato: by_account } = await someone(tx)
  await tx
    .insertInto('consultation')
    .values({ id: newId(), person_id, by_account, on_day, satisfied, channel, minutes: 10 })
    .execute()
}

describe('a satisfaction', () => {
  it('stands with how many answered, what they said, and who entered it', async () => {
    const { rows } = await tried(db => indicatorsOf(db, YEAR, TODAY))
    const { answers } = rows.find(({ key }) => key === 'consultation-satisfaction')!
    const { answered, consultations, each, own } = answers!.year
    assert.ok(answered > 0 && answered < consultations)
    const html = words(await page('/staff/indicators'))
    assert.ok(html.includes(`回答 ${answered}／${consultations}件`), `${answered}／${consultations}`)
    assert.match(
      html,
      /利用者の満足度：答えの内訳 5件 期間 5 とてもよかった 4 よかった 3 ふつう 2 あまり 1 よくなかった/,
    )
    const line = `年度 ${each[5]} ${each[4]} ${each[3]} ${each[2]} ${each[1]} ${answered} ${consultations} ${Math.round((answered / consultations) * 100)}%`
    assert.ok(html.includes(line), line)
    const typed = answered - own.qr - own.paper - own.phone
    assert.ok(own.qr > 0 && own.paper > 0 && typed > 0)
    const slips = `アンケートの代理入力${own.paper + own.phone}件（紙${own.paper}・電話${own.phone}）、本人の入力${own.qr}件`
    assert.match(html, new RegExp(`職員の代理入力${typed}件（[^）]*来所\\d+[^）]*）、${slips}`))
  })

  it('opens the answers that it counts, and no other consultation', async () => {
    await write(async tx => {
      for (const satisfied of [2, null]) await talked(tx, '2026-05-03', satisfied)
    })
    const path = /href="(\/staff\/indicators\/outcomes\?key=consultation-satisfaction&from=2026-04-01&to=2026-06-30)"/
    const list = await page(path.exec(await page('/staff/indicators'))![1]!)
    const { answered } = (await tried(db => indicatorsOf(db, YEAR, TODAY))).rows.find(
      ({ key }) => key === 'consultation-satisfaction',
    )!.answers!.quarters[0]!
    assert.match(words(list), new RegExp(`相談\\d+件のうち${answered}件に答えがあります`))
    assert.match(words(list), /令和8年5月3日（日） \d+ [^ ]+ [^ ]+ 2 あまり 電話 代理入力（佐藤 みどり）/)
    assert.equal((list.match(/代理入力（/g) ?? []).length, Math.min(answered, 50))
  })

  it('is none where nobody answered, not 0 %', async () => {
    await tried(async tx => {
      await tx
        .updateTable('consultation')
        .set({ satisfied: null, satisfied_way: null, satisfied_typed: null })
        .execute()
      // Days are counted when a transaction ends; this one is undone.
      await sql`set constraints all immediate`.execute(tx)
      const { rows } = await indicatorsOf(tx, YEAR, TODAY)
      const { year } = rows.find(({ key }) => key === 'consultation-satisfaction')!
      assert.deepEqual([year.actual, year.counted], [null, 'whole'])
    })
  })

  it('is in the file with its answers', async () => {
    const csv = await (await tanaka.get('/staff/indicators.csv?fy=2026')).text()
    for (const name of [
      '5 とてもよかった',
      '答えた相談',
      'すべての相談',
      '回答率',
      '職員の代理入力（来所）',
      '本人の入力',
    ])
      assert.match(csv, new RegExp(`"利用者の満足度：${name.replace(/[（）]/g, '.')}"`), name)
  })
})

describe('a target', () => {
  it('stands in the years of its plan', async () => {
    const html = words(await page('/staff/indicators?fy=2025'))
    assert.match(html, /計画の指標 令和7年度/)
    assert.match(
      html,
      /目標は「柏市地域高年齢者就業機会確保計画」（令和5年7月3日（月）から令和8年3月31日（火）まで）のもの/,
    )
    assert.match(html, /／ 400/)
  })

  it('stands in no year after its plan, also where one was entered', async () => {
    await tried(async tx => {
      const target = {
        indicator: 'consultations',
        fiscal_year: YEAR,
        quarter: 0,
        value: 400,
        source: '令和7年度と同じ値',
      }
      await tx.insertInto('target').values(target).execute()
      const { rows } = await indicatorsOf(tx, YEAR, TODAY)
      const all = rows.flatMap(({ quarters, year, source }) => [
        ...quarters.map(cell => cell.target),
        year.target,
        source,
      ])
      assert.deepEqual(new Set(all), new Set([null, '']))
    })
    const html = words(await page('/staff/indicators?fy=2026'))
    assert.match(html, /指標の実績 令和8年度/)
    assert.match(html, /期間（[^）]+（月）から[^）]+（火）まで）に入らない年度なので、目標はありません。/)
    assert.match(html, /この年度の目標は登録がありません。/)
    assert.doesNotMatch(html, /計画の指標|（目標と実績）/)
  })

  it('of the quarter before the plan is none, though its year has one', async () => {
    const { rows } = await tried(db => indicatorsOf(db, 2023, TODAY))
    const { quarters, year } = rows.find(({ key }) => key === 'consultations')!
    assert.deepEqual([...quarters.map(({ target }) => target), year.target], [null, 100, 100, 100, 300])
  })
})

describe('in a correction', () => {
  it('whoever was passed on counts in the quarter of that day, and nowhere else', async () => {
    await tried(async tx => {
      const { person, sato, partner } = await someone(tx)
      const figures = async (day: string) =>
        new Map((await figuresOn(tx, [day], TODAY)).map(({ name, value }) => [name, value]))
      const name = '高年齢者：週20時間未満の就業（つなぎ・有償ボランティアを含む）'
      const [before, other] = [await figures('2026-11-02'), await figures('2026-08-02')]
      await tx
        .insertInto('step')
        .values({
          ...{
            id: newId(),
            subject_kind: 'person',
            subject_id: person,
            person_id: person,
            owner_id: sato,
            what: 'refer',
          },
          ...{ due_on: '2026-11-02', done_at: '2026-11-02T03:00:00Z', outcome: 'done', organisation_id: partner },
          ...{ referred_on: '2026-11-02', waits_for: 'desk' },
        })
        .execute()
      const [after, untouched] = [await figures('2026-11-20'), await figures('2026-08-02')]
      assert.equal(after.get(name), before.get(name)! + 1)
      assert.deepEqual(untouched, other)
      assert.deepEqual(
        [...after].filter(([key, value]) => value !== before.get(key)).map(([key]) => key),
        [name],
      )
    })
  })
})

describe('a time before the records began', () => {
  it('shows neither 0 nor 0 %, in the page and in the file', async () => {
    const first = await tried(async db => (await indicatorsOf(db, YEAR, TODAY)).first!)
    const year = Number(first.slice(0, 4)) - 2
    const html = await page(`/staff/indicators?fy=${year}`)
    assert.match(words(html), /この年度の記録はありません。/)
    const counted = (await tried(db => indicatorsOf(db, YEAR, TODAY))).rows.filter(
      ({ counts }) => entryKindOf(counts) === null,
    ).length
    assert.equal(counted, 9)
    assert.ok((html.match(/>記録なし/g) ?? []).length >= counted * 5)
    assert.doesNotMatch(html, /<td[^>]*>(<a[^>]*>)?0[<%]/)
    const csv = (await (await tanaka.get(`/staff/indicators.csv?fy=${year}`)).text()).split('\r\n')
    const line = csv.find(row => row.includes('"窓口での相談数"'))!
    assert.match(line, /,"件",\d*,,,"記録なし",\d*,,,"記録なし"/)
  })

  it('ends in the middle of a quarter, which says from when on it counts and has no rate', async () => {
    const recordsFrom = {
      key: 'recordsFrom',
      valid_from: '2000-01-01',
      value: '2025-08-15',
      source: '窓口の記録をはじめた日',
    } as const
    await tried(async tx => {
      await putSetting<typeof SETTINGS>(tx, recordsFrom)
      const { rows } = await indicatorsOf(tx, 2025, TODAY)
      const { quarters, year } = rows.find(({ key }) => key === 'consultations')!
      assert.deepEqual(
        [...quarters.map(({ counted }) => counted), year.counted],
        ['none', 'part', 'whole', 'whole', 'part'],
      )
      assert.equal(quarters[0]!.actual, null)
      assert.equal(typeof quarters[1]!.actual, 'number')
    })
    await write(tx => putSetting<typeof SETTINGS>(tx, recordsFrom))
    const html = words(await page('/staff/indicators?fy=2025'))
    assert.match(html, /記録があるのは令和7年8月15日（金）からです。/)
    assert.match(html, /窓口での相談数 （件） 記録なし ／ 100 \d+ ／ 100 8月15日（金）から \d+ ／ 100 \d+% /)
    const csv = await (await tanaka.get('/staff/indicators.csv?fy=2025')).text()
    assert.match(csv, /"窓口での相談数","件",100,,,"記録なし",100,\d+,,"令和7年8月15日（金）から",100,\d+,\d+,""/)
  })
})

it('のべ雇用数 is every decision for wages of every year, each once', () =>
  tried(async tx => {
    const forms = ['employment', 'dispatch'] as const
    const { rows } = await sql`
      select extract(year from decided_on - interval '3 months')::int as year, count(*)::int as count from decision
      where legal_form = any(${forms}::text[]) and (ended_on is null or ended_on > starts_on) group by 1 order by 1`.execute(
      tx,
    )
    assert.ok(rows.length > 0)
    assert.deepEqual(await decisionsByYear(tx, forms), rows)
  }))
