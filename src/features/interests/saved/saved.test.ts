import assert from 'node:assert/strict'
import { it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { listCode, MOST, readList } from './code.ts'
import { chosenOf } from './cookie.ts'
import { pathOf, wordsOf } from './list.ts'

const ids = Array.from({ length: MOST + 5 }, () => newId<'opportunity'>() as string)

it('a list comes back from its code as it was, the last thirty of it', () => {
  assert.deepEqual(readList(listCode(ids.slice(0, 3))), ids.slice(0, 3))
  assert.deepEqual(readList(listCode(ids)), ids.slice(5))
  assert.ok(listCode(ids).length < 700)
})
for (const code of ['', '.', 'x', '../../etc', '%00', 'a'.repeat(9000), '<script>'])
  it(`of ${JSON.stringify(code.slice(0, 20))} nothing is on it`, () => assert.deepEqual(readList(code), []))

it('shows which fields somebody chooses, of what is open alone', () => {
  const rows = new Map([[ids[0]!, { category: 'books', title: '本を棚にもどす' }]]) as never
  assert.deepEqual(chosenOf(ids.slice(0, 2), { rows }), [{ category: 'books', title: '本を棚にもどす' }])
})

for (const [back, to] of [
  ['/opportunities?q=図書館', '/opportunities?q=図書館'],
  ['/start/for-me?a=W0', '/start/for-me?a=W0'],
  ['//evil.example', '/list'],
  ['/opportunities.evil', '/list'],
  ['/opportunities\\evil', '/list'],
  ['https://evil.example/opportunities', '/list'],
  ['/logout', '/list'],
  ['', '/list'],
] as const)
  it(`from 「${back}」 one is led back to ${to}`, () => assert.equal(pathOf(back), to))

it('is told to the desk by numbers, within what the field takes', () => {
  const rows = ids.map(id => ({ id, title: 'とても長い題名の活動です。とても長い題名の活動です。' }))
  const words = wordsOf(rows)
  assert.ok(words.length <= 500, `${words.length}`)
  assert.match(words, /\d{3}-\d{3}-\d{3} /)
  assert.match(words, /ほか25件$/)
})

const code = listCode(ids.slice(0, 3))
for (const [how, damaged, left] of [
  ['its last sign is missing: that one is lost, the others stay', code.slice(0, -1), ids.slice(0, 2)],
  ['its first sign is missing', code.slice(1), ids.slice(1, 3)],
  ['one stands on it twice', `${code}.${code}`, ids.slice(0, 3)],
  ['a point too many', `..${code}..`, ids.slice(0, 3)],
  ['something else among them', `${code}.<b>.${'a'.repeat(23)}`, ids.slice(0, 3)],
] as [string, string, string[]][])
  it(`of a list that is damaged the rest is read: ${how}`, () => assert.deepEqual(readList(damaged), left))
