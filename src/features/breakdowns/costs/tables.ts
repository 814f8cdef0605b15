import { type EntryPartSum, entriesPath, entryPartSums, type MediumSum, mediumSums } from '#features/entries/index.ts'
import { ruleOf } from '#features/indicators/index.ts'
import type { Read } from '#platform/db.ts'
import { COLUMNS, type Column, FLAGGED } from '../counts/rules.ts'
import { type RegisteredCount, registeredCounts } from '../counts/store.ts'
import { COLUMN_TEXT, type Value } from '../counts/text.ts'
import { HEARD_VALUES } from '../equity/text.ts'
import { type Cell, daysOf, type FigureTable, type Ground, type Line, type When } from '../rules.ts'
import { missing, NONE, plain, tellingOf } from '../rules-told.ts'
import { recordsPath } from '../staff/paths.ts'
import { type Effort, effortsOf } from './store.ts'
import { EFFORT_COLUMNS, EFFORT_NOTES, HEARD_COLUMNS, HEARD_NOTES, PARTS_OF, UNIT_OF, UNSAID } from './text.ts'

/** What decisions took by kind, and where people heard of the desk, with what that cost. */
export async function costTables(db: Read, when: When, ground: Ground): Promise<FigureTable[]> {
  const efforts = await effortsOf(db, when?.year ?? null)
  const heard = await registeredCounts(db, ['heard'], when?.year ?? null)
  const { from, to } = daysOf(when)
  const inTime = ({ quarter }: { quarter: number }) => !when?.quarter || quarter === when.quarter
  const contacts = (await entryPartSums(db, from, to)).filter(one => one.kind === 'pr-contact' && inTime(one))
  const spent = (await mediumSums(db, from, to)).filter(inTime)
  return [effortTable(efforts, when, ground), heardTable(heard, { contacts, spent }, when, ground)]
}

/** The kinds of outcome that are decisions. */
const KINDS = COLUMNS.filter(column => column.startsWith('outcome:') || column === 'taking-part')
type Placed = Effort & { value: Column }

function effortTable(efforts: readonly Effort[], when: When, ground: Ground): FigureTable {
  const placed = efforts.map((effort): Placed => ({ ...effort, value: ruleOf(effort, FLAGGED) ?? 'taking-part' }))
  const telling = tellingOf(placed, when, ground.below, false)
  const href = (kind: Column) => recordsPath({ column: `decisions.${kind}`, table: 'all', value: null, when })
  const inTime = placed.filter(
    ({ year, quarter }) => when === null || (year === when.year && (when.quarter === null || quarter === when.quarter)),
  )
  return {
    ...{ key: 'efforts', title: '決定1件にかかった相談と時間', head: '決定の種類', total: null },
    ...{ columns: EFFORT_COLUMNS, notes: EFFORT_NOTES },
    lines: KINDS.map((kind): Line => {
      const told = ground.standing === 'shown' ? telling.of(kind) : { value: null, state: ground.standing }
      return {
        ...{ key: kind, text: COLUMN_TEXT[kind].text, unasked: false },
        cells: effortCells(
          { ...told, evidence: told.value && ground.whole ? href(kind) : null },
          inTime.filter(({ value }) => value === kind),
        ),
      }
    }),
  }
}

/** Of a kind how many decisions, talks with and without minutes, minutes, both for each decision, and visits. */
function effortCells(count: Cell, efforts: readonly Effort[]): Cell[] {
  const sum = (of: (effort: Effort) => number) => efforts.reduce((all, one) => all + of(one), 0)
  const [talks, timed, minutes, visits] = [
    sum(one => one.talks),
    sum(one => one.timed),
    sum(one => one.minutes),
    sum(one => one.visits),
  ]
  if (count.value === null) return EFFORT_COLUMNS.map(() => count)
  const each = (value: number): Cell => (count.value ? plain(Math.round((value / count.value) * 10) / 10) : NONE)
  const known = timed > 0 || talks === 0
  return [
    ...[count, plain(talks), plain(talks - timed)],
    known ? plain(minutes) : missing('unknown'),
    each(talks),
    known ? each(minutes) : missing(count.value ? 'unknown' : 'absent'),
    plain(visits),
  ]
}

/** Registrations by where people heard of the desk, how often it was told there, and what that cost. */
function heardTable(
  heard: readonly RegisteredCount[],
  { contacts, spent }: { contacts: readonly EntryPartSum[]; spent: readonly MediumSum[] },
  when: When,
  ground: Ground,
): FigureTable {
  const telling = tellingOf(heard, when, ground.below)
  const told = (value: string | null): Cell => {
    if (ground.standing !== 'shown') return missing(ground.standing)
    const cell = value === null ? telling.total : telling.of(value)
    const evidence = recordsPath({ column: 'people.registered', table: 'heard', value, when })
    return { ...cell, evidence: ground.below === null && cell.value ? evidence : null }
  }
  const costOf = (isOf: (medium: string) => boolean) =>
    entered(
      spent.filter(({ medium }) => isOf(medium)),
      'expense',
      when,
      ground,
    )
  const madeOf = (unit: Unit, isOf: (part: string) => boolean) =>
    entered(
      contacts.filter(({ part }) => UNIT_OF[part] === unit && isOf(part)),
      'pr-contact',
      when,
      ground,
    )
  const line = (value: Value): Line => {
    const parts = PARTS_OF[value.key] ?? []
    const made = (unit: Unit) =>
      parts.some(part => UNIT_OF[part] === unit) ? madeOf(unit, part => parts.includes(part)) : NONE
    // Nobody can spend on a way of telling that is no answer.
    const cost = value.key === '' ? NONE : costOf(medium => medium === value.key)
    return { ...value, cells: heardCells(told(value.key), made('sheets'), made('times'), cost) }
  }
  const unsaid = costOf(medium => medium === '')
  return {
    ...{ key: 'heard', title: '窓口を知ったきっかけと周知', head: 'きっかけ', columns: HEARD_COLUMNS },
    notes: [...HEARD_NOTES, ...unmeasured(contacts)],
    lines: [
      ...HEARD_VALUES.map(line),
      // What was spent on no way in particular is shared out among none of them.
      ...(unsaid.value ? [{ ...UNSAID, cells: heardCells(NONE, NONE, NONE, unsaid) }] : []),
    ],
    total: {
      key: 'total',
      text: '合計',
      unasked: false,
      cells: heardCells(
        told(null),
        madeOf('sheets', () => true),
        madeOf('times', () => true),
        costOf(() => true),
      ),
    },
  }
}

type Unit = 'sheets' | 'times'

/** What was spent for each registration, and for each sheet or time where it was spent on one of both alone. */
function heardCells(count: Cell, sheets: Cell, times: Cell, cost: Cell): Cell[] {
  const each = (made: Cell, other: Cell) => (made.value && other.value === null ? perOne(cost, made, 0.1) : NONE)
  return [count, sheets, times, cost, perOne(cost, count), each(sheets, times), each(times, sheets)]
}

/** What was entered of a kind; where nothing was entered it is not known, which is not nothing. */
const entered = (sums: readonly { count: number }[], kind: string, when: When, { whole }: Ground): Cell =>
  sums.length === 0
    ? missing('unknown')
    : {
        value: sums.reduce((all, { count }) => all + count, 0),
        state: 'shown',
        evidence: whole ? entriesPath(kind, daysOf(when)) : null,
      }

/** So much for each registration, where both are told and there was one. */
function perOne(amount: Cell, count: Cell, step = 1): Cell {
  if (amount.value === null || count.value === null) return missing(amount.value === null ? amount.state : count.state)
  return count.value === 0 ? NONE : plain(Math.round(amount.value / count.value / step) / (1 / step))
}

/** Ways of telling of which nobody knows whether they are counted in sheets or times, with what was entered. */
function unmeasured(contacts: readonly EntryPartSum[]): string[] {
  const parts = Map.groupBy(
    contacts.filter(({ part }) => UNIT_OF[part] === undefined),
    ({ part }) => part,
  )
  const told = [...parts].map(
    ([part, all]) => `${part} ${all.reduce((sum, { count }) => sum + count, 0).toLocaleString('ja')}`,
  )
  return told.length === 0 ? [] : [`枚数か回数かがわからない周知の方法（${told.join('、')}）は、表に入れていません。`]
}
