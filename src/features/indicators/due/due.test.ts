import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openStepsOf } from '#features/steps/index.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { closeQuarter } from '../closing/actions.ts'
import { define } from '../definitions/actions.ts'
import { dueReviews, type Version } from '../definitions/rules.ts'
import { allVersions } from '../definitions/store.ts'
import { openClosing, openReviews } from './actions.ts'
import { leaving } from './leaving.ts'
import { dueQuarter } from './store.ts'

// What is due of the figures stands among what is to be done: an indicator on its day of review, a quarter that is over.

const { database, municipality, login } = await demoApp()
const [tanaka, suzuki, sato] = [await login('tanaka'), await login('suzuki'), await login('sato')]
const scope = { lane: 'job', municipality } as const
const write = <T>(work: (tx: Tx) => Promise<T>) => database.write(scope, work)
const tried = <T>(work: (tx: Tx) => Promise<T>) => database.write(scope, work, () => false)
const NOW = '2026-11-21T01:00:00.000Z'
const TODAY = '2026-11-21'
const accounts = await tried(tx => tx.selectFrom('account').select(['id', 'login']).execute())
const idOf = (name: string) => accounts.find(one => one.login === name)!.id
const [version] = await tried(async tx =>
  (await allVersions(tx)).filter(({ key }) => key === 'web-satisfaction').slice(-1),
)
const ID = version!.indicator_id
const PATH = `/staff/indicators/definitions/${ID}`
const page = async (path: string, who = tanaka) =>
  unphrased(await (await who.get(path)).text())
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const stepOf = async (kind: 'indicator' | 'quarter_due', id: string, tx?: Tx) => {
  const [step] = await (tx ? openStepsOf(tx, kind, id) : tried(one => openStepsOf(one, kind, id)))
  return step
}

describe('the day of review of an indicator', () => {
  const of = (more: Partial<Version>) => ({ ...version!, at: '2026-10-01T01:00:00.000Z', ...more })
  for (const [why, more, due] of [
    ['is here on the day itself', { reviews: [TODAY] }, TODAY],
    ['is not here the day before', { reviews: ['2026-11-22'] }, null],
    ['stays until somebody looked', { reviews: ['2026-10-20'] }, '2026-10-20'],
    ['is over once it was looked at', { reviews: ['2026-10-20'], reviewed_at: '2026-10-25T01:00:00.000Z' }, null],
    ['is over once it was changed', { reviews: ['2026-09-30'] }, null],
    ['is the first of several', { reviews: ['2026-11-20', '2026-10-20'] }, '2026-10-20'],
    [
      'comes again after it was looked at',
      { reviews: ['2026-11-20', '2026-10-20'], reviewed_at: '2026-10-25T01:00:00.000Z' },
      '2026-11-20',
    ],
    ['is none of one that ended', { reviews: [TODAY], ended: true }, null],
    // 31 March, 23:59 in Japan, is still the day before 1 April.
    [
      'is here on 1 April where it was changed a minute before',
      { reviews: [TODAY], at: '2026-11-20T14:59:00.000Z' },
      TODAY,
    ],
  ] as const)
    it(why, () => assert.equal(dueReviews([of(more as Partial<Version>)], TODAY)[0]?.due ?? null, due))

  it('stands in the list of who answers for it, once', async () => {
    const step = await stepOf('indicator', ID)
    assert.deepEqual([step?.owner_id, step?.what, step?.due_on], [idOf('suzuki'), 'review', '2026-11-30'])
    assert.equal(await tried(tx => openReviews(tx, TODAY, NOW)), 0)
    assert.match(await page('/staff', suzuki), /指標を見直す/)
    assert.match(await page(PATH, suzuki), /鈴木[^。]*さんが、令和8年11月30日（月）までに見直します/)
  })

  it('goes to the manager where nobody answers for it, or who did may not any more', () =>
    tried(async tx => {
      const then = { by: idOf('tanaka'), now: '2026-10-01T01:00:00.000Z', today: '2026-10-01' }
      for (const [nth, responsible_id] of [null, idOf('kanri')].entries()) {
        const { section, sort, kind, name, unit, counts, direction, basis, source, work_id, from_year } = version!
        const words = { section, sort, kind, name, unit, counts, direction, basis, source, work_id, from_year }
        const due = { ...words, ended: false, responsible_id, reviews: [TODAY], why: 'x' }
        assert.ok('indicator' in (await define(tx, { indicator: ID, seen: version!.number + nth }, due, then)))
        assert.equal(await openReviews(tx, TODAY, NOW), 1)
        assert.equal((await stepOf('indicator', ID, tx))?.owner_id, idOf('tanaka'))
      }
    }))

  it('is over by a word of what was found, and not without one', async () => {
    const send = (note: string, who = suzuki) => who.post(`${PATH}/reviewed`, { once: newId(), note })
    const empty = await send(' ')
    assert.equal(empty.status, 422)
    assert.match(await empty.text(), /見直した結果を入力してください/)
    assert.ok(await stepOf('indicator', ID))
    assert.equal((await send('答えが集まっているので、このまま続ける')).status, 303)
    assert.equal(await stepOf('indicator', ID), undefined)
    assert.match(await page(PATH), /見直しました。変えていません。答えが集まっているので/)
    assert.doesNotMatch(await page(PATH), /見直しの日が来ています/)
    assert.equal((await send('もう一度')).status, 303)
    const kept = await tried(tx => tx.selectFrom('indicator_review').select('note').execute())
    assert.equal(kept.length, 1, 'nothing is kept of a day that is not here')
  })
})

describe('a quarter that is over', () => {
  const due = (quarter: 1 | 2 | 3, tx: Tx) => dueQuarter(tx, { fiscal_year: 2026, quarter })
  it('waits with the manager, and only the next one', async () => {
    const [first, second] = await tried(async tx => [await due(1, tx), await due(2, tx)])
    assert.equal(second, undefined)
    const step = await stepOf('quarter_due', first!.id)
    assert.deepEqual([step?.owner_id, step?.what, step?.due_on], [idOf('tanaka'), 'close', '2026-07-30'])
    assert.match(await page('/staff'), /四半期を締める 令和8年度 第1四半期/)
    assert.equal(await tried(tx => openClosing(tx, TODAY, NOW)), 0)
    assert.equal((await sato.post('/staff/indicators/closings', { at: '2026-1', sure: '1' })).status, 403)
  })

  it('waits for nobody in a city that never closed one, nor before its last day is over in Japan', () =>
    tried(async tx => {
      for (const [day, opened] of [
        ['2026-03-31', 0],
        ['2026-06-30', 0],
      ] as const)
        assert.equal(await openClosing(tx, day, NOW), opened, day)
    }))

  it('is done when it is closed, and the next one waits', async () => {
    const doing = { by: idOf('tanaka'), now: NOW, today: TODAY }
    assert.ok('closed' in (await closeQuarter(database, scope, { fiscal_year: 2026, quarter: 1 }, doing)))
    const [first, second] = await tried(async tx => [await due(1, tx), await due(2, tx)])
    assert.equal(await stepOf('quarter_due', first!.id), undefined)
    assert.equal((await stepOf('quarter_due', second!.id))?.due_on, '2026-10-30')
    assert.ok('closed' in (await closeQuarter(database, scope, { fiscal_year: 2026, quarter: 2 }, doing)))
    assert.equal(await tried(tx => due(3, tx)), undefined, 'it still runs')
  })
})

describe('who answers for an indicator and leaves', () => {
  const { held, pass } = leaving()
  const doing = { by: idOf('tanaka'), now: NOW, today: TODAY }

  it('hands it to another, by a version in which nothing else changes', async () => {
    const [pile] = await tried(tx => held(tx, idOf('suzuki'), TODAY))
    assert.equal(pile!.count, 1)
    assert.ok(pile!.to.some(({ id }) => id === idOf('sato')) && pile!.to.every(({ id }) => id !== idOf('suzuki')))
    await write(tx => pass(tx, idOf('suzuki'), { to: new Map([[pile!.key, idOf('sato')]]), note: '異動' }, doing))
    const next = (await tried(allVersions)).findLast(({ key }) => key === 'web-satisfaction')!
    assert.deepEqual(
      [next.number, next.responsible_id, next.name, next.reviews, next.work_id],
      [version!.number + 1, idOf('sato'), version!.name, version!.reviews, version!.work_id],
    )
    assert.match(await page(PATH), /担当が変わりました：鈴木.* → 佐藤.*。わけ：異動/)
    assert.deepEqual(await tried(tx => held(tx, idOf('suzuki'), TODAY)), [])
  })

  it('is told on the page where an account is closed', async () => {
    const kanri = await login('kanri')
    assert.match(await page(`/staff/accounts/${idOf('sato')}/leave`, kanri), /指標（担当）：1件/)
  })
})
