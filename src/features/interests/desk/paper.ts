import { html } from 'hono/html'
import { CATEGORIES, CATEGORY_TEXT, type Category } from '#features/kinds/index.ts'
import { fullName } from '#features/people/index.ts'
import { newId } from '#platform/ids.ts'
import { doing, page, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import { attrs, type Html } from '#ui/html.ts'
import { roomy } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { paperCards } from '../cards/paper.ts'
import { keep } from '../kept/actions.ts'
import type { Said } from '../kept/rules.ts'
import { PATHS } from '../paths.ts'
import { ANSWER_TEXT } from '../text.ts'
import { type AtDesk, atDesk, deskHead, keptPath, paperPath, subject } from './parts.ts'

const MARKS = ['yes', 'no', 'later'] as const
const nameOf = (category: Category): string => `mark-${category}`
const ALL = Object.keys(CATEGORIES) as Category[]

/** The marks on a sheet as lines; a picture without a mark says nothing. */
export const marksIn = (typed: Submitted): Said[] =>
  ALL.flatMap(key => {
    const value = MARKS.find(mark => mark === one(typed, nameOf(key)))
    return value ? [{ kind: 'field', key, value }] : []
  })

const COLUMNS = [...MARKS.map(mark => ({ mark, text: ANSWER_TEXT[mark] })), { mark: '', text: 'しるしなし' }] as const

const box = (typed: Submitted, category: Category, { mark, text }: (typeof COLUMNS)[number]): Html => {
  const [name, label] = [nameOf(category), `${CATEGORY_TEXT[category]}：${text}`]
  return html`<input${attrs({ type: 'radio', name, value: mark, checked: one(typed, name) === mark, 'aria-label': label })}>`
}

/** Pictures with the marks of the sheet side by side. */
const marks = (typed: Submitted, caption: string, items: readonly Category[]): Html =>
  table({
    ...{ caption, items, cards: 'beside', unit: '枚', empty: '' },
    columns: [
      { key: 'field', title: '絵', header: true, cell: category => CATEGORY_TEXT[category] },
      ...COLUMNS.map(column => ({
        ...{ key: column.mark || 'none', title: column.text },
        cell: (category: Category) => box(typed, category, column),
      })),
    ],
  })

function view({ person, open }: AtDesk, typed: Submitted, nothing = false): View {
  const first = paperCards(open)
  const rest = ALL.filter(category => !first.includes(category))
  return {
    title: `${fullName(person)}さん：紙の答え`,
    nav: '/staff/people',
    ...(nothing && { status: 422 as const }),
    body: html`${deskHead(person, 'paper')}
      ${nothing && notice({ kind: 'error', live: true, title: 'しるしが1つもありません。', body: '紙でしるしの付いている絵について、「はい」「いいえ」「あとで」のどれかを選んでください。' })}
      <p>紙（<a href="${PATHS.paper}">印刷する</a>）のしるしを、そのまま入力してください。しるしのない絵は、選ばずに残します。</p>
      ${form({
        action: paperPath(person.id),
        once: newId(),
        long: true,
        body: [
          marks(typed, 'いま印刷される紙の絵', first),
          roomy({
            title: `ほかの絵（前に印刷した紙のとき、${rest.length}枚）`,
            open: nothing,
            body: marks(typed, 'ほかの絵', rest),
          }),
        ],
        submit: button({ text: '紙の答えとして残す', kind: 'main' }),
      })}`,
  }
}

/** What somebody ticked on the sheet of paper, typed in on one page. */
export const paperFormPage = page.staff({
  path: paperPath(':id'),
  can: 'people.write',
  audit: { action: 'interest.paper', subject },
  get: async (ask, db) => {
    const here = await atDesk(ask, db)
    return here && view(here, filled({}))
  },
  post: async (ask, tx, typed) => {
    const here = await atDesk(ask, tx)
    if (!here) return null
    const lines = marksIn(typed)
    if (lines.length === 0) return view(here, typed, true)
    const { lines: kept } = await keep(tx, here.person.id, { lines, choices: [] }, { ...doing(ask), medium: 'paper' })
    const text =
      kept > 0 ? `紙の答えを、${kept}つ残しました。` : '前に残した答えと同じです。変わったところはありません。'
    return { redirect: keptPath(here.person.id), flash: { kind: kept > 0 ? 'success' : 'info', text } }
  },
})
