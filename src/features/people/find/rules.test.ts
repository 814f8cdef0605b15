import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { soughtBy } from './rules.ts'

describe('what is typed into the search says by what somebody is looked for', () => {
  for (const [typed, expected] of [
    ['', { by: 'nothing' }],
    ['　', { by: 'nothing' }],
    ['1042', { by: 'number', number: 1042 }],
    ['No.1042', { by: 'number', number: 1042 }],
    ['１０４２', { by: 'number', number: 1042 }],
    ['04', { by: 'phone', key: '04' }],
    ['04-71', { by: 'phone', key: '0471' }],
    ['０４ー７１', { by: 'phone', key: '0471' }],
    ['な', { by: 'kana', key: 'な' }],
    ['ﾅｶ', { by: 'kana', key: 'なか' }],
    ['しょうじ', { by: 'kana', key: 'しようじ' }],
    ['齋藤', { by: 'name', key: '斎藤' }],
    ['斎藤 花', { by: 'name', key: '斎藤花' }],
  ] as const) {
    test(`「${typed}」`, () => assert.deepEqual(soughtBy(typed), expected))
  }
})
