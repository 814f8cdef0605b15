import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import pg from 'pg'
import { newId } from '#platform/ids.ts'
import type { Browserless } from '../../../../seed/testing.ts'
import { entryCity, PATH } from '../testing.ts'

// Once the figures of a quarter are closed, what stands in it is everybody's to see, and the manager's alone to put right.

const { demo, staff, idOf } = await entryCity('sato', 'suzuki', 'tanaka', 'inoue')
const [sato, suzuki, tanaka, inoue] = staff
before(async () => {
  const client = new pg.Client(demo.owner)
  await client.connect()
  await client.query(
    `create or replace function is_closed(day date) returns boolean language sql stable as $$ select day < '2026-07-01' $$`,
  )
  await client.end()
})
const MEETING = { kind: 'council-meetings', count: '1', source: '議事録' }
const enter = (who: Browserless, on_day: string) => who.post(`${PATH}/new`, { once: newId(), ...MEETING, on_day })

describe('a closed quarter', () => {
  it('takes no entry of its last day, says who can put one in, and takes that of the next day', async () => {
    for (const who of [sato, suzuki]) {
      const refused = await enter(who, '2026-06-30')
      assert.equal(refused.status, 422)
      assert.match(await refused.text(), /この四半期は締めてあります。締めたあとの訂正は、管理者（所管課）が行えます/)
    }
    assert.equal((await enter(sato, '2026-07-01')).status, 303)
    assert.equal((await enter(tanaka, '2026-06-30')).status, 303)
  })

  it('shows its entries to every department, and those of an open one to nobody else', async () => {
    const closed = await idOf('stakeholder-meetings', '2026-05-20')
    const seen = await inoue.get(`${PATH}/${closed}`)
    assert.equal(seen.status, 200)
    assert.match(await seen.text(), /管理者に頼んでください/)
    const managers = await (await tanaka.get(`${PATH}/${closed}`)).text()
    assert.match(managers, /「締めたあとの訂正」をしてください/)
    assert.doesNotMatch(managers, /管理者に頼んでください/)
    assert.equal((await inoue.get(`${PATH}/${await idOf('stakeholder-meetings', '2026-08-19')}`)).status, 404)
  })

  it('lets nobody but the manager put right what stands in it', async () => {
    const lecture = await idOf('frailty-lectures', '2026-06-18')
    const form = async (who: Browserless) => (await who.get(`/staff/records/entry/${lecture}`)).text()
    assert.match(await form(inoue), /この四半期は締めてあります/)
    assert.doesNotMatch(await form(inoue), /変わることを確かめる/)
    const [, version] = /name="version" value="(\d+)"/.exec(await form(tanaka))!
    const sent = { once: newId(), version: version!, sure: 'yes', correction_reason: '2回入れていた' }
    for (const who of [inoue, suzuki])
      assert.equal((await who.post(`/staff/records/entry/${lecture}/void`, sent)).status, 422)
    assert.equal((await tanaka.post(`/staff/records/entry/${lecture}/void`, sent)).status, 303)
  })

  it('is not entered by moving the day of an entry into it', async () => {
    const path = (await enter(sato, '2026-07-02')).headers.get('location')!
    const record = `/staff/records/entry/${path.split('/').at(-1)}`
    const [, version] = /name="version" value="(\d+)"/.exec(await (await sato.get(record)).text())!
    const sent = {
      once: newId(),
      version: version!,
      sure: 'yes',
      correction_reason: 'x',
      ...MEETING,
      on_day: '2026-06-30',
    }
    const refused = await sato.post(`${record}/correct`, sent)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /この四半期は締めてあります/)
  })
})
