import { html } from 'hono/html'
import { correctionMoment, correctionsOfRecord } from '#features/corrections/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { recordPath } from '#platform/correctable.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { tell } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { type Submitted, one as typedIn } from '#platform/submitted.ts'
import { momentText } from '#platform/times.ts'
import { button, linkButton } from '#ui/button.ts'
import { textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { timeline } from '#ui/timeline.ts'
import { confirmers, confirmSheet, giveBackSheet, lastYears, rulesOfYear } from '../actions.ts'
import { readWhy, WHY_MOST } from '../forms.ts'
import { offersOf } from '../offers/figures.ts'
import { indicatorOf, type Offer } from '../offers/rules.ts'
import { PATH, sheetPath, workSheetPath } from '../paths.ts'
import { isOpen, mayConfirm, mayWrite, statusOf } from '../rules.ts'
import { changesOf, reachOf, type Sheet, sheetById } from '../store.ts'
import { REFUSAL_TEXT, STATUS_TEXT, TOLD, yearText } from '../text.ts'
import { differsNotice, evidenceRow, readerOf } from './offers.ts'
import { sheetRows } from './paper.ts'

type One = Ask<Staff, 'id'>
type Shown = { typed: Submitted; errors: Readonly<Record<string, string>> }

/** A sheet with where it stands, who did what, last year's beside it, and what can be done with it. */
async function view(ask: One, db: Read, shown?: Shown): Promise<View | null> {
  const sheet = await sheetById(db, ask.params.id)
  if (!sheet) return null
  const offers = indicatorOf(sheet.counted) === null ? [] : await offersOf(db, sheet, ask.today, readerOf(ask))
  const title = `評価シート：${sheet.name}`
  return {
    title,
    nav: PATH,
    ...(shown ? { status: 422 as const } : {}),
    body: html`${backLink(`${PATH}?fy=${sheet.fiscal_year}`, '評価シートの一覧')}${pageHead({
      title,
      lead: `${sheet.work}　${sheet.team}　${yearText(sheet.fiscal_year)}　【${STATUS_TEXT[statusOf(sheet)]}】`,
      actions: await actionsOf(ask, db, sheet),
    })}
    ${sheet.returned_why !== null && notice({ kind: 'warning', title: '差し戻されています。', body: `わけ：${sheet.returned_why}` })}
    ${differsNotice(sheet, offers)}
    ${checked(
      shown?.errors ?? {},
      twoPanes(
        [await sheetPane(ask, db, sheet, offers), await decidePart(ask, db, sheet, shown)],
        [await lastPane(db, sheet), await historyPane(db, sheet, ask.now)],
      ),
    )}`,
  }
}

async function actionsOf(ask: One, db: Read, sheet: Sheet): Promise<Content> {
  const reach = await reachOf(db)
  const status = statusOf(sheet)
  const writes = may(ask, 'evaluations.write') && mayWrite(reach, sheet.team_id) && isOpen('save', status)
  return [
    writes && linkButton({ href: `${sheetPath(sheet.id)}/edit`, text: '書く・提出する', kind: 'main' }),
    reach.manager &&
      isOpen('correct', status) &&
      linkButton({ href: recordPath('evaluation', sheet.id), text: '訂正する' }),
    linkButton({ href: `${sheetPath(sheet.id)}/print`, text: '印刷する', icon: 'print' }),
    linkButton({ href: workSheetPath(sheet.work_id, sheet.fiscal_year), text: '事業票' }),
  ]
}

async function sheetPane(ask: One, db: Read, sheet: Sheet, offers: readonly Offer[]): Promise<Html> {
  const { grades } = await rulesOfYear(db, sheet.fiscal_year)
  const about = [{ label: '掲載ページ', value: sheet.page }]
  return pane({
    title: '内容',
    body: summary([...about, ...sheetRows(sheet, grades), ...evidenceRow(ask, sheet, offers)]),
  })
}

async function lastPane(db: Read, sheet: Sheet): Promise<Html> {
  const last = await lastYears(db, sheet)
  const title = `昨年度（${yearText(sheet.fiscal_year - 1)}）`
  if (!last) return pane({ title, body: html`<p>昨年度の評価シートは、ありません。</p>` })
  const { grades } = await rulesOfYear(db, last.fiscal_year)
  const said = sheetRows(last, grades).filter(({ label }) => !label.startsWith('事業の'))
  return pane({
    title,
    body: html`${summary(said)}<p><a href="${sheetPath(last.id)}">昨年度の評価シートを開く</a></p>`,
  })
}

/** Of a sheet that was handed in: whoever may confirm it does, or gives it back with a reason. */
async function decidePart(ask: One, db: Read, sheet: Sheet, shown?: Shown): Promise<Content> {
  if (!may(ask, 'evaluations.confirm') || !isOpen('confirm', statusOf(sheet))) return false
  const { id, submitted_by } = sheet
  const confirms = mayConfirm(sheet, ask.actor.id, await confirmers(db, ask.today))
  return pane({
    title: '確定するか、差し戻す',
    body: form({
      action: `${sheetPath(id)}/decide`,
      once: newId(),
      body: [
        !confirms && notice({ kind: 'info', title: REFUSAL_TEXT.own }),
        html`<p>${submitted_by}さんが提出しました。確定すると、すべての部署が見られるようになり、管理者の訂正でしか変わりません。</p>`,
        textArea({
          ...{ name: 'why', label: '差し戻すわけ', limit: WHY_MOST, rows: 3, error: shown?.errors['why'] },
          value: shown ? typedIn(shown.typed, 'why') : '',
          hint: '差し戻すときに書きます。',
        }),
      ],
      submit: [
        confirms && button({ text: '確定する', kind: 'main', name: 'do', value: 'confirm' }),
        button({ text: '差し戻す', name: 'do', value: 'give-back' }),
      ],
    }),
  })
}

/** What happened to it, and what was put right after it was confirmed. */
async function historyPane(db: Read, { id }: Sheet, now: string): Promise<Html> {
  const changes = (await changesOf(db, id)).map(one => ({
    ...{ when: momentText(one.at, now), datetime: dayOf(one.at), aside: one.by ?? '' },
    body: tell(TOLD, one, null),
  }))
  const corrections = (await correctionsOfRecord(db, 'evaluation', id))
    .map(one => correctionMoment(one))
    .map(({ at: _, day, href: __, ...moment }) => ({ when: formatDay(day), datetime: day, ...moment }))
  return pane({ title: 'これまでのこと', body: timeline([...corrections, ...changes], 'まだ記録がありません。') })
}

export const onePage = page.staff({
  path: `${PATH}/:id`,
  can: 'evaluations.read',
  audit: 'none',
  get: (ask, db) => view(ask, db),
})

/** Where a sheet that was handed in is confirmed or given back. */
export const decidePage = page.staff({
  path: `${PATH}/:id/decide`,
  can: 'evaluations.confirm',
  audit: { action: 'evaluation.decide', subject: ask => ['evaluation', ask.params.id] },
  post: async (ask, tx, typed): Promise<Reply> => {
    const { id } = ask.params
    const back = typedIn(typed, 'do') === 'give-back'
    const read = readWhy(typed)
    if (!read.ok) return view(ask, tx, { typed, errors: read.errors })
    const done = back ? await giveBackSheet(tx, id, read.value.why, doing(ask)) : await confirmSheet(tx, id, doing(ask))
    if (done === 'done') return { redirect: sheetPath(id), flash: back ? '差し戻しました。' : '確定しました。' }
    if (done === null) return null
    const errors = Object.fromEntries(Object.entries(done).map(([field, refusal]) => [field, REFUSAL_TEXT[refusal]]))
    return view(ask, tx, { typed, errors })
  },
})
