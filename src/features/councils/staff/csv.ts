import { fiscalRange } from '#platform/ages.ts'
import { type CsvRow, csvHeaders, writeCsv } from '#platform/csv.ts'
import { page } from '#platform/page.ts'
import { type Action, actionsIn } from '../agreed/store.ts'
import { PATH } from '../paths.ts'
import { statusOf } from '../rules.ts'
import { type Meeting, meetingsIn } from '../store.ts'
import { OFFICE, presentText, STATUS_TEXT, whoText } from '../text.ts'
import { askedYear, meetingKinds } from './list.ts'

const MEETING_HEAD = ['日', '種類', '部署', '会議', '場所', '出席者', '議題', '決めたこと']
const ACTION_HEAD = ['会議の日', '会議', '行うこと', 'だれが', 'いつまでに', '指標', '状態', '担当', '結果']

/** A line for each thing on the agenda; of a meeting whose minutes are not written, one without. */
const meetingRows = ({ on_day, name, team, body, place, present, items }: Meeting): CsvRow[] => {
  const said = [on_day, name, team ?? OFFICE, body ?? '', place ?? '', (present ?? []).map(presentText).join('、')]
  return items === null || items.length === 0
    ? [[...said, '', '']]
    : items.map(({ topic, decision }) => [...said, topic, decision])
}

const actionRow = (one: Action): CsvRow => [
  ...[one.held_on ?? '', one.meeting ?? '', one.what, whoText(one.who), one.due_on, one.indicator ?? ''],
  ...[STATUS_TEXT[statusOf(one)], one.owner ?? '', one.result],
]

/** The meetings of a fiscal year with what was decided, and what was agreed in them, for a spreadsheet. */
export const csvPage = page.staff({
  path: `${PATH}.csv`,
  can: 'councils.read',
  audit: 'none',
  get: async (ask, db) => {
    const year = askedYear(ask)
    const range = fiscalRange(year)
    const kinds = (await meetingKinds(db)).map(({ key }) => key)
    const meetings = (await meetingsIn(db, kinds, range)).toReversed()
    const rows = [
      MEETING_HEAD,
      ...meetings.flatMap(meetingRows),
      [],
      ACTION_HEAD,
      ...(await actionsIn(db, range)).map(actionRow),
    ]
    return new Response(writeCsv(rows), { headers: csvHeaders(`councils-${year}.csv`) })
  },
})
