import type { Instant } from './clock.ts'
import type { Correctable } from './correctable.ts'
import type { Dated } from './dated.ts'
import type { Day } from './dates.ts'
import type { Read, Tx } from './db.ts'
import type { Doing, SubjectKind } from './happening.ts'
import type { MenuGroup } from './menu.ts'
import type { Ask, Html, Page, Resident } from './page.ts'
import type { Columns, Question, Row } from './rows.ts'
import type { Scopes } from './scope.ts'
import type { Shape } from './shapes.ts'
import type { Stand } from './standing.ts'

/**
 * An entry of the menu of staff: `at` is its place from the left (10, 20, …), `can` the permission that shows it, `group`
 * where it stands for whoever has many (without one it stays in the bar: what is opened every day), `within` what a city may
 * switch off and this with it.
 */
export type MenuEntry = { at: number; href: string; text: string; can: string; group?: MenuGroup; within?: string }

/** A kind of thing to which something happens, as a page that knows nothing of its noun names it. */
export type Subject = {
  kind: SubjectKind
  /** 利用者, 提案, …: what one of them is called. */
  text: string
  /** The page of one, and the permission that opens it. */
  path?: (id: string) => string
  can?: string
}

/** One thing that came in and waits at the desk: what it is (a link), what is to be known of it, since when, and by when where that is asked. */
export type Arrival = { name: Html; told: Html | string; day: Day; due?: Day }

/** What came in of a noun, the latest first. It stands in one table with what others give, or in one of its `own`. */
export type Arrivals = {
  find: (db: Read, today: Day) => Promise<readonly Arrival[]>
  own?: { caption: string; empty: string; due: string; below: Html }
}

/** One line of a time line; `at` (a day or an instant) orders, `day` is read. */
export type Moment = {
  at: string
  day: Day
  aside?: Html | string
  body: Html | string
  href?: string
  /** Where it is put right. */
  amend?: string
  open?: boolean
}

/** What a noun asks of the database for the time line of a person, and how it tells the rows. */
export type Telling = {
  ask: (person: string) => Question<Columns>
  tell: (rows: readonly Record<string, unknown>[], person: string) => Moment[]
}

/** The two with the type of the rows between them. */
export const telling = <C extends Columns>(
  ask: (person: string) => Question<C>,
  tell: (rows: Row<C>[], person: string) => Moment[],
): Telling => ({ ask, tell: (rows, person) => tell(rows as Row<C>[], person) })

/** A figure of a report in the period that a day belongs to, and whether that period is over; null: nothing is counted. */
export type Figure = { period: string; over: boolean; name: string; unit: string; value: number | null }

/** A link by which visitors come to a noun: from the first page, from the page of an activity (by its id), or from both. */
export type Way = {
  text: string
  home?: string
  /** It stands in front on the first page. */
  first?: true
  activity?: (id: string) => string
  /** What is done with an activity where it stands in a list, and on its page; `back` is where one is led afterwards. */
  card?: (id: string, back: string) => Html
  /** What can be done with a question that the list of activities was asked, as it stands in the address. */
  search?: (query: string) => Html
  /** Where somebody comes with a list of activities that is told in words. */
  list?: (words: string) => string
  /** Only of an activity of which a story is told, or that can be booked. */
  only?: 'stories' | 'bookable'
  within?: string
}

/** A way from the page of a thing to a page of another noun that is about it, for those who may open that. */
export type Onward = { kind: SubjectKind; text: string; path: (id: string) => string; can: string; within?: string }

/** Who looks at a page, and on which day; `part`: they see a part of the people. */
export type Looking = { actor: { permissions: ReadonlySet<string>; part?: unknown }; today: Day }

/** What a noun tells on the page of a thing of an earlier noun, to those who hold `can`; false where there is nothing to tell. */
export type Beside = {
  kind: SubjectKind
  can: string
  show: (db: Read, id: string, looking: Looking) => Promise<Html | false>
}

/**
 * What a noun tells residents on their own page, in its place (`at`), below its title; false: nothing. `stand`: as of a page.
 * `folded`: it waits for nothing today, and stands below what does, behind its title; `open` where it has something new to tell.
 */
export type MineShows = (db: Read, ask: Ask<Resident>) => Promise<Html | { open: boolean; body: Html } | false>
type Titled = { title: readonly [id: string, text: string]; folded?: true } | { title?: undefined; folded?: undefined }
export type Mine = { at: number; stand?: Stand; show: MineShows } & Titled

/**
 * What a noun has of a resident, to be read and taken along by themselves: each thing as its facts by the names that people
 * give them. It is asked in their own lane.
 */
export type Owned = {
  key: string
  text: string
  read: (db: Read) => Promise<readonly Readonly<Record<string, string>>[]>
}

/** Gives what belongs to a person to another one, who is found to be the same. */
export type Moving = (tx: Tx, from: string, to: string, doing: Doing) => Promise<void>

/**
 * What a noun does with its rows of somebody who is erased: what goes and what stays is said in words that staff and the
 * person read. `erase` gives how many rows it changed; whoever writes later nouns is asked first.
 */
export type Erasing = { text: string; goes: string; stays?: string; erase: Erase }
export type Erase = (tx: Tx, person: string, doing: Doing<string | null>) => Promise<number>

/** What a noun forgets by itself of what is over since before this moment: the setting by which, and how many rows that were. */
export type Keeping = { setting: string; sweep: (tx: Tx, before: Instant) => Promise<number> }

/** Something that is open for a person: what it is, its page, and how it can end. */
export type OpenThing = { id: string; what: string; href: string; ways: readonly { value: string; label: string }[] }

/** What of a noun is open for a person whose time at the desk ends: none of it is left open by that. */
export type Closing = {
  open: (db: Read, person: string, today: Day) => Promise<readonly OpenThing[]>
  /** Ends one of them in one of its ways, for this reason; the sentence why it cannot end so, else null. */
  end: (tx: Tx, thing: { id: string; way: string; why: string }, doing: Doing) => Promise<string | null>
}

/**
 * Work in somebody's hands of which all may go to the same people: `key` names it in a form; `name` says what it is
 * about, `what` what is to be done. `missing`: why nobody may have it.
 */
export type Held = {
  key: string
  name: string
  what: string
  count: number
  to: readonly { id: string; name: string }[]
  missing: string
}

/** What of a noun is in the hands of a member of staff whose account is closed: none of it is left there. */
export type Leaving = {
  held: (db: Read, account: string, today: Day) => Promise<readonly Held[]>
  /** Hands over everything, each kind to the account that `to` names for its key (null: shared out); gives how much it was. */
  pass: (
    tx: Tx,
    account: string,
    given: { to: ReadonlyMap<string, string | null>; note: string },
    doing: Doing,
  ) => Promise<number>
}

/**
 * A dated figure: the value that holds where a municipality has set none, in which unit, and where that stands; its name,
 * and what a value of it may be. `page`: where it is set, if not with the others; `none`:
 * what an empty list of it means.
 */
export type Setting = {
  standard: unknown
  unit: string
  source: string
  text: string
  shape: Shape
  page?: string
  none?: string
  /** Its values only rise: one that is lower than the one before is asked about once more. */
  rises?: true
}

/** What a page of which looks are kept is for. The noun that tells of looks fills it, this file knows none of its kinds. */
// biome-ignore lint/suspicious/noEmptyInterface: see above
export interface LookKinds {}
export type LookKind = keyof LookKinds

/**
 * The actions that its pages declare for the log of looks, in words: the kind of what such a page is for, and what whoever
 * opens it does. 〜 is whom or what it is about. A sentence ends in 見る, 使う (a page that shows and takes a form) or another
 * verb in 〜する or 〜す, which are put into the past. An action is never renamed: lines of years ago are read by it.
 */
export type Looks = Readonly<Record<string, readonly [LookKind, string]>>

/** What stands on pages of other nouns: what a noun gives, and all of it one after the other, as on the map. */
export type Parts = {
  /** The entries of the menu of staff, from the left. */
  menu: readonly MenuEntry[]
  subjects: readonly Subject[]
  arrivals: readonly Arrivals[]
  /** What the noun has to tell of a person, for their time line. */
  moments: readonly Telling[]
  /** What residents have in their calendar. */
  dated: readonly Dated[]
  ways: readonly Way[]
  onward: readonly Onward[]
  besides: readonly Beside[]
  closings: readonly Closing[]
  /** What residents are told on their own page. */
  mine: readonly Mine[]
  /** What they take along of themselves. */
  owned: readonly Owned[]
  /** What a person who registered by themselves may have done before the desk found that it knows them. */
  movings: readonly Moving[]
  /** What becomes of the rows of somebody who is erased. */
  erasings: readonly Erasing[]
  /** What is forgotten by itself. */
  /** The kinds of records of a person that can be put right. */
  records: readonly Correctable[]
  /** What of the noun a member of staff who leaves has in hand, told with the subjects of all nouns. */
  leavings: readonly ((subjects: readonly Subject[]) => Leaving)[]
  /** The dated figures that a city may set, by their keys. */
  settings: Readonly<Record<string, Setting>>
  /** The words for the looks at its pages that are kept, by their actions. */
  looks: Looks
  /** What is reported of the periods of these days. */
  figures: readonly ((db: Read, days: readonly Day[], today: Day) => Promise<readonly Figure[]>)[]
}

/** What a noun gives the application (`features/<noun>/feature.ts`); what it does not have it leaves out. */
export type Feature = Partial<Parts> & {
  pages?: readonly Page[]
  /** Pages on which parts of every noun stand, later ones too: built when all are known. */
  pagesAbout?: (parts: Parts) => readonly Page[]
  /** Figures whose shape rests on the menu of every noun. */
  settingsAbout?: (parts: Pick<Parts, 'menu'>) => Parts['settings']
  /** Each permission with the roles that hold it. */
  permissions?: Readonly<Record<string, readonly string[]>>
  /** Those of them that are about everybody at once: whoever sees a part of the people does not hold them. */
  citywide?: readonly string[]
  /** What may be loaded of its tables from outside. */
  scope?: Scopes
}

/** The parts of all nouns. */
export function partsOf(features: readonly Feature[]): Parts {
  const menu = features.flatMap(({ menu = [] }) => menu).sort((a, b) => a.at - b.at)
  const settings = features.map(({ settings, settingsAbout }) => ({ ...settings, ...settingsAbout?.({ menu }) }))
  return {
    menu,
    subjects: features.flatMap(({ subjects = [] }) => subjects),
    arrivals: features.flatMap(({ arrivals = [] }) => arrivals),
    moments: features.flatMap(({ moments = [] }) => moments),
    dated: features.flatMap(({ dated = [] }) => dated),
    ways: features.flatMap(({ ways = [] }) => ways),
    onward: features.flatMap(({ onward = [] }) => onward),
    besides: features.flatMap(({ besides = [] }) => besides),
    closings: features.flatMap(({ closings = [] }) => closings),
    mine: features.flatMap(({ mine = [] }) => mine).sort((a, b) => a.at - b.at),
    owned: features.flatMap(({ owned = [] }) => owned),
    movings: features.flatMap(({ movings = [] }) => movings),
    erasings: features.flatMap(({ erasings = [] }) => erasings),
    records: features.flatMap(({ records = [] }) => records),
    leavings: features.flatMap(({ leavings = [] }) => leavings),
    figures: features.flatMap(({ figures = [] }) => figures),
    settings: Object.assign({}, ...settings),
    looks: Object.assign({}, ...features.map(({ looks = {} }) => looks)),
  }
}

/** All that somebody with these roles may do, for the whole city or for a part of its people. What no feature gives is held by nobody. */
export function permissionsOf(
  features: readonly Feature[],
  roles: readonly string[],
  partial = false,
): ReadonlySet<string> {
  const citywide = partial ? features.flatMap(({ citywide = [] }) => citywide) : []
  return new Set(
    features
      .flatMap(({ permissions = {} }) => Object.entries(permissions))
      .filter(([permission, holders]) => holders.some(role => roles.includes(role)) && !citywide.includes(permission))
      .map(([permission]) => permission),
  )
}

/** The ways on from the page of this thing for whoever holds these permissions; of those that a city `offered`. */
export const waysOn = (onward: readonly Onward[], kind: SubjectKind, id: string, permissions: ReadonlySet<string>) =>
  onward
    .filter(way => way.kind === kind && permissions.has(way.can))
    .map(({ text, path }) => ({ text, href: path(id) }))

/** What later nouns tell of this thing to whoever holds these permissions. */
export const shownBeside = async (
  besides: readonly Beside[],
  [kind, id]: [SubjectKind, string],
  looking: Looking,
  db: Read,
): Promise<Html[]> => {
  const shown = besides.filter(one => one.kind === kind && looking.actor.permissions.has(one.can))
  return (await Promise.all(shown.map(({ show }) => show(db, id, looking)))).filter(part => part !== false)
}
