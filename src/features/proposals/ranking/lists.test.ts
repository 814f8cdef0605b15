import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { proposalsOfPerson } from '../record/store.ts'
import { propensityOf } from './lists.ts'
import { replay } from './replay.ts'
import { inputsOf, type ShownList, shownOf, takenUp } from './store-shown.ts'

const { database, municipality, login } = await demoApp()
const sato = await login('sato')
const read = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'staff', municipality }, work)

const people = await read(db =>
  db
    .selectFrom('person')
    .select('id')
    .where('closed_on', 'is', null)
    .where('id', 'not in', db.selectFrom('proposal').select('person_id'))
    .orderBy('number')
    .execute(),
)
const [first, second, third] = people.map(({ id }) => id) as [string, string, string]

/** Opens the desk of somebody; gives the list that was shown there and the page. */
async function shown(person: string): Promise<{ list: ShownList; html: string }> {
  const html = await (await sato.get(`/staff/people/${person}`)).text()
  const [list] = await read(db => shownOf(db, person, 1))
  assert.ok(list)
  return { list, html }
}

describe('a list that was shown', () => {
  it('comes out the same when it is calculated again, also after the record has changed', async () => {
    const { list } = await shown(first)
    assert.ok(list.items.length > 0 && list.from_on === '2026-11-21' && list.weeks === 4 && list.seed === 0)
    await database.write({ lane: 'staff', municipality }, tx =>
      tx
        .updateTable('person')
        .set({ forms: ['dispatch'], town_id: null })
        .where('id', '=', first)
        .execute(),
    )
    const again = await read(async db => replay(list, await inputsOf(db, list)))
    assert.deepEqual(again, { outcome: 'same' })
    const page = await sato.get(`/staff/lists/${list.id}`)
    assert.match(await page.text(), /順番も、点も、その内訳も同じです/)
  })

  it('names each place that would come out differently', async () => {
    const { list } = await shown(second)
    const inputs = await read(db => inputsOf(db, list))
    const [a, b] = list.items as [ShownList['items'][0], ShownList['items'][0]]
    const swapped = { ...list, items: [{ ...b, score: b.score + 1 }, a, ...list.items.slice(2)] }
    const again = replay(swapped, inputs)
    assert.ok(again.outcome === 'differs')
    assert.deepEqual(
      again.differences.map(({ id, was, is }) => [id, was?.rank, is?.rank, was!.score - is!.score]),
      [
        [b.id, 1, 2, 1],
        [a.id, 2, 1, 0],
      ],
    )
  })

  it('tells what nobody knows as that, and as no nought, also when it is opened again', async () => {
    await database.write({ lane: 'staff', municipality }, tx =>
      tx.updateTable('person').set({ town_id: null, outside: false }).where('id', '=', second).execute(),
    )
    const { list, html } = await shown(second)
    const kept = await (await sato.get(`/staff/lists/${list.id}`)).text()
    for (const page of [html, kept]) {
      assert.match(page, /近さ わかりません/)
      assert.doesNotMatch(page, /近さ 0</)
    }
  })

  it('is not calculated from a record that is gone or was tampered with, nor where none was kept', async () => {
    const { list } = await shown(second)
    const inputs = await read(db => inputsOf(db, list))
    const { id } = list.items[0]!
    assert.deepEqual(replay(list, new Map([...inputs].filter(([key]) => key !== id))), { outcome: 'gone' })
    const changed = new Map([...inputs, [second, { ...inputs.get(second)!, reachKm: 99 }]])
    assert.deepEqual(replay(list, changed), { outcome: 'gone' })
    assert.deepEqual(replay({ ...list, subject_input: null }, inputs), { outcome: 'unkept' })
  })

  it('keeps what was known once, however many lists it stands in', async () => {
    const count = () =>
      read(db =>
        db
          .selectFrom('shown_input')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow(),
      )
    await sato.get(`/staff/people/${second}/matches`)
    const before = await count()
    await sato.get(`/staff/people/${second}/matches`)
    await sato.get(`/staff/people/${second}`)
    assert.deepEqual(await count(), before)
  })
})

describe('a place that is proposed', () => {
  it('is kept with its list, its rank, the length of the list and how likely it was', async () => {
    const { list, html } = await shown(third)
    assert.ok(html.includes(`name="shown" value="${list.id}"`))
    const { shown: places, taken } = await read(db => takenUp(db, 'person', 2))
    const item = list.items[1]!
    const sent = { once: newId(), opportunity: item.id, beginning: 'propose', shown: list.id, reason: 'near' }
    assert.equal((await sato.post(`/staff/people/${third}/proposals`, sent)).status, 303)
    const [kept] = await read(db => db.selectFrom('proposal').selectAll().where('person_id', '=', third).execute())
    assert.deepEqual(
      [kept!.shown_id, kept!.shown_rank, kept!.shown_length, kept!.weights_version],
      [list.id, 2, list.items.length, list.weights_version],
    )
    assert.equal(kept!.propensity, (taken + 1) / (places + 2))
    assert.deepEqual(kept!.terms, item.terms)
    const [proposal] = await read(db => proposalsOfPerson(db, third))
    assert.equal(proposal!.entries[0]!.reason, 'near')
    const page = await (await sato.get(`/staff/proposals/${kept!.id}`)).text()
    assert.match(page, /理由：家から近い/)
    assert.ok(page.includes(`/staff/lists/${list.id}`) && page.includes('のうち2番目'))
    assert.deepEqual(await read(db => takenUp(db, 'person', 2)), { shown: places, taken: taken + 1 })
  })

  it('of somebody else, or of no list at all, is proposed as it would be shown now', async () => {
    const { list } = await shown(second)
    const item = list.items[0]!
    const foreign = (await shown(third)).list.id
    const sent = { once: newId(), opportunity: item.id, beginning: 'propose', shown: foreign }
    assert.equal((await sato.post(`/staff/people/${second}/proposals`, sent)).status, 303)
    const [kept] = await read(db => db.selectFrom('proposal').selectAll().where('person_id', '=', second).execute())
    assert.deepEqual([kept!.shown_id, kept!.propensity, kept!.score], [null, null, item.score])
    assert.equal(kept!.weights_version, list.weights_version)
  })

  it('is never certain nor impossible, however little was shown', () => {
    assert.equal(propensityOf({ shown: 0, taken: 0 }), 0.5)
    assert.ok(propensityOf({ shown: 1000, taken: 0 }) > 0)
    assert.ok(propensityOf({ shown: 3, taken: 5 }) <= 1)
  })
})

describe('the reason of the counsellor', () => {
  it('is given by the press of one button, also for passing over', async () => {
    const { list, html } = await shown(third)
    const { id } = list.items[0]!
    assert.ok(html.includes(`name="reason-propose-${id}" value="own-words"`))
    const sent = {
      once: newId(),
      opportunity: id,
      beginning: 'pass',
      shown: list.id,
      [`reason-pass-${id}`]: 'too-far',
      [`note-pass-${id}`]: '坂がきつい',
    }
    assert.equal((await sato.post(`/staff/people/${third}/proposals`, sent)).status, 303)
    const proposals = await read(db => proposalsOfPerson(db, third))
    const passed = proposals.find(({ opportunity_id }) => opportunity_id === id)
    assert.deepEqual(
      [passed!.status, passed!.entries[0]!.reason, passed!.entries[0]!.note],
      ['passed', 'too-far', '坂がきつい'],
    )
  })

  it('that does not fit is refused, with what to do and what was typed', async () => {
    const { list } = await shown(third)
    const { id } = list.items[0]!
    const cases = [
      { beginning: 'propose', [`reason-propose-${id}`]: 'too-far', [`note-propose-${id}`]: '覚え書き' },
      { beginning: 'pass', [`reason-pass-${id}`]: 'near', [`note-pass-${id}`]: '覚え書き' },
      { beginning: 'pass', [`note-pass-${id}`]: '覚え書き' },
    ]
    for (const fields of cases) {
      const sent = { once: newId(), opportunity: id, shown: list.id, ...fields }
      const refused = await sato.post(`/staff/people/${third}/proposals`, sent)
      assert.equal(refused.status, 422)
      const html = await refused.text()
      assert.match(html, /理由を一覧から選んでください[\s\S]*覚え書き/)
      assert.ok(html.includes(`name="shown" value="${list.id}"`))
    }
  })

  it('finds the proposals that were begun with it', async () => {
    const begun = await read(db => db.selectFrom('proposal_entry').select('id').where('reason', '=', 'near').execute())
    const csv = await (await sato.get('/staff/proposals.csv?reason=near')).text()
    assert.equal(csv.trim().split('\r\n').length - 1, begun.length)
  })
})
