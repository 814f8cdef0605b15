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
const other = (text: string, ...kinds: RegExp[]): boolean => kinds.some(kind => kind.test(text))

/** What can't stand in the cell of a field: the thing of another column. Words that say something of their own can. */
const MISFITS: Partial<Record<Field, (text: string) => boolean>> = {
  code: text => !/\d/.test(text) && text.length > 0,
  title: text => other(text, PHONE, URL, DAY, TIME, POINT),
  startsOn: text => other(text, PHONE, URL, TIME, POINT, ADDRESS),
  endsOn: text => other(text, PHONE, URL, TIME, POINT, ADDRESS),
  startTime: text => other(text, PHONE, URL, DAY, ADDRESS),
  endTime: text => other(text, PHONE, URL, DAY, ADDRESS),
  place: text => other(text, PHONE, DAY, TIME, POINT),
  address: text => other(text, PHONE, URL, DAY, TIME, POINT),
  lat: text => !/\d/.test(text) || other(text, ADDRESS, PHONE, URL, DAY, TIME),
  lng: text => !/\d/.test(text) || other(text, ADDRESS, PHONE, URL, DAY, TIME),
  organiser: text => other(text, PHONE, DAY, TIME, POINT, ADDRESS),
  capacity: text => other(text, PHONE, URL, DAY, TIME, POINT, ADDRESS),
  fee: text => other(text, PHONE, URL, DAY, POINT, ADDRESS),
  contactName: text => other(text, DAY, TIME, POINT),
  contactPhone: text => !/\d|なし|無/.test(text) || other(text, URL, DAY, TIME, POINT, ADDRESS),
  contactMail: text => other(text, PHONE, DAY, TIME, POINT, ADDRESS),
  applyBy: text => other(text, PHONE, URL, POINT, ADDRESS) || /^\d{1,4}$/.test(text),
  url: text => !/[a-z]/i.test(text) && !/なし|無|未定|準備中/.test(text),
  postcode: text => !/\d/.test(text),
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
