import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { correctionsWithin, putRight, versionOfRow } from '#features/corrections/index.ts'
import { openStepOf } from '#features/steps/index.ts'
import type { Correctable, CorrectionVerb, Told } from '#platform/correctable.ts'
import { newId } from '#platform/ids.ts'
import { filled } from '#platform/submitted.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { proposalById } from '../record/store.ts'
import type { EntryVerb } from '../rules.ts'
import { accepted, consent, type Desk, deskAt, did, published } from '../testing.ts'
import { entryRecord } from './entry.ts'
import { proposalRecord } from './whole.ts'

// Rows of proposals that are put right more than once, in any order.

const city = await demoApp()
const atDesk = deskAt(city)
/** A minute after whatever was before. */
const clockOf = (desk: Desk) => {
  let minutes = 0
  return (): Desk => ({ ...desk, now: new Date(Date.parse(desk.now) + ++minutes * 60_000).toISOString() })
}
const DECIDED = { hours_week: 5, starts_on: '2026-12-01', how: 'own' } as const
const FORM = { hours_week: '5', starts_on: '2026-12-01', how: 'own', day: '2026-11-21', medium: 'visit', note: '' }

const entryOf = async ({ tx }: Desk, id: string, verb: EntryVerb) =>
  (await proposalById(tx, id))!.entries.findLast(entry => entry.verb === verb)!.id

async function put(desk: Desk, record: Correctable, id: string, verb: CorrectionVerb, form = {}, to?: string) {
  const found = (await record.find(desk.tx, id))!
  const change = { verb, version: versionOfRow(found.row), reason: '別の方だった', form: filled(form), to: to ?? null }
  return putRight(desk.tx, record, id, change, { all: true, ...desk })
}
const isDone = (done: Awaited<ReturnType<typeof put>>) => assert.ok(done && 'before' in done, JSON.stringify(done))
const others = ({ tx, person }: Desk) =>
  tx
    .selectFrom('person')
    .select('id')
    .where('id', 'not in', tx.selectFrom('proposal').select('person_id'))
    .where('closed_on', 'is', null)
    .where('id', '<>', person)
    .orderBy('number')
    .limit(2)
    .execute()
const decisions = ({ tx }: Desk, id: string) =>
  tx.selectFrom('decision').select(['person_id', 'hours_week', 'partner_id']).where('proposal_id', '=', id).execute()
const partner = async ({ tx }: Desk) =>
  (await tx
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('kind', '=', 'partner')
    .orderBy('kana')
    .limit(2)
    .execute()) as [{ id: string; name: string }, { id: string; name: string }]

describe('a decision', () => {
  it(
    'that was made through another partner is put right by that alone, and told with both names',
    atDesk(async desk => {
      const next = clockOf(desk)
      const [first, second] = await partner(desk)
      const id = await accepted(desk, await published(desk, 'volunteering'))
      await did(next(), id, 'decide', { ...DECIDED, how: 'partner', partner_id: first.id })
      const entry = await entryOf(desk, id, 'decide')
      const through = (partner_id: string) =>
        put(next(), entryRecord, entry, 'correct', { ...FORM, how: 'partner', partner_id })
      isDone(await through(second.id))
      assert.equal((await decisions(desk, id))[0]?.partner_id, second.id)
      const [kept] = await correctionsWithin(desk.tx, id)
      const told = (lines: readonly Told[]) => lines.find(([label]) => label === '連携先')?.[1]
      assert.deepEqual([told(kept!.before), told(kept!.after!)], [first.name, second.name])
      const again = await through(second.id)
      assert.ok(again && 'refused' in again && again.refused.startsWith('変わったところがない'))
      const nobody = await through(newId())
      assert.ok(nobody && 'errors' in nobody && nobody.errors['partner_id'])
      isDone(await put(next(), entryRecord, entry, 'correct', FORM))
      assert.equal((await decisions(desk, id))[0]?.partner_id, null)
    }),
  )

  it(
    'is corrected, given to somebody else with its proposal, corrected again, given on and taken out',
    atDesk(async desk => {
      const next = clockOf(desk)
      const [b, c] = await others(desk)
      const activity = await published(desk, 'volunteering', { capacity: 1 })
      const id = await accepted(desk, activity)
      await did(next(), id, 'decide', { ...DECIDED, hours_week: 50 })
      const hours = async (hours_week: string) =>
        isDone(await put(next(), entryRecord, await entryOf(desk, id, 'decide'), 'correct', { ...FORM, hours_week }))
      const give = async (to: string) => isDone(await put(next(), proposalRecord, id, 'move', {}, to))
      await hours('6')
      await give(b!.id)
      await hours('7')
      await give(c!.id)
      await hours('8')
      const now = await decisions(desk, id)
      assert.deepEqual(
        now.map(({ person_id, hours_week }) => [person_id, Number(hours_week)]),
        [[c!.id, 8]],
      )
      // All that was put right of it is of whose it is now.
      const whose = await desk.tx.selectFrom('correction').select('whose').distinct().where('within', '=', id).execute()
      assert.deepEqual(whose, [{ whose: c!.id }])
      isDone(await put(next(), entryRecord, await entryOf(desk, id, 'decide'), 'void'))
      const { taken } = await desk.tx
        .selectFrom('opportunity')
        .select('taken')
        .where('id', '=', activity)
        .executeTakeFirstOrThrow()
      assert.deepEqual([await decisions(desk, id), taken], [[], 0])
      const proposal = await proposalById(desk.tx, id)
      assert.deepEqual([proposal?.status, proposal?.person_id], ['accepted', c!.id])
      assert.equal((await openStepOf(desk.tx, 'proposal', id))?.person_id, c!.id)
      assert.equal((await correctionsWithin(desk.tx, id)).length, 6)
    }),
  )

  it(
    'is taken out and made again as often as one likes: one decision, one place, one step',
    atDesk(async desk => {
      const next = clockOf(desk)
      const activity = await published(desk, 'volunteering', { capacity: 1 })
      const id = await accepted(desk, activity)
      for (const _ of [1, 2, 3]) {
        await did(next(), id, 'decide', DECIDED)
        isDone(await put(next(), entryRecord, await entryOf(desk, id, 'decide'), 'void'))
      }
      await did(next(), id, 'decide', DECIDED)
      const steps = await desk.tx
        .selectFrom('step')
        .select('id')
        .where('subject_id', '=', id)
        .where('done_at', 'is', null)
        .execute()
      assert.deepEqual([(await decisions(desk, id)).length, steps.length], [1, 1])
    }),
  )
})

it(
  'a wrong introduction is voided, made again to the same organisation and voided again: two incidents, each to be recalled',
  atDesk(async desk => {
    const next = clockOf(desk)
    await consent(desk)
    const id = await accepted(desk, await published(desk, 'volunteering'))
    for (const _ of [1, 2]) {
      await did(next(), id, 'introduce')
      isDone(await put(next(), entryRecord, await entryOf(desk, id, 'introduce'), 'void'))
    }
    const incidents = (await correctionsWithin(desk.tx, id)).filter(({ incident }) => incident)
    assert.deepEqual(
      incidents.map(({ waits }) => waits),
      [true, true],
    )
    assert.equal((await proposalById(desk.tx, id))?.status, 'accepted')
  }),
)
