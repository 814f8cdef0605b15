import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { type Browserless, demoApp } from '../../../seed/testing.ts'

// The works of the city's plans: read by whoever has to do with them, written by the manager.

const { login } = await demoApp()
const [sato, tanaka, inoue, kanri] = (await Promise.all(['sato', 'tanaka', 'inoue', 'kanri'].map(login))) as [
  Browserless,
  Browserless,
  Browserless,
  Browserless,
]
const PATH = '/staff/works'
const page = async (who: Browserless, path: string) => (await who.get(path)).text()
const WORK = { plan: '第10期計画', code: '1', name: '通いの場づくり' }
const make = (fields: Record<string, string | readonly string[]>) =>
  tanaka.post(`${PATH}/new`, { once: newId(), ...WORK, ...fields })

describe('a work of a plan', () => {
  it('is read by the desk and by departments, and written by the manager alone', async () => {
    for (const who of [sato, inoue, tanaka]) assert.match(await page(who, PATH), /ア　地域人材養成研修・セミナー事業/)
    assert.equal((await kanri.get(PATH)).status, 403)
    for (const who of [sato, inoue]) {
      assert.equal((await who.get(`${PATH}/new`)).status, 403)
      assert.doesNotMatch(await page(who, PATH), /事業を足す/)
    }
  })

  for (const [what, fields, sentence] of [
    ['without a name', { name: '' }, /事業の名前を入力/],
    ['with years that run backwards', { from_year: '2026', until_year: '2025' }, /終わりの年度は/],
    ['with a year in words', { from_year: '再来年度' }, /年度を「令和8年度」か/],
  ] as const)
    it(`is not taken ${what}, and nothing typed is lost`, async () => {
      const response = await make({ ...fields, summary: '残る言葉' })
      assert.equal(response.status, 422)
      const html = await response.text()
      assert.match(html, sentence)
      assert.match(html, /残る言葉/)
    })

  it('belongs to departments, may be said anew, and what it was stays to be seen', async () => {
    const [, team] = /name="teams" value="([^"]+)"[^>]*><span>健康増進課/.exec(await page(tanaka, `${PATH}/new`))!
    const made = await make({ teams: [team!], from_year: '２０２７', summary: 'はじめの言葉' })
    assert.equal(made.status, 303)
    const path = made.headers.get('location')!
    assert.match(await page(inoue, path), /健康増進課/)
    assert.match(await page(inoue, path), /令和9年度から/)
    assert.match(await (await make({})).text(), /同じ番号の事業/)
    const changed = await tanaka.post(path, { once: newId(), ...WORK, name: '通いの場', summary: '次の言葉' })
    assert.equal(changed.status, 303)
    assert.match(await page(sato, path), /名前：通いの場づくり → 通いの場。概要：はじめの言葉 → 次の言葉/)
    assert.equal((await inoue.post(path, { once: newId(), ...WORK })).status, 403)
  })
})
