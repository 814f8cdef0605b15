import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { terms as termNames } from '#matching/index.ts'
import { addDays } from '#platform/dates.ts'
import { overlap } from './record/rules-slots.ts'
import {
  after,
  BEGINNINGS,
  type Entry,
  type EntryVerb,
  followUpDue,
  helpOf,
  isAskedAgain,
  isOpen,
  openPlan,
  REASONS,
  reasonsFor,
  refusalOf,
  STATUSES,
  type Status,
  statusOf,
  stepAfter,
  TRANSITIONS,
  VERBS,
  type Verb,
  verbsNow,
} from './rules.ts'

const entry = (verb: EntryVerb, more: Partial<Entry> = {}): Entry => ({
  verb,
  on_day: '2026-11-21',
  reason: null,
  data: {},
  ...more,
})
const entries = (...verbs: EntryVerb[]): Entry[] => verbs.map(verb => entry(verb))

/** A shortest way to each status. */
const WAYS: Record<Status, EntryVerb[]> = {
  proposed: ['propose'],
  accepted: ['propose', 'accept'],
  introduced: ['propose', 'accept', 'introduce'],
  visiting: ['propose', 'accept', 'visit'],
  decided: ['propose', 'accept', 'introduce', 'decide'],
  active: ['propose', 'accept', 'introduce', 'decide', 'start'],
  ended: ['propose', 'accept', 'introduce', 'decide', 'start', 'end'],
  failed: ['propose', 'fall-through'],
  declined: ['propose', 'decline'],
  passed: ['pass'],
}

describe('the status of a proposal', () => {
  for (const status of STATUSES)
    it(`is ${status} after ${WAYS[status].join(', ')}`, () => {
      assert.equal(statusOf(entries(...WAYS[status])), status)
    })

  it('is none where the rows tell no proposal', () => {
    assert.equal(statusOf([]), null)
    assert.equal(statusOf(entries('accept')), null)
    assert.equal(statusOf(entries('propose', 'start')), null)
  })
})

describe('nothing is in limbo', () => {
  for (const status of STATUSES)
    it(`${status} ${isOpen(status) ? 'leaves a step with a due date after every verb that leads to it' : 'is the end and leaves none'}`, () => {
      const ways = STATUSES.flatMap(from =>
        (Object.keys(TRANSITIONS[from]) as Verb[])
          .filter(verb => after(from, verb) === status)
          .map(verb => entries(...WAYS[from], verb)),
      )
      const begun = (Object.keys(BEGINNINGS) as (keyof typeof BEGINNINGS)[]).filter(verb => BEGINNINGS[verb] === status)
      for (const way of [...ways, ...begun.map(verb => entries(verb))]) {
        const step = stepAfter(way)
        if (isOpen(status)) assert.match(step?.due ?? '', /^\d{4}-\d\d-\d\d$/, way.map(one => one.verb).join())
        else assert.equal(step, null)
      }
    })

  it('asks for the answer after a week, and for a visit on the day that was agreed', () => {
    assert.deepEqual(stepAfter(entries('propose')), { what: 'answer', due: '2026-11-28' })
    const visit = entry('visit', { data: { planned_on: '2026-12-01' } })
    assert.deepEqual(stepAfter([...entries('propose', 'accept'), visit]), { what: 'visit', due: '2026-12-01' })
  })
})

describe('a verb', () => {
  const table: [
    name: string,
    way: EntryVerb[],
    verb: Verb,
    form: 'employment' | 'volunteering',
    refused: string | null,
  ][] = [
    ['is refused in a status that has it not', ['propose'], 'introduce', 'employment', 'notNow'],
    ['is refused once all is over', ['pass'], 'accept', 'employment', 'notNow'],
    ['names nobody twice', ['propose', 'accept', 'introduce', 'visit'], 'introduce', 'employment', 'alreadyIntroduced'],
    ['may introduce after a visit', ['propose', 'accept', 'visit'], 'introduce', 'employment', null],
    [
      'holds no interview before the introduction',
      ['propose', 'accept', 'visit'],
      'interview',
      'employment',
      'interviewNeedsIntroduction',
    ],
    [
      'reports only on what was agreed',
      ['propose', 'accept', 'visit', 'result'],
      'result',
      'volunteering',
      'nothingPlanned',
    ],
    ['asks for a reason to end', ['propose'], 'decline', 'volunteering', 'reasonUnfit'],
  ]
  for (const [name, way, verb, form, refused] of table)
    it(name, () => assert.equal(refusalOf(entries(...way), verb, form), refused))

  it('decides a job through the desk only after 職業紹介, but any activity, and what the person found', () => {
    const way = entries('propose', 'accept')
    assert.equal(refusalOf(way, 'decide', 'employment', { how: 'own' }), 'decideNeedsIntroduction')
    assert.equal(refusalOf(way, 'decide', 'employment', { how: 'self' }), null)
    assert.equal(refusalOf(way, 'decide', 'volunteering', { how: 'own' }), null)
  })

  it('takes only a reason that fits it', () => {
    assert.equal(
      refusalOf(entries('propose'), 'decline', 'volunteering', { reason: 'organiser-declined' }),
      'reasonUnfit',
    )
    assert.equal(refusalOf(entries('propose'), 'fall-through', 'volunteering', { reason: 'organiser-declined' }), null)
  })

  it('is offered exactly where it is not refused', () => {
    assert.deepEqual(verbsNow(entries('propose'), 'employment'), ['accept', 'decline', 'fall-through'])
    assert.deepEqual(verbsNow(entries('propose', 'accept', 'visit'), 'employment'), [
      'introduce',
      'visit',
      'trial',
      'result',
      'decide',
      'decline',
      'fall-through',
    ])
    assert.deepEqual(verbsNow(entries('pass'), 'employment'), [])
  })
})

it('every status but the last four can be left, and every verb leaves one', () => {
  assert.deepEqual(
    STATUSES.filter(status => !isOpen(status)),
    ['ended', 'failed', 'declined', 'passed'],
  )
  for (const verb of VERBS)
    assert.ok(
      STATUSES.some(status => after(status, verb)),
      verb,
    )
})

it('every reason is asked for somewhere, and whoever is asked for one may say something else', () => {
  for (const { fits } of Object.values(REASONS)) assert.ok(fits.length > 0)
  for (const verb of ['propose', 'pass', 'decline', 'fall-through', 'end'] as const)
    assert.ok(reasonsFor(verb).includes('other'))
})

describe('reasons', () => {
  it('of the counsellor for proposing stand for each term of the score, and some for none', () => {
    const terms = new Set(reasonsFor('propose').map(reason => REASONS[reason].term))
    assert.deepEqual(terms, new Set([...termNames, 'beyond']))
  })

  it('about the body stand for no term: health is a limit and never a score', () => {
    assert.equal(REASONS.health.term, 'beyond')
  })

  it('for proposing end nothing', () => {
    for (const reason of reasonsFor('propose').filter(reason => reason !== 'other'))
      for (const ending of ['pass', 'decline', 'fall-through', 'end'] as const)
        assert.ok(!reasonsFor(ending).includes(reason), reason)
  })
})

describe('follow-ups', () => {
  it('are due one week, 1, 3 and 6 months after the start, then every half year', () => {
    const days = [0, 1, 2, 3, 4, 5].map(round => followUpDue('2026-11-30', round))
    assert.deepEqual(days, ['2026-12-07', '2026-12-30', '2027-02-28', '2027-05-30', '2027-11-30', '2028-05-30'])
  })

  it('open one after the other; trouble is asked about within a week and does not move the agreed days', () => {
    const started = [...entries('propose', 'accept', 'introduce', 'decide'), entry('start', { on_day: '2026-12-01' })]
    const held = (on_day: string, result: 'continuing' | 'trouble') => entry('follow-up', { on_day, data: { result } })
    assert.deepEqual(stepAfter(started), { what: 'follow-up', due: '2026-12-08', round: 0 })
    const week = [...started, held('2026-12-08', 'continuing')]
    assert.deepEqual(stepAfter(week), { what: 'follow-up', due: '2027-01-01', round: 1 })
    const trouble = [...week, held('2026-12-15', 'trouble')]
    assert.deepEqual(stepAfter(trouble), { what: 'follow-up', due: '2026-12-22', round: 1 })
    assert.deepEqual(stepAfter([...trouble, held('2026-12-20', 'continuing')]), {
      what: 'follow-up',
      due: '2027-03-01',
      round: 2,
    })
  })
})

it('only an introduction to employment or dispatch is 職業紹介', () => {
  const forms = ['employment', 'contract', 'dispatch', 'paid-volunteering', 'volunteering'] as const
  assert.deepEqual(
    forms.filter(form => helpOf(form) === 'placement'),
    ['employment', 'dispatch'],
  )
})

it('what was agreed and not yet heard of is the open plan', () => {
  assert.equal(openPlan(entries('propose', 'accept', 'visit'))?.verb, 'visit')
  assert.equal(openPlan(entries('propose', 'accept', 'visit', 'result')), null)
})

describe('two slots overlap', () => {
  const weekly = { weekday: 1, on_day: null, from_min: 600, to_min: 720, weeks: 31 }
  const table: [name: string, other: Partial<typeof weekly> | { weekday: null; on_day: string }, expected: boolean][] =
    [
      ['at the same hours of the same weekday', {}, true],
      ['where they share an hour', { from_min: 660, to_min: 780 }, true],
      ['not where one ends as the other begins', { from_min: 720, to_min: 780 }, false],
      ['not on another weekday', { weekday: 2 }, false],
      ['on a date that is that weekday', { weekday: null, on_day: '2026-12-01' }, true],
      ['not on a date that is another one', { weekday: null, on_day: '2026-12-02' }, false],
    ]
  for (const [name, other, expected] of table)
    it(name, () => assert.equal(overlap(weekly, { ...weekly, ...other }), expected))

  it('not where they are in different weeks of the month', () => {
    assert.equal(overlap({ ...weekly, weeks: 0b00101 }, { ...weekly, weeks: 0b01010 }), false)
    assert.equal(overlap({ ...weekly, weeks: 0b00010 }, { ...weekly, weekday: null, on_day: '2026-12-01' }), false)
  })
})

describe('while the consent is withdrawn', () => {
  const now = (status: Status) => verbsNow(entries(...WAYS[status]), 'volunteering', true)
  const refused = (verb: Verb, how?: 'own' | 'partner' | 'self') =>
    refusalOf(entries('propose', 'accept', 'introduce'), verb, 'volunteering', {
      paused: true,
      reason: 'other',
      ...(how && { how }),
    })

  for (const [verb, how] of [['visit'], ['trial'], ['interview'], ['decide', 'own'], ['decide', 'partner']] as const)
    it(`the desk does not ${verb}${how ? ` (${how})` : ''}`, () => assert.equal(refused(verb, how), 'consentWithdrawn'))

  it('nobody is introduced', () =>
    assert.equal(
      refusalOf(entries('propose', 'accept'), 'introduce', 'volunteering', { paused: true }),
      'consentWithdrawn',
    ))

  it('what the person found, says or does by themself is noted all the same', () => {
    assert.equal(refused('decide', 'self'), null)
    assert.deepEqual(now('introduced'), ['decide', 'decline', 'fall-through'])
    assert.deepEqual(now('decided'), ['start', 'decline', 'fall-through'])
    assert.deepEqual(now('active'), ['follow-up', 'end'])
  })
})

describe('asked again', () => {
  const cases: [Status, days: number, again: boolean][] = [
    ['declined', 179, false],
    ['declined', 180, true],
    ['failed', 179, false],
    ['passed', 89, false],
    ['passed', 90, true],
    ['ended', 0, true],
  ]
  for (const [status, days, again] of cases)
    it(`${again ? 'yes' : 'not yet'}, ${days} days after it was ${status}`, () =>
      assert.equal(isAskedAgain(status, addDays('2026-11-21', -days), '2026-11-21'), again))
})
