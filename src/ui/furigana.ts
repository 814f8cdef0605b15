import { html } from 'hono/html'
import type { Html } from './html.ts'

/** A word with its reading above it. */
export const ruby = (word: string, reading: string): Html =>
  html`<ruby>${word}<rp>（</rp><rt>${reading}</rt><rp>）</rp></ruby>`

/** A sentence in which `{漢字|かんじ}` becomes a word with its reading. */
export const furigana = (sentence: string): Html =>
  html`${sentence.split(/(\{[^|{}]+\|[^|{}]+\})/).map(part => {
    const [, word, reading] = /^\{([^|{}]+)\|([^|{}]+)\}$/.exec(part) ?? []
    return word && reading ? ruby(word, reading) : part
  })}`

export const examples: Record<string, () => Html> = {
  'a sentence with two readings': () => html`<p>${furigana('{傾聴|けいちょう}と{見守|みまも}りの活動です。')}</p>`,
}
