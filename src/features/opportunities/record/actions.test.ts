import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { LEGAL_FORMS } from '#features/kinds/index.ts'
import { openStepOf } from '#features/steps/index.ts'
import { today } from '#platform/clock.ts'
import { type OpportunityData, STEP_AFTER, type Verb } from '../rules.ts'
import { desk, NOW, slot } from '../testing.ts'
import { actOnOpportunity, changeOpportunity, registerOpportunity } from './actions.ts'
import { publicationsOf, takeSeat } from './store.ts'
import { opportunityById } from './store-read.ts'

const { staff, by, of, tried, after } = await desk()

describe('an activity on its way', () => {
  const walks: Verb[][] = [
    [],
    ['submit'],
    ['submit', 'return'],
    ['submit', 'return', 'submit', 'publish'],
    ['submit', 'publish', 'extend'],
    ['submit', 'publish', 'close'],
    ['submit', 'publish', 'close', 'reopen', 'close', 'end'],
    ['submit', 'withdraw'],
  ]
  for (const verbs of walks)
    it(`has the status of its rows and the step of its status after ${verbs.join(', ') || 'nothing'}`, () =>
      tried(async tx => {
        const id = await after(tx, of('employment'), verbs)
        const row = await opportunityById(tx, id)
        assert.equal(row?.status, (await publicationsOf(tx, id)).at(-1)?.status ?? 'draft')
        const step = await openStepOf(tx, 'opportunity', id)
        assert.equal(step?.what, STEP_AFTER[row!.status]?.what)
        if (step) assert.equal(step.owner_id, staff['suzuki'])
        assert.equal(row?.published_on, verbs.includes('publish') ? '2026-11-21' : null)
      }))

  it('is asked about again in 90 days, or when it ends', () =>
    tried(async tx => {
      const due = async (ends_on: string | null) =>
        (await openStepOf(tx, 'opportunity', await after(tx, of('volunteering', { ends_on }), ['submit', 'publish'])))
          ?.due_on
      assert.equal(await due(null), '2027-02-19')
      assert.equal(await due('2026-12-24'), '2026-12-24')
    }))

  it('falls to a coordinator, whoever registers it', () =>
    tried(async tx => {
      const id = await registerOpportunity(tx, of('volunteering'), { by: staff['sato']!, now: NOW, today: today(NOW) })
      assert.equal((await openStepOf(tx, 'opportunity', id))?.owner_id, staff['suzuki'])
      const imported = await registerOpportunity(
        tx,
        of('volunteering'),
        { by: null, now: NOW, today: today(NOW) },
        { source: 'events', source_id: '1' },
      )
      assert.equal((await openStepOf(tx, 'opportunity', imported))?.owner_id, staff['suzuki'])
    }))

  it('cannot skip the look of a second person, be sent back without a word, or be worked on with an old version', () =>
    tried(async tx => {
      const id = await after(tx, of('employment'))
      const act = (verb: Verb, version: number, reason = '') =>
        actOnOpportunity(tx, id, verb, { version, reason }, by())
      assert.deepEqual(await act('publish', 1), { refused: 'notNow' })
      assert.deepEqual(await act('submit', 1), { status: 'submitted' })
      assert.deepEqual(await act('publish', 1), { refused: 'changed' })
      assert.deepEqual(await act('return', 2, '　'), { refused: 'reasonMissing' })
      assert.deepEqual(await act('amend', 2), { refused: 'notNow' })
    }))

  it('is gone with its slots and its step when a draft is deleted', () =>
    tried(async tx => {
      const id = await after(tx, of('employment'))
      await actOnOpportunity(tx, id, 'delete', { version: 1 }, by())
      assert.equal(await opportunityById(tx, id), undefined)
      assert.equal(await openStepOf(tx, 'opportunity', id), undefined)
      assert.deepEqual(await tx.selectFrom('slot').select('id').where('opportunity_id', '=', id).execute(), [])
    }))

  it('takes a new end when it goes on, and none where none is given', () =>
    tried(async tx => {
      const id = await after(tx, of('volunteering', { ends_on: '2026-12-24' }), ['submit', 'publish'])
      const end = async () => (await opportunityById(tx, id))?.ends_on
      await actOnOpportunity(tx, id, 'extend', { version: 3, ends_on: '2027-03-31' }, by())
      assert.equal(await end(), '2027-03-31')
      const past = await actOnOpportunity(tx, id, 'extend', { version: 4, ends_on: '2026-11-20' }, by())
      assert.deepEqual(past, { refused: 'incomplete', fields: { ends_on: 'endPast' } })
      await actOnOpportunity(tx, id, 'extend', { version: 4, ends_on: null }, by())
      assert.equal(await end(), null)
    }))
})

describe('an activity that is incomplete', () => {
  it('may be kept as a draft and not be submitted', () =>
    tried(async tx => {
      for (const form of LEGAL_FORMS) {
        const id = await after(tx, of(form, { terms: {}, place_name: '', slots: [] }))
        const result = await actOnOpportunity(tx, id, 'submit', { version: 1 }, by())
        assert.ok('fields' in result && result.fields?.['place_name'] === 'placeMissing', form)
      }
    }))

  it('is held to the minimum wage of the day on which the work begins', () =>
    tried(async tx => {
      const submit = async (reward_yen: number, now: string, starts_on: string | null) => {
        const id = await after(tx, of('employment', { reward_yen, starts_on }))
        return actOnOpportunity(tx, id, 'submit', { version: 1 }, by(now))
      }
      const below = { refused: 'incomplete', fields: { reward_yen: 'belowMinimumWage' } }
      assert.deepEqual(await submit(1194, NOW, null), below)
      assert.deepEqual(await submit(1195, NOW, null), { status: 'submitted' })
      assert.deepEqual(await submit(1150, '2026-09-20T01:00:00.000Z', null), { status: 'submitted' })
      assert.deepEqual(await submit(1150, '2026-09-20T01:00:00.000Z', '2026-10-01'), below)
    }))

  it('is not submitted, published, gone on with, opened again or changed while the minimum wage is missing', () =>
    tried(async tx => {
      const unknown = { refused: 'incomplete', fields: { reward_yen: 'minimumWageUnknown' } }
      for (const form of ['employment', 'dispatch'] as const) {
        const ids: Partial<Record<Verb, string>> = {
          submit: await after(tx, of(form)),
          publish: await after(tx, of(form), ['submit']),
          extend: await after(tx, of(form), ['submit', 'publish']),
          reopen: await after(tx, of(form), ['submit', 'publish', 'close']),
        }
        const asked = async () => {
          const results: unknown[] = []
          for (const [verb, id] of Object.entries(ids) as [Verb, string][]) {
            const { version } = (await opportunityById(tx, id))!
            results.push(await actOnOpportunity(tx, id, verb, { version }, by()))
          }
          const { version } = (await opportunityById(tx, ids.extend!))!
          results.push(await changeOpportunity(tx, ids.extend!, version, of(form, { reward_yen: 1500 }), by()))
          return results
        }
        await sql`delete from setting where key = 'minimumWage'`.execute(tx)
        assert.deepEqual(await asked(), Array(5).fill(unknown))
        await sql`insert into setting (key, valid_from, value, source) values ('minimumWage', '2026-10-01', 'null', 'x')`.execute(
          tx,
        )
        assert.deepEqual(await asked(), Array(5).fill(unknown), 'a figure that was left empty is none')
        await sql`update setting set value = '1195' where key = 'minimumWage'`.execute(tx)
        assert.deepEqual(
          (await asked()).map(result => (result as { status?: string }).status),
          ['submitted', 'open', 'open', 'open', 'submitted'],
        )
      }
    }))
})

describe('a change', () => {
  it('of a legal term takes a published activity back to be looked at; another one does not', () =>
    tried(async tx => {
      const id = await after(tx, of('employment'), ['submit', 'publish'])
      const change = (version: number, over: Partial<OpportunityData>) =>
        changeOpportunity(tx, id, version, of('employment', over), by('2026-11-21T02:00:00.000Z'))
      assert.deepEqual(await change(3, { summary: '静かな仕事です。' }), { status: 'open' })
      assert.deepEqual(await change(4, { summary: '静かな仕事です。', reward_yen: 1400 }), { status: 'submitted' })
      const rows = await publicationsOf(tx, id)
      assert.deepEqual(
        rows.map(row => row.verb),
        ['submit', 'publish', 'amend'],
      )
      assert.equal((await openStepOf(tx, 'opportunity', id))?.what, 'publish')
    }))

  it('that would leave a published activity incomplete is refused', () =>
    tried(async tx => {
      const id = await after(tx, of('employment'), ['submit', 'publish'])
      const result = await changeOpportunity(tx, id, 3, of('employment', { reward_yen: 900 }), by())
      assert.deepEqual(result, { refused: 'incomplete', fields: { reward_yen: 'belowMinimumWage' } })
    }))

  it('of a version that somebody else has changed is refused, and the first one stays', () =>
    tried(async tx => {
      const id = await after(tx, of('volunteering'))
      assert.deepEqual(await changeOpportunity(tx, id, 1, of('volunteering', { title: '先の人' }), by()), {
        status: 'draft',
      })
      assert.deepEqual(await changeOpportunity(tx, id, 1, of('volunteering', { title: '後の人' }), by()), {
        refused: 'changed',
      })
      assert.equal((await opportunityById(tx, id))?.title, '先の人')
    }))

  it('cannot leave fewer places than people who have one', () =>
    tried(async tx => {
      const id = await after(tx, of('volunteering', { capacity: 3 }), ['submit', 'publish'])
      await takeSeat(tx, id)
      await takeSeat(tx, id)
      const result = await changeOpportunity(tx, id, 3, of('volunteering', { capacity: 1 }), by())
      assert.deepEqual(result, { refused: 'incomplete', fields: { capacity: 'capacityBelowTaken' } })
      assert.deepEqual(await changeOpportunity(tx, id, 3, of('volunteering', { capacity: 2 }), by()), {
        status: 'open',
      })
    }))

  it('keeps the ids of the times that stay', () =>
    tried(async tx => {
      const id = await after(tx, of('volunteering'))
      const slots = async () => (await opportunityById(tx, id))!.slots
      const [tuesday] = await slots()
      const changed = [slot({ need: 4 }), slot({ weekday: 5 }), slot({ weekday: null, on_day: '2026-12-20' })]
      await changeOpportunity(tx, id, 1, of('volunteering', { slots: changed }), by())
      const now = await slots()
      assert.deepEqual(
        now.map(one => one.weekday),
        [1, 5, null],
      )
      assert.equal(now[0]?.id, tuesday?.id)
      assert.equal(now[0]?.need, 4)
      // Tuesday, Saturday, and a Sunday: mornings.
      assert.equal((await opportunityById(tx, id))?.half_days, (1 << 2) | (1 << 10) | (1 << 12))
    }))
})
