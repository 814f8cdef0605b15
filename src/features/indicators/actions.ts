import { LEGAL_FORMS } from '#features/kinds/index.ts'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { ageOn, fiscalRange, fiscalYear, quarter } from '#platform/ages.ts'
import { type Day, eraYear } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Figure } from '#platform/feature.ts'
import {
  type Cell,
  type Counted,
  countedIn,
  HELPING,
  INDICATORS,
  type IndicatorKey,
  isPlanned,
  type OutcomeRules,
  outcomeOf,
  type Period,
  type Plan,
  referralOf,
  SETTINGS,
  yearTarget,
} from './rules.ts'
import { type Answers, answersIn, contentRate } from './rules-answers.ts'
import {
  type ConsultationCount,
  consultationCounts,
  type DecisionFacts,
  type DecisionGroup,
  decisionCounts,
  decisionsOf,
  firstRecord,
  type ReferralFacts,
  referralCounts,
  referralFacts,
  targetsOf,
} from './store.ts'
import { INDICATOR_TEXT } from './text.ts'

export type IndicatorRow = {
  key: IndicatorKey
  section: string
  unit: string
  counted: string | null
  source: string
  quarters: Cell[]
  year: Cell
  /** Of a satisfaction, what was said in each quarter and in the year. */
  answers?: { quarters: Answers[]; year: Answers }
}

/** The table of a fiscal year, the plan whose targets are in it, and the day on which the records begin. */
export type Report = { rows: IndicatorRow[]; plan: Plan | null; first: Day | null }

type Kind = Omit<DecisionGroup, 'quarter' | 'count'>

/** The indicator that counts decisions of this kind (`null`: taking part, counted apart). */
const keyOf = (
  { legal_form, long, elder, helps }: Kind,
  { elderAge, longWeekHours }: OutcomeRules,
): IndicatorKey | null =>
  outcomeOf(
    {
      legalForm: legal_form,
      category: helps ? 'events' : 'music',
      hoursWeek: long ? longWeekHours : longWeekHours - 1,
      age: elder ? elderAge : elderAge - 1,
    },
    { elderAge, longWeekHours },
  )

const BOTH = [true, false]
const EVERY_KIND: readonly Kind[] = LEGAL_FORMS.flatMap(legal_form =>
  BOTH.flatMap(long => BOTH.flatMap(elder => BOTH.map(helps => ({ legal_form, long, elder, helps })))),
)

const settingsAt = async (db: Read, { to }: Period) => settingsFrom(await settingsOn(db, to), SETTINGS)

/** Somebody who was passed on to a partner, with the age on that day. */
export type Referral = ReferralFacts & { age: number }

/** What an indicator counts: a page of decisions, how many of them there are, and everybody who was passed on. */
export type Counting = { list: DecisionFacts[]; total: number; referrals: Referral[] }

/** What an indicator of outcomes counts in a period, by the rules that hold on its last day. */
export async function outcomesOf(
  db: Read,
  key: IndicatorKey,
  period: Period,
  page: { limit: number; offset: number },
): Promise<Counting> {
  const settings = await settingsAt(db, period)
  const mine = EVERY_KIND.filter(kind => keyOf(kind, settings) === key)
  const asked = { ...period, ...settings, helping: HELPING }
  const forms = [...new Set(mine.map(kind => kind.legal_form))]
  const counts = (await decisionCounts(db, { ...asked, forms })).filter(group => keyOf(group, settings) === key)
  const kinds = mine.map(({ legal_form, long, elder, helps }) =>
    [legal_form, ...[long, elder, helps].map(letter)].join(' '),
  )
  const list = await decisionsOf(db, { ...asked, kinds }, page)
  const passedOn = (await referralFacts(db, period)).map(fact => ({
    ...fact,
    age: ageOn(fact.birth_on, fact.referred_on),
  }))
  return {
    list,
    total: counts.reduce((sum, { count }) => sum + count, 0),
    referrals: passedOn.filter(({ age }) => referralOf(age, settings) === key),
  }
}

/** As the database writes a yes and a no. */
const letter = (holds: boolean): string => (holds ? 't' : 'f')

type Outcomes = { key: IndicatorKey | null; quarter: number; count: number }

/** All that the indicators of outcomes count in a period by these rules: decisions, and everybody who was passed on. */
async function outcomesIn(db: Read, period: Period, settings: OutcomeRules): Promise<Outcomes[]> {
  const { elderAge } = settings
  const decisions = await decisionCounts(db, { ...period, ...settings, forms: LEGAL_FORMS, helping: HELPING })
  const passedOn = await referralCounts(db, period, elderAge)
  return [
    ...decisions.map(group => ({ ...group, key: keyOf(group, settings) })),
    ...passedOn.map(group => ({ ...group, key: referralOf(group.elder ? elderAge : elderAge - 1, { elderAge }) })),
  ]
}

/** A figure in one period, or in several quarters together. */
type Counter = (quarters: readonly number[]) => number | null

/**
 * The plan's table of a fiscal year up to `today`: a period that has not begun or of which nothing is recorded has no
 * actual, and one that the plan does not reach has no target.
 */
export async function indicatorsOf(db: Read, fiscalYear: number, today: Day): Promise<Report> {
  const whole = fiscalRange(fiscalYear)
  const settings = await settingsAt(db, whole)
  const { targetPlan: plan, recordsFrom } = settings
  const first = recordsFrom ?? (await firstRecord(db))
  const periods = QUARTERS.map(q => fiscalRange(fiscalYear, q))
  const counted = { quarters: periods.map(one => countedIn(one, first, today)), year: countedIn(whole, first, today) }
  const planned = { quarters: periods.map(one => isPlanned(one, plan)), year: isPlanned(whole, plan) }
  const targets = await targetsOf(db, fiscalYear)
  const consultations = await consultationCounts(db, whole)
  const outcomes = await outcomesIn(db, whole, settings)
  const rows = INDICATORS.map(({ key, section, unit, counted: way }): IndicatorRow => {
    const mine = targets.filter(target => target.indicator === key)
    const targetOf = (q: number) => mine.find(target => target.quarter === q)?.value ?? null
    const count: Counter = quarters => (way === null ? null : actual(key, way, quarters, consultations, outcomes))
    const cell = (target: number | null, isPlanned: boolean, how: Counted, quarters: readonly number[]): Cell => ({
      target: isPlanned ? target : null,
      actual: how === 'whole' || how === 'part' ? count(quarters) : null,
      counted: how,
    })
    const year = yearTarget(QUARTERS.map(targetOf), targetOf(0), unit)
    return {
      ...{ key, section, unit, counted: way },
      source: planned.year ? (mine[0]?.source ?? '') : '',
      quarters: QUARTERS.map((q, at) => cell(targetOf(q), planned.quarters[at]!, counted.quarters[at]!, [q])),
      year: cell(year, planned.year, counted.year, QUARTERS),
      ...(way === 'satisfaction' && { answers: answersByQuarter(consultations) }),
    }
  })
  return { rows, plan, first }
}

const QUARTERS = [1, 2, 3, 4] as const

const answersByQuarter = (counts: readonly ConsultationCount[]): { quarters: Answers[]; year: Answers } => ({
  quarters: QUARTERS.map(q => answersIn(counts.filter(({ quarter }) => quarter === q))),
  year: answersIn(counts),
})

/** What is counted in the quarters of these days, for whoever is about to put a record right. */
export async function figuresOn(db: Read, days: readonly Day[], today: Day): Promise<Figure[]> {
  const quarters = new Map(days.map(day => [`${fiscalYear(day)} ${quarter(day)}`, day]))
  const found = await Promise.all([...quarters.values()].map(day => figuresOfQuarter(db, day, today)))
  return found.flat()
}

async function figuresOfQuarter(db: Read, day: Day, today: Day): Promise<Figure[]> {
  const [year, q] = [fiscalYear(day), quarter(day)]
  const whole = fiscalRange(year)
  const [consultations, outcomes] = [
    await consultationCounts(db, whole),
    await outcomesIn(db, whole, await settingsAt(db, whole)),
  ]
  const period = `${eraYear(whole.from)}度 第${q}四半期`
  const over = fiscalRange(year, q).to < today
  return INDICATORS.flatMap(({ key, unit, counted }) =>
    counted === null
      ? []
      : { period, over, name: INDICATOR_TEXT[key], unit, value: actual(key, counted, [q], consultations, outcomes) },
  )
}

function actual(
  key: IndicatorKey,
  counted: string,
  quarters: readonly number[],
  consultations: readonly ConsultationCount[],
  outcomes: readonly Outcomes[],
): number | null {
  if (counted === 'outcome')
    return outcomes
      .filter(outcome => outcome.key === key && quarters.includes(outcome.quarter))
      .reduce((sum, { count }) => sum + count, 0)
  const answers = answersIn(consultations.filter(row => quarters.includes(row.quarter)))
  return counted === 'consultations' ? answers.consultations : contentRate(answers)
}
