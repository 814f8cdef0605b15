import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { unphrased } from '#ui/testing.ts'
import { demoApp } from '../../../../seed/testing.ts'

const demo = await demoApp()
const { visitor } = demo
const suzuki = await demo.login('suzuki')

type Twin = { total: number; near: boolean; notes: string[]; items: { id: string; title: string; url: string }[] }
const page = async (query: Record<string, string>): Promise<string> =>
  (await visitor.get(`/opportunities?${new URLSearchParams(query)}`)).text()
const twin = async (query: Record<string, string>): Promise<Twin> =>
  (await (await visitor.get(`/opportunities.json?${new URLSearchParams({ size: '50', ...query })}`)).json()) as Twin
const hrefs = (html: string): string[] =>
  [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => decodeURIComponent(href!.replaceAll('&amp;', '&')))

describe('the heading and the name of the page say what was asked for', () => {
  for (const [query, heading, title = heading] of [
    [{}, 'どんなことをしてみたいですか', '活動をさがす'],
    [{ page: '2' }, 'どんなことをしてみたいですか', '活動をさがす（2ページ目）'],
    [{ q: '図書館' }, '「図書館」の活動'],
    [{ q: '図書館 本' }, '「図書館」・「本」の活動'],
    [{ q: '土曜日 松葉町から歩いて15分' }, '土曜・松葉町から歩いて15分の活動'],
    [{ from: '柏駅' }, '柏駅から近い順の活動'],
    [{ door: 'work', q: '図書館', visit: '1', trial: '1' }, '「図書館」・「はたらく」の、見学できる、お試しできる活動'],
    [{ visit: '1' }, '見学できる活動'],
    [{ on: '2026-12-05', reward: 'free' }, '12月5日（土）にある、お金のやりとりがない活動'],
    [{ q: 'a b c d e f' }, '「a」・「b」・「c」・「d」・「e」などの活動'],
    [{ q: '<b>"&amp;$&' }, '「&lt;b&gt;&quot;&amp;amp;$&amp;」の活動'],
  ] as const)
    test(`${JSON.stringify(query)}: ${heading}`, async () => {
      const html = await page(query)
      const said = (element: string) =>
        new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(html)![1]!.replaceAll(/<[^>]+>/g, '')
      assert.deepEqual([said('h1'), said('title')], [heading, `${title}｜柏市 結い`])
    })
})

describe('words and conditions', () => {
  test('who only says how they live is shown what is near, and told that nothing was named', async () => {
    const q = 'なんもすることねえだよ'
    const { near, total, items } = await twin({ q })
    assert.deepEqual([near, total], [true, 0])
    assert.ok(items.some(({ title }) => title.includes('サロン')))
    const html = unphrased(await page({ q }))
    assert.match(html, /ことばから、近いものをさがしました/)
    assert.match(html, /分野が「[^」]+」/)
    assert.doesNotMatch(html, /この条件に合う活動は/)
  })
  test('beside the few that are near stand those that only the conditions lead to', async () => {
    const { near, items } = await twin({ q: '土曜日に本業と両立', size: '10' })
    const saturday = await twin({ q: '土曜日' })
    assert.ok(near && items.length === 10)
    assert.ok(items.filter(({ id }) => saturday.items.some(one => one.id === id)).length >= 8)
  })
  test('a word that is a condition stands as one among the conditions and can be taken away', async () => {
    const html = await page({ q: '土曜日 囲碁' })
    assert.match(html, /いまの条件/)
    assert.ok(hrefs(html).includes('/opportunities?q=囲碁'), 'without the day')
    assert.ok(hrefs(html).includes('/opportunities?when=sat'), 'without the word')
  })
  test('the afternoon ends at six, the night begins there', async () => {
    const night = await twin({ when: 'night' })
    assert.ok(night.items.some(({ title }) => title.includes('社交ダンス')))
    assert.ok(!(await twin({ when: 'pm' })).items.some(({ title }) => title.includes('社交ダンス')))
    assert.deepEqual((await twin({ q: '夜' })).items, night.items)
  })
  test('on a day there is what takes place then', async () => {
    const { items, total } = await twin({ on: '2026-12-05' })
    assert.ok(total > 0 && total < 150)
    const days = await demo.database.read({ lane: 'job', municipality: demo.municipality }, db =>
      sql<{
        id: string
        fits: boolean
      }>`select opportunity_id as id, bool_or(on_day = '2026-12-05' or (weekday = 5 and weeks & 1 <> 0)) as fits
        from slot group by 1`.execute(db),
    )
    const fits = new Map(days.rows.map(row => [row.id, row.fits]))
    assert.ok(items.every(({ id }) => fits.get(id)))
  })
  test('small print finds nothing: insurance is no volunteering, a smoking ban is no indoors', async () => {
    const { items } = await twin({ q: '全面禁煙' })
    assert.deepEqual(items, [])
    assert.equal((await twin({ q: '労災保険' })).total, 0)
  })
  test('a once monthly time says its next day, and many days of which one is chosen say so', async () => {
    const html = unphrased(await page({ size: '50' }))
    assert.match(html, /第\d[^<]*（次は\d+月\d+日）/)
    assert.match(html, /のうち週1回/)
  })
})

describe('where nothing is found', () => {
  test('the page says how many there would be without each condition, and shows what is nearest', async () => {
    const html = await page({ q: '囲碁', when: 'mon-am', trial: '1', reward: 'paid' })
    assert.match(html, /<b>0件<\/b>/)
    assert.match(html, /をはずす|をはずす（\d+件）/)
    const { total } = await twin({ when: 'mon-am', trial: '1', reward: 'paid' })
    assert.ok(html.includes(`「囲碁」をはずす（${total}件）`))
  })
  test('no condition is offered to be dropped that would leave as little', async () => {
    const html = await page({ q: '月面基地 海底都市' })
    assert.match(html, /条件を1つはずしても見つかりません/)
    assert.doesNotMatch(html, /をはずす（0件）/)
  })
  test('a place that is not known is told once, before the form', async () => {
    const html = await page({ from: 'ありえない町', minutes: '30' })
    assert.match(html, /「ありえない町」という/)
    assert.doesNotMatch(html, /時間でさがすときは/)
    assert.ok(html.indexOf('「ありえない町」という') < html.indexOf('<form'), 'what is wrong is told first')
  })
  test('two words of which no activity has both show those that have one, and the total stays 0', async () => {
    const found = await twin({ q: '図書館 月面基地' })
    assert.deepEqual([found.total, found.near], [0, true])
    assert.ok(found.items[0]!.title.includes('図書'))
  })
  test('a slip of the hand is told, with what was meant', async () => {
    const html = await page({ q: 'ボランテア' })
    assert.match(html, /もしかして/)
    assert.match(html, /<article/)
  })
})

describe('a sentence', () => {
  type Answer = Twin & { left: string[]; besides: { title: string }[] }
  test('what was left aside is told, on the page and in JSON', async () => {
    assert.match(unphrased(await page({ q: '公園の掃除の手伝い' })), /「手伝い」は、使わずにさがしました/)
    assert.deepEqual(((await twin({ q: '公園の掃除の手伝い' })) as Answer).left, ['手伝い'])
    assert.match(unphrased(await page({ q: '何かしたい' })), /「何かしたい」は、使わずにさがしました/)
  })
  test('where nothing has all the words, the page says which of them are enough, and the rarer one comes first', async () => {
    const html = unphrased(await page({ q: '豊四季で囲碁' }))
    assert.match(html, /<b>0件<\/b>/)
    assert.match(html, /のどれかが書かれている活動/)
    assert.match((await twin({ q: '豊四季で囲碁' })).items[0]!.title, /囲碁/)
  })
  test('few that have all the words are followed by those that have some, under a heading of their own', async () => {
    const answer = (await twin({ q: '料理習いたい　男' })) as Answer
    assert.ok(answer.total > 0 && answer.total <= 5 && answer.besides.length > 0)
    const html = unphrased(await page({ q: '料理習いたい　男' }))
    assert.ok(html.indexOf(answer.items[0]!.title) < html.indexOf('ほかに近いもの'))
    assert.ok(html.indexOf('ほかに近いもの') < html.indexOf(answer.besides[0]!.title))
    assert.doesNotMatch(await page({ q: '囲碁' }), /ほかに近いもの/)
  })
  test('what is not wanted is not there, by what an activity says of itself', async () => {
    const all = await twin({ q: 'スーパー' })
    const rest = await twin({ q: 'レジ以外のスーパー' })
    assert.ok(all.items.some(({ title }) => title.includes('レジ')))
    assert.ok(rest.total > 0 && !rest.items.some(({ title }) => title.includes('レジ')))
  })
  test('a wage that is asked for is the least there is, and stays where the question is sent again', async () => {
    const { items } = await twin({ q: '時給1450円以上' })
    assert.ok(items.length > 0 && items.some(({ title }) => title.includes('介護福祉士')))
    assert.ok(!items.some(({ title }) => title.includes('レジ')))
    assert.match(await page({ q: '時給1450円以上' }), /<input type="hidden" name="wage" value="1450">/)
  })
})

describe('the way back and the places', () => {
  test('back from an activity leads to the same list, page and all', async () => {
    const list = await page({ q: '本', when: 'am', size: '5' })
    const card = hrefs(list).find(href => /^\/opportunities\/[0-9a-f-]{36}/.test(href))!
    const activity = await (await visitor.get(card)).text()
    assert.ok(hrefs(activity).includes('/opportunities?q=本&when=am&size=5'), card)
  })
  test('a whole town is a place, its 丁目 are links that keep all that was typed', async () => {
    const html = await page({ from: '松葉町', minutes: '20', means: 'bicycle', q: '花' })
    assert.match(html, /松葉町から近い順/)
    assert.ok(hrefs(html).includes('/opportunities?from=松葉町二丁目&minutes=20&means=bicycle&q=花'))
  })
  test('where it could be several places, each is a link, and the minutes stay', async () => {
    const html = await page({ from: 'と', minutes: '20' })
    assert.ok(hrefs(html).includes('/opportunities?from=十余二&minutes=20'))
    assert.match(html, /<option value="20" selected>/)
  })
  for (const from of ['柏駅', 'かしわえき', 'まつばちょう', '277-0827', '松葉町2-1-3'])
    test(`from ${from}`, async () => {
      const { total, notes } = await twin({ from, minutes: '30' })
      assert.deepEqual(notes, [])
      assert.ok(total > 0)
    })
})

describe('words of the city’s own', () => {
  const word = { asked: '月面基地', means: '図書館', source: '窓口で聞いた' }
  test('a word that staff add is found by at once, and no more when it is taken away', async () => {
    assert.equal((await twin({ q: '月面基地' })).total, 0)
    assert.equal((await suzuki.post('/staff/words', word)).status, 303)
    assert.equal((await twin({ q: '月面基地' })).total, (await twin({ q: '図書館' })).total - 1)
    const html = await (await suzuki.get('/staff/words')).text()
    const [, remove] = /月面基地[\s\S]*?action="(\/staff\/words\/[^"]+\/remove)"/.exec(html)!
    await suzuki.post(remove!, {})
    assert.equal((await twin({ q: '月面基地' })).total, 0)
  })
  for (const [why, typed, sentence] of [
    ['the same word', { ...word, means: 'げつめんきち', asked: 'ゲツメンキチ' }, /もともと同じことば/],
    ['one letter', { ...word, means: '本' }, /2文字以上/],
    ['nothing', { ...word, asked: '' }, /さがす人が入力することばを入力/],
    ['two words', { ...word, asked: '月面 基地' }, /1つのことば/],
  ] as const)
    test(`refused with a sentence: ${why}`, async () => {
      const answer = await suzuki.post('/staff/words', typed)
      assert.equal(answer.status, 422)
      assert.match(await answer.text(), sentence)
    })
  test('a counsellor does not change the words of all', async () => {
    const sato = await demo.login('sato')
    assert.equal((await sato.get('/staff/words')).status, 403)
  })
})
