import { fullName } from '#features/people/index.ts'
import { ageOn } from '#platform/ages.ts'
import { page } from '#platform/page.ts'
import { CHANNEL_TEXT } from '../text.ts'
import { listFindOf, PATH, satisfiedOf, topicsOf } from './staff.ts'
import { consultationsBehind, type ListRow } from './store.ts'

/** So many rows of the file are read at a time. */
const CSV_ROWS = 2000
const CSV_HEAD = [
  ...['相談した日', '方法', '場所', '分', '番号', '氏名', '相談した日の年齢', '話題', '満足度', '担当'],
  'いっしょに相談した方',
]

/** The same list for a spreadsheet, whole, without what was said. */
export const csv = page.staff({
  path: `${PATH}.csv`,
  can: 'people.read',
  audit: { action: 'consultation.export' },
  get: async ask => {
    const find = listFindOf(ask.url.searchParams, ask.today)
    return {
      csv: `consultations-${find.from}-${find.to}.csv`,
      head: CSV_HEAD,
      read: async (db, from) => {
        const rows = await consultationsBehind(db, find, from, CSV_ROWS)
        return {
          rows: rows.map(csvRow),
          people: rows.flatMap(({ person, beside }) => [person, beside].flatMap(one => one?.id ?? [])),
          next: rows.length < CSV_ROWS ? null : rows.at(-1)!.key,
        }
      },
    }
  },
})

const csvRow = (row: ListRow) => [
  row.on_day,
  CHANNEL_TEXT[row.channel],
  row.place,
  row.minutes,
  row.person?.number ?? '',
  row.person ? fullName(row.person) : '',
  row.person ? ageOn(row.person.birth_on, row.on_day) : '',
  topicsOf(row),
  satisfiedOf(row),
  row.by,
  row.beside ? fullName(row.beside) : '',
]
