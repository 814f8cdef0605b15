import type { Tx } from './db.ts'
import { newId } from './ids.ts'

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
