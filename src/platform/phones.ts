import { nfkc } from './text.ts'

/** Ten digits, or eleven from 050, 060, 070, 080, 090 and 0800. */
const NUMBER = /^0(?:[5-9]0\d{8}|(?![5-9]0)[1-9]\d{8})$/

/**
 * The digits of a Japanese phone number however it was written: (04)7167-1111, ０９０ー１２３４ー５６７８, +81-4-7167-1111.
 * Null when it is not a whole number with its area code.
 */
export function phoneDigits(text: string): string | null {
  const plain = nfkc(text)
    .replace(/[\s()[\].‐‑‒–—―−ー-]/g, '')
    .replace(/^\+810?/, '0')
  return NUMBER.test(plain) ? plain : null
}

/** True for numbers that belong to a phone in someone's pocket. */
export function isMobile(digits: string): boolean {
  return /^0[6-9]0\d{8}$/.test(digits) && !digits.startsWith('0800')
}

/** How many digits stand before the local number: known for free and mobile numbers and for Kanto; the first match counts. */
const AREA: readonly (readonly [RegExp, number])[] = [
  [/^(0120|0570|0800|0990)/, 4],
  [/^(03|06|0429[0-69]|0471|04709)/, 2],
  [/^(042[28]|043[689]|046[03567]|047[05689]|0480|049[345])/, 4],
]

/**
 * Digits as people write them: 04-7167-1111, 03-5253-5111, 0467-86-3175, 090-1234-5678, 0120-973-248.
 * An area code that we do not know is taken for three digits: the number stays right, only its hyphens may be unusual.
 */
export function formatPhone(digits: string): string {
  const area = AREA.find(([start]) => start.test(digits))?.[1] ?? 3
  const local = digits.length - (/^(0120|0570|0990)/.test(digits) ? 3 : 4)
  return `${digits.slice(0, area)}-${digits.slice(area, local)}-${digits.slice(local)}`
}

/** A number from outside in one spelling, with the writer's own grouping where there is one: (0942)45-5656 → 0942-45-5656. */
export function tidyPhone(text: string): string | null {
  const digits = phoneDigits(text)
  const groups = nfkc(text).match(/\d+/g) ?? []
  return digits && groups.length === 3 && groups.join('') === digits ? groups.join('-') : digits && formatPhone(digits)
}
