import { inJapanese } from './days-written.ts'
import { eraBase, findEra } from './eras.ts'
import { figuresOf } from './folding.ts'
import { nfkc } from './text.ts'

const YEAR = /^(?:(?<year>\d{4})|(?<era>\p{L}{1,2})(?<nth>\d{1,2}|元))(?:年度?)?$/u

/**
 * A fiscal year (年度) as people write it: 2026, 2026年度, 令和8年度, R8, 令和元年度, 平成三十年度. It is named by the year in
 * which it begins; one in which an era begins is called by either. Null for anything else, also for a year that its era
 * did not have (平成33年度).
 */
export function readFiscalYear(typed: string): number | null {
  const plain = inJapanese(nfkc(typed))
    .replace(/\s/g, '')
    .replace(/[〇一二三四五六七八九十]+/g, figuresOf)
  const { year, era: word, nth } = YEAR.exec(plain)?.groups ?? {}
  if (year !== undefined) return Number(year)
  const era = word === undefined ? null : findEra(word)
  if (!era || nth === undefined) return null
  const first = eraBase(era) + (nth === '元' ? 1 : Number(nth)) - 1
  return Number(nth) !== 0 && `${first + 1}-03-31` >= era.first && `${first}-04-01` <= era.last ? first : null
}
