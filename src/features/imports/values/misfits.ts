import { remembered } from '#platform/remembered.ts'
import { nfkc } from '#platform/text.ts'
import type { Field } from '../reading/dialects.ts'
import { isBlank } from './plain.ts'

const PHONE = /^\(?0\d{1,4}\)?[-(]?\d{1,4}[-)]?\d{3,4}$/
const URL = /^https?:\/\//
const DAY = /^\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?$/
const TIME = /^\d{1,2}:\d{2}(?::\d{2})?$/
const POINT = /^\d{2,3}\.\d{3,}$/
const ADDRESS = /^(?:東京都|北海道|(?:京都|大阪)府|.{2,3}県).{1,10}[市区町村]/
/** Whether a text is one of these things. */
const isOneOf = (...kinds: RegExp[]): ((text: string) => boolean) => {
  const all = new RegExp(kinds.map(({ source }) => `(?:${source})`).join('|'))
  return text => all.test(text)
}

const DATE = isOneOf(PHONE, URL, TIME, POINT, ADDRESS)
const CLOCK = isOneOf(PHONE, URL, DAY, ADDRESS)
const OTHER_THAN_PHONE = isOneOf(URL, DAY, TIME, POINT, ADDRESS)
const COORDINATE = isOneOf(/^\D*$/, ADDRESS, PHONE, URL, DAY, TIME)

/** What can't stand in the cell of a field: the thing of another column. Words that say something of their own can. */
const MISFITS: Partial<Record<Field, (text: string) => boolean>> = {
  code: isOneOf(/^\D+$/),
  title: isOneOf(PHONE, URL, DAY, TIME, POINT),
  startsOn: DATE,
  endsOn: DATE,
  startTime: CLOCK,
  endTime: CLOCK,
  place: isOneOf(PHONE, DAY, TIME, POINT),
  address: isOneOf(PHONE, URL, DAY, TIME, POINT),
  lat: COORDINATE,
  lng: COORDINATE,
  organiser: isOneOf(PHONE, DAY, TIME, POINT, ADDRESS),
  capacity: isOneOf(PHONE, URL, DAY, TIME, POINT, ADDRESS),
  fee: isOneOf(PHONE, URL, DAY, POINT, ADDRESS),
  contactName: isOneOf(DAY, TIME, POINT),
  contactPhone: text => !/\d|なし|無/.test(text) || OTHER_THAN_PHONE(text),
  contactMail: isOneOf(PHONE, DAY, TIME, POINT, ADDRESS),
  applyBy: isOneOf(PHONE, URL, POINT, ADDRESS, /^\d{1,4}$/),
  url: text => !/[a-z]/i.test(text) && !/なし|無|未定|準備中/.test(text),
  postcode: isOneOf(/^\D*$/),
}
const TESTS = (Object.keys(MISFITS) as Field[]).map(field => {
  const misfit = MISFITS[field]!
  return { field, misfit: remembered(cell => !isBlank(cell) && misfit(nfkc(cell.slice(0, 80)))) }
})

/** The fields whose cells hold what belongs into another column: of two or more, the row is shifted. */
export const misfitsIn = (text: (field: Field) => string): Field[] =>
  TESTS.flatMap(({ field, misfit }) => {
    const cell = text(field)
    return cell !== '' && misfit(cell) ? [field] : []
  })
