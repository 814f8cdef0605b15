import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { giveConsent } from '#features/consents/index.ts'
import { findPeople } from '#features/people/find/store.ts'
import { withdraw } from '#features/people/index.ts'
import { openStepOf, openStepsOf } from '#features/steps/index.ts'
import { worklistCount } from '#features/worklist/index.ts'
import { addDays } from '#platform/dates.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { dueText } from '../staff/parts.ts'
import { accepted, consent, type Desk, deskAt, did, published } from '../testing.ts'
import { proposalById } from './store.ts'
import { proposalList, proposalsTold } from './store-list.ts'

const city = await demoApp()
const atDesk = deskAt(city)
const DECIDED = { hours_week: 6, starts_on: '2026-12-01' }
const LATE = { q: '', status: null, area: null, overdue: true, sort: 'kana', descending: false, page: 1 } as const
const ALL = { status: null, reason: null, form: null, from: null, to: null }

/** Withdraws the consent to be named to the desk's organisation. */
const withdrew = (desk: Desk, id: string) =>
  withdraw(
    desk.tx,
    desk.person,
    { id, purpose: 'introduction', recipient_id: desk.organisation, recipient: 'ある団体' },
    { ...desk, medium: 'phone' },
  )
const recalls = async ({ tx, person, organisation }: Desk) =>
  (await openStepsOf(tx, 'person', person)).filter(
    step => step.what === 'recall' && step.organisation_id === organisation,
  )

/** The person agrees anew. */
async function again(desk: Desk): Promise<void> {
  const { person: person_id, organisation: recipient_id, today: given_on } = desk
  const consent = { person_id, recipient_id, given_on, purpose: 'introduction', given_by_medium: 'phone' } as const
  const wanted = { ...consent, fields: ['name' as const], wording: 'introduction-1' }
  assert.ok('id' in (await giveConsent(desk.tx, wanted, { ...desk, medium: 'phone' })))
}

/** A proposal in which the person was introduced and who then withdrew the consent. */
async function paused(desk: Desk): Promise<string> {
  const id = await accepted(desk, await published(desk, 'volunteering'))
  const given = await consent(desk)
  assert.ok('status' in (await did(desk, id, 'introduce'))!)
  assert.deepEqual(await withdrew(desk, given), { recall: '2026-11-24' }, 'after a weekend and a holiday')
  return id
}

describe('a consent that is withdrawn after the introduction', () => {
  it(
    'pauses the proposal at once: the desk does nothing more with the organisation',
    atDesk(async desk => {
      const id = await paused(desk)
      assert.equal((await proposalById(desk.tx, id))!.paused, true)
      for (const verb of ['visit', 'trial', 'interview'] as const)
        assert.deepEqual(await did(desk, id, verb, { planned_on: '2026-12-01' }), { refused: 'consentWithdrawn' })
      for (const how of ['own', 'partner'] as const)
        assert.deepEqual(await did(desk, id, 'decide', { ...DECIDED, how }), { refused: 'consentWithdrawn' })
    }),
  )

  it(
    'does not keep from noting what the person found or says by themself',
    atDesk(async desk => {
      const id = await paused(desk)
      assert.ok('status' in (await did(desk, id, 'decide', { ...DECIDED, how: 'self' }))!)
      assert.ok('status' in (await did(desk, id, 'start'))!)
    }),
  )

  it(
    'opens one step to tell the organisation, with an owner and a day',
    atDesk(async desk => {
      await paused(desk)
      const [step, ...more] = await recalls(desk)
      assert.deepEqual([step?.owner_id, step?.due_on, more.length], [desk.by, '2026-11-24', 0])
    }),
  )

  it(
    'is marked wherever the proposal stands in a list',
    atDesk(async desk => {
      const id = await paused(desk)
      const { rows } = await proposalList(desk.tx, { ...ALL, status: 'paused' }, { limit: 50, offset: 0 })
      assert.ok(rows.some(row => row.id === id && row.paused))
      assert.deepEqual(
        (await proposalsTold(desk.tx, [id])).map(told => told.paused),
        [true],
      )
    }),
  )

  it(
    'stops the clock: it is never overdue, and goes on as many whole weeks later as it stood',
    atDesk(async desk => {
      const id = await paused(desk)
      const step = async () => (await openStepOf(desk.tx, 'proposal', id))!
      const { due_on: before, paused_on } = await step()
      assert.equal(paused_on, '2026-11-21')
      // Nothing else of the person is due.
      await sql`update step set done_at = ${desk.now} where person_id = ${desk.person} and subject_kind = 'person'`.execute(
        desk.tx,
      )
      const late = '2027-03-01'
      const count = () => worklistCount(desk.tx, null, late)
      const standing = await count()
      const list = await proposalList(desk.tx, { ...ALL, status: 'paused' }, { limit: 50, offset: 0 })
      const shown = list.rows.find(row => row.id === id)!
      assert.doesNotMatch(String(dueText(shown.step, late)), /過ぎています/)
      const found = await findPeople(desk.tx, LATE, late)
      await again({ ...desk, today: '2026-12-01' })
      const then = await step()
      assert.deepEqual([then.due_on, then.paused_on], [addDays(before, 14), null], 'ten days: two weeks')
      assert.equal(await count(), standing + 1)
      assert.equal((await findPeople(desk.tx, LATE, late)).overdue, found.overdue + 1)
    }),
  )

  it(
    'stops the clock of what comes next, too: what the person arranged by themself is not overdue',
    atDesk(async desk => {
      const id = await paused(desk)
      assert.ok('status' in (await did(desk, id, 'decide', { ...DECIDED, how: 'self' }))!)
      assert.equal((await openStepOf(desk.tx, 'proposal', id))!.paused_on, '2026-11-21')
    }),
  )

  it(
    'goes on with a new one',
    atDesk(async desk => {
      const id = await paused(desk)
      await again(desk)
      assert.equal((await proposalById(desk.tx, id))!.paused, false)
      assert.ok('status' in (await did(desk, id, 'visit', { planned_on: '2026-12-01' }))!)
    }),
  )
})

it(
  'an organisation that was told nothing has nothing to destroy, but a visit is not arranged with it either',
  atDesk(async desk => {
    const id = await accepted(desk, await published(desk, 'volunteering'))
    assert.deepEqual(await withdrew(desk, await consent(desk)), { recall: null })
    assert.deepEqual(await recalls(desk), [])
    assert.deepEqual(await did(desk, id, 'visit', { planned_on: '2026-12-01' }), { refused: 'consentWithdrawn' })
  }),
)

it('the demo city has one: every page that shows it says so, and no letter and no list names the person', async () => {
  const sato = await city.login('sato')
  const page = async (path: string) => (await sato.get(path)).text()
  const list = await page('/staff/proposals?status=paused')
  const path = /href="(\/staff\/proposals\/[\da-f-]{36})"/.exec(list)![1]!
  const person = /href="(\/staff\/people\/[\da-f-]{36})">(\d+) ([^<]+)</.exec(list)!
  for (const at of [path, person[1]!, '/staff?who=all', '/staff/proposals?status=paused'])
    assert.match(await page(at), /同意取り消し・停止中/, at)
  assert.match(await page(path), /同意が取り消され、ここで止まりました/)
  assert.match(await page(path), /purpose=introduction/)
  assert.match(await page(person[1]!), /団体に伝え、紹介状を廃棄してもらう/)
  assert.doesNotMatch(await page(`${path}/letter`), new RegExp(`${person[3]}[\\s\\S]*御中|御中[\\s\\S]*${person[3]}`))
  const csv = await page('/staff/proposals.csv?status=paused')
  const [head = '', ...rows] = csv.replace('\ufeff', '').split('\r\n')
  const [state, told] = [head.split(',').indexOf('"状態"'), head.split(',').indexOf('"同意"')]
  const row = rows.find(line => line.startsWith(`${person[2]},"",`))!.split(',')
  assert.equal(told, state + 1)
  assert.deepEqual([row[told], row[state] === ''], ['"同意取り消し・停止中"', false])
  const all = (await page('/staff/proposals.csv')).split('\r\n').slice(1, -1)
  assert.equal(
    all.filter(line => line.includes('同意取り消し・停止中')).length,
    rows.length - 1,
    'no other proposal is marked',
  )
  assert.doesNotMatch(csv, new RegExp(person[3]!))
})
