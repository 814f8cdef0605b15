import assert from 'node:assert/strict'
import { it } from 'node:test'
import { accentFits, contrastRatio } from './contrast.ts'

it('black on white has the highest contrast, white on white the lowest', () => {
  assert.equal(contrastRatio('#000000', '#ffffff'), 21)
  assert.equal(contrastRatio('#ffffff', '#ffffff'), 1)
})

const colours: [string, boolean][] = [
  ['#115a36', true],
  ['#0017c1', true],
  ['#259d63', false],
  ['#ff8d44', false],
  ['green', false],
  ['#115a36;}body{display:none', false],
]
for (const [colour, fits] of colours) {
  it(`a municipality ${fits ? 'may' : 'may not'} carry ${colour}`, () => assert.equal(accentFits(colour), fits))
}
