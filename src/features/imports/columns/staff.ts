import { html } from 'hono/html'
import { newId } from '#platform/ids.ts'
import { doing, page, type View } from '#platform/page.ts'
import { all, one, type Submitted } from '#platform/submitted.ts'
import { beginning } from '#platform/text.ts'
import { button, buttons } from '#ui/button.ts'
import { checkboxField } from '#ui/choices.ts'
import { selectField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { PATH } from '../sources/tables.ts'
import { type Run, runById } from '../store-runs.ts'
import { headingText } from '../table/table.ts'
import { type Match, matchColumns, type Preview, previewOf, type Waiting, waitingOf, wrongIn } from './actions.ts'
import { FIELD_TEXT } from './headings.ts'
import { columnKeys, FIELDS, isField } from './match.ts'
import { previewPart } from './preview.ts'

const WRONG = {
  twice: 'ほかの見出しと同じものを選んでいます。どちらか1つにしてください。',
  noTitle: '催しの名前の見出しを選んでください。名前がないと取り込めません。',
  noDay: '開催日（期間）の見出しを選んでください。日が分からないと取り込めません。',
} as const

const columns = page.staff({
  path: `${PATH}/:id/columns`,
  can: 'imports.run',
  audit: { action: 'import.match', subject: ask => ['import', ask.params.id] },
  get: async (ask, db) => {
    const run = await runById(db, ask.params.id)
    if (run && run.state !== 'matching') return { redirect: `${PATH}/${run.id}` }
    const waiting = run && (await waitingOf(db, run))
    if (!waiting) return null
    const match = { columns: waiting.proposed, leftOut: waiting.source.left_out }
    return viewOf(run, waiting, match, await previewOf(waiting, match, ask.today))
  },
  post: async (ask, tx, submitted) => {
    const run = await runById(tx, ask.params.id)
    if (run && run.state !== 'matching') return { redirect: `${PATH}/${run.id}` }
    const waiting = run && (await waitingOf(tx, run))
    if (!waiting) return null
    const match = matchIn(waiting, submitted)
    const errors = errorsOf(waiting, match)
    const looking = one(submitted, 'look') === '1'
    if (Object.keys(errors).length === 0 && !looking && (await matchColumns(tx, run, waiting, match, doing(ask))))
      return { redirect: `${PATH}/${run.id}`, flash: '見出しの読みかたを覚えました。' }
    return viewOf(run, waiting, match, await previewOf(waiting, match, ask.today), looking ? {} : errors)
  },
})

const nameOf = (at: number): string => `c${at}`

/** What a form says; a heading that it does not name is not read. */
function matchIn({ file, whole, asks }: Waiting, submitted: Submitted): Match {
  const keys = columnKeys(whole.header)
  const said = asks.map(at => {
    const field = one(submitted, nameOf(at))
    return [keys[at]!, isField(field) ? field : ''] as const
  })
  const read = all(submitted, 'sheet')
  const leftOut = file.lists.length > 1 ? file.lists.map(({ name }) => name).filter(name => !read.includes(name)) : []
  return { columns: Object.fromEntries(said), leftOut: leftOut.length < file.lists.length ? leftOut : [] }
}

function errorsOf(waiting: Waiting, match: Match): Record<string, string> {
  const [first = 0] = waiting.asks
  return Object.fromEntries(
    wrongIn(waiting, match)
      .map(({ at, say }) => [nameOf(waiting.asks.includes(at) ? at : first), WRONG[say]] as const)
      .reverse(),
  )
}

function viewOf(
  run: Run,
  waiting: Waiting,
  match: Match,
  preview: Preview | null,
  errors: Record<string, string> = {},
): View {
  const known = Object.keys(waiting.source.columns).length > 0
  const lead = known
    ? '前と違う見出しがあります。その見出しだけ、何の列かを選んでください。'
    : 'この一覧の見出しが何の列かを、1度だけ選んでください。次のファイルからは、そのまま読めます。'
  return {
    title: `見出しを合わせる ${run.file_name}`,
    nav: PATH,
    ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    body: html`${backLink(PATH, '取込の一覧')}
      ${pageHead({ title: '見出しを合わせる', lead: `${run.file_name}（一覧「${run.source}」）。${lead}` })}
      ${run.unread.length > 0 && notice({ kind: 'info', title: '読んでいないものがあります。', body: html`<ul>${run.unread.map(told => html`<li>${told}</li>`)}</ul>` })}
      ${checked(errors, matchForm(run, waiting, match, errors))}
      ${previewPart(preview)}
      ${form({ action: `${PATH}/${run.id}/drop`, once: newId(), body: '', submit: button({ text: 'やめる', kind: 'plain' }), class: 'row' })}`,
  }
}

const matchForm = (
  run: Run,
  waiting: Waiting,
  { columns: said, leftOut }: Match,
  errors: Record<string, string>,
): Html => {
  const keys = columnKeys(waiting.whole.header)
  const sheets = waiting.file.lists.map(({ name }) => name)
  return form({
    action: `${PATH}/${run.id}/columns`,
    once: newId(),
    body: [
      sheets.length > 1 &&
        checkboxField({
          name: 'sheet',
          label: '読むシート',
          options: sheets.map(name => ({ value: name, label: name })),
          values: sheets.filter(name => !leftOut.includes(name)),
        }),
      ...waiting.asks.map(at =>
        selectField({
          name: nameOf(at),
          label: headingText(waiting.whole.header[at] ?? ''),
          value: said[keys[at]!] ?? '',
          empty: '読まない',
          options: FIELDS.map(field => ({ value: field, label: FIELD_TEXT[field] })),
          hint: examplesOf(waiting, at),
          error: errors[nameOf(at)],
        }),
      ),
    ],
    submit: buttons(
      button({ text: 'この読みかたで進む', kind: 'main' }),
      button({ text: 'はじめの行を読んでみる', kind: 'plain', name: 'look', value: '1' }),
    ),
  })
}

/** Some different cells of a column, each cut short. */
function examplesOf({ whole }: Waiting, at: number): string {
  const cells = new Set<string>()
  for (const record of whole.records) {
    const cell = (record.cells[at] ?? '').replace(/\s+/g, ' ').trim()
    if (cell !== '') cells.add(cell.length > 40 ? `${beginning(cell, 40)}…` : cell)
    if (cells.size === 3) break
  }
  return cells.size === 0 ? '（どの行も空です）' : [...cells].map(cell => `「${cell}」`).join(' ')
}

export const columnPages = [columns]
