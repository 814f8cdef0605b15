import { addDays, type Day, weekday } from '#platform/dates.ts'

/** When the desk is open: weekdays (0 Monday … 6 Sunday) but for closed days, of one year (2026-11-23) or of every (12-29). */
export type DeskDays = { weekdays: readonly number[]; closed: readonly string[] }

/**
 * Figures that a law or a municipality sets, as read from the dated `setting` rows, with the values that hold
 * where a municipality has set none. Sources stand with the rows (sources.md).
 */
export type Settings = {
  /** Age from which somebody counts as 高年齢者 in the plan's outcomes (高年齢者雇用安定法施行規則1条: 55). */
  elderAge: number
  /** Weekly hours from which an outcome is 週20時間以上 (sources.md: outcomes). Falls to 10 for 雇用保険 in 2028, not here. */
  longWeekHours: number
  /** Minimum wage of the prefecture, yen an hour (最低賃金法9条); null: not known, and nothing is concluded from it. */
  minimumWage: number | null
  /** Metres a minute by each means and the detour factor of streets (sources.md: travel). */
  speeds: { walk: number; bicycle: number; bus: number; car: number; detour: number; busWait: number }
  /** Maxima of the seven score terms; their sum is 1000. */
  weights: {
    likes: number
    distance: number
    time: number
    experience: number
    terms: number
    character: number
    need: number
  }
  /** Failed logins at one place after which it must wait, longer each time, at most `minutes` (NIST SP 800-63B-4 §3.2.2). */
  lockout: { attempts: number; minutes: number }
  /** Failed logins within `minutes` after which an address lets in only browsers that are known: a hall with thirty people. */
  crowd: { failures: number; minutes: number }
  deskDays: DeskDays
  /** Opening days within which the desk calls whoever asked for it. */
  callbackDays: number
  /** Requests within an hour that one address may send (a hall with thirty people), and within a day one contact. */
  requestFlood: { address: number; contact: number }
}

export const DEFAULTS: Settings = {
  elderAge: 55,
  longWeekHours: 20,
  minimumWage: null,
  speeds: { walk: 80, bicycle: 200, bus: 250, car: 400, detour: 1.3, busWait: 10 },
  weights: { likes: 300, distance: 220, time: 120, experience: 100, terms: 80, character: 100, need: 80 },
  lockout: { attempts: 5, minutes: 15 },
  crowd: { failures: 100, minutes: 15 },
  // What most cities' ordinances on holidays have in common; the national holidays are for each year's data to say.
  deskDays: {
    weekdays: [0, 1, 2, 3, 4],
    closed: ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'],
  },
  callbackDays: 3,
  requestFlood: { address: 40, contact: 5 },
}

/** Whether the desk is open on this day. */
export const isOpeningDay = (day: Day, { weekdays, closed }: DeskDays): boolean =>
  weekdays.includes(weekday(day)) && !closed.includes(day) && !closed.includes(day.slice(5))

/** The `n`th opening day after this one (1: the next); null where there are not so many within a year. */
export function openingDay(after: Day, n: number, days: DeskDays): Day | null {
  let left = n
  for (let ahead = 1; ahead <= 366; ahead++) {
    const day = addDays(after, ahead)
    if (isOpeningDay(day, days)) left--
    if (left <= 0) return day
  }
  return null
}

/** The settings of a day: what is stored over the defaults. An unknown key is left out. */
export function settingsFrom(stored: Record<string, unknown>): Settings {
  const known = Object.entries(stored).filter(([key]) => Object.hasOwn(DEFAULTS, key))
  return { ...DEFAULTS, ...Object.fromEntries(known) }
}

export type Programme = { id: string; name: string; age_floor: number; residents_only: boolean; funder: string }

/** The youngest age that any running programme takes; the reason a registration is refused below it. */
export const youngestAge = (programmes: readonly Programme[]): number =>
  Math.min(...programmes.map(programme => programme.age_floor), 120)
