import { type Book, bookOf, filledParts } from '../files/book/fill.ts'
import type { CellMarks } from '../files/book/marks.ts'
import type { FormRow, Short } from '../files/book/sheet.ts'
import { headMarks, tagsIn } from '../files/book/tags.ts'
import { FIELDS } from '../files/document.ts'
import type { Data } from '../files/fields.ts'
import { filledLength, MOST_FILLED } from '../files/length.ts'
import { faultText, MANY, said, sampleOf, TOO_MUCH, unknownIn, WIDE } from './names.ts'
import type { Parts } from './package.ts'
import type { FormKind, FormRefusal } from './rules.ts'
import { REFUSAL_TEXT, shortText } from './text.ts'

/** All that is wrong with the names of a form (.xlsx), a sentence each; `now`: what it would be filled with today, if there is any. */
export function bookFaults(kind: FormKind, parts: Parts, now: Data | null): string[] {
  if (
    [...parts].some(
      ([name, part]) => /^xl\/(?:sharedStrings|worksheets)/.test(name) && /｛｛|｝｝/.test(part.toString()),
    )
  )
    return [WIDE]
  const book = readBook(parts)
  if (typeof book === 'string') return [REFUSAL_TEXT[book]]
  const rows = book.sheets.flatMap(sheet => sheet.rows)
  const above = headMarks(book)
  const marks = [...rows.flatMap(({ cells }) => cells.map(one => one.marks)), ...above]
  const wrong = [...marks.flatMap(markFaults), ...rows.flatMap(rowFaults), ...above.flatMap(headFaults)]
  if (wrong.length > 0) return [...new Set(wrong)]
  const tags = tagsIn(book)
  if (filledLength(tags, sampleOf(FIELDS[kind], MANY)) > MOST_FILLED) return [TOO_MUCH]
  const unknown = [...unknownIn(tags, [FIELDS[kind]]), ...elsewhere(parts)]
  return unknown.length > 0 ? [...new Set(unknown)] : shortFaults(kind, parts, now)
}

function readBook(parts: Parts): Book | FormRefusal {
  try {
    return bookOf(parts)
  } catch (error) {
    // A mistake of ours is told as one; a workbook without what every workbook has is broken.
    if (error instanceof ReferenceError) throw error
    return (error as { refusal?: FormRefusal }).refusal ?? 'broken'
  }
}

const markFaults = ({ faults }: CellMarks): string[] =>
  faults.map(({ id, tag, closing }) =>
    faultText({ id, xtag: tag, openingtag: tag, ...(closing === undefined ? {} : { closingtag: closing }) }),
  )

/** Above and below the pages stand names alone. */
const headFaults = ({ marks, begins, ends }: CellMarks): string[] =>
  [...begins, ...ends, ...marks.flatMap(one => (one.kind === 'part' ? [one.name] : []))].map(
    name => `${said(name)}は、ヘッダーとフッターではくり返せません。セルに書いてください。`,
  )

/** A list begins and ends in the same row, and a row has one. */
function rowFaults({ cells, repeats }: FormRow): string[] {
  const begins = cells.flatMap(({ marks, column }) => marks.begins.map(name => ({ name, column })))
  const ends = cells.flatMap(({ marks, column }) => marks.ends.map(name => ({ name, column })))
  const fits = repeats !== null && begins.length === 1 && ends.length === 1 && repeats.from < repeats.to
  if (fits && ends[0]!.name === repeats.name) return []
  if (fits)
    return [
      faultText({ id: 'closing_tag_does_not_match_opening_tag', openingtag: repeats.name, closingtag: ends[0]!.name }),
    ]
  if (begins.length > 1)
    return [
      `${begins.map(({ name }) => said(name)).join('と')}のくり返しが、同じ行にあります。Excelのひな形では、1つの行に1つのくり返しを書いてください。くり返しのなかのくり返しは、1つのセルのなかに書けます。`,
    ]
  return [
    ...(ends.length === 0 ? begins : []).map(
      ({ name }) =>
        `${said(name)}のくり返しが、同じ行のなかで閉じていません。行の右のセルに {{/${name}}} を足してください。`,
    ),
    ...(begins.length === 0 || ends.length > 1 ? ends : []).map(({ name }) =>
      faultText({ id: 'unopened_loop', xtag: name }),
    ),
  ]
}

/** Names in what is no cell, which would stand in the report as they are. */
const elsewhere = (parts: Parts): string[] =>
  [...parts].some(
    ([name, part]) => /^xl\/(?:drawings|charts|comments|threadedComments)/.test(name) && part.includes('{{'),
  )
    ? ['図形、グラフ、コメントのなかの名前は差しこめません。セルか、ヘッダー・フッターに書いてください。']
    : []

/** Whether its lists have the rows they need: for two of everything, and for the newest report. */
function shortFaults(kind: FormKind, parts: Parts, now: Data | null): string[] {
  const samples = [sampleOf(FIELDS[kind], 2), sampleOf(FIELDS[kind], 0), ...(now ? [now] : [])]
  const short = samples
    .map(values => filledParts(bookOf(parts), values))
    .filter((one): one is Short[] => Array.isArray(one))
  // What the newest report needs says more than that two do not fit.
  return (short.at(-1) ?? []).map(shortText)
}
