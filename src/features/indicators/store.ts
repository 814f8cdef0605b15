import { sql } from 'kysely'
import type { Category, LegalForm } from '#features/kinds/index.ts'
import type { Read } from '#platform/db.ts'

/** Targets of a fiscal year: indicator, quarter (0 is the year), value and where it is written. */
export const targetsOf = (db: Read, fiscalYear: number) =>
  db
    .selectFrom('target')
    .select(['indicator', 'quarter', 'value', 'source'])
    .where('fiscal_year', '=', fiscalYear)
    .execute()

/** The fiscal years for which there is a target or a record, newest first. */
export async function yearsWithRecords(db: Read): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct fiscal_year as year from target
    union select distinct extract(year from on_day - interval '3 months')::int from consultation
    order by 1 desc`.execute(db)
  return rows.map(({ year }) => year)
}

export type ConsultationCount = { quarter: number; consultations: number; answered: number; content: number }

/** Consultations of a period by quarter, and how many said how content they were (4 or 5 of 5). */
export async function consultationCounts(db: Read, from: string, to: string): Promise<ConsultationCount[]> {
  const { rows } = await sql<ConsultationCount>`
    select ((extract(month from on_day)::int + 8) % 12) / 3 + 1 as quarter, count(*)::int as consultations,
      count(satisfied)::int as answered, count(*) filter (where satisfied >= 4)::int as content
    from consultation where on_day between ${from}::date and ${to}::date group by 1`.execute(db)
  return rows
}

export type DecisionFacts = {
  id: string
  proposal_id: string
  decided_on: string
  starts_on: string
  legal_form: LegalForm
  hours_week: number
  how: string
  birth_on: string
  category: Category
  number: number
  name: string
  person_id: string
  title: string
  organisation: string
}

/**
 * Every decision of a period with the facts that place it in the report; a city makes some hundred a year. One that
 * fell through before it began is none.
 */
export async function decisionFacts(db: Read, from: string, to: string): Promise<DecisionFacts[]> {
  const { rows } = await sql<DecisionFacts>`
    select d.id, d.proposal_id, d.decided_on, d.starts_on, d.legal_form, d.hours_week, d.how, p.birth_on, o.category, p.number,
      p.family_name || ' ' || p.given_name as name, p.id as person_id, o.title, g.name as organisation
    from decision d join person p on p.id = d.person_id join opportunity o on o.id = d.opportunity_id join organisation g on g.id = o.organisation_id
    where d.decided_on between ${from}::date and ${to}::date
      and (d.ended_on is null or d.ended_on > d.starts_on) order by d.decided_on, d.id`.execute(db)
  return rows
}
