import assert from 'node:assert/strict'
import { it } from 'node:test'
import { fitted, linesOf, roomOf, shortened } from './fit.ts'

const row = (label: string, letters: number) => ({ label, value: 'あ'.repeat(letters) })

for (const [text, lines] of [
  ['', 1],
  ['あ'.repeat(10), 1],
  ['あ'.repeat(11), 2],
  ['1'.repeat(16), 1],
  ['あ\nい', 2],
] as const)
  it(`「${text.replace('\n', '／')}」 takes ${lines} of lines of ten letters`, () =>
    assert.equal(linesOf(text, 10), lines))

it('a text that fits stays as it is; a longer one says where the rest is told, and no more than its lines', () => {
  assert.equal(shortened('上ばき', 1, 20), '上ばき')
  const short = shortened('あ'.repeat(100), 2, 20)
  assert.match(short, /^あ+…（つづきは窓口へ）$/)
  assert.equal(linesOf(short, 20), 2)
})

it('rows that fit are told in full', () => {
  const rows = [row('活動番号', 5), row('内容', 30)]
  assert.equal(fitted(rows, 4, 20), rows)
})

it('of rows that do not fit the first are told, long ones are shortened and the others are named: none is lost', () => {
  const rows = [row('活動番号', 5), row('内容', 200), row('注意', 500), row('対象', 300), row('保険', 100)]
  for (const room of [8, 10, 14, 20]) {
    const shown = fitted(rows, room, 20)
    assert.ok(roomOf(shown, 20) <= room, `${roomOf(shown, 20)} lines of ${room}`)
    assert.deepEqual(shown[0], rows[0])
    const names = shown.flatMap(({ label, value }) => (label === 'ほか' ? value.split('\n')[0]!.split('、') : [label]))
    assert.deepEqual(names, ['活動番号', '内容', '注意', '対象', '保険'])
  }
})
