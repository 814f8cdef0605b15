import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { instant, json, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import { answersIn, type Page, type Written } from './rules.ts'

const PAGE = {
  ...{ page: text<Page>(), answers: json<Record<string, unknown>>(), note: text(), version: number },
  ...{ medium: text(), at: instant },
}

/** A page as it is stored. */
export type Kept = Written & { page: Page; version: number; medium: string; at: string }

export type Pages = ReadonlyMap<Page, Kept>

const byPage = (rows: readonly Row<typeof PAGE>[]): Pages =>
  new Map(rows.map(row => [row.page, { ...row, answers: answersIn(row.page, row.answers) }]))

/** The pages of somebody that whoever asks may see: of staff those that a consent covers. */
export const pagesOf = async (db: Read, person: string): Promise<Pages> =>
  byPage(
    await rowsOf(
      db,
      PAGE,
    )`select page, answers, note, version, medium, at from outlook_page where person_id = ${person}`,
  )

/** The pages of whoever asks, in their own lane. */
export const ownPages = async (db: Read): Promise<Pages> =>
  byPage(await rowsOf(db, PAGE)`select page, answers, note, version, medium, at from outlook_page`)

/** One at a time writes the sheet of somebody. */
export const holdSheet = (tx: Tx, person: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`outlook ${person}`}, 0))`.execute(tx)

type New = Written & { person: string; page: Page; version: number; medium: string; by: string; at: string }
const valuesOf = ({ answers, note, version, medium, by, at }: New) => ({
  ...{ answers: JSON.stringify(answers), note, version, medium, by_account: by, at },
})

export const addPage = (tx: Tx, row: New) =>
  tx
    .insertInto('outlook_page')
    .values({ person_id: row.person, page: row.page, ...valuesOf(row) })
    .execute()

export const changePage = (tx: Tx, row: New) =>
  tx
    .updateTable('outlook_page')
    .set(valuesOf(row))
    .where('person_id', '=', row.person)
    .where('page', '=', row.page)
    .execute()

/** Takes away the sheet of whoever asks; whether there was one. */
export const removeOwn = async (tx: Tx, person: string): Promise<boolean> =>
  (await tx.deleteFrom('outlook_page').where('person_id', '=', person).executeTakeFirst()).numDeletedRows > 0n

const EMPTIED = { done: yes }

/** Takes away the sheet of somebody as a whole, also what staff do not see (0112); whether there was one. */
export const removeSheet = async (tx: Tx, person: string): Promise<boolean> =>
  (await rowsOf(tx, EMPTIED)`select empty_outlook(${person}) as done`)[0]!.done

/** Gives the sheet to whom somebody is found to be; of a page that both wrote the later stays. */
export const moveSheet = async (tx: Tx, from: string, to: string): Promise<void> => {
  await sql`select move_outlook(${from}, ${to})`.execute(tx)
}
