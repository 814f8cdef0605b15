import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { html } from 'hono/html'
import { sealedAgain, sealWords, withoutWords, withWords } from './words.ts'

const SESSION = 'a'.repeat(64)

/** Words that somebody types to get out of an address, of an attribute, or of a replacement. */
const TYPED = [
  'さい',
  '佐藤 みどり',
  '佐藤　みどり',
  ' 佐藤 ',
  '<',
  '"',
  "O'Neil (x)!~*",
  '&amp;',
  '&',
  '$&',
  '$1$`',
  '\\d+(',
  '%',
  '%E3%81',
  '+',
  '#',
  'a',
  'q',
  'href',
  '/staff?q=x',
  '~',
  '04-7100-0001',
]

for (const words of TYPED)
  describe(`the words ${JSON.stringify(words)}`, () => {
    const asked = new URL('http://localhost/staff/people')
    asked.searchParams.set('status', 'open')
    asked.searchParams.set('q', sealWords(words, SESSION))
    const plain = withWords(asked, SESSION)
    const query = new URLSearchParams({ q: words, page: '2' })
    const here = plain.pathname + plain.search
    const addresses = [
      `/staff/people?${query}`,
      `/staff/people?q=${encodeURIComponent(words)}#list`,
      `?q=${encodeURIComponent(words.trim())}`,
      `/prefs?large=1&to=${encodeURIComponent(here)}`,
      `/staff/people/new?${new URLSearchParams({ back: here })}`,
    ]
    const page = String(html`<title>人</title><input name="q" value="${words}"><p>「${words}」で見つかった方</p>
      ${addresses.map(address => html`<a class="a" href="${address}">次へ</a><input type="hidden" value="${address}">`)}
      <a href="/staff/people?q=other&amp;page=1">ほか</a><a href="https://example.jp/?q=other">外</a>`)
    const sent = withoutWords(page, plain, asked)

    it('are read as they were typed', () => assert.equal(plain.searchParams.get('q'), words))
    it('stand in no address of the page', () => {
      const values = [...sent.matchAll(/(?:href|type="hidden" value)="([^"]*)"/g)].map(([, value]) =>
        value!.replaceAll('&amp;', '&').replaceAll('&#39;', "'"),
      )
      assert.equal(values.length, 2 * addresses.length + 2)
      for (const address of values.slice(0, -2)) {
        const url = new URL(address, 'http://localhost/staff/people')
        const inner = url.searchParams.get('to') ?? url.searchParams.get('back')
        const asks = inner ? new URL(inner, 'http://localhost') : url
        assert.equal(asks.searchParams.get('q'), asked.searchParams.get('q'), address)
        assert.equal(withWords(asks, SESSION).searchParams.get('q'), words)
      }
      assert.deepEqual(values.slice(-2), ['/staff/people?q=other&page=1', 'https://example.jp/?q=other'])
    })
    it('stay in the page where they are text, and nothing else of it is touched', () => {
      const cut = (text: string) => text.replaceAll(/ (?:href|type="hidden" value)="[^"]*"/g, '')
      assert.equal(cut(sent), cut(page))
    })
    it('stand in no address that one is sent on to', () =>
      assert.equal(
        new URL(sealedAgain(here, plain, asked), 'http://localhost').searchParams.get('q'),
        asked.searchParams.get('q'),
      ))
  })

it('a page that was asked for without sealed words is left as it is', () => {
  const url = new URL('http://localhost/staff/organisations?q=花')
  const page = '<a href="/staff/organisations?q=%E8%8A%B1">花</a>'
  assert.equal(withoutWords(page, withWords(url, SESSION), url), page)
})
