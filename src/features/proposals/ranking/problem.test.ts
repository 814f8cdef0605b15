import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DEFAULTS } from '#features/municipalities/index.ts'
import { NO_LOADS } from '#features/opportunities/index.ts'
import { explain, snapshotOf } from '#matching/index.ts'
import { type OpportunityRow, opportunityOf, type PersonRow, personOf, reachKm, type Setting } from './problem.ts'

const setting: Setting = { today: '2026-11-21', municipality: '柏市', centre: [35.86, 139.97], speeds: DEFAULTS.speeds }

const person: PersonRow = {
  id: 'p',
  birth_on: '1958-05-04',
  town_id: 't',
  lat: 35.86,
  lng: 139.97,
  address: '',
  forms: ['employment', 'volunteering'],
  pay: 'either',
  character: [],
  hours_wanted: null,
  hours_max: 8,
  days_max: null,
  registered_on: '2026-11-01',
  decided_on: null,
  wishes: [['books', 2]],
  free: [[1, 540, 720]],
  absences: [],
  reach: [['walk', 20]],
  avoids: [],
  skills: [],
  excludes: [],
  answers: [],
}

const slot = {
  id: 's',
  weekday: 1,
  on_day: null,
  from_min: 600,
  to_min: 720,
  weeks: 31,
  need: 1,
  demanding: false,
} as const
const activity: OpportunityRow = {
  id: 'o',
  title: '読み聞かせ',
  organisation: '図書館',
  town: null,
  place_name: '',
  half_days: 0,
  organisation_id: 'g',
  legal_form: 'volunteering',
  category: 'books',
  priority_sector: null,
  lat: 35.861,
  lng: 139.971,
  reward: 'none',
  reward_said: '',
  times_agreed: false,
  reward_yen: null,
  reward_unit: null,
  team: null,
  loads: NO_LOADS,
  requires: [],
  wants: [],
  character: [],
  age_min: 0,
  residents_only: false,
  hours_week: null,
  starts_on: null,
  ends_on: null,
  urgent: false,
  status: 'open',
  capacity: 2,
  taken: 0,
  candidates: 0,
  slots: [slot],
}

/** What the engine says of the two. */
function pair(about: Partial<PersonRow> = {}, of: Partial<OpportunityRow> = {}) {
  const [p, o] = [personOf({ ...person, ...about }, setting), opportunityOf({ ...activity, ...of }, setting)]
  const snapshot = snapshotOf({ horizon: { from: setting.today, weeks: 4 }, people: [p], opportunities: [o] })
  return explain(snapshot, 'p', 'o')
}
const broken = (...about: Parameters<typeof pair>) => pair(...about).rejections.map(({ rule }) => rule)

describe('how far somebody goes', () => {
  it('is the way on foot in the minutes that are accepted, less the detour of streets', () => {
    assert.equal(reachKm([['walk', 20]], DEFAULTS.speeds).toFixed(2), '1.23')
  })

  it('is that of the best of the means, the wait for the bus taken off', () => {
    const reach = reachKm(
      [
        ['walk', 20],
        ['bus', 30],
      ],
      DEFAULTS.speeds,
    )
    assert.ok(reach > 1.23 && reach < (30 * 250) / 1300, String(reach))
  })
})

describe('a rule is kept or broken by what is in the rows', () => {
  const table: [name: string, person: Partial<PersonRow>, activity: Partial<OpportunityRow>, rules: string[]][] = [
    ['nothing is in the way', {}, {}, []],
    ['a form that is not accepted', {}, { legal_form: 'contract' }, ['kind']],
    ['a refused category', { wishes: [['books', -2]] }, {}, ['category']],
    ['a load from the degree on that is too much', { avoids: [['standing', 2]] }, { loads: { standing: 2 } }, ['load']],
    ['no load below that degree', { avoids: [['standing', 3]] }, { loads: { standing: 2 } }, []],
    ['a licence that is missing', {}, { requires: ['cook'] }, ['skill']],
    [
      'a licence counts although its holder wants no more of the trade',
      { skills: [['cook', false]] },
      { requires: ['cook'] },
      [],
    ],
    ['too far on foot', {}, { lat: 35.9 }, ['reach']],
    ['too young', { birth_on: '1968-05-04' }, { age_min: 60 }, ['age']],
    ['for residents only', { town_id: null, address: '我孫子市本町' }, { residents_only: true }, ['residence']],
    ['ruled out by staff', { excludes: ['o'] }, {}, ['excluded']],
    ['not free', { free: [[2, 540, 720]] }, {}, ['availability']],
    ['away on one of its days', { absences: [['2026-11-24', '2026-11-25']] }, {}, ['busy']],
    ['longer than the week allows', { hours_max: 1.5 }, {}, ['hours']],
    ['more days than the month allows', { days_max: 2 }, {}, ['days']],
    ['full', {}, { taken: 2 }, ['open']],
    ['past its end', {}, { ends_on: '2026-11-20' }, ['open']],
    ['all of its days are over', {}, { slots: [{ ...slot, weekday: null, on_day: '2026-11-17' }] }, ['open']],
  ]
  for (const [name, about, of, rules] of table) it(name, () => assert.deepEqual(broken(about, of), rules))

  it('what was not asked yet rules nothing out', () => {
    assert.deepEqual(broken({ free: [], reach: [] }, { lat: 35.9, lng: 140.1 }), [])
  })

  it('a day within the horizon counts in its week, and the first and third of a month are two days', () => {
    const dated = { slots: [{ ...slot, weekday: null, on_day: '2026-12-08' }] }
    assert.deepEqual(broken({ absences: [['2026-12-08', '2026-12-08']] }, dated), ['busy'])
    assert.deepEqual(broken({ absences: [['2026-12-01', '2026-12-01']] }, dated), [])
    assert.deepEqual(broken({ days_max: 2 }, { slots: [{ ...slot, weeks: 0b00101 }] }), [])
  })
})

describe('the terms follow the rows', () => {
  it('answers move the wish a little, and never to a refusal', () => {
    const likes = (answers: PersonRow['answers']) => pair({ wishes: [['books', 1]], answers }).terms.likes
    assert.ok(likes([['books', 2]]) > likes([]))
    assert.ok(likes([['books', -2]]) < likes([]))
    assert.deepEqual(broken({ answers: [['books', -40]] }), [])
  })

  it('a skill counts where it is to be used', () => {
    const of = { wants: ['listening' as const] }
    assert.ok(
      pair({ skills: [['listening', true]] }, of).terms.experience >
        pair({ skills: [['listening', false]] }, of).terms.experience,
    )
  })

  it('candidates that are there already lessen the need', () => {
    assert.ok(pair({}, { candidates: 9 }).terms.need < pair({}, { candidates: 0 }).terms.need)
  })
})
