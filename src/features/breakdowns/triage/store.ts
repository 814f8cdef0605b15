import { CATEGORIES } from '#features/kinds/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, list, number, question, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import { beganWithin, type Dim } from './rules.ts'

const TALLY = {
  dim: text<Dim>(),
  value: text(),
  began: number,
  once: number,
  twice: number,
  more: number,
  timed: number,
  minutes: number,
  as_of: day,
}
export type Counted = Row<typeof TALLY>

/** What was counted the last time; [] where it never was. */
export const talliesAsked = () =>
  question(
    TALLY,
  )`select dim, value, began, once, twice, more, timed, minutes, as_of from triage_tally order by dim, value`

/**
 * What the records say today: of everybody whose first talk lies within the days that are counted, up to the first decision that did
 * not fall through before it began (as in 0075). Somebody with several topics or wishes is counted with each of them.
 */
export const counted = (db: Read, today: Day): Promise<Counted[]> => {
  const { from, to } = beganWithin(today)
  const doors = Object.entries(CATEGORIES)
  return rowsOf(db, TALLY)`
    with first as (select distinct on (person_id) person_id, on_day, channel, topics from consultation where person_id is not null
        order by person_id, on_day, created_at, id),
      began as (select * from first where on_day between ${from}::date and ${to}::date),
      decided as (select d.person_id, min(d.decided_on) as on_day from decision d join began b on b.person_id = d.person_id
        where (d.ended_on is null or d.ended_on > d.starts_on) and d.decided_on >= b.on_day group by 1),
      took as (select d.person_id, count(*) as talks, count(*) filter (where c.minutes > 0) as timed, sum(c.minutes) as minutes
        from decided d join consultation c on c.person_id = d.person_id and c.on_day <= d.on_day group by 1),
      door as (select * from unnest(${doors.map(([category]) => category)}::text[], ${doors.map(([, one]) => one)}::text[]) as t (category, door)),
      of as (select person_id, 'topic' as dim, unnest(topics) as value from began
        union select person_id, 'channel', channel from began
        union select b.person_id, 'wish', door.door from began b join wish w on w.person_id = b.person_id and w.score > 0 join door using (category))
    select of.dim, of.value, count(*)::int as began, count(*) filter (where t.talks = 1)::int as once, count(*) filter (where t.talks = 2)::int as twice,
      count(*) filter (where t.talks > 2)::int as more, count(*) filter (where t.timed = t.talks)::int as timed,
      coalesce(sum(t.minutes) filter (where t.timed = t.talks), 0)::int as minutes, ${today}::date as as_of
    from of left join took t on t.person_id = of.person_id group by 1, 2 order by 1, 2`
}

/** Keeps what was counted in place of what was before. */
export async function putTallies(tx: Tx, rows: readonly Counted[]): Promise<void> {
  await tx.deleteFrom('triage_tally').execute()
  if (rows.length > 0) await tx.insertInto('triage_tally').values(rows).execute()
}

const KNOWN = { open: yes, decided: yes, topics: list<string>(), wishes: list<string>() }
/** What is known of somebody by which they are put with others; the categories of their wishes, not yet the doors. */
export const knownAsked = (person: string) =>
  question(KNOWN)`
    select p.closed_on is null as open, exists (select from decision d where d.person_id = p.id) as decided,
      coalesce((select c.topics from consultation c where c.person_id = p.id order by c.on_day, c.created_at, c.id limit 1), '{}') as topics,
      array(select w.category from wish w where w.person_id = p.id and w.score > 0) as wishes
    from person p where p.id = ${person}`
