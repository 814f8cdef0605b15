import type { Day } from '#platform/dates.ts'
import { nfkc } from '#platform/text.ts'
import { clockTime, parseTime } from '#platform/times.ts'
import type { EventRow } from '../rules.ts'
import { EMPTY, keepsWords, known, likely, offered, UNKNOWN } from '../rules-reading.ts'
import { asksMoney, readCapacity, readFee } from '../values/amounts.ts'
import { readDays } from '../values/days.ts'
import { isBlank } from '../values/plain.ts'
import type { Cells } from './cells.ts'
import { textOf } from './contacts.ts'
import { daysText } from './when/schedule.ts'

// What taking part asks of people: money, a place, to apply in time.

const lines = (...texts: (string | null)[]): string | null =>
  [...new Set(texts.filter(text => text !== null && text !== ''))].join('\n') || null
const yenText = ({ yen }: { yen: number }): string => (yen === 0 ? '無料' : `${yen.toLocaleString('ja')}円`)

/** A column of what comes on top, by its heading: 材料費, テキスト代. */
const DETAIL_OF = /(?:材料|教材|テキスト|資料|保険|食事|飲食|交通|実)(?:費|代|料)/

/**
 * The fee, and its words where the number does not say them all. 0 beside 「材料費」 is not free for certain, and where the
 * first column is empty the one with the details is read.
 */
export function feeOf(cells: Cells): Pick<EventRow, 'fee' | 'feeSaid' | 'feeNote'> {
  const [written, detail] = [cells.text('fee'), cells.text('feeNote')]
  const own = isBlank(written) ? EMPTY : readFee(written)
  const state = own.kind === 'empty' ? cells.text('feeStatus') : ''
  const read = own.kind !== 'empty' ? own : /^無料/.test(state) ? known({ yen: 0 }) : readFee(detail)
  const free = likely(read)?.yen === 0
  const asks = asksMoney(detail) || cells.others().some(([heading, text]) => DETAIL_OF.test(heading) && asksMoney(text))
  const doubted = read.kind === 'known' && free && asks ? offered({ yen: 0 }, 'freeOrNot') : read
  const column = own.kind !== 'empty' ? 'fee' : 'feeNote'
  const named = DETAIL_OF.test(cells.column('feeNote')) ? `${cells.column('feeNote')}：${detail}` : detail
  const words = [written, isBlank(detail) ? '' : named].filter(text => text !== '').join(' ／ ')
  cells.offer(column, doubted, yenText, { fee: null, feeSaid: words }, words)
  if (own.kind === 'unknown') cells.note('fee', 'badFee', written)
  const said = /^無料/.test(state) ? null : state
  const fee = likely(doubted)?.yen ?? null
  const kept = keepsWords(own) ? written : null
  return {
    fee,
    feeSaid: fee === null ? kept : null,
    feeNote: lines(fee === null ? null : kept, said, isBlank(detail) ? null : named),
  }
}

const NO_LIMIT = /^(?:定員)?(?:制限)?(?:なし|無し?)/

/** How many can come, and the words where the number does not say them all. */
export function capacityOf(cells: Cells): Pick<EventRow, 'capacity' | 'capacityNote'> {
  const written = cells.text('capacity')
  const read = readCapacity(written)
  cells.offer('capacity', read, value => `${value}人`, { capacity: null })
  if (read.kind === 'unknown' && !NO_LIMIT.test(written)) cells.note('capacity', 'badCapacity', written)
  return { capacity: likely(read), capacityNote: keepsWords(read) ? written : null }
}

/** From when and until when to apply, and how; `near`: about when it takes place. */
export function applyOf(cells: Cells, near: Day): Pick<EventRow, 'applyFrom' | 'applyBy' | 'applyHow'> {
  const written = cells.text('applyBy')
  const found = readDays(written, { near })
  // Of several days, or of none (通年), no word says which is the last one to apply.
  const days = likely(found)
  const read = days && (days.on.length > 0 || days.anytime || days.weekly) ? UNKNOWN : found
  const value = likely(read)
  const from = value && (value.to !== null || value.open) ? value.from : null
  const by = value ? (value.to ?? (value.open ? null : value.from)) : null
  cells.offer('applyBy', read, daysText, { applyFrom: null, applyBy: null })
  if ((read.kind === 'unknown' || read.kind === 'wrong') && /\d|前/.test(nfkc(written)))
    cells.note('applyBy', 'badDeadline', written)
  const deadline = keepsWords(read) || read.kind === 'offered' ? `申込期限：${written}` : null
  const time = cells.text('applyByTime')
  const hour = time === '' ? null : parseTime(time)
  const until = time === '' ? null : `申込期限の時刻：${hour === null ? time : clockTime(hour)}`
  return { applyFrom: from, applyBy: by, applyHow: lines(textOf(cells, 'applyHow'), deadline, until) }
}
