import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'

/** The score that one place of a ranked list shows; refuses where its terms do not add up to it. */
export async function shownScore(place: Locator): Promise<number> {
  const [, score, terms = ''] = /(\d+)点(.*)/s.exec((await place.locator('.terms p').textContent()) ?? '') ?? []
  const sum = [...terms.matchAll(/\d+/g)].reduce((sum, [points]) => sum + Number(points), 0)
  assert.equal(sum, Number(score))
  return sum
}
