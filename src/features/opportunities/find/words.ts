import type { Lexicon } from '#features/words/index.ts'
import type { Day } from '#platform/dates.ts'
import { fold } from '#platform/folding.ts'
import type { Criteria } from './criteria.ts'
import { weekOf } from './week.ts'
import { type Condition, type Conditions, conditionAt } from './word-conditions.ts'

/** What words are read with: synonyms, the names of places as they are asked, and the day. */
export type Reading = { lexicon: Lexicon; today: Day; placeOf: (folded: string) => string | null }

/** A question in parts: words that stay words, with all by which each is found, and words that are conditions. */
export type SaidWords = Conditions & { words: string[]; places: string[] }

type Token = Condition & { length: number; word?: string; place?: string }

/** What stands between words and says nothing about what is looked for. */
const FILLERS = [
  'の|お|に|で|と|が|は|へ|や|も|を|な|から|まで|だけ|ぐらい|くらい|でも|ても|くても|にも|なら|って|として|という|のために|ために|のため|について|に関する|けど|ので|ばかり|くて|てきた|ってきた|くなった|くなってきた',
  '好き|すき|得意|苦手|ほしい|欲しい|人|ひと|方|おばさん|おじさん|さん|仲間|みんな|うちの|家の|わたし|私|自分|一緒に|いっしょに|誰か|だれか',
  'たい|したい|する|して|やりたい|やって|やる|できる|出来る|ならできる|してみたい|みたい|はじめたい|始めたい|習いたい|ならいたい|覚えたい|教わりたい|教えたい|知りたい|手伝いたい|手伝える|手伝います|やりてえ|してえ|いきてえ',
  'なりたい|ようになりたい|していた|してた|やっていた|やってた|だった|です|ます|ました|ません|しています|なるべく|できれば|できるだけ|ちょっと|少し|すこし|もっと|大丈夫|だいじょうぶ',
  '行ける|行きたい|行って|通える|通いたい|参加したい|参加できる|参加|入りたい|使いたい|使える|使い方|つかいかた|やり方|方法|仕方',
  '遊べる|遊びたい|話したい|話す|話せる|会える|会いたい|連れて|出かけたい|出かけられる|出かける|ある|あるか|ありますか|ありませんか|ない|ないか|ないかな|ないですか|いい|よい|気楽に|簡単な|近くの|近所の',
  'ところ|場所|所|活動|こと|もの|会|集まり|教えて|教えてほしい|教えてもらえる|教えてもらいたい|さがす|探す|さがしています|探しています|ください|何か|なにか|どこか|募集|くれ|けろ',
]
  .flatMap(line => line.split('|'))
  .map(fold)
const SAID_OF = FILLERS.toSorted((a, b) => b.length - a.length).join('|')
/** These are readings of words too: こと is 琴 only where it stands alone. */
const KANA = new Set(FILLERS.filter(word => /^[ぁ-ん]+$/.test(word)))
const BETWEEN = new RegExp(`^(?:${SAID_OF})+`)
/** Nothing but these, and too long to be a word of its own: 何かしたい. */
const NOTHING = new RegExp(`^(?=.{5})(?:${SAID_OF})+$`)
/** A particle that joins an unknown word to the next: べーごまの教室. */
const JOINT = /(?<=..)[のおにでとがはへやもな]$/
/** The same behind a word that is not known: 犬が好き. */
const BEHIND = new RegExp(`(?<=.)(?:が|お|の|に|で|と|は)(?:${SAID_OF})+$`)

/** What a compound ends in and an activity need not say: 体操教室 is 体操. */
const GENERIC = new Set(
  [
    '教室',
    '講座',
    '講習会',
    '体験',
    '体験会',
    'さあくる',
    'くらぶ',
    '同好会',
    '補助',
    '支援',
    '手伝い',
    '活動',
    '作業',
  ].map(fold),
)

const LONGEST = 16

/** A word of one sign is one only between other kinds of signs: 孫 of 孫と遊ぶ, not of 孫六. */
const ALONE = /^\p{Script=Han}(?![\p{Script=Han}々])/u
const HAN_BEFORE = /[\p{Script=Han}々]$/u
const standsAlone = (text: string, whole: string): boolean =>
  ALONE.test(text) && !HAN_BEFORE.test(whole.slice(0, whole.length - text.length))

/** The longest word that is known from here on in a `whole`: a word of the lexicon, or the name of a place. */
function knownAt(text: string, whole: string, { lexicon, placeOf }: Reading): Token | null {
  const letters = Array.from(text).slice(0, LONGEST)
  const least = standsAlone(text, whole) ? 1 : 2
  for (let length = letters.length; length >= least; length--) {
    const word = letters.slice(0, length).join('')
    if (lexicon.has(word) && (word === whole || !KANA.has(word))) return { length: word.length, word }
    const place = placeOf(word)
    if (place) return { length: word.length, place }
  }
  return null
}

const ENDS: Record<string, string> = { き: 'く', ぎ: 'ぐ', り: 'る', い: 'う', み: 'む', ち: 'つ', し: 'す', び: 'ぶ' }

/** 歩く of 歩きたい; of a verb that is not known what its forms share: 弾き. */
function wished(word: string, lexicon: Lexicon): string {
  const stem = /^(.{2,})たい$/u.exec(word)?.[1]
  if (stem === undefined) return word
  const verb = stem.slice(0, -1) + (ENDS[stem.at(-1)!] ?? '')
  return [verb, `${stem}る`].find(form => lexicon.has(form)) ?? stem
}

/** A word in parts that are all understood, but for stretches of two letters and more between them; else null. */
function tokensOf(word: string, reading: Reading): Token[] | null {
  const tokens: Token[] = []
  let [rest, unknown] = [word, '']
  const flush = (): boolean => {
    const bare = tokens.length > 0 || unknown !== word ? unknown.replace(BETWEEN, '').replace(JOINT, '') : unknown
    unknown = ''
    if (Array.from(bare).length === 1) return false
    if (bare !== '') tokens.push({ length: bare.length, word: wished(bare, reading.lexicon) })
    return true
  }
  while (rest !== '') {
    const [known, condition] = [knownAt(rest, word, reading), conditionAt(rest, reading.today)]
    const token = (known?.length ?? 0) > (condition?.length ?? 0) ? known : condition
    if (token) {
      if (!flush()) return null
      tokens.push(token)
      rest = rest.slice(token.length)
    } else {
      const sign = String.fromCodePoint(rest.codePointAt(0)!)
      unknown += sign
      rest = rest.slice(sign.length)
    }
  }
  const isStrange = tokens.length === 0
  if (isStrange && NOTHING.test(word)) return []
  if (isStrange) unknown = wished(unknown.replace(BEHIND, ''), reading.lexicon)
  if (isStrange && unknown !== word) return [{ length: unknown.length, word: unknown }]
  if (!flush() || tokens.length === 0) return null
  const telling = tokens.filter(token => token.word === undefined || !GENERIC.has(token.word))
  return telling.some(token => token.word !== undefined || token.place !== undefined) ? telling : tokens
}

/** Near to the place that was named just before. */
const NEARBY = new Set(['近く', '近所', 'そば', '周辺', '付近', 'あたり', '周り', 'まわり'].map(fold))
/** So many minutes on foot are near. */
const NEAR_MINUTES = 20

/** What was typed of a folded part: スマホ of すまほ. */
function asTyped(typed: string, part: string): string {
  const letters = Array.from(typed)
  for (let from = 0; from < letters.length; from++)
    for (let to = from + 1; to <= letters.length; to++) {
      const some = letters.slice(from, to).join('')
      if (fold(some) === part) return some
    }
  return part
}

/** Reads a question word by word. A word that is not understood in all its parts stays as it was typed. */
export function readWords(q: string, reading: Reading): SaidWords {
  const said: SaidWords = { words: [], places: [], days: [], parts: [], loads: [], filters: {} }
  const typed = q.split(/\s+/).filter(Boolean)
  const tokens = typed.flatMap(one => {
    const word = fold(one)
    return (tokensOf(word, reading) ?? [{ length: word.length, word }]).map(token => ({ one, ...token }))
  })
  for (const [at, { one, word, place, days = [], parts = [], loads = [], filters }] of tokens.entries()) {
    if (word !== undefined && NEARBY.has(word) && tokens[at - 1]?.place !== undefined)
      said.filters = { means: 'walk', minutes: NEAR_MINUTES, ...said.filters }
    else if (word !== undefined) said.words.push(word === fold(one) ? one : asTyped(one, word))
    if (place !== undefined) said.places.push(place)
    said.days.push(...days)
    said.parts.push(...parts)
    said.loads.push(...loads)
    Object.assign(said.filters, filters)
  }
  return said
}

/** Words with all by which each is found, folded: its synonyms, where it has some. */
export const soughtOf = (words: readonly string[], lexicon: Lexicon): string[][] =>
  words.map(fold).map(word => [...(lexicon.get(word) ?? [word])])

/** Words of which each says something, once. */
export const distinct = (words: readonly string[]): string[] =>
  [...new Map(words.map(word => [fold(word), word])).entries()].flatMap(([key, word]) => (key === '' ? [] : [word]))

/** The week that days and parts of days mean together; 0 where none is said. */
export const weekSaid = ({ days, parts }: Pick<SaidWords, 'days' | 'parts'>): number =>
  days.length + parts.length === 0 ? 0 : weekOf(days, parts)

/** Stretches of kanji, or of katakana: what a Japanese phrase tells most by. */
const TELLING = /[\p{Script=Han}々]{2,}|[\p{Script=Katakana}ー]{2,}/gu

/**
 * What is understood inside a word that is nowhere: 水彩 of 水彩画, 地図 of 地図を見る, カレー of カレー作り; the word itself where
 * there is nothing.
 */
export function knownParts(word: string, lexicon: Lexicon): string[] {
  const parts: string[] = []
  if (lexicon.has(fold(word))) return [word]
  for (let rest = fold(word); rest !== ''; ) {
    const known = knownAt(rest, fold(word), { lexicon, today: '', placeOf: () => null })
    if (known?.word !== undefined) parts.push(known.word)
    rest = rest.slice(known?.length ?? 1)
  }
  const all = [...parts, ...(word.match(TELLING) ?? [])].filter(part => fold(part) !== fold(word))
  return all.length > 0 ? distinct(all) : [word]
}

/** Each word that is looked for, and a question without it. */
export function wordsIn({ q, sought }: Criteria): { word: string; without: Pick<Criteria, 'q' | 'sought'> }[] {
  const words = sought ? q.split(' ').filter(Boolean) : [q].filter(Boolean)
  return words.map((word, at) => ({
    word,
    without: {
      q: words.filter((_, other) => other !== at).join(' '),
      sought: sought?.filter((_, other) => other !== at) ?? null,
    },
  }))
}
