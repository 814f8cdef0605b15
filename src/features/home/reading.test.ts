import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { browserless, demoApp, toldBy } from '../../../seed/testing.ts'

// How residents choose to read: whole requests, as a browser without JavaScript sends them.

const demo = await demoApp()
const { app, visitor, login } = demo
const [ueki, sato] = [await login('ueki'), await login('sato')]
const as = (cookie: string, also = '') => browserless(app, [also, cookie].filter(Boolean).join('; '))
const text = async (answer: Promise<Response>) => (await answer).text()
const [FURIGANA, EASY] = ['yui_furigana=1', 'yui_easy=1']
const [activity] = /\/opportunities\/0[\w-]+/.exec(await text(visitor.get('/opportunities'))) ?? ['']
const [course] = /\/bookings\/new\?activity=[\w-]+/.exec(await text(visitor.get('/bookings'))) ?? ['']

const PUBLIC = [
  '/',
  '/opportunities',
  activity,
  '/requests/new',
  '/bookings',
  course,
  '/my/login',
  '/my/login?new=1',
  '/my/card',
]
const OWN = ['/my', '/my/consents', '/my/looks', '/my/devices']

test('a switch is kept by a cookie and leads back, for each of the four', async () => {
  for (const one of ['large', 'contrast', 'furigana', 'easy']) {
    const answer = await visitor.get(`/prefs?${one}=1&to=/guide`)
    assert.equal(answer.headers.get('location'), '/guide')
    assert.match(
      answer.headers.get('set-cookie') ?? '',
      new RegExp(`^yui_${one}=1; Path=/; Max-Age=31536000; HttpOnly`),
    )
    const page = await text(as(`yui_${one}=1`).get('/guide'))
    assert.match(page, new RegExp(`href="/prefs\\?${one}=0&amp;to=%2Fguide"`), `${one} can be switched off`)
  }
})

test('a page is kept by nobody on the way, so that nobody gets what another chose', async () => {
  for (const cookie of ['', FURIGANA, EASY])
    assert.equal((await as(cookie).get('/')).headers.get('cache-control'), 'no-store')
})

describe('with readings', () => {
  for (const path of PUBLIC)
    test(`${path} has them above its hard words, and the same words`, async () => {
      const [plain, read] = [await text(visitor.get(path)), await text(as(FURIGANA).get(path))]
      assert.doesNotMatch(plain, /<ruby>/)
      assert.ok((read.match(/<ruby>/g)?.length ?? 0) >= 10, `${read.match(/<ruby>/g)?.length}`)
      assert.doesNotMatch(read, /="[^"]*<ruby|<(title|option|textarea)[^>]*>[^<]*<ruby/)
      const words = (page: string) =>
        page
          .replace(/<rp>.*?<\/rp>|<rt>.*?<\/rt>|<\/?ruby>/g, '')
          .replace(/nonce="\w+"|furigana=\d|ふりがなを(つける|はずす)|[0-9a-f-]{36}|since" value="[^"]*"/g, '')
      assert.equal(words(read), words(plain))
    })
  test('the name of whoever is in is left as it is', async () => {
    const my = await text(as(FURIGANA, ueki.cookie).get('/my'))
    assert.match(my, /植木 真由美さん/)
    assert.match(my, /<ruby>同意/)
  })
  test('the desk and sheets of paper have none', async () => {
    assert.doesNotMatch(await text(as(FURIGANA, sato.cookie).get('/staff')), /<ruby>/)
    assert.doesNotMatch(await text(as(FURIGANA).get(`${activity}/print`)), /<ruby>/)
  })
})

describe('in plain words', () => {
  for (const path of [...PUBLIC, ...OWN])
    test(`${path} says its sentences otherwise, and leaves no trace of the two`, async () => {
      const who = OWN.includes(path) ? ueki.cookie : ''
      const [plain, easy] = [await text(as('', who).get(path)), await text(as(EASY, who).get(path))]
      assert.doesNotMatch(plain + easy, /<!--(plainly|easily|said)|\[object/)
      const sentences = (page: string) => new Set(page.replace(/<[^>]+>/g, '').match(/[^。\n]{6,}。/g))
      const before = sentences(plain)
      assert.ok([...sentences(easy)].filter(one => !before.has(one)).length >= 2, path)
    })
  test('what somebody agrees to stays as it is kept, with its meaning beside it', async () => {
    const [plain, easy] = [await text(ueki.get('/my/consents')), await text(as(EASY, ueki.cookie).get('/my/consents'))]
    assert.doesNotMatch(plain, /かんたんに言うと/)
    assert.match(easy, /かんたんに言うと：/)
  })
  test('what is told after a press is told there too', async () => {
    const answer = await as(EASY, ueki.cookie).get('/prefs?easy=0&to=/my')
    assert.equal(answer.status, 303)
    assert.equal(toldBy(answer, ueki), '')
  })
})
