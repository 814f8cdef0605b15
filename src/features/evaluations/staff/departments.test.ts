import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Read } from '#platform/db.ts'
import { type Browserless, demoApp } from '../../../../seed/testing.ts'

// Sheets of several departments: who sees which, in the list, on paper, in a file and by the database alone.

const { database, municipality, login } = await demoApp()
const [sato, tanaka, inoue] = (await Promise.all(['sato', 'tanaka', 'inoue'].map(login))) as [
  Browserless,
  Browserless,
  Browserless,
]
const inJob = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'job', municipality }, work)
const PATH = '/staff/evaluations'
const idsOf = async (table: 'staff_team' | 'work') =>
  new Map((await inJob(db => db.selectFrom(table).select(['id', 'name']).execute())).map(({ id, name }) => [name, id]))
const [teams, works] = [await idsOf('staff_team'), await idsOf('work')]
const HEALTH = teams.get('健康増進課')!
const CARE = teams.get('地域包括支援課')!
const FRAILTY = works.get('フレイル予防等推進事業')!

const page = async (who: Browserless, path: string, status = 200): Promise<string> => {
  const response = await who.get(path)
  assert.equal(response.status, status, path)
  return response.text()
}
describe('several departments', () => {
  const session = async (who: Browserless) => ({
    lane: 'staff' as const,
    municipality,
    session: createHash('sha256')
      .update(/session=([^;]+)/.exec(who.cookie)![1]!)
      .digest('hex'),
    at: '2026-11-21T01:00:00.000Z',
  })
  const open = async (who: Browserless) =>
    database.read(await session(who), async db =>
      (
        await sql<{ team: string }>`select distinct team_id as team from evaluation where confirmed_at is null`.execute(
          db,
        )
      ).rows.map(({ team }) => team),
    )

  it('see of what is not confirmed their own alone, by a bare query of the database too', async () => {
    assert.deepEqual(await open(inoue), [HEALTH])
    assert.deepEqual(await open(sato), [])
    assert.ok((await open(tanaka)).length > 2)
    assert.deepEqual(
      await database.read(
        { lane: 'staff', municipality },
        async db => (await sql`select 1 from evaluation where confirmed_at is null`.execute(db)).rows,
      ),
      [],
    )
    const touched = await database.write(
      await session(inoue),
      async tx =>
        (await sql`update evaluation set assessment = 'x' where team_id = ${CARE}`.execute(tx)).numAffectedRows,
    )
    assert.equal(Number(touched), 0)
  })

  it('read in the list what is theirs and what is confirmed, and of the rest that it comes', async () => {
    const list = await page(inoue, `${PATH}?fy=2025`)
    assert.match(list, /確定すると見られます/)
    assert.doesNotMatch(list, /③予定より遅れている/)
    assert.match(await page(tanaka, `${PATH}?fy=2025`), /③予定より遅れている/)
    for (const [who, seen] of [
      [inoue, false],
      [tanaka, true],
    ] as const) {
      const csv = await page(who, `${PATH}.csv?fy=2025`)
      assert.equal(csv.includes('地域包括支援課'), seen)
      assert.match(csv, /フレイル予防の講座を受けた人の数/)
      assert.equal((await page(who, `${PATH}/print?fy=2025`)).includes('地域包括支援課'), seen)
    }
  })

  it('count what is missing', async () => {
    const [, missing] = /まだ書きはじめていない<b>(\d+)<\/b>/.exec(await page(tanaka, `${PATH}?fy=2023`))!
    const asked = await inJob(
      async db =>
        (
          await sql<{
            n: number
          }>`select count(*)::int as n from work_team o join work w on w.id = o.work_id where w.plan like '柏市%'`.execute(
            db,
          )
        ).rows[0]!.n,
    )
    assert.equal(Number(missing), asked)
  })
})

describe('the yearly sheet of a work', () => {
  it('sums its money and what was entered, each with its list, and tells apart what belongs to no work', async () => {
    const html = await page(
      tanaka,
      `/staff/works/${works.get('日常生活圏域単位でのマッチング拡充支援（生活支援強化事業）')}/year?fy=2025`,
    )
    assert.match(html, /民間資金：商店会/)
    assert.match(html, /事業に分けずに入れた金額/)
    const [, href, shown] = /<a href="([^"]+)">([\d,]+)回<\/a>/.exec(html)!
    const list = await page(tanaka, href!.replaceAll('&amp;', '&'))
    assert.match(list, new RegExp(`合計　${shown}回`))
    assert.match(html, /集会で出た困りごとを/)
  })

  it('says of a year without entries that nobody knows, and not 0', async () => {
    assert.match(await page(tanaka, `/staff/works/${FRAILTY}/year?fy=2023`), /0という意味ではありません/)
  })
})
