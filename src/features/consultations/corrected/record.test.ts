import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { bind } from '#features/people/bonds/actions.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { consultationsOf } from '../store.ts'

const demo = await demoApp()
const [sato, suzuki, tanaka] = [await demo.login('sato'), await demo.login('suzuki'), await demo.login('tanaka')]
const db = <T>(work: (tx: Tx) => Promise<T>) =>
  demo.database.write({ lane: 'staff', municipality: demo.municipality }, work)
const by = await db(
  async tx => (await tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow()).id,
)

async function someone(family_name = '木見'): Promise<string> {
  const form = { family_name, birth_on: '昭和33年5月4日', contact_first: 'none', another: '1' }
  return (await sato.post('/staff/people/new', form)).headers.get('location')!.split('/')[3]!
}
const numberOf = (id: string) =>
  db(async tx => (await tx.selectFrom('person').select('number').where('id', '=', id).executeTakeFirstOrThrow()).number)
const talks = (person: string) => db(tx => consultationsOf(tx, person))
const openSteps = (person: string) =>
  db(tx =>
    tx
      .selectFrom('step')
      .select(['id', 'what', 'note'])
      .where('person_id', '=', person)
      .where('done_at', 'is', null)
      .execute(),
  )

const TALK = {
  said: '家にいると気がふさぐ',
  vague_wish: '何かやりたい',
  became: '',
  topics: ['health'],
  channel: 'visit',
  minutes: '300',
  on_day: '令和8年8月21日',
  place: '',
}
const NEXT = { next: 'step', what: 'visit', note: '図書館', owner_id: by, due_on: 'R8.11.24' }
/** A consultation by which all that was to be done for somebody is done. */
async function recorded(person: string, more: Record<string, string> = {}, who = sato) {
  const done = Object.fromEntries((await openSteps(person)).map(({ id }) => [`step-${id}`, 'done']))
  return who.post(`/staff/people/${person}/consultations`, { ...TALK, ...NEXT, ...done, ...more, once: newId() })
}
/** What is to be done, without which step it is. */
const toDo = async (person: string) => (await openSteps(person)).map(({ what, note }) => ({ what, note }))

const pathOf = (id: string) => `/staff/records/consultation/${id}`
async function put(id: string, verb: string, fields: Record<string, string | readonly string[]>, who = sato) {
  const version = /name="version" value="(\d+)"/.exec(await (await who.get(pathOf(id))).text())?.[1] ?? ''
  const sent = { version, correction_reason: '打ちまちがい', ...fields }
  const preview = await who.post(`${pathOf(id)}/${verb}`, { once: newId(), ...sent })
  const told = await preview.text()
  const done = await who.post(`${pathOf(id)}/${verb}`, { once: newId(), ...sent, sure: 'yes' })
  return { status: preview.status, told, done }
}

describe('a consultation that was written down wrongly', () => {
  it('is corrected at any date; a quarter that is over is said, and the history shows both', async () => {
    const person = await someone()
    await recorded(person)
    const [talk] = await talks(person)
    const { status, told, done } = await put(talk!.id, 'correct', { ...TALK, minutes: '30', on_day: '令和8年11月20日' })
    assert.equal(status, 200)
    assert.match(told, /令和8年度 第2四半期は、もう終わった期間です/)
    assert.match(told, /窓口での相談数/)
    assert.equal(done.headers.get('location'), `/staff/people/${person}`)
    assert.deepEqual(
      (await talks(person)).map(({ minutes, on_day }) => [minutes, on_day]),
      [[30, '2026-11-20']],
    )
    const page = await (await sato.get(`/staff/people/${person}`)).text()
    assert.match(page, /「相談の記録」を訂正しました（わけ：打ちまちがい）[\s\S]*<del>300分<\/del> → <ins>30分<\/ins>/)
  })

  it('goes to the person whose it was; the step that it opened is taken back', async () => {
    const [wrong, right] = [await someone(), await someone('木村')]
    const before = await toDo(wrong)
    await recorded(wrong)
    assert.equal((await openSteps(wrong))[0]?.note, '図書館')
    const [talk] = await talks(wrong)
    const nobody = await put(talk!.id, 'move', { to_number: '999999' })
    assert.equal(nobody.status, 422)
    await put(talk!.id, 'move', { to_number: String(await numberOf(right)) })
    assert.deepEqual([(await talks(wrong)).length, (await talks(right)).length], [0, 1])
    assert.deepEqual(await toDo(wrong), before)
    for (const [person, words] of [
      [wrong, /方の記録へ/],
      [right, /方の記録から/],
    ] as const)
      assert.match(await (await sato.get(`/staff/people/${person}`)).text(), words)
    assert.doesNotMatch(await (await sato.get(`/staff/people/${wrong}`)).text(), /気がふさぐ/)
  })

  it('is taken out, and whom it ended is at the desk again', async () => {
    const person = await someone()
    await recorded(person, { next: 'end', due_on: '', end_reason: '本人の希望' })
    assert.deepEqual(await openSteps(person), [])
    const [talk] = await talks(person)
    await put(talk!.id, 'void', {})
    assert.deepEqual(await talks(person), [])
    assert.equal((await openSteps(person)).length, 1)
    const { closed_on } = await db(tx =>
      tx.selectFrom('person').select('closed_on').where('id', '=', person).executeTakeFirstOrThrow(),
    )
    assert.equal(closed_on, null)
  })

  it('of which nothing was changed is told so before anybody is asked why', async () => {
    const person = await someone()
    await recorded(person)
    const [talk] = await talks(person)
    const same = await put(talk!.id, 'correct', { ...TALK, correction_reason: '' })
    assert.equal(same.status, 422)
    assert.match(same.told, /変わったところがないため、何も直していません/)
    assert.doesNotMatch(same.told, /わけを入力してください/)
    const other = await put(talk!.id, 'correct', { ...TALK, minutes: '30', correction_reason: '' })
    assert.match(other.told, /わけを入力してください/)
    assert.equal((await talks(person))[0]?.minutes, 300)
  })

  it('is put right by who wrote it, by the coordinator and the manager, and by nobody else', async () => {
    const person = await someone()
    await recorded(person, {}, suzuki)
    const [talk] = await talks(person)
    assert.match(await (await sato.get(pathOf(talk!.id))).text(), /ほかの職員が書いた記録は/)
    const refused = await sato.post(`${pathOf(talk!.id)}/void`, { once: newId(), correction_reason: 'x', version: '1' })
    assert.equal(refused.status, 422)
    assert.equal((await put(talk!.id, 'void', {}, tanaka)).done.status, 303)
  })
})

it('of two who put one consultation right at the same moment, one is done and the other sees that it changed', async () => {
  const person = await someone()
  await recorded(person)
  const [talk] = await talks(person)
  const version = /name="version" value="(\d+)"/.exec(await (await sato.get(pathOf(talk!.id))).text())![1]!
  const sent = { ...TALK, version, correction_reason: '打ちまちがい', sure: 'yes' }
  const done = await Promise.all(
    ['20', '40'].map(minutes => sato.post(`${pathOf(talk!.id)}/correct`, { ...sent, minutes, once: newId() })),
  )
  assert.deepEqual(done.map(({ status }) => status).sort(), [303, 409])
})

describe('a consultation of somebody who gives no name', () => {
  const count = async () =>
    Number(
      /相談[^0-9]*全?([0-9,]+)件/.exec(await (await sato.get('/staff/consultations')).text())?.[1]?.replace(',', ''),
    )

  it('is counted, listed, and later given to the person whose it was', async () => {
    const before = await count()
    const form = { channel: 'phone', minutes: '10', on_day: '令和8年11月21日', topics: ['work'], place: '' }
    assert.equal(
      (await sato.post('/staff/consultations/anonymous', { once: newId(), ...form, minutes: '' })).status,
      422,
    )
    const once = newId()
    for (const _ of [1, 2])
      assert.equal((await sato.post('/staff/consultations/anonymous', { once, ...form })).status, 303)
    assert.equal(await count(), before + 1)
    const { id } = await db(tx =>
      tx
        .selectFrom('consultation')
        .select('id')
        .where('person_id', 'is', null)
        .orderBy('created_at', 'desc')
        .executeTakeFirstOrThrow(),
    )
    const csv = await (await sato.get('/staff/consultations.csv')).text()
    assert.match(csv, /"2026-11-21","電話","",10,"","","","就労",,/)
    const person = await someone()
    await put(id, 'move', { to_number: String(await numberOf(person)) })
    assert.equal((await talks(person))[0]?.minutes, 10)
  })
})

describe('two who come together', () => {
  it('are told of in both histories and are one consultation; each has a next step', async () => {
    const [one, other] = [await someone(), await someone('木村')]
    const pair = { other_id: other, kind: 'together' as const, reason: 'ご夫婦' }
    await db(tx => bind(tx, one, pair, { by, now: DEMO_NOW, today: '2026-11-21', medium: 'visit' }))
    assert.match(await (await sato.get(`/staff/people/${one}`)).text(), /いっしょに相談した方/)
    await recorded(one, { with_id: other })
    const [mine, theirs] = [await talks(one), await talks(other)]
    assert.equal(mine[0]?.id, theirs[0]?.id)
    assert.equal(theirs[0]?.beside, '木見')
    assert.equal((await openSteps(other)).length, 1)
    assert.match(await (await sato.get(`/staff/people/${other}`)).text(), /木見さんといっしょに/)
  })

  it('are proposed an activity at one press, or neither of them', async () => {
    const [one, other] = [await someone(), await someone('木村')]
    const pair = { other_id: other, kind: 'together' as const, reason: 'ご夫婦' }
    await db(tx => bind(tx, one, pair, { by, now: DEMO_NOW, today: '2026-11-21', medium: 'visit' }))
    const { id: opportunity } = await db(tx =>
      tx
        .selectFrom('opportunity')
        .select('id')
        .where('status', '=', 'open')
        .whereRef('taken', '<', 'capacity')
        .orderBy('title')
        .executeTakeFirstOrThrow(),
    )
    const ask = () =>
      sato.post(`/staff/people/${one}/proposals`, { once: newId(), opportunity, beginning: 'propose', with: other })
    const proposals = (person: string) =>
      db(tx => tx.selectFrom('proposal').select('id').where('person_id', '=', person).execute())
    await sato.post(`/staff/people/${other}/proposals`, { once: newId(), opportunity, beginning: 'propose' })
    const refused = await ask()
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /木村さん（No. \d+）に提案できないため、どなたにも提案していません/)
    assert.deepEqual([(await proposals(one)).length, (await proposals(other)).length], [0, 1])
    await db(tx => tx.updateTable('proposal').set({ status: 'declined' }).where('person_id', '=', other).execute())
    assert.equal((await ask()).status, 303)
    assert.deepEqual([(await proposals(one)).length, (await proposals(other)).length], [1, 2])
  })
})

describe('the days of consultations are counted', () => {
  const DAYS = sql<{ day: string; channel: string; satisfied: number; way: string; count: number }>`
    select on_day::text as day, channel, coalesce(satisfied, 0) as satisfied, coalesce(satisfied_way, 'desk') as way, count(*)::int as count
    from consultation group by 1, 2, 3, 4 order by 1, 2, 3, 4`
  const KEPT = sql`select on_day::text as day, channel, satisfied, way, count from consultation_count where count <> 0 order by 1, 2, 3, 4`
  const both = async () => [await db(tx => DAYS.execute(tx)), await db(tx => KEPT.execute(tx))].map(({ rows }) => rows)

  it('as they stand, whatever is recorded, put right, taken out or written by several at once', async () => {
    const person = await someone()
    await Promise.all([sato, suzuki, tanaka].map(() => recorded(person, { next: 'none' })))
    await Promise.all(['電話', '来所'].map((said, at) => recorded(person, { said, channel: at ? 'visit' : 'phone' })))
    const [first, second] = await talks(person)
    await put(first!.id, 'correct', { ...TALK, on_day: '令和8年11月20日', channel: 'phone', satisfied: '5' })
    await put(second!.id, 'void', {})
    const [counted, kept] = await both()
    assert.ok(counted!.length > 20)
    // The demo city has slips of every way.
    assert.equal(new Set(counted!.map(row => (row as { way: string }).way)).size, 5)
    assert.deepEqual(kept, counted)
  })

  it('by everybody at the desk, and written by nobody', () =>
    assert.rejects(
      db(tx => sql`update consultation_count set count = 0`.execute(tx)),
      { code: '42501' },
    ))
})
