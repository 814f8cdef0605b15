import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { WAITS_FOR } from '#features/steps/rules.ts'
import { faultsOf } from '#platform/shapes.ts'
import {
  dayRefusal,
  ENDS,
  isOpen,
  MOST,
  nextOf,
  PAUSES,
  plannedFrom,
  plannedIn,
  progressOf,
  ROUTES,
  SETTINGS,
  SKIPS,
  type Status,
  shiftOf,
  TRANSITIONS,
  templateOf,
  type Verb,
  WAITS,
} from './rules.ts'
import { END_TEXT, OWN_END_TEXT, OWN_WHO_TEXT, PAUSE_TEXT, ROUTE_TEXT, SKIP_TEXT, WHO_TEXT } from './text.ts'

const STATUSES: readonly Status[] = ['active', 'paused', 'ended']
const standards = Object.fromEntries(Object.entries(SETTINGS).map(([key, { standard }]) => [key, standard])) as {
  [K in keyof typeof SETTINGS]: readonly string[]
}

describe('what can be done with somebody’s way', () => {
  for (const [status, open] of [
    ['active', ['reach', 'skip', 'plan', 'add', 'pause', 'end']],
    ['paused', ['resume', 'end']],
    ['ended', ['reopen']],
  ] as const)
    it(`${status}: ${open.join(', ')}`, () =>
      assert.deepEqual(
        (Object.keys(TRANSITIONS) as Verb[]).filter(verb => isOpen(verb, status)),
        open,
      ))
  it('leads to a status from which something can be done again: none is a dead end', () => {
    for (const [, to] of Object.values(TRANSITIONS))
      assert.ok(
        Object.values(TRANSITIONS).some(([from]) => (from as readonly Status[]).includes(to)),
        to,
      )
    assert.deepEqual(new Set(Object.values(TRANSITIONS).map(([, to]) => to)), new Set(STATUSES))
  })
  it('has a word for every code, for staff and for the person', () => {
    assert.deepEqual(Object.keys(ROUTE_TEXT), [...ROUTES])
    assert.deepEqual([Object.keys(END_TEXT), Object.keys(OWN_END_TEXT)], [[...ENDS], [...ENDS]])
    assert.deepEqual([Object.keys(SKIP_TEXT), Object.keys(PAUSE_TEXT)], [[...SKIPS], [...PAUSES]])
    assert.deepEqual([Object.keys(WHO_TEXT), Object.keys(OWN_WHO_TEXT)], [[...WAITS], [...WAITS]])
    assert.deepEqual([...WAITS], [...WAITS_FOR])
  })
  it('gives no reason that tells of a body', () => {
    for (const text of [...Object.values(PAUSE_TEXT), ...Object.values(END_TEXT), ...Object.values(SKIP_TEXT)])
      assert.doesNotMatch(text, /病|体調|けが|からだ/)
  })
})

describe('what is next', () => {
  const at = (planned_on: string, done_on: string | null = null, skipped: 'needless' | null = null) => ({
    planned_on,
    done_on,
    skipped,
  })
  for (const [why, milestones, next] of [
    ['the earliest planned', [at('2026-12-20'), at('2026-12-01')], '2026-12-01'],
    ['not what is done already', [at('2026-11-01', '2026-11-02'), at('2026-12-20')], '2026-12-20'],
    ['not what is passed over', [at('2026-11-01', '2026-11-02', 'needless'), at('2026-12-20')], '2026-12-20'],
    ['nothing where all is behind', [at('2026-11-01', '2026-11-02')], undefined],
    ['nothing where there is none', [], undefined],
  ] as const)
    it(why, () => assert.equal(nextOf(milestones)?.planned_on, next))
  it('counts as progress what was reached, of what was not passed over', () =>
    assert.deepEqual(progressOf([at('a', 'x'), at('b', 'x', 'needless'), at('c')]), { done: 1, of: 2 }))
  it('is later by as many days as it stood still, and never earlier', () =>
    assert.deepEqual(
      [shiftOf('2026-11-01', '2026-11-21'), shiftOf('2026-11-21', '2026-11-21'), shiftOf('2026-11-22', '2026-11-21')],
      [20, 0, 0],
    ))
})

describe('a line of a template', () => {
  for (const [line, planned] of [
    ['資金を相談する：45日、連携機関、公庫', { title: '資金を相談する', days: 45, waits: 'partner', partner: '公庫' }],
    ['見学に行く:３０日,本人', { title: '見学に行く', days: 30, waits: 'resident', partner: '' }],
    [' 場を借りる：0、団体 ', { title: '場を借りる', days: 0, waits: 'organiser', partner: '' }],
    ['見学に行く', null],
    ['見学に行く：30日', null],
    ['見学に行く：すぐ、本人', null],
    ['見学に行く：30日、だれか', null],
    ['見学に行く：1096日、本人', null],
  ] as const)
    it(line, () => assert.deepEqual(plannedIn(line), planned))

  const says = (lines: readonly string[]) =>
    faultsOf(SETTINGS.milestonesLearn.shape, lines)
      .map(({ says }) => says)
      .join()
  for (const [why, lines, told] of [
    ['is said to be unreadable, with an example', ['見学'], /「見学」は読めません.*例：/],
    ['is no title of more than forty letters', [`${'あ'.repeat(MOST.title + 1)}：1日、本人`], /40文字まで/],
    ['stands there once', ['見学：1日、本人', '見学：9日、本人'], /「見学」が2回/],
    ['is not missing altogether', [], /1つ以上/],
    ['is one of twelve at the most', Array.from({ length: 13 }, (_, at) => `節目${at}：${at}日、本人`), /12個まで/],
  ] as const)
    it(why, () => assert.match(says(lines), told))
})

describe('the milestones with which a city begins', () => {
  for (const route of ROUTES)
    it(`${ROUTE_TEXT[route]}: in the order of their days, all of them can be read`, () => {
      const planned = templateOf(standards, route)
      assert.ok(planned.length >= 4)
      assert.deepEqual(
        planned.map(({ days }) => days),
        planned.map(({ days }) => days).sort((a, b) => a - b),
      )
    })
  it('hold to the shape that an administrator is held to', () => {
    for (const { shape, standard } of Object.values(SETTINGS)) assert.deepEqual(faultsOf(shape, standard), [])
  })
  it('name 商工会 and 公庫 as partners of whoever founds something', () =>
    assert.deepEqual(
      templateOf(standards, 'startup').flatMap(({ waits, partner }) => (waits === 'partner' ? [partner] : [])),
      ['商工会', '公庫'],
    ))
  it('are planned from the day on which one begins; what a person would do is the organisation’s own where it is the client', () => {
    const template = templateOf(standards, 'learn')
    const [one] = plannedFrom(template, '2026-11-21', false)
    const [group] = plannedFrom(template, '2026-11-21', true)
    assert.deepEqual([one!.planned_on, one!.waits, group!.waits], ['2026-12-05', 'resident', 'organiser'])
  })
})

describe('a day on which something was done', () => {
  for (const [day, refusal] of [
    ['2026-11-22', 'future'],
    ['2026-11-21', null],
    ['2026-11-01', null],
    ['2026-10-31', 'early'],
  ] as const)
    it(`${day}: ${refusal ?? 'is taken'}`, () => assert.equal(dayRefusal(day, '2026-11-01', '2026-11-21'), refusal))
})
