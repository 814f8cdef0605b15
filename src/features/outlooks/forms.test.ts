import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { filled } from '#platform/submitted.ts'
import { fieldsOf, formOf, readPage, readSheet } from './forms.ts'
import { PAGES, type Sheet } from './rules.ts'

describe('a page that was typed', () => {
  for (const [why, page, typed, expected] of [
    ['nothing at all is a page on which nothing was said', 'liked', {}, { answers: {}, note: '' }],
    [
      'an answer, a refusal and a line',
      'liked',
      { joy: ['make'], still: 'declined', 'liked-note': ' 釣り ' },
      { answers: { joy: ['make'], still: 'declined' }, note: '釣り' },
    ],
    ['a line of several lines is one line', 'can', { 'can-note': 'a\nb' }, { answers: {}, note: 'a b' }],
    [
      'fields of other pages are not read',
      'often',
      { joy: ['make'], days: 'whim' },
      { answers: { days: ['whim'] }, note: '' },
    ],
    ['80 letters are taken', 'whom', { 'whom-note': 'あ'.repeat(80) }, { answers: {}, note: 'あ'.repeat(80) }],
    ['an emoji is one letter', 'whom', { 'whom-note': '😊'.repeat(80) }, { answers: {}, note: '😊'.repeat(80) }],
  ] as const)
    test(why, () => assert.deepEqual(readPage(page, filled(typed)), { ok: true, value: expected }))

  for (const [why, page, typed, field, sentence] of [
    ['81 letters', 'liked', { 'liked-note': 'あ'.repeat(81) }, 'liked-note', /80文字まで.*いま81文字/],
    ['5,000 letters', 'health', { 'health-note': 'あ'.repeat(5000) }, 'health-note', /80文字まで.*いま5,000文字/],
    ['「答えない」 beside an answer', 'liked', { joy: ['make', 'declined'] }, 'joy', /いっしょには選べません/],
    ['「特にない」 beside something', 'health', { mind: ['nothing', 'heat'] }, 'mind', /どちらかのしるしを消して/],
  ] as const)
    test(`is sent back with a sentence: ${why}`, () => {
      const read = readPage(page, filled(typed))
      assert.ok(!read.ok)
      assert.deepEqual(Object.keys(read.errors), [field])
      assert.match(read.errors[field]!, sentence)
    })
})

describe('a sheet', () => {
  const sheet: Sheet = {
    liked: { answers: { joy: ['move', 'talk'], still: 'declined' }, note: '' },
    money: { answers: { earn: ['want'] }, note: '孫へ' },
  }

  test('that is stored and shown in its form is read as it was', () => {
    const read = readSheet(formOf(sheet))
    assert.ok(read.ok)
    for (const page of PAGES) assert.deepEqual(read.sheet[page], sheet[page] ?? { answers: {}, note: '' }, page)
  })

  test('is read as far as it is asked for, and of what is wrong the first page is named', () => {
    const wrong = { ...formOf(sheet).fields, 'money-note': ['あ'.repeat(81)], mind: ['nothing', 'heat'] }
    const read = readSheet({ fields: wrong, files: {} })
    assert.ok(!read.ok)
    assert.equal(read.page, 'money')
    const some = readSheet({ fields: wrong, files: {} }, ['liked', 'can'])
    assert.ok(some.ok)
    assert.deepEqual(Object.keys(some.sheet), ['liked', 'can'])
  })

  test('has no field on two pages', () => {
    const names = PAGES.flatMap(fieldsOf)
    assert.equal(new Set(names).size, names.length)
    for (const name of ['at', 'go', 'once', 'checked', 'version', 'medium', 'do'])
      assert.ok(!names.includes(name), name)
  })
})
