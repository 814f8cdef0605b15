import { html } from 'hono/html'
import { newId } from '#platform/ids.ts'
import { doing, page, type View } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { one } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink, tabs } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { pager } from '#ui/pager.ts'
import { summary } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import { confirmImport, dropImport, type RunRefusal, undoImport } from './actions.ts'
import { readings } from './offers/staff.ts'
import { asAnother, asSame, type ShownRow, shownRows } from './planning/store.ts'
import { rowName } from './rules.ts'
import { PATH, when } from './sources/tables.ts'
import { uploadPage } from './staff-upload.ts'
import { lastConfirmed, type RowAction, type Run, runById } from './store-runs.ts'
import { ACTION_TEXT, DIALECT_TEXT, ENCODING_TEXT, RUN_REFUSAL_TEXT, STATE_TEXT } from './text-pages.ts'

const SIZE = 100
const isAction = (text: string | null): text is RowAction => text !== null && Object.hasOwn(ACTION_TEXT, text)

const run = page.staff({
  path: `${PATH}/:id`,
  can: 'imports.run',
  audit: 'none',
  get: async (ask, db) => {
    const found = await runById(db, ask.params.id)
    if (!found) return null
    if (found.state === 'matching') return { redirect: `${PATH}/${found.id}/columns` }
    const asked = ask.url.searchParams.get('action')
    const action = isAction(asked) ? asked : null
    const at = askedPage(ask.url.searchParams)
    const rows = await shownRows(db, found.id, action, at, SIZE)
    const undoable = found.state === 'confirmed' && (await lastConfirmed(db, found.source_id))?.id === found.id
    return runView(found, rows, action, at, undoable)
  },
})

function runView(found: Run, rows: readonly ShownRow[], action: RowAction | null, at: number, undoable: boolean): View {
  const repeats = found.issues.filter(({ code }) => code === 'repeatsOther')
  const said = found.issues.filter(one => !repeats.includes(one))
  const total = Object.values(found.counts).reduce((sum, count) => sum + count, 0)
  const href = (chosen: RowAction | null, to = 1) =>
    `${PATH}/${found.id}?${new URLSearchParams({ ...(chosen ? { action: chosen } : {}), page: String(to) })}`
  return {
    title: `取込 ${found.file_name}`,
    nav: PATH,
    body: html`${backLink(PATH, '取込の一覧')}
      ${pageHead({ title: found.file_name, lead: `${STATE_TEXT[found.state]}　${when(found.confirmed_at ?? found.planned_at)}` })}
      ${summary([
        { label: '一覧', value: html`<a href="${PATH}/sources/${found.source_id}">${found.source}</a>` },
        {
          label: 'ファイルの形',
          value: `${DIALECT_TEXT[found.dialect] ?? found.dialect}・${ENCODING_TEXT[found.encoding] ?? found.encoding}`,
        },
        { label: '読んだ行', value: `${found.read}行（見出しを除く）` },
        ...(found.sheets.length > 1
          ? [{ label: '読んだシート', value: found.sheets.map(({ name }) => name).join('、') }]
          : []),
        ...(found.unread.length > 0
          ? [{ label: '読んでいないもの', value: html`<ul>${found.unread.map(told => html`<li>${told}</li>`)}</ul>` }]
          : []),
        {
          label: '確認したい点',
          value: found.notes > 0 ? `${found.notes}行に気づいた点があります（取り込みはできます）` : 'ありません',
        },
        ...(said.length > 0
          ? [
              {
                label: 'ファイル全体',
                value: said.map(({ column, message }) => `${column ? `${column}：` : ''}${message}`).join(' '),
              },
            ]
          : []),
        ...(found.offers > 0
          ? [
              {
                label: '読み方の確認',
                value: html`<a href="${PATH}/${found.id}/readings">はっきり読めなかったセル ${found.offers}件（まだ答えていないもの ${found.unanswered}件）</a>`,
              },
            ]
          : []),
      ])}
      ${repeats.map(({ message }) => notice({ kind: 'warning', title: 'ほかの一覧と同じ催しがあります', body: message }))}
      ${decision(found, undoable)}
      ${tabs('行のしぼりこみ', [
        { href: href(null), text: 'すべて', count: total, current: action === null },
        ...(Object.keys(ACTION_TEXT) as RowAction[]).map(one => ({
          href: href(one),
          text: ACTION_TEXT[one],
          count: found.counts[one] ?? 0,
          current: action === one,
        })),
      ])}
      ${rowTable(found, rows)}
      ${pager({ page: at, size: SIZE, total: action ? (found.counts[action] ?? 0) : total, href: to => href(action, to) })}`,
  }
}

/** What can be done now: carry out or put aside a plan, take the last run back. */
function decision({ id, state, counts, unanswered }: Run, undoable: boolean): Content {
  const post = (verb: string, text: string, kind: 'main' | 'plain' | 'danger') =>
    form({ action: `${PATH}/${id}/${verb}`, once: newId(), body: '', submit: button({ text, kind }), class: 'row' })
  if (state === 'planned') {
    const changes = (counts.create ?? 0) + (counts.update ?? 0) + (counts.end ?? 0)
    const words = `新しく${counts.create ?? 0}件、変更${counts.update ?? 0}件、終了${counts.end ?? 0}件。変わらない${counts.unchanged ?? 0}件と、保留の${counts.quarantine ?? 0}件には触れません。`
    const open =
      unanswered > 0 &&
      `読み方をまだ確かめていないセルが${unanswered}件あります。このまま取り込むと、その読み方は使いません。`
    const confirm = changes > 0 ? `取り込む（${changes}件）` : '確かめたことにする'
    return html`${notice({ kind: 'info', title: 'まだ取り込んでいません。', body: words })}${open && notice({ kind: 'warning', title: open, body: linkButton({ href: `${PATH}/${id}/readings`, text: '読み方を確かめる' }) })}
      <div class="row">${post('confirm', confirm, 'main')}${post('drop', 'やめる', 'plain')}</div>`
  }
  return (
    undoable &&
    html`${notice({ kind: 'success', title: '取り込みました。', body: '間違いに気づいたら、この取込の前の状態に戻せます。' })}${post('undo', 'この取込を元に戻す', 'danger')}`
  )
}

const rowTable = (run: Run, rows: readonly ShownRow[]): Html =>
  table({
    caption: '行ごとの結果',
    items: rows,
    cards: true,
    empty: '当てはまる行はありません。',
    columns: [
      {
        key: 'row',
        title: '行',
        numeric: true,
        cell: row => (row.action === 'end' ? '—' : rowName(run.sheets, row.row_number)),
      },
      { key: 'action', title: '結果', cell: row => ACTION_TEXT[row.action] },
      {
        key: 'title',
        title: '名称',
        header: true,
        cell: row =>
          row.opportunity_id
            ? html`<a href="/staff/opportunities/${row.opportunity_id}">${row.title}</a>`
            : row.title || '（名称なし）',
      },
      {
        key: 'why',
        title: '理由・気づいた点',
        cell: row =>
          row.issues.length > 0 &&
          html`<ul>${row.issues.map(issue => html`<li>${issue.column ? html`<b>${issue.column}</b>：` : ''}${issue.message}</li>`)}</ul>
            ${run.state === 'planned' && whichOf(run.id, row)}`,
      },
      {
        key: 'raw',
        title: '元のセル',
        cell: row =>
          row.raw !== null &&
          html`<details class="more"><summary>見る</summary>
            <dl class="rows">${Object.entries(row.raw).map(([name, cell]) => html`<dt>${name}</dt><dd>${cell}</dd>`)}</dl></details>`,
      },
    ],
  })

/** Of a number that may name something else now: a person says whether it does. */
const whichOf = (run: string, { action, row_number: row, issues }: ShownRow): Content =>
  (action === 'create' || action === 'update') &&
  issues.some(({ code }) => code === 'numberReused' || code === 'numberMaybeReused') &&
  form({
    action: `${PATH}/${run}/rows/${row}`,
    once: newId(),
    body: hidden('as', action === 'create' ? 'same' : 'another'),
    submit: button({ text: action === 'create' ? '同じ催しの変更にする' : '別の催しにする', kind: 'plain' }),
    class: 'row',
  })

const which = page.staff({
  path: `${PATH}/:id/rows/:row`,
  can: 'imports.run',
  audit: { action: 'import.row', subject: ask => ['import', ask.params.id] },
  post: async (ask, tx, submitted) => {
    const { id, row } = ask.params
    const run = await runById(tx, id)
    if (run?.state !== 'planned' || !/^\d{1,9}$/.test(row)) return null
    const done = await (one(submitted, 'as') === 'same' ? asSame : asAnother)(tx, id, Number(row))
    return { redirect: `${PATH}/${id}`, ...(done ? { flash: '行の取り込みかたを変えました。' } : {}) }
  },
})

const verb = (
  name: 'confirm' | 'drop' | 'undo',
  act: (...args: Parameters<typeof confirmImport>) => Promise<RunRefusal | null>,
  flash: string,
) =>
  page.staff({
    path: `${PATH}/:id/${name}`,
    can: 'imports.run',
    audit: { action: `import.${name}`, subject: ask => ['import', ask.params.id] },
    post: async (ask, tx) => {
      const id = ask.params.id
      const refused = await act(tx, id, doing(ask))
      if (!refused) return { redirect: name === 'drop' ? PATH : `${PATH}/${id}`, flash }
      return {
        title: '取込',
        nav: PATH,
        status: 409,
        body: html`${pageHead({ title: 'いまは行えません' })}
          ${notice({ kind: 'error', title: RUN_REFUSAL_TEXT[refused] })}
          <p>${linkButton({ href: PATH, text: '取込の一覧へ' })}</p>`,
      }
    },
  })

export const pages = [
  uploadPage,
  run,
  which,
  readings,
  verb('confirm', confirmImport, '取り込みました。'),
  verb('drop', dropImport, '取り込まずにやめました。'),
  verb('undo', undoImport, '取込の前の状態に戻しました。'),
]
