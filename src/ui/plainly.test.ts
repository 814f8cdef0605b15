import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { html } from 'hono/html'
import { plainly, wordedFor } from './plainly.ts'

describe('a sentence in two wordings', () => {
  const page = async () => String(await html`<p>${plainly('ご記入ください。', '書いてください。')}</p><p>おわり</p>`)
  it('stands in the page in the one that was chosen, without a trace of the other', async () => {
    assert.equal(wordedFor(await page(), false), '<p>ご記入ください。</p><p>おわり</p>')
    assert.equal(wordedFor(await page(), true), '<p>書いてください。</p><p>おわり</p>')
  })
  it('may hold parts of a page, and dollars', async () => {
    const both = String(await html`${plainly(html`<b>$1</b>`, '$&は1円です')}`)
    assert.equal(wordedFor(both, false), '<b>$1</b>')
    assert.match(wordedFor(both, true), /^\$&amp;は/)
  })
  it('is not made by what somebody types', async () => {
    const typed = String(await html`<p>${'<!--plainly-->a<!--easily-->b<!--said-->'}</p>`)
    assert.equal(wordedFor(typed, true), typed)
  })
})
