import type { Door } from '#features/kinds/index.ts'
import type { Lexicon } from '#features/words/index.ts'
import { fold } from '#platform/folding.ts'
import type { Criteria } from '../criteria.ts'
import { weekOf } from '../week.ts'
import type { Conditions } from './conditions.ts'
import { FAINT_WORDS, idleAt, MANNER_WORDS } from './idle.ts'
import { type Piece, piecesOf, type Reading } from './pieces.ts'

export type { Reading } from './pieces.ts'

/**
 * A question in parts: words that stay words, with all by which each is found, and words that are conditions. `unwanted`: what
 * must not be named (レジ以外); `left`: words that were not used, because others tell more.
 */
export type SaidWords = Conditions & { words: string[]; places: string[]; unwanted: string[]; left: string[] }

/** A piece, and what was typed of it. */
type Said = Piece & { one: string }

/** Near to the place that was named just before. */
const NEARBY = new Set(['近く', '近所', '近場', '最寄り', 'そば', '周辺', '付近', 'あたり', '周り', 'まわり'].map(fold))
/** So many minutes on foot are near. */
const NEAR_MINUTES = 20

/** What was typed of a folded part, drawn out as it was: スマホ of すまほ, コーヒー of こうひ. */
function asTyped(typed: string, part: string): string {
  const letters = Array.from(typed)
  for (let from = 0; from < letters.length; from++)
    for (let to = letters.length; to > from; to--) {
      const some = letters.slice(from, to).join('')
      if (letters[from] !== 'ー' && fold(some) === part) return some
    }
  return part
}

/** Signs between the sentences of a question. */
const SENTENCES = /[\s、。，！？…「」『』（）〜・／/]+/

/** What tells what is looked for; not how one would like it, nor what no list has and is hardly a word. */
const isTelling = ({ kind, text }: Piece): boolean =>
  kind === 'place' || kind === 'unknown' || (kind === 'word' && !FAINT_WORDS.has(text) && !MANNER_WORDS.has(text))

/** So long is a question that can be all wishes and name nothing: 何かしたい. A shorter one is a word. */
const WISH = 5
const KANA = /^[ぁ-ん]+$/

/** A condition that asks for nothing: 80歳でも. */
const isEmpty = ({ kind, days, parts, loads, filters, say, unsay }: Piece): boolean =>
  kind === 'condition' && !(days ?? parts ?? loads ?? filters ?? say ?? unsay)

/** What of the pieces of a question is looked for, and what is left aside because others tell more. */
function tellingOf(pieces: readonly Said[]): { used: Said[]; left: Said[] } {
  const named = pieces.filter(piece => piece.kind !== 'idle' && !isEmpty(piece))
  const wanted = named.filter(({ kind, not }) => kind !== 'condition' && !not)
  const isTold = wanted.some(isTelling)
  const isSlight = ({ kind, text }: Piece) => kind === 'vague' || MANNER_WORDS.has(text)
  const isKnown = !named.every(isSlight)
  const left = wanted.filter(piece => !isTelling(piece) && (isTold || (isSlight(piece) && isKnown)))
  return { used: named.filter(piece => !left.includes(piece)), left }
}

const LISTING = new Set(['と', 'や', 'とか', 'か'].map(fold))

/** 掃除と警備以外: what is listed with what is not wanted is not wanted either. */
const withListed = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece, at) => {
    const [joint, last] = [pieces[at + 1], pieces[at + 2]]
    const isListed = piece.kind === 'word' && joint?.kind === 'idle' && LISTING.has(joint.text) && last?.not
    return isListed ? { ...piece, not: true } : piece
  })

const RATHER = new Set(['より', 'よりも', 'よりは'].map(fold))

/** 稼ぐより健康のため: what something else is preferred to is not looked for. A time or a place (駅より近い) is no wish. */
const lessWanted = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece, at) => {
    const isLess = pieces[at + 1]?.kind === 'idle' && RATHER.has(pieces[at + 1]!.text)
    const isWish = piece.kind === 'word' || piece.filters?.reward || piece.filters?.door
    return isLess && isWish ? { kind: 'idle', text: piece.text } : piece
  })

/** The pieces of what was typed between two blanks; in which nothing is understood it is a word. */
function saidIn(one: string, reading: Reading): Said[] {
  const pieces = piecesOf(one, reading)
  const text = fold(one)
  const isWish = pieces.every(({ kind }) => kind === 'idle')
  const isWord = isWish
    ? text.length < WISH
    : pieces.every(({ kind, text }) => kind === 'idle' || (kind === 'vague' && KANA.test(text)))
  const all: Piece[] = isWord ? [{ kind: 'vague', text }] : lessWanted(withListed(pieces))
  return all.map(piece => ({ ...piece, one }))
}

/** A verb that reads the same as it is folded: 歩く is shown for 歩き(たい). */
const PLAIN_VERB = /^\p{Script=Han}+[ぁ-ん]$/u

/** What one wishes to do, where nothing else is said. */
const WISHES: readonly (readonly [RegExp, Door])[] = [
  [/習|覚|(?<!見)学|勉強|教わ|ならい|おぼえ|まなび/, 'learn'],
  [/手伝|役に|役だ|役立|貢献|恩返し|助け|てつだ|支え|親切|必要とされ|世の中/, 'help'],
  [/遊び|遊ぶ|楽し|あそび|たのし|趣味|さくる|くらぶ|同好会/, 'enjoy'],
]

/** The door that a wish or a word that tells little means: 習いたい, 趣味; null where it means none. */
export const doorWished = (text: string): Door | null =>
  WISHES.find(([pattern]) => pattern.test(fold(text)))?.[1] ?? null

/** 12/5, １２／５（土）: a day. */
const SLASHED =
  /(?<![\d/])([\d０-９]{1,2})[/／]([\d０-９]{1,2})(?![\d０-９/／])(?:\s?[（(][月火水木金土日](?:曜日?)?[）)])?/g

/** Reads a question piece by piece. */
export function readWords(q: string, reading: Reading): SaidWords {
  const said: SaidWords = {
    ...{ words: [], places: [], unwanted: [], left: [], days: [], parts: [], loads: [], filters: {} },
  }
  const pieces = q
    .replace(SLASHED, '$1月$2日')
    .split(SENTENCES)
    .filter(Boolean)
    .flatMap(one => saidIn(one, reading))
  const { used, left } = tellingOf(pieces)
  // What names nothing at all is told as well: 何かしたい.
  if (used.length === 0) said.left.push(...distinct(pieces.map(({ one }) => one)))
  const shown = ({ one, text }: Said): string => {
    const word = reading.words.lexicon.get(text)?.[0] ?? text
    if (text === fold(one)) return one
    return word !== text && PLAIN_VERB.test(word) ? word : asTyped(one, text)
  }
  for (const [at, piece] of used.entries()) {
    const { kind, text, not, say = [], unsay = [], days = [], parts = [], loads = [], filters } = piece
    if (not) said.unwanted.push(shown(piece))
    else if (kind === 'place') said.places.push(text)
    else if (NEARBY.has(text) && used[at - 1]?.kind === 'place')
      said.filters = { means: 'walk', minutes: NEAR_MINUTES, ...said.filters }
    else if (kind !== 'condition') said.words.push(shown(piece))
    said.words.push(...say)
    said.unwanted.push(...unsay)
    said.days.push(...days)
    said.parts.push(...parts)
    said.loads.push(...loads)
    Object.assign(said.filters, filters)
  }
  // Where no word is looked for, what one wishes to do is behind a door: 土曜に何か習いたい.
  const wished = said.words.length === 0 ? doorWished(q) : null
  if (wished) said.filters.door ??= wished
  // 歌は好きだが、ひとりで歌うのはいやだ: what is wanted is not unwanted.
  const isSame = (one: string, other: string) => soughtOf([one], reading.words.lexicon)[0]!.includes(fold(other))
  said.unwanted = said.unwanted.filter(word => !said.words.some(one => isSame(one, word) && isSame(word, one)))
  said.left.push(...distinct(left.filter(({ text }) => !/^[ぁ-ん]{1,2}$/.test(text)).map(shown)))
  return said
}

const ROWS = [
  'かきくけこい',
  'がぎぐげごい',
  'さしすせそ',
  'たちつてと',
  'なにぬねの',
  'ばびぶべぼ',
  'まみむめも',
  'らりるれろ',
  'わいうえお',
]
/** The forms of a verb that no list has: 弾き is 弾く, 弾い, 弾け. */
const verbForms = (word: string): string[] => {
  const [, stem, end] = /^([\p{Script=Han}]{1,2})([ぁ-ん])$/u.exec(word) ?? []
  return stem && end
    ? ROWS.filter(row => row.includes(end)).flatMap(row => Array.from(row, sign => `${stem}${sign}`))
    : []
}

/** Words with all by which each is found, folded: its synonyms, where it has some. */
export const soughtOf = (words: readonly string[], lexicon: Lexicon): string[][] =>
  words.map(fold).map(word => [...(lexicon.get(word) ?? new Set([word, ...verbForms(word)]))])

/**
 * How much each of these words tells where one is enough, 0 to 1: what stands in most compounds little, a single sign that
 * no list explains little too, what no list has less than what one has.
 */
export const tellsOf = (words: readonly string[], lexicon: Lexicon): number[] =>
  words.map(fold).map(word => {
    if (GENERAL.has(word)) return 0.3
    if ((lexicon.get(word)?.length ?? 0) > 1) return 1
    return Array.from(word).length === 1 ? 0.4 : 0.8
  })

/** Words of which each says something, once. */
export const distinct = (words: readonly string[]): string[] =>
  [...new Map(words.map(word => [fold(word), word])).entries()].flatMap(([key, word]) => (key === '' ? [] : [word]))

/** The week that days and parts of days mean together; 0 where none is said. */
export const weekSaid = ({ days, parts }: Pick<SaidWords, 'days' | 'parts'>): number =>
  days.length + parts.length === 0 ? 0 : weekOf(days, parts)

/** Stretches of kanji, or of katakana: what a Japanese phrase tells most by. */
const TELLING = /[\p{Script=Han}々]{2,}|[\p{Script=Katakana}ー]{2,}/gu

/** What stands in so many compounds that it tells nothing of one: 力仕事, 老人クラブ. */
const GENERAL: ReadonlySet<string> = new Set([
  ...FAINT_WORDS,
  ...MANNER_WORDS,
  ...['仕事', 'お仕事', '作り', 'ボランティア'].map(fold),
])

/** Two letters of kana stand in any word by chance. */
const isNamed = (part: string, lexicon: Lexicon): boolean =>
  Array.from(part).length > (KANA.test(part) ? 2 : 1) &&
  lexicon.has(part) &&
  !GENERAL.has(part) &&
  !idleAt(part).includes(part)

/**
 * What is understood inside a word that is nowhere: 水彩 of 水彩画, カレー of カレー作り; the word itself where there is
 * nothing, or where it has synonyms.
 */
export function knownParts(word: string, lexicon: Lexicon): string[] {
  const whole = fold(word)
  if ((lexicon.get(whole) ?? []).length > 1) return [word]
  const parts: string[] = []
  for (let rest = whole; rest !== ''; ) {
    const letters = Array.from(rest)
    const starts = letters.map((_, at) => letters.slice(0, at + 1).join(''))
    const known = starts.findLast(part => part !== whole && isNamed(part, lexicon))
    if (known) parts.push(known)
    rest = rest.slice((known ?? letters[0]!).length)
  }
  const all = [...parts, ...(word.match(TELLING) ?? [])].filter(part => fold(part) !== whole)
  return all.length > 0 ? distinct(all) : [word]
}

/** How a word that is not wanted stands in a question. */
export const UNWANTED = '以外'

/** Each word that is looked for or not wanted, and a question without it. */
export function wordsIn({ q, sought, unwanted = [] }: Criteria): {
  word: string
  without: Pick<Criteria, 'q' | 'sought' | 'unwanted'>
}[] {
  const words = sought ? q.split(' ').filter(Boolean) : [q].filter(Boolean)
  return words.map((word, at) => ({
    word,
    without: {
      q: words.filter((_, other) => other !== at).join(' '),
      sought: sought?.filter((_, other) => other !== at) ?? null,
      // Those that are not wanted stand last in the question.
      unwanted: unwanted.filter((_, other) => other !== at - (sought?.length ?? 0)),
    },
  }))
}
