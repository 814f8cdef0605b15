import { html } from 'hono/html'
import { lateText, WHAT_TEXT } from '#features/steps/index.ts'
import { ageOn } from '#platform/ages.ts'
import { formatShort } from '#platform/dates.ts'
import type { Content } from '#ui/html.ts'
import { lateMark } from '#ui/steps.ts'
import type { Column } from '#ui/table.ts'
import { fullKana, personLink } from '../head.ts'
import { homeText, STATUS_TEXT, UNASKED_TEXT } from '../text.ts'
import type { ELSEWHERE } from './rules.ts'
import type { FoundPerson } from './store.ts'

/** What is told of where somebody lives whose town is not known. */
export const HOME_TEXT = { unknown: UNASKED_TEXT, outside: '市外' } satisfies Record<(typeof ELSEWHERE)[number], string>

/** What the list tells of each person. */
export const columns = (today: string): Column<FoundPerson>[] => [
  { key: 'number', title: '番号', numeric: true, sortable: true, cell: person => person.number },
  { key: 'name', title: '氏名', header: true, cell: person => personLink(person) },
  { key: 'kana', title: 'ふりがな', sortable: true, cell: person => fullKana(person) },
  { key: 'age', title: '年齢', numeric: true, sortable: true, cell: person => `${ageOn(person.birth_on, today)}歳` },
  {
    key: 'town',
    title: '圏域・町',
    cell: ({ town, area, outside }) =>
      town && area ? homeText({ town, area, outside }) : HOME_TEXT[outside ? 'outside' : 'unknown'],
  },
  { key: 'step', title: '次の一歩', cell: person => stepCell(person, today) },
  { key: 'owner', title: '担当', cell: person => person.owner ?? '' },
]

const stepCell = (person: FoundPerson, today: string): Content => {
  if (!person.what || !person.due_on) return person.closed_on ? STATUS_TEXT.closed : ''
  const what = person.note || WHAT_TEXT[person.what]
  return html`${what}<br><time datetime="${person.due_on}">${formatShort(person.due_on)}</time>まで${lateMark(lateText(person.due_on, today, person.paused_on))}`
}
