import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Read } from '#platform/db.ts'
import { boardFilter, cellOf, freeSeats, slotsThat } from '../staff/board/rules.ts'
import { plannedApp } from '../testing.ts'
import { candidateCount, candidatesOf, slotsFound, slotsFrom, weekOf } from './store-board.ts'
import { boardOf } from './store-view.ts'

// What the database counts and cuts into pages is what the whole board says.

const { database, municipality, clock, plan } = await plannedApp()
const today = clock.now.slice(0, 10)
const read = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'staff', municipality }, work)
const board = await read(db => boardOf(db, plan, today))
const area = board.find(({ area_id }) => area_id !== null)!.area_id!

for (const conditions of [{}, { area }, { kind: 'volunteering' }, { free: '1' }, { area, free: '1' }]) {
  const filter = boardFilter(new URLSearchParams(conditions))
  const expected = slotsThat(board, filter)

  test(`the half-days of the week are those of the whole board: ${JSON.stringify(Object.keys(conditions))}`, async () => {
    const cells = [...Map.groupBy(expected, cellOf)].sort(([a], [b]) => a - b)
    const week = cells.map(([cell, slots]) => ({
      cell,
      slots: slots.length,
      empty: slots.filter(({ placements }) => placements.length === 0).length,
      seats: slots.reduce((sum, { need }) => sum + need, 0),
      taken: slots.reduce((sum, slot) => sum + slot.need - freeSeats(slot), 0),
    }))
    assert.ok(week.length > 0)
    assert.deepEqual(await read(db => weekOf(db, plan, { ...filter, cell: null })), week)
  })

  test(`page after page they are the slots of the whole board: ${JSON.stringify(Object.keys(conditions))}`, async () => {
    const cell = cellOf(expected.at(-1)!)
    for (const peopled of [true, false, null]) {
      const mine = expected.filter(
        slot => cellOf(slot) === cell && (peopled === null || slot.placements.length > 0 === peopled),
      )
      const pages = []
      for (let from = 0; from <= mine.length; from += 3)
        pages.push(
          ...(await read(db => slotsFrom(db, plan, today, { which: { ...filter, cell }, peopled, from, most: 3 }))),
        )
      const shape = (slots: typeof mine) =>
        slots
          .map(({ slot, placements }) => `${slot} ${placements.map(({ person }) => person.number).sort()}`)
          .toSorted()
      assert.deepEqual(shape(pages), shape(mine))
    }
  })
}

test('those who may be proposed come by number, each with all their slots', async () => {
  const mine = Map.groupBy(
    board.flatMap(slot =>
      slot.placements
        .filter(({ proposal_id }) => proposal_id === null)
        .map(({ person }) => ({ number: person.number, slot: slot.slot })),
    ),
    ({ number }) => number,
  )
  const numbers = [...mine.keys()].sort((a, b) => a - b)
  assert.equal(await read(db => candidateCount(db, plan)), numbers.length)
  const second = await read(db => candidatesOf(db, plan, today, { from: 2, most: 4 }))
  assert.deepEqual(
    second.map(({ person }) => person.number),
    numbers.slice(2, 6),
  )
  for (const { person, slots } of second)
    assert.deepEqual(
      slots.map(({ slot }) => slot).sort(),
      mine
        .get(person.number)!
        .map(({ slot }) => slot)
        .sort(),
    )
})

test('of many activities those are offered that the words find, and the one that was chosen', async () => {
  const [one, other] = [board[0]!, board.find(({ opportunity }) => opportunity !== board[0]!.opportunity)!]
  const found = (over: Partial<Parameters<typeof slotsFound>[2]>) =>
    read(db => slotsFound(db, plan, { q: '', activity: '', slot: '', most: 1, ...over }))
  const named = await found({ q: one.title })
  assert.ok(named.slots.some(({ opportunity }) => opportunity === one.opportunity))
  const none = await found({ q: 'どこにもないことば' })
  assert.deepEqual(none, { slots: [], all: 0 })
  const chosen = await found({ q: 'どこにもないことば', activity: one.opportunity, slot: other.slot })
  assert.deepEqual(
    new Set(chosen.slots.map(({ opportunity }) => opportunity)),
    new Set([one.opportunity, other.opportunity]),
  )
  assert.deepEqual(await found({ q: 'どこにもないことば', activity: 'x', slot: "'" }), none)
})
