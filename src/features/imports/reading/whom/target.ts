import type { EventRow } from '../../rules.ts'
import { EMPTY, likely, offered, type Reading, UNKNOWN } from '../../rules-reading.ts'
import { type Ages, readAges } from '../../values/ages.ts'
import { isHelping } from '../categories.ts'
import type { Cells } from '../cells.ts'

/** 対象：60歳以上の方 inside other words; whom children are left with meanwhile (保育対象) is another matter. */
const LABELLED =
  /(?<!保育|託児|助成|補助)対象者?\s?[】\]:：*＊]\s?([^\n。、]{2,60}(?:、[^\n。、]{0,20}[\d０-９]\s?[歳才代][^\n。、]{0,20})?)/
/** An age in figures, which no floor says: 対象：60歳まで. */
const OF_AGE = /\d\s?[歳才代]/
/** Somebody of that age who comes is no child, and no parent of a small one. */
const GROWN_OLD = 50

const ageText = ({ min, young }: Ages): string =>
  young ? '子ども・親子向け（シニア向けの一覧には出しません）' : min === 0 ? '年齢は問いません' : `${min}歳以上`

/**
 * For whom it is: the words, from which age on, and whether it is for children. Ages that stand in another cell are
 * offered; a title that says children holds unless the ages say otherwise for certain.
 */
export function targetOf(
  cells: Cells,
  title: string,
  byTitle: boolean,
): Pick<EventRow, 'target' | 'ageMin' | 'forChildren'> {
  const words = cells.text('target')
  const [read, said] = words === '' ? elsewhere(cells) : [readAges(words), words]
  const ages = likely(read)
  const isYoung = ages?.young === true && !isHelping(title)
  const grownOld = read.kind === 'known' && (read.value.min ?? 0) >= GROWN_OLD
  if (ages && (!ages.young || (isYoung && !byTitle)))
    cells.offer('target', read, ageText, isYoung ? { forChildren: false } : { ageMin: null }, said)
  const target = words || (read.kind === 'unknown' ? said : '')
  if (read.kind === 'unknown' && OF_AGE.test(target.normalize('NFKC'))) cells.note('target', 'badAge', target)
  return { target: target || null, ageMin: ages?.min ?? null, forChildren: isYoung || (byTitle && !grownOld) }
}

/** Where no column tells it: the ages that a note names as those of the people it is for. */
function elsewhere(cells: Cells): [Reading<Ages>, string] {
  for (const field of ['remarks', 'description', 'applyHow'] as const) {
    const said = LABELLED.exec(cells.text(field))?.[1]
    const ages = said === undefined ? null : likely(readAges(said))
    if (said !== undefined && ages && ages.min !== 0) return [offered(ages, 'ageFromNote'), said]
    if (said !== undefined && OF_AGE.test(said.normalize('NFKC'))) return [UNKNOWN, said]
  }
  return [EMPTY, '']
}
