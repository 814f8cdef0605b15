import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Browserless, demoApp } from '../../../../seed/testing.ts'

// Sheets at the desk: who begins and writes one, hands it in, gives it back and confirms it.

const { database, municipality, login } = await demoApp()
const [sato, suzuki, tanaka, inoue, kanri] = (await Promise.all(
  ['sato', 'suzuki', 'tanaka', 'inoue', 'kanri'].map(login),
)) as [Browserless, Browserless, Browserless, Browserless, Browserless]
const inJob = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'job', municipality }, work)
const PATH = '/staff/evaluations'
const idsOf = async (table: 'staff_team' | 'work') =>
  new Map((await inJob(db => db.selectFrom(table).select(['id', 'name']).execute())).map(({ id, name }) => [name, id]))
const [teams, works] = [await idsOf('staff_team'), await idsOf('work')]
const HEALTH = teams.get('健康増進課')!
const CARE = teams.get('地域包括支援課')!
const FRAILTY = works.get('フレイル予防等推進事業')!
const SEMINARS = works.get('地域人材養成研修・セミナー事業')!

const page = async (who: Browserless, path: string, status = 200): Promise<string> => {
  const response = await who.get(path)
  assert.equal(response.status, status, path)
  return response.text()
}
const begin = (who: Browserless, fields: Record<string, string>) =>
  who.post(`${PATH}/new`, { once: newId(), year: '2024', work: SEMINARS, team: HEALTH, kind: 'progress', ...fields })
/** The page of a sheet that was begun. */
async function begun(who: Browserless, fields: Record<string, string> = {}): Promise<string> {
  const response = await begin(who, fields)
  assert.equal(response.status, 303, await response.text())
  return response.headers.get('location')!.replace('/edit', '')
}
const rows = () =>
  inJob(
    async db =>
      (
        await sql<{
          id: string
          version: number
          assessment: string
        }>`select id, version, assessment, actual, grade, submitted_at from evaluation order by id`.execute(db)
      ).rows,
  )

const WORDS = {
  kind: 'progress',
  name: 'セミナー',
  progress: '②予定どおり進んでいる',
  assessment: '6回開いた',
  outlook: '続ける',
}
async function write(who: Browserless, path: string, fields: Record<string, string>): Promise<Response> {
  const [, version] = /name="version" value="(\d+)"/.exec(await page(who, `${path}/edit`))!
  return who.post(`${path}/edit`, { once: newId(), version: version!, do: 'save', ...WORDS, ...fields })
}
const decide = (who: Browserless, path: string, fields: Record<string, string>) =>
  who.post(`${path}/decide`, { once: newId(), ...fields })

describe('a sheet is begun', () => {
  it('by whoever has to do with works, and by nobody else', async () => {
    for (const who of [sato, suzuki, tanaka, inoue]) assert.match(await page(who, PATH), /評価シート/)
    for (const path of [PATH, `${PATH}/new`, `${PATH}/print`]) assert.equal((await kanri.get(path)).status, 403)
  })

  it('with what the work says of itself, once however often the button is pressed', async () => {
    const once = newId()
    const first = await begin(inoue, { once, year: '2023' })
    const second = await begin(inoue, { once, year: '2023' })
    assert.equal(first.headers.get('location'), second.headers.get('location'))
    assert.match(await page(inoue, first.headers.get('location')!), /「企業人材」を「地域人材」へ導く学びの場/)
  })

  for (const [what, fields, sentence] of [
    [
      'for a department that ended before the year',
      { work: FRAILTY, team: '例：茅ヶ崎市 子育て支援課' },
      /この年度が始まる前に終わっています/,
    ],
    ['twice for the same work, department and year', { work: FRAILTY, team: '健康増進課' }, /もうあります/],
    [
      'for a year in which there was no such work',
      { year: '2020', team: '健康増進課' },
      /この年度には行われていません/,
    ],
    ['for a year that has not begun', { year: '2027', team: '健康増進課' }, /まだ始まっていない年度/],
    ['for a year that is none', { year: '昨年度' }, /年度を「令和7年度」か/],
    ['for no work', { work: '' }, /事業を選んで/],
  ] as const)
    it(`not ${what}: a sentence, and nothing is begun`, async () => {
      const kept = await rows()
      const named: Record<string, string> = fields
      const response = await begin(tanaka, { ...fields, ...(named['team'] ? { team: teams.get(named['team'])! } : {}) })
      assert.equal(response.status, 422)
      assert.match(await response.text(), sentence)
      assert.deepEqual(await rows(), kept)
    })

  it('not for another department', async () => {
    assert.match(await (await begin(inoue, { team: CARE })).text(), /自分の部署を選んで/)
    assert.match(await (await begin(sato, {})).text(), /自分の部署を選んで/)
  })
})

describe('a draft', () => {
  let path = ''
  let score = ''
  before(async () => {
    path = await begun(inoue)
    score = await begun(inoue, { year: '2025', kind: 'score' })
  })

  for (const [what, fields, sentence] of [
    ['a target in words', { target: '八十二くらい' }, /目標値は、0以上の数で/],
    ['an actual below zero', { actual: '-1' }, /実績は、0以上の数で/],
    ['a text of too many letters', { assessment: 'あ'.repeat(1001) }, /1,000文字までです（いま1,001文字）/],
    [
      'texts of more lines than the page has',
      { assessment: '行\n'.repeat(60) },
      /文章がA4の1枚に入りません。.*印刷すると\d+行分/,
    ],
    [
      'an empty 評価, when it is handed in',
      { do: 'hand-in', indicator: '人数', assessment: '' },
      /提出する前に、「評価」を/,
    ],
    ['no indicator, when it is handed in', { do: 'hand-in', indicator: '' }, /「評価の指標」を書いて/],
  ] as const)
    it(`is not kept with ${what}: a sentence, nothing typed is lost, nothing half done`, async () => {
      const kept = await rows()
      const response = await write(inoue, score, { kind: 'score', outlook: '残る言葉', ...fields })
      const html = await response.text()
      assert.equal(response.status, 422)
      assert.match(html, sentence)
      assert.match(html, /残る言葉/)
      assert.deepEqual(await rows(), kept)
    })

  it('may be kept half written, and is not written over by whoever opened it before', async () => {
    assert.equal((await write(inoue, path, { assessment: '', outlook: '' })).status, 303)
    const late = await inoue.post(`${path}/edit`, {
      once: newId(),
      version: '1',
      do: 'save',
      ...WORDS,
      assessment: '遅い',
    })
    assert.equal(late.status, 422)
    assert.match(await late.text(), /先に書き直しました/)
  })

  it('takes over last year’s words where nothing is written, and keeps them only when it is saved', async () => {
    assert.equal((await write(inoue, path, { assessment: '去年の評価', outlook: '去年の取組' })).status, 303)
    assert.match(await page(inoue, `${score}/edit`), /去年の評価/)
    assert.match(
      await (await write(inoue, score, { kind: 'score', do: 'last', assessment: '', outlook: '今年' })).text(),
      /<textarea[^>]*name="assessment"[^>]*>\s*去年の評価/,
    )
    assert.match(
      await (await write(inoue, score, { kind: 'score', do: 'last', assessment: '', outlook: '今年' })).text(),
      /<textarea[^>]*name="outlook"[^>]*>\s*今年/,
    )
    assert.equal((await rows()).filter(({ assessment }) => assessment === '去年の評価').length, 1)
  })

  it('takes the figure from what was entered of the work, and has a grade by the thresholds of its year', async () => {
    const counted = await write(inoue, score, { kind: 'score', do: 'actual', counted: 'seminar-participants' })
    const [, actual] = /name="actual"[^>]*value="(\d+)"/.exec(await counted.text())!
    const [sum] = await inJob(
      async db =>
        (
          await sql<{
            sum: string
          }>`select sum(count) as sum from entry where kind = 'seminar-participants' and work_id = ${SEMINARS} and fiscal_year = 2025`.execute(
            db,
          )
        ).rows,
    )
    assert.equal(Number(actual), Number(sum!.sum))
    assert.match(
      await (await write(inoue, score, { kind: 'score', do: 'actual', counted: 'hired' })).text(),
      /この年度にはまだ入っていません/,
    )
    assert.equal(
      (await write(inoue, score, { kind: 'score', target: '８２', actual: '61', indicator: '講師の数' })).status,
      303,
    )
    assert.match(await page(inoue, score), /C（達成率74\.3%）/)
    assert.equal(
      (await write(inoue, score, { kind: 'score', target: '', actual: '61', indicator: '講師の数' })).status,
      303,
    )
    assert.match(await page(inoue, score), /目標値がわからないため、評点は出せません/)
  })
})

describe('a sheet that was handed in', () => {
  let path = ''
  const status = async () => /【(.+?)】/.exec(await page(tanaka, path))![1]
  const steps = async () =>
    (
      await inJob(db =>
        db
          .selectFrom('step')
          .select('id')
          .where('subject_id', '=', path.split('/').at(-1)!)
          .where('done_at', 'is', null)
          .execute(),
      )
    ).length
  before(async () => {
    path = await begun(inoue, { work: works.get('調査研究事業')! })
    assert.equal((await write(inoue, path, { do: 'hand-in' })).status, 303)
  })

  it('waits with one step for whoever may decide, and is written no more', async () => {
    assert.deepEqual([await status(), await steps()], ['提出（確定待ち）', 1])
    assert.equal((await inoue.get(`${path}/edit`)).status, 303)
    assert.match(
      await (await inoue.post(`${path}/edit`, { once: newId(), version: '2', do: 'save', ...WORDS })).text(),
      /いまの状態では/,
    )
    for (const who of [inoue, sato]) assert.equal((await decide(who, path, { do: 'confirm' })).status, 403)
  })

  it('is given back with a reason, and not without', async () => {
    assert.match(await (await decide(suzuki, path, { do: 'give-back', why: ' ' })).text(), /差し戻すわけを書いて/)
    assert.equal((await decide(suzuki, path, { do: 'give-back', why: '人数を足してください' })).status, 303)
    assert.deepEqual([await status(), await steps()], ['下書き', 0])
    assert.match(await page(inoue, path), /わけ：人数を足してください/)
    assert.match(await page(inoue, `${PATH}?fy=2024`), /差し戻し/)
  })

  it('is confirmed by somebody else than who handed it in, whose list it does not stand in', async () => {
    const own = await begun(suzuki, { work: works.get('調査研究事業')!, year: '2025' })
    assert.equal((await write(suzuki, own, { do: 'hand-in' })).status, 303)
    const shown = await page(suzuki, own)
    assert.match(shown, /提出した人は、確定できません。/)
    assert.doesNotMatch(shown, /value="confirm"/)
    const refused = await decide(suzuki, own, { do: 'confirm' })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /ほかのコーディネーターか管理者が内容を確かめて/)
    const step = await inJob(db =>
      db
        .selectFrom('step')
        .innerJoin('account', 'account.id', 'step.owner_id')
        .select('login')
        .where('subject_id', '=', own.split('/').at(-1)!)
        .where('done_at', 'is', null)
        .executeTakeFirstOrThrow(),
    )
    assert.notEqual(step.login, 'suzuki')
    assert.equal((await decide(tanaka, own, { do: 'confirm' })).status, 303)
  })

  it('is seen by nobody else before it is confirmed, and by everybody after', async () => {
    assert.equal((await write(inoue, path, { do: 'hand-in', assessment: '20人が答えた' })).status, 303)
    assert.equal((await sato.get(path)).status, 404)
    assert.equal((await decide(tanaka, path, { do: 'confirm' })).status, 303)
    assert.deepEqual([await status(), await steps()], ['確定', 0])
    assert.match(await page(sato, path), /20人が答えた/)
    assert.match(await (await decide(tanaka, path, { do: 'give-back', why: 'x' })).text(), /いまの状態では/)
  })

  it('is put right by the manager alone, with a reason, and what it said stays to be seen', async () => {
    const form = `/staff/records/evaluation/${path.split('/').at(-1)}`
    const send = async (fields: Record<string, string>) => {
      const [, version] = /name="version" value="(\d+)"/.exec(await page(tanaka, form))!
      return tanaka.post(`${form}/correct`, { once: newId(), version: version!, sure: 'yes', ...WORDS, ...fields })
    }
    assert.match(await page(suzuki, form), /訂正できるのは、管理者/)
    assert.equal((await inoue.get(form)).status, 404)
    assert.match(await (await send({ assessment: '22人が答えた' })).text(), /わけを入力してください/)
    assert.match(await (await send({ assessment: '', correction_reason: 'x' })).text(), /提出する前に、「評価」を/)
    assert.equal((await send({ assessment: '22人が答えた', correction_reason: '数えなおした' })).status, 303)
    const shown = await page(sato, path)
    assert.match(shown, /<del>20人が答えた<\/del>/)
    assert.match(shown, /数えなおした/)
  })
})
