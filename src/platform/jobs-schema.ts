import { sql } from 'kysely'
import pg from 'pg'
import { ownersTx } from './db.ts'
import { SetupError } from './errors.ts'
import { number, rowsOf, text, yes } from './rows.ts'

/** Where the queue of jobs stands. */
export const JOBS = 'pgboss'

/** The shape of the queue that the pinned version of the library works on; a test compares the two. */
export const JOBS_VERSION = 40

/**
 * Makes the queue's tables or brings them up to date, as the owner: the lane of the jobs may only work with the rows.
 * The library is loaded where there is something to do, which is almost never.
 */
export async function ensureJobs(owner: pg.Client, role: string): Promise<void> {
  const version = await versionOf(owner)
  if (version !== JOBS_VERSION) {
    const { getConstructionPlans, getMigrationPlans } = await import('pg-boss')
    if (version === null) await mayCreate(owner)
    await owner.query(version === null ? getConstructionPlans(JOBS) : getMigrationPlans(JOBS, version))
  }
  await owner.query(`
    grant usage on schema ${JOBS} to ${pg.escapeIdentifier(role)};
    grant select, insert, update, delete on all tables in schema ${JOBS} to ${pg.escapeIdentifier(role)}`)
}

async function versionOf(owner: pg.Client): Promise<number | null> {
  const tx = ownersTx(owner)
  const [table] = await rowsOf(tx, TABLE)`select to_regclass(${`${JOBS}.version`}) is not null as there`
  if (!table!.there) return null
  const [made] = await rowsOf(tx, MADE)`select version from ${sql.table(`${JOBS}.version`)}`
  return made?.version ?? null
}

const TABLE = { there: yes }
const MADE = { version: number }
const RIGHT = { may: yes, name: text(), user: text() }

async function mayCreate(owner: pg.Client): Promise<void> {
  const [found] = await rowsOf(ownersTx(owner), RIGHT)`
    select has_database_privilege(current_database(), 'create') as may, current_database()::text as name, current_user::text as user`
  const { may, name, user } = found!
  if (may) return
  throw new SetupError(
    `データベースに、時間のかかる処理の順番待ちの場所（スキーマ「${JOBS}」）を作れませんでした。データベースの管理者が GRANT CREATE ON DATABASE ${name} TO ${user} を実行してから、もう一度起動してください。`,
  )
}
