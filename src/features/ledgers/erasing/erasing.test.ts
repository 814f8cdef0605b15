import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { erasePerson } from '#features/people/erasing/store.ts'
import { DEMO_NOW } from '../../../../seed/testing.ts'
import { rounds } from '../rounds.ts'
import { BOOKS } from '../rules.ts'
import { ledgerCity } from '../testing.ts'
import { eraseSeekings } from './store.ts'

const { inside, rows, someone, seek, seekingOf, set, read, sato } = await ledgerCity()
const [account] = await rows(sql<{ id: string }>`select id from account where login = 'sato'`)
const doing = { by: account!.id, now: DEMO_NOW, today: '2026-11-21' }
const forget = (day: string) => inside(tx => rounds[0]!.run(tx, { day, now: `${day}T01:00:00.000Z`, since: day }))

type Kept = {
  person: string | null
  work: string
  kept: { name: string; address: string; birth_on: string } | null
  ended: string | null
  occupation: string | null
}
const rowOf = async (id: string): Promise<Kept> =>
  (
    await rows(
      sql<Kept>`select person_id as person, work, kept, ended_as as ended, occupation from job_seeking where id = ${id}`,
    )
  )[0]!

async function seeking(fields: Record<string, string> = {}) {
  const person = someone()
  await seek(person.id, { work: 'ひみつの希望', occupation: '08', ...fields })
  return { person, id: (await seekingOf(person.id))!.id }
}
const erase = (person: string) =>
  inside(async tx => {
    const first = await eraseSeekings(tx, person, doing)
    await erasePerson(tx, person, doing)
    return first
  })

describe('two years after the end', () => {
  it('it is forgotten who sought what; that somebody did stays counted', async () => {
    const { person, id } = await seeking({ received_on: '令和8年4月1日' })
    await rows(sql`update job_seeking set ended_on = '2026-05-01', ended_as = 'withdrawn' where id = ${id}`)
    await forget('2028-05-01')
    assert.equal((await rowOf(id)).person, person.id)
    assert.ok((await forget('2028-05-02')) > 0)
    assert.deepEqual(await rowOf(id), { person: null, work: '', kept: null, ended: 'withdrawn', occupation: '08' })
    assert.doesNotMatch(await read(sato, `${BOOKS.seekers}?year=2026`), new RegExp(person.name))
  })

  it('is as long as the city says, and what is open is kept', async () => {
    const [{ id }, open] = [await seeking(), await seeking()]
    await rows(sql`update job_seeking set ended_on = '2026-11-21', ended_as = 'hired' where id = ${id}`)
    await set('placementYears', 5, '2028-01-01')
    await forget('2030-01-01')
    assert.equal((await rowOf(id)).work, 'ひみつの希望')
    await forget('2031-11-22')
    assert.equal((await rowOf(id)).work, '')
    assert.equal((await rowOf(open.id)).person, open.person.id)
  })
})

describe('somebody who is erased', () => {
  it('is in no ledger where the city places people by itself: no law keeps it', async () => {
    const { person, id } = await seeking()
    assert.ok((await erase(person.id)) > 0)
    assert.deepEqual(await rowOf(id), { person: null, work: '', kept: null, ended: 'closed', occupation: '08' })
  })

  it('stays in the ledger of an operator, by name, address and birthday, until its time is over', async () => {
    await set('placedBy', 'operator', '2026-11-01')
    const { person, id } = await seeking()
    await erase(person.id)
    const { kept, ended } = await rowOf(id)
    assert.deepEqual(
      [kept?.name, ended, Object.keys(kept!).toSorted()],
      [person.name, 'closed', ['address', 'birth_on', 'name']],
    )
    const number = (await rows(sql<{ n: number }>`select number as n from job_seeking where id = ${id}`))[0]!.n
    const html = await (await sato.get(`${BOOKS.seekers}?year=2026&page=${Math.ceil(number / 25)}`)).text()
    assert.ok(html.includes(person.name))
    assert.ok(!html.includes(person.id))
    assert.equal(await inside(tx => eraseSeekings(tx, person.id, doing)), 0)
    await set('placementYears', 2, '2028-11-01')
    await forget('2028-11-22')
    assert.deepEqual([(await rowOf(id)).kept, (await rowOf(id)).person], [null, null])
  })

  it('leaves nothing of what ended long ago', async () => {
    const { person, id } = await seeking()
    await rows(
      sql`update job_seeking set received_on = '2020-04-01', ended_on = '2020-06-01', ended_as = 'hired' where id = ${id}`,
    )
    await erase(person.id)
    assert.deepEqual(await rowOf(id), { person: null, work: '', kept: null, ended: 'hired', occupation: '08' })
  })
})
