import type { Read } from '#platform/db.ts'
import { type Row, rowsOf, text } from '#platform/rows.ts'
import { HELPING, type OutcomeRules, type Period, type Words } from '../rules.ts'
import { kindsOf } from './actions.ts'
import { entryKindOf, isShare } from './rules.ts'
import { ageOf, decided, kindIn } from './store.ts'

const LINE = { id: text(), told: text() }
export type Line = Row<typeof LINE>

/** Every record that a rule counts in a period, with what is counted of it; nothing of whom it is about. */
export async function evidenceLines(
  db: Read,
  { counts, basis }: Pick<Words, 'counts' | 'basis'>,
  period: Period,
  settings: OutcomeRules,
): Promise<Line[]> {
  const { from, to } = period
  const kind = entryKindOf(counts)
  if (kind !== null) return entryLines(db, kind, { counts, basis }, period)
  if (counts === 'views')
    return rowsOf(db, LINE)`
      select on_day || page as id, count::text as told from page_view where on_day between ${from}::date and ${to}::date and not robot`
  if (counts === 'consultations')
    return rowsOf(
      db,
      LINE,
    )`select id::text, on_day::text as told from consultation where on_day between ${from}::date and ${to}::date`
  if (counts === 'consultation-satisfaction')
    return rowsOf(db, LINE)`
      select id::text, on_day || ' ' || satisfied as told from consultation
      where on_day between ${from}::date and ${to}::date and satisfied between 1 and 5`
  if (counts === 'referrals') return passedOn(db, period, settings, null)
  if (!counts.startsWith('outcome:') && counts !== 'hired') return []
  const decisions = await decisionLines(db, counts, period, settings)
  if (!counts.endsWith('-under20')) return decisions
  return [...decisions, ...(await passedOn(db, period, settings, counts === 'outcome:elder-under20'))]
}

/** A share rests on the answers, a state on the entry that was made last. */
function entryLines(
  db: Read,
  kind: string,
  { counts, basis }: Pick<Words, 'counts' | 'basis'>,
  { from, to }: Period,
): Promise<Line[]> {
  if (basis === 'last')
    return rowsOf(db, LINE)`
      select id::text, concat_ws(' ', on_day, count) as told from entry where kind = ${kind} and on_day <= ${to}::date
      order by on_day desc, at desc, id desc limit 1`
  return rowsOf(db, LINE)`
    select id::text, concat_ws(' ', from_day, on_day, count, nullif(part, ''), answers) as told from entry
    where kind = ${kind} and on_day between ${from}::date and ${to}::date and quarter > 0 and (${!isShare(counts)} or answers is not null)`
}

function decisionLines(db: Read, counts: string, period: Period, settings: OutcomeRules): Promise<Line[]> {
  const asked = { ...period, ...settings, helping: HELPING }
  return rowsOf(db, LINE)`
    select d.id::text, concat_ws(' ', d.decided_on, d.legal_form, d.hours_week) as told
    from ${decided(asked)} and ${kindIn(asked)} = any(${kindsOf(counts, settings).kinds}::text[])`
}

/** `elder`: only those who were, or were not, elders on that day. */
const passedOn = (db: Read, { from, to }: Period, { elderAge }: OutcomeRules, elder: boolean | null): Promise<Line[]> =>
  rowsOf(db, LINE)`
    select s.id::text, 'referred ' || s.referred_on as told from step s join person p on p.id = s.person_id
    where s.organisation_id is not null and s.referred_on between ${from}::date and ${to}::date
      and (${elder}::boolean is null or (${ageOf('s.referred_on', 'p.birth_on')} >= ${elderAge}::numeric) = ${elder}::boolean)`
