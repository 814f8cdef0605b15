import { bareWord, mixedWord, type Words } from '#features/words/index.ts'
import type { Day } from '#platform/dates.ts'
import { fold } from '#platform/folding.ts'
import { type Condition, conditionAt } from './conditions.ts'
import { idleAt, isParticle } from './idle.ts'

/*
 * A sentence is taken apart into the pieces that explain it best: words of the lexicon, names of places, conditions, what says
 * nothing, and what is not known. Each piece has a price, and the cheapest way through the sentence is taken (Viterbi), so that
 * a short word that stands in another by chance gives way: 星 in ほしい.
 */

/** What a question is read with: words, the names of places as they are asked, and the day. */
export type Reading = { words: Words; today: Day; placeOf: (folded: string) => string | null }

/**
 * `not`: what is named is not wanted (レジ以外). An `idle` piece says nothing; an `unknown` one is in no list of words, and a
 * `vague` one is such a verb or a single sign: 弾き, 高.
 */
export type Piece = Condition & {
  kind: 'word' | 'place' | 'condition' | 'idle' | 'unknown' | 'vague'
  text: string
  not?: boolean
}

type Priced = { piece: Piece; length: number; price: number }

const LONGEST = 16
const HAN = /^[\p{Script=Han}々]$/u
const HIRAGANA = /^[ぁ-ん]$/
const KATAKANA_RUN = /(\p{Script=Katakana}(?:[\p{Script=Katakana}ー−‐-]*[\p{Script=Katakana}ー])?)/u
/** ケ and ノ between kanji belong to a name: 光ケ丘, 藤ノ台. */
const IN_NAME = /(?<=[\p{Script=Han}\d])[ケヶカヵノ](?=\p{Script=Han})/gu

/** A question letter by letter: folded, and of which kind its writer made each letter. */
type Letter = { sign: string; kind: 'han' | 'hiragana' | 'katakana' | 'other' }

/** Katakana is folded by itself: what draws it out at its end is not heard into the next word (スキーが). */
function lettersOf(typed: string): Letter[] {
  const plain = typed.normalize('NFKC').replace(IN_NAME, 'が')
  return plain.split(KATAKANA_RUN).flatMap((run, at) => {
    const signs = Array.from(fold(run))
    return signs.map((sign, here): Letter => {
      if (at % 2 === 1) return { sign, kind: 'katakana' }
      // A figure beside kanji is one of them: 世界1周.
      const isHan =
        HAN.test(sign) || (/\d/.test(sign) && [signs[here - 1], signs[here + 1]].some(one => HAN.test(one ?? '')))
      return { sign, kind: isHan ? 'han' : HIRAGANA.test(sign) ? 'hiragana' : 'other' }
    })
  })
}

/** What is not wanted: behind a word. */
const EXCLUDED =
  /^(?:ばかり(?:の(?:ところ|会|所|集まり|とこ))?(?:は|が)?(?:いや|嫌|苦手|きらい|嫌い|かなわん|ちよつと)|(?:関係|系|の仕事|の人|相手)?(?:以外|いがい)|お?除(?:く|いて|き)|お?のぞ(?:く|いて)|は(?:やりたく|したく)ない|のは(?:もう)?(?:10分|十分|たくさん|おしまい|卒業)|(?:の)?は(?:いや|嫌)|抜き|じやない|ではない|でない|(?:など)?の(?:ない|要らない|いらない)|お(?:使わ|持た|し)ない)/

/** A short word of kana alone stands in many others by chance. */
const PRICE = {
  whole: 0.45,
  word: 1,
  kana: [0, 0, 2.4, 1.7],
  kanaFirst: 1.7,
  general: 1.7,
  cut: 0.8,
  condition: 0.8,
  idle: 0.55,
  particle: 0.75,
  ending: 1.6,
  first: 2.5,
} as const
const UNKNOWN = { han: 3, noun: 3.5, lone: 5, verb: 4.2, longVerb: 5, mixed: 5.2, run: 2.5, hiragana: 1.5 } as const

/** Whether the letters on both sides of a border are one run of kanji, or of katakana. */
const isCut = (letters: readonly Letter[], at: number, kind: Letter['kind']): boolean =>
  letters[at - 1]?.kind === kind && letters[at]?.kind === kind

function knownPrice(letters: readonly Letter[], from: number, to: number): number | null {
  const part = letters.slice(from, to)
  if (part.length === letters.length) return PRICE.whole
  if (part.length === 1 && (part[0]!.kind !== 'han' || isCut(letters, from, 'han') || isCut(letters, to, 'han')))
    return null
  const cuts = [from, to].filter(at => isCut(letters, at, 'katakana') || isCut(letters, at, 'other')).length
  const isKana = part.every(({ kind }) => kind === 'hiragana')
  const kana = from === 0 && part.length === 2 ? PRICE.kanaFirst : PRICE.kana[part.length]
  return (isKana ? (kana ?? PRICE.word) : PRICE.word) + cuts * PRICE.cut
}

/** A word that is written half in kanji and half in kana may be two. */
const MIXED = 0.2

/** A known word as it stands there, or written half in kana (清そう). */
function wordAt(letters: readonly Letter[], from: number, to: number, text: string, words: Words): string | null {
  if (words.lexicon.has(text)) return text
  const [first, last] = [letters[from]!.kind, letters[to - 1]!.kind]
  const isMixed = (first === 'han' && last === 'hiragana') || (first === 'hiragana' && last === 'han')
  return (isMixed ? mixedWord(text, words) : null) ?? (first === 'han' ? bareWord(text, words) : null)
}

/** So many letters of kana that a dictionary reads as a noun are hardly chance. */
const LONG_READING = 5

function known(letters: readonly Letter[], from: number, { words, placeOf }: Reading): Priced[] {
  const found: Priced[] = []
  let text = ''
  for (let to = from + 1; to <= Math.min(letters.length, from + LONGEST); to++) {
    text += letters[to - 1]!.sign
    const word = wordAt(letters, from, to, text, words)
    const place = word === null && to - from > 1 ? placeOf(text) : null
    if (
      to - from >= LONG_READING &&
      word === null &&
      place === null &&
      words.general.has(text) &&
      HIRAGANA.test(text[0]!)
    )
      found.push({ piece: { kind: 'unknown', text }, length: to - from, price: PRICE.general })
    const said = word ?? place
    const price = said === null ? null : knownPrice(letters, from, to)
    if (said === null || price === null) continue
    const extra = word !== null && word !== text ? MIXED : 0
    found.push({ piece: { kind: word ? 'word' : 'place', text: said }, length: to - from, price: price + extra })
  }
  return found
}

/** An unknown verb is its kanji and the first letter behind: 弾き of 弾きたい. */
const OKURIGANA = /^[かきくけこいつえうさしすせちみむめもびぶべりるれろわぎぐげご]$/

/** Before a particle, or at the end, a kanji by itself is a noun, and so is what looks like a verb: 雪の日, 年越しの市. */
const endsNoun = (next: Letter | undefined): boolean => next === undefined || /^[のおがはにでとやもへ]$/.test(next.sign)

const loneHan = (
  letters: readonly Letter[],
  at: number,
  priced: (to: number, price: number, isVague: boolean) => Priced,
): Priced => {
  const isNoun = letters[at - 1]?.kind !== 'han' && endsNoun(letters[at + 1])
  return priced(at + 1, isNoun ? UNKNOWN.noun : UNKNOWN.lone, !isNoun)
}

/** So few letters of kana that no list has are what was said around words. */
const BABBLE = 3
const isBabble = (letters: readonly Letter[], from: number, length: number): boolean =>
  length <= BABBLE && !(length === BABBLE && letters[from - 1]?.sign === 'の' && from + length === letters.length)

/** So many letters of kana behind kanji are a noun with it, before a particle or at the end: 宝くじ. */
const KANA_OF_NOUN = { least: 2, most: 3 }

/** Where such a noun ends whose kanji end here; null where there is none: 昼だけ is 昼. */
function endOfMixed(letters: readonly Letter[], end: number): number | null {
  const { least, most } = KANA_OF_NOUN
  for (let to = end + least; to <= end + most; to++) {
    const kana = letters.slice(end, to)
    if (kana.length < to - end || kana.some(({ kind }) => kind !== 'hiragana')) return null
    const text = kana.map(({ sign }) => sign).join('')
    if (endsNoun(letters[to])) return idleAt(text).includes(text) ? null : to
  }
  return null
}

function unknown(letters: readonly Letter[], from: number): Priced[] {
  const { kind } = letters[from]!
  let end = from
  while (letters[end]?.kind === kind) end++
  const priced = (to: number, price: number, isVague = false): Priced => ({
    piece: {
      kind: isVague ? 'vague' : 'unknown',
      text: letters
        .slice(from, to)
        .map(({ sign }) => sign)
        .join(''),
    },
    length: to - from,
    price,
  })
  if (kind === 'katakana' || kind === 'other') return [priced(end, UNKNOWN.run)]
  const lengths = Array.from({ length: Math.min(end - from, LONGEST) }, (_, at) => at + 1)
  if (kind === 'hiragana')
    return lengths.map(length => priced(from + length, UNKNOWN.hiragana + length, isBabble(letters, from, length)))
  const verb =
    end - from <= 2 && letters[end]?.kind === 'hiragana' && OKURIGANA.test(letters[end]!.sign)
      ? [
          priced(
            end + 1,
            end - from > 1 ? UNKNOWN.longVerb : UNKNOWN.verb,
            letters[end]!.sign === 'い' || !endsNoun(letters[end + 1]),
          ),
        ]
      : []
  const mixed = end - from <= 2 ? endOfMixed(letters, end) : null
  return [
    ...(mixed ? [priced(mixed, UNKNOWN.mixed)] : []),
    ...lengths.map(length =>
      length === 1 ? loneHan(letters, from, priced) : priced(from + length, UNKNOWN.han + length / 2),
    ),
    ...verb,
  ]
}

/** A question begins with no particle: はな is no は and な. */
const idlePrice = (word: string, from: number): number =>
  word.length > 1 ? PRICE.idle : from === 0 ? PRICE.first : isParticle(word) ? PRICE.particle : PRICE.ending

/** What is excluded behind a piece goes with it. */
const withExcluded =
  (rest: readonly string[], from: number) =>
  (priced: Priced): Priced => {
    const said = EXCLUDED.exec(rest[from + priced.length] ?? '')?.[0]
    return said && !(priced.piece.kind === 'vague' && /^[ぁ-ん]+$/.test(priced.piece.text))
      ? { ...priced, length: priced.length + said.length, piece: { ...priced.piece, not: true } }
      : priced
  }

function piecesAt(letters: readonly Letter[], rest: readonly string[], from: number, reading: Reading): Priced[] {
  const text = rest[from]!
  const { length = 0, ...said } = conditionAt(text, reading.today) ?? {}
  const condition: Priced[] =
    length > 0
      ? [
          {
            piece: { kind: 'condition', text: text.slice(0, length), ...said },
            length,
            price: length === letters.length - from && from === 0 ? PRICE.whole - 0.05 : PRICE.condition,
          },
        ]
      : []
  const idle = idleAt(text)
    .map((word): Priced => {
      return { piece: { kind: 'idle', text: word }, length: Array.from(word).length, price: idlePrice(word, from) }
    })
    // たい and や of タイヤ are none.
    .filter(({ length }) => ![from, from + length].some(at => isCut(letters, at, 'katakana')))
  const named = [...known(letters, from, reading), ...unknown(letters, from)]
  return [...condition, ...named.map(withExcluded(rest, from)), ...idle]
}

/** The pieces of what was typed without a blank, in order. */
export function piecesOf(typed: string, reading: Reading): Piece[] {
  const letters = lettersOf(typed)
  const rest = letters.map((_, at) =>
    letters
      .slice(at)
      .map(({ sign }) => sign)
      .join(''),
  )
  const best: ({ price: number; from: number; piece: Piece | null } | undefined)[] = [
    { price: 0, from: 0, piece: null },
  ]
  for (let from = 0; from < letters.length; from++) {
    const before = best[from]?.price
    if (before === undefined) continue
    for (const { piece, length, price } of piecesAt(letters, rest, from, reading)) {
      const there = best[from + length]
      if (there === undefined || before + price <= there.price)
        best[from + length] = { price: before + price, from, piece }
    }
  }
  const pieces: Piece[] = []
  for (let at = letters.length; at > 0; at = best[at]!.from) pieces.unshift(best[at]!.piece!)
  return pieces
}
