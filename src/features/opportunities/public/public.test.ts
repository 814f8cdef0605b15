import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { LEGAL_FORMS } from '#features/kinds/index.ts'
import { unphrased } from '#ui/testing.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { activityNumber } from '../find/search.ts'
import { fieldsOf } from '../terms/rules.ts'

type Twin = {
  total: number
  page: number
  size: number
  notes: string[]
  items: { id: string; title: string; url: string }[]
}

const demo = await demoApp()
const { visitor, database, municipality } = demo

const page = async (path: string): Promise<string> => {
  const response = await visitor.get(path)
  assert.equal(response.status, 200, path)
  return unphrased(await response.text())
}
const twin = async (query = ''): Promise<Twin> =>
  (await (await visitor.get(`/opportunities.json${query}`)).json()) as Twin
const query = (pairs: Record<string, string>): string => `?${new URLSearchParams(pairs)}`
const change = (statement: ReturnType<typeof sql>): Promise<unknown> =>
  database.write({ lane: 'staff', municipality }, tx => statement.execute(tx))
const idWhere = async (condition: ReturnType<typeof sql>): Promise<string> =>
  database.read(
    { lane: 'staff', municipality },
    async db =>
      (await sql<{ id: string }>`select id from opportunity where ${condition} order by id limit 1`.execute(db))
        .rows[0]!.id,
  )

test('a visitor sees every open activity of the city, fifty at a time, page after page, each once', async () => {
  const first = await twin('?size=50')
  const seen = new Set<string>()
  for (let at = 1; at <= Math.ceil(first.total / 50); at++)
    for (const { id } of (await twin(`?size=50&page=${at}`)).items) seen.add(id)
  assert.ok(first.total >= 100)
  assert.equal(seen.size, first.total)
  assert.match(await page('/opportunities?size=50'), new RegExp(`<b>${first.total}件</b>見つかりました。`))
})

test('the twin has the same parameters, gives id, title and address, and each address opens', async () => {
  const { total, page: at, size, items } = await twin(query({ q: '図書館', size: '5' }))
  assert.deepEqual([at, size], [1, 5])
  assert.ok(total > 0 && items.length === Math.min(5, total))
  const list = await page(`/opportunities${query({ q: '図書館', size: '5' })}`)
  for (const { title, url } of items) {
    assert.ok(list.includes(`href="${url}?q=`))
    assert.ok((await page(url)).includes(`<h1 translate="no">${title}</h1>`))
  }
})

test('a list that was shown before shows a change as soon as it is there, also one whose writer began earlier and ended late', async () => {
  const path = `/opportunities.json${query({ size: '50' })}`
  const [first, second] = (await twin(query({ size: '50' }))).items
  const titles = async () =>
    new Map(((await (await visitor.get(path)).json()) as Twin).items.map(({ id, title }) => [id, title]))
  const rename = (id: string, title: string) => sql`update opportunity set title = ${title} where id = ${id}`
  await titles()
  let commit = (): void => {}
  const held = new Promise<void>(resolve => {
    commit = resolve
  })
  let begun = (): void => {}
  const written = new Promise<void>(resolve => {
    begun = resolve
  })
  const early = database.write({ lane: 'staff', municipality }, async tx => {
    await rename(first!.id, '早くはじまり 遅く終わる').execute(tx)
    begun()
    await held
  })
  await written
  await change(rename(second!.id, '遅くはじまり 早く終わる'))
  assert.equal((await titles()).get(second!.id), '遅くはじまり 早く終わる')
  assert.equal((await titles()).get(first!.id), first!.title)
  commit()
  await early
  assert.equal((await titles()).get(first!.id), '早くはじまり 遅く終わる')
  for (const { id, title } of [first!, second!]) await change(rename(id, title))
  const back = await titles()
  assert.deepEqual([back.get(first!.id), back.get(second!.id)], [first!.title, second!.title])
})

for (const [q, cards] of [
  ['本', 5],
  ['<!--piece--> 本', 5],
] as const)
  test(`the list is the same whole page, compressed or not: ${q}`, async () => {
    const path = `/opportunities${query({ q, size: '5' })}`
    const plain = (await page(path)).replaceAll(/nonce="[^"]*"/g, '')
    const squeezed = await visitor.get(path, { 'accept-encoding': 'gzip' })
    assert.equal(squeezed.headers.get('content-encoding'), 'gzip')
    const text = gunzipSync(Buffer.from(await squeezed.arrayBuffer())).toString()
    assert.equal(unphrased(text).replaceAll(/nonce="[^"]*"/g, ''), plain)
    assert.equal(plain.split('<article').length - 1, cards)
    assert.ok(plain.includes(`value="${q.replace('<', '&lt;').replace('>', '&gt;')}"`))
    assert.doesNotMatch(plain, /<!--piece-->/)
    assert.ok(plain.trimEnd().endsWith('</html>'))
  })

test('a question is found in any width and kana, and two words must both be there', async () => {
  const totals = await Promise.all(
    ['スマホ', 'ｽﾏﾎ', 'すまほ', '　スマホ　'].map(async q => (await twin(query({ q }))).total),
  )
  assert.ok(totals[0]! > 0)
  assert.equal(new Set(totals).size, 1)
  const both = (await twin(query({ q: '図書館 本' }))).total
  assert.ok(both > 0 && both <= (await twin(query({ q: '本' }))).total)
})

for (const [asked, note] of [
  [{ door: 'sleep' }, '入口の「sleep」は'],
  [{ when: 'someday' }, '時間帯の「someday」は'],
  [{ minutes: '９９９' }, '時間（分）の「９９９」は'],
  [{ minutes: '20' }, '「どこから」に町の名前を入れてください'],
  [{ from: 'と', minutes: '20' }, '「と」に当てはまる場所がいくつかあります。'],
  [{ from: '銀座' }, '「銀座」という町・駅・施設が見つからない'],
  [{ area: 'どこか' }, '地域の「どこか」は'],
  [{ load: 'flying' }, 'からだの負担の「flying」は'],
  [{ size: '500' }, '1ページの件数の「500」は'],
  [{ page: '-1' }, 'ページの「-1」は'],
  [{ q: 'あ'.repeat(500) }, 'はじめの100文字で'],
] as const)
  test(`a value that means nothing is said and left out: ${JSON.stringify(asked).slice(0, 40)}`, async () => {
    assert.ok((await page(`/opportunities${query(asked)}`)).includes(note))
  })

test('no value breaks the list', async () => {
  for (const odd of [
    '%00',
    '%ED%A0%80',
    "'",
    '%5C',
    '%25%5F',
    '%3Cscript%3E',
    '😀',
    '((',
    '&|!',
    '%F0%A0%AE%B7',
    '1 2 3',
    '::',
    '柏:*',
  ])
    for (const name of ['q', 'from', 'area', 'when', 'page', 'load'])
      assert.equal((await visitor.get(`/opportunities?${name}=${odd}`)).status, 200, `${name}=${odd}`)
  assert.doesNotMatch(await page('/opportunities?q=%3Cscript%3Ealert(1)%3C/script%3E'), /<script>alert/)
})

test('from a town the nearest come first with minutes, and within minutes only what is near', async () => {
  const all = await twin(query({ from: '柏1丁目', size: '50' }))
  const near = await twin(query({ from: '柏1丁目', means: 'walk', minutes: '20', size: '50' }))
  assert.ok(near.total > 0 && near.total < all.total)
  assert.deepEqual(
    near.items.map(({ id }) => id),
    all.items.slice(0, near.total).map(({ id }) => id),
  )
  const list = await page(`/opportunities${query({ from: '柏1丁目', means: 'walk', minutes: '20', size: '50' })}`)
  const walks = [...list.matchAll(/歩いて(\d+)分<\/span>/g)].map(found => Number(found[1]))
  assert.equal(walks.length, near.total)
  assert.ok(walks.every((minutes, at) => minutes <= 20 && minutes >= (walks[at - 1] ?? 0)))
  assert.ok(list.includes('ならび順：<b class="keep">柏一丁目から近い順</b>'))
})

test('where nothing is found the page says how to widen and whom to call', async () => {
  const list = await page(`/opportunities${query({ q: '月面基地', trial: '1' })}`)
  assert.ok(list.includes('<b>0件</b>') && list.includes('「月面基地」をはずす') && list.includes('04-7000-0000'))
  assert.ok((await page('/opportunities?page=99')).includes('1ページ目から見る'))
})

test('the order is stated on the page', async () => {
  const list = await page('/opportunities')
  assert.ok(
    list.includes('ならび順：<b class="keep">新しい順</b>') &&
      list.includes('id="order"') &&
      list.includes('お金を払った団体を上にすることはありません'),
  )
})

for (const form of LEGAL_FORMS)
  test(`the page of an activity in the form ${form} tells the terms of that form, when, where, and how to apply`, async () => {
    const id = await idWhere(sql`status = 'open' and legal_form = ${form} and lat is not null`)
    const text = await page(`/opportunities/${id}`)
    const { terms } = await database.read(
      { lane: 'staff', municipality },
      async db =>
        (await sql<{ terms: Record<string, string> }>`select terms from opportunity where id = ${id}`.execute(db))
          .rows[0]!,
    )
    for (const { key, label, required } of fieldsOf(form))
      if (required || terms[key]) assert.ok(text.includes(`<dt>${label}</dt>`), label)
    assert.ok(text.includes(activityNumber(id)) && text.includes('href="tel:0470000000"'))
    assert.match(
      text,
      /<svg class="map"[\s\S]*駅から(?:歩き|自転車)\d+分|駅から(?:歩き|自転車)\d+分[\s\S]*<svg class="map"/,
    )
    assert.match(text, /この内容は令和\d+年\d+月\d+日にたしかめたものです/)
  })

test('from a town the minutes are told from there', async () => {
  const id = await idWhere(sql`status = 'open' and lat is not null`)
  assert.match(await page(`/opportunities/${id}?from=${encodeURIComponent('柏一丁目')}`), /柏一丁目から(?:歩き|自転車)/)
})

test('the number said on the phone finds the activity', async () => {
  const id = await idWhere(sql`status = 'open'`)
  const { items } = await twin(query({ q: activityNumber(id) }))
  assert.deepEqual(
    items.map(item => item.id),
    [id],
  )
})

test('the sheet is in large type with the code of the page', async () => {
  const id = await idWhere(sql`status = 'open' and legal_form = 'employment'`)
  const text = await page(`/opportunities/${id}/print`)
  assert.ok(
    text.includes('class="big"') &&
      text.includes('QRコード：スマートフォンで見る') &&
      text.includes(activityNumber(id)),
  )
})

test('a draft, an unknown and a mistyped address are pages that do not exist', async () => {
  const draft = await idWhere(sql`status in ('draft', 'submitted', 'returned')`)
  for (const path of [draft, `${draft}/print`, '00000000-0000-7000-8000-000000000000', 'x', `${draft}'`])
    assert.equal((await visitor.get(`/opportunities/${path}`)).status, 404, path)
})

test('a change shows at once in the list, and what is closed leaves it and says so on its page', async () => {
  const [first] = (await twin()).items
  const { id } = first!
  await change(sql`update opportunity set title = '題を変えた活動' where id = ${id}`)
  assert.ok((await page('/opportunities')).includes('題を変えた活動'))
  await change(sql`update opportunity set capacity = 3, taken = 3 where id = ${id}`)
  assert.ok((await page('/opportunities')).includes('いまは定員に達しています'))
  await change(sql`update opportunity set status = 'closed' where id = ${id}`)
  assert.ok(!(await page('/opportunities')).includes('題を変えた活動'))
  assert.ok((await page(`/opportunities/${id}`)).includes('この活動の募集は終わりました。'))
})

test('what is past its last day is not looked for any more', async () => {
  const [first] = (await twin()).items
  const { total } = await twin()
  await change(sql`update opportunity set ends_on = '2026-11-20' where id = ${first!.id}`)
  assert.equal((await twin()).total, total - 1)
  assert.ok((await page(first!.url)).includes('この活動は終わりました。'))
})

test('the city’s page shows the five doors with counts, and weighs less than 25 kB over the wire with all it asks for', async () => {
  const text = await page('/')
  for (const door of ['work', 'help', 'learn', 'enjoy', 'move'])
    assert.match(text, new RegExp(`href="/opportunities\\?door=${door}"[\\s\\S]*?<small>\\d+件</small>`))
  const assets = [...new Set(text.match(/\/assets\/[\w.]+/g))]
  const packed = ['/', ...assets].map(path => visitor.get(path, { 'accept-encoding': 'gzip' }))
  const sizes = await Promise.all(packed.map(async one => (await (await one).arrayBuffer()).byteLength))
  const weight = sizes.reduce((sum, size) => sum + size, 0)
  assert.ok(assets.length >= 3 && weight < 25_000, `${weight} bytes`)
})

test('the same list as a map: its numbers go on from page to page, each leads to its card, and what has no place is told', async () => {
  await change(
    sql`update opportunity set lat = null, lng = null, town_id = null where id = ${await idWhere(sql`status = 'open' and place_name = ''`)}`,
  )
  const { total } = await twin()
  const seen = new Set<number>()
  for (let at = 1; at <= Math.ceil(total / 20); at++) {
    const html = await page(`/opportunities?map=1&page=${at}`)
    const cards = [...html.matchAll(/<h2 id="a-([0-9a-f-]+)"/g)].map(([, id]) => id)
    const marks = [...html.matchAll(/<a href="#a-([0-9a-f-]+)" aria-label="([^"]+)"/g)]
    for (const [, first, name] of marks) {
      const numbers = [...name!.matchAll(/(?:^|、|：)(\d+)番 /g)].map(([, number]) => Number(number))
      assert.equal(cards[numbers[0]! - 1 - (at - 1) * 20], first)
      for (const number of numbers) seen.add(number)
    }
    const lost = /地図に出ていないもの：([\d・]+)番/.exec(html)?.[1]?.split('・') ?? []
    for (const number of lost) seen.add(Number(number))
  }
  assert.equal(seen.size, total)
})

test('the map stays on from search to search, and is not there where nothing is found', async () => {
  assert.match(await page('/opportunities?map=1'), /<input type="hidden" name="map" value="1">/)
  assert.match(await page('/opportunities?q=図書館&map=1&from=柏駅'), /地図：\d+件と柏駅/)
  assert.doesNotMatch(await page('/opportunities?map=1&q=ぬぬぬぬぬ'), /class="map many"/)
  assert.doesNotMatch(await page('/opportunities'), /class="map many"/)
})
