import { sql } from 'kysely'
import type { LegalForm, Means } from '#features/kinds/index.ts'
import type { Contact } from '#features/people/index.ts'
import { metresFrom, type Point } from '#features/places/index.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { id, list, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import { ASKED_DAYS, type Knows } from './rules.ts'

const FACE = {
  id,
  number,
  name: text(),
  town: maybe(text()),
  phone: text(),
  contact_by: list<Contact>(),
  contact_note: text(),
  reach: list<Means>(),
  asked: number,
  said_yes: number,
  knows: maybe(text<NonNullable<Knows>>()),
  consent: yes,
}
/** Somebody who may come into question, with what is said of them when they are to be asked. */
export type Face = Row<typeof FACE>

export type Search = {
  absence: string
  absentee: string
  opportunity: string
  organisation: string
  form: LegalForm
  colleagues: boolean
  /** Null: where it is, is not known. */
  at: Point | null
  day: Day
  today: Day
}

/** Of a large city only so many are looked at: all who know the place, then the nearest. */
export const POOL = 1000

/**
 * The people at the desk among whom a substitute is looked for. Left out are the absent one, who was asked already,
 * who is absent elsewhere on that day, for whom staff ruled the organisation out, who is not to meet somebody who takes
 * part in the activity, and who withdrew the consent to be named to it; and those of whom nobody knows when they can or
 * where they live, who are told apart (`unaskedFor`).
 */
export function poolFor(db: Read, search: Search): Promise<Face[]> {
  const { organisation, day, today, at } = search
  return rowsOf(db, FACE)`
    select p.id, p.number, trim(p.family_name || ' ' || p.given_name) as name, p.town, p.phone, p.contact_by, p.contact_note,
      array(select means from reach r where r.person_id = p.id order by means) as reach,
      coalesce(n.asked, 0) as asked, coalesce(n.said_yes, 0) as said_yes,
      case when k.here then 'activity' when k.person_id is not null then 'organisation' end as knows,
      exists (select 1 from consent c where c.person_id = p.id and ${consents(organisation)} and c.withdrawn_on is null
        and c.given_on <= ${today}::date) as consent
    from (select person.*, town.name as town, ${at ? metresFrom(at) : sql`null::float8`} as metres from person left join town on town.id = person.town_id
      where closed_on is null or closed_on > ${day}::date) p
    left join ${known(search)} k on k.person_id = p.id
    left join (select person_id, count(*)::int as asked, (count(*) filter (where answer = 'yes'))::int as said_yes
      from substitute_call where asked_at >= ${addDays(today, -ASKED_DAYS)}::date group by person_id) n on n.person_id = p.id
    where ${isAsked} and ${mayCome(search)}
    order by k.here desc nulls last, k.person_id is null, p.metres nulls last, p.id limit ${POOL}`
}

/** Where somebody lives and when they can come is known; who was asked and can never come is not looked at either. */
const isAsked = sql<boolean>`(p.town_id is not null and (p.never_free or exists (select 1 from availability v where v.person_id = p.id)))`

const mayCome = (search: Search) => sql<boolean>`p.id <> ${search.absentee} and ${notLeftOut(search)}
  and ${search.colleagues ? sql`p.id = any(array${colleagues(search)})` : sql`true`}`

const UNASKED = {
  ...{ id, number, name: text(), of: number, town_id: maybe(id), outside: yes, never_free: yes },
  free: list<number>(),
}
/** Somebody who cannot be looked at before they were asked. */
export type Unasked = Omit<Row<typeof UNASKED>, 'of'>

/** So many of those who were not asked are named. */
const NAMED = 20

/** Who might come but of whom it is not known when they can or where they live: those who know the place first, and how many there are. */
export async function unaskedFor(db: Read, search: Search): Promise<{ people: Unasked[]; count: number }> {
  const rows = await rowsOf(db, UNASKED)`
    select p.id, p.number, trim(p.family_name || ' ' || p.given_name) as name, p.town_id, p.outside, p.never_free,
      array(select weekday from availability v where v.person_id = p.id) as free, count(*) over ()::int as of
    from person p left join ${known(search)} k on k.person_id = p.id
    where (p.closed_on is null or p.closed_on > ${search.day}::date) and not ${isAsked} and ${mayCome(search)}
    order by k.here desc nulls last, k.person_id is null, p.number limit ${NAMED}`
  return { people: rows, count: rows[0]?.of ?? 0 }
}

const consents = (organisation: string) => sql`c.purpose = 'introduction' and c.recipient_id = ${organisation}`

/** Who took part in an activity of this organisation, and whether it was this very one. */
const known = ({ organisation, opportunity, today }: Search) => sql`(
  select person_id, bool_or(opportunity_id = ${opportunity}) as here from (
    select d.person_id, d.opportunity_id from decision d where d.starts_on <= ${today}::date
    union all select a.person_id, a.opportunity_id from assignment a where a.from_on <= ${today}::date and (a.to_on is null or a.to_on >= a.from_on)
  ) t join opportunity o on o.id = t.opportunity_id where o.organisation_id = ${organisation} group by person_id)`

/** Who works for the organisation in this legal form on the day. */
const colleagues = ({ organisation, form, day }: Search) => sql`(
  select d.person_id from decision d join opportunity o on o.id = d.opportunity_id
  where o.organisation_id = ${organisation} and d.legal_form = ${form} and d.starts_on <= ${day}::date
    and (d.ended_on is null or d.ended_on >= ${day}::date))`

const notLeftOut = ({ absence, absentee, opportunity, organisation, day, today }: Search) => sql`
  not exists (select 1 from substitute_call c where c.absence_id = ${absence} and c.person_id = p.id)
  and not exists (select 1 from shift_absence x join assignment a on a.id = x.assignment_id
    where a.person_id = p.id and x.on_day = ${day}::date and x.ended_as is distinct from 'withdrawn')
  and not exists (select 1 from exclusion e where e.person_id = p.id and e.organisation_id = ${organisation} and e.ended_at is null)
  and not exists (select 1 from person_bond b join assignment a
      on a.person_id = case when b.person_id = p.id then b.other_id else b.person_id end
    where p.id in (b.person_id, b.other_id) and b.kind = 'apart' and b.ended_on is null and a.person_id <> ${absentee}
      and a.opportunity_id = ${opportunity} and a.from_on <= ${day}::date and (a.to_on is null or a.to_on >= ${day}::date))
  and not exists (select 1 from consent c where c.person_id = p.id and ${consents(organisation)} and c.withdrawn_on <= ${today}::date
    and not exists (select 1 from consent l where l.person_id = p.id and l.purpose = 'introduction'
      and l.recipient_id = ${organisation} and l.withdrawn_on is null))`
