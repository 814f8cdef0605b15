import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { accept, filled } from '#platform/submitted.ts'
import { organisationForm, tidyLine } from './forms.ts'

const form = organisationForm({ has: id => id === 'kashiwa' })
const read = (over: Record<string, string> = {}) => accept(form, filled({ kind: 'npo', name: 'ひだまり', ...over }))

describe('what is accepted of an organisation', () => {
  for (const [why, over, wrong] of [
    ['a kind and a name are enough', {}, []],
    ['no kind', { kind: '' }, ['kind']],
    ['a kind that is none', { kind: 'guild' }, ['kind']],
    ['a name of blanks', { name: '　 ' }, ['name']],
    ['a name of 101 letters', { name: 'あ'.repeat(101) }, ['name']],
    ['a reading with digits and letters', { kana: 'ＮＰＯほうじん２' }, []],
    ['a reading in kanji', { kana: '陽' }, ['kana']],
    ['a town of another city', { town_id: 'matsudo' }, ['town_id']],
    ['a number of twelve digits', { corporate_number: '700001205000' }, ['corporate_number']],
    ['a number with a wrong check digit', { corporate_number: '1000012050002' }, ['corporate_number']],
    ['a phone of nine digits', { phone: '047167111' }, ['phone']],
    ['mail without a domain', { email: 'info@example' }, ['email']],
    ['a long introduction', { about: 'あ'.repeat(10_001) }, ['about']],
    ['every fault at once', { kind: '', name: '', phone: '1' }, ['kind', 'name', 'phone']],
  ] as const)
    test(why, () => {
      const result = read(over)
      assert.deepEqual(result.ok ? [] : Object.keys(result.errors).sort(), wrong)
    })
})

test('what is only written differently is kept in one spelling', () => {
  const result = read({
    name: ' ひだまり　 保育園 ',
    kana: 'ヒダマリ',
    corporate_number: '７０００-０１２０-５０００２',
    phone: '０４（７１６７）１１１１',
  })
  assert.ok(result.ok)
  const { name, kana, corporate_number, phone } = result.value
  assert.deepEqual(
    [name, kana, corporate_number, phone],
    ['ひだまり 保育園', 'ひだまり', '7000012050002', '04-7167-1111'],
  )
})

test('what is left empty is not known, and nothing is made of it', () => {
  const result = read()
  assert.ok(result.ok)
  const { corporate_number, sector, town_id, services } = result.value
  assert.deepEqual([corporate_number, sector, town_id, services], [null, null, null, []])
})

test('each line is one service, and an empty line none', () => {
  const result = read({ services: ' 食事の支援 \n\n　\n見守り' })
  assert.deepEqual(result.ok && result.value.services, ['食事の支援', '見守り'])
})

test('a pasted name is one line', () => assert.equal(tidyLine('  ひだまり\n\t保育園　'), 'ひだまり 保育園'))
