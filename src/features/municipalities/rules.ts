import { addDays, type Day, weekday } from '#platform/dates.ts'
import { isDay, type Shape } from '#platform/shapes.ts'

export * from './rules-own.ts'

/** When the desk is open: weekdays (0 Monday … 6 Sunday) but for closed days, of one year (2026-11-23) or of every (12-29). */
export type DeskDays = { weekdays: readonly number[]; closed: readonly string[] }

/** The values of declared figures, as a day has them. */
export type ValuesOf<D extends Declared> = { [Key in keyof D]: D[Key]['standard'] }
export type Declared = Readonly<Record<string, { standard: unknown }>>

/** A number from least to most, as one value of several under a name. */
export const amount = (text: string, least: number, most: number): Shape => ({ of: 'number', least, most, text })

/** Several numbers together. */
const amounts = (most: number, names: Readonly<Record<string, string>>): Shape => ({
  of: 'record',
  fields: Object.fromEntries(Object.entries(names).map(([key, text]) => [key, amount(text, 0, most)])),
})

/** A day of one year, or of every year: 2026-11-23, 12-29. */
const CLOSED: Shape = {
  of: 'words',
  most: 10,
  fits: (text: string) =>
    isDay(text) || isDay(`2024-${text}`) ? null : `「${text}」は暦にありません。例：2026-11-23（毎年休む日は 12-29）`,
}

/**
 * Figures that a law or a municipality sets and that several nouns go by, with the value that holds where a municipality
 * has set none; a noun that alone goes by a figure declares it in its own rules.ts. They are read from the dated `setting`
 * rows, where the source of each stored value stands.
 */
export const SETTINGS = {
  /** Minimum wage of the prefecture; null: not known, and nothing is concluded from it. */
  minimumWage: {
    standard: null as number | null,
    unit: '円/時間',
    source: '最低賃金法9条',
    text: '最低賃金（都道府県）',
    rises: true as const,
    shape: { ...amount('最低賃金', 1, 100_000), whole: true } as Shape,
  },
  /** By each means, the detour factor of streets, and the minutes of waiting for a bus. */
  speeds: {
    standard: { walk: 80, bicycle: 200, bus: 250, car: 400, detour: 1.3, busWait: 10 },
    unit: 'm/分（バスの待ち時間：分、遠回り：倍）',
    source: 'sources.md: travel',
    text: '移動の速さ',
    shape: {
      of: 'record',
      fields: {
        walk: amount('徒歩', 10, 200),
        bicycle: amount('自転車', 10, 600),
        bus: amount('バス', 10, 2000),
        car: amount('車', 10, 2000),
        detour: amount('遠回り（道のりは直線の何倍か）', 1, 5),
        busWait: amount('バスの待ち時間', 0, 120),
      },
    } as Shape,
  },
  /** Maxima of the seven score terms. */
  weights: {
    standard: { likes: 300, distance: 220, time: 120, experience: 100, terms: 80, character: 100, need: 80 },
    unit: '点（合計1000）',
    source: 'engine.md',
    text: '配点',
    page: '/staff/weights',
    shape: {
      ...amounts(1000, { likes: '', distance: '', time: '', experience: '', terms: '', character: '', need: '' }),
      fits: (weights: Record<string, number>) => {
        const sum = Object.values(weights).reduce((total, one) => total + one, 0)
        return sum === 1000 ? null : `配点の合計を1000にしてください（いま${sum}）。`
      },
    } as Shape,
  },
  /** How long the record of a case is kept after its end: what most cities' rules for documents say of a consultation. */
  keepCase: {
    standard: 5,
    unit: '年',
    source: '標準の値（市の文書管理規程で決めます）',
    text: '相談・紹介の記録を、相談が終わってから残す年数',
    shape: { ...amount('残す年数', 1, 30), whole: true } as Shape,
  },
  deskDays: {
    // What most cities' ordinances on holidays have in common; the national holidays are for each year's data to say.
    standard: {
      weekdays: [0, 1, 2, 3, 4],
      closed: ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'],
    } as DeskDays,
    unit: '曜日（0: 月曜）・休む日',
    source: '各市の休日を定める条例に共通のもの',
    text: '窓口が開く日',
    page: '/staff/city/desk',
    shape: {
      of: 'record',
      fields: {
        weekdays: {
          of: 'list',
          text: '開く曜日',
          each: {
            of: 'number',
            least: 0,
            most: 6,
            whole: true,
            text: '月曜が0、日曜が6',
            texts: { 0: '月', 1: '火', 2: '水', 3: '木', 4: '金', 5: '土', 6: '日' },
          },
        },
        closed: { of: 'list', text: '休む日', each: CLOSED },
      },
      fits: ({ weekdays }: DeskDays) => (weekdays.length > 0 ? null : '開く曜日を1つ以上書いてください。'),
    } as Shape,
  },
}
export type Settings = ValuesOf<typeof SETTINGS>

/** The declared figures of a day, of all nouns' or of one's own: what is stored, else the standard. An unknown key is left out. */
export function settingsFrom(stored: Readonly<Record<string, unknown>>): Settings
export function settingsFrom<D extends Declared>(stored: Readonly<Record<string, unknown>>, declared: D): ValuesOf<D>
export function settingsFrom(stored: Readonly<Record<string, unknown>>, declared: Declared = SETTINGS) {
  const values = Object.entries(declared).map(([key, { standard }]) => [
    key,
    Object.hasOwn(stored, key) ? stored[key] : standard,
  ])
  return Object.fromEntries(values)
}

export const DEFAULTS: Settings = settingsFrom({})

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

/** This day, or the next one on which the desk is open; the day itself where there is none within a year. */
export const openFrom = (day: Day, days: DeskDays): Day =>
  isOpeningDay(day, days) ? day : (openingDay(day, 1, days) ?? day)

/** This day, or the last one before it, but not before `from`, on which the desk is open; the day itself where there is none. */
export function openUntil(day: Day, from: Day, days: DeskDays): Day {
  for (let on = day; on >= from; on = addDays(on, -1)) if (isOpeningDay(on, days)) return on
  return day
}

/** A programme (事業) as it is entered: who may be registered for it, who pays, and from when until when it runs. */
export type ProgrammeEntry = {
  name: string
  age_floor: number
  residents_only: boolean
  funder: string
  starts_on: Day
  ends_on: Day | null
  source: string
}

/** A dated value of a setting, with where it is written. */
export type SettingEntry = { key: string; valid_from: Day; value: unknown; source: string }

export type Programme = { id: string; name: string; age_floor: number; residents_only: boolean; funder: string }

/** The youngest age that any running programme takes; the reason a registration is refused below it. */
export const youngestAge = (programmes: readonly Pick<Programme, 'age_floor'>[]): number =>
  Math.min(...programmes.map(programme => programme.age_floor), 120)
