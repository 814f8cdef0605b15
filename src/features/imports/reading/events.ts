import { parseDay } from '#platform/dates.ts'
import { nfkc } from '#platform/text.ts'
import type { EventRow } from '../rules.ts'
import { categoryOf } from './categories.ts'
import { type Cells, wholeNumber } from './cells.ts'
import { contactOf, textOf } from './contacts.ts'
import { placeOf } from './places.ts'
import { daysOf, statusOf, timesOf, withoutLabels } from './schedule.ts'

/**
 * One record as an event; its issues are noted in `cells`. Null when it must wait in quarantine: at least one of the
 * issues is then a stopping one. `sourceId` is the number of the file, or '' when it has none.
 */
export function eventOf(cells: Cells, municipality: string): EventRow | null {
  const title = cells.text('title').replace(/\s+/g, ' ')
  if (title === '') cells.note('title', 'noTitle')
  const ours = isOurs(cells, municipality)
  const days = daysOf(cells)
  const times = days && timesOf(cells, days)
  if (title === '' || !ours || !days || !times) return null
  const kind = [cells.text('kind'), cells.text('keywords')].filter(text => text !== '').join(' ')
  const spare: string[] = []
  return {
    sourceId: nfkc(cells.text('id')).replace(/^0+(?=\d)/, ''),
    title,
    kana: cells.optional('kana'),
    description: textOf(cells, 'description') ?? textOf(cells, 'summary') ?? '',
    ...categoryOf(title, kind),
    sourceCategory: kind || null,
    url: urlOf(cells),
    ...days,
    ...times,
    ...placeOf(cells),
    ...contactOf(cells),
    target: cells.optional('target'),
    ...feeOf(cells),
    capacity: capacityOf(cells, spare),
    ...applyOf(cells),
    access: cells.optional('access'),
    parking: cells.optional('parking'),
    remarks: [...spare, withoutLabels(textOf(cells, 'remarks') ?? '')].filter(text => text !== '').join('\n') || null,
    status: statusOf(cells),
  }
}

/** A row without a code belongs to whoever imports it. Spreadsheets drop a leading zero, older files the check digit. */
function isOurs(cells: Cells, municipality: string): boolean {
  const code = nfkc(cells.text('code'))
  if (code === '' || [municipality, municipality.replace(/^0/, ''), municipality.slice(0, 5)].includes(code))
    return true
  cells.note('code', 'otherMunicipality', code)
  return false
}

function urlOf(cells: Cells): string | null {
  const url = cells.text('url')
  if (url === '') return null
  if (/^https?:\/\/[^\s"<>]+$/i.test(url) && URL.canParse(url)) return url
  cells.note('url', 'badUrl', url)
  return null
}

function feeOf(cells: Cells): Pick<EventRow, 'fee' | 'feeSaid' | 'feeNote'> {
  const written = cells.text('fee')
  const free = /^無料$/.test(written) || (written === '' && /^無料/.test(cells.text('feeStatus')))
  const fee = free ? 0 : wholeNumber(written)
  const unread = written !== '' && fee === null
  if (unread) cells.note('fee', 'badNumber', written)
  return { fee, feeSaid: unread ? written : null, feeNote: cells.optional('feeNote') }
}

function capacityOf(cells: Cells, spare: string[]): number | null {
  const written = cells.text('capacity')
  const capacity = wholeNumber(written)
  if (written !== '' && capacity === null) {
    cells.note('capacity', 'badNumber', written)
    spare.push(`定員：${written}`)
  }
  return capacity || null
}

function applyOf(cells: Cells): Pick<EventRow, 'applyBy' | 'applyHow'> {
  const written = cells.text('applyBy')
  const applyBy = written === '' ? null : parseDay(written)
  const how = [textOf(cells, 'applyHow') ?? '']
  if (written !== '' && !applyBy) {
    cells.note('applyBy', 'badDeadline', written)
    how.push(`申込期限：${written}`)
  }
  const time = cells.text('applyByTime')
  if (applyBy && time !== '') how.push(`申込期限の時刻：${time}`)
  return { applyBy, applyHow: how.filter(text => text !== '').join('\n') || null }
}
