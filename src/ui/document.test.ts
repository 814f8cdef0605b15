import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { demoText, displayLinks, type Page } from './document.ts'
import { dial, printFrame, publicFrame, staffFrame } from './frame.ts'

const page: Page = {
  title: '活動をさがす',
  municipality: {
    name: '柏市',
    deskName: '応援窓口',
    deskPhone: '04-7167-1111',
    deskHours: '平日9時〜17時',
    programme: 'セカンドライフ応援',
    office: '相談窓口',
  },
  demo: false,
  nonce: 'n0nce',
  assets: { css: '/assets/yui.css', desk: '/assets/desk.css', js: '/assets/yui.js' },
  prefs: { large: false, contrast: false },
  path: '/opportunities',
  body: '本文',
}
const staff = { ...page, user: { name: '佐藤', role: '相談員' }, nav: [{ href: '/staff', text: '今日' }] }
const frames: Record<string, (over?: Partial<Page>) => string> = {
  residents: over => String(publicFrame({ ...page, ...over })),
  staff: over => String(staffFrame({ ...staff, ...over })),
  paper: over => String(printFrame({ ...page, back: '/staff', ...over })),
}

for (const [name, frame] of Object.entries(frames))
  describe(`a page for ${name}`, () => {
    it('is in Japanese, has its title first in the tab and may be made larger by two fingers', () => {
      assert.match(frame(), /<html lang="ja"/)
      assert.match(frame(), /<title>活動をさがす｜柏市 結い<\/title>/)
      assert.doesNotMatch(frame(), /user-scalable|maximum-scale/)
    })
    it('is entered by keyboard at its text, past the menu', () => {
      assert.ok(frame().indexOf('<a class="skip" href="#main">') < frame().indexOf('<header'))
      assert.equal(frame().split('<main id="main" tabindex="-1"').length, 2)
    })
    it('runs only what carries the number of this answer', () => {
      const full = frame({ municipality: { ...page.municipality, accent: '#115a36' } })
      for (const tag of full.match(/<(?:script|style)[^>]*>/g) ?? []) assert.match(tag, /nonce="n0nce"/)
      assert.doesNotMatch(full, / style="| on\w+="/)
    })
    it('takes a colour of the municipality that can be read, and nothing else in its place', () => {
      const accent = (colour: string) => frame({ municipality: { ...page.municipality, accent: colour } })
      assert.match(accent('#115a36'), /--key: #115a36;/)
      for (const colour of ['#ffff00', 'red', '#115a36;}body{display:none', '</style><script>'])
        assert.doesNotMatch(accent(colour), /<style/, colour)
    })
    it('has the telephone of the desk for the foot of every sheet of paper', () =>
      assert.match(frame(), /<html [^>]*data-desk="応援窓口 電話 04-7167-1111"/))
    it('says that it is a demo where it is one, and only there', () => {
      assert.ok(frame({ demo: true }).includes(demoText))
      assert.ok(!frame().includes('架空'))
    })
    it('says once what was just done, aloud, and as text', () => {
      const shown = frame({ flash: { kind: 'success', text: '<b>記録</b>しました。' } })
      assert.match(shown, /role="status"/)
      assert.match(shown, /&lt;b&gt;記録&lt;\/b&gt;しました。/)
    })
    it('carries the letters and colours that were chosen', () => {
      assert.match(frame({ prefs: { large: true, contrast: true } }), /<html lang="ja" class="\w+ large contrast" /)
      assert.match(frame(), /<html lang="ja" class="\w+" /)
    })
  })

describe('letters and colours', () => {
  const links = (over: Partial<Page>) => String(displayLinks({ ...page, ...over }))
  it('are switched on, and off again', () => {
    assert.match(links({}), /large=1[^>]*>.*文字を大きく[\s\S]*contrast=1[^>]*>.*色をはっきり/)
    assert.match(
      links({ prefs: { large: true, contrast: true } }),
      /large=0[^>]*>.*文字をふつうに[\s\S]*contrast=0[^>]*>.*色をふつうに/,
    )
  })
  it('lead back to the page with all that was asked for, whatever stands in it', () => {
    const path = '/opportunities?q=本&large=1&to="><script>#a'
    const [, to = ''] = /large=1&amp;to=([^"]*)"/.exec(links({ path })) ?? []
    assert.equal(decodeURIComponent(to), path)
    assert.doesNotMatch(links({ path }), /<script>/)
  })
  it('are sent with the form of a page on which something was typed, and by its way, not by that of the page', () => {
    const shown = links({
      path: '/requests',
      typed: { form: 'question', to: '/requests/new', go: 'name', enter: 'next' },
    })
    assert.doesNotMatch(shown, /<a /)
    assert.match(shown, /^<button class="sr" form="question" name="go" value="next"/, 'what Enter presses comes first')
    const [, to] = /<button form="question" formaction="([^"]*large=1[^"]*)" name="go" value="name">/.exec(shown) ?? []
    assert.equal(to, '/prefs?large=1&amp;to=%2Frequests%2Fnew')
  })
})

const PHONES: readonly (readonly [string, string])[] = [
  ['04-7167-1111', 'tel:0471671111'],
  ['(04) 7167 1111', 'tel:0471671111'],
  ['+81-4-7167-1111', 'tel:+81471671111'],
  ['＋８１ （０）４ ７１６７ １１１１', 'tel:+81471671111'],
  ['０４ー７１６７ー１１１１', 'tel:0471671111'],
  ['０４（７１６７）１１１１', 'tel:0471671111'],
  ['04‐7167‑1111', 'tel:0471671111'],
  ['04–7167—1111', 'tel:0471671111'],
  ['04−7167－1111', 'tel:0471671111'],
  ['04ｰ7167‒1111', 'tel:0471671111'],
  ['04-7167-1111（内線 123）', 'tel:0471671111'],
  ['04-7167-1111 ext. 12', 'tel:0471671111'],
  ['04-7167-1111（代表）', 'tel:0471671111'],
  ['０４－７１６７－１１１１／０９０－１２３４－５６７８', 'tel:0471671111'],
]
for (const [shown, dialled] of PHONES)
  it(`a telephone that is shown as ${shown} is dialled by its digits`, () => assert.equal(dial(shown), dialled))

it('the desk can be called from above and from below each page for residents', () =>
  assert.equal(frames['residents']?.().match(/href="tel:0471671111"/g)?.length, 2))

it('what staff searched for stays in the box as text', () => {
  const shown = String(staffFrame({ ...staff, search: '"><i>中村' }))
  assert.match(shown, /<label class="sr" for="find">/)
  assert.match(shown, /id="find"[^>]* value="&quot;&gt;&lt;i&gt;中村"/)
})

it('a logout is a form, so that no link and no picture ends a session', () => {
  assert.match(String(staffFrame(staff)), /<form method="post" action="\/logout">/)
  assert.doesNotMatch(String(staffFrame(staff)), /href="\/logout"/)
})
