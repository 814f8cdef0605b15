import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CATEGORY_TEXT } from '#features/kinds/index.ts'
import { fold } from '#platform/folding.ts'
import { ENDS, FIELDS, GENERAL, GENERAL_SOURCE, LISTS, READINGS, SITUATIONS, SITUATIONS_SOURCE } from './index.ts'

// The lists are typed by hand: what slips in there finds the wrong activities, and nobody sees why.

/** A line of a list by its words, with their readings in brackets. */
type Line = { of: string; words: readonly string[] }

const split = (text: string): string[] => text.trim().split(/[ \n]/)
const wordOf = (token: string): string => token.replace(/\(.*/, '')
const readingsOf = (token: string): string[] => /\((.*)\)$/.exec(token)?.[1]?.split(',') ?? []

const lines = [...LISTS, READINGS].flatMap(({ words }) => words.trim().split('\n'))
const groups: Line[] = lines.flatMap(line =>
  line.split('>').map(part => ({ of: line.slice(0, 20), words: split(part) })),
)
const fields: Line[] = FIELDS.flatMap(({ source, words }) =>
  Object.entries(words).map(([category, text]) => ({ of: `${category} (${source.slice(0, 12)})`, words: split(text) })),
)
const general: Line[] = GENERAL.map(([near, text]) => ({ of: near.join(), words: split(text) }))
const ends: Line[] = Object.entries(ENDS).map(([of, text]) => ({ of, words: split(text) }))
const situations: Line[] = SITUATIONS.map(([said]) => ({ of: said.slice(0, 12), words: split(said) }))
const all = [...groups, ...fields, ...general, ...ends, ...situations]

const twiceIn = (words: readonly string[]): string[] => words.filter((word, at) => words.indexOf(word) !== at)
/** What a rule finds, with where it stands. */
const faults = (of: readonly Line[], rule: (words: readonly string[]) => readonly string[]): string[] =>
  of.flatMap(line => rule(line.words).map(word => `${line.of}: ${word}`))

/** A word as its reading must be: what it has in kana, with something for each run of other signs. */
const inKana = (word: string): RegExp => new RegExp(`^${hiragana(word).replace(/[^ぁ-ゖー]+/g, '.+')}$`)
const hiragana = (text: string): string =>
  text.replace(/[ァ-ヶ]/g, sign => String.fromCodePoint(sign.codePointAt(0)! - 0x60))

describe('every list of words', () => {
  it('has words in every line, parted by one blank, each with no more than one bracket', () =>
    assert.deepEqual(
      faults(all, words => words.filter(word => !/^[^\s()>,]+(\([^\s()>,]+(,[^\s()>,]+)*\))?$/.test(word))),
      [],
    ))

  it('says a word once in a line: said twice, one of the two was to be another word', () =>
    assert.deepEqual(
      faults(all, words => twiceIn(words.map(wordOf))).filter(fault => !SEVERAL.includes(fault.split(': ')[1]!)),
      [],
    ))

  it('parts what is asked from what is found once in a line', () =>
    assert.deepEqual(
      lines.filter(line => line.split('>').length > 2),
      [],
    ))

  it('says from where its words come', () => {
    for (const source of [...[...LISTS, ...FIELDS, READINGS].map(one => one.source), GENERAL_SOURCE, SITUATIONS_SOURCE])
      assert.match(source, /\p{Script=Han}{2,}.{8,}/u)
  })
})

/** Words that a dictionary reads in two ways, each with its own bracket. */
const SEVERAL = ['風車', '市場', '生物', '車']

describe('the reading of a word', () => {
  it('is typed in kana', () =>
    assert.deepEqual(
      faults(all, words => words.filter(word => readingsOf(word).some(one => !/^[ぁ-ゖー]+$/.test(one)))),
      [],
    ))

  it('has the kana of its word where the word has them', () =>
    assert.deepEqual(
      faults(all, words =>
        words.filter(
          word => /\p{Script=Han}/u.test(wordOf(word)) && readingsOf(word).some(one => !inKana(wordOf(word)).test(one)),
        ),
      ),
      [],
    ))

  it('is told of each general noun with kanji: who types in kana finds it too', () =>
    assert.deepEqual(
      faults(general, words => words.filter(word => /\p{Script=Han}/u.test(word) && readingsOf(word).length === 0)),
      [],
    ))

  it('stands behind each word of the list of readings', () =>
    assert.deepEqual(
      READINGS.words
        .trim()
        .split(/\s+/)
        .filter(word => readingsOf(word).length === 0),
      [],
    ))
})

describe('how somebody lives and feels', () => {
  const said = situations.map(({ words }) => words.map(fold))

  it('is said in one line of all: what is near to it stands in one place', () =>
    assert.deepEqual(twiceIn(said.flat()), []))

  it('has no stem in which another of its line stands, by which it is found anyway', () =>
    assert.deepEqual(
      said.flatMap(words => words.filter(word => words.some(other => other !== word && word.includes(other)))),
      [],
    ))

  it('is near to something, and to each of it once', () => {
    for (const [stems, ...near] of SITUATIONS) {
      assert.ok(near.length > 0, stems)
      assert.deepEqual(twiceIn(near), [], stems)
    }
  })
})

describe('the fields', () => {
  it('are those of every category that an activity can have', () => {
    const known = new Set(FIELDS.flatMap(({ words }) => Object.keys(words)))
    assert.deepEqual(
      Object.keys(CATEGORY_TEXT).filter(category => !known.has(category)),
      [],
    )
  })

  it('of general nouns are each a line of its own, near to each category once', () => {
    assert.deepEqual(twiceIn(GENERAL.map(([near]) => near.toSorted().join())), [])
    for (const [near] of GENERAL) assert.ok(near.length > 0 && twiceIn(near).length === 0, near.join())
  })
})
