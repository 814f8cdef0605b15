import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { planById } from '../../store.ts'
import { planDesk } from '../testing.ts'

const { city, plan, path, page, send, read, placements } = await planDesk()
const tanaka = await city.login('tanaka')
const { person_id: person, slot_id: slot } = (await placements())[0]!
const pair = { person, slot }
const query = `${path}/move?${new URLSearchParams(pair)}`
const total = async (): Promise<number> => (await read(db => planById(db, plan)))!.total!

describe('a free seat', () => {
  it('is given to somebody without a slot at the gain that was stated, and not at another', async () => {
    assert.equal((await send(`${path}/remove`, pair)).status, 303)
    assert.match(await page(path), /あとから手で直した分は入っていません/)
    const list = await page(`${path}/seat?person=${person}`)
    assert.match(list, /さんが入れる席/)
    assert.ok(list.includes(`person=${person}&amp;slot=${slot}`), 'leads to the page of the pair')
    const asked = await page(query)
    const cost = /name="cost" value="(-?\d+)"/.exec(asked)![1]!
    assert.ok(Number(cost) < 0 && asked.includes('この席に入れる'))
    const other = await send(`${path}/seat`, { ...pair, cost: String(Number(cost) + 1) })
    assert.equal(other.status, 422)
    assert.match(await other.text(), /案が変わり/)
    const before = await total()
    assert.equal((await send(`${path}/seat`, { ...pair, cost })).status, 303)
    assert.equal(before - (await total()), Number(cost))
    assert.match(await page(query), /手で移した割り当て/)
    const again = await send(`${path}/seat`, { ...pair, cost })
    assert.equal(again.status, 422)
    assert.match(await again.text(), /もうこの枠に入っています/)
  })

  it('is refused to who may not take it, by name of the rule, and what may be done says so beforehand', async () => {
    const { slot_id } = await read(db =>
      db
        .selectFrom('plan_slot as s')
        .select('s.slot_id')
        .where('s.plan_id', '=', plan)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('plan_placement as n')
                .select('n.id')
                .whereRef('n.slot_id', '=', 's.slot_id')
                .where('n.plan_id', '=', plan)
                .where('n.removed_at', 'is', null),
            ),
          ),
        )
        .orderBy('s.slot_id')
        .executeTakeFirstOrThrow(),
    )
    const html = await page(`${path}/seat?slot=${slot_id}`)
    const listed =
      /<li><a href="\/staff\/people\/([0-9a-f-]{36})"(?:(?!<\/li>)[\s\S])*この枠には入れません。理由は次のとおりです。（/
    const refused = listed.exec(html)![1]!
    const nobody = { person: refused, slot: slot_id }
    assert.ok(!(await page(`${path}/move?${new URLSearchParams(nobody)}`)).includes('name="cost"'))
    const response = await send(`${path}/seat`, { ...nobody, cost: '0' })
    assert.equal(response.status, 422)
    assert.match(await response.text(), /この枠には入れません/)
  })

  it('is found from the board and from the list of who has no slot', async () => {
    assert.match(await page(`${path}/board?free=1`), /\/seat\?slot=[0-9a-f-]{36}">入れる方/)
    assert.match(await page(`${path}/people`), /\/seat\?person=[0-9a-f-]{36}">入れる席をさがす/)
  })

  it('is given by nobody who only reads; no page for an id that is none', async () => {
    const html = await page(`${path}/seat?person=${person}`, tanaka)
    assert.ok(!html.includes('席に入れる<'))
    assert.equal((await tanaka.post(`${path}/seat`, { ...pair, cost: '0', once: newId() })).status, 403)
    for (const wrong of ['', '?person=x', `?person=${newId()}`, `?slot=${newId()}`])
      assert.equal((await tanaka.get(`${path}/seat${wrong}`)).status, 404, wrong)
  })
})

describe('a plan that is not used', () => {
  it('is in the worklist of who asked for it until it is set aside, and comes back when it is taken up', async () => {
    assert.ok((await page('/staff?who=mine')).includes(path))
    assert.equal((await send(`${path}/set-aside`, {})).status, 303)
    assert.ok(!(await page('/staff?who=mine')).includes(path))
    assert.match(await page(path), /使わないことにしました/)
    assert.match(await page('/staff/plans'), /使わないことにしました/)
    assert.match(await page(`${path}/proposals`), /やはりこの案を使う/)
    const again = await send(`${path}/set-aside`, {})
    assert.equal(again.status, 422)
    assert.equal((await send(`${path}/take-up`, {})).status, 303)
    assert.ok((await page('/staff?who=mine')).includes(path))
  })

  it('is handed over only to somebody who may open it', async () => {
    const step = await read(db =>
      db
        .selectFrom('step')
        .select('id')
        .where('subject_id', '=', plan)
        .where('done_at', 'is', null)
        .executeTakeFirstOrThrow(),
    )
    const sato = await read(db =>
      db.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow(),
    )
    const response = await send(`/staff/steps/${step.id}/owner`, { owner: sato.id })
    assert.equal(response.status, 422)
    assert.match(await response.text(), /この一歩を担当できません/)
    const counsellor = await city.login('sato')
    assert.ok(!(await page('/staff?who=all', counsellor)).includes(path))
  })
})
