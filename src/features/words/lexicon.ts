import { fold } from '#platform/folding.ts'
import { everyday } from './data/everyday.ts'
import { field } from './data/field.ts'
import type { WordList } from './data/list.ts'
import { living } from './data/living.ts'
import { readings } from './data/readings.ts'
import { written } from './data/written.ts'
import type { OwnWord } from './rules.ts'

/** Words as they are asked, folded, with all by which they are found; the word itself first, of 歩き(たい) 歩く. */
export type Lexicon = ReadonlyMap<string, readonly string[]>

export const LISTS: readonly WordList[] = [...written, ...field, ...everyday, ...living]
export const READINGS: WordList = readings

/** More alternatives than these make a question slow and find what nobody meant. */
const MOST = 12

const splitReadings = (token: string): { word: string; readings: string[] } => {
  const [, word = token, readings = ''] = /^(.*?)\((.*)\)$/.exec(token) ?? []
  return { word, readings: readings.split(',').filter(Boolean) }
}

function readLine(line: string, onlyAsked = false): { asked: string[]; found: string[] } {
  const [same = '', more = ''] = line.split('>').map(part => part.trim())
  const tokens = same.split(/\s+/).map(splitReadings)
  const words = tokens.map(({ word }) => fold(word))
  const readings = tokens.flatMap(token => token.readings).map(fold)
  // What is only found comes first: of a long group it is the words that are asked that are cut off.
  return {
    asked: [...words, ...readings],
    found: [...more.split(/\s+/).filter(Boolean).map(fold), ...(onlyAsked ? [] : words)],
  }
}

const pairsOf = ({ word, readings: said }: ReturnType<typeof splitReadings>): [word: string, said: string][] =>
  said.map(one => [fold(word), fold(one)])

const add = (known: Map<string, string[]>, asked: string, found: readonly string[]): void => {
  const before = known.get(asked) ?? []
  known.set(asked, [...new Set([...before, ...found])].filter(Boolean).slice(0, MOST))
}

const VERB = /^(.*[\p{Script=Han}ぁ-ん])([うくぐすつぬぶむる])$/u
const FORMS: Record<string, string> = {
  う: 'わいえおつ',
  く: 'かきけこい',
  ぐ: 'がぎげごい',
  す: 'さしせそ',
  つ: 'たちてと',
  ぬ: 'なにねの',
  ぶ: 'ばびべぼ',
  む: 'まみめも',
  る: 'らりれろつ',
}

/** The forms in which a folded verb is asked for too: 歩く, 歩き(たい), 歩け(る); 教える, 教え(たい). */
export function formsOf(word: string): string[] {
  const [, stem = '', end = ''] = VERB.exec(word) ?? []
  if (stem === '' || (Array.from(word).length < 3 && !/\p{Script=Han}/u.test(stem))) return []
  const forms = Array.from(FORMS[end]!, sign => `${stem}${sign}`)
  return end === 'る' && Array.from(stem).length > 1 ? [...forms, stem] : forms
}

const SPOKEN: Record<string, string> = { う: 'い', く: 'きい', ぐ: 'ぎい', す: 'し', つ: 'ち', ぶ: 'び', む: 'み' }

/** The forms in which a folded verb mostly stands in a text, where the verb has kanji: 読み of 読む. */
const spokenForms = (word: string): string[] => {
  const [, stem = '', end = ''] = /^(.*\p{Script=Han})([うくぐすつぶむ])$/u.exec(word) ?? []
  return Array.from(stem === '' ? '' : SPOKEN[end]!, sign => `${stem}${sign}`)
}

/** The words that stand in the program, as they stand there. A word of several groups has the alternatives of all of them. */
const WORDS: Lexicon = (() => {
  const known = new Map<string, string[]>()
  for (const { words, onlyAsked } of LISTS)
    for (const line of words.trim().split('\n')) {
      const { asked, found } = readLine(line, onlyAsked)
      for (const word of asked) add(known, word, [word, ...spokenForms(word), ...found])
    }
  for (const [word, said] of readings.words.trim().split(/\s+/).map(splitReadings).flatMap(pairsOf))
    add(known, said, [said, ...(known.get(word) ?? [word])])
  return known
})()

/** How many words are in the lists and can be asked for, without the forms of verbs. */
export const WORD_COUNT = WORDS.size

/** What is a word itself is no form of another: 写し of 写す. */
function withForms(words: Lexicon): Lexicon {
  const all = new Map(words)
  for (const [verb, found] of words) for (const form of formsOf(verb)) if (!all.has(form)) all.set(form, found)
  return all
}

/** The same with verbs in all their forms. */
export const LEXICON: Lexicon = withForms(WORDS)

/** The words of the program with those of a municipality. */
export function lexiconWith(own: readonly OwnWord[]): Lexicon {
  if (own.length === 0) return LEXICON
  const known = new Map(LEXICON)
  const asked = new Map<string, readonly string[]>()
  // What a city says itself comes first: no limit of ours cuts it off.
  for (const word of own) {
    const key = fold(word.asked)
    asked.set(key, [...new Set([key, fold(word.means), ...(asked.get(key) ?? known.get(key) ?? [])])].slice(0, MOST))
  }
  for (const [form, found] of withForms(asked)) if (asked.has(form) || !known.has(form)) known.set(form, found)
  return known
}
