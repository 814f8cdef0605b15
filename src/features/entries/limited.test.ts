import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { limitedCity, OUT } from '../../../seed/limited.ts'
import type { Browserless } from '../../../seed/testing.ts'

// Somebody who sees a part of the residents enters for the desk as the others do: with a paper, on its own terms.

const { enter, login, read } = await limitedCity()
const kita = await enter('kita')
const [sato, tanaka, inoue, kansa] = (await Promise.all(['sato', 'tanaka', 'inoue', 'kansa'].map(login))) as [
  Browserless,
  Browserless,
  Browserless,
  Browserless,
]
const PATH = '/staff/entries'
const pdf = { name: '報告.pdf', bytes: new TextEncoder().encode('%PDF-1.7 報告') }
const SEMINAR = { kind: 'seminar-participants', on_day: '令和8年11月20日', count: '12' }
const upload = (who: Browserless, fields: Record<string, string> = {}, file = pdf) =>
  who.upload(`${PATH}/new`, { once: newId(), ...SEMINAR, ...fields }, file)
const status = async (who: Browserless, path: string) => (await who.get(path)).status
const department = await read(
  async db =>
    (
      await sql<{
        id: string
      }>`select id from entry where team_id is not null and on_day > '2026-07-01' limit 1`.execute(db)
    ).rows[0]!.id,
)

const made = await upload(kita)
const entry = made.headers.get('location')!

describe('an entry with a paper, by somebody who sees a part', () => {
  it('is taken for the desk, and its paper is given back to the last byte', async () => {
    assert.equal(made.status, 303)
    const shown = await (await kita.get(entry)).text()
    for (const words of [/部署なし（窓口）/, /12人/, /北野 一/]) assert.match(shown, words)
    const [, paper] = /href="([^"]+\/files\/[^"]+)"/.exec(shown)!
    assert.deepEqual(new Uint8Array(await (await kita.get(paper!)).arrayBuffer()), pdf.bytes)
    assert.deepEqual(
      await Promise.all([sato, tanaka, inoue, kansa].map(who => status(who, paper!))),
      [200, 200, 404, 404],
    )
    assert.deepEqual(
      await Promise.all([sato, tanaka, inoue, kansa].map(who => status(who, entry))),
      [200, 200, 404, 404],
    )
  })

  it('gets another paper, and none that is a program', async () => {
    const add = (bytes: Uint8Array) => kita.upload(`${entry}/files`, { once: newId() }, { name: 'b.txt', bytes })
    assert.equal((await add(new TextEncoder().encode('追加'))).status, 303)
    assert.equal((await add(new Uint8Array([0x4d, 0x5a, 0, 0]))).status, 422)
    const shown = await (await kita.get(entry)).text()
    assert.equal(shown.match(/href="[^"]+\/files\/[^"]+"/g)?.length, 2)
  })

  it('is refused without a count, and what was typed stays', async () => {
    const refused = await upload(kita, { count: '約12', note: '残る言葉' })
    assert.equal(refused.status, 422)
    const html = await refused.text()
    assert.match(html, /0以上の整数で入力してください/)
    assert.match(html, /残る言葉/)
  })

  it('of the last day of a year whose figures are closed is not taken, and of the next day is', async () => {
    const refused = await upload(kita, { on_day: '令和8年3月31日', note: '残る言葉' })
    assert.equal(refused.status, 422)
    const html = await refused.text()
    assert.match(html, /この四半期は締めてあります/)
    assert.match(html, /残る言葉/)
    assert.equal((await upload(kita, { on_day: '令和8年4月1日' })).status, 303)
  })

  it('of a department is neither seen nor made', async () => {
    assert.equal(await status(kita, `${PATH}/${department}`), 404)
    assert.equal(await status(tanaka, `${PATH}/${department}`), 200)
    const team = await read(async db => (await db.selectFrom('staff_team').select('id').executeTakeFirstOrThrow()).id)
    assert.equal((await upload(kita, { team })).status, 422)
    const theirs = await kita.upload(`${PATH}/${department}/files`, { once: newId() }, pdf)
    assert.equal(theirs.status, 404)
  })
})

it('pages of figures name to them nobody of another area', async () => {
  for (const path of [
    PATH,
    '/staff/indicators',
    '/staff/breakdowns',
    '/staff/councils',
    '/staff/surveys',
    '/staff/campaigns',
  ]) {
    const shown = await kita.get(path)
    assert.equal(shown.status, 200, path)
    assert.ok(!(await shown.text()).includes(OUT), path)
  }
})
