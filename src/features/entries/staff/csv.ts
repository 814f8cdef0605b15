import { HEARD_TEXT } from '#features/people/index.ts'
import type { CsvRow } from '#platform/csv.ts'
import { csvHeaders, writeCsv } from '#platform/csv.ts'
import { page } from '#platform/page.ts'
import { PATH } from '../paths.ts'
import { contentOf } from '../rules.ts'
import { type Entry, entriesOf } from '../store.ts'
import { wantedOf } from './query.ts'

const MOST = 100_000
const HEAD = [
  ...['種類', '内訳', '周知の方法', '期間の初日', '日', '数', '単位', '渡した人数'],
  ...['5 とても満足', '4 満足', '3 ふつう', '2 不満', '1 とても不満', '満足度（%）'],
  ...['事業', '部署', '何に書いてあるか', 'ファイル', 'メモ', '入れた職員', '訂正'],
]

const lineOf = (entry: Entry): CsvRow => {
  const { answers } = entry
  return [
    ...[entry.name, entry.part, entry.medium === '' ? '' : HEARD_TEXT[entry.medium]],
    ...[entry.from_day, entry.on_day, entry.count, entry.unit, entry.asked],
    ...[0, 1, 2, 3, 4].map(at => answers?.[at] ?? null),
    answers && contentOf(answers),
    ...[entry.work, entry.team, entry.source, entry.files.map(({ name }) => name).join('、')],
    ...[entry.note, entry.by, entry.corrected],
  ]
}

/** The list for a spreadsheet. */
export const csvPage = page.staff({
  path: `${PATH}.csv`,
  can: 'entries.read',
  audit: 'none',
  get: async (ask, db) => {
    const wanted = wantedOf(ask.url.searchParams, ask.today)
    const found = await entriesOf(db, { ...wanted, limit: MOST, offset: 0 })
    return new Response(writeCsv([HEAD, ...found.map(lineOf)]), { headers: csvHeaders('entries.csv') })
  },
})
