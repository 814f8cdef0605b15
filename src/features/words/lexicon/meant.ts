import { fold } from '#platform/folding.ts'
import { kanjiOf, type Words } from './lexicon.ts'

const lettersOf = (text: string): string[] => Array.from(text)

/** What a word ends in, the longest first; and what it begins with, of two letters at least. */
const endsOf = (word: string): string[] => lettersOf(word).map((_, at, letters) => letters.slice(at).join(''))
const beginningsOf = (word: string): string[] =>
  lettersOf(word)
    .map((_, at, letters) => letters.slice(0, at + 1).join(''))
    .filter(part => lettersOf(part).length > 1)
    .toReversed()

/**
 * The categories to which a word belongs, as activities say them: by itself; else by what it ends in and begins with
 * (テナーサックス is a サックス, 教育援助 is both), or by what means the same. None: no list has anything like it.
 */
export function fieldsOf(word: string, { lexicon, fields, ends }: Words): readonly string[] {
  const whole = fold(word)
  const own = fields.get(whole)
  if (own) return own
  const long = (part: string) => lettersOf(part).length > 1
  const of = (part: string): readonly string[] | undefined =>
    ends.get(part) ?? (long(part) ? fields.get(part) : undefined)
  const end = endsOf(whole).find(part => of(part))
  const start = beginningsOf(whole).find(part => part !== end && of(part))
  const parts = [end, start].flatMap(part => (part && of(part)) || [])
  const same = (lexicon.get(whole)?.slice(1) ?? []).find(part => fields.has(part))
  if (parts.length > 0) return [...new Set(parts)]
  // 七宝焼 is 七宝焼き.
  const longer = same ?? (long(whole) ? [...fields.keys()].find(one => one.startsWith(whole)) : undefined)
  return (longer && fields.get(longer)) || []
}

/** A sign tells a category by so many words at least, and by this share of them. */
const TELLING = { words: 4, share: 0.5 }

/**
 * The category to which the signs of a word belong that no list has: 農閑期 is 農作業, because nearly all words with 農 are.
 * Empty where its signs stand in words of every kind.
 */
export function fieldsBySigns(word: string, { signs }: Pick<Words, 'signs'>): readonly string[] {
  const shares = new Map<string, number>()
  const told = [...new Set(fold(word).match(/\p{Script=Han}/gu))].flatMap(sign => signs.get(sign) ?? [])
  for (const often of told) {
    const all = [...often.values()].reduce((sum, count) => sum + count, 0)
    if (all < TELLING.words) continue
    for (const [category, count] of often) shares.set(category, Math.max(shares.get(category) ?? 0, count / all))
  }
  const [best] = [...shares].sort((a, b) => b[1] - a[1])
  return best && best[1] >= TELLING.share ? [best[0]] : []
}

/**
 * The categories of a word that no list of ours has, as far as they can be guessed: by the field that a dictionary gives it, where
 * it is of several by its signs, or by these alone.
 */
export function fieldsGuessed(word: string, words: Pick<Words, 'signs' | 'general'>): readonly string[] {
  const [general, signs] = [words.general.get(fold(word)), fieldsBySigns(word, words)]
  return general && !signs.some(one => general.includes(one)) ? general : signs
}

/** The categories near to how somebody lives or feels, as a question says it: 暇で, 眠れない. */
export const fieldsOfSituation = (q: string, { situations }: Pick<Words, 'situations'>): readonly string[] => {
  const said = fold(q)
  return [...new Set(situations.flatMap(([one, near]) => (said.includes(one) ? near : [])))]
}

const isWithin = (part: string, whole: string): boolean => {
  let at = 0
  for (const sign of whole) if (sign === part[at]) at += sign.length
  return at >= part.length
}

/** A word of which kana behind its kanji were left out, as one often writes: 草取 of 草取り, 張替え of 張り替え; null for any other. */
export function bareWord(text: string, { bare }: Pick<Words, 'bare'>): string | null {
  const kanji = kanjiOf(text)
  const word = lettersOf(kanji).length > 1 ? bare.get(kanji) : undefined
  return word && isWithin(text, word) ? word : null
}

/** So many letters of kana stand for a sign of kanji, at most. */
const LONGEST_READING = 3

/** 花だん, 清そう, きゅう食: a word of kanji of which a part is in kana, as its readings allow; null where none fits. */
export function mixedWord(text: string, { read }: Pick<Words, 'read'>): string | null {
  const [, head, tail] = /^(\p{Script=Han}+)([ぁ-ん]{2,})$/u.exec(text) ?? []
  const [, first, rest] = /^([ぁ-ん]{2,})(\p{Script=Han}+)$/u.exec(text) ?? []
  const [kept, kana] = [head ?? rest, tail ?? first]
  if (!kept || !kana) return null
  const fits = ([word, reading]: readonly [string, string]): boolean => {
    const [signs, sounds] = [lettersOf(word).length - lettersOf(kept).length, reading.length - kana.length]
    const isThere = head
      ? word.startsWith(kept) && reading.endsWith(kana)
      : word.endsWith(kept) && reading.startsWith(kana)
    const [inKana, inKanji] = [kana.length / signs, sounds / lettersOf(kept).length]
    return isThere && signs > 0 && sounds > 0 && inKana <= LONGEST_READING && inKanji <= LONGEST_READING
  }
  return read.get(head ? kept[0]! : kept.at(-1)!)?.find(fits)?.[0] ?? null
}
