import { getCallSites } from 'node:util'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Takes } from './body.ts'
import type { CsvPart, CsvRow } from './csv.ts'
import type { Database, Read, Tx } from './db.ts'
import type { Flash } from './flash.ts'
import type { Doing, Medium } from './happening.ts'
import type { Own } from './own.ts'
import type { Pieces } from './pieces.ts'
import type { Stand, Standing } from './standing.ts'
import type { Submitted } from './submitted.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** Whose page it is. `ls src/features/*\/public.ts` and its siblings show the same from the outside. */
export type Audience = keyof ActorOf

/** Who asks, by audience. A session wears one hat: it is one of these, and opens no page of another audience. */
export type Actor = Staff | Resident | Organiser | Partner | Link | Prefecture

/** A member of staff who is logged in, with the roles of the day and all that these may do. */
export type Staff = LoggedIn<'staff'> & {
  roles: readonly string[]
  permissions: ReadonlySet<string>
  /** Where all their roles are limited: the areas and the teams whose people they see, by name. */
  part?: { areas: readonly string[]; teams: readonly string[] }
}

/**
 * A resident who is logged in: `person` is whom the city knows them as. `standing`: somebody else acts for them, `id` is that
 * one's account and `name` still the person's.
 */
export type Resident = LoggedIn<'resident'> & { person: string; standing?: Standing }

/** Somebody who answers for the activities of one organisation. */
export type Organiser = LoggedIn<'organiser'> & { organisation: string }

/** Somebody of an organisation that the desk works with (ハローワーク, 社会福祉協議会 …). */
export type Partner = LoggedIn<'partner'> & { organisation: string }

/** Somebody of a prefecture, who reads what its cities released to it. */
export type Prefecture = LoggedIn<'prefecture'>

/** Whoever holds a signed link: no account, one purpose, one thing that it is about. One that is `shut` opens no page. */
export type Link = {
  audience: 'link'
  purpose: string
  subject: readonly [kind: string, id: string]
  shut?: 'expired' | 'used' | 'withdrawn'
}

/** Nobody in particular: the audience of the public pages. */
export type Public = null

type LoggedIn<A extends string> = { audience: A; id: string; name: string; session: string }

type ActorOf = {
  public: Public
  staff: Staff
  resident: Resident
  organiser: Organiser
  partner: Partner
  link: Link
  prefecture: Prefecture
}

export type Municipality = {
  id: string
  code: string
  name: string
  prefecture: string
  accent: string | null
  platform_name: string
  desk_name: string
  desk_phone: string
  desk_hours: string
  desk_address: string
  lat: number
  lng: number
  own?: Own | undefined
  /** A prefecture has no residents: it reads the figures of its cities. */
  kind?: string
}

/** How somebody wants to read: with readings above hard words (`furigana`), in plainer sentences (`easy`). */
export type Prefs = { large: boolean; contrast: boolean; furigana: boolean; easy: boolean }

/**
 * One request: who asks where and when. Time comes from here and nowhere else. `A` is who must ask (`Ask<Staff>`), `P`
 * the names in the path that are read (`Ask<Staff, 'id'>`); plain `Ask` is for parts that need neither.
 */
export type Ask<A extends Actor | Public = Actor | Public, P extends string = never> = {
  municipality: Municipality
  actor: A
  /** Instant (ISO 8601, UTC) and day (Asia/Tokyo) of the request. */
  now: string
  today: string
  url: URL
  params: Readonly<Record<P, string>>
  prefs: Prefs
  demo: boolean
  /** Behind TLS (production): cookies are `Secure` and carry the `__Host-` prefix. */
  tls: boolean
  /** The place that the request comes from (address, or block of addresses), for limits against floods. */
  address: string
  cookies: Readonly<Record<string, string>>
}

/** A page to be put in its audience's frame. `status` 422: what was typed is shown again with what to do. */
export type View = {
  title: string
  body: Html
  status?: 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503
  frame?: 'page' | 'print'
  /** Without the menu: nothing in it works where this is shown. */
  bare?: true
  /** The menu entry this page belongs to. */
  nav?: string
  /** Where a printed sheet leads back to. */
  back?: string
  /** After so many seconds it may be tried again. */
  retryAfter?: number
  /** It is fetched anew after so many seconds, without a script: a screen on a wall, at which nobody types. */
  refresh?: { after: number; to?: string }
  cookies?: Cookie[]
  pieces?: Pieces
  /** What was typed so far stands on this page and nowhere else: it is not lost by going back, nor by larger letters. */
  typed?: TypedHere
}

/**
 * The form that holds what was typed, where it is sent, what the press says that shows this page once more as it is, and
 * what Enter says in a field of it. `secret`: no browser keeps such a page, also not for going back.
 */
export type TypedHere = { form: string; to: string; go: string; enter?: string; secret?: boolean }

/**
 * Go on to another page (303), with a sentence to show there once: a bare one says what was done; `along`: with all that
 * was sent (307). Cookies are set here and nowhere else.
 */
export type Redirect = { redirect: string; flash?: string | Flash; cookies?: Cookie[]; along?: true }
export type Cookie = { name: string; value: string; maxAge: number }

/** What a handler may answer. `null`: there is no such thing (or it is not yours to see: the same answer). */
export type Reply = View | Redirect | CsvReply | FileReply | Response | null

/** A list as a file, however long: each part is read in a transaction of its own while it is sent. */
export type CsvReply = { csv: string; head: CsvRow; read: (db: Read, from: string | null) => Promise<CsvPart> }

/** A file made at once, and the people whom it names: the log of looks keeps them as those of a page. */
export type FileReply = { file: Response; people: readonly string[] }

type Asked = Ask<Actor | Public, string>
export type Get<A = Asked> = (ask: A, db: Read) => Promise<Reply>
/** A page that keeps what it shows (a ranked list), so that it can be shown again: its handle writes. */
export type Keep<A = Asked> = { keep: (ask: A, tx: Tx) => Promise<Reply> }
/**
 * A page at which one arrives before anybody knows who it is (a login, the way back from another service): its handle opens
 * short transactions of its own, and may wait for others between them.
 */
export type Arrive<A = Asked> = { arrive: (ask: A, database: Database) => Promise<Reply> }
export type Post<A = Asked> = (ask: A, tx: Tx, form: Submitted) => Promise<Reply>
/**
 * A form whose verb takes longer than a transaction may (a password is hashed): it opens short ones of its own. What it
 * wrote stays, also where it refuses; there is no answering once (`once`).
 */
export type Enter<A = Asked> = (ask: A, database: Database, form: Submitted) => Promise<Reply>

/** `none` is for pages that show no person's data; else the action that the audit log keeps, and whom it is about. */
export type Audit<A = Asked> = 'none' | { action: string; subject?: (ask: A) => [kind: string, id: string] | undefined }

/** Of staff a permission that the actor must hold, of a link the purpose that it was made for; `everyone` of the rest. */
type Can = {
  public: 'everyone'
  staff: 'everyone' | `${string}.${string}`
  resident: 'everyone'
  organiser: 'everyone'
  partner: 'everyone'
  prefecture: 'everyone'
  link: `${string}.${string}`
}

/** The names in a path: `/people/:id/bonds/:bondId` has `id` and `bondId`. A path that is no literal has none. */
export type ParamsOf<Path extends string> = Path extends `${infer Head}/${infer Rest}`
  ? ParamsOf<Head> | ParamsOf<Rest>
  : Path extends `:${infer Name}`
    ? Name
    : never

/** What a page must say of itself. One that keeps what it shows is audited, so it never only reads. */
type Declared<A extends Audience, Path extends string, Of = Ask<ActorOf[A], ParamsOf<Path>>> = {
  path: Path
  can: Can[A]
  audit: Audit<Of>
  /** It shows figures of the whole city and nobody, so it is the same for whoever sees a part of the people. */
  whole?: A extends 'staff' ? true : never
  /** Looks at it are counted by its own address, not together with those at all pages of its path. */
  apart?: A extends 'public' ? true : never
  /** Who but the resident opens it: unless it says more the desk for them; a delegate only where this names what for. */
  stand?: A extends 'resident' ? Stand : never
  /** What may be sent to it: a form, unless it says more. */
  takes?: Takes
  /** Its form may be sent from anywhere: whoever holds the link presses, perhaps by their program of mail (RFC 8058). */
  fromAnywhere?: A extends 'link' ? true : never
  post?: Post<Of>
  /** Not by a link: it takes one of its uses in the one transaction of its verb. */
  enter?: A extends 'link' ? never : Enter<Of>
} & (
  | { get?: Get<Of> | (A extends 'public' ? Arrive<Of> : never) }
  | { audit: Exclude<Audit<Of>, 'none'>; get: Keep<Of> }
)

/** A declared page as the router sees it: it asks for the actor of the audience before it calls a handler. */
export type Page = {
  audience: Audience
  path: string
  can: string
  audit: Audit
  whole?: true
  apart?: true
  stand?: Stand
  takes?: Takes
  fromAnywhere?: true
  get?: Get | Keep | Arrive
  post?: Post
  enter?: Enter
  /** What a city may switch off, and this with it. */
  within?: string
  /** Is there at the host of a prefecture too: its accounts are kept as those of a city are. */
  everywhere?: true
  /** The file that declares it. */
  file: string
}

const declare =
  <A extends Audience>(audience: A) =>
  <const Path extends string>(declared: Declared<A, Path>): Page =>
    // Each handler takes its own kind of request; `mount` gives it no other (the actor by the audience, the path by the
    // router), which the list of all pages cannot say in types.
    ({ ...declared, audience, file: getCallSites(2)[1]?.scriptName ?? '' }) as unknown as Page

/** A page cannot be declared without saying who it is for, who may open it and what the audit log keeps of it. */
export const page = {
  public: declare('public'),
  staff: declare('staff'),
  resident: declare('resident'),
  organiser: declare('organiser'),
  partner: declare('partner'),
  link: declare('link'),
  prefecture: declare('prefecture'),
}

/** Who acts and when, as every verb takes it, of a request by somebody who has an account. */
export const doing = ({ actor, now, today }: Ask<Exclude<Actor, Link>>): Doing => ({ by: actor.id, now, today })

/** Who does what on a resident's page, and by which medium it came in: staff type for whoever telephones. */
export const typing = (ask: Ask<Resident>): Doing & { medium: Medium } => ({
  ...doing(ask),
  medium: ask.actor.standing?.medium ?? 'web',
})

/** Whether this member of staff holds the permission. */
export const may = (ask: Ask<Staff>, permission: string): boolean => ask.actor.permissions.has(permission)

/** Pages that are there only for a city that does this. */
export const within = (key: string, pages: readonly Page[]): Page[] => pages.map(one => ({ ...one, within: key }))

/** Pages that are there at every host, also at that of a prefecture. */
export const everywhere = (pages: readonly Page[]): Page[] => pages.map(one => ({ ...one, everywhere: true }))
