import type pg from 'pg'
import { secondsOf, systemClock } from './clock.ts'
import { isId } from './ids.ts'
import { checked, isHash, isInstant, isOutside, type Logins, roleOf, type Scope, sealOf } from './lanes.ts'
import type { Options } from './pools.ts'

/**
 * The role and everything that a transaction rests on, for its length only: whatever the last one left on the connection
 * (a role, a tenant, a search path, a timeout) is gone. One kept statement, and what it carries are parameters: they don't
 * show among the server's running statements.
 */
const CLAIM = {
  name: 'claims',
  text: `select set_config('role', $1, true), set_config('search_path', 'public, pg_temp', true), set_config('timezone', 'UTC', true),
    set_config('statement_timeout', $2, true), set_config('lock_timeout', '3000', true),
    set_config('idle_in_transaction_session_timeout', '15000', true), set_config('app.tenant', $3, true),
    set_config('app.actor', $4, true), set_config('app.session', $5, true), set_config('app.claims', $6, true),
    set_config('app.seal', $7, true), set_config('app.at', $8, true)`,
}

/** The same for the session of somebody of the staff: the database says whether they see the whole city or a part of it. */
const CLAIM_OF_STAFF = {
  name: 'claims of staff',
  text: `${CLAIM.text}, set_config('role', public.staff_lane(), true) as role`,
}

export function claimsOf(
  scope: Scope,
  { owner, key }: Logins,
  { statementMs = 5000, through }: Options,
): pg.QueryConfig {
  const tenant = checked(scope.municipality, isId)
  const actor = checked(scope.actor, isId)
  const session = checked(scope.session, isHash)
  const sealed = isOutside(scope.lane) ? sealedNow(scope, key) : ['', '']
  const { name, text } = scope.lane === 'staff' && session !== '' && !scope.whole ? CLAIM_OF_STAFF : CLAIM
  return {
    ...(through ? { text } : { name, text }),
    values: [
      ...[roleOf(owner, scope.lane), String(statementMs), tenant, actor, session],
      ...[...sealed, checked(scope.at, isInstant)],
    ],
  }
}

/** A visitor's claims are everybody's: they are sealed once a minute and municipality. */
const publicSeals = new Map<string, { minute: number; sealed: readonly [claims: string, seal: string] }>()

function sealedNow(scope: Scope, key: string): readonly [claims: string, seal: string] {
  const seconds = secondsOf(systemClock.now())
  const { lane, municipality, ...claims } = scope
  if (lane !== 'public' || Object.keys(claims).length > 0) return sealOf(scope, seconds, key)
  const minute = Math.floor(seconds / 60)
  const of = `${key} ${municipality}`
  const known = publicSeals.get(of)
  if (known?.minute === minute) return known.sealed
  const sealed = sealOf(scope, seconds, key)
  publicSeals.set(of, { minute, sealed })
  return sealed
}
