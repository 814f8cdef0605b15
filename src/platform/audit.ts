import type { Day } from './dates.ts'
import type { Tx } from './db.ts'
import { newId } from './ids.ts'

/** How a word came in when staff type for somebody (代理入力). */
export type Medium = 'visit' | 'phone' | 'outreach' | 'online' | 'post' | 'web'

/**
 * Who acts and when: every verb takes it. `now` is the instant (ISO 8601, UTC), `today` its day in Asia/Tokyo. `by` is an
 * account; `Doing<string | null>` may also be done by nobody: a command or an import.
 */
export type Doing<By extends string | null = string> = { by: By; now: string; today: Day }

export type Happening = {
  kind: string
  subject: [kind: string, id: string]
  person?: string | null
  by: string | null
  onBehalfOf?: string | null
  medium?: Medium | null
  now: string
  data?: Record<string, unknown>
}

/** Records what happened, in the transaction in which it happened. History and later features read it. */
export async function record(tx: Tx, what: Happening): Promise<void> {
  await tx
    .insertInto('event')
    .values({
      id: newId(),
      kind: what.kind,
      subject_kind: what.subject[0],
      subject_id: what.subject[1],
      person_id: what.person ?? null,
      actor_id: what.by,
      on_behalf_of: what.onBehalfOf ?? null,
      medium: what.medium ?? null,
      at: what.now,
      data: JSON.stringify(what.data ?? {}),
    })
    .execute()
}

export type Look = {
  at: string
  actor: string | null
  action: string
  subject?: [kind: string, id: string] | undefined
  path: string
  requestId: string
}

/** Notes who looked at or changed what. `page()` calls it, so that no page can forget. */
export async function noteLook(tx: Tx, look: Look): Promise<void> {
  await tx
    .insertInto('audit_log')
    .values({
      id: newId(),
      at: look.at,
      actor_id: look.actor,
      action: look.action,
      subject_kind: look.subject?.[0] ?? null,
      subject_id: look.subject?.[1] ?? null,
      path: look.path,
      request_id: look.requestId,
    })
    .execute()
}
