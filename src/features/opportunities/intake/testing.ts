import type pg from 'pg'
import { newId } from '#platform/ids.ts'
import { searchColumns } from '#platform/search.ts'

// For tests only: rows as imports wrote them before migration 0017.

export const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T01:00:00.000Z`
const FOUND = [
  'いすヨガ教室',
  'イスヨガキョウシツ',
  '体をほぐします',
  '中央公民館',
  '',
  '柏ひまわり体操クラブ',
  '教室',
  '講座・講演',
]

type Old = {
  /** The status that the row had. */
  status: string
  /** verb, day, reason; the desk's have none. */
  rows: [verb: string, day: number, reason?: string][]
  /** Runs: day, what the file asked for; `undone` on a day, from which status. */
  runs?: { on: number; action: string; status?: string; before?: string; undone?: number }[]
  /** What the desk's indexing had made of the searched text. */
  search?: string[]
  step?: string
}

const BY_IMPORT = '取込'
export const OLD: Record<string, Old> = {
  untouched: {
    status: 'open',
    rows: [
      ['publish', 1, BY_IMPORT],
      ['amend', 2, BY_IMPORT],
    ],
    runs: [
      { on: 1, action: 'create', status: 'open' },
      { on: 2, action: 'update', status: 'open' },
    ],
  },
  cancelled: {
    status: 'closed',
    rows: [['publish', 1, BY_IMPORT]],
    runs: [{ on: 1, action: 'create', status: 'closed' }],
  },
  closedByDesk: {
    status: 'draft',
    rows: [
      ['publish', 1, BY_IMPORT],
      ['close', 3],
    ],
    runs: [{ on: 1, action: 'create', status: 'open' }],
    step: 'revise',
  },
  extendedByDesk: {
    status: 'draft',
    rows: [
      ['publish', 1, BY_IMPORT],
      ['extend', 3],
    ],
    runs: [{ on: 1, action: 'create', status: 'open' }],
    step: 'revise',
  },
  wentOnAsDraft: {
    status: 'open',
    rows: [
      ['publish', 1, BY_IMPORT],
      ['close', 3],
      ['submit', 4],
      ['publish', 5],
    ],
    runs: [{ on: 1, action: 'create', status: 'open' }],
  },
  vanished: {
    status: 'ended',
    rows: [
      ['publish', 1, BY_IMPORT],
      ['end', 2, '取込元から消えたため'],
    ],
    runs: [
      { on: 1, action: 'create', status: 'open' },
      { on: 2, action: 'end', before: 'open' },
    ],
  },
  cameBack: {
    status: 'open',
    rows: [
      ['publish', 1, BY_IMPORT],
      ['end', 2, '取込元から消えたため'],
    ],
    runs: [
      { on: 1, action: 'create', status: 'open' },
      { on: 2, action: 'end', before: 'open', undone: 3 },
    ],
  },
  reindexed: {
    status: 'open',
    rows: [['publish', 1, BY_IMPORT]],
    runs: [{ on: 1, action: 'create', status: 'open' }],
    search: ['いすヨガ教室', '体をほぐします', '中央公民館', '柏市の催し'],
  },
}
type Around = { key: string; id: string; account: string; organisation: string }

/** An activity as it stood, with its history, runs and step. */
export async function addOld(client: pg.Client, { key, id, account, organisation }: Around, old: Old): Promise<void> {
  const whole = searchColumns(...FOUND)
  const { text, lexemes } = old.search ? searchColumns(...old.search) : whole
  await client.query(
    `insert into opportunity (id, organisation_id, title, legal_form, category, source, source_id, fingerprint, organiser_name, place_name, published_on, as_of, status, search_text, search, summary, terms)
     values ($1, $2, 'いすヨガ教室', 'volunteering', 'books', 'events:122173', $3, 'x', '柏ひまわり体操クラブ', '中央公民館', '2026-11-01', '2026-11-01', $4, $5, array_to_tsvector($6::text[]), '10:00〜　中央公民館', $7)`,
    [id, organisation, key, old.status, text, lexemes, { when: '雨天中止', remarks: '料金：大人500円\n上履き' }],
  )
  for (const [verb, on, reason] of old.rows)
    await client.query(
      'insert into publication (id, opportunity_id, verb, reason, by_account, at) values ($1, $2, $3, $4, $5, $6)',
      [newId(), id, verb, reason ?? '', reason ? null : account, day(on)],
    )
  for (const { on, action, status, before: was, undone } of old.runs ?? []) {
    const run = newId()
    await client.query(
      `insert into import_run (id, file_name, file_hash, source, dialect, encoding, read, state, planned_at, confirmed_at, undone_at) values ($1, 'e.csv', 'x', 'events:122173', 'gif', 'utf-8', 1, $2, $3, $3, $4)`,
      [run, undone ? 'undone' : 'confirmed', day(on), undone ? day(undone) : null],
    )
    const said = status ? { status, search_text: whole.text, lexemes: whole.lexemes } : null
    await client.query(
      'insert into import_row (run_id, row_number, action, opportunity_id, source_id, after, before) values ($1, 2, $2, $3, $4, $5, $6)',
      [
        run,
        action,
        id,
        key,
        said && JSON.stringify(said),
        was ? JSON.stringify({ row: { id, status: was }, slots: [] }) : null,
      ],
    )
  }
  if (old.step)
    await client.query(
      `insert into step (id, subject_kind, subject_id, what, note, owner_id, due_on) values ($1, 'opportunity', $2, $3, '下書きを仕上げて、公開を申請する', $4, '2026-12-01')`,
      [newId(), id, old.step, account],
    )
}

/** A dry run of the earlier version that nobody has confirmed yet. */
export async function addPlanned(client: pg.Client, planned: string): Promise<void> {
  await client.query(
    `insert into import_run (id, file_name, file_hash, source, dialect, encoding, read, state, planned_at) values ($1, 'e.csv', 'x', 'events:122173', 'gif', 'utf-8', 1, 'planned', $2)`,
    [planned, day(6)],
  )
  const { text, lexemes } = searchColumns(...FOUND)
  const said = {
    source_id: 'new',
    fingerprint: 'y',
    title: 'いすヨガ教室',
    summary: '',
    description: '',
    category: 'books',
    place_name: '',
    address: '',
    town_id: null,
    lat: null,
    lng: null,
    reward: 'none',
    reward_yen: null,
    reward_unit: null,
    terms: {},
    capacity: 1,
    caution: '',
    contact_phone: '',
    source_url: null,
    organiser_name: '',
    starts_on: '2026-12-03',
    ends_on: '2026-12-03',
    half_days: 0,
    status: 'open',
    search_text: text,
    lexemes,
    slot: null,
  }
  await client.query(
    `insert into import_row (run_id, row_number, action, source_id, after) values ($1, 2, 'create', 'new', $2)`,
    [planned, JSON.stringify(said)],
  )
}
