import type { HtmlEscapedString } from 'hono/utils/html'
import type { Takes } from './body.ts'
import type { Database, Read, Tx } from './db.ts'
import type { Pieces } from './pieces.ts'
import type { Submitted } from './submitted.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** Whose page it is. `ls src/features/*\/public.ts` and its siblings show the same from the outside. */
export type Audience = 'public' | 'staff'

/** Who asks: a member of staff who is logged in. */
export type Actor = {
  id: string
  name: string
  roles: readonly string[]
  permissions: ReadonlySet<string>
  session: string
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
}

export type Prefs = { large: boolean; contrast: boolean }

/** One request: who asks where and when. Time comes from here and nowhere else. */
export type Ask = {
  municipality: Municipality
  actor: Actor | null
  /** Instant (ISO 8601, UTC) and day (Asia/Tokyo) of the request. */
  now: string
  today: string
  url: URL
  params: Readonly<Record<string, string>>
  prefs: Prefs
  demo: boolean
  /** Behind TLS (production): cookies are `Secure` and carry the `__Host-` prefix. */
  tls: boolean
  /** The place that the request comes from (address, or block of addresses), for the login's limits. */
  address: string
  cookies: Readonly<Record<string, string>>
}

/** A page to be put in its audience's frame. `status` 422: what was typed is shown again with what to do. */
export type View = {
  title: string
  body: Html
  status?: 200 | 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503
  frame?: 'page' | 'print' /** The menu entry this page belongs to. */
  nav?: string /** Where a printed sheet leads back to. */
  back?: string /** After so many seconds it may be tried again. */
  retryAfter?: number
  cookies?: Cookie[]
  pieces?: Pieces
}

/** Go on to another page (303), with a sentence to show there once. Cookies are set here and nowhere else. */
export type Redirect = { redirect: string; flash?: string; cookies?: Cookie[] }
export type Cookie = { name: string; value: string; maxAge: number }

/** What a handler may answer. `null`: there is no such thing (or it is not yours to see: the same answer). */
export type Reply = View | Redirect | Response | null

export type Get = (ask: Ask, db: Read) => Promise<Reply>
/** A page that keeps what it shows (a ranked list), so that it can be shown again: its handle writes. */
export type Keep = { keep: (ask: Ask, tx: Tx) => Promise<Reply> }
export type Post = (ask: Ask, tx: Tx, form: Submitted) => Promise<Reply>
/**
 * A form whose verb takes longer than a transaction may (a password is hashed): it opens short ones of its own. What it
 * wrote stays, also where it refuses; there is no answering once (`once`).
 */
export type Enter = (ask: Ask, database: Database, form: Submitted) => Promise<Reply>

/** `none` is for pages that show no person's data; else the action that the audit log keeps, and whom it is about. */
export type Audit = 'none' | { action: string; subject?: (ask: Ask) => [kind: string, id: string] | undefined }

/** A page cannot be declared without saying who it is for, who may open it and what the audit log keeps of it. */
type Declared = {
  path: string
  audience: Audience
  /** `everyone`, or the permission that the actor must hold. */
  can: 'everyone' | `${string}.${string}`
  audit: Audit
  /** What may be sent to it: a form, unless it says more. */
  takes?: Takes
  post?: Post
  enter?: Enter
}

/** A page that keeps what it shows is audited, so it never runs in a transaction that only reads. */
export type Page = Declared & ({ get?: Get } | { audit: Exclude<Audit, 'none'>; get: Keep })

export const page = (declared: Page): Page => declared

/** The actor of a staff page: the frame of the request has refused everybody else. */
export function actorOf(ask: Ask): Actor {
  if (!ask.actor) throw new Error('a staff page without an actor')
  return ask.actor
}

export const may = (ask: Ask, permission: string): boolean => ask.actor?.permissions.has(permission) ?? false
