import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openStepOf } from '#features/steps/index.ts'
import { newId } from '#platform/ids.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { proposalById } from '../record/store.ts'
import { accepted, consent, type Desk, deskAt, deskOf, did, proposed, published } from '../testing.ts'
import { undoLast } from './actions.ts'
import { undoneOf } from './store.ts'

const city = await demoApp()
const atDesk = deskAt(city)
const later = (desk: Desk, minutes: number): Desk => ({ ...desk, now: `2026-11-21T0${minutes}:00:00.000Z` })
const undo = async (desk: Desk, id: string, who: Partial<Desk & { corrects: boolean }> = {}) =>
  undoLast(
    desk.tx,
    id,
    { version: (await proposalById(desk.tx, id))!.version, reason: '別の方だった' },
    { ...desk, corrects: false, ...who },
  )
const taken = async (desk: Desk, id: string) =>
  (await desk.tx.selectFrom('opportunity').select('taken').where('id', '=', id).executeTakeFirstOrThrow()).taken
const DECIDED = { hours_week: 6, starts_on: '2026-12-01', how: 'own' } as const

describe('the last record of a proposal, taken back', () => {
  it(
    'leaves the status, the step with its owner and day, and both rows to be seen',
    atDesk(async desk => {
      const begun = await proposed(desk, await published(desk, 'volunteering'))
      assert.ok('id' in begun)
      const before = await openStepOf(desk.tx, 'proposal', begun.id)
      await did(later(desk, 3), begun.id, 'decline', { reason: 'image' })
      assert.equal(await openStepOf(desk.tx, 'proposal', begun.id), undefined)
      assert.deepEqual(await undo(later(desk, 4), begun.id), { verb: 'decline', person: desk.person, gone: false })
      const now = await openStepOf(desk.tx, 'proposal', begun.id)
      assert.deepEqual([now?.what, now?.due_on, now?.owner_id], [before?.what, before?.due_on, before?.owner_id])
      assert.equal((await proposalById(desk.tx, begun.id))?.status, 'proposed')
      const [undone] = await undoneOf(desk.tx, { proposal: begun.id })
      assert.deepEqual([undone?.verb, undone?.undo_reason], ['decline', '別の方だった'])
    }),
  )

  it(
    'gives a decision’s place back, and takes it again when an end is taken back',
    atDesk(async desk => {
      const activity = await published(desk, 'volunteering', { capacity: 1 })
      const id = await accepted(desk, activity)
      await did(later(desk, 3), id, 'decide', DECIDED)
      assert.equal(await taken(desk, activity), 1)
      await undo(later(desk, 4), id)
      assert.equal(await taken(desk, activity), 0)
      assert.deepEqual(
        [(await proposalById(desk.tx, id))?.status, (await proposalById(desk.tx, id))?.decision],
        ['accepted', null],
      )
      await did(later(desk, 5), id, 'decide', DECIDED)
      await did(later(desk, 6), id, 'start')
      await did(later(desk, 7), id, 'end', { reason: 'moved' })
      await undo(later(desk, 8), id)
      const again = await proposalById(desk.tx, id)
      assert.deepEqual([again?.status, again?.decision?.ended_on, await taken(desk, activity)], ['active', null, 1])
      await undo(later(desk, 9), id)
      assert.equal((await proposalById(desk.tx, id))?.decision?.starts_on, '2026-12-01')
    }),
  )

  it(
    'is refused where the place went to somebody else meanwhile',
    atDesk(async desk => {
      const activity = await published(desk, 'volunteering', { capacity: 1 })
      const id = await accepted(desk, activity)
      await did(later(desk, 3), id, 'decide', DECIDED)
      await did(later(desk, 4), id, 'fall-through', { reason: 'hours' })
      await desk.tx.updateTable('opportunity').set({ taken: 1 }).where('id', '=', activity).execute()
      assert.deepEqual(await undo(later(desk, 5), id), { refused: 'noSeat' })
    }),
  )

  it(
    'may be introduced again after an introduction was taken back',
    atDesk(async desk => {
      await consent(desk)
      const id = await accepted(desk, await published(desk, 'volunteering'))
      await did(later(desk, 3), id, 'introduce')
      await undo(later(desk, 4), id)
      const done = await did(later(desk, 5), id, 'introduce')
      assert.ok(done && 'status' in done)
    }),
  )

  it(
    'is refused to others, and to everybody on the next day',
    atDesk(async desk => {
      const begun = await proposed(desk, await published(desk, 'volunteering'))
      assert.ok('id' in begun)
      const other = newId()
      assert.deepEqual(await undo(desk, begun.id, { by: other }), { refused: 'undoNotYours' })
      assert.deepEqual(await undo(desk, begun.id, { today: '2026-11-22', corrects: true }), { refused: 'undoTooLate' })
    }),
  )

  it(
    'is refused while a duty in the week of the activity is built on it',
    atDesk(async desk => {
      const activity = await published(desk, 'volunteering')
      const id = await accepted(desk, activity)
      await did(later(desk, 3), id, 'decide', DECIDED)
      const duty = {
        id: newId(),
        opportunity_id: activity,
        weekday: 1,
        from_min: 540,
        to_min: 600,
        weeks: 31,
        from_on: desk.today,
        at: desk.now,
      }
      await desk.tx
        .insertInto('assignment')
        .values({ ...duty, person_id: desk.person, proposal_id: id, by_account: desk.by })
        .execute()
      assert.deepEqual(await undo(later(desk, 4), id), { refused: 'undoDepends' })
    }),
  )

  it(
    'takes a proposal away that should not have been made; it can be made again',
    atDesk(async desk => {
      const activity = await published(desk, 'volunteering')
      const begun = await proposed(desk, activity)
      assert.ok('id' in begun)
      assert.equal(((await undo(later(desk, 3), begun.id)) as { gone: boolean }).gone, true)
      assert.equal(await proposalById(desk.tx, begun.id), undefined)
      assert.equal(await openStepOf(desk.tx, 'proposal', begun.id), undefined)
      assert.ok('id' in (await proposed(desk, activity)))
      assert.equal((await undoneOf(desk.tx, { person: desk.person })).length, 1)
    }),
  )
})

it('is asked for on the page of the proposal, with a reason, and told on the page of the person', async () => {
  const sato = await city.login('sato')
  const tanaka = await city.login('tanaka')
  const { id, person } = await city.database.write({ lane: 'staff', municipality: city.municipality }, async tx => {
    const desk = await deskOf(tx, DEMO_NOW)
    return { id: await accepted(desk, await published(desk, 'volunteering')), person: desk.person }
  })
  assert.match(await (await sato.get(`/staff/proposals/${id}`)).text(), /「本人が承諾した」を取り消す/)
  assert.doesNotMatch(await (await tanaka.get(`/staff/proposals/${id}`)).text(), /を取り消す/)
  const without = await sato.post(`/staff/proposals/${id}/undo`, { once: newId(), version: '2' })
  assert.equal(without.status, 422)
  assert.match(await without.text(), /取り消すわけを入力してください/)
  assert.equal(
    (await sato.post(`/staff/proposals/${id}/undo`, { once: newId(), version: '1', undo_reason: '別の方' })).status,
    409,
  )
  const done = await sato.post(`/staff/proposals/${id}/undo`, { once: newId(), version: '2', undo_reason: '別の方' })
  assert.equal(done.headers.get('location'), `/staff/proposals/${id}`)
  const history = /佐藤 みどりさんが記録した「本人が承諾した」を取り消しました（わけ：別の方）/
  for (const path of [`/staff/proposals/${id}`, `/staff/people/${person}`])
    assert.match(await (await sato.get(path)).text(), history)
})
