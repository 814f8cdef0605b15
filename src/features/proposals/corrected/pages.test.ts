import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { correctionsWithin } from '#features/corrections/index.ts'
import { openStepOf } from '#features/steps/index.ts'
import { newId } from '#platform/ids.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { proposalById } from '../record/store.ts'
import type { EntryVerb } from '../rules.ts'
import { accepted, consent, type Desk, deskOf, did, published } from '../testing.ts'

const city = await demoApp()
const later = (desk: Desk, hour: number): Desk => ({ ...desk, now: `2026-11-21T0${hour}:00:00.000Z` })
const DECIDED = { hours_week: 5, starts_on: '2026-12-01', how: 'own' } as const

const entryOf = async (desk: Desk, id: string, verb: EntryVerb) =>
  (await proposalById(desk.tx, id))!.entries.findLast(entry => entry.verb === verb)!.id

describe('on the pages of a record of a proposal', () => {
  const write = <T>(work: (desk: Desk) => Promise<T>) =>
    city.database.write({ lane: 'staff', municipality: city.municipality }, async tx =>
      work(await deskOf(tx, DEMO_NOW)),
    )

  it('it is shown first what would change, figures too; nothing is done before it is confirmed', async () => {
    const [sato, tanaka] = [await city.login('sato'), await city.login('tanaka')]
    const made = await write(async desk => {
      const id = await accepted(desk, await published(desk, 'employment'))
      await did(later(desk, 3), id, 'decide', { ...DECIDED, how: 'self', hours_week: 50 })
      return { id, person: desk.person, entry: await entryOf(desk, id, 'decide') }
    })
    const path = `/staff/records/proposal-entry/${made.entry}`
    const form = await (await sato.get(path)).text()
    assert.match(form, /value="50"/)
    const version = /name="version" value="(\d+)"/.exec(form)![1]!
    const typed = { version, hours_week: '5', starts_on: '2026-12-01', how: 'self', day: '2026-11-21', medium: 'visit' }
    assert.equal((await sato.post(`${path}/correct`, { once: newId(), ...typed })).status, 422, 'a reason is asked')
    const sent = { ...typed, correction_reason: '打ちまちがい' }
    const preview = await sato.post(`${path}/correct`, { once: newId(), ...sent })
    assert.equal(preview.status, 200)
    const told = await preview.text()
    assert.match(told, /週50時間[\s\S]*週5時間/)
    assert.match(told, /週20時間以上の就業/)
    const hours = () => write(async desk => (await proposalById(desk.tx, made.id))!.decision!.hours_week)
    assert.equal(await hours(), 50)
    const once = newId()
    for (const _ of ['once', 'twice']) {
      const done = await sato.post(`${path}/correct`, { once, ...sent, sure: 'yes' })
      assert.equal(done.headers.get('location'), `/staff/proposals/${made.id}`)
    }
    assert.equal(await hours(), 5)
    assert.equal((await write(desk => correctionsWithin(desk.tx, made.id))).length, 1)
    for (const page of [`/staff/proposals/${made.id}`, `/staff/people/${made.person}`])
      assert.match(await (await sato.get(page)).text(), /「提案の記録」を訂正しました（わけ：打ちまちがい）/)
    assert.match(await (await tanaka.get('/staff/corrections')).text(), /打ちまちがい/)
    assert.equal((await sato.get('/staff/corrections')).status, 403)
    const late = await sato.post(`${path}/correct`, { once: newId(), ...sent, sure: 'yes' })
    assert.equal(late.status, 409, 'it changed since the form was opened')
  })

  it('more hours than the activity has are taken only where somebody says that they are meant', async () => {
    const sato = await city.login('sato')
    const made = await write(async desk => {
      const opportunity = await published(desk, 'volunteering')
      const slots = await desk.tx.selectFrom('slot').select('id').where('opportunity_id', '=', opportunity).execute()
      assert.ok(slots.length > 0)
      const id = await accepted(desk, opportunity)
      return { id, version: (await proposalById(desk.tx, id))!.version }
    })
    const fields = {
      version: String(made.version),
      'decide-hours_week': '50',
      'decide-starts_on': '2026-12-01',
      'decide-how': 'self',
    }
    const doubted = await sato.post(`/staff/proposals/${made.id}/decide`, { once: newId(), ...fields })
    assert.equal(doubted.status, 422)
    assert.match(await doubted.text(), /週50時間は、この活動の時間をすべて合わせた週[\s\S]*この時間でよい/)
    const sure = await sato.post(`/staff/proposals/${made.id}/decide`, {
      once: newId(),
      ...fields,
      'decide-hours_sure': 'yes',
    })
    assert.equal(sure.status, 303)
  })

  it('the letter that was recalled is noted with what the organisation said', async () => {
    const sato = await city.login('sato')
    const made = await write(async desk => {
      await consent(desk)
      const id = await accepted(desk, await published(desk, 'volunteering'))
      await did(later(desk, 3), id, 'introduce')
      return { id, entry: await entryOf(desk, id, 'introduce') }
    })
    assert.match(await (await sato.get(`/staff/proposals/${made.id}`)).text(), /紹介のまちがい/)
    const path = `/staff/records/proposal-entry/${made.entry}`
    const version = /name="version" value="(\d+)"/.exec(await (await sato.get(path)).text())![1]!
    const sent = { version, 'void-correction_reason': '別の方を紹介した' }
    assert.match(
      await (await sato.post(`${path}/void`, { once: newId(), ...sent })).text(),
      /紹介状を廃棄してもらう一歩/,
    )
    assert.equal((await sato.post(`${path}/void`, { once: newId(), ...sent, sure: 'yes' })).status, 303)
    const [incident] = await write(desk => correctionsWithin(desk.tx, made.id))
    const page = `/staff/corrections/${incident!.id}`
    const lists = await Promise.all(['/staff', '/staff?page=2'].map(async path => (await sato.get(path)).text()))
    assert.match(lists.join(''), /団体に伝え、紹介状を廃棄してもらう/)
    assert.equal((await sato.post(`${page}/recalled`, { once: newId() })).status, 422)
    const answer = { recall: 'destroyed', said: '施設長に確かめた' }
    assert.equal((await sato.post(`${page}/recalled`, { once: newId(), ...answer })).status, 303)
    assert.match(await (await sato.get(page)).text(), /廃棄したことを団体に確かめた（施設長に確かめた）/)
    assert.equal(await write(desk => openStepOf(desk.tx, 'correction', incident!.id)), undefined)
  })
})
