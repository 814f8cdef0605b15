import { html, raw } from 'hono/html'
import { type Content, type Html, numbers } from './html.ts'

// A phrase (文節) ends where kana gives way to kanji, katakana, digits or an opening bracket, and after a mark, but
// what follows a closing bracket in kana belongs to it; お and ご belong to the word that they honour. を and 〜 end one
// whatever follows; さがす, かまいません and ください, which browsers cut, begin one, and so does a bracket but where it holds the weekday of a date.
// A run of kanji, of katakana or of digits is never divided.
const ENDS =
  /(?<=[ぁ-ん])(?<!^[おご]|[^ぁ-ん][おご]|[ぁ-ん][おご])(?=[一-龯々〇ァ-ヶA-Za-z0-9「（])|(?<=[ぁ-ん])(?=[おご][一-龯])|(?<=[、。・！？])(?=[^、。・）」！？])|(?<=[）」])(?=[^、。・〜）」！？ぁ-ん])|(?<=[を〜])(?=[^、。・）」！？])|(?<=[がにでも])(?=さが[しせ]|かまいません)|(?<=[てで])(?=ください)|(?<=[一-龯々ァ-ヶー])(?=（(?![月火水木金土日祝]）))/

/** The phrases of a Japanese text; joined they are the text again. */
export const phrasesOf = (text: string): string[] => text.split(ENDS)

/**
 * A heading or the words of a button, whose lines break between phrases only, also where the browser cannot tell them; a
 * number stays with its unit even where a phrase is longer than the line.
 */
export function phrases(content: Content): Content {
  const [first, ...rest] = typeof content === 'string' ? phrasesOf(content) : []
  return rest.length === 0
    ? content
    : html`<span class="keep">${numbers(first!)}${rest.map(phrase => html`${raw('<wbr>')}${numbers(phrase)}`)}</span>`
}

const TAG = /(<[^>]*>)/

/**
 * A hint, broken in the same way: a browser's own phrases divide words of kana (ひらが|なだけでも). What is HTML already, in both
 * its wordings say, is broken between its tags.
 */
export function phrased(content: Content): Content {
  if (!(content instanceof String)) {
    const [first, ...rest] = typeof content === 'string' ? phrasesOf(content) : []
    return rest.length === 0 ? content : kept(html`${first}${rest.map(phrase => html`${raw('<wbr>')}${phrase}`)}`)
  }
  return kept(
    raw(
      content
        .split(TAG)
        .map((part, at) => (at % 2 === 0 ? phrasesOf(part).join('<wbr>') : part))
        .join(''),
    ),
  )
}

const kept = (broken: Content): Html => html`<span class="keep">${broken}</span>`
