import type { Hono } from 'hono'
import { actorOfToken, isRole, partText, ROLE_TEXT } from '#features/accounts/index.ts'
import { FOOT, problems } from '#features/home/index.ts'
import { ownFrom, registered, settingsOn } from '#features/municipalities/index.ts'
import { peopleIn } from '#features/people/index.ts'
import { actingFor } from '#features/standing/index.ts'
import { type Counter, isLook, isRobot } from '#features/views/index.ts'
import { EASY, hardReadings } from '#features/words/index.ts'
import { worklistCount } from '#features/worklist/index.ts'
import { today } from '#platform/clock.ts'
import { sessionCookie } from '#platform/cookies.ts'
import type { Database, Read, Tx } from '#platform/db.ts'
import { type MenuEntry, partsOf, permissionsOf } from '#platform/feature.ts'
import type { Flash } from '#platform/flash.ts'
import { healthOf } from '#platform/health.ts'
import type { Host } from '#platform/host.ts'
import { linkOf } from '#platform/links.ts'
import { groupText, inGroups } from '#platform/menu.ts'
import { mount } from '#platform/mount.ts'
import { offered, rememberOwn, said } from '#platform/own.ts'
import type { Actor, Ask, Municipality, Page, Staff, View } from '#platform/page.ts'
import { actsFor, type StandingTold } from '#platform/standing-told.ts'
import { rememberTenants } from '#platform/tenants.ts'
import { tokenOf } from '#platform/visit.ts'
import { type Assets, buildAssets } from '#ui/assets.ts'
import { printFrame, publicFrame, staffFrame } from '#ui/frame.ts'
import type { NavGroup, NavItem } from '#ui/nav.ts'
import { easily, pairsOf, wordedFor } from '#ui/plainly.ts'
import { readingsOf, withReadings } from '#ui/readings.ts'
import { loadFeatures } from './features.ts'

const features = await loadFeatures()

/** Every page there is, in the order of the map (docs/generated/routes.md shows who may open each). */
export const PAGES: readonly Page[] = features.flatMap(({ pages = [] }) => pages)

/** What the menu of staff shows, with the permission that shows it. */
const MENU = partsOf(features).menu

/** All that a member of staff with these roles may do, for the whole city or for a part of its people. */
export const rightsOf = (roles: readonly string[], partial = false): ReadonlySet<string> =>
  permissionsOf(features, roles, partial)

export type AppOptions = {
  database: Database
  now: () => string
  demo: boolean
  tls: boolean
  /** Where the data is, when it is ours: for the room on its disk. */
  dataDir?: string | null
  /** How many proxies of our own stand in front; none where nothing is said. */
  proxies?: number
  log?: (entry: Record<string, unknown>) => void
  note?: Host['note']
  /** Counts the looks at the pages for everybody. */
  views?: Counter
}

/** The application as one request handler: `app.request(…)` in tests, a socket in `main.ts`. */
export async function createApp(options: AppOptions): Promise<Hono> {
  const assets = await buildAssets()
  const host = hostOf(options, assets)
  // Known from the start on, so that the desk's number can be said also when the database is away at the first request.
  await host.municipalityOf('').catch(() => {})
  return mount(PAGES, host)
}

/** What the platform is given, of this application. */
export function hostOf(
  { database, now, demo, tls, dataDir, proxies, log, note, views }: AppOptions,
  assets: Assets,
): Host {
  return {
    database,
    now,
    demo,
    tls,
    proxies: proxies ?? 0,
    health: healthOf(database, dataDir ?? null),
    assets: Object.values(assets),
    dayOf: today,
    municipalityOf: cityOf(database, now),
    actorOf: (tx, audience, ask) =>
      audience === 'link'
        ? linkOf(tx, tokenOf(ask), ask.now)
        : audience === 'prefecture'
          ? readerOf(tx, ask)
          : audience === 'resident'
            ? residentOf(tx, ask)
            : memberOf(tx, ask),
    frame: async (view, ask, extras, db) => wordedFor(await frame(view, ask, extras, assets, db), ask.prefs.easy),
    spelled: withReadings(readingsOf(hardReadings())),
    eased: easily(pairsOf(EASY)),
    peopleIn,
    problems,
    ...(note && { note }),
    ...(views && { looked: lookedBy(views) }),
    log: log ?? (entry => console.error(JSON.stringify({ time: now(), ...entry }))),
  }
}

/** Counts a look where it is one, as that of a person or of a robot: at the page as it is declared, or at its own address. */
const lookedBy =
  (views: Counter): Host['looked'] & {} =>
  ({ path, apart }, { municipality, today, cookies, tls, url }, { method, headers }, response) => {
    const type = response.headers.get('content-type') ?? ''
    const loggedIn = cookies[sessionCookie(tls)] !== undefined
    const header = (name: string) => headers.get(name) ?? ''
    if (isLook({ method, status: response.status, type, header, loggedIn }))
      views.look(municipality.id, today, apart ? decodeURIComponent(url.pathname) : path, isRobot(header('user-agent')))
  }

/** The city of a host, with what it calls and does itself on this day. */
function cityOf(database: Database, now: () => string): Host['municipalityOf'] {
  const tenantOf = rememberTenants(() => database.untenanted(registered))
  const ownOf = rememberOwn((municipality, day) =>
    database.read({ lane: 'public', municipality }, async db => ownFrom(await settingsOn(db, day))),
  )
  return async host => {
    const tenant = await tenantOf(host)
    return typeof tenant === 'string' ? tenant : { ...tenant, own: await ownOf(tenant.id, today(now())) }
  }
}

const sessionOf = ({ cookies, tls, now, today }: Ask, tx: Tx) => {
  const token = cookies[sessionCookie(tls)]
  return token ? actorOfToken(tx, token, now, today) : Promise.resolve(null)
}

/** Whose session the browser holds; of staff with all that their roles of today allow. Whoever acts for others is nobody here. */
async function memberOf(tx: Tx, ask: Ask): Promise<Actor | null> {
  const member = await sessionOf(ask, tx)
  if (member?.audience === 'staff') return { ...member, permissions: rightsOf(member.roles, Boolean(member.part)) }
  return member?.audience === 'delegate' ? null : member
}

/** Of whoever acts for a resident, the pages of that one are open: of staff while they hold the right to. */
async function residentOf(tx: Tx, ask: Ask): Promise<Actor | null> {
  const member = await sessionOf(ask, tx)
  if (member?.audience === 'delegate') return actingFor(tx, member, ask.now, true)
  if (member?.audience !== 'staff') return member
  return actingFor(tx, member, ask.now, rightsOf(member.roles).has('standing.begin'))
}

/** Whoever works at a prefecture reads its figures: they are there for all of them. */
async function readerOf(tx: Tx, ask: Ask): Promise<Actor | null> {
  const member = await memberOf(tx, ask)
  if (member?.audience !== 'staff') return null
  const { id, name, session } = member
  return { audience: 'prefecture', id, name, session }
}

async function frame(
  view: View,
  ask: Ask,
  extras: { nonce: string; flash?: Flash },
  assets: Assets,
  db: Read | null,
): Promise<string> {
  const common = {
    title: view.title,
    municipality: deskOf(ask.municipality),
    demo: ask.demo,
    nonce: extras.nonce,
    assets: { css: assets.css.path, desk: assets.desk.path, js: assets.js.path },
    prefs: ask.prefs,
    path: ask.url.pathname + ask.url.search,
    flash: extras.flash,
    typed: view.typed,
    body: view.body,
    standing: standingOf(ask),
    printedBy: printedBy(ask),
  }
  if (view.frame === 'print') return String(await printFrame({ ...common, back: view.back ?? '/' }))
  if (ask.municipality.kind === 'prefecture') return prefectureFrameOf(ask, common)
  if (ask.actor?.audience !== 'staff' || !db) return visitorsFrameOf(ask, view, common)
  const { name, roles, part, permissions } = ask.actor
  return String(
    await staffFrame({
      ...common,
      user: { name, role: roles.map(role => said(ask.municipality, isRole(role) ? ROLE_TEXT[role] : role)).join('・') },
      nav: await menuOf(ask, ask.actor, view, db),
      part: part && partText(part),
      ...(ask.actor.permissions.has('people.read') ? {} : { findsNobody: true as const }),
      search: ask.url.pathname === '/staff/people' ? (ask.url.searchParams.get('q') ?? undefined) : undefined,
      ...(!permissions.has('people.find') && { findsNobody: true }),
    }),
  )
}

/** For whom whoever looks acts: of a resident's page as the database says, of the others as their browser does. */
function standingOf(ask: Ask): StandingTold | undefined {
  const { actor } = ask
  const standing = actor?.audience === 'resident' ? actor.standing : undefined
  if (actor?.audience === 'resident') return standing && !standing.shut ? { ...standing, for: actor.name } : undefined
  return actsFor(ask)
}

/**
 * Who prints in whose place, as it may stand on paper: of the desk no name, as the person reads it elsewhere, and on a sheet
 * that is for everybody no name at all.
 */
function printedBy(ask: Ask): string | undefined {
  const acts = standingOf(ask)
  if (!acts) return undefined
  const own = ask.actor?.audience === 'resident'
  const by = acts.door === 'desk' ? '窓口の職員' : own ? `${acts.by}さん` : '代理の方'
  return `${own ? `${acts.for}さん` : 'ご本人'}のかわりに、${by}が印刷しました`
}

/** Of everybody who is no staff; a resident who is in has their name there, and the way out. */
async function visitorsFrameOf(ask: Ask, view: View, common: Parameters<typeof publicFrame>[0]): Promise<string> {
  const isIn = ask.actor?.audience === 'resident'
  const nav = [
    { href: '/opportunities', text: '活動をさがす' },
    // Short enough that the three ways of finding stand in one row of a telephone, with large letters too.
    { href: '/start', text: '絵でさがす' },
    { href: '/list', text: '気になる' },
    // Who asks a page for everybody is not looked up for it: the login leads on whoever is in.
    {
      href: isIn || common.standing ? '/my' : '/my/login',
      text: common.standing ? 'この方のページ' : 'わたしのページ',
    },
  ].map(one => ({ ...one, current: one.href === (view.nav ?? ask.url.pathname) }))
  if (view.bare) return String(await publicFrame({ ...common, bare: true, installs: true }))
  const user = ask.actor?.audience === 'resident' && !ask.actor.standing ? ask.actor.name : undefined
  // A page of a link, or of somebody of an organisation, belongs to no program on a resident's telephone.
  const installs = (ask.actor === null || isIn) && !/^\/(login|staff)(\/|$)/.test(ask.url.pathname)
  return String(await publicFrame({ ...common, nav, foot: FOOT, user, installs }))
}

/** At a prefecture: its one page, and its accounts for those who keep them. */
async function prefectureFrameOf(ask: Ask, common: Parameters<typeof publicFrame>[0]): Promise<string> {
  const { actor } = ask
  if (actor?.audience !== 'prefecture' && actor?.audience !== 'staff') return String(await publicFrame(common))
  const keeps = actor.audience === 'staff' && actor.permissions.has('accounts.manage')
  const nav = [
    { href: '/prefecture', text: '市町村の数字' },
    ...(keeps ? [{ href: '/staff/accounts', text: '職員' }] : []),
  ]
  const items = nav.map(one => ({ ...one, current: one.href === ask.url.pathname }))
  const role = keeps ? ROLE_TEXT.administrator : '数字を見る人'
  return String(await staffFrame({ ...common, user: { name: actor.name, role }, nav: items, findsNobody: true }))
}

/** The menu of somebody's roles, with how much is due today: one's own, or everybody's for those who only look on. */
async function menuOf(ask: Ask, { id, permissions }: Staff, view: View, db: Read): Promise<(NavItem | NavGroup)[]> {
  const due = permissions.has('people.read')
    ? await worklistCount(db, permissions.has('people.write') ? id : null, ask.today)
    : 0
  const entries = offered(ask.municipality, MENU).filter(({ can }) => permissions.has(can))
  const say = (word: string) => said(ask.municipality, word)
  const item = ({ href, text }: MenuEntry): NavItem => ({
    href,
    text: say(text),
    current: href === (view.nav ?? ask.url.pathname),
    ...(href === '/staff' && due > 0 ? { count: due } : {}),
  })
  return inGroups(entries).map(part =>
    'entries' in part ? { text: groupText(part.group, say), items: part.entries.map(item) } : item(part),
  )
}

const deskOf = (municipality: Municipality) => ({
  name: municipality.name,
  accent: municipality.accent ?? undefined,
  deskName: municipality.desk_name,
  deskPhone: municipality.desk_phone,
  deskHours: municipality.desk_hours,
  programme: said(municipality, 'セカンドライフ応援'),
  office: said(municipality, '相談窓口'),
})
