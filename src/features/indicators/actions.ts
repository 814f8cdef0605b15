import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { fiscalRange, fiscalYear, quarter } from '#platform/ages.ts'
import { addMonths, type Day, diffDays, eraYear } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Figure as Told } from '#platform/feature.ts'
import { holding } from './closing/actions.ts'
import { together } from './closing/rules.ts'
import { closedQuarters, type Figure, figuresIn } from './closing/store.ts'
import {
  countedBy,
  countedOf,
  type Firsts,
  firstsOf,
  knownBy,
  settingsAt,
  type Tally,
  tallyOf,
} from './counting/actions.ts'
import { type Answers, answersIn } from './counting/answers.ts'
import type { Counted as Figures } from './counting/rules.ts'
import { type Season, sameDays, seasonOf } from './counting/season.ts'
import type { ConsultationCount } from './counting/store.ts'
import { grouped, type Version, versionsIn } from './definitions/rules.ts'
import { allVersions, targetsOf } from './definitions/store.ts'
import { type Cell, isPlanned, type Period, type Plan, yearTarget } from './rules.ts'
import {
  type Forecast,
  forecastOf,
  LIGHT_SETTINGS,
  type Light,
  type LightBounds,
  lightOf,
  missing,
} from './rules-lights.ts'

/** A period of an indicator with how it stands; of one that is closed the figure, and what would be counted today. */
export type Standing = Cell & {
  light: Light | null
  /** Of a share, how many of how many answers it is. */
  part: number | null
  base: number | null
  /** From when on there are records of what is counted. */
  since: Day | null
  closed?: { figure: Figure; now: number | null }
  /** There are entries in it that whoever looks does not see yet (staff/own.ts). */
  others?: true
}

export type IndicatorRow = Pick<
  Version,
  'key' | 'indicator_id' | 'id' | 'sort' | 'work_id' | 'section' | 'name' | 'unit' | 'counts' | 'direction' | 'basis'
> & {
  source: string
  /** Whether records stand behind it: without them a period without a number is none that is not recorded. */
  linked: boolean
  quarters: Standing[]
  year: Standing
  /** Of a satisfaction at the desk, what was said in each quarter and in the year. */
  answers?: { quarters: Answers[]; year: Answers }
  /** Of a year that runs: what it comes to at its end, and what is missing to its target. */
  forecast: Forecast | null
  missing: number | null
}

/** The table of a fiscal year, the plan whose targets are in it, the day on which the records begin, and where the lights change. */
export type Report = { rows: IndicatorRow[]; plan: Plan | null; first: Day | null; bounds: LightBounds }

export const QUARTERS = [1, 2, 3, 4] as const

/** All of which the table of a year is made. */
type Gathered = {
  today: Day
  whole: Period
  periods: Period[]
  plan: Plan | null
  first: Day | null
  firsts: Firsts
  bounds: LightBounds
  targets: Awaited<ReturnType<typeof targetsOf>>
  tally: Tally
  /** Of a year that runs: the year before. */
  before: Season | null
  closed: readonly Figure[]
}

async function gather(db: Read, year: number, today: Day): Promise<Gathered> {
  const whole = fiscalRange(year)
  const settings = await settingsAt(db, whole)
  const firsts = await firstsOf(db, settings)
  const first = firsts.desk
  const last = fiscalRange(year - 1)
  const runs = year === fiscalYear(today)
  return {
    closed: await figuresIn(db, year),
    ...{ today, whole, first, firsts, plan: settings.targetPlan, periods: QUARTERS.map(q => fiscalRange(year, q)) },
    bounds: settingsFrom(await settingsOn(db, today), LIGHT_SETTINGS).lights,
    targets: await targetsOf(db, year),
    tally: await tallyOf(db, whole, settings),
    before: runs ? await seasonOf(db, last, addMonths(today, -12), settings) : null,
  }
}

/**
 * The plan's table of a fiscal year up to `today`: a period that has not begun or of which nothing is recorded has no
 * actual, and one that the plan does not reach has no target.
 */
export async function indicatorsOf(db: Read, fiscalYear: number, today: Day): Promise<Report> {
  const gathered = await gather(db, fiscalYear, today)
  const rows = grouped(versionsIn(await allVersions(db), fiscalYear)).map(version => rowOf(version, gathered))
  return { rows, plan: gathered.plan, first: gathered.first, bounds: gathered.bounds }
}

function rowOf(version: Version, gathered: Gathered): IndicatorRow {
  const { counts, basis, direction } = version
  const { plan, periods, whole, tally } = gathered
  const mine = gathered.targets.filter(target => target.indicator === version.key)
  const targetOf = (q: number) => mine.find(target => target.quarter === q)?.value ?? null
  const targetIn = (period: Period, target: number | null) => (isPlanned(period, plan) ? target : null)
  const figures = QUARTERS.map(q =>
    gathered.closed.find(one => one.indicator_id === version.indicator_id && one.quarter === q),
  )
  const counted = QUARTERS.map(q => countedBy(version, tally, [q]))
  const known = { ...gathered.firsts, today: gathered.today }
  const quarters = figures.map((figure, at) =>
    figure
      ? closedStanding(figure, knownBy(version, tally, [QUARTERS[at]!], periods[at]!, known).value, gathered)
      : standing(version, gathered, periods[at]!, targetIn(periods[at]!, targetOf(QUARTERS[at]!)), counted[at]!),
  )
  const target = targetIn(whole, yearTarget(QUARTERS.map(targetOf), targetOf(0), basis))
  // A year is what its quarters come to, those that are closed as they hold.
  const all = figures.map((figure, at) => (figure ? holding(figure) : counted[at]!))
  const ofYear = countedBy(version, tally, [0])
  const year = standing(version, gathered, whole, target, together(basis, [ofYear, ...all]))
  const runs = whole.from <= gathered.today && gathered.today <= whole.to
  return {
    ...version,
    linked: counts !== 'none',
    source: isPlanned(whole, plan) ? (mine[0]?.source ?? '') : '',
    ...{ quarters, year },
    ...(counts === 'consultation-satisfaction' && { answers: answersByQuarter(tally.consultations) }),
    forecast: runs ? forecast(version, year, gathered) : null,
    missing: runs ? missing({ ...year, direction }) : null,
  }
}

function standing(
  version: Version,
  { today, firsts, bounds }: Gathered,
  period: Period,
  target: number | null,
  { value, part, base }: Figures,
): Standing {
  const { basis, direction } = version
  const counted = countedOf(version, period, { ...firsts, today }, value)
  const actual = counted === 'whole' || counted === 'part' ? value : null
  const cell = { target, actual, counted }
  const light = counted === 'whole' ? lightOf({ ...cell, direction, basis, ...daysOf(period, today) }, bounds) : null
  return { ...cell, light, part, base, since: sinceOf(version, firsts) }
}

const sinceOf = ({ counts }: { counts: string }, { desk, views }: Firsts): Day | null =>
  counts === 'views' ? views : desk

/** A quarter that is closed stands as it was closed, or as it was corrected since. */
function closedStanding(figure: Figure, now: number | null, { bounds, firsts }: Gathered): Standing {
  const { target, counted, direction, basis } = figure
  const { value: actual, part, base } = holding(figure)
  const cell = { target, actual, counted }
  const light = counted === 'whole' ? lightOf({ ...cell, direction, basis, gone: 92, days: 92 }, bounds) : null
  return { ...cell, light, part, base, since: sinceOf(figure, firsts), closed: { figure, now } }
}

/** How many days a period has, and how many of them are over at the end of today. */
const daysOf = ({ from, to }: Period, today: Day) => {
  const days = diffDays(from, to) + 1
  return { days, gone: Math.max(0, Math.min(days, diffDays(from, today) + 1)) }
}

function forecast(version: Version, year: Standing, { before, firsts, whole, today }: Gathered): Forecast | null {
  if (version.basis !== 'sum' || year.actual === null || year.counted !== 'whole') return null
  const last = before && sameDays(version, before, firsts)
  return forecastOf({ actual: year.actual, ...daysOf(whole, today), last })
}

const answersByQuarter = (counts: readonly ConsultationCount[]): { quarters: Answers[]; year: Answers } => ({
  quarters: QUARTERS.map(q => answersIn(counts.filter(({ quarter }) => quarter === q))),
  year: answersIn(counts),
})

/** What is counted in the quarters of these days, for whoever is about to put a record right. */
export async function figuresOn(db: Read, days: readonly Day[], today: Day): Promise<Told[]> {
  const quarters = new Map(days.map(day => [`${fiscalYear(day)} ${quarter(day)}`, day]))
  const found = await Promise.all([...quarters.values()].map(day => figuresOfQuarter(db, day, today)))
  return found.flat()
}

async function figuresOfQuarter(db: Read, day: Day, today: Day): Promise<Told[]> {
  const [year, q] = [fiscalYear(day), quarter(day)]
  const whole = fiscalRange(year)
  const tally = await tallyOf(db, fiscalRange(year, q), await settingsAt(db, whole))
  const isClosed = (await closedQuarters(db)).some(one => one.fiscal_year === year && one.quarter === q)
  const period = `${eraYear(whole.from)}度 第${q}四半期${isClosed ? '（締め済み）' : ''}`
  const over = fiscalRange(year, q).to < today
  return versionsIn(await allVersions(db), year).flatMap(version =>
    isOfPeople(version.counts)
      ? { period, over, name: version.name, unit: version.unit, value: countedBy(version, tally, [q]).value }
      : [],
  )
}

/** Whether a rule counts records of people or entries: they are what is put right. */
const isOfPeople = (counts: string): boolean => counts !== 'none' && counts !== 'views'
