import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { BANDS, type Dimension, OUTSIDE, valueIn } from '../counts/rules.ts'
import { type RegisteredCount, registeredCounts } from '../counts/store.ts'
import { areaValues, bandValues, sexValues, type Value } from '../counts/text.ts'
import { REACHED } from '../evidence/rules.ts'
import { type AreaResidents, residentsOn } from '../population/store.ts'
import { type Cell, daysOf, type FigureTable, type Ground, type Line, type When } from '../rules.ts'
import { NONE, plain, shareOf, type Telling, tellingOf } from '../rules-told.ts'
import { recordsPath } from '../staff/paths.ts'
import { type Gap, GROUPS, type GroupKey, gapOf, REACHES } from './rules.ts'
import {
  COLUMNS_OF,
  DIGITAL_VALUES,
  GAP_TEXT,
  GROUP_TEXT,
  GROUPED,
  MEANS_VALUES,
  NOTES,
  RESIDENTS_NONE,
} from './text.ts'

type Found = { counts: readonly RegisteredCount[]; residents: readonly AreaResidents[]; values: readonly Value[] }

/** Who lives in the city against who was registered, to whom something was proposed, and for whom something was decided. */
export async function equityTables(db: Read, when: When, ground: Ground): Promise<FigureTable[]> {
  const counts = await registeredCounts(db, ['area', 'who', 'means', 'digital'], when?.year ?? null)
  const { to } = daysOf(when)
  const residents = await residentsOn(db, to < ground.today ? to : ground.today)
  const areas = await areaValues(db, new Set(counts.filter(({ dim }) => dim === 'area').map(one => one.value)))
  return GROUPS.filter(key => key !== 'group' || ground.whole).map(key =>
    groupTable(key, { counts, residents, values: valuesOf(key, areas) }, when, ground),
  )
}

const valuesOf = (key: GroupKey, areas: readonly Value[]): readonly Value[] =>
  ({
    ...{ area: areas, sex: sexValues, band: bandValues.filter(one => one.key !== '0'), group: GROUPED },
    ...{ means: MEANS_VALUES, digital: DIGITAL_VALUES },
  })[key]

const dimOf = (key: GroupKey): Dimension => (key === 'sex' || key === 'band' || key === 'group' ? 'who' : key)
const inGroup = (key: GroupKey, value: string): string =>
  key === 'sex' || key === 'band' ? valueIn(key, value) : value

/** How many residents of 50 and more a line has; null: nobody knows. */
function residentsIn(key: GroupKey, line: string | null, residents: readonly AreaResidents[]): number | null {
  const old = residents.filter(({ band }) => band >= BANDS[1])
  const city = old.filter(({ area }) => area === null)
  const among = key === 'area' || city.length === 0 ? old.filter(({ area }) => area !== null) : city
  const mine = among.filter(
    ({ area, sex, band }) =>
      line === null ||
      (key === 'area' ? area : key === 'sex' ? sex : key === 'band' ? `${band}` : `${sex}/${band}`) === line,
  )
  return mine.length === 0 || mine.some(({ count }) => count === null)
    ? null
    : mine.reduce((sum, { count }) => sum + count!, 0)
}

const gapWords = (gap: Gap | null): { words?: string } => (gap === null ? {} : { words: GAP_TEXT[gap] })
/** A share in percent with what it means; where one of its numbers is not told, why. */
const shareCell = (part: Cell, whole: Cell, even: number | null): Cell => {
  const share = shareOf(part.value, whole.value)
  if (share === null)
    return { ...(part.value === null ? part : whole.value === null ? whole : NONE), value: null, evidence: null }
  return { ...plain(share), ...gapWords(gapOf(share, even)) }
}

/** What a table of a group is made of. */
type Group = Found & {
  key: GroupKey
  when: When
  ground: Ground
  tellings: readonly Telling[]
  /** All residents; null: nobody knows, or they are not what is compared. */
  everybody: number | null
}

/** Of means and devices nobody knows how many of the residents have them. */
const isCompared = (key: GroupKey): boolean => key !== 'means' && key !== 'digital'

/** How many of a line (null: of all) came so far. */
function reachedCell({ key, when, ground, tellings }: Group, at: number, line: string | null): Cell {
  if (ground.standing !== 'shown') return { value: null, state: ground.standing, evidence: null }
  const told = line === null ? tellings[at]!.total : tellings[at]!.of(line)
  const table = line === null ? 'all' : key === 'group' ? 'who' : key
  const href = recordsPath({ column: `people.${REACHED[at]}`, table, value: line, when })
  return { ...told, evidence: ground.whole && told.value ? href : null }
}

const reachedCells = (group: Group, line: string | null) => REACHED.map((_, at) => reachedCell(group, at, line))

/** The residents of a line and their share; a line that is not of the paper has none. */
function residentCells({ key, residents, everybody }: Group, line: Value | null): Cell[] {
  if (line && (line.unasked || line.key === OUTSIDE || line.key === 'other')) return [NONE, NONE]
  const people = residentsIn(key, line?.key ?? null, residents)
  const share = shareOf(people, everybody)
  const unknown: Cell = { ...NONE, state: 'unknown' }
  return [people === null ? unknown : plain(people), share === null ? unknown : plain(share)]
}

/** Every figure of a line; the whole (null) is compared with nothing. */
function cellsOf(group: Group, line: Value | null): Cell[] {
  const lives = isCompared(group.key) ? residentCells(group, line) : []
  const [registered, proposed, decided] = reachedCells(group, line?.key ?? null) as [Cell, Cell, Cell]
  const [all, allProposed, allDecided] = reachedCells(group, null) as [Cell, Cell, Cell]
  // What nobody asked is no group of people.
  const even = (share: number | null) => (line && !line.unasked ? share : null)
  return [
    ...lives,
    ...[registered, shareCell(registered, all, even(lives[1]?.value ?? null))],
    ...[proposed, shareCell(proposed, registered, even(shareOf(allProposed.value, all.value)))],
    ...[decided, shareCell(decided, registered, even(shareOf(allDecided.value, all.value)))],
  ]
}

function groupTable(key: GroupKey, found: Found, when: When, ground: Ground): FigureTable {
  const mine = found.counts
    .filter(({ dim }) => dim === dimOf(key))
    .map(one => ({ ...one, value: inGroup(key, one.value) }))
  const upTo = (reached: (typeof REACHED)[number]) => mine.filter(({ what }) => REACHES[reached].includes(what))
  const tellings = REACHED.map(reached => tellingOf(upTo(reached), when, ground.below))
  const everybody = isCompared(key) ? residentsIn(key, null, found.residents) : null
  const group = { ...found, key, when, ground, tellings, everybody }
  const asOf = found.residents[0]?.as_of
  const paper = asOf ? `市民の数は、${formatDay(asOf)}現在の50歳以上の人口です。` : RESIDENTS_NONE
  return {
    ...{ key, ...GROUP_TEXT[key], columns: COLUMNS_OF(isCompared(key)) },
    lines: found.values.map((line): Line => ({ ...line, cells: cellsOf(group, line) })),
    total: { key: 'total', text: '合計', unasked: false, cells: cellsOf(group, null) },
    notes: [...NOTES, ...(isCompared(key) ? [paper] : [])],
  }
}
