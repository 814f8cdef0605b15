import { type RawBuilder, sql, type Updateable } from 'kysely'
import type { Door } from '#features/kinds/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Kind } from '#platform/happening.ts'
import { day, id, instant, json, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Story as Stored } from '#platform/schema.ts'
import type { Content } from './rules.ts'

const STORY = {
  id,
  person_id: id,
  opportunity_id: maybe(id),
  organisation_id: maybe(id),
  activity: maybe(text()),
  organisation: maybe(text()),
  door: text<Door>(),
  title: text(),
  pseudonym: text(),
  before: text(),
  did: text(),
  after: text(),
  quote: text(),
  told_on: maybe(day),
  version: number,
  by: text(),
  at: instant,
  submitted_by: maybe(text()),
  submitted_by_id: maybe(id),
  submitted_at: maybe(instant),
  returned_why: maybe(text()),
  published_by: maybe(text()),
  published_at: maybe(instant),
  ended_at: maybe(instant),
  end_why: text(),
  /** Whether the person agrees to be told of. */
  consented: yes,
}
/** A story as staff see it, with activity, organisation and people by name. */
export type Story = Row<typeof STORY>

const stories = (db: Read, rest: RawBuilder<unknown>): Promise<Story[]> =>
  rowsOf(db, STORY)`
    select s.id, s.person_id, s.opportunity_id, s.organisation_id, o.title as activity, coalesce(g.name, og.name) as organisation, s.door, s.title,
      s.pseudonym, s.before, s.did, s.after, s.quote, s.told_on, s.version, a.name as by, s.at, b.name as submitted_by, s.submitted_by as submitted_by_id,
      s.submitted_at, s.returned_why, p.name as published_by, s.published_at, s.ended_at, s.end_why,
      exists (select from consent c where c.person_id = s.person_id and c.purpose = 'story' and c.recipient_id is null and c.withdrawn_on is null) as consented
    from story s join account a on a.id = s.by_account left join opportunity o on o.id = s.opportunity_id
    left join organisation og on og.id = o.organisation_id left join organisation g on g.id = s.organisation_id
    left join account b on b.id = s.submitted_by left join account p on p.id = s.published_by ${rest}`

export const storyById = async (db: Read, story: string): Promise<Story | undefined> =>
  (await stories(db, sql`where s.id = ${story}`))[0]

export const storiesByIds = (db: Read, ids: readonly string[]): Promise<Story[]> =>
  stories(db, sql`where s.id = any(${ids}::uuid[])`)

/** A page of all stories, the newest first; `person`: theirs alone. */
export const allStories = (
  db: Read,
  { person = null, limit, offset }: { person?: string | null; limit: number; offset: number },
): Promise<Story[]> =>
  stories(
    db,
    sql`${person === null ? sql`` : sql`where s.person_id = ${person}`} order by s.at desc, s.id desc limit ${limit} offset ${offset}`,
  )

const COUNT = { count: number }
export const countStories = async (db: Read, person: string | null): Promise<number> =>
  (
    await rowsOf(
      db,
      COUNT,
    )`select count(*)::int as count from story ${person === null ? sql`` : sql`where person_id = ${person}`}`
  )[0]!.count

/** The stories of a person that are told or may still be. */
export const openStoriesOf = (db: Read, person: string): Promise<Story[]> =>
  stories(db, sql`where s.person_id = ${person} and s.ended_at is null order by s.at`)

/** Waits for whoever is writing to the story. */
export const holdStory = (tx: Tx, story: string) =>
  tx.selectFrom('story').select('id').where('id', '=', story).forUpdate().executeTakeFirst()

/** Adds a story under its id; false where it is there already. */
export const addStory = async (
  tx: Tx,
  story: Content & { id: string; person_id: string; by_account: string; at: string },
): Promise<boolean> =>
  (await tx
    .insertInto('story')
    .values(story)
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

export const changeStory = (tx: Tx, story: string, content: Content, { by, at }: Mark) =>
  tx
    .updateTable('story')
    .set({ ...content, by_account: by, at, version: sql<number>`version + 1`, returned_why: null })
    .where('id', '=', story)
    .execute()

type Mark = { by: string; at: string }
const set = (tx: Tx, story: string, change: Updateable<Stored>) =>
  tx.updateTable('story').set(change).where('id', '=', story).execute()

export const setSubmitted = (tx: Tx, story: string, { by, at }: Mark) =>
  set(tx, story, { submitted_by: by, submitted_at: at })
export const setReturned = (tx: Tx, story: string, why: string) =>
  set(tx, story, { submitted_by: null, submitted_at: null, returned_why: why })
export const setPublished = (tx: Tx, story: string, { by, at }: Mark) =>
  set(tx, story, { published_by: by, published_at: at })
/** `by` null: the consent was withdrawn. */
export const setEnded = (tx: Tx, story: string, { by, at, why }: { by: string | null; at: string; why: string }) =>
  set(tx, story, { ended_by: by, ended_at: at, end_why: why })

const CHANGE = { kind: text<Kind>(), at: instant, by: maybe(text()), data: json<Record<string, never>>() }
/** What happened to a story, the latest first. */
export const changesOf = (db: Read, story: string) =>
  rowsOf(db, CHANGE)`
    select h.kind, h.at, a.name as by, h.data from happening h left join account a on a.id = h.actor_id
    where h.subject_kind = 'story' and h.subject_id = ${story} order by h.at desc, h.id desc`

const NAMED = { id, name: text() }
/**
 * Among which activities and organisations one chooses: first those that were proposed to this person or that a story of theirs
 * is about, then what is new. Thousands that are over are no choice for anybody.
 */
export async function choicesOf(db: Read, person: string) {
  const own = sql`(select opportunity_id from proposal where person_id = ${person} union select opportunity_id from story where person_id = ${person})`
  const activities = await rowsOf(db, NAMED)`
    select o.id, o.title as name from opportunity o join (
      select opportunity_id as id, true as own from ${own} mine union all
      (select id, false from opportunity where status = 'open' order by published_on desc, id desc limit 150)) c on c.id = o.id
    where o.published_on is not null group by o.id, o.title order by bool_or(c.own) desc, o.title, o.id`
  const organisations = await rowsOf(db, NAMED)`
    select id, name from organisation where id in (select organisation_id from story where person_id = ${person})
    union (select id, name from organisation order by name limit 500) order by name, id`
  return { activities, organisations }
}
