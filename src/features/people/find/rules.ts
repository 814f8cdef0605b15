import { isReading, kanaKey, nameKey } from '#platform/names.ts'
import { nfkc } from '#platform/text.ts'
import type { Status } from '../rules.ts'

/** By what somebody is looked for, told from what was typed. */
export type Sought =
  | { by: 'nothing' }
  | { by: 'number'; number: number }
  | { by: 'phone' | 'kana' | 'name'; key: string }

/**
 * Digits that begin with 0 are the beginning of a phone number (however grouped), other digits a person's number; kana
 * is the beginning of a reading; anything else the beginning of a name, whose kanji variants count as one.
 */
export function soughtBy(typed: string): Sought {
  const plain = nfkc(typed).trim()
  const digits = plain.replace(/[\s()‐−–ー-]/g, '').replace(/^(no\.?|\+81)/i, start => (start === '+81' ? '0' : ''))
  if (plain === '') return { by: 'nothing' }
  if (/^0\d*$/.test(digits)) return { by: 'phone', key: digits }
  if (/^\d{1,9}$/.test(digits)) return { by: 'number', number: Number(digits) }
  return isReading(plain) ? { by: 'kana', key: kanaKey(plain) } : { by: 'name', key: nameKey(plain) }
}

export const SORTS = ['kana', 'number', 'age'] as const
export type FindSort = (typeof SORTS)[number]

/** The conditions of the list of people, as they stand in its address. */
export type Find = {
  q: string
  /** An area or a neighbour by its id, or where it is not known, or anywhere outside the city. */
  area: string | null
  status: Status | null
  overdue: boolean
  sort: FindSort
  descending: boolean
  page: number
}

/** Homes that lie in no area of the city: not asked yet, or outside of it. */
export const ELSEWHERE = ['unknown', 'outside'] as const

export const PAGE_SIZE = 50
