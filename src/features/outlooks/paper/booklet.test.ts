import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Ask } from '#platform/page.ts'
import { PAGES, type Sheet } from '../rules.ts'
import { bookletSheet, paperSheet } from './booklet.ts'

const ask = {
  today: '2026-11-21',
  municipality: { name: '柏市', desk_name: '窓口', desk_phone: '04-7000-0000', desk_hours: '平日' },
} as Ask
const note = (letters: number): Sheet => ({ liked: { answers: {}, note: 'あ'.repeat(letters) } })
const booklet = async (sheet: Sheet, name = '') => String(await bookletSheet(ask, sheet, name))

describe('the booklet', () => {
  for (const [letters, look] of [
    [0, 'outlook large'],
    [150, 'outlook large'],
    [151, 'outlook'],
  ] as const)
    test(`with ${letters} letters of one’s own is set as ${look}`, async () =>
      assert.match(await booklet(note(letters)), new RegExp(`^<div class="${look}">`)))

  test('has all six parts, and a line to write on where nothing was said', async () => {
    const page = await booklet({ can: { answers: { skill: ['cook', 'mend'] }, note: '' } })
    assert.equal((page.match(/<section>/g) ?? []).length, PAGES.length)
    assert.equal((page.match(/class="lines"/g) ?? []).length, PAGES.length - 1)
    assert.match(page, /料理、修理・工作/)
  })

  test('says 「答えない」 where they declined, and nothing of what was not said', async () => {
    const page = await booklet({ money: { answers: { earn: 'declined' }, note: '' } })
    assert.match(page, /収入<\/span> 答えない/)
    assert.doesNotMatch(page, /かけるお金/)
  })

  test('names whose it is only where that is known, and lets nobody write into the page', async () => {
    assert.match(await booklet({}, '植木 真由美'), /植木 真由美さん/)
    assert.doesNotMatch(await booklet({}), /さん<\/p>/)
    assert.doesNotMatch(await booklet({ can: { answers: {}, note: '<b>x</b>' } }), /<b>x/)
    assert.match(String(await paperSheet(ask)), /^<div class="outlook blank">/)
  })
})
