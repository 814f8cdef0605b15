import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noteLook } from '#platform/audit/index.ts'
import { newId } from '#platform/ids.ts'
import { lookedAt, nameOf, seqsIn, wordsOf } from './testing.ts'

const { browsers, job, lines, last, html, open, person, other, account } = await lookedAt()
const found = async (path: string) => seqsIn(await html('kansa', path))

describe('the log is searched', () => {
  const actionsOf = async (numbers: readonly number[]) => {
    const all = new Map((await lines()).map(line => [line.seq, line.action]))
    return new Set(numbers.map(seq => all.get(seq)))
  }
  for (const typed of ['number', 'name', 'number with No. in full-width letters'] as const)
    it(`by person (${typed}): what they and theirs were looked at by, and the lists in which they stood`, async () => {
      const said =
        typed === 'number' ? String(person.number) : typed === 'name' ? nameOf(person) : `Ｎｏ．${person.number}`
      const actions = await actionsOf(await found(`/staff/looks?${new URLSearchParams({ q: said })}`))
      for (const action of ['person.read', 'person.find', 'proposal.letter'] as const)
        assert.ok(actions.has(action), action)
      assert.ok(!actions.has('worklist.read'))
    })
  it('by a person who stood in none of them: only their own', async () => {
    const mine = (await lines()).filter(({ subject_id, shown }) => subject_id === other.id || shown?.includes(other.id))
    const numbers = await found(`/staff/looks?q=${other.number}`)
    for (const { seq } of mine) assert.ok(numbers.includes(seq))
  })
  it('by name only for who may know names; several who are meant are asked about first', async () => {
    const said = await open('kanri', '/staff/looks?q=山田')
    assert.match(said, /利用者は番号でさがしてください/)
    const kana = (
      await job(tx => tx.selectFrom('person').select('kana_key').where('id', '=', person.id).executeTakeFirstOrThrow())
    ).kana_key
    const text = await open('kansa', `/staff/looks?${new URLSearchParams({ q: kana.slice(0, 1) })}`)
    assert.match(text, /どなたの記録をさがしますか/)
    assert.doesNotMatch(text, /いちばん新しい/)
  })
  it('by name without the name in any address', async () => {
    const to = await browsers.kansa.post('/staff/find', { to: '/staff/looks', q: nameOf(person), by: account })
    const address = decodeURIComponent(to.headers.get('location')!)
    assert.ok(address.startsWith('/staff/looks?') && !address.includes(person.family_name), address)
    const page = await html('kansa', to.headers.get('location')!)
    assert.ok(seqsIn(page).length > 0)
    for (const [, href] of page.matchAll(/href="([^"]*)"/g))
      assert.ok(!decodeURIComponent(href!).includes(person.family_name), href)
    assert.equal((await last()).asked!['q' as never], '…')
  })
  it('by member of staff, by kind of page, by both and by day', async () => {
    const numbers = await found(`/staff/looks?by=${account}&kind=proposal`)
    const all = new Map((await lines()).map(line => [line.seq, line]))
    assert.ok(numbers.length > 0)
    for (const seq of numbers)
      assert.deepEqual([all.get(seq)!.actor_id, all.get(seq)!.action], [account, 'proposal.letter'])
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date(all.get(numbers[0]!)!.at))
    const on = (from: string, to: string) =>
      found(`/staff/looks?${new URLSearchParams({ by: account, kind: 'proposal', from, to })}`)
    assert.deepEqual(await on(day, day), numbers)
    assert.deepEqual(await on('令和元年5月1日', 'Ｒ２．３．３１'), [])
    assert.deepEqual(await on('２０２０年１月１日', ''), numbers)
  })
  it('page by page, each line once, the latest first, whatever comes meanwhile', async () => {
    await job(async tx => {
      for (let n = 0; n < 120; n++) await noteLook(tx, { action: 'weights.set', path: `/${n}`, requestId: 'x' })
    })
    const seen: number[] = []
    let path: string | undefined = '/staff/looks?kind=plan'
    while (path) {
      const page = await html('kansa', path)
      seen.push(...seqsIn(page))
      path = /href="([^"]*&amp;before=\d+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
    }
    assert.equal(seen.length, 120)
    assert.deepEqual(
      seen,
      [...seen].sort((a, b) => b - a),
    )
  })

  for (const [query, says] of [
    ['from=あした', /「この日から」を「令和8年11月21日」のように/],
    ['from=2026-13-45', /「この日から」を「令和8年11月21日」のように/],
    ['to=%00%F0%9F', null],
    ['from=令和8年11月21日&to=令和8年11月20日', /「この日まで」は、「この日から」と同じ日か/],
    ['from=令和99年1月1日', /.*/],
    ['q=999999999', /当てはまる利用者が見つかりません/],
    ['q=%27%3B+drop+table', /当てはまる利用者が見つかりません/],
    ['by=nobody&kind=__proto__&refused=maybe', null],
    [`by=${newId()}`, /当てはまる記録はありません/],
    ['before=-1', null],
    ['before=99999999999999999999', null],
    ['before=999999999', /これより前の記録はありません/],
    ['kind=toString', null],
    [`q=${'あ'.repeat(5000)}`, /当てはまる利用者が見つかりません/],
  ] as const)
    it(`with nonsense (${query.slice(0, 40)}) it is said in words, and the file leads back there`, async () => {
      for (const who of ['kansa', 'kanri'] as const) {
        const response = await browsers[who].get(`/staff/looks?${query}`)
        assert.ok(response.status === 200 || response.status === 422, `${who} ${response.status}`)
        const text = wordsOf(await response.text())
        if (says && (who === 'kansa' || response.status === 200)) assert.match(text, says)
        const file = await browsers[who].get(`/staff/looks.csv?${query}`)
        assert.equal(file.status, response.status === 422 ? 303 : 200)
        await file.text()
      }
      assert.ok((await browsers.kansa.get(`/staff/people/${person.id}/looks?${query}`)).status < 500)
      assert.ok((await browsers.kansa.get(`/staff/people/${person.id}/looks/sheet?${query}`)).status < 500)
    })
})
