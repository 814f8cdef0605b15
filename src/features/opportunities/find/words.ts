import { WEEKDAY_TEXT } from '#features/kinds/index.ts'
import type { Lexicon } from '#features/words/index.ts'
import { addDays, type Day, dayOf, partsOf as partsOfDay } from '#platform/dates.ts'
import { fold } from '#platform/folding.ts'
import type { Criteria } from './criteria.ts'
import { type Part, weekOf } from './week.ts'

/** What words are read with: synonyms, the names of places as they are asked, and the day. */
export type Reading = { lexicon: Lexicon; today: Day; placeOf: (folded: string) => string | null }

/** A question in parts: words that stay words, with all by which each is found, and words that are conditions. */
export type SaidWords = {
  words: string[]
  places: string[]
  days: number[]
  parts: Part[]
  filters: Partial<Pick<Criteria, 'door' | 'reward' | 'visit' | 'trial' | 'on' | 'means' | 'minutes'>>
}

type Token = { length: number; word?: string; place?: string } & Partial<Omit<SaidWords, 'words' | 'places'>>

const DAY = WEEKDAY_TEXT.join('')

/** Words that are conditions, as they are folded. */
const CONDITIONS: readonly [RegExp, (found: RegExpExecArray, today: Day) => Omit<Token, 'length'> | null][] = [
  [/^土日(祝日?)?/, () => ({ days: [5, 6] })],
  [/^週末/, () => ({ days: [5, 6] })],
  [/^平日/, () => ({ days: [0, 1, 2, 3, 4] })],
  [new RegExp(`^(?:毎週)?([${DAY}])曜日?`), ([, day]) => ({ days: [DAY.indexOf(day!)] })],
  [
    /^(午前|午後|朝|夜)?の?(\d{1,2})時(?:半|\d{1,2}分)?(?:ごろ|頃|以降|から|まで)?/,
    ([, half, hour]) => partOf(half, Number(hour)),
  ],
  [/^午前中?/, () => ({ parts: ['am'] })],
  [/^午後/, () => ({ parts: ['pm'] })],
  [/^(夜[間勤]?|晩)/, () => ({ parts: ['night'] })],
  [/^(?:参加費)?無料|^参加費なし|^ただ$/, () => ({ filters: { reward: 'free' } })],
  [/^お金が(もらえる|出る)/, () => ({ filters: { reward: 'paid' } })],
  [
    /^(お?仕事|働(?:く|き(?!方)|ける)(?:たい)?|はたら(?:く|き)(?:たい)?|求人|就労|勤め(?:たい|口)?)/,
    () => ({ filters: { door: 'work' } }),
  ],
  [/^見学(できる|可能?|あり|したい)?/, () => ({ filters: { visit: true } })],
  [/^お?試し(できる|可能?|あり|したい)?/, () => ({ filters: { trial: true } })],
  [/^(?:歩いて|歩き|徒歩)で?(\d{1,3})分(以内|ぐらい|くらい|まで)?/, ([, minutes]) => way('walk', minutes!)],
  [/^自転車で?(\d{1,3})分(以内|ぐらい|くらい|まで)?/, ([, minutes]) => way('bicycle', minutes!)],
  [/^ばすで?(\d{1,3})分(以内|ぐらい|くらい|まで)?/, ([, minutes]) => way('bus', minutes!)],
  [/^(?:車|自動車)で?(\d{1,3})分(以内|ぐらい|くらい|まで)?/, ([, minutes]) => way('car', minutes!)],
  [/^(今日|本日|きよう$)/, (_, today) => ({ filters: { on: today } })],
  [/^(明日|あした$|あす$)/, (_, today) => ({ filters: { on: addDays(today, 1) } })],
  [/^(明後日|あさつて$)/, (_, today) => ({ filters: { on: addDays(today, 2) } })],
  [/^(\d{1,2})月(\d{1,2})日/, ([, month, date], today) => dayNamed(Number(month), Number(date), today)],
]

const way = (means: Criteria['means'], minutes: string): Omit<Token, 'length'> | null =>
  Number(minutes) >= 1 && Number(minutes) <= 180 ? { filters: { means, minutes: Number(minutes) } } : null

/** The part of the day in which an hour lies; 2時 alone is said of the afternoon. */
function partOf(half: string | undefined, hour: number): Omit<Token, 'length'> | null {
  if (hour > 24) return null
  const isLate = half === '午後' || half === '夜' || (half === undefined && hour < 6)
  const at = hour < 12 && isLate ? hour + 12 : hour
  return { parts: [at < 12 ? 'am' : at < 17 ? 'pm' : 'night'] }
}

/** The next 12月5日 from today on. */
function dayNamed(month: number, date: number, today: Day): Omit<Token, 'length'> | null {
  const { year } = partsOfDay(today)
  const day = [year, year + 1].map(one => dayOf(one, month, date)).find(one => one !== null && one >= today)
  return day ? { filters: { on: day } } : null
}

/** What stands between words and says nothing about what is looked for. */
const SAID_OF = [
  'の|お|に|で|と|が|は|へ|や|も|を|な|から|まで|だけ|ぐらい|くらい|でも|ても|くても|にも',
  '好き|すき|得意|苦手|ほしい|欲しい|人|ひと|方|おばさん|おじさん|さん|仲間|みんな',
  'たい|したい|する|して|やりたい|やって|やる|できる|出来る|ならできる|してみたい|みたい|はじめたい|始めたい|習いたい|ならいたい|覚えたい|教わりたい',
  '行ける|行きたい|行って|通える|通いたい|参加したい|参加できる|参加|入りたい|使いたい|使える|使い方|つかいかた|やり方|方法|仕方',
  '遊べる|遊びたい|話したい|話す|会える|ある|ありますか|ない|ないか|いい|よい|気楽に|簡単な|近くの|近所の',
  'ところ|場所|所|活動|こと|もの|会|集まり|教えて|さがす|探す|さがしています|探しています|ください|何か|なにか',
]
  .flatMap(line => line.split('|'))
  .map(fold)
  .sort((a, b) => b.length - a.length)
  .join('|')
const BETWEEN = new RegExp(`^(?:${SAID_OF})+`)
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

/** The longest word that is known from here on: a word of the lexicon, or the name of a place. */
function knownAt(text: string, { lexicon, placeOf }: Reading): Token | null {
  const letters = Array.from(text).slice(0, LONGEST)
  for (let length = letters.length; length >= 2; length--) {
    const word = letters.slice(0, length).join('')
    if (lexicon.has(word)) return { length: word.length, word }
    const place = placeOf(word)
    if (place) return { length: word.length, place }
  }
  return null
}

function conditionAt(text: string, { today }: Reading): Token | null {
  for (const [pattern, read] of CONDITIONS) {
    const found = pattern.exec(text)
    const said = found && read(found, today)
    if (said) return { ...said, length: found[0].length }
  }
  return null
}

/** A word in parts that are all understood, but for stretches of two letters and more between them; else null. */
function tokensOf(word: string, reading: Reading): Token[] | null {
  const tokens: Token[] = []
  let [rest, unknown] = [word, '']
  const flush = (): boolean => {
    const bare = tokens.length > 0 || unknown !== word ? unknown.replace(BETWEEN, '') : unknown
    unknown = ''
    if (Array.from(bare).length === 1) return false
    if (bare !== '') tokens.push({ length: bare.length, word: bare })
    return true
  }
  while (rest !== '') {
    const [known, condition] = [knownAt(rest, reading), conditionAt(rest, reading)]
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
  if (isStrange) unknown = unknown.replace(BEHIND, '')
  if (isStrange && unknown !== word) return [{ length: unknown.length, word: unknown }]
  if (!flush() || tokens.length === 0) return null
  const telling = tokens.filter(token => token.word === undefined || !GENERIC.has(token.word))
  return telling.some(token => token.word !== undefined || token.place !== undefined) ? telling : tokens
}

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
  const said: SaidWords = { words: [], places: [], days: [], parts: [], filters: {} }
  for (const typed of q.split(/\s+/).filter(Boolean)) {
    const word = fold(typed)
    const tokens = tokensOf(word, reading)
    for (const token of tokens ?? [{ length: word.length, word }]) {
      if (token.word !== undefined) said.words.push(token.word === word ? typed : asTyped(typed, token.word))
      if (token.place !== undefined) said.places.push(token.place)
      said.days.push(...(token.days ?? []))
      said.parts.push(...(token.parts ?? []))
      Object.assign(said.filters, token.filters)
    }
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
  for (let rest = fold(word); rest !== ''; ) {
    const known = knownAt(rest, { lexicon, today: '', placeOf: () => null })
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
