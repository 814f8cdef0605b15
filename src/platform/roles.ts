import { createHmac } from 'node:crypto'
import pg from 'pg'
import { SetupError } from './errors.ts'
import { INSIDE, LANES, type Lane, OUTSIDE, roleOf } from './lanes.ts'

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

type Membership = { login: Login; lanes: readonly Lane[] }
const memberships = ({ inside, outside }: Ways): readonly Membership[] => [
  { login: inside, lanes: INSIDE },
  { login: outside, lanes: OUTSIDE },
]

/**
 * Makes the lanes and the two logins that may change into them. What is there is left alone, so a server where only its
 * administrator may create roles needs it once: the refusal carries the statements to run. Refuses a login that could get
 * round what the lanes hold.
 */
export async function ensureRoles(admin: pg.Client, owner: string, ways: Ways): Promise<void> {
  const { rows } = await admin.query<{ may: boolean; modern: boolean }>(
    `select rolsuper or rolcreaterole as may, current_setting('server_version_num')::int >= 160000 as modern
     from pg_roles where rolname = current_user`,
  )
  const { may, modern } = rows[0]!
  const missing = await missingRoles(admin, owner, ways)
  if (may) for (const statement of statementsFor(owner, ways, modern)) await made(admin, statement)
  else if (missing.length > 0) throw askAdministrator(missing, statementsFor(owner, ways, modern))
  await mustBeWeak(admin, owner, ways)
}

/** All that makes the roles, in an order in which it can be run any number of times. */
function statementsFor(owner: string, ways: Ways, modern: boolean): string[] {
  const create = (name: string) =>
    `do $$ begin create role ${pg.escapeIdentifier(name)}; exception when duplicate_object or unique_violation then null; end $$`
  // 18 keeps what a grant said about inheritance when the login is altered later, so each grant says it (15 knows the login's only).
  const how = modern ? ' with inherit false, set true, admin false' : ''
  return [
    ...LANES.flatMap(lane => [create(roleOf(owner, lane))]),
    ...memberships(ways).flatMap(({ login, lanes }) => [
      create(login.user),
      `alter role ${pg.escapeIdentifier(login.user)} login noinherit password ${pg.escapeLiteral(login.password)}`,
      ...lanes.map(
        lane => `grant ${pg.escapeIdentifier(roleOf(owner, lane))} to ${pg.escapeIdentifier(login.user)}${how}`,
      ),
    ]),
  ]
}

async function made(admin: pg.Client, statement: string): Promise<void> {
  await admin.query(statement).catch(error => {
    throw new SetupError(
      `データベースに、結いが使うロールを作れませんでした（${(error as Error).message}）。DATABASE_URL のユーザーに CREATEROLE の権限をつけてから、もう一度 起動してください。`,
    )
  })
}

/** Which logins and memberships are not there yet. */
async function missingRoles(admin: pg.Client, owner: string, ways: Ways): Promise<string[]> {
  const wanted = memberships(ways).flatMap(({ login, lanes }) => lanes.map(lane => [login.user, roleOf(owner, lane)]))
  const { rows } = await admin.query<{ login: string; role: string }>(
    `select l.rolname as login, r.rolname as role from pg_auth_members m join pg_roles l on l.oid = m.member join pg_roles r on r.oid = m.roleid
     where l.rolname = any($1) and l.rolcanlogin`,
    [[ways.inside.user, ways.outside.user]],
  )
  const there = new Set(rows.map(({ login, role }) => `${login} ${role}`))
  return wanted.map(pair => pair.join(' ')).filter(pair => !there.has(pair))
}

const askAdministrator = (missing: readonly string[], statements: readonly string[]): SetupError =>
  new SetupError(
    `データベースに、結いが使うロールが${missing.length}組 足りませんが、DATABASE_URL のユーザーには ロールを作る権限（CREATEROLE）がありません。データベースの管理者に、次の文を一度だけ実行してもらってから、もう一度 起動してください（合言葉が入っているので、人に見せないでください）。\n\n${statements.map(statement => `${statement};`).join('\n')}`,
  )

/** A login may be no more than the way into its lanes; a lane may be nothing but itself. */
async function mustBeWeak(admin: pg.Client, owner: string, ways: Ways): Promise<void> {
  const { rows } = await admin.query<{ role: string; why: string }>(
    `select r.rolname as role, 'SUPERUSER・BYPASSRLS・CREATEROLE' as why from pg_roles r
       where r.rolname = any($1) and (r.rolsuper or r.rolbypassrls or r.rolcreaterole)
     union all
     select l.rolname, r.rolname from pg_auth_members m join pg_roles l on l.oid = m.member join pg_roles r on r.oid = m.roleid
       where (l.rolname = $2 and not r.rolname = any($4)) or (l.rolname = $3 and not r.rolname = any($5)) or l.rolname = any($6)`,
    [
      [ways.inside.user, ways.outside.user, ...LANES.map(lane => roleOf(owner, lane))],
      ways.inside.user,
      ways.outside.user,
      INSIDE.map(lane => roleOf(owner, lane)),
      OUTSIDE.map(lane => roleOf(owner, lane)),
      LANES.map(lane => roleOf(owner, lane)),
    ],
  )
  if (rows[0])
    throw new SetupError(
      `データベースのロール「${rows[0].role}」の権限が強すぎます。${rows[0].why} を外してから、もう一度 起動してください。`,
    )
}
