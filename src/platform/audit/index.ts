export { type Checked, checkedLog, checkLog } from './check.ts'

import type { Tx } from '../db.ts'
import { newId } from '../ids.ts'
import { beginning } from '../text.ts'
import { WORDS } from '../words.ts'

/** One look at a page. Who looked and when is not the application's to say: the database knows both. */
export type Look = {
  action: string
  subject?: readonly [kind: string, id: string] | undefined
  path: string
  requestId: string
  /** What was asked for: the conditions of a list, and that words were searched for. */
  asked?: Readonly<Record<string, string>> | undefined
  /** The people whom the answer named besides its subject: one line for a whole list. */
  shown?: readonly string[] | undefined
  /** Why nothing was shown. */
  refused?: 'forbidden' | 'missing' | 'expired' | 'used' | 'withdrawn' | undefined
}

/** So many people stand in one line; of more there are several lines. */
export const MOST_SHOWN = 500

/**
 * Notes who looked at or changed what. `page()` calls it, so that no page can forget. The next line of the municipality
 * waits until this transaction ends: it is said last.
 */
export async function noteLook(tx: Tx, look: Look): Promise<void> {
  const shown = look.shown ?? []
  const lines = Math.max(1, Math.ceil(shown.length / MOST_SHOWN))
  const lineOf = (at: number) => {
    const people = shown.slice(at * MOST_SHOWN, (at + 1) * MOST_SHOWN)
    return {
      id: newId(),
      action: look.action,
      subject_kind: look.subject?.[0] ?? null,
      subject_id: look.subject?.[1] ?? null,
      path: look.path,
      request_id: look.requestId,
      asked: look.asked ? JSON.stringify(look.asked) : null,
      shown: people.length > 0 ? people : null,
      refused: look.refused ?? null,
    }
  }
  await tx
    .insertInto('audit_log')
    .values(Array.from({ length: lines }, (_, at) => lineOf(at)))
    .execute()
}

const MOST_CONDITIONS = 30
const LONGEST_CONDITION = 200

/** Stands in the place of the words of a search: that there were some is kept, and whom it showed, not what they were. */
export const SOUGHT = '…'

/** The conditions in an address as they are noted: the log keeps what was asked, not how much somebody can type. */
export function askedIn({ searchParams }: URL): Record<string, string> | undefined {
  const asked = [...new Set(searchParams.keys())].slice(0, MOST_CONDITIONS).map(name => {
    const values = searchParams.getAll(name).filter(value => value !== '')
    const told = name === WORDS && values.length > 0 ? SOUGHT : values.join('、')
    return [beginning(name, LONGEST_CONDITION), beginning(told, LONGEST_CONDITION)] as const
  })
  const filled = asked.filter(([, value]) => value !== '')
  return filled.length > 0 ? Object.fromEntries(filled) : undefined
}
