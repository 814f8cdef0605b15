import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Browserless, demoApp } from '../../../../seed/testing.ts'
import { openAlerts, registeredOf } from './actions.ts'

// Groups that a city means to reach: from the quota to what the manager does where one stays behind.

const { database, municipality, login } = await demoApp()
const [tanaka, suzuki, kansa] = (await Promise.all(['tanaka', 'suzuki', 'kansa'].map(login))) as [
  Browserless,
  Browserless,
  Browserless,
]
const inJob = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'job', municipality }, work)
const write = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work)
const PATH = '/staff/breakdowns/targets'
const page = async (who: Browserless, path: string): Promise<string> => {
  const response = await who.get(path)
  assert.equal(response.status, 200, path)
  return response.text()
}
const SENT = { from: '令和8年4月1日', source: '第10期計画 第4章' }
const set = (who: Browserless, fields: Record<string, string>) => who.post(PATH, { once: newId(), ...SENT, ...fields })
const alerts = () =>
  inJob(db => db.selectFrom('guard_alert').selectAll().where('group_key', '=', 'means:walk').execute())
const after = (day: string) => write(tx => openAlerts(tx, day, `${day}T00:00:00.000Z`))

describe('a group that a city means to reach', () => {
  it('is set with its quota by the manager alone, with a source', async () => {
    assert.equal((await set(suzuki, {})).status, 403)
    const wrong = await set(tanaka, { group1: 'means:walk', source: '' })
    assert.equal(wrong.status, 422)
    const html = await wrong.text()
    for (const words of [/年度に登録を受ける人数を入力/, /もとになるものを入力/, /value="means:walk" selected/])
      assert.match(html, words)
    const done = await set(tanaka, { group1: 'means:walk', quota1: '4,000', group2: 'who:male:65', quota2: '1' })
    assert.equal(done.status, 303)
  })

  it('is shown with its quota to everybody who sees figures, with how it stands to those who see the whole city', async () => {
    const whole = await page(tanaka, PATH)
    for (const words of [
      /足が歩きの方/,
      /4,000/,
      /▼ 遅れている/,
      /ひとりでお住まいかどうかは、どの方にも聞いていません/,
    ])
      assert.match(whole, words)
    const told = await page(kansa, PATH)
    assert.match(told, /4,000/)
    assert.doesNotMatch(told, /▼ 遅れている|目標を決める/)
  })

  it('counts those who were registered in the year, as a walk through the people does', async () => {
    const quota = 1
    const groups = ['who:male:65', 'digital:none'].map(group => ({ group, quota }))
    const told = await inJob(db => registeredOf(db, groups, { year: 2026, quarter: 2 }))
    const walked = await inJob(
      async db =>
        (
          await sql<{
            men: number
            digital: number
          }>`select count(*) filter (where sex = 'male' and age_of(birth_on, registered_on) >= 65)::int as men,
            count(*) filter (where digital = 'none')::int as digital from person where registered_on between '2026-04-01' and '2026-09-30'`.execute(
            db,
          )
        ).rows[0]!,
    )
    assert.deepEqual(
      told.map(({ registered }) => registered),
      [walked.men, walked.digital],
    )
  })
})

describe('where it stays behind at the end of a quarter', () => {
  it('the manager has it among what is to be done, once for the quarter', async () => {
    await after('2026-10-01')
    await after('2026-11-21')
    const all = await alerts()
    assert.deepEqual(
      all.map(({ fiscal_year, quarter, quota }) => [fiscal_year, quarter, quota]),
      [[2026, 2, 4000]],
    )
    assert.match(await page(tanaka, '/staff?who=all'), /足が歩きの方の登録が、目標に遅れています/)
  })

  it('until it is said what is done about it', async () => {
    const { id } = (await alerts())[0]!
    const answer = (who: Browserless, text: string) => who.post(`${PATH}/${id}`, { once: newId(), answer: text })
    assert.equal((await answer(suzuki, 'x')).status, 403)
    assert.equal((await answer(tanaka, '')).status, 422)
    assert.equal((await answer(tanaka, '近くの集会所で出張相談をする')).status, 303)
    assert.match(await page(tanaka, PATH), /近くの集会所で出張相談をする/)
    assert.doesNotMatch(await page(tanaka, '/staff?who=all'), /足が歩きの方の登録が、目標に遅れています/)
    await answer(tanaka, '二度目')
    assert.doesNotMatch(await page(tanaka, PATH), /二度目/)
  })

  it('and no more where the quota is taken back', async () => {
    assert.equal((await set(tanaka, {})).status, 303)
    assert.equal(await after('2027-01-05'), 0)
    assert.match(await page(kansa, PATH), /目標は、まだ決めていません/)
  })
})
