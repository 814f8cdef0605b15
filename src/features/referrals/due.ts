import {
  SETTINGS as CITY,
  openFrom,
  openingDay,
  settingsFrom,
  settingsOn,
  type ValuesOf,
} from '#features/municipalities/index.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { partnerById } from './partners/store.ts'
import { SETTINGS, type Status } from './rules.ts'

const FIGURES = { ...SETTINGS, deskDays: CITY.deskDays }
export type Figures = ValuesOf<typeof FIGURES>

export const figuresOn = async (db: Read, day: Day): Promise<Figures> =>
  settingsFrom(await settingsOn(db, day), FIGURES)

/** So many days on which the desk is open after this one; a calendar day each where it never is. */
const opening = (day: Day, days: number, { deskDays }: Pick<Figures, 'deskDays'>): Day =>
  openingDay(day, days, deskDays) ?? addDays(day, days)

/** By when whoever it waits for moves, from this day on: a partner has its own number of days to answer. */
export function dueFor(status: Status, day: Day, figures: Figures, answerDays: number | null): Day {
  if (status === 'requested' || status === 'received')
    return opening(day, answerDays ?? figures.referralAnswer, figures)
  if (status === 'accepted' || status === 'working') return opening(day, figures.referralResult, figures)
  return opening(day, 1, figures)
}

/** The same for this partner. */
export const dueOf = async (db: Read, partner: string, status: Status, day: Day): Promise<Day> =>
  dueFor(status, day, await figuresOn(db, day), (await partnerById(db, partner))?.answer_days ?? null)

/** By when the partner is looked for once more, and by when the desk calls. */
export const againOn = (day: Day, figures: Figures): Day => opening(day, figures.referralAgain, figures)
export const deskOn = (day: Day, { deskDays }: Figures): Day => openFrom(day, deskDays)
