import type { Category, Character, LegalForm, Load, Skill } from '#features/kinds/index.ts'
import type { Read } from '#platform/db.ts'
import { day, id, json, list, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { RewardUnit } from '../rules.ts'
import { notOver, publishedIn } from './store-conditions.ts'

// What a visitor may know of everything that is open, for a list that is put in order in memory.

const STAMP = { id, stamp: text(), category: text<Category>() }

/** What is open, with a stamp that changes with every change of its row, and its field. */
export const openStamps = (db: Read, today: string): Promise<Row<typeof STAMP>[]> =>
  rowsOf(db, STAMP)`select id, stamp, category from public_opportunity where ${notOver(today)}`

const ID = { id }

/** What is open and was published after one day, up to another, the newest first. */
export const publishedOpen = async (
  db: Read,
  days: { after: string; until: string },
  today: string,
): Promise<string[]> =>
  (
    await rowsOf(db, ID)`select id from public_opportunity where ${notOver(today)} and ${publishedIn(days)}
      order by published_on desc, id desc`
  ).map(({ id }) => id)

type ToldSlot = {
  id: string
  weekday: number | null
  on_day: string | null
  from_min: number
  to_min: number
  weeks: number
  need: number | null
}
const OPEN = {
  ...{ id, title: text(), legal_form: text<LegalForm>(), category: text<Category>() },
  ...{ town_id: maybe(id), lat: maybe(number), lng: maybe(number), loads: json<Partial<Record<Load, number>>>() },
  ...{ requires: list<Skill>(), wants: list<Skill>(), character: list<Character>() },
  ...{ age_min: maybe(number), residents_only: maybe(yes), capacity: maybe(number), taken: number, urgent: yes },
  ...{
    ends_on: maybe(day),
    half_days: number,
    reward_yen: maybe(number),
    reward_unit: maybe(text<RewardUnit>()),
    times_agreed: yes,
  },
  slots: json<ToldSlot[]>(),
}

/** Of an open activity what its order depends on; `lat` and `lng` are its own, not its town's. */
export type OpenRow = Row<typeof OPEN>

/** These activities, in no order. A slot is named by its times: the public knows no other name of it. */
export const openRows = async (db: Read, ids: readonly string[]): Promise<OpenRow[]> =>
  ids.length === 0
    ? []
    : rowsOf(db, OPEN)`
    select o.id, o.title, o.legal_form, o.category, o.town_id, o.lat, o.lng, o.loads, o.requires, o.wants, o.character, o.age_min,
      o.residents_only, o.capacity, o.taken, o.urgent, o.ends_on, o.half_days, o.reward_yen, o.reward_unit, o.times_agreed,
      coalesce((select json_agg(json_build_object('id', concat_ws(' ', o.id, s.weekday, s.on_day, s.from_min, s.to_min, s.weeks),
          'weekday', s.weekday, 'on_day', s.on_day, 'from_min', s.from_min, 'to_min', s.to_min, 'weeks', s.weeks, 'need', s.need)
        order by s.weekday, s.on_day, s.from_min) from public_slot s where s.opportunity_id = o.id), '[]') as slots
    from public_activity o where o.id = any(${ids}::uuid[]) and o.status = 'open'`
