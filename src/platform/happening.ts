import { sql } from 'kysely'
import type { Day } from './dates.ts'
import type { Read, Tx } from './db.ts'
import { newId } from './ids.ts'

/**
 * Everything that can happen: kind → what it is about and what is kept of it. Each noun declares its own kinds in its
 * `happenings.ts`. A kind is never renamed or given another meaning: rows of years ago are read by it.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the nouns fill it, this file knows none of them
export interface Happenings {}

/** What a kind is about (the kind of its subject) and what is kept of it besides who, whom, how and when. */
export type Of<Subject extends string, Data = null> = { subject: Subject; data: Data }

export type Kind = keyof Happenings
export type SubjectKind = Happenings[Kind]['subject']
export type DataOf<K extends Kind> = Happenings[K]['data']

/** The kinds whose subject may be such a thing. */
export type KindAbout<S extends SubjectKind> = { [K in Kind]: S extends Happenings[K]['subject'] ? K : never }[Kind]

/** How a word came in when staff type for somebody (代理入力). */
export type Medium = 'visit' | 'phone' | 'outreach' | 'online' | 'post' | 'web'

/**
 * Who acts and when: every verb takes it. `now` is the instant (ISO 8601, UTC), `today` its day in Asia/Tokyo. `by` is an
 * account; `Doing<string | null>` may also be done by nobody: a command or an import.
 */
export type Doing<By extends string | null = string> = { by: By; now: string; today: Day }

export type Happening<K extends Kind> = {
  kind: K
  subject: [kind: Happenings[K]['subject'], id: string]
  person?: string | null
  by: string | null
  onBehalfOf?: string | null
  medium?: Medium | null
  now: string
} & (DataOf<K> extends null ? { data?: null } : { data: DataOf<K> })

/** Records what happened, in the transaction in which it happened. History reads it, later nouns listen to it. */
export async function record<K extends Kind>(tx: Tx, what: Happening<K>): Promise<void> {
  await tx
    .insertInto('happening')
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

/** What happened, as it stands in its row. */
export type Heard<K extends Kind> = {
  id: string
  kind: K
  subject_kind: Happenings[K]['subject']
  subject_id: string
  person_id: string | null
  actor_id: string | null
  at: string
  data: DataOf<K>
}

/** One happening by its id. */
export const happeningById = (db: Read, id: string): Promise<Heard<Kind>> =>
  db
    .selectFrom('happening')
    .select(['id', 'kind', 'subject_kind', 'subject_id', 'person_id', 'actor_id', 'at', 'data'])
    .where('id', '=', id)
    .$castTo<Heard<Kind>>()
    .executeTakeFirstOrThrow()

/** What may have been typed by somebody in what is kept of a happening: reasons, notes, what a field was and is, names. */
const TYPED = ['before', 'after', 'reason', 'why', 'note', 'login', 'name', 'number', 'result']

/** Takes the typed words out of all that happened to somebody who is erased; that it happened stays. Gives how many rows. */
export const forgetWords = async (tx: Tx, person: string): Promise<number> => {
  const { numAffectedRows } = await sql`update happening set data = data - ${TYPED}::text[]
    where (person_id = ${person} or subject_id = ${person}) and data ?| ${TYPED}::text[]`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** What happened to a thing, the latest first, a hundred at most, with who did it; `but`: kinds that are told elsewhere. */
export function happeningsOf(db: Read, [kind, id]: readonly [SubjectKind, string], but: readonly Kind[] = []) {
  const about = db
    .selectFrom('happening as h')
    .leftJoin('account', 'account.id', 'h.actor_id')
    .select(['h.kind', 'h.at', 'h.data', 'account.name as by'])
    .where('h.subject_kind', '=', kind)
    .where('h.subject_id', '=', id)
  const told = but.length === 0 ? about : about.where('h.kind', 'not in', but)
  return told.orderBy('h.at', 'desc').orderBy('h.id', 'desc').limit(100).execute()
}

/**
 * How a history page tells each kind of happening about such a thing: a kind without words does not compile. A row may
 * be older than what is kept of its kind today, so anything of it may be missing.
 */
export type Words<S extends SubjectKind, Context> = {
  [K in KindAbout<S>]: (data: Partial<DataOf<K>>, context: Context) => string
}

/** The sentence for one happening. What another version of the program wrote is told as nothing but a record. */
export function tell<Context>(
  words: Readonly<Record<string, (data: never, context: Context) => string>>,
  { kind, data }: { kind: string; data: unknown },
  context: Context,
): string {
  const told = Object.hasOwn(words, kind) && words[kind]
  return told ? told(data as never, context) : '記録があります（この画面では内容を表せません）。'
}
