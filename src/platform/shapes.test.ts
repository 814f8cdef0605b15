import assert from 'node:assert/strict'
import test from 'node:test'
import { faultsOf, isDay, jsonSchemaOf, type Shape } from './shapes.ts'

const NAME: Shape = { of: 'words', most: 5 }
const PERSON: Shape = {
  of: 'record',
  fields: {
    name: NAME,
    since: { of: 'day', orNull: true },
    likes: { of: 'list', each: { of: 'choice', among: ['music', 'books'] } },
  },
  optional: ['likes'],
}

for (const [says, value, path, sentence] of [
  ['a name that is meant otherwise', { nmae: 'a', name: 'a', since: null }, 'nmae', /「name」のことではありませんか/],
  ['a field that is missing', { name: 'a' }, 'since', /この項目がありません/],
  ['a number for words', { name: 1, since: null }, 'name', /囲んだ文字/],
  ['nothing but blanks', { name: ' ', since: null }, 'name', /空のままにせず/],
  ['too many letters', { name: 'あいうえおか', since: null }, 'name', /5文字まで/],
  ['a day that is in no calendar', { name: 'a', since: '2026-02-30' }, 'since', /暦にない日/],
  [
    'what is not on the list',
    { name: 'a', since: null, likes: ['musik'] },
    'likes[0]',
    /「music」のことではありませんか/,
  ],
  ['a list that is none', { name: 'a', since: null, likes: 'music' }, 'likes', /\[ \]/],
  ['something else', [], '', /\{ \}/],
] as const)
  test(`${says} is told with its place`, () => {
    const [fault, ...others] = faultsOf(PERSON, value)
    assert.deepEqual(others, [])
    assert.equal(fault?.path, path)
    assert.match(fault?.says ?? '', sentence)
  })

test('what has the shape has no fault, and the schema says the same', () => {
  assert.deepEqual(faultsOf(PERSON, { name: 'a', since: '2026-10-01', likes: ['books'] }), [])
  assert.deepEqual(jsonSchemaOf(PERSON), {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'since'],
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 5 },
      since: { type: ['string', 'null'], format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
      likes: { type: 'array', items: { type: 'string', enum: ['music', 'books'] } },
    },
  })
})

for (const [text, is] of [
  ['2026-02-28', true],
  ['2026-02-30', false],
  ['2026-2-28', false],
  ['', false],
] as const)
  test(`「${text}」 is ${is ? 'a' : 'no'} day`, () => assert.equal(isDay(text), is))
