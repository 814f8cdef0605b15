import type { Look } from './audit/index.ts'
import type { BodyRefusal } from './body.ts'
import type { Database, Read, Tx } from './db.ts'
import type { Flash } from './flash.ts'
import type { Shut } from './links.ts'
import type { Requests } from './metrics/requests.ts'
import type { Actor, Ask, Audience, Page, Public, Reply, View } from './page.ts'
import type { StandRefusal } from './standing.ts'
import type { Submitted } from './submitted.ts'
import type { Tenant } from './tenants.ts'

/** What the application gives the platform: how to find the tenant and the actor, and how a page is framed. */
export type Host = {
  database: Database
  now: () => string
  dayOf: (instant: string) => string
  demo: boolean
  tls: boolean
  /** How many proxies of our own stand in front. */
  proxies: number
  assets: readonly { path: string; body: string; etag: string; type: string; cache?: string }[]
  health: () => Promise<Response>
  municipalityOf: (host: string) => Promise<Tenant>
  /**
   * Who asks for a page of this audience; null where nobody is logged in as such, or there is no such link. Staff and links
   * are looked up in their own lane, the others in that of the entry: their lane must know them from its beginning.
   */
  actorOf: (tx: Tx, audience: Exclude<Audience, 'public'>, ask: Visitor) => Promise<Actor | null>
  /**
   * The whole page: in the frame of staff where `ask` has one, else in that of visitors. Only the frame of staff asks the
   * database for something: the others are there when it is not.
   */
  frame: (view: View, ask: Ask, extras: { nonce: string; flash?: Flash }, db: Read | null) => Promise<string>
  /** A whole page with readings above its hard words, for whoever asked for them. */
  spelled: (html: string) => string
  /** … and with plain wordings of what goes through forms as text. */
  eased: (html: string) => string
  /** The people whom a page names, by the ways to them that stand in it. */
  peopleIn: (html: string) => readonly string[]
  /** Pages that the platform needs to answer with: what is missing, forbidden, broken, or asks for a login first. */
  problems: {
    notFound: (ask: Ask) => View
    forbidden: (ask: Ask) => View
    broken: (ask: Ask, requestId: string) => View
    busy: (ask: Ask) => View
    body: (ask: Ask, why: BodyRefusal) => View
    /** The desk is not set up for what was asked; the sentence says what is missing. */
    unprepared: (ask: Ask, sentence: string) => View
    foreign: (ask: Ask) => View
    link: (ask: Ask, why: Shut) => View
    guessed: (ask: Ask, minutes: number) => View
    /** Whoever acts for a resident may not, or not here; what was typed is not lost. */
    standing: (ask: Ask, form: Submitted | null, why: StandRefusal) => View
    login: (ask: Ask, interrupted: Submitted | null, db: Read | null) => View | Promise<View>
    /** The city has switched off what this key names. */
    off: (ask: Ask, key: string) => View
  }
  log: (entry: Record<string, unknown>) => void
  /** Is told of every answer: whom its page is for, its status, the seconds until it began. */
  note?: Requests['note']
  /** Is told of every answer of a page for everybody that somebody asked to see; nothing waits for it. */
  looked?: (page: Page, ask: Visitor, request: Request, response: Response) => void
}

/** A request before anybody has looked who asks, and after. */
export type Visitor = Ask<Public, string>
export type Asked = Ask<Actor | Public, string>

/** One request on its way: the page that was asked for (null: there is none) and what was sent to it. */
export type Visit = {
  host: Host
  page: Page | null
  ask: Visitor
  form: Submitted | null
  nonce: string
  requestId: string
}

/** What is answered, as a whole page where it is one, and the line of the audit log that belongs to it. */
export type Handled = { reply: Reply; html?: string; look?: Look | null }
