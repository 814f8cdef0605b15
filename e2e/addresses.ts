import { type RawBuilder, sql } from 'kysely'
import { listCode } from '#features/interests/saved/code.ts'
import type { Database, Read, Tx } from '#platform/db.ts'
import { partsOf } from '#platform/feature.ts'
import type { SubjectKind } from '#platform/happening.ts'
import { issueLink } from '#platform/links.ts'
import type { Page } from '#platform/page.ts'
import { STAFF } from '../seed/city.ts'
import { PAGES, rightsOf } from '../src/app.ts'
import { loadFeatures } from '../src/features.ts'

const { subjects } = partsOf(await loadFeatures())

/**
 * One page to look at: its address, who may open it (logins of the demo; empty: everybody), and whether it is another
 * state (status, legal form, kind) of a page that stands before it.
 */
export type Address = { path: string; who: readonly string[]; again: boolean }

/** Data for machines, switches that lead back, ways to a service that the demo city has not. */
const noPage = (path: string): boolean =>
  /\.(csv|ics|json|txt|xlsx|docx|webmanifest|png)$|\/files\/:fileId$/.test(path) ||
  path === '/prefs' ||
  /^\/(login\/identity|my\/login\/line)/.test(path)

/** Everything in the declared pages that can be opened, with the ids of rows that have most to show. */
export async function addresses(database: Database, municipality: string): Promise<Address[]> {
  // What residents write for themselves no lane of the desk reads.
  const written = await database.read({ lane: 'job', municipality }, db =>
    list(
      db,
      sql`select l.id::text from diary_line l join person p on p.id = l.person_id where p.email = 'ueki@example.jp' order by l.id limit 1`,
    ),
  )
  const ids = { ...(await database.read({ lane: 'staff', municipality }, idsOf)), written }
  // What a prefecture reads stands at a host of its own.
  const pages = PAGES.filter(page => page.get && page.audience !== 'prefecture' && !noPage(page.path))
  // Of rows that belong to a department whoever asks for nobody in particular sees none.
  const others = await database.read({ lane: 'job', municipality }, db => idsOfOthers(db, pages))
  const idsIn = (path: string): readonly string[] =>
    SUBJECTS.find(({ under }) => path.startsWith(under))?.of(ids) ?? others.get(kindIn(path)) ?? ['']
  const tokens = await database.write({ lane: 'job', municipality }, tx => tokensFor(tx, pages, idsIn))
  return pages.flatMap(page =>
    idsIn(page.path).map((id, at) => ({
      path:
        page.path
          .replace(':kind', 'consultation')
          .replace('switches/:key', 'switches/placement')
          .replace(':key', 'minimumWage')
          .replace(':seq', '1')
          .replace(':id', id)
          .replace(':token', tokens.get(page.can) ?? '')
          .replace(':code', ids.code[0] ?? '')
          .replace(':consentId', ids.consent[0] ?? '')
          .replace(':exclusionId', ids.exclusion[0] ?? '')
          .replace(':bondId', ids.bond[0] ?? '') + (QUERY[page.path]?.(ids) ?? ''),
      who: whoMay(page),
      again: at > 0,
    })),
  )
}

/** A resident of the demo city who has an account. */
export const RESIDENT = 'ueki'

const pathOf = (kind: string): string => subjects.find(subject => subject.kind === kind)?.path?.(':id') ?? ''

/** The kind of thing whose page, or a page below it, this is. */
const kindIn = (path: string): string =>
  subjects.find(({ kind }) => pathOf(kind).includes(':id') && path.startsWith(pathOf(kind)))?.kind ?? ''

/** One row of each noun of whose pages nothing is said below. */
async function idsOfOthers(db: Read, pages: readonly Page[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const paths = [...pages.map(({ path }) => path), ...linksIn(pages).map(([kind]) => pathOf(kind))]
  const kinds = paths.filter(path => !SUBJECTS.some(({ under }) => path.startsWith(under))).map(kindIn)
  const found = new Map<string, readonly string[]>()
  for (const kind of new Set(kinds.filter(kind => kind !== ''))) found.set(kind, await firstOf(db, kind))
  return found
}

/** A sheet that is still written has a form, and so has what is still to be done. */
const BEST: Readonly<Record<string, RawBuilder<unknown>>> = {
  evaluation: sql`submitted_at is null desc,`,
  referral: sql`status = 'draft' desc,`,
  council_action: sql`ended_at is null desc,`,
}

/** Where the demo city has none, the page is not found, which is what the journey then says. */
async function firstOf(db: Read, kind: string): Promise<string[]> {
  const best = Object.hasOwn(BEST, kind) ? BEST[kind]! : sql``
  const [first = ''] = await list(db, sql`select id::text from ${sql.table(kind)} order by ${best} id limit 1`)
  return [first]
}

/** The purposes of signed links (`request.see`), each with the kind of what it is about. */
const linksIn = (pages: readonly Page[]): [kind: SubjectKind, purpose: string][] =>
  pages.filter(({ audience }) => audience === 'link').map(({ can }) => [can.split('.')[0] as SubjectKind, can])

async function tokensFor(
  tx: Tx,
  pages: readonly Page[],
  idsIn: (path: string) => readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const tokens = new Map<string, string>()
  for (const [kind, purpose] of linksIn(pages)) {
    // What has no page of its own is known by its table alone.
    const [id] = pathOf(kind) === '' ? await firstOf(tx, kind) : idsIn(pathOf(kind))
    const subject: [SubjectKind, string] = [kind, id!]
    tokens.set(purpose, (await issueLink(tx, { purpose, subject, until: '2099-01-01T00:00:00.000Z' })).token)
  }
  return tokens
}

const hers = (db: Read, table: string) =>
  list(db, sql`select id::text from ${sql.table(table)} where person_id = (${HER}) order by id limit 1`)
const HER = sql`select id from person where email = 'ueki@example.jp'`

const list = async (db: Read, query: ReturnType<typeof sql<{ id: string }>>): Promise<string[]> =>
  (await query.execute(db)).rows.map(({ id }) => id)

/**
 * Not all who may open such a page may open the one that is looked at here: the record is one of a person, whom a
 * contributor does not see, and the entry or the sheet is of a department, of which the coordinator and the manager see all.
 */
const canOf = ({ path, can }: Page): string => ALL_OF.find(([under]) => path.startsWith(under))?.[1] ?? can

const ALL_OF = [
  ['/staff/records/', 'people.read'],
  ['/staff/entries/:id', 'corrections.read'],
  ['/staff/councils/:id', 'corrections.read'],
  ['/staff/councils/actions/:id', 'councils.follow'],
  ['/staff/evaluations/:id', 'evaluations.confirm'],
] as const

const whoMay = (page: Page): string[] =>
  page.audience === 'public' || page.audience === 'link'
    ? []
    : page.audience === 'resident'
      ? [RESIDENT]
      : STAFF.filter(({ roles }) => page.can === 'everyone' || rightsOf(roles).has(canOf(page))).map(
          ({ login }) => login,
        )

/** Pages that have something to show only when they are asked for it. */
const QUERY: Record<string, (ids: Ids) => string> = {
  '/staff/breakdowns/records': () => '?of=consultations&by=channel&is=visit&fy=2026',
  '/staff/indicators/outcomes': () => '?key=outcome-elder-under20&from=2025-04-01&to=2026-03-31',
  '/staff/people/:id/edit/bonds': () => '?q=0',
  '/bookings/new': ids => `?activity=${ids.bookable[0] ?? ''}`,
  '/my/bookings/new': ids => `?activity=${ids.bookable[0] ?? ''}`,
  '/my/requests/new': ids => `?activity=${ids.open[0] ?? ''}&wish=visit`,
  '/my/questions/new': ids => `?activity=${ids.open[0] ?? ''}`,
  '/list/print': ids => `?ids=${listCode(ids.open)}`,
  '/my/ways/add': () => '?channel=mail',
  '/my/ways/remove': ids => `?address=${ids.reached[0] ?? ''}`,
  '/my/interests/keep': () => '?a=W0D1&when=sat',
  '/my/searches/new/list': () => '?category=books&when=sat',
  '/my/searches/new/for-me': () => '?a=W0D1&when=sat',
  '/staff/plans/:id/move': ids => ids.placement[0] ?? '',
  '/staff/referrals/new': ids => `?person=${ids.person[0] ?? ''}`,
  '/staff/stories/new': ids => `?person=${ids.person[0] ?? ''}`,
  '/staff/plans/:id/seat': ids => ids.unplaced[0] ?? '',
}

type Ids = Awaited<ReturnType<typeof idsOf>> & { written: string[] }

/**
 * Which ids stand in the place of `:id`, by the beginning of the path; the first that fits. What is not here is opened with
 * one row of the noun whose subject's page it is.
 */
const SUBJECTS: readonly { under: string; of: (ids: Ids) => readonly string[] }[] = [
  { under: '/staff/records/:kind/:id', of: ids => ids.consultation },
  { under: '/my/requests/:id', of: ids => ids.asked },
  { under: '/my/bookings/:id', of: ids => ids.booked },
  { under: '/my/appointments/:id', of: ids => ids.talks },
  { under: '/queues/:id', of: ids => ids.queues },
  { under: '/my/questions/:id', of: ids => ids.questions },
  { under: '/my/diary/lines/:id', of: ids => ids.written },
  { under: '/my/certificates/:id', of: ids => ids.certified },
  { under: '/staff/certificates/:id/', of: ids => ids.certified },
  { under: '/staff/consultations/:id/survey', of: ids => ids.nameless },
  { under: '/staff/campaigns/:id', of: ids => ids.campaign },
  { under: '/staff/people/:id/', of: ids => ids.person },
  { under: '/staff/people/:id', of: ids => [...ids.person, ...ids.quiet] },
  { under: '/staff/proposals/:id/', of: ids => ids.introduced },
  { under: '/staff/proposals/:id', of: ids => ids.proposals },
  { under: '/staff/opportunities/:id/shifts', of: ids => ids.shifts },
  { under: '/staff/assignments/:id/', of: ids => ids.assignments },
  { under: '/staff/absences/:id', of: ids => ids.absences },
  { under: '/staff/opportunities/:id/people', of: ids => ids.open.slice(0, 1) },
  { under: '/staff/opportunities/:id/edit', of: ids => ids.open },
  { under: '/staff/opportunities/:id', of: ids => ids.activities },
  { under: '/staff/organisations/:id/', of: ids => ids.organisations.slice(0, 1) },
  { under: '/staff/organisations/:id', of: ids => ids.organisations },
  { under: '/staff/partners/:id', of: ids => ids.partner },
  { under: '/staff/lists/:id', of: ids => ids.lists },
  { under: '/staff/weights/calculations/:id', of: ids => ids.calculations },
  { under: '/staff/plans/:id/progress', of: ids => ids.waiting },
  { under: '/staff/plans/:id/compare', of: ids => ids.varied },
  { under: '/staff/plans/:id/', of: ids => ids.made },
  { under: '/staff/plans/:id', of: ids => [...ids.made, ...ids.varied, ...ids.waiting] },
  { under: '/staff/imports/:id/columns', of: ids => ids.matching },
  { under: '/staff/imports/:id', of: ids => ids.run },
  { under: '/staff/steps/:id', of: ids => ids.steps },
  { under: '/staff/councils/:id/minutes', of: ids => ids.unwritten },
  { under: '/stories/:id', of: ids => ids.told },
  { under: '/staff/requests/:id/', of: ids => ids.requests.slice(0, 1) },
  { under: '/staff/requests/:id', of: ids => ids.requests },
  { under: '/opportunities/:id/', of: ids => ids.open.slice(0, 1) },
  { under: '/opportunities/:id', of: ids => ids.open },
]

/** The rows with most to show: a proposal and an activity of each status, an activity of each legal form, and so on. */
async function idsOf(db: Read) {
  const person = await list(
    db,
    sql`select person_id::text as id from consent where withdrawn_on is null
    group by person_id order by (select count(*) from proposal p where p.person_id = consent.person_id) desc limit 1`,
  )
  return {
    person,
    quiet: await list(
      db,
      sql`select id::text from person p where closed_on is null
      and not exists (select 1 from proposal o where o.person_id = p.id) order by number limit 1`,
    ),
    consent: await list(db, sql`select id::text from consent where person_id = ${person[0]} limit 1`),
    exclusion: await list(
      db,
      sql`select id::text from exclusion where person_id = ${person[0]} and ended_at is null limit 1`,
    ),
    bookable: await list(
      db,
      sql`select opportunity_id::text as id from occasion where status = 'open' order by places - taken desc, id limit 1`,
    ),
    asked: await list(db, sql`select id::text from request where asked_by is not null order by id limit 1`),
    booked: await hers(db, 'booking'),
    talks: await hers(db, 'appointment'),
    queues: await list(db, sql`select id::text from walk_queue order by id limit 1`),
    questions: await list(db, sql`select id::text from question where person_id = (${HER}) order by id limit 1`),
    certified: await list(
      db,
      sql`select c.id::text from certificate c join person p on p.id = c.person_id where p.email = 'ueki@example.jp' and c.withdrawn_at is null order by c.id limit 1`,
    ),
    reached: await list(db, sql`select id::text from sign_in_address where key = 'ueki@example.jp' limit 1`),
    code: await list(db, sql`select code as id from campaign order by id limit 1`),
    campaign: await list(db, sql`select id::text from campaign order by id limit 1`),
    nameless: await list(db, sql`select id::text from consultation where person_id is null order by id limit 1`),
    bond: await list(
      db,
      sql`select id::text from person_bond
      where ${person[0]} in (person_id::text, other_id::text) and ended_on is null limit 1`,
    ),
    proposals: await list(db, sql`select min(id::text) as id from proposal group by status`),
    introduced: await list(db, sql`select id::text from proposal where status = 'introduced' limit 1`),
    shifts: await list(
      db,
      sql`select a.opportunity_id::text as id from assignment a
      left join shift_absence x on x.assignment_id = a.id where a.slot_id is not null
      group by a.opportunity_id order by count(x.id) desc, a.opportunity_id limit 2`,
    ),
    assignments: await list(db, sql`select id::text from assignment where to_on is null order by id limit 1`),
    absences: await list(db, sql`select id::text from shift_absence order by id`),
    open: await list(db, sql`select min(id::text) as id from opportunity where status = 'open' group by legal_form`),
    activities: await list(db, sql`select min(id::text) as id from opportunity group by status`),
    organisations: await list(db, sql`select min(id::text) as id from organisation group by kind`),
    partner: await list(db, sql`select min(id::text) as id from organisation where kind = 'partner'`),
    lists: await list(db, sql`select min(id::text) as id from shown_list group by subject_kind, subject_input is null`),
    calculations: await list(db, sql`select id::text from weight_proposal order by at desc limit 1`),
    made: await list(db, sql`select id::text from plan where status = 'done' and base_id is null order by id limit 1`),
    varied: await list(
      db,
      sql`select id::text from plan where status = 'done' and base_id is not null order by id limit 1`,
    ),
    waiting: await list(db, sql`select id::text from plan where status = 'waiting' order by id limit 1`),
    placement: await list(
      db,
      sql`select '?person=' || person_id || '&slot=' || slot_id as id from plan_placement n
      join plan p on p.id = n.plan_id where p.base_id is null and n.removed_at is null order by n.id limit 1`,
    ),
    unplaced: await list(
      db,
      sql`select '?person=' || e.person_id as id from plan_person e join plan p on p.id = e.plan_id
      where p.base_id is null and not exists (select 1 from plan_placement n where n.plan_id = e.plan_id
        and n.person_id = e.person_id and n.removed_at is null) order by e.waiting_days desc limit 1`,
    ),
    run: await list(db, sql`select id::text from import_run where state <> 'matching' limit 1`),
    matching: await list(db, sql`select id::text from import_run where state = 'matching' limit 1`),
    consultation: await list(db, sql`select id::text from consultation order by on_day desc, id limit 1`),
    steps: await list(db, sql`select min(id::text) as id from step where done_at is null group by subject_kind`),
    unwritten: await list(
      db,
      sql`select id::text from entry where kind = 'council-meetings' and id not in (select id from council_minutes) order by id limit 1`,
    ),
    told: await list(db, sql`select id::text from public_story order by published_on desc limit 1`),
    requests: await list(db, sql`select id::text from request order by received_at desc`),
  }
}
