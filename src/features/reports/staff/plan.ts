import { html } from 'hono/html'
import { chartOf, figureTables } from '#features/breakdowns/index.ts'
import { formatDay } from '#platform/dates.ts'
import { chart } from '#ui/chart.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pane, roomy } from '#ui/layout.ts'
import { summary } from '#ui/summary.ts'
import type { Line, PlanReport } from '../snapshot/rules.ts'
import { closingsText, figuresNote, HIDDEN_NOTE, lightsNote } from '../snapshot/told.ts'
import { waysText } from '../snapshot/ways/rules.ts'
import { linked, type Seen } from './seeing.ts'
import { sheetTable } from './sheets.ts'
import { changeTable, correctionTable, enteredTable, evidenceTable, lineTable } from './tables.ts'

/** The report of a quarter or a year in full. */
export const planBody = (seen: Seen<PlanReport>): Content => [
  html`<div class="landscape">${lineTable(seen)}</div>`,
  notes(seen),
  charts(seen.report),
  courses(seen.report),
  seen.report.replaces !== '' && changeTable(seen.report.changes, seen.report.replaces),
  correctionTable(seen.report.corrections),
  enteredTable('部署が入れた実績', seen.report.entered, seen, 'この期間に入れた実績はありません。'),
  seen.report.kind === 'year' && sheetTable(seen.report.sheets, seen, '確定した評価シートはありませんでした。'),
  breakdowns(seen.report),
  closings(seen),
  seen.whole && more({ title: '数えた記録とハッシュ', body: evidenceTable(seen) }),
]

/** What has to be known to read the figures. */
export const notes = ({ report, whole, below }: Seen<PlanReport>): Html =>
  html`<ul class="faint"><li>${closingsText(report)}</li>
    <li>${lightsNote(report)}</li>
    <li>目標：${report.plan ? `「${report.plan.name}」（${formatDay(report.plan.from)}から${formatDay(report.plan.to)}まで）` : '計画の登録はありません'}。「—」は、目標がないか、分からない数です。0という意味ではありません。</li>
    ${waysText(report) !== '' && html`<li>${waysText(report)}</li>`}
    ${!whole && html`<li>${HIDDEN_NOTE(below)}</li>`}</ul>`

/** The tables of the 内訳, whole with the ways to their records for those who may see them. */
const breakdowns = ({ breakdowns: found, ...report }: PlanReport): Content =>
  found &&
  html`<h2>内訳、相談から定着まで、かかった時間と周知</h2>
    <p class="faint">${figuresNote(found, report, found.whole !== null)}</p>
    ${roomy({ title: '内訳などの表とグラフを開く', body: figureTables(found.whole ?? found.told, chartOf) })}`

const closings = (seen: Seen<PlanReport>): Html =>
  pane({
    title: '締め',
    body: summary(
      seen.report.closings.map(({ quarter, by, day, hash, link }) => ({
        label: `第${quarter}四半期`,
        value: html`${linked(`${formatDay(day)}に${by}が締めました`, link, seen)}<br><small class="faint">ハッシュ <code>${hash.slice(0, 12)}…</code></small>`,
      })),
    ),
  })

const shortName = ({ name }: Line): string => name.replace(/^.*?：/, '').replace(/（.*/, '')

/** Charts that are read in black and white, each with its numbers as a table. */
function charts({ lines, title, quarter }: PlanReport): Content {
  const work = lines.filter(({ key }) => key.startsWith('outcome-elder'))
  const talks = lines.find(({ key }) => key === 'consultations')
  const until = quarter === 0 ? '年度' : `第${quarter}四半期まで`
  return [
    work.length > 0 &&
      chart({
        title: `${title}　高年齢者の就業・活動（${until}の実績と、年度の目標）`,
        unit: '件',
        periods: work.map(shortName),
        series: [
          { label: '年度の目標', kind: 'target', values: work.map(({ year }) => year.target) },
          { label: '実績', kind: 'actual', values: work.map(({ year }) => year.value) },
        ],
      }),
    talks && courseOf(talks, `${title}　${talks.name}`),
  ]
}

/** How an indicator went on, quarter by quarter, beside what was to come. */
const courseOf = ({ quarters, unit }: Line, title: string): Html =>
  chart({
    ...{ title, unit },
    periods: quarters.map((_, at) => `第${at + 1}四半期`),
    series: [
      { label: '目標', kind: 'target', values: quarters.map(({ target }) => target) },
      { label: '実績', kind: 'actual', values: quarters.map(({ value }) => value) },
    ],
  })

/** The course of every indicator that has one, to be looked at: on paper its numbers stand in the table above. */
function courses({ lines }: PlanReport): Content {
  const told = lines.filter(({ quarters }) => quarters.some(({ value }) => value !== null && value !== 0))
  return (
    told.length > 0 &&
    html`<div class="screen-only">${roomy({
      title: `指標ごとの移り変わりのグラフを開く（${told.length}件）`,
      body: told.map(line => courseOf(line, line.name)),
    })}</div>`
  )
}
