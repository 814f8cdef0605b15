import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { begun, questionsOf, step, travelling } from './asked.ts'
import { isId } from './ids.ts'
import { line, needed } from './reading.ts'
import { filled, one } from './submitted.ts'

type Question = 'what' | 'who' | 'when'
const QUESTIONS = ['what', 'who', 'when'] as const
const word = (name: string) => needed(line(name, 20), `${name}を入力してください。`)
const FIELDS = {
  what: z.object({ what: word('何') }),
  who: z.object({ name: word('名前'), phone: line('電話', 20) }),
  when: z.object({ day: word('日') }),
}
const { fieldsOf, readQuestion, readAll } = questionsOf<Question>(FIELDS, {
  who: form => typed => (one(form, 'what') === 'call' && !typed['phone'] ? { phone: '電話を入力してください。' } : {}),
})
const GOOD = { what: 'visit', name: 'はる', phone: '', day: 'あす' }

describe('what was typed is read page by page', () => {
  test('the fields of a page travel by their names', () => assert.deepEqual(fieldsOf('who'), ['name', 'phone']))

  for (const [says, typed, question, wrong] of [
    ['a word', {}, 'what', []],
    ['none', { what: '' }, 'what', ['what']],
    ['a name alone', {}, 'who', []],
    ['a name without the number that another page asks for', { what: 'call' }, 'who', ['phone']],
    ['a call with its number', { what: 'call', phone: '1' }, 'who', []],
  ] as const)
    test(`${question}, ${says}: ${wrong.join() || 'is taken'}`, () => {
      const read = readQuestion(question, filled({ ...GOOD, ...typed }))
      assert.deepEqual(read.ok ? [] : Object.keys(read.errors), wrong)
    })

  for (const [says, typed, question, all] of [
    ['nothing is wrong', {}, null, []],
    ['the last page', { day: '' }, 'when', ['day']],
    ['two pages, the first of them is shown', { what: '', day: '' }, 'what', ['what', 'day']],
    ['what no page sees by itself comes last', { name: '', day: 'きのう' }, 'who', ['name', 'day']],
    ['… and alone where nothing else is', { day: 'きのう' }, 'when', ['day']],
  ] as const)
    test(`all of them: ${says}`, () => {
      const read = readAll<{ day: string }>(
        filled({ ...GOOD, ...typed }),
        QUESTIONS,
        ({ day }) => day === 'きのう' && { question: 'when', errors: { day: 'きょうより後の日にしてください。' } },
      )
      if (read.ok) assert.deepEqual([question, read.value], [null, GOOD])
      else assert.deepEqual([read.question, Object.keys(read.all)], [question, all])
    })
})

describe('what travels', () => {
  test('a form has an id of its own and a beginning, and keeps both', () => {
    const first = begun(filled({ draft: 'none' }), '2026-11-20T00:00:00Z')
    assert.ok(isId(first['draft']![0]!))
    assert.deepEqual(begun({ fields: first, files: {} }, '2026-11-21T00:00:00Z'), first)
  })
  test('each value goes under its name, what is not there not at all', () =>
    assert.deepEqual(travelling(filled({ days: ['a', 'b'], name: 'はる', other: 'x' }), ['name', 'days', 'none']), [
      ['name', 'はる'],
      ['days', 'a'],
      ['days', 'b'],
    ]))
})

describe('where a press leads', () => {
  for (const [says, typed, leads, more = {}] of [
    ['on, to the next page', { at: 'what', go: 'next' }, 'who'],
    ['on from the last, to all answers', { at: 'when', go: 'next' }, 'check'],
    ['not on from a page that is not answered', { at: 'what', go: 'next', what: '' }, 'what: what'],
    ['on, to all answers, where all was answered once', { at: 'what', go: 'next', checked: '1' }, 'check'],
    ['not on, where something stands in the way', { at: 'what', go: 'next' }, 'stop', { stop: () => 'stop' }],
    ['on, where nothing does', { at: 'what', go: 'next' }, 'who', { stop: () => false as const }],
    ['back, to the page before, whatever was typed', { at: 'who', go: 'back', name: '' }, 'what'],
    ['back from the first, to the first', { at: 'what', go: 'back' }, 'what'],
    ['back from all answers, to the last page', { at: 'check', go: 'back' }, 'when'],
    ['back, of whom we know: to all answers', { at: 'who', go: 'back' }, 'check', { door: { known: {} } }],
    ['to a page by its name', { at: 'check', go: 'who' }, 'who'],
    ['from nowhere, to all answers', { at: '', go: '' }, 'check'],
    ['from a page that is none, to all answers', { at: 'why', go: 'next' }, 'check'],
  ] as const satisfies readonly (readonly [string, object, string, object?])[])
    test(says, () => {
      const form = filled({ ...GOOD, ...typed })
      const way = {
        ...{ form, questions: QUESTIONS, door: {}, read: readQuestion, check: () => 'check' },
        show: (question: Question, errors?: object) => question + (errors ? `: ${Object.keys(errors)}` : ''),
      }
      assert.equal(step<Question, string>({ ...way, ...more }), leads)
    })
})
