import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addDays } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { forgetBodies } from '../erasing/store.ts'
import type { Message } from '../message.ts'
import { tell } from '../tell.ts'
import { sendDue } from '../testing.ts'
import { ASK_ADDRESS } from './actions.ts'

const demo = await demoApp()
const sato = await demo.login('sato')
const write = <T>(work: (tx: Tx) => Promise<T>) =>
  demo.database.write({ lane: 'job', municipality: demo.municipality }, work)
const text = async (response: Promise<Response>) => (await (await response).text()).replaceAll(/<wbr>|<[^>]*>/g, '')

const news: Message<{ what: string }> = {
  ...{ name: 'test.letter', text: 'お知らせ', purpose: 'asked', urgency: 'usual' },
  words: ({ what }) => ({ title: what, lines: [`${what}です。`], short: what, call: [`${what}とお伝えください。`] }),
}

let named = 0
/** Somebody who is written to, and may have a telephone. */
async function someone(address: string, phone = ''): Promise<string> {
  const form = { family_name: '手紙', given_name: `${'も'.repeat(++named)}り`, birth_on: '昭和33年5月4日' }
  const made = await sato.post('/staff/people/new', { ...form, contact_first: 'none', another: '1' })
  const person = made.headers.get('location')!.split('/')[3]!
  await write(tx =>
    tx
      .updateTable('person')
      .set({ address, phone, phone_digits: phone || null, contact_by: ['post'] })
      .where('id', '=', person)
      .execute(),
  )
  return person
}
async function telling(to: Parameters<typeof tell>[2]['to'], what: string): Promise<string> {
  const about = ['person', newId()] as const
  const id = await write(tx =>
    tell(tx, news, { to, data: { what }, about, once: newId(), until: null, now: demo.clock.now }),
  )
  await sendDue(demo, [news])
  return id!
}
const stateOf = async (id: string) => {
  await sendDue(demo, [news])
  const { status, channel } = await write(tx =>
    tx.selectFrom('notice').select(['status', 'channel']).where('id', '=', id).executeTakeFirstOrThrow(),
  )
  return `${status} ${channel}`
}
const stepsOf = (person: string) =>
  write(tx =>
    tx
      .selectFrom('step')
      .select(['note', 'owner_id'])
      .where('subject_id', '=', person)
      .where('note', '=', ASK_ADDRESS)
      .where('done_at', 'is', null)
      .execute(),
  )
const post = (id: string) => sato.post('/staff/notices/letters', { ids: id, do: 'posted', once: newId() })
const comesBack = (id: string) => sato.post(`/staff/notices/${id}`, { do: 'returned', once: newId() })
const move = (person: string, address: string) =>
  write(tx => tx.updateTable('person').set({ address }).where('id', '=', person).execute())

describe('a letter that comes back', () => {
  it('is noted by its name and one key; what it said is told on the telephone, and so is what comes after', async () => {
    const person = await someone('柏市柏1-1', '0471670101')
    const [first, second] = [await telling({ person }, '一通目'), await telling({ person }, '二通目')]
    assert.equal(await stateOf(first), 'waiting letter')
    assert.equal((await comesBack(first)).status, 303, 'what was not posted cannot come back')
    assert.equal(await stateOf(first), 'waiting letter')
    await post(first)
    assert.equal(await stateOf(first), 'done letter')
    assert.match(
      await text(sato.get('/staff/notices/letters')),
      /手紙が戻ってきたとき[\s\S]*手紙 も+りさん[\s\S]*柏市柏1-1/,
    )
    assert.match(await (await sato.get(`/staff/notices/${first}`)).text(), /accesskey="1"[^>]*>[\s\S]{0,80}宛先不明/)
    await comesBack(first)
    assert.equal(await stateOf(first), 'waiting phone')
    assert.equal(await stateOf(second), 'waiting phone', 'what waited for the same address goes the same way')
    assert.equal(await stateOf(await telling({ person }, '三通目')), 'waiting phone')
    assert.match(await text(sato.get(`/staff/calls?id=${first}`)), /手紙が宛先不明で戻った方です/)
    assert.match(await text(sato.get(`/staff/notices/${first}`)), /手紙：届きませんでした（手紙が戻ってきました。）/)
  })

  it('is a step of the desk, once, and of whoever has no telephone the notice waits for them at the desk', async () => {
    const person = await someone('柏市柏2-2')
    const ids = [await telling({ person }, 'A'), await telling({ person }, 'B')]
    for (const id of ids) await post(id)
    for (const id of ids) await comesBack(id)
    assert.equal(await stateOf(ids[0]!), 'waiting desk')
    assert.equal((await stepsOf(person)).length, 1)
    assert.match(await text(sato.get(`/staff/people/${person}`)), /手紙は、宛先不明で戻ったためとめています/)
    await comesBack(ids[0]!)
    assert.equal((await stepsOf(person)).length, 1, 'pressed twice nothing more happens')
  })

  it('holds letters until they live elsewhere, or somebody says that the address stands', async () => {
    const person = await someone('柏市柏3-3')
    const lost = await telling({ person }, '戻る')
    await post(lost)
    await comesBack(lost)
    await move(person, '柏市柏3-30')
    const moved = await telling({ person }, '新しい住所へ')
    assert.equal(await stateOf(moved), 'waiting letter')
    assert.doesNotMatch(await text(sato.get(`/staff/people/${person}/notices`)), /住所がたしかでありません/)
    await move(person, '柏市柏3-3')
    assert.equal(await stateOf(await telling({ person }, 'まだ')), 'waiting desk')
    const ways = await text(sato.get(`/staff/people/${person}/notices`))
    assert.match(ways, /11月21日（土）に、手紙が宛先不明で戻りました/)
    assert.match(ways, /いまの順番：窓口。/)
    await sato.post(`/staff/people/${person}/notices`, { do: 'stands', once: newId() })
    assert.equal(await stateOf(await telling({ person }, 'また')), 'waiting letter')
  })

  it('is doubted for nobody else who lives there, and for a visitor by their name', async () => {
    const [one, other] = [await someone('柏市柏4-4'), await someone('柏市柏4-4')]
    const lost = await telling({ person: one }, '戻る')
    await post(lost)
    await comesBack(lost)
    assert.equal(await stateOf(await telling({ person: other }, '届く')), 'waiting letter')
    const visitor = (name: string) => ({ name, address: '柏市柏5-5' })
    const visited = await telling(visitor('はな'), '戻る')
    await post(visited)
    await comesBack(visited)
    assert.equal(await stateOf(await telling(visitor('はな'), 'とめる')), 'waiting desk')
    assert.equal(await stateOf(await telling(visitor('たろう'), '届く')), 'waiting letter')
  })

  it('is remembered when its words are forgotten, as long as it is their address', async () => {
    const [here, gone] = [await someone('柏市柏6-6'), await someone('柏市柏7-7')]
    for (const person of [here, gone]) {
      const lost = await telling({ person }, '戻る')
      await post(lost)
      await comesBack(lost)
      await stateOf(lost)
      await sato.post(`/staff/notices/${lost}`, { do: 'told', once: newId() })
    }
    await move(gone, '柏市柏7-70')
    await write(tx => forgetBodies.sweep(tx, `${addDays('2026-11-21', 1)}T00:00:00.000Z`))
    const kept = await write(tx =>
      tx.selectFrom('notice_attempt').select('sent_to').where('why', '=', 'returned').execute(),
    )
    const addresses = kept.map(({ sent_to }) => sent_to)
    assert.ok(addresses.includes('柏市柏6-6') && !addresses.includes('柏市柏7-7'))
    assert.equal(await stateOf(await telling({ person: here }, '次')), 'waiting desk')
  })
})
