import { type EntrySum, entrySums } from '#features/entries/index.ts'
import { isHiring, LEGAL_FORMS, type LegalForm } from '#features/kinds/index.ts'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { type ViewSum, viewSums, viewsFrom } from '#features/views/index.ts'
import { ageOn, fiscalYear } from '#platform/ages.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import {
  countedIn,
  HELPING,
  type Counted as HowMuch,
  type OutcomeKey,
  type OutcomeRules,
  outcomeOf,
  type Period,
  referralOf,
  SETTINGS,
  type Words,
} from '../rules.ts'
import { answersIn, CONTENT, contentRate } from './answers.ts'
import { enteredBy } from './entered.ts'
import { type DecisionFacts, decisionsOf, type ReferralFacts, referralFacts } from './lists.ts'
import { type Counted, entryKindOf, NOTHING } from './rules.ts'
import {
  type ConsultationCount,
  type Cut,
  consultationCounts,
  type DecisionGroup,
  decisionCounts,
  decisionsInYear,
  firstRecord,
  referralCounts,
} from './store.ts'

type Kind = Pick<DecisionGroup, 'legal_form' | 'long' | 'elder' | 'helps'>

/** The rule that counts decisions of this kind (`null`: taking part, counted apart). */
export const ruleOf = (
  { legal_form, long, elder, helps }: Kind,
  { elderAge, longWeekHours }: OutcomeRules,
): OutcomeKey | null =>
  outcomeOf(
    {
      legalForm: legal_form,
      category: helps ? 'events' : 'music',
      hoursWeek: long ? longWeekHours : longWeekHours - 1,
      age: elder ? elderAge : elderAge - 1,
    },
    { elderAge, longWeekHours },
  )

/** Whether a rule counts decisions of this kind; `hired`: all that are work for wages, of whatever hours and age. */
const isOf = (kind: Kind, counts: string, settings: OutcomeRules): boolean =>
  counts === 'hired' ? isHiring(kind.legal_form) : ruleOf(kind, settings) === counts

const BOTH = [true, false]
const EVERY_KIND: readonly Kind[] = LEGAL_FORMS.flatMap(legal_form =>
  BOTH.flatMap(long => BOTH.flatMap(elder => BOTH.map(helps => ({ legal_form, long, elder, helps })))),
)

/** As the database writes a yes and a no. */
const letter = (holds: boolean): string => (holds ? 't' : 'f')

/** The kinds of decisions that a rule counts, as `decisionsOf` names them, and their legal forms. */
export function kindsOf(counts: string, settings: OutcomeRules): { kinds: string[]; forms: LegalForm[] } {
  const mine = EVERY_KIND.filter(kind => isOf(kind, counts, settings))
  return {
    kinds: mine.map(({ legal_form, long, elder, helps }) =>
      [legal_form, ...[long, elder, helps].map(letter)].join(' '),
    ),
    forms: [...new Set(mine.map(({ legal_form }) => legal_form))],
  }
}

/** What holds on the last day of a period. */
export const settingsAt = async (db: Read, { to }: Period) => settingsFrom(await settingsOn(db, to), SETTINGS)

/** Somebody who was passed on to a partner, with the age on that day. */
export type Referral = ReferralFacts & { age: number }

/** What a rule counts: a page of decisions, how many of them there are, and everybody who was passed on. */
export type Counting = { list: DecisionFacts[]; total: number; referrals: Referral[] }

/** Of a whole fiscal year the kept sums tell it; of any other period the decisions are counted. */
function groupsIn(db: Read, asked: Parameters<typeof decisionCounts>[1]): Promise<DecisionGroup[]> {
  const year = fiscalYear(asked.from)
  const isWhole = asked.from === `${year}-04-01` && asked.to === `${year + 1}-03-31`
  return isWhole ? decisionsInYear(db, year, asked.forms) : decisionCounts(db, asked)
}

/** What a rule of outcomes counts in a period, by the figures that hold on its last day. */
export async function outcomesOf(
  db: Read,
  counts: string,
  period: Period,
  page: { limit: number; offset: number },
): Promise<Counting> {
  const settings = await settingsAt(db, period)
  const { kinds, forms } = kindsOf(counts, settings)
  const asked = { ...period, ...settings, helping: HELPING }
  const groups = (await groupsIn(db, { ...asked, forms })).filter(group => isOf(group, counts, settings))
  const list = await decisionsOf(db, { ...asked, kinds }, page)
  const passedOn = (await referralFacts(db, period)).map(fact => ({
    ...fact,
    age: ageOn(fact.birth_on, fact.referred_on),
  }))
  return {
    list,
    total: groups.reduce((sum, { count }) => sum + count, 0),
    referrals: passedOn.filter(({ age }) => counts === 'referrals' || referralOf(age, settings) === counts),
  }
}

type Outcome = {
  rule: OutcomeKey | null
  hired: boolean
  passedOn: boolean
  quarter: number
  early: boolean
  count: number
}

/**
 * All that is counted in the quarters of a fiscal year: of the product's own records, of looks at its pages, and of what was entered
 * (of earlier years too: a state holds until another one is entered).
 */
export type Tally = {
  year: number
  consultations: readonly ConsultationCount[]
  outcomes: readonly Outcome[]
  entries: readonly EntrySum[]
  views: readonly ViewSum[]
}

/** Before it nobody entered anything. */
const BEGINNING = '2000-04-01'

/** Everything at once; with `cut` what came up to that day is told apart. */
export async function tallyOf(db: Read, period: Cut, settings: OutcomeRules): Promise<Tally> {
  const { elderAge } = settings
  const asked = { ...period, ...settings, forms: LEGAL_FORMS, helping: HELPING }
  const decisions = await (period.cut ? decisionCounts(db, asked) : groupsIn(db, asked))
  const passedOn = await referralCounts(db, period, elderAge)
  return {
    year: fiscalYear(period.to),
    entries: await entrySums(db, BEGINNING, period.to),
    views: await viewSums(db, period.from, period.to),
    consultations: await consultationCounts(db, period),
    outcomes: [
      ...decisions.map(group => ({
        ...{ ...group, passedOn: false },
        ...{ rule: ruleOf(group, settings), hired: isHiring(group.legal_form) },
      })),
      ...passedOn.map(group => ({
        ...{ ...group, passedOn: true, hired: false },
        rule: referralOf(group.elder ? elderAge : elderAge - 1, { elderAge }),
      })),
    ],
  }
}

/** The part of the product's own records that came up to the cut. */
export const earlyIn = ({ year, consultations, outcomes }: Tally): Tally => ({
  ...{ year, entries: [], views: [] },
  consultations: consultations.filter(({ early }) => early),
  outcomes: outcomes.filter(({ early }) => early),
})

const plain = (value: number): Counted => ({ value, part: null, base: null })

/** What a rule counts in several quarters together; a rule of which nothing is kept counts nothing, which is not 0. */
export function countedBy(
  { counts, basis }: Pick<Words, 'counts' | 'basis'>,
  tally: Tally,
  quarters: readonly number[],
): Counted {
  const kind = entryKindOf(counts)
  if (kind !== null) return enteredBy({ kind, counts, basis }, tally, quarters)
  if (counts === 'views')
    return plain(tally.views.filter(one => quarters.includes(one.quarter)).reduce((sum, { count }) => sum + count, 0))
  if (counts.startsWith('outcome:') || counts === 'referrals' || counts === 'hired')
    return plain(
      tally.outcomes
        .filter(
          ({ rule, passedOn, hired }) =>
            rule === counts || (passedOn && counts === 'referrals') || (hired && counts === 'hired'),
        )
        .filter(({ quarter }) => quarters.includes(quarter))
        .reduce((sum, { count }) => sum + count, 0),
    )
  const answers = answersIn(tally.consultations.filter(({ quarter }) => quarters.includes(quarter)))
  if (counts === 'consultations') return plain(answers.consultations)
  if (counts !== 'consultation-satisfaction') return NOTHING
  const part = CONTENT.reduce((sum, one) => sum + answers.each[one], 0)
  return { value: contentRate(answers), part, base: answers.answered }
}

/** The days from which on there are records: of the desk, and of looks at the pages. */
export type Firsts = { desk: Day | null; views: Day | null }
export const firstsOf = async (db: Read, { recordsFrom }: { recordsFrom: Day | null }): Promise<Firsts> => ({
  desk: recordsFrom ?? (await firstRecord(db)),
  views: await viewsFrom(db),
})

/** How much of a period the records behind a rule tell; what is entered is known where it was entered. */
export function countedOf(
  { counts }: Pick<Words, 'counts'>,
  period: Period,
  { desk, views, today }: Firsts & { today: Day },
  value: number | null,
): HowMuch {
  if (entryKindOf(counts) === null) return countedIn(period, counts === 'views' ? views : desk, today)
  return period.from > today ? 'later' : value === null ? 'none' : 'whole'
}

/** What a rule counts in a period of some quarters; nothing where nothing was recorded yet. */
export function knownBy(
  version: Pick<Words, 'counts' | 'basis'>,
  tally: Tally,
  quarters: readonly number[],
  period: Period,
  at: Firsts & { today: Day },
): Counted {
  const counted = countedBy(version, tally, quarters)
  return ['none', 'later'].includes(countedOf(version, period, at, counted.value)) ? NOTHING : counted
}
