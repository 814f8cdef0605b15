import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { correctionsWithin, putRight, versionOfRow } from '#features/corrections/index.ts'
import { openStepOf } from '#features/steps/index.ts'
import type { Correctable, CorrectionVerb } from '#platform/correctable.ts'
import { newId } from '#platform/ids.ts'
import { filled } from '#platform/submitted.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { proposalById } from '../record/store.ts'
import type { EntryVerb } from '../rules.ts'
import { accepted, consent, type Desk, deskAt, did, proposed, published } from '../testing.ts'
import { entryRecord } from './entry.ts'
import { proposalRecord } from './whole.ts'

const city = await demoApp()
const atDesk = deskAt(city)
const later = (desk: Desk, hour: number): Desk => ({ ...desk, now: `2026-11-21T0${hour}:00:00.000Z` })
const DECIDED = { hours_week: 5, starts_on: '2026-12-01', how: 'own' } as const

const entryOf = async (desk: Desk, id: string, verb: EntryVerb) =>
  (await proposalById(desk.tx, id))!.entries.findLast(entry => entry.verb === verb)!.id

type More = { form?: Record<string, string>; to?: string; by?: string; all?: boolean; today?: string }
async function put(
  desk: Desk,
  record: Correctable,
  id: string,
  verb: CorrectionVerb,
  { form = {}, to, ...who }: More = {},
) {
  const found = await record.find(desk.tx, id)
  const version = found ? versionOfRow(found.row) : 0
  const change = { verb, version, reason: '別の方だった', form: filled(form), to: to ?? null }
  return putRight(desk.tx, record, id, change, { all: false, ...desk, ...who })
}
const away = async (desk: Desk, id: string, verb: EntryVerb, who: More = {}) =>
  put(desk, entryRecord, await entryOf(desk, id, verb), 'void', who)
const taken = async (desk: Desk, id: string) =>
  (await desk.tx.selectFrom('opportunity').select('taken').where('id', '=', id).executeTakeFirstOrThrow()).taken
const otherThan = async ({ tx, person }: Desk) =>
  (
    await tx
      .selectFrom('person')
      .select('id')
      .where('id', 'not in', tx.selectFrom('proposal').select('person_id'))
      .where('closed_on', 'is', null)
      .where('id', '<>', person)
      .executeTakeFirstOrThrow()
  ).id

describe('a row of a proposal that should not be there', () => {
  it(
    'is taken out weeks later: status and step are those from before, and what it said stays to be seen',
    atDesk(async desk => {
      const begun = await proposed(desk, await published(desk, 'volunteering'))
      assert.ok('id' in begun)
      const before = await openStepOf(desk.tx, 'proposal', begun.id)
      await did(later(desk, 3), begun.id, 'decline', { reason: 'image' })
      const done = await away({ ...desk, now: '2026-12-20T03:00:00.000Z', today: '2026-12-20' }, begun.id, 'decline')
      assert.ok(done && 'before' in done)
      const now = await openStepOf(desk.tx, 'proposal', begun.id)
      assert.deepEqual([now?.what, now?.due_on, now?.owner_id], [before?.what, before?.due_on, before?.owner_id])
      assert.equal((await proposalById(desk.tx, begun.id))?.status, 'proposed')
      const [kept] = await correctionsWithin(desk.tx, begun.id)
      assert.deepEqual(
        [kept?.verb, kept?.reason, kept?.before[1]],
        ['void', '別の方だった', ['記録', '本人が辞退した']],
      )
    }),
  )

  it(
    'gives a decision’s place back, and takes it again when an end is taken out',
    atDesk(async desk => {
      const activity = await published(desk, 'volunteering', { capacity: 1 })
      const id = await accepted(desk, activity)
      await did(later(desk, 3), id, 'decide', DECIDED)
      assert.equal(await taken(desk, activity), 1)
      await away(later(desk, 4), id, 'decide')
      assert.equal(await taken(desk, activity), 0)
      const open = await proposalById(desk.tx, id)
      assert.deepEqual([open?.status, open?.decision], ['accepted', null])
      await did(later(desk, 5), id, 'decide', DECIDED)
      await did(later(desk, 6), id, 'start')
      await did(later(desk, 7), id, 'end', { reason: 'moved' })
      await away(later(desk, 8), id, 'end')
      const again = await proposalById(desk.tx, id)
      assert.deepEqual([again?.status, again?.decision?.ended_on, await taken(desk, activity)], ['active', null, 1])
      await away(later(desk, 9), id, 'start')
      assert.equal((await proposalById(desk.tx, id))?.decision?.starts_on, '2026-12-01')
    }),
  )

  it(
    'takes along what rests on it, each kept by itself',
    atDesk(async desk => {
      const id = await accepted(desk, await published(desk, 'volunteering'))
      await did(later(desk, 3), id, 'visit', { planned_on: '2026-11-25' })
      await did(later(desk, 4), id, 'result', { result: 'good' })
      const done = await away(later(desk, 5), id, 'visit')
      assert.ok(done && 'before' in done && done.also.length === 1)
      assert.equal((await proposalById(desk.tx, id))?.status, 'accepted')
      assert.equal((await correctionsWithin(desk.tx, id)).length, 2)
    }),
  )

  it(
    'stays where the place went to somebody else meanwhile, or a duty is built on it',
    atDesk(async desk => {
      const activity = await published(desk, 'volunteering', { capacity: 1 })
      const id = await accepted(desk, activity)
      await did(later(desk, 3), id, 'decide', DECIDED)
      await did(later(desk, 4), id, 'fall-through', { reason: 'hours' })
      await desk.tx.updateTable('opportunity').set({ taken: 1 }).where('id', '=', activity).execute()
      const full = await away(later(desk, 5), id, 'fall-through')
      assert.ok(full && 'refused' in full && full.refused.startsWith('定員が埋まった'))
    }),
  )

  it(
    'takes the proposal away where it is the first; it can be made again',
    atDesk(async desk => {
      const activity = await published(desk, 'volunteering')
      const begun = await proposed(desk, activity)
      assert.ok('id' in begun)
      await away(later(desk, 3), begun.id, 'propose')
      assert.equal(await proposalById(desk.tx, begun.id), undefined)
      assert.equal(await openStepOf(desk.tx, 'proposal', begun.id), undefined)
      assert.ok('id' in (await proposed(desk, activity)))
    }),
  )

  it(
    'is put right by who wrote it, or by who answers for others; nobody writes over what they have not seen',
    atDesk(async desk => {
      const begun = await proposed(desk, await published(desk, 'volunteering'))
      assert.ok('id' in begun)
      const other = await away(desk, begun.id, 'propose', { by: newId() })
      assert.ok(other && 'refused' in other && other.refused.startsWith('ほかの職員が書いた'))
      const id = await entryOf(desk, begun.id, 'propose')
      const blind = { verb: 'void' as const, version: 1, reason: 'x', form: filled({}), to: null }
      const changed = await putRight(desk.tx, entryRecord, id, blind, { ...desk, all: true })
      assert.ok(changed && 'refused' in changed && changed.changed)
    }),
  )
})

describe('a decision of an earlier day', () => {
  it(
    'is corrected: 50 hours become 5, in the row, in the decision and so in every figure',
    atDesk(async desk => {
      const id = await accepted(desk, await published(desk, 'volunteering'))
      await did(later(desk, 3), id, 'decide', { ...DECIDED, hours_week: 50 })
      const version = (await proposalById(desk.tx, id))!.version
      const form = {
        hours_week: '5',
        starts_on: '2026-12-01',
        how: 'own',
        day: '2026-11-20',
        medium: 'visit',
        note: '',
      }
      const done = await put(later(desk, 4), entryRecord, await entryOf(desk, id, 'decide'), 'correct', { form })
      assert.ok(done && 'before' in done, JSON.stringify(done))
      const now = (await proposalById(desk.tx, id))!
      assert.deepEqual([now.decision?.hours_week, now.decision?.decided_on, now.status], [5, '2026-11-20', 'decided'])
      assert.ok(now.version > version)
      const nothing = await put(later(desk, 5), entryRecord, await entryOf(desk, id, 'decide'), 'correct', { form })
      assert.ok(nothing && 'refused' in nothing && nothing.refused.startsWith('変わったところがない'))
    }),
  )
})

describe('a wrong introduction', () => {
  it(
    'is voided with all that followed, its letter is recalled by a step, and it stands as an incident',
    atDesk(async desk => {
      await consent(desk)
      const activity = await published(desk, 'volunteering', { capacity: 2 })
      const id = await accepted(desk, activity)
      await did(later(desk, 3), id, 'introduce')
      await did(later(desk, 4), id, 'decide', DECIDED)
      const done = await away({ ...desk, now: '2027-01-20T03:00:00.000Z', today: '2027-01-20' }, id, 'introduce')
      assert.ok(done && 'before' in done && done.incident)
      const now = (await proposalById(desk.tx, id))!
      assert.deepEqual([now.status, now.decision, await taken(desk, activity)], ['accepted', null, 0])
      const [incident] = (await correctionsWithin(desk.tx, id)).filter(one => one.incident)
      assert.equal(incident?.incident, 'introduction')
      const step = await openStepOf(desk.tx, 'correction', incident!.id)
      assert.deepEqual([step?.what, step?.due_on, step?.person_id], ['recall', '2027-01-20', desk.person])
      assert.ok('status' in (await did({ ...desk, now: '2027-01-20T04:00:00.000Z' }, id, 'introduce'))!)
    }),
  )
})

describe('a proposal that was somebody else’s', () => {
  it(
    'goes over with its rows, its decision and its step',
    atDesk(async desk => {
      const id = await accepted(desk, await published(desk, 'volunteering'))
      await did(later(desk, 3), id, 'decide', DECIDED)
      const to = await otherThan(desk)
      const done = await put(later(desk, 4), proposalRecord, id, 'move', { to })
      assert.ok(done && 'before' in done, JSON.stringify(done))
      assert.equal((await proposalById(desk.tx, id))?.person_id, to)
      assert.equal((await openStepOf(desk.tx, 'proposal', id))?.person_id, to)
      const { person_id } = await desk.tx
        .selectFrom('decision')
        .select('person_id')
        .where('proposal_id', '=', id)
        .executeTakeFirstOrThrow()
      assert.equal(person_id, to)
    }),
  )

  it(
    'does not go once the wrong person was named to the organisation',
    atDesk(async desk => {
      await consent(desk)
      const id = await accepted(desk, await published(desk, 'volunteering'))
      await did(later(desk, 3), id, 'introduce')
      const done = await put(later(desk, 4), proposalRecord, id, 'move', { to: await otherThan(desk) })
      assert.ok(done && 'refused' in done && done.refused.includes('紹介のまちがい'))
    }),
  )
})
