import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { limitedCity, send } from '../../../../seed/limited.ts'
import { reliedOn } from '../../opportunities/intake/store.ts'
import { receiveOf } from '../../requests/door/actions.ts'
import { text } from '../../requests/door/testing.ts'
import { ask } from '../own/actions.ts'
import { questionPath, STAFF_PATH } from '../rules.ts'

// What residents asked on their own pages, as somebody sees it who sees a part of the people; and what rests on an activity.

const city = await limitedCity()
const { database, municipality, clock } = city
const inside = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work)
const kita = await city.enter('kita')
const asking = async (person: string) => {
  const [account] = await inside(tx => tx.selectFrom('account').select('id').where('login', '=', 'ueki').execute())
  return { person, by: account!.id, now: clock.now, today: '2026-11-21' }
}
const [activity] = await inside(
  async tx =>
    (await sql<{ id: string }>`select id from public_activity where status = 'open' order by id limit 1`.execute(tx))
      .rows,
)

/** Asks about the activity for this person; the id of the question. */
async function asked(person: string, words: string): Promise<string> {
  const from = await asking(person)
  const done = await inside(tx => ask(tx, activity!.id, words, from))
  assert.ok('id' in done)
  return done.id
}

/** Asks the desk to call; the id of the request. */
async function requested(person: string, name: string): Promise<string> {
  const from = await asking(person)
  const nothing = {
    words: '',
    address: '',
    email: '',
    times: [],
    note: '',
    whom_note: '',
    lives: null,
    company: null,
    together: null,
  }
  const answers = {
    ...nothing,
    activity: null,
    wish: 'talk',
    whom: 'self',
    name,
    phone: `04-${person.slice(0, 4)}`,
  } as const
  const done = await inside(tx =>
    receiveOf(tx, newId(), { ...answers, times: [], companions: [] }, { ...from, medium: 'web', campaign: null }),
  )
  assert.ok('id' in done)
  return done.id
}

describe('somebody who sees a part of the people', () => {
  test('sees the questions of those people, and of nobody else that there is one', async () => {
    const [foreign, own] = [await asked(city.foreign, 'よその質問'), await asked(city.own, 'うちの質問')]
    const list = await text(kita.get(STAFF_PATH))
    assert.match(list, new RegExp(questionPath(own)))
    assert.doesNotMatch(list, new RegExp(questionPath(foreign)))
    assert.equal((await kita.get(questionPath(own))).status, 200)
    assert.equal((await kita.get(questionPath(foreign))).status, 404)
    for (const [verb, typed] of [
      ['answer', { answer: 'はい' }],
      ['pass', { medium: 'phone', told: 'できますか', due: '令和8年12月1日' }],
      ['close', { why: 'まちがい' }],
    ] as const)
      assert.ok([404, 422].includes((await send(kita, `${questionPath(foreign)}/${verb}`, typed)).status), verb)
    assert.equal((await send(kita, `${questionPath(own)}/answer`, { answer: 'はい' })).status, 303)
  })

  test('sees no request that somebody else asked for on their own page', async () => {
    const [foreign, own] = [await requested(city.foreign, 'よそ の かた'), await requested(city.own, 'うち の かた')]
    const list = await text(kita.get('/staff/requests'))
    assert.match(list, /うち の かた/)
    assert.doesNotMatch(list, /よそ の かた/)
    assert.equal((await kita.get(`/staff/requests/${foreign}`)).status, 404)
    assert.equal((await kita.get(`/staff/requests/${own}`)).status, 200)
  })
})

test('an activity that somebody asked about, booked or told of is ended by an import that is taken back, not deleted', async () => {
  for (const table of ['request', 'question', 'occasion', 'story', 'proposal']) {
    const rows = await inside(
      async tx =>
        (
          await sql<{
            id: string
          }>`select distinct opportunity_id as id from ${sql.table(table)} where opportunity_id is not null`.execute(tx)
        ).rows,
    )
    const ids = rows.map(({ id }) => id)
    assert.ok(ids.length > 0, table)
    assert.deepEqual((await inside(tx => reliedOn(tx, ids))).sort(), ids.sort(), table)
  }
})
