import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { indicatorsOf } from '#features/indicators/index.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Browserless, demoApp } from '../../../../seed/testing.ts'

// A sheet and the indicators of its work: what is offered, taken over, and told where both differ.

const { database, municipality, login } = await demoApp()
const [suzuki, tanaka] = (await Promise.all(['suzuki', 'tanaka'].map(login))) as [Browserless, Browserless]
const inJob = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'job', municipality }, work)
const PATH = '/staff/evaluations'
const idOf = async (table: 'staff_team' | 'work', name: string) =>
  (await inJob(db => db.selectFrom(table).select('id').where('name', '=', name).executeTakeFirstOrThrow())).id
const CARE = await idOf('staff_team', '地域包括支援課')
const SEMINARS = await idOf('work', '地域人材養成研修・セミナー事業')

const page = async (who: Browserless, path: string): Promise<string> => {
  const response = await who.get(path)
  assert.equal(response.status, 200, path)
  return response.text()
}
/** The page of a sheet that was begun. */
async function begun(who: Browserless, fields: Record<string, string> = {}): Promise<string> {
  const response = await who.post(`${PATH}/new`, { once: newId(), work: SEMINARS, ...fields })
  assert.equal(response.status, 303, await response.text())
  return response.headers.get('location')!.replace('/edit', '')
}
const WORDS = { kind: 'score', name: 'セミナー', assessment: '6回開いた', outlook: '続ける' }
async function write(who: Browserless, path: string, fields: Record<string, string>): Promise<Response> {
  const [, version] = /name="version" value="(\d+)"/.exec(await page(who, `${path}/edit`))!
  return who.post(`${path}/edit`, { once: newId(), version: version!, do: 'save', ...WORDS, ...fields })
}

describe('a sheet that counts by an indicator of its work', () => {
  const rowOf = async (key: string) =>
    (await inJob(db => indicatorsOf(db, 2025, '2026-11-21'))).rows.find(row => row.key === key)!
  const COUNTED = { kind: 'score', counted: 'indicator:seminar-participants' }

  it('is offered its figure and target, takes them over when asked, and opens what it counts', async () => {
    const { year } = await rowOf('seminar-participants')
    const path = await begun(suzuki, { year: '2025', kind: 'score', team: CARE })
    assert.match(await page(suzuki, `${path}/edit`), /<option value="indicator:seminar-participants"/)
    const taken = await write(suzuki, path, { ...COUNTED, do: 'actual', actual: '', indicator: '' })
    const html = await taken.text()
    assert.match(html, new RegExp(`name="actual"[^>]*value="${year.actual}"`))
    assert.match(html, new RegExp(`name="target"[^>]*value="${year.target}"`))
    assert.match(html, /name="indicator"[^>]*value="セミナー参加者数"/)
    assert.match(html, /（いまの記録で数えた数）、目標は210人。この数を写しました。/)
    assert.match(await page(suzuki, path), /実績<\/dt>\s*<dd>わかりません/, 'nothing is kept before it is saved')
    const known = { ...COUNTED, indicator: '参加者', target: '210', actual: String(year.actual) }
    assert.equal((await write(suzuki, path, known)).status, 303)
    const shown = await page(suzuki, path)
    assert.match(shown, /\/staff\/entries\?kind=seminar-participants[^"]*">指標「セミナー参加者数」で数えた記録/)
    assert.doesNotMatch(shown, /ちがうところがあります/)
    assert.equal((await write(suzuki, path, { ...known, actual: '1' })).status, 303)
    for (const at of [path, `${path}/edit`])
      assert.match(
        await page(suzuki, at),
        new RegExp(`実績：このシートは1人、指標は${year.actual}人（いまの記録で数えた数）`),
      )
  })

  it('stands with its figures on the yearly sheet of its work', async () => {
    const { year } = await rowOf('seminar-participants')
    const html = await page(tanaka, `/staff/works/${SEMINARS}/year?fy=2025`)
    assert.match(html, new RegExp(`この事業の指標[\\s\\S]*セミナー参加者数[\\s\\S]*${year.actual}人`))
  })

  it('takes no indicator of another work', async () => {
    const path = await begun(suzuki, { year: '2024', kind: 'score', team: CARE })
    const refused = await write(suzuki, path, { kind: 'score', counted: 'indicator:consultations', do: 'actual' })
    assert.match(await refused.text(), /写す実績を選んで/)
  })
})
