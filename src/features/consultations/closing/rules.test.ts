import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { OpenThing } from '#platform/feature.ts'
import { answersFor, askedFor, stepField, thingField, unsaid } from './rules.ts'

const step = (id: string, what: 'contact' | 'refer' | 'recall' = 'contact') => ({ id, what })
const thing = (id: string): OpenThing => ({
  ...({ id, text: '活動', path: '/x' } as unknown as OpenThing),
  ways: [
    { value: 'ended', text: '終わった' },
    { value: 'goes-on', text: '続く' },
  ] as unknown as OpenThing['ways'],
})
const said = (answers: Record<string, string>) => (field: string) => answers[field] ?? ''

describe('what can be said of an open step', () => {
  for (const [what, next, answers] of [
    ['contact', 'step', ['done', 'keep']],
    ['contact', 'kept', ['done', 'keep']],
    ['contact', 'end', ['done', 'dropped']],
    ['refer', 'step', ['done', 'dropped', 'keep']],
    ['refer', 'end', ['done', 'dropped']],
    ['recall', 'step', ['done', 'keep']],
    ['recall', 'end', ['done', 'keep']],
  ] as const)
    it(`${what}, then ${next}: ${answers.join(', ')}`, () => assert.deepEqual(answersFor({ what }, next), answers))
})

describe('of which steps a form must speak', () => {
  const steps = [step('a'), step('b'), step('c')]
  for (const [why, shown, next, asked] of [
    ['of all where it does not say which it showed', null, 'step', 'abc'],
    ['of those that it showed', 'a c', 'step', 'ac'],
    ['of none that a colleague opened meanwhile', '', 'step', ''],
    ['of all at the end, also of those that it did not show', 'a', 'end', 'abc'],
    ['of none that is done since', 'a gone', 'kept', 'a'],
  ] as const)
    it(why, () =>
      assert.equal(
        askedFor(steps, shown, next)
          .map(({ id }) => id)
          .join(''),
        asked,
      ),
    )
})

describe('what a form leaves unsaid', () => {
  const steps = [step('call'), step('letter', 'recall')]
  const things = [thing('seat')]
  for (const [why, next, answers, refusals] of [
    ['nothing said at all', 'step', {}, { 'step-call': 'stepUnsaid', 'step-letter': 'stepUnsaid' }],
    ['a thing may stay open while it goes on', 'step', { 'step-call': 'done', 'step-letter': 'keep' }, {}],
    ['a word that is none', 'step', { 'step-call': 'maybe', 'step-letter': 'keep' }, { 'step-call': 'stepUnsaid' }],
    [
      'giving up what was to be done',
      'step',
      { 'step-call': 'dropped', 'step-letter': 'keep' },
      { 'step-call': 'stepUnsaid' },
    ],
    [
      'a call that is to stay at the end',
      'end',
      { 'step-call': 'keep', 'step-letter': 'keep', 'close-seat': 'ended' },
      { 'step-call': 'stepKeptAtEnd' },
    ],
    [
      'a letter that is not to be asked back at the end',
      'end',
      { 'step-call': 'dropped', 'step-letter': 'dropped', 'close-seat': 'goes-on' },
      { 'step-letter': 'stepUnsaid' },
    ],
    ['a thing at the end', 'end', { 'step-call': 'done', 'step-letter': 'done' }, { 'close-seat': 'thingUnsaid' }],
    [
      'a way in which it cannot end',
      'end',
      { 'step-call': 'done', 'step-letter': 'done', 'close-seat': 'vanished' },
      { 'close-seat': 'thingUnsaid' },
    ],
    ['nothing is left unsaid', 'end', { 'step-call': 'done', 'step-letter': 'keep', 'close-seat': 'ended' }, {}],
  ] as const)
    it(why, () => assert.deepEqual(unsaid(said(answers), steps, things, next), refusals))

  it('each has a field of its own', () => assert.notEqual(stepField('a'), thingField('a')))
})
