import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { ageOn, fiscalRange, quarter } from '#platform/ages.ts'
import type { Read } from '#platform/db.ts'
import {
  type Cell,
  INDICATORS,
  type IndicatorKey,
  type OutcomeRules,
  outcomeOf,
  referralOf,
  SETTINGS,
  yearTarget,
} from './rules.ts'
import {
  type ConsultationCount,
  consultationCounts,
  type DecisionFacts,
  decisionFacts,
  type ReferralFacts,
  referralFacts,
  targetsOf,
} from './store.ts'

export type IndicatorRow = {
  key: IndicatorKey
  section: string
  unit: string
  counted: string | null
  source: string
  quarters: Cell[]
  year: Cell
}

/** A decision with the indicator that counts it (`null`: taking part, counted apart). */
export type Outcome = DecisionFacts & { key: IndicatorKey | null; age: number; quarter: number }

/** The decisions of a period, each with its place in the report by the rules that held on the day. */
export async function outcomesOf(db: Read, from: string, to: string): Promise<Outcome[]> {
  const settings = settingsFrom(await settingsOn(db, to), SETTINGS)
  return (await decisionFacts(db, from, to)).map(fact => withPlace(fact, settings))
}

function withPlace(fact: DecisionFacts, settings: OutcomeRules): Outcome {
  const age = ageOn(fact.birth_on, fact.decided_on)
  const key = outcomeOf(
    { legalForm: fact.legal_form, category: fact.category, hoursWeek: fact.hours_week, age },
    settings,
  )
  return { ...fact, key, age, quarter: quarter(fact.decided_on) }
}

/** Somebody who was passed on to a partner, with the indicator that counts it. */
export type Referral = ReferralFacts & { key: IndicatorKey; age: number; quarter: number }

/** Everybody who was passed on in a period, each with the place in the report by the rules that held on its last day. */
export async function referralsOf(db: Read, from: string, to: string): Promise<Referral[]> {
  const settings = settingsFrom(await settingsOn(db, to), SETTINGS)
  return (await referralFacts(db, from, to)).map(fact => {
    const age = ageOn(fact.birth_on, fact.referred_on)
    return { ...fact, age, key: referralOf(age, settings), quarter: quarter(fact.referred_on) }
  })
}

/** The plan's table of a fiscal year up to `today`: a quarter that has not begun has no actual yet. */
export async function indicatorsOf(db: Read, fiscalYear: number, today: string): Promise<IndicatorRow[]> {
  const { from, to } = fiscalRange(fiscalYear)
  const targets = await targetsOf(db, fiscalYear)
  const consultations = await consultationCounts(db, from, to)
  const outcomes = [...(await outcomesOf(db, from, to)), ...(await referralsOf(db, from, to))]
  return INDICATORS.map(({ key, section, unit, counted }) => {
    const mine = targets.filter(target => target.indicator === key)
    const targetOf = (q: number) => mine.find(target => target.quarter === q)?.value ?? null
    const actualOf = (quarters: readonly number[]) =>
      counted === null ? null : actual(key, counted, quarters, consultations, outcomes)
    const begun = [1, 2, 3, 4].filter(q => fiscalRange(fiscalYear, q as 1 | 2 | 3 | 4).from <= today)
    const quarters = [1, 2, 3, 4].map(q => ({ target: targetOf(q), actual: begun.includes(q) ? actualOf([q]) : null }))
    const year = {
      target: yearTarget(
        quarters.map(cell => cell.target),
        targetOf(0),
        unit,
      ),
      actual: begun.length > 0 ? actualOf(begun) : null,
    }
    return { key, section, unit, counted, source: mine[0]?.source ?? '', quarters, year }
  })
}

function actual(
  key: IndicatorKey,
  counted: string,
  quarters: readonly number[],
  consultations: readonly ConsultationCount[],
  outcomes: readonly (Outcome | Referral)[],
): number | null {
  if (counted === 'outcome')
    return outcomes.filter(outcome => outcome.key === key && quarters.includes(outcome.quarter)).length
  const rows = consultations.filter(row => quarters.includes(row.quarter))
  const sum = (of: (row: ConsultationCount) => number) => rows.reduce((total, row) => total + of(row), 0)
  if (counted === 'consultations') return sum(row => row.consultations)
  const answered = sum(row => row.answered)
  return answered === 0 ? null : Math.round((sum(row => row.content) / answered) * 100)
}
