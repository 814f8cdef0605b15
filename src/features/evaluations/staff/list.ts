import { html } from 'hono/html'
import { allWorks, isGoing, type Work, workName } from '#features/works/index.ts'
import { fiscalYear } from '#platform/ages.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { table } from '#ui/table.ts'
import { rulesOfYear } from '../actions.ts'
import { PATH, sheetPath, workSheetPath } from '../paths.ts'
import { type Grades, mayWrite, type Reach, statusOf } from '../rules.ts'
import { reachOf, type Sheet, sheetsOfYear, yearsWithSheets } from '../store.ts'
import { keptGradeText, STATUS_TEXT, yearText } from '../text.ts'
import { yearAsked } from './asked.ts'

/** A work and a department that answers for it, with its sheet of the year; null: there is none, or it is not theirs to see yet. */
type Line = {
  work: { id: string; name: string; plan: string }
  team: { id: string; name: string }
  sheet: Sheet | null
}

const headOf = (work: Work) => ({ id: work.id, name: workName(work), plan: work.plan })

/** Every work of the year with each of its departments, and the sheets of departments that answer for it no more. */
function linesOf(works: readonly Work[], sheets: readonly Sheet[], year: number): Line[] {
  const of = (work: string, team: string) => sheets.find(one => one.work_id === work && one.team_id === team) ?? null
  return works.flatMap(work => {
    const asked = isGoing(work, year) ? work.teams : []
    const others = sheets
      .filter(one => one.work_id === work.id && !asked.some(({ id }) => id === one.team_id))
      .map(({ team_id, team }) => ({ id: team_id, name: team }))
    return [...asked, ...others].map(team => ({ work: headOf(work), team, sheet: of(work.id, team.id) }))
  })
}

export const listPage = page.staff({
  path: PATH,
  can: 'evaluations.read',
  audit: 'none',
  get: async (ask, db) => {
    const year = yearAsked(ask)
    const [works, sheets, reach] = [await allWorks(db), await sheetsOfYear(db, year), await reachOf(db)]
    const { grades } = await rulesOfYear(db, year)
    const lines = linesOf(works, sheets, year)
    const plans = [...Map.groupBy(lines, ({ work }) => work.plan)]
    return {
      title: '評価シート',
      nav: PATH,
      body: html`${pageHead({
        title: `評価シート　${yearText(year)}`,
        lead: '事業ごと、部署ごとに、年度の評価と今後の取組を書きます。下書きを提出し、管理者が確定します。',
        actions: actionsOf(ask, year, { writes: reach.all || reach.teams.length > 0, any: sheets.length > 0 }),
      })}${yearTabs(ask, year, await yearsWithSheets(db))}${countsText(lines, reach)}
      ${plans.length === 0 && html`<p>この年度の事業がありません。<a href="/staff/works">事業</a>のページで、事業と部署を確かめてください。</p>`}
      ${plans.map(([plan, own]) => lineTable(plan, own, { reach, grades, year }))}`,
    }
  },
})

const actionsOf = (ask: Ask<Staff>, year: number, { writes, any }: { writes: boolean; any: boolean }): Content => [
  may(ask, 'evaluations.write') &&
    writes &&
    linkButton({ href: `${PATH}/new?fy=${year}`, text: '書きはじめる', kind: 'main' }),
  any && linkButton({ href: `${PATH}/print?fy=${year}`, text: 'まとめて印刷', icon: 'print' }),
  any && linkButton({ href: `${PATH}.csv?fy=${year}`, text: 'CSVで保存', icon: 'download', download: true }),
]

/** The years that run and were, and every other one of which there are sheets. */
function yearTabs({ today }: Ask<Staff>, year: number, written: readonly number[]): Html {
  const years = new Set([0, 1, 2].map(back => fiscalYear(today) - back))
  for (const one of written) years.add(one)
  const items = [...years.add(year)].sort((a, b) => b - a)
  return tabs(
    '年度',
    items.map(one => ({ href: `${PATH}?fy=${one}`, text: yearText(one), current: one === year })),
  )
}

/** How many sheets stand where; of a department its own. */
function countsText(lines: readonly Line[], reach: Reach): Html {
  const own = lines.filter(({ team }) => mayWrite(reach, team.id))
  const count = (status: string) => own.filter(({ sheet }) => (sheet ? statusOf(sheet) : 'none') === status).length
  return html`<p>${reach.all ? '' : '自分の部署の評価シート：'}確定${count('confirmed')}・提出（確定待ち）<b>${count('submitted')}</b>・下書き${count('draft')}・まだ書きはじめていない<b>${count('none')}</b></p>`
}

type Told = { reach: Reach; grades: Grades; year: number }

const lineTable = (plan: string, lines: readonly Line[], told: Told): Html =>
  table<Line>({
    caption: plan,
    items: lines,
    cards: true,
    empty: '',
    columns: [
      {
        key: 'work',
        title: '事業',
        header: true,
        cell: ({ work }) => html`<a href="${workSheetPath(work.id, told.year)}">${work.name}</a>`,
      },
      { key: 'team', title: '部署', cell: ({ team }) => team.name },
      { key: 'status', title: '状態', cell: line => statusCell(line, told) },
      { key: 'result', title: '進捗・評点', cell: ({ sheet }) => (sheet ? resultText(sheet, told.grades) : '—') },
    ],
  })

function statusCell({ work, team, sheet }: Line, { reach, year }: Told): Content {
  if (sheet) {
    const back = sheet.returned_why !== null && statusOf(sheet) === 'draft' && html` <b>差し戻し</b>`
    return html`<a href="${sheetPath(sheet.id)}">${STATUS_TEXT[statusOf(sheet)]}</a>${back}`
  }
  if (!mayWrite(reach, team.id)) return html`<span class="faint">確定すると見られます</span>`
  return html`まだありません <a href="${PATH}/new?fy=${year}&work=${work.id}&team=${team.id}">書きはじめる</a>`
}

const resultText = (sheet: Sheet, grades: Grades): string =>
  sheet.kind === 'progress' ? sheet.progress || '—' : `評点　${keptGradeText(sheet, grades)}`
