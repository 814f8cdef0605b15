import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { bind } from '#features/people/bonds/actions.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { limitedCity } from '../../../../seed/limited.ts'
import { DEMO_NOW } from '../../../../seed/testing.ts'

// Consultations that are put right more than once, in any order, of two who come together, and before staff who see a part.

const city = await limitedCity()
const { database, municipality, login, clock, own, foreign } = city
const [sato, suzuki, tanaka] = [await login('sato'), await login('suzuki'), await login('tanaka')]
const db = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'staff', municipality }, work)
const by = await db(
  async tx => (await tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow()).id,
)
const one = async (query: string) =>
  (await city.read(tx => sql.raw<{ v: string | null }>(query).execute(tx))).rows[0]?.v

async function someone(family_name: string): Promise<string> {
  const form = { family_name, birth_on: '昭和33年5月4日', contact_first: 'none', another: '1' }
  return (await sato.post('/staff/people/new', form)).headers.get('location')!.split('/')[3]!
}
const numberOf = async (id: string) => String(await one(`select number::text as v from person where id = '${id}'`))
const openSteps = async (person: string): Promise<string> =>
  (await one(
    `select coalesce(string_agg(note, '・' order by note), '') as v from step where person_id = '${person}' and subject_kind = 'person' and done_at is null`,
  ))!
const closedOn = (person: string) => one(`select closed_on::text as v from person where id = '${person}'`)
const page = async (person: string, who = suzuki) => unphrased(await (await who.get(`/staff/people/${person}`)).text())

const TALK = {
  said: 'ひざが痛むと話された',
  vague_wish: '',
  became: '',
  topics: ['health'],
  channel: 'visit',
  place: '',
}
const NEXT = { next: 'step', what: 'visit', note: '図書館', owner_id: by, due_on: 'R8.11.24', minutes: '30' }
/** Moves the clock on, so that one thing is after the other. */
const later = () => {
  clock.now = new Date(Date.parse(clock.now) + 60_000).toISOString()
}
async function recorded(person: string, more: Record<string, string> = {}): Promise<string> {
  later()
  const steps = await db(tx =>
    tx.selectFrom('step').select('id').where('person_id', '=', person).where('done_at', 'is', null).execute(),
  )
  const done = Object.fromEntries(steps.map(({ id }) => [`step-${id}`, 'done']))
  const once = newId()
  const sent = { ...TALK, ...NEXT, ...done, on_day: '令和8年11月20日', ...more, once }
  const response = await sato.post(`/staff/people/${person}/consultations`, sent)
  assert.equal(response.status, 303, await response.text())
  return once
}
const pathOf = (id: string) => `/staff/records/consultation/${id}`
async function put(id: string, verb: string, fields: Record<string, string | readonly string[]> = {}, who = tanaka) {
  later()
  const version = /name="version" value="(\d+)"/.exec(await (await who.get(pathOf(id))).text())?.[1] ?? ''
  const sent = { version, correction_reason: '打ちまちがい', ...fields }
  const preview = await who.post(`${pathOf(id)}/${verb}`, { once: newId(), ...sent })
  const told = unphrased(await preview.text())
  const done = await who.post(`${pathOf(id)}/${verb}`, { once: newId(), ...sent, sure: 'yes' })
  return { status: done.status, told, page: await done.text() }
}
const moved = async (id: string, to: string) => put(id, 'move', { to_number: await numberOf(to) })
const corrected = (id: string, more: Record<string, string>) =>
  put(id, 'correct', { ...TALK, minutes: '30', on_day: '令和8年11月20日', ...more })
const whose = (id: string) => one(`select person_id::text as v from consultation where id = '${id}'`)

describe('what was put right of a record goes with it to whose it is', () => {
  it('so that nothing that was said stands on the page of whom it never was of', async () => {
    const [wrong, right] = [await someone('木見'), await someone('木村')]
    const id = await recorded(wrong)
    assert.equal((await corrected(id, { said: '腰が痛むと話された' })).status, 303)
    assert.match(await page(wrong), /<del>ひざが痛むと話された<\/del>/)
    assert.equal((await moved(id, right)).status, 303)
    assert.doesNotMatch(await page(wrong), /痛む/)
    assert.match(await page(wrong), new RegExp(`No. ${await numberOf(right)}の方の記録へ`))
    assert.match(await page(right), /<del>ひざが痛むと話された<\/del>[\s\S]*腰が痛むと話された/)
  })

  it('also by way of a third person and back again; each is told that it came and went', async () => {
    const [a, b, c] = [await someone('木見'), await someone('木村'), await someone('木本')]
    const id = await recorded(a)
    for (const [to, now] of [
      [b, b],
      [c, c],
      [a, a],
    ] as const) {
      assert.equal((await moved(id, to)).status, 303)
      assert.equal(await whose(id), now)
    }
    assert.match(await page(b), /方の記録から[\s\S]*方の記録へ|方の記録へ[\s\S]*方の記録から/)
    assert.equal((await moved(id, a)).status, 422)
    assert.equal((await corrected(id, { said: '肩が痛むと話された' })).status, 303)
    assert.equal((await put(id, 'void')).status, 303)
    assert.doesNotMatch(await page(b), /痛む/)
    assert.match(await page(a), /<del>肩が痛むと話された<\/del>/)
  })

  it('and is corrected twice: each change stands by itself, and one that is taken back is one', async () => {
    const person = await someone('木見')
    const id = await recorded(person)
    await corrected(id, { minutes: '300' })
    await corrected(id, { minutes: '30' })
    const told = await page(person)
    assert.match(told, /<del>300分<\/del> → <ins>30分<\/ins>/)
    assert.match(told, /<del>30分<\/del> → <ins>300分<\/ins>/)
    assert.equal((await corrected(id, { minutes: '30' })).status, 422)
  })
})

describe('the programme of a consultation', () => {
  const programmes = () =>
    db(tx => tx.selectFrom('programme').select(['id', 'name', 'ends_on']).orderBy('starts_on').execute())
  it('is put right by itself, and told as what it was and is', async () => {
    const person = await someone('木見')
    const [first, second] = (await programmes()).filter(({ ends_on }) => ends_on === null || ends_on > '2026-11-21')
    const id = await recorded(person, { programme_id: first!.id })
    const { status } = await corrected(id, { programme_id: second?.id ?? '' })
    assert.equal(status, 303)
    assert.match(await page(person), new RegExp(`事業：<del>${first!.name}`))
  })

  it('is one of those that there are, whatever id is sent', async () => {
    const person = await someone('木見')
    const id = await recorded(person)
    assert.equal((await corrected(id, { programme_id: newId() })).status, 422)
    const sent = { ...TALK, ...NEXT, on_day: '令和8年11月20日', programme_id: newId(), once: newId() }
    const response = await sato.post(`/staff/people/${person}/consultations`, sent)
    assert.equal(response.status, 422)
    assert.match(unphrased(await response.text()), /この事業は、いまは選べません/)
  })

  it('stays where it is over meanwhile and something else is corrected', async () => {
    const person = await someone('木見')
    const [first] = await programmes()
    const id = await recorded(person, { programme_id: first!.id })
    await city.change(`update programme set ends_on = '2026-11-20' where id = '${first!.id}'`)
    const form = await (await tanaka.get(pathOf(id))).text()
    assert.match(form, new RegExp(`<option value="${first!.id}" selected`))
    await city.change(
      `update programme set ends_on = ${first!.ends_on ? `'${first!.ends_on}'` : 'null'} where id = '${first!.id}'`,
    )
  })
})

describe('of two who come together', () => {
  async function pair() {
    const [mine, theirs] = [await someone('木見'), await someone('木村')]
    for (const person of [mine, theirs]) await city.change(`delete from step where person_id = '${person}'`)
    const bond = { other_id: theirs, kind: 'together' as const, reason: 'ご夫婦' }
    await db(tx => bind(tx, mine, bond, { by, now: DEMO_NOW, today: '2026-11-21', medium: 'visit' }))
    return [mine, theirs] as const
  }

  it('one’s consultation that is taken out takes the step of the other one along', async () => {
    const [mine, theirs] = await pair()
    const id = await recorded(mine, { with_id: theirs })
    assert.equal(await openSteps(theirs), '図書館')
    await put(id, 'void')
    assert.equal(await openSteps(theirs), '')
    assert.doesNotMatch(await page(theirs), /といっしょに/)
  })

  it('it is the other one’s alone: theirs is the step, and nobody was there with themselves', async () => {
    const [mine, theirs] = await pair()
    const id = await recorded(mine, { with_id: theirs })
    assert.equal((await moved(id, theirs)).status, 303)
    assert.equal(await openSteps(theirs), '図書館')
    assert.equal(await one(`select with_id::text as v from consultation where id = '${id}'`), null)
  })

  it('it was somebody else’s, with whom the other one does not go: said before, and both are out of it', async () => {
    const [mine, theirs] = await pair()
    const right = await someone('木本')
    const id = await recorded(mine, { with_id: theirs })
    const { told, status } = await moved(id, right)
    assert.match(told, /木村さんは、移す先の方といっしょに来る方ではないため、この相談の記録から外れます/)
    assert.equal(status, 303)
    assert.deepEqual([await openSteps(mine), await openSteps(theirs)], ['図書館', ''])
  })

  it('what the other one did since stays', async () => {
    const [mine, theirs] = await pair()
    const id = await recorded(mine, { with_id: theirs })
    await recorded(theirs, { note: '公民館' })
    await put(id, 'void')
    assert.equal(await openSteps(theirs), '公民館')
  })
})

it('whoever a wrong consultation brought back to the desk is away again since when they were', async () => {
  const person = await someone('木見')
  await recorded(person, { next: 'end', due_on: '', end_reason: '本人の希望' })
  await city.change(`update person set closed_on = '2026-11-02' where id = '${person}'`)
  const id = await recorded(person)
  assert.equal(await closedOn(person), null)
  await put(id, 'void')
  assert.deepEqual([await closedOn(person), await openSteps(person)], ['2026-11-02', ''])
})

describe('before staff who see a part of the people', () => {
  it('a record goes to nobody whom they do not see, and of one that came they are told no name and no “unasked”', async () => {
    const kita = await city.enter('kita')
    const theirs = await recorded(own)
    await city.change(`update consultation set by_account = '${city.kita}' where id = '${theirs}'`)
    const refused = await put(theirs, 'move', { to_number: await numberOf(foreign) }, kita)
    assert.equal(refused.status, 422)
    assert.equal(await whose(theirs), own)
    const other = await recorded(foreign)
    await corrected(other, { said: '首が痛むと話された' })
    assert.equal((await moved(other, own)).status, 303)
    const told = await page(own, kita)
    assert.match(told, /担当の範囲でない方の記録から/)
    assert.match(told, /首が痛むと話された/)
    await moved(other, foreign)
    assert.doesNotMatch(await page(own, kita), /首が痛む/)
    assert.match(await page(own, suzuki), new RegExp(`No. ${await numberOf(foreign)}の方の記録へ`))
  })
})
