import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { ownersTx } from './db.ts'
import { SetupError } from './errors.ts'
import { INSIDE, LANES, LIMITED, OUTSIDE, roleOf } from './lanes.ts'
import { rowsOf, text, yes } from './rows.ts'

export type Login = { user: string; password: string }
export type Ways = { inside: Login; outside: Login }

/**
 * The two logins of the application that belong to an owner's: `<owner>_app` for the inside, `<owner>_outside`, with
 * passwords derived from the owner's, so that one address (`DATABASE_URL`, the owner's) configures every process.
 */
export function appLogins(owner: { user: string; password?: string | undefined }): Ways {
  const login = (user: string): Login => ({
    user,
    password: createHmac('sha256', owner.password ?? '')
      .update(`yui application login ${user}`)
      .digest('hex'),
  })
  return { inside: login(`${owner.user}_app`), outside: login(`${owner.user}_outside`) }
}

type Membership = { login: Login; roles: readonly string[] }
const memberships = (owner: string, { inside, outside }: Ways): readonly Membership[] => [
  { login: inside, roles: [...INSIDE, LIMITED].map(lane => roleOf(owner, lane)) },
  { login: outside, roles: OUTSIDE.map(lane => roleOf(owner, lane)) },
]

const rolesOf = (owner: string): string[] => [...LANES, LIMITED].map(lane => roleOf(owner, lane))

const ADMIN = { may: yes, modern: yes }

/**
 * Makes the lanes and the two logins that may change into them, where `admin` may. Where only the server's administrator
 * may, the refusal carries the statements to run, once: what is there already is taken as it is. Refuses a login or a lane
 * that could get round what the lanes hold.
 */
export async function ensureRoles(admin: pg.Client, owner: string, ways: Ways): Promise<void> {
  const [admins] = await rowsOf(ownersTx(admin), ADMIN)`
    select rolsuper or rolcreaterole as may, current_setting('server_version_num')::int >= 160000 as modern
    from pg_roles where rolname = current_user`
  const { may, modern } = admins!
  const statements = statementsFor(owner, ways, modern)
  const refused = may ? await refusalOf(admin, statements) : '権限 CREATEROLE がありません'
  if (refused !== null && ((await isMissing(admin, owner, ways)) || (await isShutOut(admin, ways))))
    throw askAdministrator(refused, statements)
  await mustBeWeak(admin, owner, ways)
}

/** All that makes the roles, in an order in which it can be run any number of times. */
function statementsFor(owner: string, ways: Ways, modern: boolean): string[] {
  const create = (name: string) =>
    `do $$ begin create role ${pg.escapeIdentifier(name)}; exception when duplicate_object or unique_violation then null; end $$`
  // 18 keeps what a grant said about inheritance when the login is altered later, so each grant says it (15 knows the login's only).
  const how = modern ? ' with inherit false, set true, admin false' : ''
  const inherited = modern ? ' with inherit true, set false, admin false' : ''
  const [staff, limited] = [roleOf(owner, 'staff'), roleOf(owner, LIMITED)].map(pg.escapeIdentifier)
  return [
    ...rolesOf(owner).map(create),
    `grant ${staff} to ${limited}${inherited}`,
    ...memberships(owner, ways).flatMap(({ login, roles }) => [
      create(login.user),
      `alter role ${pg.escapeIdentifier(login.user)} login noinherit password ${pg.escapeLiteral(login.password)}`,
      ...roles.map(role => `grant ${pg.escapeIdentifier(role)} to ${pg.escapeIdentifier(login.user)}${how}`),
    ]),
  ]
}

/** Runs the statements; gives what the server says where it does not let this user (of roles that another one made). */
async function refusalOf(admin: pg.Client, statements: readonly string[]): Promise<string | null> {
  try {
    for (const statement of statements) await admin.query(statement)
    return null
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.message
    throw error
  }
}

/** Each membership of a login: PostgreSQL 15 knows inheritance by the login alone, later ones by the membership. */
const MEMBERSHIPS = sql`select l.rolname::text as login, r.rolname::text as role, m.admin_option as admin,
    l.rolcanlogin and coalesce((to_jsonb(m)->>'set_option')::boolean, true) as may_change,
    coalesce((to_jsonb(m)->>'inherit_option')::boolean, l.rolinherit) as inherits
  from pg_auth_members m join pg_roles l on l.oid = m.member join pg_roles r on r.oid = m.roleid`

const MEMBERSHIP = { login: text(), role: text(), inherits: yes, may_change: yes }

/** Whether a login cannot change into one of its lanes yet, or has its rights without changing into it; or the limited lack those of staff. */
async function isMissing(admin: pg.Client, owner: string, ways: Ways): Promise<boolean> {
  const limited = roleOf(owner, LIMITED)
  const logins = [ways.inside.user, ways.outside.user, limited]
  const all = await rowsOf(ownersTx(admin), MEMBERSHIP)`
    select login, role, inherits, may_change from (${MEMBERSHIPS}) m where login = any(${logins}::text[])`
  if (!all.some(one => one.login === limited && one.role === roleOf(owner, 'staff') && one.inherits)) return true
  const rows = all.filter(({ may_change }) => may_change)
  const pairs = (some: typeof rows) => new Set(some.map(({ login, role }) => `${login} ${role}`))
  const [there, inherited] = [pairs(rows), pairs(rows.filter(({ inherits }) => inherits))]
  const wanted = memberships(owner, ways).flatMap(({ login, roles }) => roles.map(role => `${login.user} ${role}`))
  return wanted.some(pair => !there.has(pair) || inherited.has(pair))
}

/** Whether a login is refused by its password: it was made for another one of the owner's. */
async function isShutOut(admin: pg.Client, { inside, outside }: Ways): Promise<boolean> {
  const { host, port, database, ssl } = admin
  for (const { user, password } of [inside, outside]) {
    const client = new pg.Client({ host, port, ssl, user, password, ...(database && { database }) })
    const code = await client.connect().then(
      () => null,
      error => (error as { code?: string }).code,
    )
    await client.end().catch(() => {})
    if (code === '28P01') return true
  }
  return false
}

const askAdministrator = (refused: string, statements: readonly string[]): SetupError =>
  new SetupError(
    `DATABASE_URL のユーザーでは、結いが使うロールをデータベースに用意できません（${refused}）。データベースの管理者に、次の文を一度だけ実行してもらってから、もう一度起動してください。文にはパスワードが入っているので、ほかの人に見せないでください。DATABASE_URL のパスワードを変えたときは、もう一度同じことが必要です。\n\n${statements.map(statement => `${statement};`).join('\n')}`,
  )

const STRONG = { role: text(), too_much: text() }

/** A login may be no more than the way into its lanes; a lane may be nothing but itself (the limited: staff), and nobody logs in as one. */
async function mustBeWeak(admin: pg.Client, owner: string, ways: Ways): Promise<void> {
  const [inside, outside] = memberships(owner, ways)
  const logins = [ways.inside.user, ways.outside.user]
  const roles = rolesOf(owner)
  const [strong] = await rowsOf(ownersTx(admin), STRONG)`
    select rolname::text as role, case when rolsuper then 'SUPERUSER' when rolbypassrls then 'BYPASSRLS' when rolcreaterole then 'CREATEROLE'
         when rolreplication then 'REPLICATION' else 'LOGIN' end as too_much
       from pg_roles where (rolname = any(${logins}::text[] || ${roles}::text[]) and (rolsuper or rolbypassrls or rolcreaterole or rolreplication))
         or (rolname = any(${roles}::text[]) and rolcanlogin)
     union all
     select login, case when admin then role || ' の ADMIN OPTION' else role || ' のメンバーであること' end from (${MEMBERSHIPS}) m
       where (login = ${inside!.login.user} and (admin or not role = any(${inside!.roles}::text[])))
         or (login = ${outside!.login.user} and (admin or not role = any(${outside!.roles}::text[])))
         or (login = any(${roles}::text[]) and (admin or not (login = ${roleOf(owner, LIMITED)} and role = ${roleOf(owner, 'staff')})))`
  if (strong)
    throw new SetupError(
      `データベースのロール「${strong.role}」の権限が強すぎます（${strong.too_much}）。データベースの管理者にこれを外してもらってから、もう一度起動してください。`,
    )
}
