import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { limitedCity } from '../../../../seed/limited.ts'
import { mailsTo, sendDue } from '../../notices/testing.ts'
import { eraseAgain } from '../index.ts'
import { messages } from '../messages/all.ts'
import { approved, erasureCity, parts, peopleWithTalks, proposed } from '../testing.ts'

const city = await erasureCity()
const { ask, clock, login, endCase, run } = city
const [sato, suzuki, tanaka, kanri] = await Promise.all(['sato', 'suzuki', 'tanaka', 'kanri'].map(login))
assert.ok(sato && suzuki && tanaka && kanri)
const [open, over, kept, twice, back, told] = (await peopleWithTalks(city, 6)) as [
  string,
  string,
  string,
  string,
  string,
  string,
]
for (const one of [over, twice, back, told]) await endCase(one, '2021-01-31')
await endCase(kept, '2024-03-31')
const statusOf = async (id: string) =>
  (await ask(sql<{ status: string }>`select status from erasure where id = ${id}`))[0]?.status
const page = async (who: typeof tanaka, path: string) => (await (await who!.get(path)).text()).replaceAll('<wbr>', '')

describe('whoever is to be erased', () => {
  test('is proposed by one and approved by another, and only then gone', async () => {
    const { response, id } = await proposed(tanaka, over)
    assert.equal(response.status, 303)
    const own = await approved(tanaka, id)
    assert.equal(own.status, 422)
    assert.match(await own.text(), /別の職員が承認します/)
    assert.equal((await approved(suzuki, id)).status, 403, 'a coordinator proposes and does not approve')
    assert.equal(await statusOf(id), 'proposed')
    await ask(sql`update erasure set by_account = (select id from account where login = 'suzuki') where id = ${id}`)
    await run('erasure-count', id)
    assert.match(await page(tanaka, `/staff/erasures/${id}`), /ためしに行って数えた行の数/)
    assert.equal((await approved(tanaka, id)).status, 303)
    assert.equal((await approved(tanaka, id)).status, 422, 'once')
    assert.equal(await statusOf(id), 'approved')
    await run('erasure-carry', id)
    await run('erasure-carry', id)
    assert.equal(await statusOf(id), 'done')
    const [row] = await ask(sql<{ erased_on: string }>`select erased_on::text from person where id = ${over}`)
    assert.equal(row?.erased_on, '2026-11-21')
    assert.equal((await proposed(suzuki, over)).response.status, 404, 'nobody is erased twice')
  })

  test('is refused while still at the desk, or while something is open for them, with where it ends', async () => {
    const here = await proposed(suzuki, open)
    assert.equal(here.response.status, 422)
    const html = await here.response.text()
    assert.match(html, /まだ終わっていません/)
    assert.match(html, /期間が過ぎたため/, 'what was typed stays')
    await ask(
      sql`update step set done_at = null, done_by = null where id = (select id from step where person_id = ${twice} order by id limit 1)`,
    )
    const left = await proposed(suzuki, twice)
    assert.equal(left.response.status, 422)
    assert.match(await left.response.text(), /まだ終わっていないこと[\s\S]*次の一歩（1件）/)
    await endCase(twice, '2021-01-31')
  })

  test('at once by two is proposed once', async () => {
    const both = await Promise.all([proposed(suzuki, twice), proposed(tanaka, twice)])
    assert.deepEqual(both.map(({ response }) => response.status).sort(), [303, 422])
    const rows = await ask(sql`select id from erasure where person_id = ${twice}`)
    assert.equal(rows.length, 1)
  })

  test('needs a reason, which is asked for in words', async () => {
    const { response } = await proposed(suzuki, back, { why: '　' })
    assert.equal(response.status, 422)
    assert.match(await response.text(), /わけを書いてください。例：/)
  })

  test('and came back to the desk meanwhile is not: it ends by itself, and nothing of them is gone', async () => {
    const { id } = await proposed(suzuki, back)
    assert.equal((await approved(tanaka, id)).status, 303)
    await ask(sql`update person set closed_on = null where id = ${back}`)
    await run('erasure-carry', id)
    assert.equal(await statusOf(id), 'ended')
    const [row] = await ask(sql<{ erased_on: string | null }>`select erased_on from person where id = ${back}`)
    assert.equal(row?.erased_on, null)
  })

  test('can be left alone after all, before it is carried out, and not after', async () => {
    await endCase(back, '2021-01-31')
    const { id } = await proposed(suzuki, back)
    assert.equal((await suzuki.post(`/staff/erasures/${id}/end`, { once: newId() })).status, 303)
    assert.equal((await approved(tanaka, id)).status, 422)
    assert.equal((await suzuki.post(`/staff/erasures/${id}/end`, { once: newId() })).status, 422)
    const steps = await ask(
      sql`select id from step where subject_kind = 'erasure' and subject_id = ${id} and done_at is null`,
    )
    assert.equal(steps.length, 0)
  })

  test('who wishes to be told hears of it fourteen days before, and how to say otherwise', async () => {
    await ask(sql`update person set email = 'last@example.jp', contact_by = '{email}' where id = ${told}`)
    const { id } = await proposed(suzuki, told, { tells: '1' })
    assert.equal((await approved(tanaka, id)).status, 303)
    await sendDue(city, messages)
    const [mail] = await mailsTo(city, 'last@example.jp')
    assert.match(
      `${mail?.subject}${mail?.body}`,
      /記録を消去します[\s\S]*令和8年12月5日[\s\S]*元に戻せません[\s\S]*お電話で/,
    )
    await run('erasure-carry', id)
    assert.equal(await statusOf(id), 'approved', 'not before that day')
    clock.now = '2026-12-05T01:00:00.000Z'
    await run('erasure-carry', id)
    assert.equal(await statusOf(id), 'done')
    assert.deepEqual(await mailsTo(city, 'last@example.jp'), [])
    clock.now = '2026-11-21T01:00:00.000Z'
  })
})

describe('the pages of erasures', () => {
  test('open to those who decide, and to nobody else', async () => {
    for (const [who, list, one] of [
      [sato, 403, 403],
      [suzuki, 403, 200],
      [tanaka, 200, 200],
      [kanri, 403, 403],
    ] as const) {
      assert.equal((await who.get('/staff/erasures')).status, list)
      assert.equal((await who.get(`/staff/people/${twice}/erasure`)).status, one)
    }
    assert.equal((await tanaka.get(`/staff/people/${newId()}/erasure`)).status, 404)
    assert.equal((await tanaka.get(`/staff/erasures/${newId()}`)).status, 404)
    assert.equal((await approved(tanaka, newId())).status, 404)
  })

  test('tell what goes and what stays, and until when what is kept', async () => {
    const html = await page(tanaka, `/staff/people/${kept}/erasure`)
    for (const words of [
      '令和11年3月31日',
      'まで残します',
      '消えるもの',
      '残るもの',
      '話したこと',
      '日、方法、時間、話題',
    ])
      assert.match(html, new RegExp(words))
    assert.ok(Buffer.byteLength(html) < 60_000)
  })

  test('list whose period is over, a page at a time', async () => {
    const html = await page(tanaka, '/staff/erasures')
    assert.match(html, /保存期間が過ぎた方/)
    assert.match(html, new RegExp(back), 'whoever was left alone is listed again')
    assert.doesNotMatch(html, new RegExp(`people/${open}|people/${over}/`))
  })
})

describe('somebody who asks to be deleted while their record must be kept', () => {
  test('is told until when, it is noted, and it comes up when that day is over', async () => {
    const nobody = await proposed(suzuki, kept)
    assert.equal(nobody.response.status, 422)
    assert.match(await nobody.response.text(), /ご本人の求めがないと/)
    await ask(sql`insert into data_wish (id, person_id, kind, words, by_account, at)
      values (${newId()}, ${kept}, 'delete', '消してください', ${city.by}, ${clock.now})`)
    assert.match(await page(tanaka, '/staff/erasures'), new RegExp(`まだ答えていない方[\\s\\S]*${kept}`))
    const { response, id } = await proposed(suzuki, kept, { why: '電話で求めがあった' })
    assert.equal(response.status, 303)
    assert.equal(await statusOf(id), 'noted')
    const [wish] = await ask(sql<{ answer: string }>`select answer from data_wish where person_id = ${kept}`)
    assert.match(wish!.answer, /令和11年3月31日[\s\S]*まで残します/)
    assert.equal((await proposed(suzuki, kept)).response.status, 422)
    clock.now = '2029-04-01T01:00:00.000Z'
    const later = await login('suzuki')
    assert.match(await page(later, `/staff/erasures/${id}`), /期間が過ぎたので、消去の案を出す/)
    assert.equal((await proposed(later, kept)).id, id, 'the same one goes on')
    assert.equal(await statusOf(id), 'proposed')
    clock.now = '2026-11-21T01:00:00.000Z'
  })

  test('reads before they ask what goes, when, and what stays', async () => {
    const html = await page(await login('ueki'), '/my/deletion')
    for (const words of ['消すもの：', '消す時期：', '5年のあいだ残します', '残るもの：', '控え（バックアップ）'])
      assert.match(html, new RegExp(words))
  })
})

test('whoever sees a part of the people decides about nobody’s erasure', async () => {
  const limited = await limitedCity()
  const kita = await limited.login('kita')
  for (const path of ['/staff/erasures', `/staff/people/${limited.own}/erasure`])
    assert.equal((await kita.get(path)).status, 403)
})

test('somebody for whom much was open in an older backup is erased again, and nothing is to be done for a shell', async () => {
  const lines = [open, newId()].map(id => ({ municipality: city.municipality, id, at: clock.now }))
  assert.equal(await eraseAgain(city.database, parts.erasings, lines, clock.now), 1)
  assert.equal(await eraseAgain(city.database, parts.erasings, lines, clock.now), 0, 'once')
  const [row] = await ask(sql<{
    name: string
    steps: number
    limbo: number
    again: number
  }>`select p.family_name as name,
    (select count(*)::int from step where person_id = p.id and done_at is null) as steps,
    (select count(*)::int from unplanned_person where person_id = p.id) as limbo,
    (select count(*)::int from erasure where person_id = p.id and ground = 'again') as again from person p where p.id = ${open}`)
  assert.deepEqual(row, { name: '消去した方', steps: 0, limbo: 0, again: 1 })
})
