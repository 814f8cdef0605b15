import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DEFAULTS } from '#features/municipalities/index.ts'
import { NO_LOADS, opportunityOf } from '#features/opportunities/index.ts'
import { explain, snapshotOf } from '#matching/index.ts'
import { type OpportunityRow, type PersonRow, personOf, reachKm, type Setting } from './problem.ts'

const setting: Setting = { today: '2026-11-21', municipality: '柏市', speeds: DEFAULTS.speeds }

const person: PersonRow = {
  id: 'p',
  birth_on: '1958-05-04',
  town_id: 't',
  outside: false,
  lat: 35.86,
  lng: 139.97,
  address: '',
  forms: ['employment', 'volunteering'],
  pay: 'either',
  character: [],
  hours_wanted: null,
  hours_max: 8,
  days_max: null,
  activities_max: null,
  registered_on: '2026-11-01',
  decided_on: null,
  wishes: [['books', 2, 'said']],
  free: [[1, 540, 720]],
  never_free: false,
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
  town_id: null,
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
  whole: null,
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
    assert.equal(reachKm([['walk', 20]], DEFAULTS.speeds)?.toFixed(2), '1.23')
  })

  it('is that of the best of the means, the wait for the bus taken off', () => {
    const reach = reachKm(
      [
        ['walk', 20],
        ['bus', 30],
      ],
      DEFAULTS.speeds,
    )
    assert.ok(reach && reach > 1.23 && reach < (30 * 250) / 1300, String(reach))
  })
})

describe('a rule is kept or broken by what is in the rows', () => {
  const table: [name: string, person: Partial<PersonRow>, activity: Partial<OpportunityRow>, rules: string[]][] = [
    ['nothing is in the way', {}, {}, []],
    ['a form that is not accepted', {}, { legal_form: 'contract' }, ['kind']],
    ['a refused category', { wishes: [['books', -2, 'said']] }, {}, ['category']],
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
    ['outside the city, wherever that is', { town_id: null, outside: true }, { residents_only: true }, ['residence']],
    ['in a neighbour’s town', { outside: true }, { residents_only: true }, ['residence']],
    ['in a neighbour’s town, where anybody may', { outside: true }, {}, []],
    ['too far from a neighbour’s town', { outside: true }, { lat: 35.9 }, ['reach']],
    ['for residents, of somebody who lives nobody knows where', { town_id: null }, { residents_only: true }, []],
    ['was asked, and can never come', { free: [], never_free: true }, {}, ['availability']],
    ['a refusal that was only guessed', { wishes: [['books', -2, 'shown']] }, {}, []],
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

  const NOWHERE = { town_id: null, lat: null, lng: null }
  const unasked: [what: string, person: Partial<PersonRow>, term: 'distance' | 'time'][] = [
    ['where somebody lives', NOWHERE, 'distance'],
    ['that they live outside the city', { ...NOWHERE, outside: true }, 'distance'],
    ['how far they go', { reach: [] }, 'distance'],
    ['when they can', { free: [] }, 'time'],
  ]
  for (const [what, about, term] of unasked)
    it(`of ${what} nothing is made: no refusal, no points, nothing said of it`, () => {
      for (const row of [{}, { lat: 36.4, lng: 141.1, slots: [{ ...slot, from_min: 1140, to_min: 1260 }] }]) {
        const rules = broken(about, row)
        assert.ok(!rules.includes(term === 'time' ? 'availability' : 'reach'), rules.join())
        const { reasons, caution, terms } = pair(about, row)
        assert.equal(terms[term], 0)
        assert.ok(reasons.every(reason => reason.term !== term) && (term === 'time' || caution?.about !== 'distance'))
      }
    })

  it('who was asked neither for a form nor for pay is refused none of them and has no wish about pay', () => {
    for (const legal_form of ['employment', 'dispatch', 'volunteering'] as const)
      assert.deepEqual(broken({ forms: null, pay: null }, { legal_form }), [])
    assert.equal(personOf({ ...person, pay: null }, setting).wishes?.pay, undefined)
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
    const likes = (answers: PersonRow['answers']) => pair({ wishes: [['books', 1, 'said']], answers }).terms.likes
    assert.ok(likes([['books', 2]]) > likes([]))
    assert.ok(likes([['books', -2]]) < likes([]))
    assert.deepEqual(broken({ answers: [['books', -40]] }), [])
  })

  const said: [what: string, person: Partial<PersonRow>, said: number | null][] = [
    ['a wish that was said', { wishes: [['books', 2, 'said']] }, 2],
    ['a wish that was said, and answers that agree', { wishes: [['books', 1, 'said']], answers: [['books', 4]] }, 1],
    ['a wish that nobody said', { wishes: [['books', 1, 'shown']] }, 0],
    ['answers alone', { wishes: [], answers: [['books', 2]] }, 0],
    ['answers against what was said', { wishes: [['books', -1, 'said']], answers: [['books', 8]] }, null],
  ]
  for (const [what, about, expected] of said)
    it(`${what}: the reason knows what of it was said`, () => {
      const reason = pair(about).reasons.find(({ term }) => term === 'likes')
      assert.equal(reason?.term === 'likes' ? reason.said : null, expected)
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
