import type pg from 'pg'
import { newId } from '#platform/ids.ts'
import type { Things } from './pages.ts'

const TALKED = `(select person_id from proposal where status = 'active' group by person_id order by count(*) desc, person_id limit 1)`

/** One of everything; of what the city has none, an id that leads nowhere: such a page says so. */
const ONE: Record<Exclude<keyof Things, 'code'>, string> = {
  person: TALKED,
  near: `select q.person_id from proposal q join person p on p.id = q.person_id join town t on t.id = p.town_id
    where q.status = 'active' and t.area_id = any(select unnest(areas) from role_grant g join account a on a.id = g.account_id where a.login = 'kita')
    group by 1 order by count(*) desc, 1 limit 1`,
  activity: `select id from opportunity where status = 'open' order by published_on desc, id limit 1 offset 3`,
  proposal: `select id from proposal where status = 'active' order by id limit 1`,
  step: `select s.id from step s join account a on a.id = s.owner_id where a.login = 'sato' and s.done_at is null and s.subject_kind = 'person' order by s.due_on, s.id limit 1`,
  organisation: `select organisation_id from opportunity group by organisation_id order by count(*) desc, organisation_id limit 1`,
  request: `select id from request order by received_at desc limit 1`,
  list: `select id from shown_list where subject_kind = 'person' order by at desc limit 1`,
  exclusion: `select id from exclusion limit 1`,
  plan: `select id from plan limit 1`,
  account: `select id from account where login = 'sato'`,
  calculation: `select id from weight_proposal limit 1`,
  indicator: `select id from indicator where key = 'consultations'`,
  closed: `select id from closed_quarter order by fiscal_year desc, quarter desc limit 1`,
  figure: `select id from closed_figure order by evidence_count desc limit 1`,
  report: `select id from report order by at desc, id limit 1`,
  form: `select id from report_template order by at desc, id limit 1`,
  import: `select id from import_run limit 1`,
  absence: `select id from shift_absence limit 1`,
  assignment: `select id from assignment where to_on is null limit 1`,
  entry: `select entry_id from entry_file order by id limit 1`,
  entryFile: `select id from entry_file order by id limit 1`,
  evaluation: `select id from evaluation order by submitted_at nulls first, id limit 1`,
  story: `select id from story where published_at is not null and ended_at is null order by id limit 1`,
  work: `select id from work order by id limit 1`,
  bond: `select id from person_bond limit 1`,
  consent: `select id from consent where person_id = ${TALKED} and withdrawn_on is null limit 1`,
}

export async function thingsOf(client: pg.Client): Promise<Things> {
  const found: Record<string, string> = { code: '' }
  for (const [name, sql] of Object.entries(ONE)) {
    const { rows } = await client.query(`select (${sql}) as id`)
    found[name] = rows[0]?.id ?? newId()
  }
  return found as Things
}
