import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { PARTNERS, partnerPath } from '../rules.ts'
import { referralCity, words } from '../testing.ts'

const { sato, suzuki, partners } = await referralCity()
const cci = partners.get('柏商工会議所')!
const page = async (path: string) => words(await (await sato.get(path)).text())
const SAID = {
  for_whom: '起業する方',
  area: '市内',
  hours: '平日9時〜17時',
  capacity: 'full',
  capacity_note: '1月から',
  fax: '04-0000-0000',
  answer_days: '4',
}
const save = (more: Record<string, string> = {}) =>
  suzuki.post(`${partnerPath(cci)}/edit`, { once: newId(), version: '1', ...SAID, ...more })

describe('the directory of partners', () => {
  it('tells of each what it takes on, for whom, where, and whether there is room; unknown is told as unknown', async () => {
    const list = await page(PARTNERS)
    assert.match(list, /日本政策金融公庫松戸支店.*起業の資金の相談.*55歳以上で.*空きがあります/)
    assert.match(list, /東京大学高齢社会総合研究機構.*わかりません まだ確かめていません/)
  })

  it('says what was made sure of long ago', async () =>
    assert.match(await page(PARTNERS), /柏市沼南商工会.*古くなっています/))

  it('is searched by what is taken on, and by whom', async () => {
    const found = await page(`${PARTNERS}?q=${encodeURIComponent('起業')}`)
    assert.match(found, /柏商工会議所/)
    assert.doesNotMatch(found, /ハローワーク松戸/)
    assert.match(await page(`${PARTNERS}?q=%25`), /当てはまる連携機関がありません/)
  })

  it('is kept by whoever keeps organisations, with the day and who made sure', async () => {
    assert.equal((await save({ answer_days: '' })).status, 303)
    assert.match(await page(partnerPath(cci)), /いっぱいです・1月から.*市の決まりのとおり.*令和8年11月21日（土）.*鈴木/)
    assert.equal((await sato.post(`${partnerPath(cci)}/edit`, { once: newId(), ...SAID })).status, 403)
  })

  it('refuses what does not fit and what somebody else saved meanwhile, and loses nothing', async () => {
    for (const [more, why] of [
      [{ answer_days: '0' }, /1〜60の数/],
      [{ answer_days: '九十' }, /1〜60の数/],
      [{ capacity: '' }, /空きを選んでください/],
      [{ version: '0', area: '沼南もふくむ' }, /別の職員が変更しました/],
    ] as const) {
      const refused = await save(more)
      assert.equal(refused.status, 422)
      const html = await refused.text()
      assert.match(words(html), why)
      assert.match(html, /value="起業する方"/)
    }
  })

  it('has nobody who is no partner', async () => assert.equal((await sato.get(partnerPath(newId()))).status, 404))
})
