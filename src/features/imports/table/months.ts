import { nfkc } from '#platform/text.ts'
import { headerKey } from '../reading/dialects.ts'
import type { Headed } from './heading.ts'

const DAY_HEADINGS = ['日', '日付', '日にち', '開催日', '期日', '実施日', '日程', 'とき']
/** A day without its month: 5, 5日, 5日（日）. */
const DAY = /^(\d{1,2})日?((?:\s?\(.{1,4}\))?)$/

/**
 * Days whose month stands in a column of its own (月, 日) or in the name of the sheet (4月, R8.12月), with it. What stands
 * in no such cell is left as it is, and so is a list where no month is told.
 */
export function withMonths(name: string, list: Headed): Headed {
  const keys = list.header.map(headerKey)
  const [day, month, year] = [keys.findIndex(key => DAY_HEADINGS.includes(key)), keys.indexOf('月'), keys.indexOf('年')]
  const sheet = monthOf(name)
  if (day < 0 || (month < 0 && sheet === null)) return list
  // Where a month stands once for several rows, it is that of those below it.
  let [lastYear, lastMonth] = ['', '']
  const era = keys.findIndex(key => key === '元号' || key === '年号')
  const records = list.records.map(({ row, cells }) => {
    const [, date, rest] = DAY.exec(nfkc(cells[day] ?? '').trim()) ?? []
    lastYear = ((cells[year] ?? '').trim() && `${(cells[era] ?? '').trim()}${cells[year]}`.trim()) || lastYear
    lastMonth = (cells[month] ?? '').trim() || lastMonth
    const named = month < 0 ? sheet : monthIn(lastMonth, lastYear)
    if (!date || !named) return { row, cells }
    return { row, cells: cells.with(day, `${named}${date}日${rest ?? ''}`) }
  })
  return { ...list, records }
}

const monthIn = (month: string, year: string): string | null => {
  const [, number] = /^(\d{1,2})月?$/.exec(nfkc(month).trim()) ?? []
  const written = nfkc(year).trim().replace(/年$/, '')
  return number ? `${/^(?:\d{4}|(?:令和|R)\d{1,2})$/.test(written) ? `${written}年` : ''}${number}月` : null
}

/** 4月, 令和8年12月, R8.12月; null where the name tells none, or several. */
function monthOf(name: string): string | null {
  const found = [...nfkc(name).matchAll(/((?:(?:令和|R)\d{1,2}|20\d{2})[年./-]\s?)?(\d{1,2})月/g)]
  const [only] = found
  if (found.length !== 1 || !only) return null
  return `${only[1] ? `${only[1].replace(/[年./-]\s?$/, '')}年` : ''}${only[2]}月`
}
