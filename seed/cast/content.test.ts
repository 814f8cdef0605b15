import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CATEGORIES, DOORS, doorOf, LEGAL_FORMS } from '#features/kinds/index.ts'
import { EVERY_WEEK, publishRefusals } from '#features/opportunities/index.ts'
import { dataOf } from '../opportunities.ts'
import { NOTES } from './consultations/index.ts'
import { TARGETS } from './indicators/index.ts'
import { OPPORTUNITIES } from './opportunities/index.ts'
import type { CastOpportunity } from './opportunities/parts.ts'
import { ORGANISATIONS } from './organisations/index.ts'
import { PEOPLE } from './people/index.ts'
import { AREAS, FACILITIES } from './places/index.ts'

const today = '2026-11-21'
const towns = new Map(AREAS.flatMap(area => area.towns.map(town => [town.name, { id: town.name, ...town }])))
const organisations = new Map(ORGANISATIONS.map(({ key }) => [key, key]))
const notes = Object.values(NOTES).flat()
const open = OPPORTUNITIES.filter(({ status }) => status === 'open')

/** Keys that stand more than once. */
const twice = (keys: string[]) => keys.filter((key, at) => keys.indexOf(key) !== at)

describe('the content of the demo city', () => {
  it('has the size that the city was promised', () => {
    const ofKind = (form: string) => open.filter(({ legal_form }) => legal_form === form).length
    assert.equal(ORGANISATIONS.filter(({ kind }) => kind !== 'partner').length, 40)
    assert.equal(ORGANISATIONS.filter(({ kind }) => kind === 'partner').length, 9)
    assert.deepEqual(LEGAL_FORMS.map(ofKind), [45, 20, 10, 25, 50])
    assert.equal(OPPORTUNITIES.length - open.length, 12)
    assert.equal(PEOPLE.length, 60)
    assert.ok(AREAS.length >= 12 && towns.size >= 130 && notes.length >= 40)
  })

  it('uses no key twice', () => {
    for (const list of [AREAS, ORGANISATIONS, OPPORTUNITIES, PEOPLE])
      assert.deepEqual(twice(list.map(({ key }) => key)), [])
    assert.deepEqual(twice(AREAS.flatMap(area => area.towns.map(({ name }) => name))), [])
    assert.deepEqual(twice([...ORGANISATIONS, ...FACILITIES].map(({ name }) => name)), [])
    assert.deepEqual(twice(TARGETS.map(t => `${t.indicator} ${t.fiscal_year} ${t.quarter}`)), [])
  })

  it('names only towns and organisations that are there', () => {
    for (const { key, town } of [...OPPORTUNITIES, ...PEOPLE])
      assert.ok(town === null || towns.has(town), `${key}: ${town}`)
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
    const figures = { day: today, minimumWage: { yen: 1195, source: '千葉県最低賃金（令和8年10月1日発効）' } }
    for (const one of open)
      assert.deepEqual(
        publishRefusals({ ...dataOf(one, today, towns, organisations), taken: one.taken }, figures, today),
        {},
        one.key,
      )
  })

  it('asks for no more hours of a week than there are times', () => {
    const weekly = (o: CastOpportunity) =>
      o.slots.reduce((sum, slot) => {
        const share =
          slot.weekday === null || slot.weeks === EVERY_WEEK ? 1 : slot.weeks.toString(2).replaceAll('0', '').length / 4
        return sum + ((slot.to_min - slot.from_min) / 60) * share
      }, 0)
    for (const one of OPPORTUNITIES.filter(
      ({ legal_form }) => legal_form === 'employment' || legal_form === 'dispatch',
    ))
      assert.ok(one.hours_week <= weekly(one), one.key)
    for (const { key, slots, capacity } of OPPORTUNITIES)
      assert.ok(capacity === null || slots.every(({ need }) => need !== null && need <= capacity), key)
  })

  it('tells thanks per time and never per hour', () => {
    for (const { key, reward_unit } of open.filter(({ legal_form }) => legal_form === 'paid-volunteering'))
      assert.equal(reward_unit, 'time', key)
  })

  it('opens every door and every category', () => {
    const doors = new Set(open.map(({ category, legal_form }) => doorOf(category, legal_form)))
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
      open.flatMap(o =>
        o.slots.flatMap(s => (s.weekday === null ? [] : [`${s.weekday}${s.from_min < 720 ? 'am' : 'pm'}`])),
      ),
    )
    assert.equal(halfDays.size, 14)
  })

  it('takes no more people than there are places, and leaves a place in what is open', () => {
    for (const { key, taken, capacity, status } of OPPORTUNITIES)
      assert.ok(capacity === null || (status === 'open' ? taken < capacity : taken <= capacity), key)
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
      ...ORGANISATIONS.flatMap(o => [o.name, o.sector ?? '', o.contact_name, o.about, ...(o.services ?? [])]),
      ...OPPORTUNITIES.flatMap(o => [
        o.title,
        o.summary,
        o.description,
        o.place_name,
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
        p.story.vague,
        p.story.became,
        p.story.said,
      ]),
      ...notes.map(({ said }) => said),
    ]
    assert.deepEqual(
      texts.filter(text => /[a-z]{2}|undefined|NaN/i.test(text.replace(/NPO|LINE/g, ''))),
      [],
    )
  })

  it('gives every indicator of the plan a target for each year for which the plan names one', () => {
    const keys = new Set(TARGETS.map(({ indicator }) => indicator))
    assert.equal(keys.size, 21)
    for (const key of keys) {
      const years = TARGETS.filter(({ indicator, quarter }) => indicator === key && quarter === 0).map(
        t => t.fiscal_year,
      )
      assert.deepEqual(years, key.startsWith('followed') ? [2023, 2024] : [2023, 2024, 2025], key)
    }
    for (const { indicator, fiscal_year, value } of TARGETS.filter(({ quarter }) => quarter === 0)) {
      const quarters = TARGETS.filter(t => t.indicator === indicator && t.fiscal_year === fiscal_year && t.quarter > 0)
      assert.ok(
        quarters.length === 0 || quarters.reduce((sum, t) => sum + t.value, 0) === value,
        `${indicator} ${fiscal_year}`,
      )
    }
  })
})
