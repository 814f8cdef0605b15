import { type OutcomeKey, referralOf, ruleOf } from '#features/indicators/index.ts'
import type { Read } from '#platform/db.ts'
import type { Cell, FigureTable, Ground, Line, When } from '../rules.ts'
import { NONE, tellingOf } from '../rules-told.ts'
import { recordsPath } from '../staff/paths.ts'
import {
  COLUMNS,
  type Column,
  columnsOf,
  dimensionOf,
  FLAGGED,
  hasPart,
  TABLES,
  type TableKey,
  valueIn,
} from './rules.ts'
import { type Sum, sumsOf } from './store.ts'
import { COLUMN_TEXT, NOTES, TABLE_TEXT, type Value, valuesIn } from './text.ts'

const ruleFor = (sum: Sum): OutcomeKey | null =>
  sum.measure === 'decided'
    ? ruleOf({ ...sum, legal_form: sum.what }, FLAGGED)
    : sum.measure === 'passed'
      ? referralOf(sum.elder ? FLAGGED.elderAge : FLAGGED.elderAge - 1, FLAGGED)
      : null

type Placed = Sum & { columns: readonly Column[] }

/** Consultations, registrations, outcomes and つなぎ by area, channel, age band and sex. */
export async function countTables(db: Read, when: When, ground: Ground): Promise<FigureTable[]> {
  const sums = await sumsOf(db, ['area', 'channel', 'who'], when?.year ?? null, ground.below === null)
  const placed = sums.map((sum): Placed => ({ ...sum, columns: columnsOf(sum.measure, ruleFor(sum)) }))
  const values = await valuesIn(db, placed)
  return TABLES.map(key => tableOf(key, placed, { ...ground, values: values[key], when }))
}

type Of = Ground & { values: readonly Value[]; when: When }

function tableOf(key: TableKey, sums: readonly Placed[], { values, when, below, standing }: Of): FigureTable {
  const mine = sums.filter(({ dim }) => dim === dimensionOf(key))
  const tellings = COLUMNS.map(column => {
    const counted = mine.filter(({ columns }) => columns.includes(column))
    return {
      column,
      telling: tellingOf(
        counted.map(sum => ({ ...sum, value: valueIn(key, sum.value) })),
        when,
        below,
      ),
    }
  })
  const evidence = (cell: Cell, column: Column, value: string | null) =>
    below === null && cell.value !== null && cell.value > 0 ? recordsPath({ column, table: key, value, when }) : null
  const cellOf = (told: Pick<Cell, 'value' | 'state'>, column: Column, value: string | null): Cell => {
    if (standing !== 'shown') return { value: null, state: standing, evidence: null }
    const cell = { ...told, evidence: null }
    return { ...cell, evidence: evidence(cell, column, value) }
  }
  const line = (value: Value): Line => ({
    ...value,
    cells: tellings.map(({ column, telling }) =>
      hasPart(column, value.key) ? cellOf(telling.of(value.key), column, value.key) : NONE,
    ),
  })
  return {
    ...{ key, title: TABLE_TEXT[key].title, head: TABLE_TEXT[key].head, notes: NOTES[key] },
    columns: COLUMNS.map(column => ({ key: column, ...COLUMN_TEXT[column] })),
    lines: values.map(line),
    total: {
      ...{ key: 'total', text: '合計', unasked: false },
      cells: tellings.map(({ column, telling }) => cellOf(telling.total, column, null)),
    },
  }
}
