import { html, raw } from 'hono/html'
import { remembered } from '#platform/remembered.ts'
import { type Content, type Html, numbers } from './html.ts'
import { eachText } from './readings.ts'

// Both wordings of a sentence stand in the page until it is sent, and one of them goes with it: the part that writes them
// need not know what was chosen. What people write is escaped, so nothing else gives these marks.
const [NORMAL, EASY, END] = ['<!--plainly-->', '<!--easily-->', '<!--said-->'] as const
const [normalMark, easyMark, endMark] = [raw(NORMAL), raw(EASY), raw(END)]

/** A hard sentence with its wording in やさしい日本語 beside it; not for the inside of an attribute. */
export const plainly = (normal: Content, easy: string): Html =>
  html`${normalMark}${normal}${easyMark}${numbers(easy)}${endMark}`

/** A sentence that goes through a rule before a page shows it, with its plain wording beside it. */
export type Both = { text: string; easy: string }
export const both = (text: string, easy: string): Both => ({ text, easy })
export const inBoth = ({ text, easy }: Both): Html => plainly(text, easy)

/** What is said besides, in a paragraph of its own, to whoever reads plain words: of a wording that somebody agrees to, which stays as it is. */
export const besides = (easy: string): Html => html`${normalMark}${easyMark}<p>${numbers(easy)}</p>${endMark}`

/** The page with the wording that was chosen. */
export function wordedFor(page: string, easy: boolean): string {
  const [before = '', ...twice] = page.split(NORMAL)
  return before + twice.map(part => oneOf(part, easy)).join('')
}

/** Of both wordings and what follows them, one wording and what follows. */
function oneOf(part: string, easy: boolean): string {
  const middle = part.indexOf(EASY)
  const end = part.indexOf(END, middle)
  return (easy ? part.slice(middle + EASY.length, end) : part.slice(0, middle)) + part.slice(end + END.length)
}

/** The lines `usual → plain` of a table. */
export const pairsOf = (lines: string): (readonly [usual: string, easy: string])[] =>
  lines.split('\n').flatMap(line => {
    const [usual, easy] = line.split(' → ')
    return usual && easy ? [[usual, easy] as const] : []
  })

const HOLE = '＊'

/**
 * A whole page in which texts that go through forms as they are have their plain wording: a text that is all of what stands
 * between two tags, with whatever is put in at `＊`.
 */
export function easily(pairs: readonly (readonly [usual: string, easy: string])[]): (page: string) => string {
  const known = new Map(pairs.filter(([usual]) => !usual.includes(HOLE)))
  const holed = pairs
    .filter(([usual]) => usual.includes(HOLE))
    .map(
      ([usual, easy]) =>
        [
          new RegExp(`^${usual.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(HOLE, '(.{1,80}?)')}$`),
          easy,
        ] as const,
    )
  const ease = remembered(text => {
    const said = text.trim()
    for (const [usual, easy] of holed) {
      const put = usual.exec(said)?.slice(1)
      if (put) return text.replace(said, () => easy.replaceAll(HOLE, () => put.shift() ?? ''))
    }
    return text.replace(said, () => known.get(said) ?? said)
  })
  return eachText(ease)
}

export const examples: Record<string, () => Html> = {
  'a sentence in both wordings': () =>
    html`<p>${plainly('お問い合わせの際は、活動番号をお申し出ください。', '電話で、活動の番号を言ってください。')}</p>`,
}
