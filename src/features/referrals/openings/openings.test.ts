import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { OPENINGS, partnerPath } from '../rules.ts'
import { referralCity, words } from '../testing.ts'

const { visitor, suzuki, sato, tanaka, partners, post, rows } = await referralCity()
const [slf, shakyo, cci] = ['（一社）セカンドライフファクトリー', '（社福）柏市社会福祉協議会', '柏商工会議所'].map(
  name => partners.get(name)!,
) as [string, string, string]
const linkOf = async (partner: string): Promise<string> => {
  const shown = await (await suzuki.post(`${partnerPath(partner)}/link`, { once: newId() })).text()
  return /\/referrals\/from\/[\w-]+/.exec(shown)![0]
}
const [atShakyo, atCci] = [await linkOf(shakyo), await linkOf(cci)]
const page = async (path: string) => words(await (await visitor.get(path)).text())
const desk = async () => words(await (await sato.get(OPENINGS)).text())
const add = (what: string, more: Record<string, string | string[]> = {}) =>
  post(`${OPENINGS}/new`, {
    organisation_id: slf,
    what,
    for_whom: '',
    until_on: '2026-12-20',
    seen_by: 'desk',
    ...more,
  })

describe('what is open at a partner', () => {
  for (const [seen, more, sees] of [
    ['the desk alone', { seen_by: 'desk' }, [false, false]],
    ['every partner that has a link', { seen_by: 'all' }, [true, true]],
    ['those that were chosen', { seen_by: 'chosen', partners: [cci] }, [false, true]],
  ] as const)
    it(`is seen by ${seen}`, async () => {
      const what = `講座の空き ${seen}`
      assert.equal((await add(what, more as Record<string, string | string[]>)).status, 303)
      assert.ok((await desk()).includes(what))
      assert.deepEqual([(await page(atShakyo)).includes(what), (await page(atCci)).includes(what)], sees)
    })

  it('is refused without a day, a partner or whom it is shown to, with what to do', async () => {
    for (const [more, why] of [
      [{ until_on: '' }, /いつまでかを/],
      [{ organisation_id: '' }, /連携機関を選んでください/],
      [{ seen_by: 'chosen' }, /見せる連携機関を、1つ以上/],
    ] as const) {
      const refused = await add('講座', more)
      assert.equal(refused.status, 422)
      assert.match(words(await refused.text()), why)
    }
  })

  it('is told by the partner itself, by its link, to the desk or to all', async () => {
    const say = (what: string, seen_by: string, until_on = '2026-12-10') =>
      visitor.post(atShakyo, { once: newId(), do: 'opening', what, for_whom: '車を運転できる方', until_on, seen_by })
    assert.equal((await say('送り迎えの人をさがしています', 'all')).status, 303)
    assert.equal((await say('名簿の整理', 'desk')).status, 303)
    assert.equal((await say('', 'all')).status, 422)
    const there = await page(atCci)
    assert.match(there, /送り迎えの人をさがしています （社福）柏市社会福祉協議会・車を運転できる方/)
    assert.doesNotMatch(there, /名簿の整理/)
    assert.match(await page(atShakyo), /名簿の整理 自分のところ/)
    assert.match(await desk(), /名簿の整理.*連携機関（リンクから）/)
  })

  it('goes when it is filled, or its day has passed', async () => {
    await add('すぐ うまる', { seen_by: 'all' })
    const [opening] = await rows(sql<{ id: string }>`select id from opening where what = 'すぐ うまる'`)
    for (let times = 0; times < 2; times++) assert.equal((await post(`${OPENINGS}/${opening!.id}/end`, {})).status, 303)
    assert.ok(!(await desk()).includes('すぐ うまる'))
    await add('過ぎてゆく', { seen_by: 'all', until_on: '2026-11-22' })
    assert.ok((await page(atCci)).includes('過ぎてゆく'))
    await rows(sql`update opening set until_on = '2026-11-20' where what = '過ぎてゆく'`)
    assert.ok(!(await page(atCci)).includes('過ぎてゆく') && !(await desk()).includes('過ぎてゆく'))
  })

  it('is noted by whoever has cases, and read by the others', async () => {
    assert.equal((await tanaka.get(OPENINGS)).status, 200)
    assert.equal((await tanaka.post(`${OPENINGS}/new`, { once: newId() })).status, 403)
  })
})
