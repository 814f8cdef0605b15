import { html } from 'hono/html'
import { draftAsked, removeDraft, saveDraft } from '#features/accounts/index.ts'
import { fiscalYear } from '#platform/ages.ts'
import { csvHeaders, writeCsv } from '#platform/csv.ts'
import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { answerTo } from '#platform/rows.ts'
import { workbookHeaders, writeWorkbook } from '#platform/xlsx/index.ts'
import { button, linkButton } from '#ui/button.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { tableFile, wrongRows } from '#ui/upload.ts'
import { choicesOf } from '../definitions/choices.ts'
import { countNames, plan, putIn, tableRows } from './actions.ts'
import { linesIn } from './file.ts'
import type { Plan } from './plan.ts'
import { type Row, type RowFault, readRows } from './rules.ts'

const NAV = '/staff/indicators'
const DEFINITIONS = `${NAV}/definitions`
const PATH = `${NAV}/table`
const DRAFT = 'indicator-table'
async function draftOf(ask: Ask<Staff>, db: Read): Promise<Row[] | null> {
  const [draft] = await answerTo(db, draftAsked(ask.actor.id, DRAFT))
  return draft ? (draft.data as Row[]) : null
}

type Shown = { file?: string; faults?: readonly RowFault[] }

async function view(ask: Ask<Staff>, db: Read, { file, faults = [] }: Shown = {}): Promise<View> {
  const rows = file || faults.length > 0 ? null : await draftOf(ask, db)
  const found = rows && (await plan(db, rows))
  const against = found && 'faults' in found ? found.faults : faults
  const errors = file ? { file } : {}
  return {
    title: '指標の表',
    nav: NAV,
    ...(file || against.length > 0 ? { status: 422 as const } : {}),
    body: html`${backLink(DEFINITIONS, '指標の決め方')}${pageHead({
      title: '指標の表',
      lead: '指標と目標を、1つの表のファイルでまとめて見直せます。指標と年度ごとに1行です。',
      actions: [
        linkButton({ href: `${PATH}.xlsx`, text: 'Excelで保存', download: true }),
        linkButton({ href: `${PATH}.csv`, text: 'CSVで保存', download: true }),
      ],
    })}
    ${wrongRows(against.map(({ row, says }) => `${row}行目　${says}`))}
    ${found && !('faults' in found) && foundPart(found)}
    ${checked(
      errors,
      pane({
        title: '直した表を読む',
        body: form({
          action: PATH,
          once: newId(),
          upload: true,
          body: tableFile({
            ...{ label: '指標の表のファイル（CSV・Excel）', error: errors['file'] },
            hint: '読むだけでは、何も変わりません。変わるところを確かめてから入れます。まちがいが1つでもあれば、何も入れません。',
          }),
          submit: button({ text: 'ファイルを読む', kind: found && !('faults' in found) ? 'plain' : 'main' }),
        }),
      }),
    )}`,
  }
}

/** What would be done with the table; where it is nothing there is nothing to press. */
const foundPart = ({ told, targets }: Plan) =>
  pane({
    title: '入れると、こうなります',
    body: html`${
      told.length > 0
        ? html`<ul>${told.map(line => html`<li>${line}</li>`)}</ul>`
        : html`<p>${targets.length > 0 ? '目標の「もとになるもの」だけが変わります。' : '変わるところはありません。'}</p>`
    }${
      told.length + targets.length > 0 &&
      form({
        action: `${PATH}/save`,
        once: newId(),
        body: '',
        submit: button({ text: 'この内容で入れる', kind: 'main' }),
      })
    }`,
  })

const index = page.staff({
  path: PATH,
  can: 'indicators.define',
  audit: 'none',
  get: (ask, db) => view(ask, db),
})

const read = page.staff({
  path: PATH,
  can: 'indicators.define',
  audit: { action: 'indicator.table' },
  takes: 'file',
  post: async (ask, tx, typed) => {
    const file = typed.files['file']
    if (!file || (file.name === '' && file.bytes.length === 0))
      return view(ask, tx, { file: 'ファイルを選んでください。例：indicators.xlsx' })
    const lines = await linesIn(file.bytes)
    if (typeof lines === 'string') return view(ask, tx, { file: lines })
    const { rows, faults } = readRows(lines, countNames(await choicesOf(tx, ask.today)))
    const against = faults.length > 0 ? { faults } : await plan(tx, rows)
    if ('faults' in against) return view(ask, tx, against)
    await saveDraft(tx, { account_id: ask.actor.id, key: DRAFT, data: JSON.stringify(rows), updated_at: ask.now })
    return { redirect: PATH }
  },
})

const save = page.staff({
  path: `${PATH}/save`,
  can: 'indicators.define',
  audit: { action: 'indicator.table' },
  post: async (ask, tx) => {
    const rows = await draftOf(ask, tx)
    if (!rows) return view(ask, tx, { file: 'もう一度、ファイルを選んでください。' })
    const done = await putIn(tx, rows, doing(ask))
    if ('faults' in done) return view(ask, tx, { faults: done.faults })
    await removeDraft(tx, ask.actor.id, DRAFT)
    const count = done.made.length + done.targets.length
    return {
      redirect: DEFINITIONS,
      ...doneOr(
        count > 0,
        `指標の表を入れました（指標${done.made.length}件、目標${done.targets.length}件）。`,
        '変わるところはありませんでした。',
      ),
    }
  },
})

const csv = page.staff({
  path: `${PATH}.csv`,
  can: 'indicators.learn',
  audit: 'none',
  get: async (ask, db) => {
    const rows = await tableRows(db, fiscalYear(ask.today), await choicesOf(db, ask.today))
    return new Response(writeCsv(rows), { headers: csvHeaders('indicator-table.csv') })
  },
})

const xlsx = page.staff({
  path: `${PATH}.xlsx`,
  can: 'indicators.learn',
  audit: 'none',
  get: async (ask, db) => {
    const rows = await tableRows(db, fiscalYear(ask.today), await choicesOf(db, ask.today))
    return new Response(writeWorkbook([{ name: '指標の表', rows }]), {
      headers: workbookHeaders('indicator-table.xlsx'),
    })
  },
})

export const tablePages = [index, read, save, csv, xlsx]
