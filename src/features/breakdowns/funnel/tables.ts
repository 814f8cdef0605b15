import type { Read } from '#platform/db.ts'
import { NAMELESS } from '../counts/rules.ts'
import { yearsSeen } from '../counts/store.ts'
import { type Cell, daysOf, type FigureTable, type Ground, type Line, type When } from '../rules.ts'
import { type Counted, missing, NONE, plain, shareOf, type Telling, tellingOf } from '../rules-told.ts'
import { recordsPath } from '../staff/paths.ts'
import { whenText, yearText } from '../text.ts'
import { medianOf, STEPS, type Step } from './rules.ts'
import { type DaysCount, daysCounts, namelessCounts, type ReachedCount, reachedCounts } from './store.ts'
import { NAMELESS_TEXT, NOTES, STEP_TEXT } from './text.ts'

type Found = { reached: readonly ReachedCount[]; nameless: readonly Counted[]; days: readonly DaysCount[] }

/** How far those came whose first consultation lies in a period, and the same by the quarters (or years) in which they came. */
export async function funnelTables(db: Read, when: When, ground: Ground): Promise<FigureTable[]> {
  const year = when?.year ?? null
  const found = {
    reached: await reachedCounts(db, year),
    nameless: await namelessCounts(db, year),
    days: await daysCounts(db, when?.year ?? null, when?.quarter ?? null),
  }
  const cohorts = when === null ? (await yearsSeen(db)).map(year => ({ year, quarter: null })) : quartersOf(when)
  return [stepTable(found, when, ground), cohortTable(found, cohorts, ground)]
}

const quartersOf = ({ year, quarter }: When & {}): (When & {})[] =>
  quarter === null ? ([1, 2, 3, 4] as const).map(one => ({ year, quarter: one })) : [{ year, quarter }]

const tellingIn = ({ reached }: Found, when: When, { below }: Ground): Telling => tellingOf(reached, when, below, false)

/** A figure, or why there is none; what a whole figure counts. */
export const cellOf = (told: Pick<Cell, 'value' | 'state'>, { standing, below }: Ground, evidence: string): Cell =>
  standing !== 'shown'
    ? { value: null, state: standing, evidence: null }
    : { ...told, evidence: below === null && told.value ? evidence : null }

const cohortPath = (step: Step, when: When): string =>
  recordsPath({ column: `cohort.${step}`, table: 'all', value: null, when })

/** A number that was reckoned of others: not told where one of them is not. */
export const reckoned = (value: number | null, of: readonly Cell[]): Cell =>
  value === null ? { ...(of.find(cell => cell.state !== 'shown') ?? NONE), value: null, evidence: null } : plain(value)

function stepTable(found: Found, when: When, ground: Ground): FigureTable {
  const telling = tellingIn(found, when, ground)
  const first = cellOf(telling.of('consulted'), ground, '')
  const line = (step: Step): Line => {
    const count = cellOf(telling.of(step), ground, cohortPath(step, when))
    return {
      ...{ key: step, text: STEP_TEXT[step].text, unasked: false },
      cells: [
        count,
        reckoned(shareOf(count.value, first.value), [count, first]),
        daysCell(found.days, step, count, ground),
      ],
    }
  }
  const nameless = tellingOf(found.nameless, when, ground.below, false).of(NAMELESS)
  const href = recordsPath({ column: 'consultations', table: 'area', value: NAMELESS, when })
  return {
    ...{ key: 'funnel', title: '相談から定着まで', head: '段階', total: null },
    notes: [...STEPS.map(step => `${STEP_TEXT[step].text}：${STEP_TEXT[step].rule}。`), ...NOTES],
    columns: [
      { key: 'count', text: '人数', unit: '人' },
      { key: 'share', text: '相談に対する割合', unit: '%' },
      { key: 'days', text: '前の段階からの日数', unit: '日' },
    ],
    lines: [
      { key: 'nameless', text: NAMELESS_TEXT, unasked: true, cells: [cellOf(nameless, ground, href), NONE, NONE] },
      ...STEPS.map(line),
    ],
  }
}

/** The median of the days since the step before; of few people it is told to nobody who does not see them. */
function daysCell(days: readonly DaysCount[], step: Step, count: Cell, { below }: Ground): Cell {
  const mine = days.filter(one => one.step === step)
  const median = medianOf(mine)
  if (step === 'consulted' || count.state !== 'shown') return reckoned(null, [count])
  if (median === null) return NONE
  const few = below !== null && mine.reduce((sum, one) => sum + one.count, 0) < below
  return few ? missing('hidden') : plain(median)
}

function cohortTable(found: Found, cohorts: readonly (When & {})[], ground: Ground): FigureTable {
  const line = (when: When & {}): Line => {
    const telling = tellingIn(found, when, ground)
    const standing = daysOf(when).from > ground.today ? 'later' : ground.standing
    const counts = STEPS.map(step => cellOf(telling.of(step), { ...ground, standing }, cohortPath(step, when)))
    const decided = counts[STEPS.indexOf('decided')]!
    return {
      ...{
        key: `${when.year}-${when.quarter ?? 0}`,
        text: when.quarter === null ? yearText(when.year) : whenText(when),
        unasked: false,
      },
      cells: [...counts, reckoned(shareOf(decided.value, counts[0]!.value), [decided, counts[0]!])],
    }
  }
  return {
    ...{ key: 'cohorts', title: 'はじめて相談した時期ごとの人数', head: 'はじめての相談', total: null },
    notes: ['新しい時期の方は、これから先の段階に進むことがあります。古い時期とくらべるときは、気をつけてください。'],
    columns: [
      ...STEPS.map(step => ({ key: step, text: STEP_TEXT[step].text, unit: '人' })),
      { key: 'rate', text: '決定の割合', unit: '%' },
    ],
    lines: cohorts.map(line),
  }
}
