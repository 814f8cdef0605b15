import type { Day } from '#platform/dates.ts'
import { nfkc } from '#platform/text.ts'
import type { EventRow } from '../rules.ts'
import { offered } from '../rules-reading.ts'
import { isCode, meansMunicipality } from '../values/codes.ts'
import { isBlank } from '../values/plain.ts'
import { applyOf, capacityOf, feeOf } from './asks.ts'
import { categoryOf } from './categories.ts'
import type { Cells } from './cells.ts'
import { contactOf, othersOf, textOf } from './contacts.ts'
import { placeOf } from './places.ts'
import { daysOf, statusOf, withoutLabels } from './when/schedule.ts'
import { saysAgain, timesOf } from './when/times.ts'
import { targetOf } from './whom/target.ts'

/**
 * One record as an event; its issues are noted in `cells`. Null when it must wait in quarantine: at least one of the
 * issues is then a stopping one. `sourceId` is the number of the file, or '' when it has none.
 */
export function eventOf(cells: Cells, { municipality, today }: { municipality: string; today: Day }): EventRow | null {
  const title = cells.text('title').replace(/\s+/g, ' ')
  if (title === '') cells.note('title', 'noTitle')
  const ours = isOurs(cells, municipality)
  const when = daysOf(cells, today)
  const times = when && timesOf(cells, when)
  if (title === '' || !ours || !when || !times) return null
  const kind = [cells.text('kind'), cells.text('keywords')].filter(text => text !== '').join(' ')
  const { times: _, words: __, ...days } = when
  const status = statusOf(cells)
  const sort = categoryOf(title, kind)
  const target = targetOf(cells, title, sort.forChildren)
  if (target.forChildren) cells.note(sort.forChildren ? 'title' : 'target', 'forChildren')
  const place = placeOf(cells)
  const repeats = (label: string, said: string) =>
    label.endsWith('度') ? place.lat !== null : saysAgain(label, said, when, times.hours)
  const event: EventRow = {
    sourceId: numberOf(cells),
    title,
    kana: cells.optional('kana'),
    description: textOf(cells, 'description') ?? textOf(cells, 'summary') ?? '',
    ...sort,
    sourceCategory: kind || null,
    url: urlOf(cells),
    ...days,
    ...times,
    ...place,
    ...contactOf(cells),
    ...target,
    ...feeOf(cells),
    ...capacityOf(cells),
    ...applyOf(cells, when.startsOn ?? today),
    access: cells.optional('access'),
    parking: cells.optional('parking'),
    remarks: withoutLabels(textOf(cells, 'remarks') ?? '', repeats) || null,
    status,
    more: [],
  }
  // Only now is it known which columns nothing else was read from.
  event.more = moreOf(cells, event.url)
  return event
}

/** What else the cells say, each with its heading: the state, words beside the address, and all other columns. */
function moreOf(cells: Cells, url: string | null): EventRow['more'] {
  const [state, beside] = [cells.text('status'), cells.text('url')]
  return [
    ...(isBlank(state) ? [] : [[cells.column('status'), state] as [string, string]]),
    ...(url !== null && nfkc(beside).replace(url, '').trim().length > 8
      ? [[cells.column('url'), beside] as [string, string]]
      : []),
    ...othersOf(cells).filter(([heading]) => !namesTheCity(cells, heading)),
  ]
}

/** Columns by which a list says whose it is: of an event it tells nothing. Two of them do so only beside the code. */
const namesTheCity = (cells: Cells, heading: string): boolean =>
  heading === '地方公共団体名' || (/^(都道府県|市区町村)名$/.test(heading) && !isBlank(cells.text('code')))

/** The number of a row in its file, without the zeros at its front; '' where it has none. */
export const numberOf = (cells: Cells): string => nfkc(cells.text('id')).replace(/^0+(?=\d)|\.0+$/g, '')

/** A row without a code belongs to whoever imports it. */
function isOurs(cells: Cells, municipality: string): boolean {
  const code = nfkc(cells.text('code'))
  if (isBlank(code) || meansMunicipality(code, municipality)) return true
  cells.note('code', isCode(code) ? 'otherMunicipality' : 'badCode', code)
  return false
}

const ADDRESS = /https?:\/\/[^\s"<>、，。）」]+/i
const BARE_ADDRESS = /^(?:www\.)?(?:[\w-]+\.)+(?:jp|com|net|org|info)(?:\/[^\s"<>、，。）」]*)?$/i

/** The first address of the cell; one without its https:// is offered. What else stands there is told in its own words. */
function urlOf(cells: Cells): string | null {
  const written = cells.text('url')
  if (isBlank(written)) return null
  const text = nfkc(written).trim()
  const url = ADDRESS.exec(text)?.[0] ?? (BARE_ADDRESS.test(text) ? `https://${text}` : '')
  if (!URL.canParse(url)) {
    cells.note('url', 'badUrl', written)
    return null
  }
  if (!ADDRESS.test(text)) cells.offer('url', offered(url, 'addressBegins', false), String, { url: null })
  return url
}
