import type pg from 'pg'

// For tests only: a word that stands nowhere else, typed into everything that is of one person.

export const CANARY = 'zqxcanary'

/**
 * Which rows are a person's ($1), table by table. Of a table that stands neither here nor below, and refers to a person as
 * `person_id`, those are the rows of the person: a later noun says nothing here, and is found where it forgets a word.
 */
const THEIRS: Readonly<Record<string, string>> = {
  person: 'id = $1',
  person_bond: 'person_id = $1 or other_id = $1',
  request: 'asked_by = $1 or id in (select request_id from request_entry where person_id = $1)',
  request_entry: 'request_id in (select request_id from request_entry where person_id = $1) or asked_by = $1',
  notice_attempt: 'notice_id in (select id from notice where person_id = $1)',
  notice_outbox: 'notice_id in (select id from notice where person_id = $1)',
  survey: 'consultation_id in (select id from consultation where person_id = $1)',
  survey_answer:
    'survey_id in (select s.id from survey s join consultation c on c.id = s.consultation_id where c.person_id = $1)',
  shift_absence: 'assignment_id in (select id from assignment where person_id = $1)',
  proposal_entry: 'proposal_id in (select id from proposal where person_id = $1)',
  correction: 'person_id = $1 or to_person = $1 or whose = $1',
  shown_input: 'subject_id = $1',
  draft: 'position($1::text in key) > 0',
  account: `id in (select account_id from role_grant where scope_id = $1)`,
  sign_in_address: 'account_id in (select account_id from role_grant where scope_id = $1)',
  way_change: 'account_id in (select account_id from role_grant where scope_id = $1)',
  sign_in: 'account_id in (select account_id from role_grant where scope_id = $1)',
  ...Object.fromEntries(
    [
      'notice',
      'consultation',
      'booking',
      'appointment',
      'story',
      'plan_person',
      'entry_card',
      'happening',
      'urgent_look',
      'data_wish',
      'erasure',
      'step',
      'exclusion',
      'absence_day',
      'notice_preference',
      'consent',
      'proposal',
      'decision',
      'wish',
      'skill',
      'condition',
      'reach',
      'calendar',
      'certificate',
      'delegation',
      'diary_line',
      'interest_choice',
      'interest_line',
      'outlook_page',
      'question_entry',
      'saved_search',
    ].map(table => [table, 'person_id = $1']),
  ),
}

/** Tables that refer to people and hold no word that anybody typed. */
const WORDLESS = [
  'availability',
  'assignment',
  'plan_placement',
  'proposal_story',
  'question',
  'registration',
  'standing',
  'substitute_call',
  'unplanned_person',
]

/** Columns of closed lists (a way, a kind, a form, a version): figures and histories are counted by them, so they stay as they are. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  person: ['sex', 'digital', 'heard_from'],
  consent: ['purpose', 'fields', 'wording', 'given_by_medium'],
  consultation: ['channel', 'topics', 'satisfied_way'],
  correction: ['kind', 'verb', 'incident'],
  data_wish: ['kind'],
  delegation: ['number', 'relation', 'may', 'medium', 'ended_as'],
  decision: ['legal_form', 'how', 'end_reason'],
  draft: ['key'],
  erasure: ['counts', 'ground', 'status'],
  happening: ['kind', 'subject_kind', 'medium', 'data'],
  proposal: ['source', 'terms', 'status', 'weights_version'],
  proposal_entry: ['verb', 'medium', 'reason', 'data'],
  reach: ['means'],
  request: ['code', 'wish', 'whom', 'wording', 'medium'],
  request_entry: ['verb', 'outcome'],
  booking: ['code', 'status', 'whom', 'medium', 'ended_as'],
  // With whom and where it is says the rule by which it was offered, not who booked.
  appointment: [
    'code',
    'title',
    'site',
    'site_name',
    'site_address',
    'how',
    'status',
    'topic',
    'whom',
    'medium',
    'ended_as',
  ],
  shift_absence: ['reason', 'ended_as'],
  question_entry: ['verb', 'medium'],
  referral: ['code', 'fields', 'ground', 'status', 'held_from', 'way', 'outcome'],
  step: ['subject_kind', 'what', 'waits_for'],
  support_case: ['route', 'status', 'end_as', 'pause_reason'],
  case_milestone: ['waits', 'skipped'],
}

const COLUMNS = `select c.relname::text as tab, a.attname::text as name, t.typname::text as type from pg_class c join pg_attribute a on a.attrelid = c.oid
  join pg_type t on t.oid = a.atttypid where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0
  and not a.attisdropped and a.attgenerated = '' and t.typname in ('text', '_text', 'jsonb', 'json') order by 1, a.attnum`
const VALUE: Readonly<Record<string, string>> = {
  text: `$2 || substr(md5(random()::text), 1, 8)`,
  _text: `array[$2::text]`,
  jsonb: `jsonb_build_object('told', jsonb_build_array(jsonb_build_object('said', $2::text)))`,
  json: `json_build_object('said', $2::text)`,
}

const REFERRING = `select distinct k.conrelid::regclass::text as tab,
    exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'person_id' and a.attnum = any(k.conkey)) as plain
  from pg_constraint k where k.contype = 'f' and k.confrelid = 'person'::regclass order by 1`

/** Tables that refer to people and of which this file says nothing; `plain`: by a column `person_id`. */
async function unsaid(client: pg.Client): Promise<{ tab: string; plain: boolean }[]> {
  const { rows } = await client.query<{ tab: string; plain: boolean }>(REFERRING)
  return rows.filter(({ tab }) => !THEIRS[tab] && !WORDLESS.includes(tab))
}

/** Tables of later nouns, each with a row of this person: one that the demo city has is given to them. */
export async function laterTables(client: pg.Client, person: string): Promise<string[]> {
  const tables = (await unsaid(client)).filter(({ plain }) => plain).map(({ tab }) => tab)
  for (const tab of tables)
    await client.query(
      `update ${tab} set person_id = $1 where ctid = (select min(ctid) from ${tab}) and not exists (select from ${tab} where person_id = $1)`,
      [person],
    )
  return tables
}

/** Types the word into every column of words of everything that is of this person; gives the columns in which it stands. */
export async function typeEverywhere(client: pg.Client, person: string): Promise<string[]> {
  const { rows } = await client.query<{ tab: string; name: string; type: string }>(COLUMNS)
  const later = (await laterTables(client, person)).map(tab => [tab, 'person_id = $1'])
  const theirs: typeof THEIRS = { ...THEIRS, ...Object.fromEntries(later) }
  const typed: string[] = []
  for (const { tab, name, type } of rows) {
    if (!theirs[tab] || CODES[tab]?.includes(name)) continue
    // A closed list that the database itself holds takes no word.
    await client.query('begin; savepoint typing')
    try {
      const { rowCount } = await client.query(`update ${tab} set ${name} = ${VALUE[type]} where ${theirs[tab]}`, [
        person,
        CANARY,
      ])
      if (rowCount) typed.push(`${tab}.${name}`)
    } catch {
      await client.query('rollback to savepoint typing')
    }
    await client.query('commit')
  }
  await client.query(
    `update happening set data = data || jsonb_build_object('before', jsonb_build_object('name', jsonb_build_array($2::text)), 'reason', $2::text, 'why', $2::text)
     where person_id = $1`,
    [person, CANARY],
  )
  return typed
}

/** The tables in which the word stands in some row, whatever the type of its column, with how many rows. */
export async function hitsIn(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace::regnamespace::text in ('public', 'pgboss') order by 1`,
  )
  const hits: string[] = []
  for (const { name } of rows) {
    const found = await client
      .query<{ n: number }>(`select count(*)::int as n from ${name} x where x::text like $1`, [`%${CANARY}%`])
      .catch(() => null)
    if (found?.rows[0]?.n) hits.push(`${name} ${found.rows[0].n}`)
  }
  return hits
}

/** Tables that refer to people otherwise, and of which this file does not know whether words stand in them. */
export const forgotten = async (client: pg.Client): Promise<string[]> =>
  (await unsaid(client)).filter(({ plain }) => !plain).map(({ tab }) => tab)
