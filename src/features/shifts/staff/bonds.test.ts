import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { bind, unbind } from '../../people/bonds/actions.ts'
import type { BondKind } from '../../people/bonds/rules.ts'
import { bondsOf } from '../../people/bonds/store.ts'
import { personHead } from '../../people/index.ts'
import { type Desk, deskOf } from '../../proposals/testing.ts'
import { decided, idle, placed, shared, slotsOf } from '../testing.ts'

const { database, municipality, login } = await demoApp()
const [sato, tanaka] = [await login('sato'), await login('tanaka')]
const write = <T>(work: (desk: Desk) => Promise<T>) =>
  database.write({ lane: 'staff', municipality }, async tx => work(await deskOf(tx, DEMO_NOW)))
const how = ({ by, now, today }: Desk) => ({ by, now, today, medium: 'visit' as const })
const REASON = '前にもめた'

/** Two who are decided for an activity, the second with a place on Tuesdays, and how they go. */
const pair = (kind: BondKind | null) =>
  write(async desk => {
    const opportunity = await shared(desk, 5)
    const [someone = '', other = ''] = await idle(desk, 2)
    await decided(desk, opportunity, someone)
    await placed(desk, opportunity, other)
    if (kind) assert.equal(await bind(desk.tx, someone, { other_id: other, kind, reason: REASON }, how(desk)), null)
    const { family_name, given_name, number } = (await personHead(desk.tx, other))!
    const slots = await slotsOf(desk, opportunity)
    const path = `/staff/opportunities/${opportunity}/shifts`
    return { path, someone, other, slots, otherIs: `${family_name} ${given_name}さん（No. ${number}）` }
  })
const read = async (path: string, who = sato) => (await who.get(path)).text()
const assign = (path: string, person: string, slots: readonly string[]) =>
  sato.post(`${path}/assign`, { once: newId(), person, slots, from: '令和8年11月21日', to: '' })

describe('before somebody is given times', () => {
  it('staff are warned of whoever they are not to meet, with the times, and decide', async () => {
    const { path, someone, slots, otherIs } = await pair('apart')
    const html = await read(path)
    const warning = `${otherIs}が、火曜 09:30〜12:00に入っています。`
    assert.match(html, /別々にすると決めた方が、この活動の時間に入っています。/)
    assert.ok(html.includes(warning) && html.includes(`/staff/people/${someone}/edit/bonds`))
    assert.ok(!html.includes(REASON), 'the reason stays at the desk')
    assert.ok(!(await read(path, tanaka)).includes('別々にすると決めた'))
    const refused = await assign(path, someone, [])
    assert.equal(refused.status, 422)
    assert.ok((await refused.text()).includes(warning))
    assert.equal((await assign(path, someone, slots.slice(0, 1))).status, 303)
  })

  it('nothing is said of a bond that is ended, nor where there is none', async () => {
    const { path, someone } = await pair('apart')
    await write(async desk => {
      const [bond] = await bondsOf(desk.tx, someone)
      assert.ok(await unbind(desk.tx, someone, bond!.id, '仲なおりした', how(desk)))
    })
    assert.doesNotMatch(await read(path), /決めた方が/)
    assert.doesNotMatch(await read((await pair(null)).path), /決めた方が/)
  })

  it('nothing is said of whoever they are not to meet while those have no times here', async () => {
    const { path, other } = await pair('apart')
    await write(desk =>
      desk.tx
        .updateTable('assignment')
        .set({ to_on: '2026-11-20', ended_by: desk.by, ended_at: desk.now })
        .where('person_id', '=', other)
        .execute(),
    )
    assert.doesNotMatch(await read(path), /別々にすると決めた/)
  })

  it('staff hear when whoever was to come along comes, until both have the same times', async () => {
    const { path, someone, slots, otherIs } = await pair('together')
    const html = await read(path)
    assert.ok(html.includes(`${otherIs}は、火曜 09:30〜12:00に入っています。`))
    assert.match(
      html,
      /いっしょにすると決めた方が、同じ時間に入っていません。[\s\S]*は、まだどの時間にも入っていません。/,
    )
    assert.equal((await assign(path, someone, slots.slice(0, 1))).status, 303)
    assert.doesNotMatch(await read(path), /いっしょにすると決めた/)
  })
})
