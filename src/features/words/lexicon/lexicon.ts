import { CATEGORY_TEXT, type Category } from '#features/kinds/index.ts'
import { fold } from '#platform/folding.ts'
import type { OwnWord } from '../rules.ts'
import { formsOf, spokenForms } from './verbs.ts'

/** Words as they are asked, folded, with all by which they are found; the word itself first, of 歩き(たい) 歩く. */
export type Lexicon = ReadonlyMap<string, readonly string[]>

/**
 * All that is known of words. `fields`: the names of the categories to which a word belongs, as activities say them. `ends`: the
 * same by what a word ends in; `general`: the same of general nouns, more coarsely; `signs`: how often each sign of kanji stands in words of a category. `situations`: how one lives
 * and feels, with the names of the categories that are near. `bare`: words by their kanji alone (草取 of 草取り). `read`: words of kanji with their readings, by their first and by
 * their last sign.
 */
export type Words = {
  lexicon: Lexicon
  fields: Lexicon
  ends: Lexicon
  general: Lexicon
  bare: ReadonlyMap<string, string>
  signs: ReadonlyMap<string, ReadonlyMap<string, number>>
  situations: readonly (readonly [said: string, near: readonly string[]])[]
  read: ReadonlyMap<string, readonly (readonly [word: string, reading: string])[]>
}

type Data = typeof import('../data/index.ts')

/** More alternatives than these make a question slow and find what nobody meant. */
const MOST = 12

const splitReadings = (token: string): { word: string; readings: string[] } => {
  const [, word = token, readings = ''] = /^(.*?)\((.*)\)$/.exec(token) ?? []
  return { word, readings: readings.split(',').filter(Boolean) }
}
const tokensOf = (line: string) => line.trim().split(/\s+/).map(splitReadings)

function readLine(line: string, onlyAsked = false): { asked: string[]; found: string[] } {
  const [same = '', more = ''] = line.split('>').map(part => part.trim())
  const tokens = tokensOf(same)
  const words = tokens.map(({ word }) => fold(word))
  const readings = tokens.flatMap(token => token.readings).map(fold)
  // What is only found comes first: of a long group it is the words that are asked that are cut off.
  return {
    asked: [...words, ...readings],
    found: [...more.split(/\s+/).filter(Boolean).map(fold), ...(onlyAsked ? [] : words)],
  }
}

const pairsOf = ({ word, readings }: ReturnType<typeof splitReadings>): [word: string, reading: string][] =>
  readings.map(one => [fold(word), fold(one)])

const add = (known: Map<string, string[]>, asked: string, found: readonly string[]): void => {
  const before = known.get(asked) ?? []
  known.set(asked, [...new Set([...before, ...found])].filter(Boolean).slice(0, MOST))
}

/** The words that stand in the program, as they stand there. A word of several groups has the alternatives of all of them. */
function wordsOf({ LISTS, READINGS, FIELDS }: Data): Map<string, string[]> {
  const known = new Map<string, string[]>()
  for (const { words, onlyAsked } of LISTS)
    for (const line of words.trim().split('\n')) {
      const { asked, found } = readLine(line, onlyAsked)
      for (const word of asked) add(known, word, [word, ...spokenForms(word), ...found])
    }
  const fields = FIELDS.flatMap(list => Object.values(list.words)).flatMap(tokensOf)
  for (const { word } of fields) if (!known.has(fold(word))) known.set(fold(word), [fold(word)])
  for (const [word, said] of [...tokensOf(READINGS.words), ...fields].flatMap(pairsOf))
    add(known, said, [said, ...(known.get(word) ?? [word])])
  return known
}

/** What is a word itself is no form of another: 写し of 写す. */
function withForms(words: Lexicon): Map<string, readonly string[]> {
  const all = new Map(words)
  for (const [verb, found] of words) for (const form of formsOf(verb)) if (!all.has(form)) all.set(form, found)
  return all
}

/** Each word and reading with the names of its categories. */
function fieldsBy(lists: readonly Partial<Record<Category, string>>[]): Lexicon {
  const known = new Map<string, string[]>()
  for (const [category, words] of lists.flatMap(list => Object.entries(list) as [Category, string][]))
    for (const { word, readings } of tokensOf(words))
      for (const one of [word, ...readings]) add(known, fold(one), [CATEGORY_TEXT[category]])
  return known
}

/** In how many words of each category a sign of kanji stands: 泳 is スポーツ. */
function signsBy(fields: Lexicon): Words['signs'] {
  const known = new Map<string, Map<string, number>>()
  for (const [word, [category, ...others]] of fields)
    for (const sign of new Set(word.match(/\p{Script=Han}/gu)))
      if (category && others.length === 0) {
        const often = known.get(sign) ?? new Map<string, number>()
        known.set(sign, often.set(category, (often.get(category) ?? 0) + 1))
      }
  return known
}

const generalFields = ({ GENERAL }: Data): Lexicon => {
  const known = new Map<string, readonly string[]>()
  for (const [near, words] of GENERAL) {
    const names = near.map(category => CATEGORY_TEXT[category])
    for (const { word, readings } of tokensOf(words))
      for (const one of [word, ...readings].map(fold)) if (!known.has(one)) known.set(one, names)
  }
  return known
}

/** Two signs of kanji at least, with kana behind them that may be left out: 草取り, 張り替え. */
const INFLECTED = /^(?:\p{Script=Han}[ぁ-ん]{0,2}){2,}$/u

const bareBy = (lexicon: Lexicon): Words['bare'] =>
  new Map(
    [...lexicon.keys()]
      .filter(word => INFLECTED.test(word) && /[ぁ-ん]/.test(word))
      .toReversed()
      .map(word => [kanjiOf(word), word]),
  )

/** The signs of kanji of a word. */
export const kanjiOf = (word: string): string => word.replace(/\P{Script=Han}/gu, '')

const situationsOf = ({ SITUATIONS }: Data): Words['situations'] =>
  SITUATIONS.flatMap(([said, ...near]) =>
    said
      .split(' ')
      .map((one): Words['situations'][number] => [fold(one), near.map(category => CATEGORY_TEXT[category])]),
  )

function readBy({ LISTS, READINGS, FIELDS }: Data): Words['read'] {
  const fields = FIELDS.flatMap(list => Object.values(list.words))
  const lines = [...LISTS.flatMap(({ words }) => words.split(/[>\n]/)), READINGS.words, ...fields]
  const known = new Map<string, [word: string, reading: string][]>()
  for (const [word, reading] of lines.flatMap(tokensOf).flatMap(pairsOf)) {
    if (!/^\p{Script=Han}{2,}$/u.test(word)) continue
    for (const sign of new Set([word[0]!, word.at(-1)!])) known.set(sign, [...(known.get(sign) ?? []), [word, reading]])
  }
  return known
}

let built: Promise<Words> | undefined

/** The words of the program, read when they are first asked for: a start does without them. */
export const builtInWords = (): Promise<Words> => {
  built ??= import('../data/index.ts').then(data => {
    const fields = fieldsBy(data.FIELDS.map(({ words }) => words))
    const words = wordsOf(data)
    return {
      ...{
        lexicon: withForms(words),
        bare: bareBy(words),
        general: generalFields(data),
        fields,
        ends: fieldsBy([data.ENDS]),
        signs: signsBy(fields),
      },
      ...{ situations: situationsOf(data), read: readBy(data) },
    }
  })
  return built
}

/** The words of the program with those of a municipality. */
export async function wordsWith(own: readonly OwnWord[]): Promise<Words> {
  const words = await builtInWords()
  if (own.length === 0) return words
  const known = new Map(words.lexicon)
  const asked = new Map<string, readonly string[]>()
  // What a city says itself comes first: no limit of ours cuts it off.
  for (const word of own) {
    const key = fold(word.asked)
    asked.set(key, [...new Set([key, fold(word.means), ...(asked.get(key) ?? known.get(key) ?? [])])].slice(0, MOST))
  }
  for (const [form, found] of withForms(asked)) if (asked.has(form) || !known.has(form)) known.set(form, found)
  return { ...words, lexicon: known }
}
