import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unphrased } from '#ui/testing.ts'
import { browserless, demoApp, toldBy } from '../../../../seed/testing.ts'

const demo = await demoApp()
const { visitor } = demo

const words = (html: string): string => unphrased(html).replaceAll(/<[^>]+>/g, '')
const page = async (path: string, browser = visitor): Promise<string> => {
  const response = await browser.get(path)
  assert.ok(response.status === 200 || response.status === 422, `${path}: ${response.status}`)
  return response.text()
}
const links = (html: string): { href: string; text: string }[] =>
  [...html.matchAll(/<a[^>]* href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)].map(([, href, text]) => ({
    href: href!.replaceAll('&amp;', '&'),
    text: words(text!).trim(),
  }))
const hrefOf = (html: string, text: string): string => {
  const found = links(html).find(one => one.text.startsWith(text))
  assert.ok(found, `a link 「${text}」 among ${links(html).map(one => one.text)}`)
  return found.href
}
const titles = (html: string): string[] =>
  [...html.matchAll(/<article class="card[\s\S]*?<h2[^>]*>([\s\S]*?)<\/h2>/g)].map(([, title]) => words(title!))

describe('pictures, one after the other', () => {
  it('somebody answers twelve, each another one, and then reads what was learnt', async () => {
    const seen: string[] = []
    let path = '/start'
    for (let at = 0; at < 12; at++) {
      const html = await page(path)
      assert.match(words(html), new RegExp(`${at + 1}枚目（12枚まで）`))
      seen.push(/<h2 id="field">([\s\S]*?)<\/h2>/.exec(html)![1]!)
      assert.match(html, /<svg class="icon picture"/)
      path = hrefOf(html, (['はい', 'いいえ', 'あとで'] as const)[at % 3]!)
    }
    assert.equal(new Set(seen).size, 12)
    const pause = await visitor.get(path)
    assert.equal(pause.status, 303)
    const html = await page(pause.headers.get('location')!)
    assert.equal(html.match(/<b>言ったこと<\/b>/g)?.length, 12)
    // The next dozen goes on with another picture.
    const next = await page(hrefOf(html, 'もう少し絵をえらぶ'))
    assert.ok(!seen.includes(/<h2 id="field">([\s\S]*?)<\/h2>/.exec(next)![1]!))
  })
  it('goes back by one, and the same picture is there again', async () => {
    const first = await page('/start')
    const second = await page(hrefOf(first, 'はい'))
    const again = await page(hrefOf(second, '1つもどす'))
    assert.equal(/<h2 id="field">.*/.exec(again)![0], /<h2 id="field">.*/.exec(first)![0])
    assert.equal(
      links(again).some(({ text }) => text.startsWith('1つもどす')),
      false,
    )
  })
  it('leads to what suits after the first answer already, and not before there is one', async () => {
    const first = await page('/start')
    assert.doesNotMatch(words(first), /合う活動を見る/)
    const second = await page(hrefOf(first, 'はい'))
    assert.match(words(await page(hrefOf(second, '合う活動を見る'))), /あなたに合いそうな活動/)
  })
  it('puts a line right, and forgets another one', async () => {
    const html = await page('/start/profile?a=W0p1')
    assert.match(words(html), /「はい」と答えました/)
    const other = await page(hrefOf(html, '「いいえ」にする（読み聞かせ・図書）'))
    assert.equal(words(other).match(/「いいえ」と答えました/g)?.length, 2)
    const less = await page(hrefOf(other, '忘れる（サロン・居場所）'))
    assert.doesNotMatch(words(less), /サロン/)
  })
})

describe('when and from where', () => {
  it('what was said before goes along from page to page', async () => {
    const when = await page('/start/when?a=W0')
    assert.match(when, /<input type="hidden" name="a" value="W0">/)
    assert.match(words(when), /夜/)
    const where = await page('/start/where?a=W0&when=1&when=14&off=12月5日')
    assert.match(where, /name="when" value="mon-am"|name="when" value="mon-night"/)
    assert.match(where, /name="off" value="2026-12-05"/)
  })
  it('a day that is none is asked about again, with what was typed', async () => {
    const response = await visitor.get('/start/where?off=%E3%81%9D%E3%81%AE%E3%81%86%E3%81%A1')
    assert.equal(response.status, 422)
    assert.match(await response.text(), /value="そのうち"/)
  })
  it('a place that nobody knows is asked about again, with what was typed', async () => {
    const response = await visitor.get('/start/for-me?a=W0&from=%E3%81%A9%E3%81%93%E3%81%8B&walk=15')
    assert.equal(response.status, 422)
    const html = await response.text()
    assert.match(html, /value="どこか"/)
    assert.match(html, /<option value="15" selected>/)
    assert.match(html, /name="a" value="W0"/)
  })
})

describe('what suits', () => {
  const SAID = '/start/for-me?a=W0p0D1&when=weekday-am&when=weekday-pm&from=柏駅&walk=30&bus=45'
  it('each has reasons of what was said, its points add up, and none of what was refused is there', async () => {
    const html = await page(encodeURI(SAID))
    assert.match(words(html), /「読み聞かせ・図書」に「はい」と答えました/)
    assert.match(words(html), /職業紹介）ではありません/)
    const sums = [...html.matchAll(/<div class="terms">[\s\S]*?<b>(\d+)点<\/b><span>([\s\S]*?)<\/span><\/p>/g)]
    assert.ok(sums.length > 3)
    for (const [, score, parts] of sums)
      assert.equal(
        [...words(parts!).matchAll(/(\d+)/g)].reduce((sum, [, points]) => sum + Number(points), 0),
        Number(score),
      )
    for (const [, list] of html.matchAll(/<ul class="why"[^>]*>([\s\S]*?)<\/ul>/g))
      assert.ok(list!.split('<li>').length <= 4)
    const cards = html.split('<article').slice(1)
    assert.ok(cards.every(card => (card.match(/<p class="care">/g) ?? []).length <= 1))
  })
  it('the same for everybody who says the same', async () => {
    assert.deepEqual(
      titles(await page(encodeURI(SAID))),
      titles(await page(encodeURI(SAID), browserless(demo.app, ''))),
    )
  })
  it('what would bring more brings so many more', async () => {
    const count = (html: string) => Number(/<b>([\d,]+)件<\/b>あります/.exec(html)![1]!.replace(',', ''))
    const html = await page('/start/for-me?a=D1&when=tue-am')
    const more = Number(/あと<b>([\d,]+)件<\/b>/.exec(html)![1]!.replace(',', ''))
    const then = await page(hrefOf(html, 'そうして見る'))
    assert.equal(count(then) - count(html), more)
  })
  it('an activity that is closed is gone at the next look, and is back when it is open again', async () => {
    const before = titles(await page('/start/for-me?a=W0'))
    const set = (status: string) =>
      demo.database.write({ lane: 'job', municipality: demo.municipality }, tx =>
        tx.updateTable('opportunity').set({ status }).where('title', '=', before[0]!).execute(),
      )
    await set('closed')
    assert.ok(!titles(await page('/start/for-me?a=W0')).includes(before[0]!))
    await set('open')
    assert.deepEqual(titles(await page('/start/for-me?a=W0')), before)
  })
  it('how it is put in order is told, with the points of which it is made', async () => {
    const text = words(await page('/start/order'))
    for (const part of ['好み（480点まで）', '近さ（240点まで）', '人のあき（70点まで）', '1000点', '職業紹介'])
      assert.ok(text.includes(part), part)
  })
})

describe('「気になる」', () => {
  const cookieOf = (response: Response): string =>
    response.headers
      .getSetCookie()
      .map(line => line.split(';')[0])
      .find(line => line!.startsWith('yui_list='))!

  it('is put on a list of the device from a card, without a script, and leads back to the same list', async () => {
    const list = await page('/opportunities?door=help')
    const [, id, back] =
      /<form method="post" action="\/list" class="save"><input type="hidden" name="id" value="([^"]+)"><input type="hidden" name="back" value="([^"]+)">/.exec(
        list,
      )!
    assert.equal(back, '/opportunities?door=help')
    const response = await visitor.post('/list', { id: id!, back: back! })
    assert.equal(response.status, 303)
    assert.equal(response.headers.get('location'), back)
    const device = browserless(demo.app, cookieOf(response))
    assert.match(toldBy(response, visitor), /入れました/)
    const saved = await page('/list', device)
    assert.match(saved, /\d{3}-\d{3}-\d{3}/)
    // It shows in what was learnt, can be set aside there, and is sent to nobody.
    const profile = await page('/start/profile', device)
    assert.match(words(profile), /えらんだこと/)
    assert.match(words(await page(hrefOf(profile, '使わない'), device)), /このことは使いません/)
    assert.equal(
      (await device.post('/list/remove', { id: id! })).headers.getSetCookie().some(line => line.includes('yui_list=;')),
      true,
    )
  })
  it('is sent as an address, printed on one sheet with numbers, taken over, and told to the desk', async () => {
    const html = await page('/opportunities')
    const ids = [...html.matchAll(/class="save"><input type="hidden" name="id" value="([^"]+)"/g)]
      .slice(0, 3)
      .map(([, id]) => id!)
    let cookie = ''
    for (const id of ids)
      cookie = cookieOf(await browserless(demo.app, cookie).post('/list', { id, back: '/opportunities' }))
    const device = browserless(demo.app, cookie)
    const own = await page('/list', device)
    const sent = hrefOf(own, 'この一覧のアドレス')
    const other = await page(sent)
    assert.match(words(other), /だれかから送られた一覧/)
    const paper = await page(hrefOf(other, '紙に印刷する'))
    assert.equal(paper.match(/<b class="whole">\d{3}-\d{3}-\d{3}<\/b>/g)?.length, 3)
    const taken = await visitor.post('/list/take', { ids: new URL(sent, 'http://x').searchParams.get('ids')! })
    assert.equal(cookieOf(taken), cookie)
    const door = await page(hrefOf(own, 'この一覧で窓口に相談する'))
    assert.match(door, /気になる活動：\n\d{3}-\d{3}-\d{3}/)
  })
  it('what is sent by hand does no harm', async () => {
    for (const query of ['ids=', 'ids=x.y', `ids=${'A'.repeat(22)}`, 'ids=%00%ff'])
      assert.equal((await visitor.get(`/list?${query}`)).status, 200)
    const response = await visitor.post('/list', { id: 'x', back: 'https://evil.example/' })
    assert.equal(response.headers.get('location'), '/list')
    for (const query of [
      'a=%00',
      `a=${'W0'.repeat(500)}`,
      'when=%ff&walk=-1&page=-3',
      `from=${'あ'.repeat(3000)}`,
      'page=99999',
    ])
      assert.ok([200, 422].includes((await visitor.get(`/start/for-me?${query}`)).status), query)
  })
})
