import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { CATEGORIES, type Category } from '#features/kinds/index.ts'
import { ANSWERS, type Answered, answering, codeOf, forgetting, readCode, undone } from '../rules.ts'

/** As addresses that were printed say it: a sign that is given to another field would change what they tell. */
const PRINTED: Record<string, Category> = {
  A: 'care-support',
  B: 'childcare-support',
  C: 'school-support',
  D: 'office',
  E: 'public-service',
  F: 'reception',
  G: 'cleaning',
  H: 'facility-care',
  I: 'retail',
  J: 'kitchen',
  K: 'driving',
  L: 'farming',
  M: 'gardening',
  N: 'repair',
  O: 'digital',
  P: 'teaching',
  Q: 'light-work',
  R: 'guarding',
  S: 'neighbours',
  T: 'watch-over',
  U: 'listening',
  V: 'child-raising',
  W: 'books',
  X: 'environment',
  Y: 'guiding',
  Z: 'events',
  a: 'safety',
  b: 'international',
  c: 'welfare',
  d: 'community',
  e: 'lectures',
  f: 'smartphone',
  g: 'languages',
  h: 'history',
  i: 'career',
  j: 'music',
  k: 'art',
  l: 'handicraft',
  m: 'board-games',
  n: 'cooking',
  o: 'nature',
  p: 'salon',
  q: 'flowers',
  r: 'gymnastics',
  s: 'sports',
  t: 'dance',
  u: 'walking',
  v: 'checks',
}

describe('an address that was printed last year says what it said', () => {
  for (const [sign, category] of Object.entries(PRINTED))
    it(`${sign} is ${category}`, () => assert.deepEqual(readCode(`${sign}0`), [[category, 'yes']]))
  it('and every field has its sign', () =>
    assert.deepEqual(Object.values(PRINTED).sort(), (Object.keys(CATEGORIES) as Category[]).sort()))
  for (const [at, answer] of ['yes', 'no', 'later', 'aside'].entries())
    it(`${at} is ${answer}`, () => assert.deepEqual(readCode(`W${at}`), [['books', answer]]))
})

describe('of a damaged code what can be read is taken, and nothing is made up', () => {
  for (const [how, code, kept] of [
    ['its last sign was cut off in a mail', 'W0A1B', 'W0A1'],
    ['its first sign was cut off', '0A1B2', 'A1B2'],
    ['a line break stands in it', 'W0\r\nA1', 'W0A1'],
    ['a blank stands within an answer', 'W 0A1', 'A1'],
    ['a full stop was taken along from the sentence', 'W0A1.', 'W0A1'],
    ['a bracket was taken along', 'W0A1）', 'W0A1'],
    ['full-width signs, which no address of ours has', 'Ｗ０A1', 'A1'],
    ['an answer that there is not', 'W4A1', 'A1'],
    ['a field that there is not', 'w0z0A1', 'A1'],
    ['a sign was doubled', 'WW0A1', 'W0A1'],
    ['a digit was doubled', 'W00A1', 'W0A1'],
    ['capitals were made small: another field, which is what the code says', 'a0', 'a0'],
    ['signs of percent', '%57%30A1', 'A1'],
    ['words of a script', '<b>W0</b>', 'W0'],
    ['nothing but digits', '0123', ''],
    ['nothing but letters', 'WABv', ''],
    ['a NUL', 'W\u00000A1', 'A1'],
    ['a face', '😀W0😀', 'W0'],
  ] as [string, string, string][])
    it(how, () => assert.equal(codeOf(readCode(code)), kept))

  it('of an endless one the first 200 signs count, and no field twice', () => {
    assert.deepEqual(readCode('W0'.repeat(5000)), [['books', 'yes']])
    assert.deepEqual(readCode(`${'-'.repeat(200)}W0`), [])
    assert.deepEqual(readCode(`${'-'.repeat(198)}W0`), [['books', 'yes']])
    assert.deepEqual(readCode(`${'-'.repeat(199)}W0`), [], 'an answer is never read by half')
  })
  it('whatever stands there, it is read without an error and comes back from its own code', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), code => {
        const answered = readCode(code)
        assert.deepEqual(readCode(codeOf(answered)), answered)
        assert.equal(new Set(answered.map(([category]) => category)).size, answered.length)
      }),
    ))
})

describe('answers that follow each other', () => {
  const category = fc.constantFrom(...(Object.keys(CATEGORIES) as Category[]))
  const given = fc
    .array(fc.tuple(category, fc.constantFrom(...ANSWERS)), { maxLength: 60 })
    .map(all => all.reduce<Answered>((answered, [field, answer]) => answering(answered, field, answer), []))
  it('the last one about a field holds', () =>
    fc.assert(
      fc.property(given, category, fc.constantFrom(...ANSWERS), (answered, field, answer) => {
        assert.equal(new Map(answering(answered, field, answer)).get(field), answer)
      }),
    ))
  it('an answer to a new field is taken back without a trace', () =>
    fc.assert(
      fc.property(given, category, (answered, field) => {
        const without = forgetting(answered, field)
        assert.deepEqual(undone(answering(without, field, 'yes')), without)
      }),
    ))
  it('what is forgotten is nowhere any more, and nothing else is', () =>
    fc.assert(
      fc.property(given, category, (answered, field) => {
        const left = forgetting(answered, field)
        assert.ok(!codeOf(left).includes(codeOf([[field, 'yes']])[0]!))
        assert.equal(left.length, answered.length - (new Map(answered).has(field) ? 1 : 0))
      }),
    ))
})
