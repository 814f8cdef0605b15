import { fold } from '#platform/folding.ts'
import type { Words } from './lexicon.ts'

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
