import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { listeners } from '../jobs.ts'
import { printed } from '../testing.ts'

// Slips for all who took part in something, whose answers are those of its entry.

const demo = await demoApp()
const [tanaka, inoue] = [await demo.login('tanaka'), await demo.login('inoue')]
const db = <T>(work: (tx: Tx) => Promise<T>) =>
  demo.database.write({ lane: 'job', municipality: demo.municipality }, work)
const text = async (response: Promise<Response> | Response) => (await response).text()
const jobsDone = () => demo.heard(listeners)
const type = (code: string, fields: Record<string, string> = {}) =>
  tanaka.post('/staff/surveys', { once: newId(), code, way: 'paper', words: '', ...fields })

describe('a seminar', () => {
  it('has a slip for each who took part; what comes back is its answers, with the rate of those who answered', async () => {
    const seminar = { once: newId(), on_day: '令和8年11月20日', count: '3', source: '実施報告書' }
    const made = await tanaka.post('/staff/entries/new', { kind: 'seminar-participants', ...seminar })
    assert.equal(made.status, 303, await made.text())
    const entry = made.headers.get('location')!.split('/')[3]!
    const path = `/staff/entries/${entry}/surveys`
    assert.match(await text(tanaka.get(`/staff/entries/${entry}`)), /満足度のアンケートを配る/)
    assert.equal((await tanaka.post(path, { once: newId(), slips: '0' })).status, 422)
    const { codes } = await printed(await tanaka.post(path, { once: newId(), slips: '3' }))
    assert.equal(new Set(codes).size, 3)
    await type(codes[0]!, { satisfied: '5' })
    await type(codes[1]!, { satisfied: '3', words: '部屋が寒かった' })
    await jobsDone()
    const { answers, asked } = await db(tx =>
      tx.selectFrom('entry').select(['answers', 'asked']).where('id', '=', entry).executeTakeFirstOrThrow(),
    )
    assert.deepEqual([answers, asked], [[1, 0, 1, 0, 0], 3])
    const page = await text(tanaka.get(path))
    assert.match(page, /配った用紙3枚のうち、答えは2枚です（回答率67%）/)
    assert.match(page, /部屋が寒かった/)
    assert.equal((await inoue.get(path)).status, 404)
    const anew = async (fields: Record<string, string> = {}) =>
      tanaka.post(`${path}/print`, { once: newId(), ...fields })
    assert.deepEqual((await printed(await anew())).codes, [codes[2]])
    const slip = /name="slip" value="([0-9a-f-]{36})"/.exec(page)![1]!
    assert.deepEqual((await printed(await anew({ slip }))).codes, [codes[2]])
    assert.equal((await inoue.post(`${path}/print`, { once: newId() })).status, 404)
    const form = `/staff/records/entry/${entry}`
    const version = /name="version" value="([^"]+)"/.exec(await text(tanaka.get(form)))![1]!
    const typed = { on_day: '令和8年11月20日', count: '3', source: '実施報告書', asked: '3', answer5: '3' }
    const rest = {
      answer4: '0',
      answer3: '0',
      answer2: '0',
      answer1: '0',
      version,
      correction_reason: 'x',
      once: newId(),
    }
    assert.match(
      await text(tanaka.post(`${form}/correct`, { ...typed, ...rest })),
      /配ったアンケートの用紙から数えています/,
    )
  })

  it('whose answers were typed as sums is given no slips', async () => {
    const { id } = await db(tx =>
      tx
        .selectFrom('entry')
        .select('id')
        .where('answers', 'is not', null)
        .where('on_day', '=', '2026-11-15')
        .executeTakeFirstOrThrow(),
    )
    assert.match(await text(tanaka.get(`/staff/entries/${id}/surveys`)), /答えの合計がもう入っています/)
  })
})
