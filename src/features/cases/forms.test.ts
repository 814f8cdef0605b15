import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Accepted, accept, filled, type Refused } from '#platform/submitted.ts'
import { addForm, clientRule, endForm, endRule, markForm, markRule, newForm, pauseForm } from './forms.ts'

const TODAY = '2026-11-21'
const ID = '0190a000-0000-7000-8000-000000000001'
const wrong = (read: Accepted<unknown> | Refused) => (read.ok ? {} : read.errors)

describe('what is typed to begin', () => {
  const whole = { person: ID, organisation: '', route: 'learn', goal: '', begun_on: '令和8年11月1日' }
  for (const [why, typed, field, says] of [
    ['is taken of a person', {}, null, null],
    ['is taken of a group', { person: '', organisation: ID }, null, null],
    ['is taken with a goal', { goal: 'あ'.repeat(300) }, null, null],
    ['needs somebody', { person: '' }, 'organisation', /相談に来た団体/],
    ['needs somebody who may be there', { person: 'x' }, 'organisation', /相談に来た団体/],
    ['needs a route', { route: '' }, 'route', /進路を選んで/],
    ['needs a route that there is', { route: 'fishing' }, 'route', /進路を選んで/],
    ['needs a day', { begun_on: '' }, 'begun_on', /始めた日を/],
    ['needs a day of the calendar', { begun_on: '令和8年2月30日' }, 'begun_on', /./],
    ['has a goal of 300 letters at the most', { goal: 'あ'.repeat(301) }, 'goal', /300文字まで/],
  ] as const)
    it(why, () => {
      const errors = wrong(accept(newForm(TODAY), filled({ ...whole, ...typed }), clientRule))
      assert.deepEqual(Object.keys(errors), field === null ? [] : [field])
      if (field !== null) assert.match((errors as Record<string, string>)[field]!, says)
    })
})

describe('what is typed of a milestone', () => {
  const whole = { milestone: ID, verb: 'reach', on_day: '11月20日', skip: '', why: '' }
  const read = (typed: Record<string, string>) =>
    accept(markForm(TODAY, typed['verb'] ?? 'reach'), filled({ ...whole, ...typed }), markRule)
  for (const [why, typed, day] of [
    ['a day without its year is the last one where something was done', {}, '2026-11-20'],
    ['a day without its year is the next one where it is planned', { verb: 'plan', on_day: '1月10日' }, '2027-01-10'],
    ['a day in full-width digits', { on_day: '２０２６／１１／１９' }, '2026-11-19'],
  ] as const)
    it(why, () => {
      const said = read(typed)
      assert.equal(said.ok && said.value.on_day, day)
    })
  for (const [why, typed, field] of [
    ['which one', { milestone: '' }, 'milestone'],
    ['what came of it', { verb: 'jump' }, 'verb'],
    ['why it is passed over', { verb: 'skip' }, 'skip'],
    ['a day', { on_day: '' }, 'on_day'],
    ['a short word', { why: 'あ'.repeat(301) }, 'why'],
  ] as const)
    it(`needs ${why}`, () => assert.deepEqual(Object.keys(wrong(read(typed))), [field]))
  it('needs no reason where it was reached', () => assert.ok(read({}).ok))
})

describe('what is typed of a way that goes on otherwise', () => {
  for (const [why, form, typed, fields] of [
    ['one more milestone', addForm(TODAY), { title: '店を見る', waits: 'resident', planned_on: '12月1日' }, []],
    ['one more, of which nothing is said', addForm(TODAY), {}, ['title', 'waits', 'planned_on']],
    [
      'one more, with a name of 41 letters',
      addForm(TODAY),
      { title: 'あ'.repeat(41), waits: 'desk', planned_on: '12月1日' },
      ['title'],
    ],
    [
      'one more, for somebody who is none',
      addForm(TODAY),
      { title: '店', waits: 'mayor', planned_on: '12月1日' },
      ['waits'],
    ],
    ['a pause', pauseForm(TODAY), { as: 'season', until: '1月10日' }, []],
    ['a pause without an end', pauseForm(TODAY), { as: 'season' }, ['until']],
    ['a pause without a reason', pauseForm(TODAY), { as: 'ill', until: '1月10日' }, ['as']],
  ] as const)
    it(why, () =>
      assert.deepEqual(Object.keys(wrong(accept(form as ReturnType<typeof addForm>, filled(typed)))), fields),
    )

  for (const [why, typed, fields] of [
    ['an end', { end: 'reached', ended_on: '11月20日' }, []],
    ['an end by another route', { end: 'moved', ended_on: '11月20日', to: 'health' }, []],
    ['an end by another route that is not said', { end: 'moved', ended_on: '11月20日' }, ['to']],
    ['an end by the same route', { end: 'moved', ended_on: '11月20日', to: 'learn' }, ['to']],
    ['an end that is none', { end: 'bored', ended_on: '11月20日' }, ['end']],
    ['an end without a day', { end: 'stopped' }, ['ended_on']],
  ] as const)
    it(why, () => assert.deepEqual(Object.keys(wrong(accept(endForm(TODAY), filled(typed), endRule('learn')))), fields))
})
