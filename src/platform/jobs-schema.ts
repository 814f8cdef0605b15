import pg from 'pg'
import { SetupError } from './errors.ts'

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
  const { rows } = await owner.query('select to_regclass($1) as found', [`${JOBS}.version`])
  if (rows[0].found === null) return null
  return (await owner.query<{ version: number }>(`select version from ${JOBS}.version`)).rows[0]?.version ?? null
}

async function mayCreate(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query(
    `select has_database_privilege(current_database(), 'create') as may, current_database() as name, current_user as user`,
  )
  if (rows[0].may) return
  throw new SetupError(
    `データベースに、時間のかかる処理の順番待ちの場所（スキーマ「${JOBS}」）を作れませんでした。データベースの管理者が GRANT CREATE ON DATABASE ${rows[0].name} TO ${rows[0].user} を実行してから、もう一度起動してください。`,
  )
}
