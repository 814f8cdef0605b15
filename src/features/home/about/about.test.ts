import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Explained, explainedIn, LEGAL_FORM_TEXT, LEGAL_FORMS } from '#features/kinds/index.ts'
import { putSetting } from '#features/municipalities/index.ts'
import { demoApp } from '../../../../seed/testing.ts'
import type { SETTINGS } from '../rules.ts'
import { FOOT } from './parts.ts'
import { WORDS } from './words.ts'

const { database, municipality, visitor } = await demoApp()
const page = async (path: string) => (await visitor.get(path)).text()
const words = (html: string) => html.replaceAll(/<[^>]+>/g, '')

describe('the pages about the site', () => {
  for (const { href, text } of FOOT)
    it(`「${text}」 is open to all, named by its heading, with the desk’s number and no word of English`, async () => {
      const response = await visitor.get(href)
      assert.equal(response.status, 200)
      const html = await response.text()
      assert.match(html, new RegExp(`<title>${text}｜柏市 結い</title>`))
      const main = words(/<main[\s\S]*<\/main>/.exec(html)![0])
      assert.ok(main.trim().startsWith(text), main.slice(0, 80))
      assert.match(main, /04-7000-0000/)
      assert.deepEqual(
        main.match(/[A-Za-z]{2,}/g)?.filter(word => !/^(JIS|AA|axe|core|WCAG|JavaScript|localhost|amp)$/.test(word)) ??
          [],
        [],
      )
    })

  it('are reached from the foot of every page for visitors, of those that tell of a mistake too', async () => {
    for (const path of ['/', '/opportunities', '/guide', '/login', '/nowhere', '/requests/new']) {
      const html = await page(path)
      const foot = /<footer[\s\S]*<\/footer>/.exec(html)?.[0] ?? ''
      for (const { href, text } of FOOT) assert.match(foot, new RegExp(`<a href="${href}"[^>]*>${text}</a>`), path)
    }
  })

  it('say that the desk is to be asked until the city has said whom', async () => {
    assert.match(
      words(await page('/privacy')),
      /請求の受付：かしわ生涯現役窓口（見本）（電話 04-7000-0000）におたずねください。/,
    )
    const contact = { valid_from: '2026-04-01', source: '市の告示' }
    await database.write({ lane: 'job', municipality }, async tx => {
      await putSetting<typeof SETTINGS>(tx, { ...contact, key: 'privacyContact', value: '行政課（電話 04-7000-1111）' })
      await putSetting<typeof SETTINGS>(tx, { ...contact, key: 'accessibilityContact', value: '広報課' })
    })
    assert.match(words(await page('/privacy')), /請求の受付：行政課（電話 04-7000-1111）/)
    assert.match(words(await page('/accessibility')), /連絡先：広報課/)
  })

  it('do not claim what was not tested', async () => {
    const html = words(await page('/accessibility'))
    assert.match(html, /適合レベルAAに配慮しています/)
    assert.match(html, /「準拠」とは表示していません/)
    assert.match(html, /まだ行っていません/)
  })
})

describe('the words of the field', () => {
  it('are each explained once, at the anchor to which activities lead, with the law', async () => {
    const html = await page('/glossary')
    for (const [key, { plain, law }] of Object.entries(WORDS)) {
      assert.equal(html.split(`id="${key}"`).length, 2, key)
      assert.equal(html.split(`href="#${key}"`).length, 2, key)
      assert.ok(html.includes(plain) && html.includes(law.replace('&', '&amp;')), key)
    }
    assert.match(words(html), /千葉県では、きょうの時点で1時間1,195円です。/)
  })

  it('lead there from the page of an activity of every legal form', async () => {
    const activities = await database.read({ lane: 'job', municipality }, db =>
      db
        .selectFrom('opportunity')
        .select(['id', 'legal_form'])
        .distinctOn('legal_form')
        .where('status', '=', 'open')
        .orderBy('legal_form')
        .execute(),
    )
    assert.equal(activities.length, LEGAL_FORMS.length)
    for (const { id, legal_form } of activities) {
      const html = await page(`/opportunities/${id}`)
      const text = LEGAL_FORM_TEXT[legal_form as Explained & keyof typeof LEGAL_FORM_TEXT]
      assert.match(html, new RegExp(`<a href="/glossary#${legal_form}">${text}</a>`))
      assert.equal(explainedIn(text)[0]!.href, `/glossary#${legal_form}`)
    }
  })
})
