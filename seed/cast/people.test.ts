import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CHANNELS } from '#features/consultations/rules.ts'
import type { Means } from '#features/kinds/index.ts'
import { reasonFits } from '#features/proposals/rules-reasons.ts'
import { haversineKm } from '#matching/index.ts'
import { NOTES } from './consultations/index.ts'
import { OPPORTUNITIES } from './opportunities/index.ts'
import type { CastOpportunity } from './opportunities/parts.ts'
import { PEOPLE } from './people/index.ts'
import type { CastPerson } from './people/types.ts'
import { AREAS } from './places/index.ts'

const points = new Map(AREAS.flatMap(({ towns }) => towns.map(({ name, lat, lng }) => [name, [lat, lng] as const])))
const opportunities = new Map(OPPORTUNITIES.map(opportunity => [opportunity.key, opportunity]))
const METRES_A_MINUTE: Record<Means, number> = { walk: 80, bicycle: 200, bus: 250, car: 400 }

const inReach = (person: CastPerson, opportunity: CastOpportunity): boolean => {
  const metres = haversineKm(points.get(person.town ?? '')!, points.get(opportunity.town)!) * 1300
  return (Object.entries(person.reach) as [Means, number][]).some(
    ([means, minutes]) => metres <= minutes * METRES_A_MINUTE[means],
  )
}

/** Whether the person is free all through one weekly slot, and it is no longer than the person's week. */
function hasTime({ free, hoursMax }: CastPerson, { slots }: CastOpportunity): boolean {
  return slots.some(({ weekday, from_min, to_min }) => {
    const within = free.some(span => span.weekday === weekday && span.from <= from_min && to_min <= span.to)
    return within && to_min - from_min <= (hoursMax ?? 24) * 60
  })
}

/** The hard rules (sources.md: terms) that this activity breaks for this person; none in the stories. */
function broken(person: CastPerson, opportunity: CastOpportunity): string[] {
  const { forms, wishes, conditions, skills, ageYears } = person
  const loads = Object.entries(opportunity.loads) as [keyof typeof conditions, number][]
  const rules: Record<string, boolean> = {
    kind: forms?.includes(opportunity.legal_form) ?? false,
    category: wishes[opportunity.category] !== -2,
    load: loads.every(([load, degree]) => degree < (conditions[load] || 4)),
    licence: opportunity.requires.every(required => required in skills),
    age: ageYears >= (opportunity.age_min ?? 0),
    reach: inReach(person, opportunity),
    time: hasTime(person, opportunity),
  }
  return Object.keys(rules).filter(rule => !rules[rule])
}

const agreed = ({ consents }: CastPerson, recipient: string) =>
  consents.some(c => c.purpose === 'introduction' && c.recipient === recipient && !c.withdrawn)

describe('the cast of the demo city', () => {
  it('is between 50 and 88, and as varied as the people who come', () => {
    const ages = PEOPLE.map(({ ageYears }) => ageYears)
    assert.deepEqual([Math.min(...ages), Math.max(...ages)], [50, 88])
    assert.ok(ages.filter(age => age < 60).length >= 6)
    assert.ok(PEOPLE.filter(({ digital }) => digital === 'none').length >= 8)
    assert.ok(PEOPLE.filter(({ healthNote }) => healthNote === '').length > 30)
    assert.equal(new Set(PEOPLE.map(({ stage }) => stage)).size, 9)
    assert.ok(PEOPLE.some(({ consents }) => consents.some(({ withdrawn }) => withdrawn)))
  })

  it('has a birthday that each year has', () => {
    for (const { key, birthMonthDay } of PEOPLE) {
      assert.match(birthMonthDay, /^(0[1-9]|1[0-2])-(0[1-9]|1\d|2\d|3[01])$/, key)
      assert.notEqual(birthMonthDay, '02-29', key)
    }
  })

  it('was proposed only what keeps every hard limit', () => {
    for (const person of PEOPLE)
      for (const key of [...person.story.likes, ...person.story.outcomes.map(({ opportunity }) => opportunity)]) {
        const opportunity = opportunities.get(key)
        assert.ok(opportunity, `${person.key}: ${key}`)
        assert.deepEqual(broken(person, opportunity), [], `${person.key}: ${key}`)
      }
  })

  it('is offered only activities that are open', () => {
    for (const { key, story } of PEOPLE)
      for (const like of story.likes) assert.equal(opportunities.get(like)?.status, 'open', `${key}: ${like}`)
  })

  it('agreed before anybody was told of them', () => {
    for (const person of PEOPLE) {
      const { stage, story } = person
      const named = ['introduced', 'visiting', 'decided'].includes(stage) ? story.likes.slice(0, 1) : []
      const begun = story.outcomes.filter(({ outcome }) => outcome !== 'declined').map(({ opportunity }) => opportunity)
      for (const key of [...named, ...begun])
        assert.ok(agreed(person, opportunities.get(key)!.organisation), `${person.key}: ${key}`)
    }
  })

  it('stands at a stage that its story tells', () => {
    for (const { key, stage, story } of PEOPLE) {
      const withLikes = ['proposed', 'introduced', 'visiting', 'decided'].includes(stage)
      assert.ok(!withLikes || story.likes.length > 0, key)
      const has = (outcome: string) => story.outcomes.some(one => one.outcome === outcome)
      assert.ok(stage === 'active' ? has('active') : stage !== 'ended' || (has('ended') && !has('active')), key)
      assert.ok(!['new', 'talking', 'idle'].includes(stage) || story.likes.length === 0, key)
    }
  })

  it('came to each activity after registering and after it was published', () => {
    for (const { key, registeredDaysAgo, story } of PEOPLE)
      for (const { opportunity, daysAgo } of story.outcomes) {
        assert.ok(daysAgo < registeredDaysAgo, `${key}: ${opportunity}`)
        assert.ok(daysAgo + 7 <= opportunities.get(opportunity)!.publishedDaysAgo, `${key}: ${opportunity}`)
      }
  })

  it('says why something was refused, failed or ended, with a reason that fits', () => {
    const verbs = { declined: 'decline', failed: 'fall-through', ended: 'end' } as const
    for (const { key, story } of PEOPLE)
      for (const { outcome, reason, opportunity } of story.outcomes)
        if (outcome === 'active') assert.equal(reason, undefined, key)
        else assert.ok(reason && reasonFits(reason, verbs[outcome]), `${key}: ${opportunity}`)
  })

  it('does not take more places than are counted as taken', () => {
    const taken = new Map<string, number>()
    const take = (key: string) => taken.set(key, (taken.get(key) ?? 0) + 1)
    for (const { stage, story } of PEOPLE) {
      if (stage === 'decided') take(story.likes[0]!)
      for (const { opportunity, outcome } of story.outcomes) if (outcome === 'active') take(opportunity)
    }
    for (const [key, count] of taken) assert.ok(count <= opportunities.get(key)!.taken, `${key}: ${count}`)
  })

  it('is noted over every channel, in an outreach with its place', () => {
    const notes = Object.values(NOTES).flat()
    for (const { said, channel, minutes, place } of notes)
      assert.ok(minutes > 0 && (channel !== 'outreach' || place), said)
    assert.equal(new Set(notes.map(({ channel }) => channel)).size, CHANNELS.length)
  })
})
