import { remembered } from '#platform/remembered.ts'

/** Words with their readings by the sign they begin with, the longest first; `0` before a word stands for a number. */
export type Readings = ReadonlyMap<string, readonly Entry[]>
type Entry = { word: string; shown: string }

const KANJI = /[一-龯々]/
const isKanji = (sign: string | undefined): boolean => sign !== undefined && KANJI.test(sign)
const toHiragana = (text: string): string =>
  text.replace(/[ァ-ヶ]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0x60))

const above = (word: string, reading: string): string => `<ruby>${word}<rp>（</rp><rt>${reading}</rt><rp>）</rp></ruby>`

/** A word with what is read above its kanji alone (申しこみ: もう, こ of 込); null where the reading is not that of the word. */
export function shownAbove(word: string, reading: string): string | null {
  const parts = word.split(/([一-龯々]+)/).filter(Boolean)
  const pattern = parts.map(part => (isKanji(part[0]) ? '(.+?)' : toHiragana(part))).join('')
  const read = new RegExp(`^${pattern}$`).exec(reading)?.slice(1)
  if (!read) return null
  return parts.map(part => (isKanji(part[0]) ? above(part, read.shift()!) : part)).join('')
}

/** The table of `word(reading)`, one after the other; what does not begin with kanji gets none. */
export function readingsOf(words: string): Readings {
  const table = new Map<string, Entry[]>()
  const known = new Map<string, Entry>()
  for (const [, number = '', word = '', reading = ''] of words.matchAll(/(?<=^|\s)(0?)([^\s()]+)\(0?([^\s(),]+)\)/g)) {
    const shown = isKanji(word[0]) ? shownAbove(word, reading) : null
    if (shown !== null) known.set(number + word, { word, shown })
  }
  for (const [key, entry] of known) {
    const first = key.startsWith('0') ? key.slice(0, 2) : key.slice(0, 1)
    table.set(first, [...(table.get(first) ?? []), entry])
  }
  for (const list of table.values()) list.sort((a, b) => b.word.length - a.word.length)
  return table
}

/**
 * The words that stand at a place where a run of kanji begins, so that the whole run is read: the longest first, then
 * another. One of which a part is not known gets no reading, since it may be a name, or read otherwise in this company. A
 * single sign is the stem of a verb: it stands alone before kana.
 */
function wordsAt(text: string, at: number, table: Readings, before = ''): Entry[] | null {
  for (const entry of table.get(before + text[at]) ?? []) {
    const { word } = entry
    if (!text.startsWith(word, at)) continue
    const next = text[at + word.length]
    const inside = isKanji(word.at(-1)) && isKanji(next)
    if (word.length === 1 && !before && (inside || isKanji(text[at - 1]) || !/[ぁ-ん]/.test(next ?? ''))) continue
    const rest = inside ? wordsAt(text, at + word.length, table) : []
    if (rest) return [entry, ...rest]
  }
  return null
}

/** A text (already HTML) with readings above its hard words. */
export function spelled(text: string, table: Readings): string {
  let out = ''
  for (let at = 0; at < text.length; ) {
    if (!isKanji(text[at])) {
      out += text[at++]
      continue
    }
    const words = wordsAt(text, at, table, /[\d０-９]/.test(text[at - 1] ?? '') ? '0' : '')
    const end = words ? at + words.reduce((sum, { word }) => sum + word.length, 0) : endOfRun(text, at)
    out += words ? words.map(({ shown }) => shown).join('') : text.slice(at, end)
    at = end
  }
  return out
}

function endOfRun(text: string, from: number): number {
  let at = from
  while (isKanji(text[at])) at++
  return at
}

/** What holds no text of ours, or none in which a reading may stand: code, what is typed or chosen, what is read already, names. */
const CLOSED = /^(script|style|title|textarea|select|option|svg|ruby)$/
const TAG = /(<!--[\s\S]*?-->|<[^>]*>)/

/** A whole page in which each text is written anew: nothing inside a tag is touched, nor what is `translate="no"`. */
export const eachText =
  (write: (text: string) => string) =>
  (page: string): string => {
    let [closed, depth] = ['', 0]
    return page
      .split(TAG)
      .map((part, at) => {
        if (at % 2 === 0) return closed ? part : write(part)
        const [, end, name = '', rest = ''] = /^<(\/?)([a-z][a-z0-9]*)([^>]*)>$/.exec(part) ?? []
        if (closed) depth += name !== closed ? 0 : end ? -1 : 1
        else if (!end && (CLOSED.test(name) || rest.includes('translate="no"'))) [closed, depth] = [name, 1]
        if (depth === 0) closed = ''
        return part
      })
      .join('')
  }

/** A whole page with readings above the hard words of its texts. */
export function withReadings(table: Readings): (page: string) => string {
  const spell = remembered(text => spelled(text, table))
  return eachText(text => (KANJI.test(text) ? spell(text) : text))
}
