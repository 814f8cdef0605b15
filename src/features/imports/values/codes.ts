import { isMunicipalityCode } from '#platform/codes.ts'
import { isMobile, phoneDigits } from '#platform/phones.ts'
import { nfkc } from '#platform/text.ts'
import { EMPTY, known, offered, type Reading, UNKNOWN } from '../rules-reading.ts'

/** 122173.0, '122173 and full width, as spreadsheets and people leave them. */
const digitsOf = (cell: string): string => nfkc(cell).replace(/^['’]|^JP(?=\d)|\.0+$|[\s,]/g, '')

/**
 * The first five digits of the cities whose wards have codes of their own (地方自治法252条の19・20). The codes of the wards
 * follow on that of their city (総務省「全国地方公共団体コード」): 01100 札幌市 has 01101 to 01110.
 */
const CITIES_WITH_WARDS =
  '01100 04100 11100 12100 14100 14130 14150 15100 22100 22130 23100 26100 27100 27140 28100 33100 34100 40100 40130 43100'.split(
    ' ',
  )

/** Whether a code is that of a ward of this city. */
export function isWardOf(ward: string, city: string): boolean {
  const [five, own] = [ward.slice(0, 5), city.slice(0, 5)]
  if (!CITIES_WITH_WARDS.includes(own) || five <= own || five.slice(0, 3) !== own.slice(0, 3)) return false
  const next = CITIES_WITH_WARDS.find(other => other > own && other.slice(0, 2) === own.slice(0, 2))
  return next === undefined || five < next
}

/** The check digit of a code of five digits, added. */
const withCheck = (five: string): string =>
  Array.from('0123456789', digit => five + digit).find(isMunicipalityCode) ?? five

/**
 * The codes of six digits that a cell can mean: spreadsheets drop a zero at the front, older lists the check digit at the
 * end, some both. 1100 can only be 011002; [] where it is no such code.
 */
export function municipalityCodes(cell: string): string[] {
  const digits = digitsOf(cell)
  if (!/^\d{4,6}$/.test(digits)) return []
  const whole = [digits, digits.padStart(6, '0')].filter(isMunicipalityCode)
  const short = [digits, digits.padStart(5, '0')].filter(five => five.length === 5).map(withCheck)
  return [...new Set([...whole, ...short])]
}

/** A code of something in a municipality (町丁・字, 町字ID): the five digits of the municipality, or its six, and more behind. */
const LONGER = /^\d{9,13}$/

/** Whether a cell can mean this municipality, one of its wards, or a part of it. */
export const meansMunicipality = (cell: string, municipality: string): boolean =>
  municipalityCodes(cell).some(code => code === municipality || isWardOf(code, municipality)) ||
  (LONGER.test(digitsOf(cell)) && digitsOf(cell).startsWith(municipality.slice(0, 5)))

/** Whether a cell is such a code at all, of whatever municipality. */
export const isCode = (cell: string): boolean => municipalityCodes(cell).length > 0 || LONGER.test(digitsOf(cell))

/** A postcode as 277-0005. Where a spreadsheet dropped zeros at the front, the whole one is offered. */
export function readPostcode(cell: string): Reading<string> {
  const digits = digitsOf(cell).replace(/^〒|[‐‑‒–—―−ー-]/g, '')
  if (digits === '') return EMPTY
  const hyphened = (seven: string) => `${seven.slice(0, 3)}-${seven.slice(3)}`
  if (/^\d{7}$/.test(digits)) return known(hyphened(digits))
  return /^\d{5,6}$/.test(digits) ? offered(hyphened(digits.padStart(7, '0')), 'zeroDropped') : UNKNOWN
}

/**
 * A telephone number without its leading zero, as a spreadsheet leaves it (471671111, 9012345678.0): the whole number is
 * offered. Only for a cell of nothing but digits; anything else is as it is written.
 */
export function readBarePhone(cell: string): Reading<string> {
  const digits = digitsOf(cell)
  if (!/^[1-9]\d{8,9}$/.test(digits)) return UNKNOWN
  const whole = `0${digits}`
  return phoneDigits(whole) !== null && (digits.length === 9 || isMobile(whole) || whole.startsWith('050'))
    ? offered(whole, 'zeroDropped', false)
    : UNKNOWN
}
