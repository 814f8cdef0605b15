import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { NOTES } from '#features/consultations/samples.ts'
import { INDICATORS } from '#features/indicators/rules.ts'
import { TARGETS } from '#features/indicators/samples.ts'
import { CATEGORIES, DOORS, doorOf, LEGAL_FORMS } from '#features/kinds/index.ts'
import { type OpportunityData, publishRefusals } from '#features/opportunities/index.ts'
import { OPPORTUNITIES, type SampleOpportunity } from '#features/opportunities/samples.ts'
import { ORGANISATIONS } from '#features/organisations/samples.ts'
import { PEOPLE } from '#features/people/samples.ts'
import { AREAS, FACILITIES } from '#features/places/samples.ts'
import { addDays } from '#platform/dates.ts'
import { parseTime } from '#platform/times.ts'

const today = '2026-11-21'
const towns = new Set(AREAS.flatMap(area => area.towns.map(({ name }) => name)))
const organisations = new Set(ORGANISATIONS.map(({ key }) => key))
const open = OPPORTUNITIES.filter(({ status }) => status === 'open')

/** Keys that stand more than once. */
const twice = (keys: string[]) => keys.filter((key, at) => keys.indexOf(key) !== at)

const dataOf = (o: SampleOpportunity): OpportunityData & { taken: number } => ({
  organisation_id: o.organisation,
  title: o.title,
  summary: o.summary,
  description: o.description,
  legal_form: o.legalForm,
  category: o.category,
  priority_sector: o.prioritySector,
  town_id: o.town,
  place_name: o.placeName,
  address: '',
  reward: o.reward,
  reward_yen: o.rewardYen,
  reward_unit: o.rewardUnit,
  terms: o.terms,
  loads: o.loads,
  requires: o.requires,
  wants: o.wants,
  character: o.character,
  age_min: o.ageMin ?? null,
  residents_only: o.residentsOnly,
  hours_week: o.hoursWeek,
  capacity: o.capacity,
  taken: o.taken,
  urgent: o.urgent,
  visit_possible: o.visit,
  trial_possible: o.trial,
  caution: o.caution,
  safety: o.safety,
  contact_phone: '',
  starts_on: o.startsInDays === undefined ? null : addDays(today, o.startsInDays),
  ends_on: o.endsInDays === undefined ? null : addDays(today, o.endsInDays),
  slots: o.slots.map(slot => ({
    weekday: 'weekday' in slot ? slot.weekday : null,
    on_day: 'weekday' in slot ? null : addDays(today, slot.inDays),
    from_min: parseTime(slot.from)!,
    to_min: parseTime(slot.to)!,
    weeks: 31,
    need: slot.need,
    demanding: slot.demanding ?? false,
  })),
  team: o.team ?? null,
})

describe('the content of the demo city', () => {
  it('has the size that the city was promised', () => {
    const ofKind = (form: string) => open.filter(({ legalForm }) => legalForm === form).length
    assert.equal(ORGANISATIONS.filter(({ kind }) => kind !== 'partner').length, 40)
    assert.equal(ORGANISATIONS.filter(({ kind }) => kind === 'partner').length, 9)
    assert.deepEqual(LEGAL_FORMS.map(ofKind), [45, 20, 10, 25, 50])
    assert.equal(OPPORTUNITIES.length - open.length, 12)
    assert.equal(PEOPLE.length, 60)
    assert.ok(AREAS.length >= 12 && towns.size >= 130 && NOTES.length >= 40)
  })

  it('uses no key twice', () => {
    for (const list of [AREAS, ORGANISATIONS, OPPORTUNITIES, PEOPLE])
      assert.deepEqual(twice(list.map(({ key }) => key)), [])
    assert.deepEqual(twice(AREAS.flatMap(area => area.towns.map(({ name }) => name))), [])
    assert.deepEqual(twice([...ORGANISATIONS, ...FACILITIES].map(({ name }) => name)), [])
    assert.deepEqual(twice(TARGETS.map(t => `${t.indicator} ${t.fiscalYear} ${t.quarter}`)), [])
  })

  it('names only towns and organisations that are there', () => {
    for (const { key, town } of [...OPPORTUNITIES, ...PEOPLE]) assert.ok(towns.has(town), `${key}: ${town}`)
    for (const { key, town, kind } of ORGANISATIONS) assert.ok(kind === 'partner' || towns.has(town), `${key}: ${town}`)
    for (const { key, organisation } of OPPORTUNITIES) assert.ok(organisations.has(organisation), key)
    for (const { key, consents } of PEOPLE)
      for (const { recipient } of consents)
        assert.ok(!recipient || organisations.has(recipient), `${key}: ${recipient}`)
  })

  it('gives every organisation and person a reading in hiragana', () => {
    const readings = [...ORGANISATIONS.map(o => o.kana), ...PEOPLE.flatMap(p => [p.familyKana, p.givenKana])]
    assert.deepEqual(
      readings.filter(kana => !/^[ぁ-ゖー ]+$/.test(kana)),
      [],
    )
  })

  it('invents every phone number', () => {
    for (const { phone } of [...ORGANISATIONS, ...PEOPLE])
      assert.match(phone, /^(04-7000-0[12]\d\d|090-0000-0[12]\d\d)?$/)
  })

  it('may publish every open activity: terms, minimum wage, payment, thanks, age', () => {
    const figures = { day: '2026-11-21', minimumWage: { yen: 1195, source: '千葉県最低賃金（令和8年10月1日発効）' } }
    for (const one of open) assert.deepEqual(publishRefusals(dataOf(one), figures, today), {}, one.key)
  })

  it('asks for no more hours of a week than there are times', () => {
    const weekly = (o: SampleOpportunity) =>
      o.slots.reduce((sum, slot) => {
        const share = 'weekday' in slot ? (slot.weeks?.length ?? 4) / 4 : 1
        return sum + ((parseTime(slot.to)! - parseTime(slot.from)!) / 60) * share
      }, 0)
    for (const one of OPPORTUNITIES.filter(({ legalForm }) => legalForm === 'employment' || legalForm === 'dispatch'))
      assert.ok(one.hoursWeek <= weekly(one), one.key)
    for (const { key, slots, capacity } of OPPORTUNITIES)
      assert.ok(
        slots.every(({ need }) => need <= capacity),
        key,
      )
  })

  it('tells thanks per time and never per hour', () => {
    for (const { key, rewardUnit } of open.filter(({ legalForm }) => legalForm === 'paid-volunteering'))
      assert.equal(rewardUnit, 'time', key)
  })

  it('opens every door and every category', () => {
    const doors = new Set(open.map(({ category, legalForm }) => doorOf(category, legalForm)))
    assert.deepEqual(
      DOORS.filter(door => !doors.has(door)),
      [],
    )
    const categories = new Set(open.map(({ category }) => category as string))
    assert.deepEqual(
      Object.keys(CATEGORIES).filter(category => !categories.has(category)),
      [],
    )
    const halfDays = new Set(
      open.flatMap(o => o.slots.flatMap(s => ('weekday' in s ? [`${s.weekday}${s.from < '12' ? 'am' : 'pm'}`] : []))),
    )
    assert.equal(halfDays.size, 14)
  })

  it('takes no more people than there are places, and leaves a place in what is open', () => {
    for (const { key, taken, capacity, status } of OPPORTUNITIES)
      assert.ok(status === 'open' ? taken < capacity : taken <= capacity, key)
  })

  it('tells in two to four sentences, with a summary of at most 60 characters', () => {
    for (const { key, summary, description } of open) {
      assert.ok(summary.length <= 60, `${key}: ${summary.length}`)
      const sentences = description.match(/[。！？](?!」)/g)?.length ?? 0
      assert.ok(sentences >= 2 && sentences <= 4, `${key}: ${sentences}`)
    }
  })

  it('speaks Japanese, without words left in English', () => {
    const texts = [
      ...ORGANISATIONS.flatMap(o => [o.name, o.sector ?? '', o.contactName, o.about, ...(o.services ?? [])]),
      ...OPPORTUNITIES.flatMap(o => [
        o.title,
        o.summary,
        o.description,
        o.placeName,
        o.caution,
        o.safety,
        ...Object.values(o.terms),
      ]),
      ...PEOPLE.flatMap(p => [
        p.family,
        p.given,
        p.workHistory,
        p.healthNote,
        p.contactNote,
        p.heardFrom,
        p.story.vague,
        p.story.became,
        p.story.said,
      ]),
      ...NOTES.map(({ said }) => said),
    ]
    assert.deepEqual(
      texts.filter(text => /[a-z]{2}|undefined|NaN/i.test(text.replace(/NPO|LINE/g, ''))),
      [],
    )
  })

  it('gives every indicator of the plan a target for each year for which the plan names one', () => {
    for (const { key } of INDICATORS) {
      const years = TARGETS.filter(({ indicator, quarter }) => indicator === key && quarter === 0).map(
        t => t.fiscalYear,
      )
      assert.deepEqual(years, key.startsWith('followed') ? [2023, 2024] : [2023, 2024, 2025, 2026], key)
    }
    for (const { indicator, fiscalYear, value } of TARGETS.filter(({ quarter }) => quarter === 0)) {
      const quarters = TARGETS.filter(t => t.indicator === indicator && t.fiscalYear === fiscalYear && t.quarter > 0)
      assert.ok(
        quarters.length === 0 || quarters.reduce((sum, t) => sum + t.value, 0) === value,
        `${indicator} ${fiscalYear}`,
      )
    }
  })
})
