import type { Read, Tx } from '#platform/db.ts'
import { id, instant, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { FormKind, FormType } from './rules.ts'

const TEMPLATE = {
  id,
  kind: text<FormKind>(),
  type: text<FormType>(),
  number,
  name: text(),
  sha256: text(),
  by: text(),
  at: instant,
  /** How many reports were made with it. */
  reports: number,
}
export type Template = Row<typeof TEMPLATE>

/** Every version of a city's own forms, the latest first. */
export const templates = (db: Read): Promise<Template[]> =>
  rowsOf(db, TEMPLATE)`
    select f.id, f.kind, f.type, f.number, f.name, f.sha256, a.name as by, f.at,
      (select count(*) from report r where f.id = any (array[r.template_id, r.workbook_template_id]))::int as reports
    from report_template f join account a on a.id = f.by_account order by f.kind, f.number desc`

/** The one that is used now, with its bytes; undefined where it is the one that comes with the product. */
export const templateInUse = (db: Read, kind: FormKind, type: FormType) =>
  db
    .selectFrom('report_template')
    .select(['id', 'number', 'bytes'])
    .where('kind', '=', kind)
    .where('type', '=', type)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()

const LAST = { number }
/** The number of the last version of a kind, of whichever type; 0 before the first. */
export const lastVersion = async (db: Read, kind: FormKind): Promise<number> =>
  (await rowsOf(db, LAST)`select coalesce(max(number), 0)::int as number from report_template where kind = ${kind}`)[0]!
    .number

/** One of them by its id. */
export const templateById = (db: Read, template: string) =>
  db.selectFrom('report_template').select(['name', 'bytes', 'type']).where('id', '=', template).executeTakeFirst()

type NewTemplate = {
  id: string
  kind: FormKind
  type: FormType
  number: number
  name: string
  sha256: string
  bytes: Buffer
  by_account: string
  at: string
}

/** A further version; false where somebody else has put in one with this number. */
export const addTemplate = async (tx: Tx, template: NewTemplate): Promise<boolean> =>
  (await tx
    .insertInto('report_template')
    .values(template)
    .onConflict(conflict => conflict.columns(['municipality_id', 'kind', 'number']).doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined
