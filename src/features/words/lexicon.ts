import { fold } from '#platform/folding.ts'
import { everyday } from './data/everyday.ts'
import { field } from './data/field.ts'
import type { WordList } from './data/list.ts'
import { written } from './data/written.ts'
import type { OwnWord } from './rules.ts'

/** Words as they are asked, folded, with all by which they are found; the word itself first. */
export type Lexicon = ReadonlyMap<string, readonly string[]>

export const LISTS: readonly WordList[] = [...written, ...field, ...everyday]

/** More alternatives than these make a question slow and find what nobody meant. */
const MOST = 12

const splitReadings = (token: string): { word: string; readings: string[] } => {
  const [, word = token, readings = ''] = /^(.*?)\((.*)\)$/.exec(token) ?? []
  return { word, readings: readings.split(',').filter(Boolean) }
}

function readLine(line: string): { asked: string[]; found: string[] } {
  const [same = '', more = ''] = line.split('>').map(part => part.trim())
  const tokens = same.split(/\s+/).map(splitReadings)
  const words = tokens.map(({ word }) => fold(word))
  const readings = tokens.flatMap(token => token.readings).map(fold)
  // What is only found comes first: of a long group it is the words that are asked that are cut off.
  return { asked: [...words, ...readings], found: [...more.split(/\s+/).filter(Boolean).map(fold), ...words] }
}

const add = (known: Map<string, string[]>, asked: string, found: readonly string[]): void => {
  const before = known.get(asked) ?? [asked]
  known.set(asked, [...new Set([...before, ...found])].filter(Boolean).slice(0, MOST))
}

/** The words that stand in the program. A word of several groups has the alternatives of all of them. */
export const LEXICON: Lexicon = (() => {
  const known = new Map<string, string[]>()
  for (const { words } of LISTS)
    for (const line of words.trim().split('\n')) {
      const { asked, found } = readLine(line)
      for (const word of asked) add(known, word, found)
    }
  return known
})()

/** The words of the program with those of a municipality. */
export function lexiconWith(own: readonly OwnWord[]): Lexicon {
  if (own.length === 0) return LEXICON
  const known = new Map([...LEXICON].map(([asked, found]) => [asked, [...found]]))
  // What a city says itself comes first: no limit of ours cuts it off.
  for (const { asked, means } of own) {
    const key = fold(asked)
    known.set(key, [...new Set([key, fold(means), ...(known.get(key) ?? [])])].slice(0, MOST))
  }
  return known
}
