import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { type Browserless, demoApp } from '../../../seed/testing.ts'

// The labour market at the desk: read by staff, put in by the office, and never mended silently.

const { database, municipality, login } = await demoApp()
const [sato, tanaka, inoue] = (await Promise.all(['sato', 'tanaka', 'inoue'].map(login))) as [
  Browserless,
  Browserless,
  Browserless,
]
const PATH = '/staff/labour'
const page = async (who: Browserless, path: string) => (await who.get(path)).text()
const table = (openings: string, month = '令和6年1月') =>
  new TextEncoder().encode(
    `年月,業種,月間有効求人数,月間有効求職者数,有効求人倍率\n${month},イ) 福祉 (介護),${openings},400,3.10\n`,
  )
const put = (bytes: Uint8Array, fields: Record<string, string> = {}) =>
  tanaka.upload(PATH, { once: newId(), source: '松戸公共職業安定所', ...fields }, { name: 'a.csv', bytes })
const rows = () =>
  database.read({ lane: 'job', municipality }, db =>
    db
      .selectFrom('labour_figure')
      .select(['openings', 'replaced_at'])
      .where('month', '=', '2024-01-01')
      .orderBy('at')
      .execute(),
  )

describe('the labour market', () => {
  it('shows the paper as it is written, and beside it what is reckoned', async () => {
    const shown = await page(sato, `${PATH}?month=2023-01`)
    assert.match(shown, /1,336/)
    assert.match(shown, /20\.9<br><small[^>]*>計算では21\.8/)
    assert.match(shown, /松戸公共職業安定所/)
    assert.match(shown, /「-」は、資料に数が示されていないところです/)
  })

  it('is put in by the office alone, with its source', async () => {
    assert.equal((await inoue.get(PATH)).status, 403)
    assert.equal((await sato.upload(PATH, { once: newId() }, { name: 'a.csv', bytes: table('1') })).status, 403)
    assert.match(await (await put(table('1'), { source: '' })).text(), /出典を入力してください/)
    assert.match(await (await tanaka.post(PATH, { once: newId(), source: 'x' })).text(), /表のファイルを選んでください/)
  })

  it('is taken as a whole or not at all', async () => {
    const refused = await put(table('たくさん'))
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /何も入れていません/)
    assert.deepEqual(await rows(), [])
  })

  it('keeps what stood there before when a month is put in again', async () => {
    assert.equal((await put(table('"1,240"'))).status, 303)
    assert.equal((await put(table('1250'))).status, 303)
    const kept = await rows()
    assert.deepEqual(kept.map(({ openings }) => openings).sort(), [1240, 1250])
    assert.equal(kept.filter(one => one.replaced_at === null).length, 1)
    const shown = unphrased(await page(sato, `${PATH}?month=2024-01`))
    assert.match(shown, /1,250[\s\S]*前に入っていた数（1行）[\s\S]*1,240/)
    assert.match(shown, /data-title="入れかえた人と日">田中[^<]*11月21日/)
    assert.doesNotMatch(await page(sato, `${PATH}?month=2023-01`), /前に入っていた数/)
    assert.match(await page(sato, `${PATH}.csv`), /2024-01/)
  })
})
