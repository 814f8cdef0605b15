import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { demoApp } from '../../../../seed/testing.ts'
import { fieldsIn, text } from '../../requests/door/testing.ts'
import { WORDS } from '../onward/rules.ts'
import { PATHS } from '../paths.ts'
import { PAGES, QUESTIONS } from '../rules.ts'
import { PAGE_TEXT, QUESTION_TEXT } from '../text.ts'
import { WRITTEN, walker } from './testing.ts'

const log: unknown[] = []
const { visitor, database, municipality, login } = await demoApp(undefined, entry => log.push(entry))
const caching = (response: Response) => response.headers.get('cache-control')
const links = (page: string) =>
  [...page.matchAll(/(?:href|action|formaction)="([^"]*)"/g)].map(([, to]) => decodeURIComponent(to!))
const CANARIES = /カネノカナリア|カラダノカナリア/

/** Somebody who wrote on every page and stands at the summary. */
async function written() {
  const walk = walker(visitor)
  await walk.open()
  for (const typed of WRITTEN) await walk.next(typed)
  return walk
}

/** How many rows there are in each table in which something could be kept. */
const rows = () =>
  database.read(
    { lane: 'job', municipality },
    async db =>
      (
        await sql<{
          n: string
        }>`select concat_ws(' ', (select count(*) from outlook_page), (select count(*) from happening),
      (select count(*) from form_once), (select count(*) from request)) as n`.execute(db)
      ).rows[0]!.n,
  )

describe('a visitor without an account', () => {
  test('is asked page by page, and sees all that was written at the end, with what was left out and what was declined', async () => {
    const walk = walker(visitor)
    assert.match(await walk.open(), /どこにも残しません[\s\S]*好きだったこと/)
    for (const [at, page] of PAGES.entries()) {
      assert.match(walk.page(), new RegExp(`<input type="hidden" name="at" value="${page}">`))
      assert.equal((await walk.next(WRITTEN[at]!)).status, 200)
    }
    const end = walk.page()
    for (const page of PAGES) assert.match(end, new RegExp(PAGE_TEXT[page].title))
    assert.match(end, /手で作る、自然や生きもの[\s\S]*またしたい[\s\S]*「川でよく釣りをした」/)
    assert.match(end, /たのまれること<\/dt>\s*<dd>答えない/)
    assert.match(end, /うれしかったとき<\/dt>\s*<dd><span class="faint">まだ書いていません/)
  })

  test('may leave everything out: nothing is told as known', async () => {
    const walk = walker(visitor)
    await walk.open()
    for (const _ of PAGES) assert.equal((await walk.next()).status, 200)
    assert.equal((walk.page().match(/まだ書いていません。/g) ?? []).length, PAGES.length)
    assert.doesNotMatch(walk.page(), /<dd>(?:0|なくてよい|特にない)/)
  })

  test('goes back and forth, changes one page and stops early, and loses nothing by it', async () => {
    const walk = await written()
    await walk.press({}, 'back')
    assert.deepEqual(fieldsIn(walk.page(), PATHS.sheet)['mind'], ['stairs'])
    await walk.press({ 'health-note': 'あ'.repeat(5000) }, 'back')
    assert.match(walk.page(), /name="at" value="money"/, 'going back reads nothing')
    const refused = await walk.next()
    assert.equal(refused.status, 422)
    assert.match(walk.page(), /name="at" value="health"[\s\S]*いま5,000文字/)
    assert.equal(fieldsIn(walk.page(), PATHS.sheet)['health-note']![0]!.length, 5000, 'nothing that was typed is lost')
    await walk.next({ 'health-note': '' })
    await walk.press({}, 'can')
    assert.deepEqual(fieldsIn(walk.page(), PATHS.sheet)['skill'], ['cook'])
    await walk.next({ skill: ['garden'] })
    assert.match(walk.page(), /書いたことのまとめ[\s\S]*花や畑/, 'back to the summary, not through all pages again')
    const early = walker(visitor)
    await early.open()
    await early.press({ joy: ['art'] }, 'end')
    assert.match(early.page(), /書いたことのまとめ[\s\S]*音楽や絵/)
  })

  test('is told what to do where something does not fit, at its field', async () => {
    const walk = walker(visitor)
    await walk.open()
    const response = await walk.next({ joy: ['make', 'declined'], 'liked-note': 'い\u0000\u0007ぬ\u202e' })
    assert.equal(response.status, 422)
    assert.match(walk.page(), /id="errors"[\s\S]*href="#f-joy"/)
    assert.deepEqual(fieldsIn(walk.page(), PATHS.sheet)['liked-note'], ['いぬ'])
    assert.deepEqual(fieldsIn(walk.page(), PATHS.sheet)['joy'], ['make', 'declined'])
    assert.equal((await walk.next({ joy: ['make'] })).status, 200)
  })

  test('sends what no page of ours would, and is led to a page', async () => {
    for (const typed of [
      { go: 'x' },
      { at: 'x', go: 'next' },
      { at: '__proto__', go: 'back' },
      { joy: ['x', '<b>'] },
      {},
    ]) {
      const response = await visitor.post(PATHS.sheet, typed as Record<string, string>)
      assert.equal(response.status, 200)
      assert.doesNotMatch(await response.text(), /<b>/)
    }
  })

  test('larger letters show the same page with all that was typed', async () => {
    const walk = walker(visitor)
    await walk.open()
    await walk.next(WRITTEN[0]!)
    assert.match(walk.page(), /<button form="outlook" formaction="\/prefs[^"]*" name="go" value="can">/)
    await walk.press({ skill: ['mend'] }, 'can')
    assert.deepEqual(fieldsIn(walk.page(), PATHS.sheet)['skill'], ['mend'])
    assert.match(walk.page(), /type="hidden" name="joy" value="make"/)
  })
})

describe('money and health', () => {
  test('stand on no page that a browser keeps; pages without them may be gone back to', async () => {
    const walk = walker(visitor)
    assert.equal(caching(await visitor.get(PATHS.sheet)), 'private, no-cache')
    await walk.open()
    for (const [at, page] of PAGES.entries()) {
      const expected = ['money', 'health'].includes(page) ? 'no-store' : 'private, no-cache'
      assert.equal(caching(await walk.next(WRITTEN[at]!)), expected, `after ${page}`)
    }
    assert.equal(caching(await visitor.post(PATHS.booklet, fieldsIn(walk.page(), PATHS.booklet))), 'no-store')
  })

  test('stand in no address on any page, and in no log; nothing is kept', async () => {
    const before = await rows()
    const walk = walker(visitor)
    await walk.open()
    for (const typed of WRITTEN) {
      await walk.next(typed)
      assert.deepEqual(
        links(walk.page()).filter(to => CANARIES.test(to) || /earn=|shape=|mind=|some|careful|stairs/.test(to)),
        [],
      )
    }
    await visitor.post(PATHS.booklet, fieldsIn(walk.page(), PATHS.booklet))
    assert.equal(await rows(), before)
    assert.doesNotMatch(JSON.stringify(log), CANARIES)
  })
})

describe('the booklet', () => {
  test('is a sheet with what was written, and the way back from it loses nothing', async () => {
    const walk = await written()
    const page = await text(visitor.post(PATHS.booklet, fieldsIn(walk.page(), PATHS.booklet)))
    assert.match(
      page,
      /class="sheet"[\s\S]*わたしのこれから[\s\S]*川でよく釣りをした[\s\S]*カネノカナリア[\s\S]*カラダノカナリア/,
    )
    assert.match(page, /たのまれること<\/span> 答えない/)
    assert.doesNotMatch(page, /うれしかったとき/, 'what was not said is not there')
    assert.match(page, /<button[^>]*name="go" value="end" form="back"|<button[^>]*form="back"/)
    const back = await text(visitor.post(PATHS.sheet, { ...fieldsIn(page, PATHS.sheet), go: 'end' }))
    assert.match(back, /書いたことのまとめ[\s\S]*カラダノカナリア/)
  })

  test('is not made of what does not fit, and its bare address leads to the first page', async () => {
    const refused = await visitor.post(PATHS.booklet, { 'can-note': 'あ'.repeat(81) })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /name="at" value="can"/)
    assert.equal((await visitor.get(PATHS.booklet)).headers.get('location'), PATHS.sheet)
  })

  test('can be had empty, with every question and every choice to be ticked by hand, and no name', async () => {
    const page = await text(visitor.get(PATHS.paper))
    for (const question of Object.values(QUESTION_TEXT)) assert.ok(page.includes(question.asks), question.asks)
    const choices = Object.values(QUESTIONS).reduce((sum, { choices }) => sum + choices.length, 0)
    assert.equal((page.match(/class="box"/g) ?? []).length, choices)
    assert.match(page, /お名前（書かなくてもかまいません）/)
  })
})

describe('from the sheet there is a way on', () => {
  test('to pictures, to the list with the words of the table, and to the desk', async () => {
    const walk = await written()
    const to = links(walk.page())
    assert.ok(to.includes('/start'))
    assert.deepEqual(
      to.filter(one => one.startsWith('/opportunities?')),
      ['手芸', '自然', '料理'].map(word => `/opportunities?q=${word}`),
    )
    assert.ok(to.some(one => one.startsWith('/requests/new?words=')))
    assert.match(walk.page(), /お金のことと、からだのことは使いません[\s\S]*お電話でもご相談ください/)
  })

  test('and each word of the table finds something in the demo city', async () => {
    for (const word of Object.values(WORDS).flatMap(words => Object.values(words))) {
      const page = await text(visitor.get(`/opportunities?${new URLSearchParams({ q: word })}`))
      assert.match(page, /href="\/opportunities\/[0-9a-f-]{36}/, word)
    }
  })

  test('and whoever is registered is led on to their own sheet, by the login where they are not in', async () => {
    const to = links(await text(visitor.get(PATHS.sheet))).find(one => one.includes('/my/outlook'))!
    assert.equal((await visitor.get(to)).status, 200)
    assert.equal((await (await login('ueki')).get(to)).headers.get('location'), '/my/outlook')
  })

  test('and it is found from the first page and the page of a resident', async () => {
    assert.match(await text(visitor.get('/')), /href="\/outlook"/)
    assert.match(await text((await login('ueki')).get('/my')), /href="\/my\/outlook"/)
  })
})
