import { entryKinds } from '#features/entries/index.ts'
import {
  figuresOf,
  type Grades,
  type Sheet as Kept,
  keptGradeText,
  numberText,
  rulesOfYear,
  sheetPath,
  sheetsOfYear,
  workSheetPath,
} from '#features/evaluations/index.ts'
import { allWorks, isGoing, workName } from '#features/works/index.ts'
import { today } from '#platform/clock.ts'
import type { Read } from '#platform/db.ts'
import { ofWork } from './entered.ts'
import type { Sheet, SheetsReport, Work, WorksReport } from './rules.ts'

/** A sheet as it is read. */
function toldOf(sheet: Kept, grades: Grades): Sheet {
  const { id, work, plan, page, name, team, kind, summary, purpose, progress, indicator, breakdown, unit } = sheet
  const score = kind === 'score'
  const less = sheet.direction === 'down' ? '（少ないほどよい）' : ''
  return {
    ...{ work, plan, page, name, team, kind, summary, purpose, progress, indicator, breakdown },
    target: score ? numberText(sheet.target, unit) + less : '',
    actual: score ? numberText(sheet.actual, unit) : '',
    grade: score ? keptGradeText(sheet, grades) : '',
    ...{ assessment: sheet.assessment, outlook: sheet.outlook },
    ...{ by: sheet.confirmed_by!, day: today(sheet.confirmed_at!) },
    link: { href: sheetPath(id), can: 'evaluations.read' },
  }
}

/** The confirmed sheets of a year (of one department, where it is named), and how many others are not confirmed yet. */
export async function sheetsIn(
  db: Read,
  year: number,
  team: string | null,
): Promise<Pick<SheetsReport, 'sheets' | 'open'>> {
  const all = (await sheetsOfYear(db, year)).filter(sheet => team === null || sheet.team_id === team)
  const confirmed = all.filter(({ confirmed_at }) => confirmed_at !== null)
  const { grades } = await rulesOfYear(db, year)
  return { sheets: confirmed.map(sheet => toldOf(sheet, grades)), open: all.length - confirmed.length }
}

/** 事業票 of every work that went on in a year. */
export async function worksIn(db: Read, year: number): Promise<Pick<WorksReport, 'works' | 'shared'>> {
  const kinds = await entryKinds(db)
  const sheets = (await sheetsIn(db, year, null)).sheets
  const works: Work[] = []
  for (const work of (await allWorks(db)).filter(one => isGoing(one, year))) {
    const entered = (await figuresOf(db, work.id, year, kinds)).map(ofWork)
    const { plan, page, purpose, summary, background, appeal } = work
    works.push({
      ...{ name: workName(work), plan, page, purpose, summary, background, appeal },
      teams: work.teams.map(({ name }) => name),
      money: entered.filter(({ money }) => money),
      figures: entered.filter(({ money }) => !money),
      sheets: sheets.filter(sheet => sheet.work === workName(work) && sheet.plan === plan),
      link: { href: workSheetPath(work.id, year), can: 'evaluations.read' },
    })
  }
  const shared = (await figuresOf(db, null, year, kinds)).map(ofWork).filter(({ money }) => money)
  return { works, shared }
}
