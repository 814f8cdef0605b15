import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changeOrganisation } from '#features/organisations/actions.ts'
import { organisationById } from '#features/organisations/index.ts'
import { openDatabase, type Tx } from '#platform/db.ts'
import { type Find, listed } from '../staff/store.ts'
import { desk, ORGANISATION } from '../testing.ts'
import { freeSeat, reindexOrganisation, takeSeat } from './store.ts'
import { matchingRows, opportunityBrief, opportunityById } from './store-read.ts'

// By itself: its crowd takes a third of the connections that the server has.

const { logins, municipality, organisation, by, of, tried, write, after } = await desk()

describe('what staff look for', () => {
  const find = (over: Partial<Find>): Find => ({ q: '', status: null, form: null, category: null, area: null, ...over })
  const titles = async (tx: Tx, over: Partial<Find>) =>
    (await listed(tx, find(over), { by: 'title', descending: false }, { size: 50, from: 0 })).rows.map(row => row.title)

  it('is found by its words, category and organisation in any width and kana, and narrowed', () =>
    tried(async tx => {
      await after(tx, of('employment', { title: 'サーバーの番' }), ['submit'])
      await after(tx, of('volunteering', { title: '庭の草取り', category: 'gardening' }))
      assert.deepEqual(await titles(tx, { q: 'さーばー' }), ['サーバーの番'])
      assert.deepEqual(await titles(tx, { q: '屋内は全面禁煙' }), [], 'small print is not searched')
      assert.deepEqual(await titles(tx, { q: '図書館を支える会　草' }), ['庭の草取り'])
      assert.deepEqual(await titles(tx, { category: 'gardening' }), ['庭の草取り'])
      assert.deepEqual(await titles(tx, { status: 'submitted' }), ['サーバーの番'])
      assert.deepEqual(await titles(tx, { area: '00000000-0000-7000-8000-000000000000' }), [])
      assert.deepEqual(
        (await listed(tx, find({ status: 'draft' }), { by: null, descending: false }, { size: 50, from: 0 })).counts,
        {
          draft: 1,
          submitted: 1,
        },
      )
    }))

  it('is found by the new name after its organisation changed it', () =>
    tried(async tx => {
      await after(tx, of('volunteering'))
      const { version } = (await organisationById(tx, organisation))!
      await changeOrganisation(tx, organisation, version, { ...ORGANISATION, name: '本の森' }, by())
      await reindexOrganisation(tx, organisation)
      assert.equal((await titles(tx, { q: '本の森' })).length, 1)
      assert.deepEqual(await titles(tx, { q: '図書館を支える会' }), [])
    }))
})

describe('what the engine is given', () => {
  it('is every activity that is not over, each with its slots and a point, or those asked for', () =>
    tried(async tx => {
      const open = await after(tx, of('employment'), ['submit', 'publish'])
      const over = await after(tx, of('employment'), ['submit', 'withdraw'])
      assert.deepEqual(
        (await matchingRows(tx)).map(row => row.id),
        [open],
      )
      const [row] = await matchingRows(tx, [over])
      assert.equal(row?.status, 'ended')
      assert.deepEqual(
        row?.slots.map(one => [one.weekday, one.from_min, one.to_min, one.need]),
        [
          [1, 570, 720, 1],
          [3, 570, 720, 1],
        ],
      )
      assert.deepEqual([row?.lat, row?.lng], [null, null], 'a place without a point is not the middle of the city')
      assert.deepEqual([row?.hours_week, row?.loads.standing, row?.loads.heat], [5, 1, 0])
      assert.deepEqual(
        (await opportunityBrief(tx, [open, over])).map(one => one.organisation),
        ['図書館を支える会', '図書館を支える会'],
      )
      assert.deepEqual(await matchingRows(tx, []), [])
    }))
})

it('takes whoever comes where nobody knows how many places there are', () =>
  tried(async tx => {
    const id = await after(tx, of('volunteering', { capacity: null }), ['submit', 'publish'])
    for (const _ of [1, 2, 3]) assert.equal(await takeSeat(tx, id), true)
    assert.equal((await opportunityById(tx, id))?.taken, 3)
  }))

it('gives the last five places to exactly five of 200 people who ask at the same time', {
  timeout: 60_000,
}, async () => {
  const id = await write(tx => after(tx, of('volunteering', { capacity: 5 }), ['submit', 'publish']))
  const crowd = openDatabase(logins, { size: 20, statementMs: 30_000 })
  try {
    const asked = Array.from({ length: 200 }, () =>
      crowd.write({ lane: 'staff', municipality }, tx => takeSeat(tx, id)),
    )
    const answers = await Promise.all(asked)
    assert.equal(answers.filter(Boolean).length, 5)
    assert.equal((await write(tx => opportunityById(tx, id)))?.taken, 5)
    assert.equal(await write(tx => freeSeat(tx, id)), true)
    assert.equal(await write(tx => takeSeat(tx, id)), true)
    assert.equal(await write(tx => takeSeat(tx, id)), false)
  } finally {
    await crowd.close()
  }
})
