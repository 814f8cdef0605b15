import { type RawBuilder, sql } from 'kysely'
import type { Read } from './db.ts'
import { ANEW } from './plan-names.ts'
import { instantOf } from './pools.ts'

/*
 * Rows of statements that are written in SQL. The list of their columns is the type of the row, and the database's first
 * answer to each list is compared with it: a column that is missing, too much, of another kind, or empty where it may not
 * be is a fault of ours that any test of the page finds. Afterwards nothing is compared: a long list costs what it costs.
 */

/** What one column holds: the types of PostgreSQL by which it comes, and whether it may be empty. */
export type Column<T> = { oids: readonly number[]; empty: boolean; holds?: T }
export type Columns = Record<string, Column<unknown>>
export type Row<C extends Columns> = { [K in keyof C]: C[K] extends Column<infer T> ? T : never }

const column = <T>(...oids: number[]): Column<T> => ({ oids, empty: false })

export const id = column<string>(2950)
/** 'YYYY-MM-DD' */
export const day = column<string>(1082)
const INSTANT = 1184
/** ISO 8601, UTC. */
export const instant = column<string>(INSTANT)
export const number = column<number>(20, 21, 23, 700, 701, 1700)
export const yes = column<boolean>(16)
/** Words, or one of a closed list that the column's check holds. */
export const text = <T extends string = string>() => column<T>(25, 1043)
/** An array of texts, ids, days or numbers. */
export const list = <T extends string | number>() => column<T[]>(1009, 1015, 2951, 1182, 1005, 1007, 1016, 1022)
/** What its reader knows the shape of; the database does not. */
export const json = <T>() => column<T>(114, 3802)
/** A column that may be empty. */
export const maybe = <T>(of: Column<T>): Column<T | null> => ({ oids: of.oids, empty: true })

type Field = { name: string; dataTypeID: number }
type Answer<C extends Columns> = { rows: Row<C>[]; fields: readonly Field[] }

/** What is wrong with an answer: '' where its columns are those of the list. */
export function unlike(columns: Columns, fields: readonly Field[], rows: readonly Record<string, unknown>[]): string {
  const given = new Set(fields.map(({ name }) => name))
  const missing = Object.keys(columns).filter(name => !given.has(name))
  const wrong = fields.flatMap(({ name, dataTypeID }) => {
    const expected = columns[name]
    if (!expected) return [`${name} is not asked for`]
    if (!expected.oids.includes(dataTypeID)) return [`${name} comes as type ${dataTypeID}`]
    return !expected.empty && rows.some(row => row[name] === null) ? [`${name} is empty`] : []
  })
  return [...missing.map(name => `${name} is missing`), ...wrong].join(', ')
}

const known = new WeakSet<Columns>()

/** A statement with the columns of its answer, to be asked alone or together with others. */
export type Question<C extends Columns> = { columns: C; statement: RawBuilder<unknown> }

/** question({ id, name: text() })`select …`: nothing is asked yet. */
export const question =
  <C extends Columns>(columns: C) =>
  (...statement: Parameters<typeof sql>): Question<C> => ({ columns, statement: sql(...statement) })

/** The rows of a statement with these columns: rowsOf(db, { id, name: text() })`select …`. */
export const rowsOf =
  <C extends Columns>(db: Read, columns: C) =>
  (...statement: Parameters<typeof sql>): Promise<Row<C>[]> =>
    answerTo(db, question(columns)(...statement))

/** The rows that answer one question. */
export async function answerTo<C extends Columns>(db: Read, { columns, statement }: Question<C>): Promise<Row<C>[]> {
  // The connection of db.ts hands the fields on beside the rows.
  const { rows, fields } = (await statement.execute(db)) as Answer<C>
  if (!known.has(columns)) {
    const wrong = unlike(columns, fields, rows)
    if (wrong !== '') throw new TypeError(`the answer is not what its columns say: ${wrong}`)
    if (rows.length > 0) known.add(columns)
  }
  return rows
}

/**
 * In a statement of which the best plan depends on its values (how many rows of a list fit, how long a period is): it is
 * planned each time it is asked, and no plan is kept. The bench of a city names those that need it.
 */
export const PLANNED_ANEW = sql.raw(ANEW)
/** A figure of the program's that stands in the statement itself: an index of that figure alone serves a kept plan, too. */
export const figure = (value: number) => sql.lit(value)

export type Questions = Readonly<Record<string, Question<Columns>>>
export type Answers<Q extends Questions> = { [K in keyof Q]: Q[K] extends Question<infer C> ? Row<C>[] : never }

/**
 * The answers to several questions in one statement, as of one moment: a page of many parts goes to the database once. They
 * come as JSON, in which only an instant is written otherwise than in a row.
 */
export async function together<Q extends Questions>(db: Read, questions: Q): Promise<Answers<Q>> {
  const asked = Object.entries(questions)
  const lists = asked.map(
    ([name, { statement }]) => sql`(select coalesce(json_agg(t), '[]') from (${statement}) t) as ${sql.id(name)}`,
  )
  const { rows } = await sql<Answers<Q>>`select ${sql.join(lists)}`.execute(db)
  const [answers] = rows
  for (const [name, { columns }] of asked) fromJson(columns, answers![name] as Record<string, unknown>[])
  return answers!
}

function fromJson(columns: Columns, rows: Record<string, unknown>[]): void {
  const names = Object.keys(columns)
  const wrong = rows[0] ? names.filter(name => !(name in rows[0]!)) : []
  if (wrong.length > 0) throw new TypeError(`the answer is not what its columns say: ${wrong} is missing`)
  for (const name of names.filter(name => columns[name]!.oids.includes(INSTANT)))
    for (const row of rows) if (typeof row[name] === 'string') row[name] = instantOf(row[name])
}
