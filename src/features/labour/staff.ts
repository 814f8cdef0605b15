import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { type CsvRow, csvHeaders, writeCsv } from '#platform/csv.ts'
import { type Day, eraYear, formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton, printButton } from '#ui/button.ts'
import { chart } from '#ui/chart.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { tableFile, wrongRows } from '#ui/upload.ts'
import { putInLabour } from './actions.ts'
import { readLabour, readMonth } from './reading.ts'
import { replacedPart, told } from './replaced.ts'
import { differs, type LabourRow, ratioOf, shareOf } from './rules.ts'
import { type Labour, labourFigures, replacedFigures } from './store.ts'

const PATH = '/staff/labour'
const MOST_SHOWN = 12

export const monthText = (month: Day): string => `${eraYear(month)}${Number(month.slice(5, 7))}月`
type Shown = { typed?: Submitted; errors?: Record<string, string>; wrong?: readonly string[] }

async function view(ask: Ask<Staff>, db: Read, shown: Shown = {}): Promise<View> {
  const { errors = {}, wrong = [] } = shown
  const all = await labourFigures(db)
  const months = [...new Set(all.map(({ month }) => month))]
  const asked = ask.url.searchParams.get('month') ?? ''
  const month = months.find(one => one.startsWith(asked)) ?? months[0]
  const rows = all.filter(one => one.month === month)
  return {
    title: '求人の状況',
    nav: PATH,
    ...(Object.keys(errors).length > 0 || wrong.length > 0 ? { status: 422 as const } : {}),
    body: html`${pageHead({
      title: '求人の状況',
      lead: 'ハローワークから提供を受けた、業種ごとの求人・求職の数です。',
      actions: [
        linkButton({ href: `${PATH}.csv`, text: 'CSVで保存', icon: 'download', download: true }),
        printButton(),
      ],
    })}
      ${wrongRows(wrong)}
      ${
        months.length > 1 &&
        tabs(
          '月',
          months
            .slice(0, MOST_SHOWN)
            .map(one => ({ href: `${PATH}?month=${one.slice(0, 7)}`, text: monthText(one), current: one === month })),
        )
      }
      ${month === undefined ? html`<p>まだ数が入っていません。下から表のファイルを入れてください。</p>` : monthPart(month, rows)}
      ${month !== undefined && rows.some(({ before }) => before > 0) && replacedPart(await replacedFigures(db, month))}
      ${months.length > 1 && seriesPart(all, months)}
      ${may(ask, 'labour.write') && html`<div class="screen-only">${checked(errors, importPart(shown))}</div>`}`,
  }
}

function monthPart(month: Day, rows: readonly Labour[]): Html {
  const off = rows.some(row => differs(row.share_55, shareOf(row)) || differs(row.ratio, ratioOf(row)))
  return html`<div class="landscape">${table({
    caption: monthText(month),
    items: rows,
    unit: '業種',
    empty: '',
    cards: true,
    columns: [
      { key: 'sector', title: '業種', header: true, cell: ({ sector }) => sector },
      { key: 'openings', title: '月間有効求人数', numeric: true, cell: ({ openings }) => told(openings) },
      { key: 'seekers', title: '月間有効求職者数', numeric: true, cell: ({ seekers }) => told(seekers) },
      { key: 'seekers55', title: 'うち55歳以上', numeric: true, cell: ({ seekers_55: value }) => told(value) },
      { key: 'share', title: '55歳以上の割合（%）', numeric: true, cell: row => beside(row.share_55, shareOf(row), 1) },
      { key: 'ratio', title: '有効求人倍率', numeric: true, cell: row => beside(row.ratio, ratioOf(row), 2) },
      { key: 'placed', title: '就職件数', numeric: true, cell: ({ placed }) => told(placed) },
    ],
  })}</div>
    ${off && notice({ kind: 'info', title: '資料の割合や倍率に、数から計算したものとちがうところがあります。', body: '資料の値は書かれているとおりに残し、計算したものを「計算では」として添えています。報告に使うときは、出典に確かめてください。' })}
    <p class="faint">「-」は、資料に数が示されていないところです。0という意味ではありません。出典：${[...new Set(rows.map(({ source }) => source))].join('、')}。${rows[0]?.by ?? ''}が${formatDay(dayOf(rows[0]!.at))}に入れました。${
      rows.some(({ before }) => before > 0) && '入れ直したところの前の数は、下の「前に入っていた数」で見られます。'
    }</p>`
}

/** What is written, and what is reckoned where that is another; with so many decimals as papers have. */
function beside(written: number | null, reckoned: number | null, decimals: number): Content {
  const text = (value: number | null) => value?.toFixed(decimals) ?? '-'
  return html`${text(written)}${differs(written, reckoned) && html`<br><small class="faint">計算では${text(reckoned)}</small>`}`
}

/** How the ratio of each sector went, month by month. */
function seriesPart(all: readonly Labour[], months: readonly Day[]): Html {
  const shown = months.slice(0, MOST_SHOWN).toReversed()
  const sectors = [...new Set(all.map(({ sector }) => sector))]
  const at = (sector: string, month: Day) =>
    all.find(one => one.sector === sector && one.month === month)?.ratio ?? null
  return html`<h2>有効求人倍率の動き</h2>${sectors
    .filter(sector => shown.some(month => at(sector, month) !== null))
    .map(sector =>
      chart({
        title: sector,
        unit: '倍',
        periods: shown.map(month => monthText(month).replace('令和', 'R').replace('年', '.').replace('月', '')),
        series: [{ label: '有効求人倍率', kind: 'line', values: shown.map(month => at(sector, month)) }],
      }),
    )}`
}

const importPart = ({ typed, errors = {}, wrong = [] }: Shown): Html =>
  more({
    title: '表のファイルから入れる',
    open: Object.keys(errors).length > 0 || wrong.length > 0,
    body: form({
      action: PATH,
      once: newId(),
      upload: true,
      body: [
        tableFile({
          error: errors['file'],
          hint: '見出しは「業種」「月間有効求人数」「月間有効求職者数」「うち55歳以上」「55歳以上の割合」「有効求人倍率」「就職件数」、あれば「年月」。わからないところは「-」にします。',
        }),
        textField({
          ...{
            name: 'month',
            label: '何年何月の表か（「年月」の列がないとき）',
            width: 'medium',
            example: '令和5年1月',
          },
          ...{ value: typed ? one(typed, 'month') : '', error: errors['month'] },
        }),
        textField({
          ...{ name: 'source', label: '出典', required: true, example: '松戸公共職業安定所' },
          ...{ value: typed ? one(typed, 'source') : '', error: errors['source'] },
        }),
      ],
      submit: button({ text: '表を入れる', kind: 'main' }),
    }),
  })

async function putIn(ask: Ask<Staff>, db: Parameters<typeof putInLabour>[0], typed: Submitted): Promise<Reply> {
  const file = typed.files['file']
  const [source, said] = [one(typed, 'source').trim().slice(0, 200), one(typed, 'month').trim()]
  const month = readMonth(said)
  const errors = {
    ...(file ? {} : { file: '表のファイルを選んでください。' }),
    ...(source === '' ? { source: '出典を入力してください。例：松戸公共職業安定所' } : {}),
    ...(said !== '' && month === null ? { month: '年月を「令和5年1月」や「2023-01」のように入力してください。' } : {}),
  }
  if (!file || Object.keys(errors).length > 0) return view(ask, db, { typed, errors })
  const read = await readLabour(file.bytes, month)
  if ('wrong' in read) return view(ask, db, { typed, wrong: read.wrong })
  const { replaced } = await putInLabour(db, read.rows, source, doing(ask))
  return {
    redirect: `${PATH}?month=${read.rows[0]!.month.slice(0, 7)}`,
    flash: `${read.rows.length}行を入れました。${replaced > 0 ? `前に入っていた${replaced}行と入れかえました（前の数は記録に残ります）。` : ''}`,
  }
}

const index = page.staff({
  path: PATH,
  can: 'labour.read',
  audit: 'none',
  get: (ask, db) => view(ask, db),
})

const put = page.staff({
  path: PATH,
  can: 'labour.write',
  audit: { action: 'labour.put-in' },
  takes: 'file',
  post: putIn,
})

const HEAD = [
  '年月',
  '業種',
  '月間有効求人数',
  '月間有効求職者数',
  'うち55歳以上',
  '55歳以上の割合',
  '有効求人倍率',
  '就職件数',
  '出典',
]
const lineOf = ({
  month,
  sector,
  openings,
  seekers,
  seekers_55,
  share_55,
  ratio,
  placed,
  source,
}: LabourRow & { source: string }): CsvRow => [
  ...[month.slice(0, 7), sector, openings, seekers, seekers_55, share_55, ratio, placed, source],
]

const csv = page.staff({
  path: `${PATH}.csv`,
  can: 'labour.read',
  audit: 'none',
  get: async (_, db) =>
    new Response(writeCsv([HEAD, ...(await labourFigures(db)).map(lineOf)]), { headers: csvHeaders('labour.csv') }),
})

export const pages = [index, csv, put]
