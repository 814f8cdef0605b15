import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { type Browserless, demoApp } from '../../../../seed/testing.ts'

// The kinds of what is entered: into what they are divided, and those that a city adds.

const { login } = await demoApp()
const [sato, suzuki, tanaka] = (await Promise.all(['sato', 'suzuki', 'tanaka'].map(login))) as [
  Browserless,
  Browserless,
  Browserless,
]
const PATH = '/staff/entries'
const enter = (who: Browserless, fields: Record<string, string>) =>
  who.post(`${PATH}/new`, { once: newId(), ...fields })
/** The page of what was entered, or the refusal. */
async function entered(who: Browserless, fields: Record<string, string>): Promise<string> {
  const response = await enter(who, fields)
  assert.equal(response.status, 303, await response.text())
  return response.headers.get('location')!
}
const page = async (who: Browserless, path: string, status = 200): Promise<string> => {
  const response = await who.get(path)
  assert.equal(response.status, status, path)
  return response.text()
}

describe('into what a kind is divided', () => {
  const kind = { name: '支出', lead: '使ったお金' }
  const save = (parts: string) => tanaka.post(`${PATH}/kinds/expense`, { once: newId(), ...kind, parts })

  for (const [why, parts, says] of [
    ['twice', '人件費\n賃借料\n人件費', /「人件費」が2つあります/],
    ['in too many letters', 'あ'.repeat(61), /60文字まで/],
    ['in too many lines', Array.from({ length: 41 }, (_, at) => `費目${at}`).join('\n'), /40までです。いま41/],
  ] as const)
    it(`is not taken where a part stands ${why}, and nothing typed is lost`, async () => {
      const refused = await save(parts)
      assert.equal(refused.status, 422)
      const html = await refused.text()
      assert.match(html, says)
      assert.ok(html.includes(parts.split('\n')[0]!))
    })

  it('is said by the manager; what was entered keeps its part, and may be put right with it', async () => {
    const entry = { kind: 'expense', on_day: '2026-11-20', count: '5000', part: '広報費', source: '伝票' }
    const path = await entered(tanaka, entry)
    assert.equal((await save('人件費\n 委託料 \n\n賃借料')).status, 303)
    const form = await page(tanaka, `${PATH}/new?kind=expense`)
    assert.match(form, /value="委託料"/)
    assert.doesNotMatch(form, /value="広報費"/)
    assert.equal((await enter(tanaka, entry)).status, 422)
    assert.match(await page(tanaka, path), /支出：広報費/)
    assert.match(await page(tanaka, `/staff/records/entry/${path.split('/').at(-1)}`), /value="広報費"[^>]*checked/)
    assert.equal((await tanaka.post(`${PATH}/kinds/expense`, { once: newId(), end: 'no' })).status, 303)
    assert.match(await page(tanaka, `${PATH}/new?kind=expense`), /value="委託料"/, 'taken up again, it has its parts')
  })
})

describe('what a city counts beside what every city counts', () => {
  it('is named by the manager and entered like the others', async () => {
    assert.equal((await suzuki.get(`${PATH}/kinds`)).status, 403)
    const fields = { name: '出前講座の参加者', unit: '人', asks: 'none', part_label: '会場' }
    assert.equal((await tanaka.post(`${PATH}/kinds`, { once: newId(), ...fields })).status, 303)
    assert.match(await (await tanaka.post(`${PATH}/kinds`, { once: newId(), ...fields })).text(), /同じ名前の種類/)
    const [, key] = /kind=(own-[0-9a-f]+)[^"]*">出前講座の参加者/.exec(await page(sato, `${PATH}/new`))!
    const entry = { kind: key!, on_day: '2026-11-20', count: '7', source: '記録' }
    assert.match(await (await enter(sato, entry)).text(), /どれにあたるか/)
    assert.match(
      await page(sato, await entered(sato, { ...entry, part: '布施公民館' })),
      /出前講座の参加者：布施公民館/,
    )
    assert.equal((await tanaka.post(`${PATH}/kinds/${key}`, { once: newId(), end: 'yes' })).status, 303)
    assert.doesNotMatch(await page(sato, `${PATH}/new`), /出前講座/)
    assert.match(await (await enter(sato, { ...entry, on_day: '2026-11-21', part: 'x' })).text(), /この種類の実績は/)
  })
})
