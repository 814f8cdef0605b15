import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { filled } from '#platform/submitted.ts'
import { fieldsOf, QUESTIONS, type Question, readAnswers, readQuestion } from './forms.ts'

const GOOD = {
  ...{ slot: 'r.2026-11-24.600', topic: 'work', how: 'visit', name: 'なかむら かずこ', phone: '04-7167-1111' },
  ...{ email: '', address: '', whom: 'self', note: '' },
}
type Typed = Partial<typeof GOOD>
const read = (more: Typed) => readAnswers(filled({ ...GOOD, ...more }))

describe('what is typed on the way to a talk', () => {
  for (const [says, more, question, field] of [
    ['no time', { slot: '' }, 'slot', 'slot'],
    ['no topic', { topic: '' }, 'topic', 'topic'],
    ['a topic that is none', { topic: 'illness' }, 'topic', 'topic'],
    ['no way of talking', { how: '' }, 'topic', 'how'],
    ['no name', { name: '' }, 'name', 'name'],
    ['a number for a name', { name: '12345' }, 'name', 'name'],
    ['no way to be reached', { phone: '' }, 'name', 'phone'],
    ['a telephone number that is too short', { phone: '123' }, 'name', 'phone'],
    ['a call without a number', { how: 'phone', phone: '', email: 'a@example.jp' }, 'name', 'phone'],
    ['a talk online without an address', { how: 'online' }, 'name', 'email'],
    ['nobody about whom it is', { whom: '' }, 'whom', 'whom'],
    ['a note that is too long', { note: 'あ'.repeat(201) }, 'whom', 'note'],
  ] as const satisfies readonly [string, Typed, Question, string][])
    test(`${says} is asked for once more, at its field`, () => {
      const answer = read(more)
      assert.ok(!answer.ok)
      assert.equal(answer.question, question)
      assert.deepEqual(Object.keys(answer.errors), [field])
      assert.match(answer.errors[field]!, /。/, 'a sentence that says what to do')
    })

  for (const [says, more] of [
    ['a visit of somebody who has a telephone', {}],
    ['… who has a mailbox alone', { phone: '', email: 'a@example.jp' }],
    ['… who is reached by letter alone', { phone: '', address: '柏市柏1-2-3' }],
    ['a call', { how: 'phone' }],
    ['a talk online', { how: 'online', phone: '', email: 'a@example.jp' }],
    ['one for somebody else, with a word about it', { whom: 'other', note: '母のこと' }],
  ] as const satisfies readonly [string, Typed][])
    test(`${says} is taken`, () => assert.ok(read(more).ok))

  test('a telephone number is read as people write it', () => {
    const answer = read({ phone: '０４（７１６７）１１１１' })
    assert.ok(answer.ok)
    assert.equal(answer.value.phone, '04-7167-1111')
  })

  test('all that is wrong is told at once to staff, and question by question to whoever books', () => {
    const answer = read({ slot: '', topic: '', name: '', phone: '' })
    assert.ok(!answer.ok)
    assert.equal(answer.question, 'slot')
    assert.deepEqual(Object.keys(answer.all).sort(), ['name', 'phone', 'slot', 'topic'])
    assert.equal(readQuestion('whom', filled({ whom: 'together', note: '' })).ok, true)
  })

  test('no field asks for age, sex, health or money', () => {
    const fields = QUESTIONS.flatMap(fieldsOf)
    assert.deepEqual(fields.sort(), Object.keys(GOOD).sort())
  })
})
