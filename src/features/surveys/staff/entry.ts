import { html } from 'hono/html'
import type { Satisfaction } from '#features/consultations/index.ts'
import { OWN_WAY_TEXT } from '#features/consultations/index.ts'
import { type Entry, entryById, entryPath as onePath, responseOf } from '#features/entries/index.ts'
import { formatCode } from '#features/requests/rules.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { accept, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { hidden, numberField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { entryRefused, handEntry, printEntryAnew } from '../actions.ts'
import { slipsForm } from '../forms.ts'
import { entryPath } from '../paths.ts'
import { MOST_SLIPS, stateOf } from '../rules.ts'
import { type Slip, slipCount, slipsShown, standingOf } from '../store.ts'
import { HAND_TEXT, READERS, SCALE_TEXT, STATE_TEXT } from '../text.ts'
import { slipsView } from './paper.ts'
import { takeBack, typeLink } from './parts.ts'

/** So many slips stand on a page. */
const SIZE = 100
type One = Ask<Staff, 'id'>

/** Prints slips without an answer anew: this one, or all. */
const printAnew = (entry: string, text: string, slip = ''): Content =>
  form({
    action: `${entryPath(entry)}/print`,
    once: newId(),
    body: hidden('slip', slip),
    submit: button({ text, kind: 'quiet' }),
  })

const printAllPart = (entry: string, open: number): Content =>
  open > 0 &&
  more({
    title: '用紙を印刷しなおす',
    body: html`<p>答えのまだない用紙${open}枚を、同じ番号で印刷しなおします${open > MOST_SLIPS ? `（1回に${MOST_SLIPS}枚まで）` : ''}。前に印刷した紙のQRコードは、使えなくなります（紙と電話の答えは、これまでどおり番号で入れられます）。</p>${printAnew(entry, 'まとめて印刷しなおす')}`,
  })

const slipsTable = (ask: One, slips: readonly Slip[], pages: Pages): Content =>
  table({
    caption: '配った用紙',
    items: slips,
    cards: true,
    unit: '枚',
    total: pages.total,
    empty: nothingOn(pages, 'まだ配っていません。'),
    columns: [
      { key: 'code', title: '番号', header: true, cell: ({ code }) => formatCode(code) },
      {
        key: 'state',
        title: 'ようす',
        cell: slip => STATE_TEXT[stateOf({ ...standingOf(slip), until_on: slip.until_on }, ask.today)],
      },
      {
        key: 'answer',
        title: '答え',
        cell: ({ answer }) =>
          answer !== null &&
          `${SCALE_TEXT[answer.satisfied as Satisfaction]}（${OWN_WAY_TEXT[answer.way]}${answer.by ? `・${answer.by}` : ''}）`,
      },
      ...(may(ask, 'surveys.words')
        ? [{ key: 'words', title: 'ひとこと', cell: ({ answer }: Slip) => answer?.words ?? '' }]
        : []),
      {
        key: 'do',
        title: 'すること',
        pressed: true,
        cell: slip =>
          slip.answer
            ? slip.answer.way !== 'qr' && typeLink(slip.code)
            : [typeLink(slip.code), printAnew(ask.params.id, '印刷しなおす', slip.id), takeBack(slip)],
      },
    ],
  })

const handPart = (
  entry: Entry,
  refused: string | null,
  typed: Submitted | null,
  errors: Readonly<Record<string, string>>,
): Content =>
  refused !== null
    ? notice({ kind: 'info', title: '用紙は配れません。', body: refused })
    : checked(
        errors,
        form({
          action: entryPath(entry.id),
          once: newId(),
          body: numberField({
            ...{ name: 'slips', label: '配る枚数', required: true, unit: '枚', error: errors['slips'] },
            value: typed ? one(typed, 'slips') : String(entry.count),
            hint: '1枚で1人が、1回だけ答えます。A4の紙1枚に2枚ずつ印刷します。足りなくなったら、また配れます。',
          }),
          submit: button({ text: '用紙を印刷して配る', kind: 'main' }),
        }),
      )

async function view(
  ask: One,
  db: Read,
  typed: Submitted | null = null,
  errors: Readonly<Record<string, string>> = {},
): Promise<View | null> {
  const entry = await entryById(db, ask.params.id)
  if (!entry) return null
  const number = askedPage(ask.url.searchParams)
  const [{ out, back }, refused] = [await slipCount(db, entry.id), await entryRefused(db, entry.id)]
  const slips = await slipsShown(db, entry.id, SIZE, (number - 1) * SIZE)
  const pages = { page: number, size: SIZE, total: out, href: (at: number) => `${entryPath(entry.id)}?page=${at}` }
  const title = `${entry.name}（${formatDay(entry.on_day)}）：満足度のアンケート`
  const response = entry.surveyed && entry.answers ? responseOf(entry.answers, entry.asked) : null
  return {
    title,
    nav: '/staff/entries',
    ...(typed && { status: 422 as const }),
    body: html`${backLink(onePath(entry.id), '実績にもどる')}${pageHead({ title, lead: 'セミナーなどに参加した人に用紙を配り、戻ってきた答えを、この実績の答えとして数えます。' })}
      ${out > 0 && html`<p><b>配った用紙${out}枚のうち、答えは${back}枚です${response === null ? '' : `（回答率${response}%）`}。</b></p>`}
      ${handPart(entry, refused && HAND_TEXT[refused], typed, errors)}<p>${READERS}</p>
      ${printAllPart(entry.id, out - back)}${slipsTable(ask, slips, pages)}${out > SIZE && pager(pages)}`,
  }
}

/** The slips of an entry: hand them out to those who took part, and see what came back. */
export const entrySurveys = page.staff({
  path: '/staff/entries/:id/surveys',
  can: 'entries.write',
  audit: { action: 'survey.entry', subject: ask => ['entry', ask.params.id] },
  get: (ask, db) => view(ask, db),
  post: async (ask, tx, typed) => {
    const read = accept(slipsForm, typed)
    if (!read.ok) return view(ask, tx, typed, read.errors)
    const handed = await handEntry(tx, ask.params.id, read.value.slips, doing(ask))
    if ('refused' in handed)
      return handed.refused === 'gone' ? null : view(ask, tx, typed, { slips: HAND_TEXT[handed.refused] })
    return slipsView(ask, handed, entryPath(ask.params.id))
  },
})

/** Slips of an entry that were printed and lost, or whose links are over, once more. */
export const printEntryPage = page.staff({
  path: '/staff/entries/:id/surveys/print',
  can: 'entries.write',
  audit: { action: 'survey.entry', subject: ask => ['entry', ask.params.id] },
  post: async (ask, tx, typed) => {
    const slip = one(typed, 'slip')
    const handed = await printEntryAnew(tx, ask.params.id, isId(slip) ? slip : null, doing(ask))
    if (!('refused' in handed)) return slipsView(ask, handed, entryPath(ask.params.id))
    if (handed.refused === 'gone') return null
    return { redirect: entryPath(ask.params.id), flash: { kind: 'info', text: HAND_TEXT[handed.refused] } }
  },
})
