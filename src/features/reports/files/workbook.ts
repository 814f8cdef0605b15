import { figureRows } from '#features/breakdowns/index.ts'
import type { CsvRow } from '#platform/csv.ts'
import { formatDay } from '#platform/dates.ts'
import { writeWorkbook } from '#platform/xlsx/index.ts'
import {
  type Entered,
  type Figure,
  isPlan,
  type Line,
  type PlanReport,
  type Sheet,
  type Snapshot,
} from '../snapshot/rules.ts'
import { figuresNote, HIDDEN, isWholeYear, lightText, remarkText, valueText } from '../snapshot/told.ts'
import { waysText } from '../snapshot/ways/rules.ts'

type NewSheet = { name: string; rows: CsvRow[] }

/** A report as a workbook (.xlsx): numbers stand as numbers, what is not known as its words. */
export const workbookOf = (report: Snapshot, hash: string, note = ''): Uint8Array<ArrayBuffer> =>
  writeWorkbook([aboutSheet(report, hash, note), ...bodyOf(report)])

function bodyOf(report: Snapshot): NewSheet[] {
  if (isPlan(report))
    return [
      linesSheet(report),
      { name: '訂正', rows: correctionRows(report) },
      {
        name: '実績の記入',
        rows: [[...ENTERED_HEAD, '記録'], ...report.entered.map(one => [...enteredCells(one), one.link.href])],
      },
      ...(report.kind === 'year' ? [{ name: '評価シート', rows: sheetRows(report.sheets) }] : []),
      ...(report.breakdowns?.told ?? []).map(table => ({ name: table.title, rows: figureRows(table) })),
      { name: '根拠', rows: evidenceRows(report) },
    ]
  if (report.kind === 'sheets') return [{ name: '評価シート', rows: sheetRows(report.sheets) }]
  const { works, shared } = report
  return [
    {
      name: '事業票',
      rows: [
        ['計画', '事業', '掲載ページ', '目的', '内容', '背景・経緯', 'PRポイント', '部署'],
        ...works.map(work => [
          ...[work.plan, work.name, work.page, work.purpose, work.summary, work.background ?? '', work.appeal ?? ''],
          work.teams.join('、'),
        ]),
      ],
    },
    {
      name: '金額',
      rows: [
        ['事業', ...ENTERED_HEAD],
        ...works.flatMap(work => work.money.map(one => [work.name, ...enteredCells(one)])),
        ...shared.map(one => ['（事業に分けない金額）', ...enteredCells(one)]),
      ],
    },
    {
      name: '実績',
      rows: [
        ['事業', ...ENTERED_HEAD],
        ...works.flatMap(work => work.figures.map(one => [work.name, ...enteredCells(one)])),
      ],
    },
    { name: '評価シート', rows: sheetRows(works.flatMap(({ sheets }) => sheets)) },
  ]
}

function aboutSheet(report: Snapshot, hash: string, note: string): NewSheet {
  const { title, code, city, from, to, by, day, replaces, reason, team } = report
  const rows: CsvRow[] = [
    ['報告', title],
    ['番号', code],
    ['自治体', city],
    ['期間', `${formatDay(from)}〜${formatDay(to)}`],
    ['作成', `${formatDay(day)} ${by}`],
    ...(team ? [['部署', team]] : []),
    ...(replaces
      ? [
          ['前の版', replaces],
          ['版のわけ', reason],
        ]
      : []),
    ...(isPlan(report) ? planRows(report) : []),
    ...(report.kind === 'sheets' && report.open > 0
      ? [['のせていない評価シート', `${report.open}（確定していません）`]]
      : []),
    ...(note ? [['注記', note]] : []),
    ['内容のハッシュ（SHA-256）', hash],
  ]
  return { name: '報告', rows }
}

const planRows = ({ plan, closings, changes, ...report }: PlanReport): CsvRow[] => [
  ['目標のある計画', plan?.name ?? '—'],
  ...closings.map(({ quarter, by, day }): CsvRow => [`第${quarter}四半期の締め`, `${formatDay(day)} ${by}`]),
  ...changes.map(({ name, period, was, is }): CsvRow => ['前の版からの変わり', `${name} ${period}：${was} → ${is}`]),
  ...(waysText(report) === '' ? [] : [['満足度の答えの入り方', waysText(report)]]),
  ...(report.breakdowns ? [['内訳などの表', figuresNote(report.breakdowns, report)]] : []),
]

const cell = (line: Line, figure: Figure): string | number => figure.value ?? valueText(line, figure)

function linesSheet(report: PlanReport): NewSheet {
  const count = report.lines[0]?.quarters.length ?? 0
  const names = [...Array.from({ length: count }, (_, at) => `第${at + 1}四半期`), '年度']
  const rows = report.lines.map((line): CsvRow => {
    const cells = [...line.quarters, line.year].flatMap((figure, at) => {
      const isYear = at === count
      const light = lightText(figure.light, !isYear || isWholeYear(report))
      return [figure.target, cell(line, figure), figure.rate, light === '—' ? '' : light, remarkText(figure, isYear)]
    })
    return [line.section, line.name, line.unit, ...cells, line.source]
  })
  const head = names.flatMap(name => ['目標', '実績', '達成率（%）', '状況', '備考'].map(what => `${name} ${what}`))
  return { name: '指標', rows: [['事業', '指標', '単位', ...head, '目標の出典'], ...rows] }
}

const correctionRows = ({ corrections }: PlanReport): CsvRow[] => [
  ['四半期', '指標', '締めた数', '訂正した数', '単位', 'わけ', '訂正した人', '訂正した日'],
  ...corrections.map((one): CsvRow => {
    const [was, is] = one.hidden ? [HIDDEN, HIDDEN] : [one.was, one.is]
    return [`第${one.quarter}四半期`, one.name, was, is, one.unit, one.reason, one.by, formatDay(one.day)]
  }),
]

const ENTERED_HEAD = ['種類', '区分', '数', '単位', '記入した数']
const enteredCells = ({ name, part, count, unit, entries, hidden }: Entered): (string | number | null)[] =>
  hidden ? [name, part, HIDDEN, unit, null] : [name, part, count ?? '合計しない数', unit, entries]

/** Which records are behind each figure: how many, their hash, and where they are looked at. */
const evidenceRows = ({ lines }: PlanReport): CsvRow[] => [
  ['指標', '期間', '実績', '数えた記録', '記録のハッシュ（SHA-256）', '記録のページ'],
  ...lines.flatMap(line =>
    [...line.quarters, line.year].map((figure, at): CsvRow => {
      const period = at === line.quarters.length ? '年度' : `第${at + 1}四半期`
      return [line.name, period, cell(line, figure), figure.records, figure.hash, figure.link?.href ?? null]
    }),
  ),
]

const sheetRows = (sheets: readonly Sheet[]): CsvRow[] => [
  [
    ...['計画', '事業', '掲載ページ', '事務事業名', '担当課', '事業の概要', '事業の目的', '進捗状況', '評価の指標'],
    ...['目標値', '実績', '実績の内訳', '評点', '評価', '今後の取組', '確定した人', '確定した日'],
  ],
  ...sheets.map(
    (one): CsvRow => [
      ...[one.plan, one.work, one.page, one.name, one.team, one.summary, one.purpose, one.progress, one.indicator],
      ...[one.target, one.actual, one.breakdown, one.grade, one.assessment, one.outlook, one.by, formatDay(one.day)],
    ],
  ),
]
