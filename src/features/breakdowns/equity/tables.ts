import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { BANDS, type Dimension, valueIn } from '../counts/rules.ts'
import { type RegisteredCount, registeredCounts } from '../counts/store.ts'
import { areaValues, bandValues, sexValues, type Value } from '../counts/text.ts'
import { REACHED } from '../evidence/rules.ts'
import { type AreaResidents, residentsOn } from '../population/store.ts'
import { type Cell, daysOf, type FigureTable, type Ground, type Line, type When } from '../rules.ts'
import { NONE, shareOf, type Telling, tellingOf } from '../rules-told.ts'
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
  const counts = await registeredCounts(
    db,
    ['area', 'who', 'means', 'digital'],
    ground.whole && when ? [when.year] : null,
  )
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

const shown = (value: number): Cell => ({ value, state: 'shown', evidence: null })
const gapWords = (gap: Gap | null): { words?: string } => (gap === null ? {} : { words: GAP_TEXT[gap] })
/** A share in percent with what it means; where one of its numbers is not told, why. */
const shareCell = (part: Cell, whole: Cell, even: number | null): Cell => {
  const share = shareOf(part.value, whole.value)
  if (share === null)
    return { ...(part.value === null ? part : whole.value === null ? whole : NONE), value: null, evidence: null }
  return { ...shown(share), ...gapWords(gapOf(share, even)) }
}

function groupTable(key: GroupKey, { counts, residents, values }: Found, when: When, ground: Ground): FigureTable {
  const compared = key !== 'means' && key !== 'digital'
  const mine = counts.filter(({ dim }) => dim === dimOf(key)).map(one => ({ ...one, value: inGroup(key, one.value) }))
  const tellings = REACHED.map(reached =>
    tellingOf(
      mine.filter(({ what }) => REACHES[reached].includes(what)),
      when,
      ground.below,
    ),
  )
  const cellIn = (at: number, of: (telling: Telling) => Pick<Cell, 'value' | 'state'>, line: string | null): Cell => {
    if (ground.standing !== 'shown') return { value: null, state: ground.standing, evidence: null }
    const told = of(tellings[at]!)
    const by = key === 'group' ? 'who' : key
    const href = recordsPath({ column: `people.${REACHED[at]}`, table: line === null ? 'all' : by, value: line, when })
    return { ...told, evidence: ground.whole && told.value ? href : null }
  }
  const totals = [0, 1, 2].map(at => cellIn(at, ({ total }) => total, null))
  const everybody = compared ? residentsIn(key, null, residents) : null
  const rates = [1, 2].map(at => shareOf(totals[at]!.value, totals[0]!.value))
  const cellsOf = (cells: readonly Cell[], people: number | null, isTotal: boolean): Cell[] => {
    const share = shareOf(people, everybody)
    const [registered, proposed, decided] = cells as [Cell, Cell, Cell]
    const lives = people === null ? { ...NONE, state: 'unknown' as const } : shown(people)
    return [
      ...(compared ? [lives, share === null ? { ...NONE, state: lives.state } : shown(share)] : []),
      ...[registered, shareCell(registered, totals[0]!, isTotal ? null : share)],
      ...[proposed, shareCell(proposed, registered, isTotal ? null : rates[0]!)],
      ...[decided, shareCell(decided, registered, isTotal ? null : rates[1]!)],
    ]
  }
  const line = (one: Value): Line => ({
    ...one,
    cells: cellsOf(
      [0, 1, 2].map(at => cellIn(at, telling => telling.of(one.key), one.key)),
      compared && !one.unasked ? residentsIn(key, one.key, residents) : null,
      false,
    ),
  })
  const asOf = residents[0]?.as_of
  return {
    ...{ key, ...GROUP_TEXT[key], columns: COLUMNS_OF(compared) },
    lines: values.map(line),
    total: { key: 'total', text: '合計', unasked: false, cells: cellsOf(totals, everybody, true) },
    notes: [
      ...NOTES,
      ...(compared ? [asOf ? `市民の数は、${formatDay(asOf)}現在の50歳以上の人口です。` : RESIDENTS_NONE] : []),
    ],
  }
}
