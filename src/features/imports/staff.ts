import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { isMunicipalityCode } from '#platform/codes.ts'
import { formatDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { doing, page, type View } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { one } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink, tabs } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { pager } from '#ui/pager.ts'
import { summary } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import { confirmImport, dropImport, planImport, type RunRefusal, undoImport } from './actions.ts'
import { lastConfirmed, latestRuns, type RowAction, type Run, runById, type ShownRow, shownRows } from './store-runs.ts'
import { ACTION_TEXT, DIALECT_TEXT, ENCODING_TEXT, RUN_REFUSAL_TEXT, STATE_TEXT } from './text-pages.ts'

const PATH = '/staff/imports'
const when = (instant: string): string => `${formatDay(dayOf(instant))}`

const uploadForm = (municipality: string, errors: Record<string, string>): Html => html`
  ${checked(
    errors,
    form({
      action: PATH,
      once: newId(),
      upload: true,
      body: [
        textField({
          name: 'file',
          label: 'イベント一覧のファイル（CSV）',
          type: 'file',
          accept: '.csv,text/csv',
          required: true,
          hint: '推奨データセット・ベース・レジストリ・GIFの見出しを見分けます。文字コードは UTF-8 と Shift_JIS のどちらでもかまいません。10メガバイトまで。',
          error: errors['file'],
        }),
        textField({
          name: 'municipality',
          label: 'どの自治体のファイルか（全国地方公共団体コード）',
          value: municipality,
          required: true,
          width: 'short',
          inputmode: 'numeric',
          example: '122173（柏市）',
          error: errors['municipality'],
        }),
      ],
      submit: button({ text: '中身を確かめる', kind: 'main' }),
    }),
  )}
  <p class="faint">まだ何も書きかえません。次の画面で、何が増えて何が変わるかを確かめてから取り込みます。</p>`

const listView = (runs: readonly Run[], municipality: string, errors: Record<string, string> = {}): View => ({
  title: 'イベント情報の取込',
  nav: PATH,
  ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
  body: html`${pageHead({ title: 'イベント情報の取込', lead: '自治体が公開しているイベント一覧を取り込み、活動として さがせるようにします。' })}
    <div class="box">${uploadForm(municipality, errors)}</div>
    ${table({
      caption: 'これまでの取込',
      items: runs,
      cards: true,
      empty: 'まだ取り込んだファイルはありません。',
      columns: [
        {
          key: 'file',
          title: 'ファイル',
          header: true,
          cell: run => html`<a href="${PATH}/${run.id}">${run.file_name}</a>`,
        },
        { key: 'state', title: '状態', cell: run => STATE_TEXT[run.state] },
        { key: 'when', title: '日', cell: run => when(run.confirmed_at ?? run.planned_at) },
        { key: 'who', title: '取り込んだ人', cell: run => run.by_name ?? 'コマンド' },
        { key: 'read', title: '読んだ行', numeric: true, cell: run => run.read },
        ...(['create', 'update', 'unchanged', 'end', 'quarantine'] as const).map(action => ({
          key: action,
          title: ACTION_TEXT[action],
          numeric: true,
          cell: (run: Run) => run.counts[action] ?? 0,
        })),
      ],
    })}`,
})

const index = page.staff({
  path: PATH,
  can: 'imports.run',
  audit: { action: 'import.plan' },
  takes: 'file',
  get: async (ask, db) => listView(await latestRuns(db), ask.municipality.code),
  post: async (ask, tx, submitted) => {
    const municipality = one(submitted, 'municipality').normalize('NFKC').trim()
    const file = submitted.files['file']
    const errors: Record<string, string> = {}
    if (!file) errors['file'] = 'ファイルを選んでください。例：122173.csv'
    if (!isMunicipalityCode(municipality))
      errors['municipality'] = '6けたの全国地方公共団体コードを入れてください。最後の1けたは検査数字です。例：122173'
    if (!file || Object.keys(errors).length > 0) return listView(await latestRuns(tx), municipality, errors)
    const planned = await planImport(tx, { name: file.name, bytes: file.bytes, municipality }, doing(ask))
    if ('refused' in planned)
      return listView(await latestRuns(tx), municipality, { file: `${file.name}：${planned.refused.message}` })
    return { redirect: `${PATH}/${planned.run}` }
  },
})

const SIZE = 100
const isAction = (text: string | null): text is RowAction => text !== null && Object.hasOwn(ACTION_TEXT, text)

const run = page.staff({
  path: `${PATH}/:id`,
  can: 'imports.run',
  audit: 'none',
  get: async (ask, db) => {
    const found = await runById(db, ask.params.id)
    if (!found) return null
    const asked = ask.url.searchParams.get('action')
    const action = isAction(asked) ? asked : null
    const at = askedPage(ask.url.searchParams)
    const rows = await shownRows(db, found.id, action, at, SIZE)
    const undoable = found.state === 'confirmed' && (await lastConfirmed(db, found.source))?.id === found.id
    return runView(found, rows, action, at, undoable)
  },
})

function runView(found: Run, rows: readonly ShownRow[], action: RowAction | null, at: number, undoable: boolean): View {
  const total = Object.values(found.counts).reduce((sum, count) => sum + count, 0)
  const href = (chosen: RowAction | null, to = 1) =>
    `${PATH}/${found.id}?${new URLSearchParams({ ...(chosen ? { action: chosen } : {}), page: String(to) })}`
  return {
    title: `取込 ${found.file_name}`,
    nav: PATH,
    body: html`${backLink(PATH, '取込の一覧')}
      ${pageHead({ title: found.file_name, lead: `${STATE_TEXT[found.state]}　${when(found.confirmed_at ?? found.planned_at)}` })}
      ${summary([
        {
          label: 'ファイルの形',
          value: `${DIALECT_TEXT[found.dialect] ?? found.dialect}・${ENCODING_TEXT[found.encoding] ?? found.encoding}`,
        },
        { label: '読んだ行', value: `${found.read}行（見出しを除く）` },
        { label: '確認したい点', value: `${found.notes}行に気づいた点があります（取り込みはできます）` },
      ])}
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
      ${rowTable(rows)}
      ${pager({ page: at, size: SIZE, total: action ? (found.counts[action] ?? 0) : total, href: to => href(action, to) })}`,
  }
}

/** What can be done now: carry out or put aside a plan, take the last run back. */
function decision({ id, state, counts }: Run, undoable: boolean): Content {
  const post = (verb: string, text: string, kind: 'main' | 'plain' | 'danger') =>
    form({ action: `${PATH}/${id}/${verb}`, once: newId(), body: '', submit: button({ text, kind }), class: 'row' })
  if (state === 'planned') {
    const changes = (counts.create ?? 0) + (counts.update ?? 0) + (counts.end ?? 0)
    const words = `新しく${counts.create ?? 0}件、変更${counts.update ?? 0}件、終了${counts.end ?? 0}件。変わらない${counts.unchanged ?? 0}件と、保留の${counts.quarantine ?? 0}件には触れません。`
    const confirm = changes > 0 ? `取り込む（${changes}件）` : '確かめたことにする'
    return html`${notice({ kind: 'info', title: 'まだ取り込んでいません。', body: words })}
      <div class="row">${post('confirm', confirm, 'main')}${post('drop', 'やめる', 'plain')}</div>`
  }
  return (
    undoable &&
    html`${notice({ kind: 'success', title: '取り込みました。', body: '間違いに気づいたら、この取込の前の状態に戻せます。' })}${post('undo', 'この取込を元に戻す', 'danger')}`
  )
}

const rowTable = (rows: readonly ShownRow[]): Html =>
  table({
    caption: '行ごとの結果',
    items: rows,
    cards: true,
    empty: '当てはまる行はありません。',
    columns: [
      { key: 'row', title: '行', numeric: true, cell: row => (row.action === 'end' ? '—' : row.row_number) },
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
          html`<ul>${row.issues.map(issue => html`<li>${issue.column ? html`<b>${issue.column}</b>：` : ''}${issue.message}</li>`)}</ul>`,
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
  index,
  run,
  verb('confirm', confirmImport, '取り込みました。'),
  verb('drop', dropImport, '取り込まずに やめました。'),
  verb('undo', undoImport, '取込の前の状態に戻しました。'),
]
