import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { newId } from '#platform/ids.ts'
import { doing, page, type View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { summary } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import { PATH } from '../staff/paths.ts'
import { answerAlert } from './actions.ts'
import { readAnswer } from './forms.ts'
import { type Alert, alertById } from './store.ts'
import { HERE } from './subject.ts'
import { quarterText, RULE } from './text.ts'

const answeredText = ({ answer, answered_by, answered_at }: Alert): string =>
  answered_at === null ? 'まだ決めていません' : `${answer}（${answered_by}、${formatDay(dayOf(answered_at))}）`

/** When a group stayed behind, and what was done about it. */
export const alertTable = (items: readonly Alert[]): Html =>
  table<Alert>({
    caption: '遅れていたときと、その手だて',
    items,
    cards: true,
    empty: '四半期の終わりに遅れていたことは、まだありません。',
    columns: [
      {
        key: 'name',
        title: 'どのような方',
        header: true,
        cell: ({ id, name }) => html`<a href="${HERE}/${id}">${name}</a>`,
      },
      { key: 'when', title: 'いつ', cell: quarterText },
      {
        key: 'count',
        title: '登録 ／ 目標（人）',
        numeric: true,
        cell: ({ registered, quota }) => `${registered.toLocaleString('ja')} ／ ${quota.toLocaleString('ja')}`,
      },
      { key: 'answer', title: '手だて', cell: answeredText },
    ],
  })

type Shown = { typed: Submitted; errors: Readonly<Record<string, string>> }

async function view(db: Read, id: string, shown?: Shown): Promise<View | null> {
  const alert = await alertById(db, id)
  if (!alert) return null
  const title = `${alert.name}の登録が、目標に遅れています`
  return {
    title,
    nav: PATH,
    ...(shown ? { status: 422 as const } : {}),
    body: html`${backLink(HERE, '届きにくい方への目標に戻る')}${pageHead({ title, lead: quarterText(alert) })}${pane({
      title: '内容',
      body: summary([
        { label: '四半期の終わりまでの登録', value: `${alert.registered.toLocaleString('ja')}人` },
        { label: '年度の目標', value: `${alert.quota.toLocaleString('ja')}人` },
        { label: '決め方', value: RULE },
        { label: '手だて', value: answeredText(alert) },
      ]),
    })}${alert.answered_at === null && checked(shown?.errors ?? {}, answerPane(alert, shown))}`,
  }
}

const answerPane = ({ id }: Alert, shown?: Shown): Html =>
  pane({
    title: '何をするか',
    body: form({
      action: `${HERE}/${id}`,
      once: newId(),
      body: textArea({
        ...{ name: 'answer', label: '手だて', required: true, rows: 3, limit: 1000, error: shown?.errors['answer'] },
        value: shown ? one(shown.typed, 'answer') : '',
        hint: '何もしないと決めたときは、そのわけを書きます。',
      }),
      submit: button({ text: '記録する', kind: 'main' }),
    }),
  })

export const alertPages = [
  page.staff({
    path: `${HERE}/:id`,
    can: 'targets.set',
    audit: 'none',
    get: (ask, db) => view(db, ask.params.id),
  }),
  page.staff({
    path: `${HERE}/:id`,
    can: 'targets.set',
    audit: { action: 'targets.answer', subject: ask => ['guard_alert', ask.params.id] },
    post: async (ask, tx, typed) => {
      const { id } = ask.params
      const read = readAnswer(typed)
      if (!read.ok) return view(tx, id, { typed, errors: read.errors })
      if (!(await alertById(tx, id))) return null
      const done = await answerAlert(tx, id, read.value.answer, doing(ask))
      return { redirect: HERE, ...doneOr(done, '手だてを記録しました。', '手だては、もう記録されています。') }
    },
  }),
]
