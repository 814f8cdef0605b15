import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { entryCity, PATH } from '../testing.ts'

// Whoever audits reads what is closed, with its papers and with how it was put right, and writes nothing.

const { demo, staff, idOf, text } = await entryCity('sato', 'tanaka', 'inoue', 'kansa')
const { database, municipality } = demo
const [sato, tanaka, inoue, kansa] = staff
/** The last quarter of 令和7年度 is the one that the demo has closed. */
const closed = await idOf('seminar-participants', '2026-01-24')
const running = await idOf('seminar-participants', '2026-10-25')
const pdf = { name: '実施報告書.pdf', bytes: new TextEncoder().encode('%PDF-1.7 報告') }
const attached = await tanaka.upload(`${PATH}/${closed}/files`, { once: newId() }, pdf)
const looksOf = (action: string) =>
  database.read({ lane: 'job', municipality }, async db => {
    const of = db.selectFrom('audit_log').select(({ fn }) => fn.countAll<number>().as('count'))
    return Number((await of.where('action', '=', action).executeTakeFirstOrThrow()).count)
  })

describe('whoever audits', () => {
  it('finds what is closed in the list, is told that there is nothing else, and is offered nothing to write', async () => {
    const list = await text(kansa, `${PATH}?fy=2025&q=4`)
    assert.match(list, /この一覧に出るのは、締めた四半期の実績です/)
    assert.ok(list.includes(`${PATH}/${closed}`))
    assert.doesNotMatch(list, /実績を入れる|表から入れる/)
    const none = await text(kansa, `${PATH}?fy=2026`)
    assert.match(none, /ごらんになれる実績はありません/)
    assert.doesNotMatch(none, /まだ入っていません/)
    assert.match(await text(kansa, '/staff'), /href="\/staff\/entries"/)
  })

  it('reads an entry and its paper to the last byte, and both looks are kept', async () => {
    assert.equal(attached.status, 303)
    const before = [await looksOf('entry.see'), await looksOf('entry.file')]
    const shown = await text(kansa, `${PATH}/${closed}`)
    const [, paper] = /href="([^"]+\/files\/[^"]+)"[^>]*>実施報告書\.pdf/.exec(shown)!
    assert.deepEqual(new Uint8Array(await (await kansa.get(paper!)).arrayBuffer()), pdf.bytes)
    assert.deepEqual([await looksOf('entry.see'), await looksOf('entry.file')], [before[0]! + 1, before[1]! + 1])
    assert.match(shown, /この四半期は締めてあります/)
    assert.doesNotMatch(shown, /訂正する|資料を足す|頼んでください/)
  })

  it('saves the list as a table, of what is closed alone', async () => {
    const csv = await text(kansa, `${PATH}.csv?fy=2025`)
    assert.match(csv, /第6回セミナー/)
    assert.doesNotMatch(csv, /第1回セミナー/)
  })

  it('neither sees what runs nor writes anything', async () => {
    assert.equal((await kansa.get(`${PATH}/${running}`)).status, 404)
    for (const path of [`${PATH}/new`, `${PATH}/table`, `${PATH}/kinds`, `/staff/records/entry/${closed}`])
      assert.equal((await kansa.get(path)).status, 403, path)
    assert.equal((await kansa.upload(`${PATH}/${closed}/files`, { once: newId() }, pdf)).status, 403)
  })
})

describe('what an entry was', () => {
  const record = `/staff/records/entry/${closed}`
  const seminar = { kind: 'seminar-participants', on_day: '令和8年1月24日', source: '実施報告書' }
  const version = async () => /name="version" value="(\d+)"/.exec(await text(tanaka, record))![1]!
  const put = async (verb: string, fields: Record<string, string>) =>
    tanaka.post(`${record}/${verb}`, { once: newId(), version: await version(), sure: 'yes', ...seminar, ...fields })

  it('is told to all who see the entry: its department’s, another’s, and whoever audits', async () => {
    for (const who of [inoue, kansa]) assert.match(await text(who, `${PATH}/${closed}`), /訂正はありません/)
    assert.equal((await put('correct', { count: '23', correction_reason: '名簿を数え直した' })).status, 303)
    for (const who of [tanaka, sato, inoue, kansa]) {
      const shown = await text(who, `${PATH}/${closed}`)
      assert.match(shown, /名簿を数え直した/)
      assert.doesNotMatch(shown, /訂正はありません/)
    }
  })

  it('is told, too, of one that was withdrawn, with its paper', async () => {
    assert.equal((await put('void', { correction_reason: '2回入れていた' })).status, 303)
    for (const who of [tanaka, inoue, kansa]) {
      const shown = await text(who, `${PATH}/${closed}`)
      assert.match(shown, /この実績は取り消されています/)
      assert.match(shown, /2回入れていた/)
      assert.match(shown, /実施報告書\.pdf/)
    }
  })

  it('stays with its department while its quarter runs', async () => {
    const { body, status } = await tanaka.get(`/staff/records/entry/${running}`)
    assert.ok(body && status === 200)
    for (const who of [inoue, kansa]) assert.equal((await who.get(`${PATH}/${running}`)).status, 404)
  })
})
