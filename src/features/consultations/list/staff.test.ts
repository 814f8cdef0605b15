import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { NO_ANSWER } from '../rules.ts'
import { TOPIC_TEXT } from '../text.ts'
import { listFindOf, satisfiedOf, topicsOf } from './staff.ts'
import type { ListRow } from './store.ts'

// What the address of the list asks for beside its days, and how a line is told.

const TODAY = '2026-11-21'
const WHO = newId()
const find = (query: string) => listFindOf(new URLSearchParams(query), TODAY)

describe('an address asks for', () => {
  for (const [query, channel, by] of [
    ['', null, null],
    ['channel=phone', 'phone', null],
    ['channel=telegram', null, null],
    ['channel=', null, null],
    [`by=${WHO}`, null, WHO],
    ['by=sato', null, null],
    ["by=' or 1=1", null, null],
    [`channel=visit&by=${WHO}`, 'visit', WHO],
  ] as const)
    test(`「${query}」: the way ${channel ?? 'of all'}, by ${by ? 'one' : 'all'}`, () => {
      const { channel: way, by: who } = find(query)
      assert.deepEqual([way, who], [channel, by])
    })

  for (const [query, from, to] of [
    ['from=10月1日', '2026-10-01', '2027-03-31'],
    // Which 22 November is meant nobody can say, so that it narrows nothing.
    ['to=11月22日', '2026-04-01', '2027-03-31'],
    ['fy=2025&from=2026-03-31', '2026-03-31', '2026-03-31'],
    ['fy=2025&from=2026-04-01', '2025-04-01', '2026-03-31'],
    ['fy=2026&to=2026-04-01', '2026-04-01', '2026-04-01'],
    ['fy=2026&to=2026-03-31', '2026-04-01', '2027-03-31'],
    ['fy=令和8年度', '2026-04-01', '2027-03-31'],
  ] as const)
    test(`「${query}」: ${from} to ${to}; a day outside of the year or that cannot be read is none`, () => {
      const { from: first, to: last } = find(query)
      assert.deepEqual([first, last], [from, to])
    })

  test('the year of today where nothing is said, on both sides of the night to 1 April', () => {
    const year = (today: string) => listFindOf(new URLSearchParams(), today).from
    assert.deepEqual([year('2027-03-31'), year('2027-04-01')], ['2026-04-01', '2027-04-01'])
  })

  test('a name as it was typed', () => assert.equal(find('q=%E6%9C%A8%E8%A6%8B%20').q, '木見 '))
})

describe('a line tells', () => {
  const satisfied = (said: number | null) => satisfiedOf({ satisfied: said } as ListRow)
  test('an answer as it was given, that one was asked and gave none, and nothing where nobody asked', () =>
    assert.deepEqual([5, 1, NO_ANSWER, null].map(satisfied), [5, 1, '答えなし', null]))
  test('of what one talked, in the order of the record', () => {
    const topics = (...said: string[]) => topicsOf({ topics: said } as unknown as ListRow)
    assert.equal(topics(), '')
    assert.deepEqual(
      [topics('work'), topics('work', 'health')],
      [TOPIC_TEXT.work, `${TOPIC_TEXT.work}・${TOPIC_TEXT.health}`],
    )
  })
})
