import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { slot } from '#features/opportunities/testing.ts'
import { openStepOf } from '#features/steps/index.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import type { Verb } from '../rules.ts'
import { accepted, consent, type Desk, deskAt, deskOf, did, proposed, published } from '../testing.ts'
import { act, propose } from './actions.ts'
import { proposalById } from './store.ts'

const city = await demoApp()
const { database, municipality } = city
const atDesk = deskAt(city)

const stepOf = async (desk: Desk, id: string) => {
  const step = await openStepOf(desk.tx, 'proposal', id)
  return step && { what: step.what, due: step.due_on, owner: step.owner_id }
}

const DECIDED = { hours_week: 6, starts_on: '2026-12-01', how: 'own' } as const

describe('proposing', () => {
  it(
    'opens a step for the answer in a week, with the counsellor as its owner',
    atDesk(async desk => {
      const begun = await proposed(desk, await published(desk, 'volunteering'))
      assert.ok('id' in begun)
      assert.deepEqual(await stepOf(desk, begun.id), { what: 'answer', due: '2026-11-30', owner: desk.by })
    }),
  )

  it(
    'is refused while the same activity is proposed to the same person',
    atDesk(async desk => {
      const opportunity = await published(desk, 'volunteering')
      await proposed(desk, opportunity)
      assert.deepEqual(await proposed(desk, opportunity), { refused: 'alreadyOpen' })
    }),
  )

  it(
    'is refused for an activity that is full',
    atDesk(async desk => {
      const opportunity = await published(desk, 'volunteering', { capacity: 1 })
      await desk.tx.updateTable('opportunity').set({ taken: 1 }).where('id', '=', opportunity).execute()
      assert.deepEqual(await proposed(desk, opportunity), { refused: 'notOpenForProposals' })
    }),
  )

  it(
    'is done again after it was turned down; passing over one leaves no step',
    atDesk(async desk => {
      const opportunity = await published(desk, 'volunteering')
      const pass = {
        person: desk.person,
        opportunity,
        beginning: 'pass',
        reason: 'image',
        shown: null,
        day: null,
        medium: 'visit',
        note: '',
      } as const
      const passed = await propose(desk.tx, pass, desk)
      assert.ok('id' in passed)
      assert.equal((await proposalById(desk.tx, passed.id))?.status, 'passed')
      assert.equal(await stepOf(desk, passed.id), undefined)
      assert.ok('id' in (await proposed(desk, opportunity)))
    }),
  )
})

describe('introducing', () => {
  it(
    'is refused without the consent of the person for this very organisation',
    atDesk(async desk => {
      const id = await accepted(desk, await published(desk, 'employment'))
      assert.deepEqual(await did(desk, id, 'introduce'), { refused: 'consentMissing' })
      assert.equal((await proposalById(desk.tx, id))?.status, 'accepted')
    }),
  )

  it(
    'to employment is noted as 職業紹介 with the consent, to an activity as 紹介',
    atDesk(async desk => {
      const given = await consent(desk)
      const job = await accepted(desk, await published(desk, 'employment'))
      const help = await accepted(desk, await published(desk, 'volunteering', { slots: [slot({ weekday: 4 })] }))
      assert.ok('status' in (await did(desk, job, 'introduce'))!)
      assert.ok('status' in (await did(desk, help, 'introduce'))!)
      const data = async (id: string) => (await proposalById(desk.tx, id))?.entries.at(-1)?.data
      assert.deepEqual(await data(job), { help: 'placement', consent: given })
      assert.deepEqual(await data(help), { help: 'introduction', consent: given })
      const kinds = await desk.tx
        .selectFrom('happening')
        .select('kind')
        .where('subject_id', 'in', [job, help])
        .orderBy('kind')
        .execute()
      assert.ok(
        kinds.some(({ kind }) => kind === 'proposal.placement') &&
          kinds.some(({ kind }) => kind === 'proposal.introduction'),
      )
    }),
  )

  it(
    'is refused after the consent was withdrawn',
    atDesk(async desk => {
      const given = await consent(desk)
      const id = await accepted(desk, await published(desk, 'employment'))
      await desk.tx
        .updateTable('consent')
        .set({ withdrawn_on: desk.today, withdrawn_by: desk.by })
        .where('id', '=', given)
        .execute()
      assert.deepEqual(await did(desk, id, 'introduce'), { refused: 'consentWithdrawn' })
    }),
  )

  it(
    'is refused for hours for which the person is introduced elsewhere, until that is over',
    atDesk(async desk => {
      await consent(desk)
      const first = await accepted(desk, await published(desk, 'employment'))
      const second = await accepted(desk, await published(desk, 'volunteering', { title: '同じ時間の活動' }))
      await did(desk, first, 'introduce')
      assert.deepEqual(await did(desk, second, 'introduce'), {
        refused: 'overlaps',
        proposal: first,
        title: '試しの活動 employment',
      })
      await did(desk, first, 'fall-through', { reason: 'organiser-declined' })
      assert.ok('status' in (await did(desk, second, 'introduce'))!)
    }),
  )

  it(
    'happens once, however often the button is pressed',
    atDesk(async desk => {
      await consent(desk)
      const id = await accepted(desk, await published(desk, 'employment'))
      const { version } = (await proposalById(desk.tx, id))!
      const press = () => act(desk.tx, id, 'introduce', { day: null, medium: 'visit', note: '', version }, desk)
      assert.ok('status' in (await press())!)
      assert.deepEqual(await press(), { refused: 'changed' })
      assert.equal((await proposalById(desk.tx, id))?.entries.filter(({ verb }) => verb === 'introduce').length, 1)
    }),
  )
})

describe('deciding', () => {
  it(
    'keeps legal form, hours, start and how it came about, and takes a seat',
    atDesk(async desk => {
      await consent(desk)
      const opportunity = await published(desk, 'employment')
      const id = await accepted(desk, opportunity)
      await did(desk, id, 'introduce')
      await did(desk, id, 'decide', DECIDED)
      const kept = await desk.tx
        .selectFrom('decision')
        .select(['legal_form', 'hours_week', 'starts_on', 'decided_on', 'how'])
        .where('proposal_id', '=', id)
        .execute()
      assert.deepEqual(kept, [{ legal_form: 'employment', ...DECIDED, decided_on: desk.today }])
      const { taken } = await desk.tx
        .selectFrom('opportunity')
        .select('taken')
        .where('id', '=', opportunity)
        .executeTakeFirstOrThrow()
      assert.equal(taken, 1)
      assert.deepEqual(await stepOf(desk, id), { what: 'start', due: '2026-12-01', owner: desk.by })
    }),
  )

  it(
    'is refused where no seat is left, and the seat of somebody who turns it down is free again',
    atDesk(async desk => {
      const opportunity = await published(desk, 'volunteering', { capacity: 1 })
      const id = await accepted(desk, opportunity)
      const set = (taken: number) =>
        desk.tx.updateTable('opportunity').set({ taken }).where('id', '=', opportunity).execute()
      await set(1)
      assert.deepEqual(await did(desk, id, 'decide', DECIDED), { refused: 'noSeat' })
      await set(0)
      assert.ok('status' in (await did(desk, id, 'decide', DECIDED))!)
      await did(desk, id, 'decline', { reason: 'family' })
      const { taken } = await desk.tx
        .selectFrom('opportunity')
        .select('taken')
        .where('id', '=', opportunity)
        .executeTakeFirstOrThrow()
      assert.equal(taken, 0)
      const decision = (await proposalById(desk.tx, id))?.decision
      assert.equal(decision?.ended_on, desk.today)
    }),
  )
})

describe('every verb', () => {
  it(
    'keeps the owner of the step, whoever writes',
    atDesk(async desk => {
      const begun = await proposed(desk, await published(desk, 'volunteering'))
      assert.ok('id' in begun)
      const other = await desk.tx
        .selectFrom('account')
        .select('id')
        .where('login', '=', 'suzuki')
        .executeTakeFirstOrThrow()
      await did({ ...desk, by: other.id }, begun.id, 'accept')
      assert.equal((await stepOf(desk, begun.id))?.owner, desk.by)
    }),
  )

  it(
    'is refused on a version that somebody has written to since',
    atDesk(async desk => {
      const id = await accepted(desk, await published(desk, 'volunteering'))
      const old = act(
        desk.tx,
        id,
        'decline',
        { day: null, medium: 'visit', note: '', reason: 'family', version: 1 },
        desk,
      )
      assert.deepEqual(await old, { refused: 'changed' })
    }),
  )

  it(
    'writes one row with day, medium and note, and one happening with the person and the activity',
    atDesk(async desk => {
      const opportunity = await published(desk, 'volunteering')
      const begun = await proposed(desk, opportunity)
      assert.ok('id' in begun)
      await did(desk, begun.id, 'accept', { day: '2026-11-20', medium: 'phone', note: '電話で承諾' })
      const entry = (await proposalById(desk.tx, begun.id))!.entries.at(-1)!
      assert.deepEqual(
        [entry.verb, entry.on_day, entry.medium, entry.note, entry.by],
        ['accept', '2026-11-20', 'phone', '電話で承諾', '佐藤 みどり'],
      )
      const events = await desk.tx
        .selectFrom('happening')
        .select(['kind', 'person_id', 'on_behalf_of', 'data'])
        .where('subject_id', '=', begun.id)
        .execute()
      const accept = events.find(({ kind }) => kind === 'proposal.accept')
      assert.deepEqual([accept?.person_id, accept?.on_behalf_of], [desk.person, desk.person])
      assert.equal((accept?.data as { opportunity?: string } | undefined)?.opportunity, opportunity)
    }),
  )
})

it('of ten people at once for the last seat exactly one gets it', async () => {
  const seats = await database.write({ lane: 'staff', municipality }, async tx => {
    const desk = await deskOf(tx, DEMO_NOW)
    const opportunity = await published(desk, 'volunteering', { capacity: 1, title: '最後の一席' })
    const free = await tx
      .selectFrom('person')
      .select('id')
      .where('closed_on', 'is', null)
      .orderBy('number', 'desc')
      .limit(10)
      .execute()
    const ids: string[] = []
    for (const { id: person } of free) ids.push(await accepted({ ...desk, person }, opportunity))
    return { ids, opportunity }
  })
  const decide = (id: string) =>
    database.write({ lane: 'staff', municipality }, async tx =>
      did(await deskOf(tx, DEMO_NOW), id, 'decide' satisfies Verb, DECIDED),
    )
  const done = await Promise.all(seats.ids.map(decide))
  assert.equal(done.filter(result => result && 'status' in result).length, 1)
  assert.deepEqual(
    done.flatMap(result => (result && 'refused' in result ? result.refused : [])),
    Array(9).fill('noSeat'),
  )
})
