import type { Permissions } from '#features/accounts/rules.ts'
import type { IndicatorEntry, TargetEntry } from '#features/indicators/rules.ts'
import type { ProgrammeEntry, SettingEntry } from '#features/municipalities/rules.ts'
import type { Point } from '#features/places/rules.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Fault } from '#platform/shapes.ts'
import type { EndingEntry } from './ending/rules.ts'
import type { FileTravel, LineEntry, SlopeEntry, StopEntry } from './travel/rules.ts'

/** What the register says of a city. */
export type CityEntry = Point & {
  code: string
  name: string
  prefecture: string
  host: string | null
  platform_name: string
  accent: string | null
  desk_name: string
  desk_phone: string
  desk_hours: string
  desk_address: string
}

/** 日常生活圏域, or the towns of a neighbour (its code). */
export type AreaEntry = Point & { name: string; neighbour: string | null }
export type TownEntry = Point & { name: string; area: string; kana: string; postcode: string }
export type FacilityEntry = Point & { kind: 'station' | 'place'; name: string; kana: string }

/** The residents of a day as a paper has them: by town (null: the whole city), sex and age band; `count` null: it does not tell. */
export type PaperEntry = { as_of: Day; source: string; rows: readonly ResidentsEntry[] }
export type ResidentsEntry = { town: string | null; sex: 'female' | 'male'; band: number; count: number | null }
export type FileResidents = Omit<ResidentsEntry, 'town'> & { town?: string | null }

/** All that a city enters of itself. */
export type City = CityEntry & {
  areas: readonly AreaEntry[]
  towns: readonly TownEntry[]
  facilities: readonly FacilityEntry[]
  stops: readonly StopEntry[]
  lines: readonly LineEntry[]
  slopes: readonly SlopeEntry[]
  programmes: readonly ProgrammeEntry[]
  settings: readonly SettingEntry[]
  indicators: readonly IndicatorEntry[]
  targets: readonly TargetEntry[]
  /** Read only where a file names it: a paper has some thousand rows. */
  population: readonly PaperEntry[]
}

type FileArea = Partial<Point> & { name: string; towns?: readonly string[] }

/** The same as a file has it: what is left out stays as it is. An area names its towns, `*` all that are left. */
export type CityFile = Partial<CityEntry> & {
  areas?: readonly FileArea[]
  neighbours?: readonly (Partial<Point> & { code: string; name: string })[]
  towns?: readonly (Point & { name: string; area?: string; kana?: string; postcode?: string })[]
  /** What is called otherwise, ends, or goes again, before the rest is entered. */
  changes?: readonly EndingEntry[]
  population?: readonly (Omit<PaperEntry, 'rows'> & { rows: readonly FileResidents[] })[]
} & FileTravel &
  Partial<Pick<City, 'facilities' | 'programmes' | 'settings' | 'indicators' | 'targets'>>

/** What a file comes to: the city as it will be, what is wrong, and the towns that are in no area and stay out. */
export type Merged = { city: City; faults: Fault[]; left: readonly string[] }

export const ENTRY_KEYS = [
  'code',
  'name',
  'prefecture',
  'host',
  'platform_name',
  'accent',
  'desk_name',
  'desk_phone',
  'desk_hours',
  'desk_address',
  'lat',
  'lng',
] as const satisfies readonly (keyof CityEntry)[]

export const LISTS = [
  'areas',
  'towns',
  'facilities',
  'stops',
  'lines',
  'slopes',
  'programmes',
  'settings',
  'indicators',
  'targets',
  'population',
] as const
export type ListName = (typeof LISTS)[number]

/** By what one of a list is known again. */
export const keyOf: { [L in ListName]: (one: City[L][number]) => string } = {
  areas: ({ name }) => name,
  towns: ({ name }) => name,
  facilities: ({ name }) => name,
  stops: ({ name }) => name,
  lines: ({ name }) => name,
  slopes: ({ area, to, valid_from }) => [area, to, valid_from].filter(Boolean).join(' '),
  programmes: ({ name }) => name,
  settings: ({ key, valid_from }) => `${key} ${valid_from}`,
  indicators: ({ key, from_year }) => `${key} ${from_year}`,
  targets: ({ indicator, fiscal_year, quarter }) => `${indicator} ${fiscal_year} ${quarter}`,
  population: ({ as_of }) => as_of,
}

type Row = Readonly<Record<string, unknown>>

/** One thing that becomes another, or comes (`before` is null). Nothing is ever taken out. */
export type Change =
  | { of: 'entry'; key: (typeof ENTRY_KEYS)[number]; before: unknown; after: unknown }
  /** `held`: of a setting, the value that held until then. */
  | { of: ListName; key: string; before: Row | null; after: Row; position: number; held?: unknown }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .map(([key, one]) => [key, sorted(one)] as const)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value

/** What has to be written so that one becomes the other. */
export function changesOf(before: City, after: City): Change[] {
  const entry = ENTRY_KEYS.filter(key => before[key] !== after[key]).map(
    (key): Change => ({ of: 'entry', key, before: before[key], after: after[key] }),
  )
  return [...entry, ...LISTS.flatMap(list => listChanges(list, before, after))]
}

function listChanges<L extends ListName>(list: L, before: City, after: City): Change[] {
  const known = new Map((before[list] as readonly City[L][number][]).map(one => [keyOf[list](one), one]))
  return (after[list] as readonly City[L][number][]).flatMap((one, position): Change[] => {
    const key = keyOf[list](one)
    const was = known.get(key) ?? null
    if (was && same(was, one)) return []
    const change = { of: list, key, before: was as Row | null, after: one as Row, position }
    if (list !== 'settings') return [change]
    const { key: setting, valid_from } = one as SettingEntry
    return [{ ...change, held: settingOn(before, setting, valid_from)?.value }]
  })
}

/** Targets that a file sets for a quarter that is closed, otherwise than they were then: a figure was measured by them. */
export function closedTargets(
  { targets = [] }: Pick<CityFile, 'targets'>,
  changes: readonly Change[],
  closed: readonly { fiscal_year: number; quarter: number }[],
): Fault[] {
  const shut = changes.flatMap(({ of, key, before, after }) => {
    if (of !== 'targets' || before?.['value'] === after['value']) return []
    return closed.some(one => one.fiscal_year === after['fiscal_year'] && one.quarter === after['quarter']) ? [key] : []
  })
  return targets.flatMap((target, at) =>
    shut.includes(keyOf.targets(target))
      ? [
          {
            path: `targets[${at}].value`,
            says: `「${target.indicator}」の${target.fiscal_year}年度第${target.quarter}四半期は締めてあり、目標は変えられません。この目標をファイルから除いてください。締めた数のちがいは、「締めたあとの訂正」で直します。`,
          },
        ]
      : [],
  )
}

/** What is given replaces what is known under the same key; new ones come last. */
export function overlaid<T>(known: readonly T[], given: readonly T[], key: (one: T) => string): T[] {
  const all = new Map(known.map(one => [key(one), one]))
  for (const one of given) all.set(key(one), one)
  return [...all.values()]
}

/** The latest value of a setting that holds on a day. */
export const settingOn = (city: Pick<City, 'settings'>, key: string, day: Day): SettingEntry | undefined =>
  city.settings
    .filter(one => one.key === key && one.valid_from <= day)
    .toSorted((a, b) => (a.valid_from < b.valid_from ? 1 : -1))[0]

/** What held until this value begins, where that was more. */
export function fellFrom(city: Pick<City, 'settings'>, { key, valid_from, value }: SettingEntry): SettingEntry | null {
  const before = settingOn(city, key, addDays(valid_from, -1))
  return before && Number(value) < Number(before.value) ? before : null
}

export const PERMISSIONS = {
  'city.read': ['manager', 'administrator'],
  'city.write': ['administrator'],
} satisfies Permissions
