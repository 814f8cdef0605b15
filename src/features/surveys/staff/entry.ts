import { html } from 'hono/html'
import type { Satisfaction } from '#features/consultations/index.ts'
import { OWN_WAY_TEXT } from '#features/consultations/index.ts'
import { type Entry, entryById, entryPath as onePath, responseOf } from '#features/entries/index.ts'
import { formatCode } from '#features/requests/rules.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { accept, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { numberField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { backOf, entryRefused, handEntry } from '../actions.ts'
import { slipsForm } from '../forms.ts'
import { slipsView } from '../paper.ts'
import { entryPath } from '../paths.ts'
import { stateOf } from '../rules.ts'
import { type Slip, slipsOfEntry, standingOf } from '../store.ts'
import { HAND_TEXT, READERS, SCALE_TEXT, STATE_TEXT } from '../text.ts'
import { takeBack, typeLink } from './parts.ts'

type One = Ask<Staff, 'id'>

const slipsTable = (slips: readonly Slip[], today: string, words: boolean): Content =>
  table({
    caption: '配った用紙',
    items: slips,
    cards: true,
    unit: '枚',
    empty: 'まだ配っていません。',
    columns: [
      { key: 'code', title: '番号', header: true, cell: ({ code }) => formatCode(code) },
      {
        key: 'state',
        title: 'ようす',
        cell: slip => STATE_TEXT[stateOf({ ...standingOf(slip), until_on: slip.until_on }, today)],
      },
      {
        key: 'answer',
        title: '答え',
        cell: ({ answer }) =>
          answer !== null &&
          `${SCALE_TEXT[answer.satisfied as Satisfaction]}（${OWN_WAY_TEXT[answer.way]}${answer.by ? `・${answer.by}` : ''}）`,
      },
      ...(words ? [{ key: 'words', title: 'ひとこと', cell: ({ answer }: Slip) => answer?.words ?? '' }] : []),
      {
        key: 'do',
        title: 'すること',
        pressed: true,
        cell: slip =>
          slip.answer ? slip.answer.way !== 'qr' && typeLink(slip.code) : [typeLink(slip.code), takeBack(slip)],
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
  const [slips, refused] = [await slipsOfEntry(db, entry.id), await entryRefused(db, entry.id)]
  const title = `${entry.name}（${formatDay(entry.on_day)}）：満足度のアンケート`
  const response = entry.surveyed && entry.answers ? responseOf(entry.answers, entry.asked) : null
  return {
    title,
    nav: '/staff/entries',
    ...(typed && { status: 422 as const }),
    body: html`${backLink(onePath(entry.id), '実績にもどる')}${pageHead({ title, lead: 'セミナーなどに参加した人に用紙を配り、戻ってきた答えを、この実績の答えとして数えます。' })}
      ${slips.length > 0 && html`<p><b>配った用紙${slips.length}枚のうち、答えは${backOf(slips)}枚です${response === null ? '' : `（回答率${response}%）`}。</b></p>`}
      ${handPart(entry, refused && HAND_TEXT[refused], typed, errors)}<p>${READERS}</p>
      ${slipsTable(slips, ask.today, may(ask, 'surveys.words'))}`,
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
