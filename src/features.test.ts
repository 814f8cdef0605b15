import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { isRole } from '#features/accounts/index.ts'
import type { Read } from '#platform/db.ts'
import type { Feature } from '#platform/feature.ts'
import { page } from '#platform/page.ts'
import { faultsOf } from '#platform/shapes.ts'
import { demoApp } from '../seed/testing.ts'
import { FEATURES, loadFeatures, loadSettings } from './features.ts'

/** What pages ask for while they are built (`may(ask, 'people.write')`), beside what opens them. */
const askedInside = (text: string): string[] => [...text.matchAll(/\bmay\(ask, '([^']+)'\)/g)].map(([, name]) => name!)

/** What does not fit together in what the nouns give; empty where everything does. */
function faults(features: readonly Feature[], inside: readonly string[]): string[] {
  const pages = features.flatMap(feature => feature.pages ?? []).filter(({ audience }) => audience === 'staff')
  const declared = features.flatMap(({ permissions = {} }) => Object.entries(permissions))
  const names = declared.map(([name]) => name)
  const asked = new Set([...pages.map(({ can }) => can).filter(can => can !== 'everyone'), ...inside])
  const opens = ({ href, can }: { href: string; can: string }) =>
    pages.some(page => page.get && page.path === href && page.can === can)
  return [
    ...names.filter((name, at) => names.indexOf(name) !== at).map(name => `${name} is declared twice`),
    ...declared.filter(([, roles]) => !roles.some(isRole)).map(([name]) => `no role holds ${name}`),
    ...names.filter(name => !asked.has(name)).map(name => `no page asks for ${name}`),
    ...[...asked].filter(name => !names.includes(name)).map(name => `nobody declares ${name}`),
    ...features
      .flatMap(({ menu = [] }) => menu)
      .filter(entry => !opens(entry))
      .map(({ href }) => `the menu leads to ${href}, which is no page of those who see it`),
  ]
}

const source = globSync('features/**/*.ts', { cwd: import.meta.dirname })
  .filter(name => !name.endsWith('.test.ts'))
  .map(name => readFileSync(join(import.meta.dirname, name), 'utf8'))
const inside = source.flatMap(askedInside)

const { database, municipality } = await demoApp()
const inDemo = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'staff', municipality }, work)

const list = page.staff({ path: '/staff/things', can: 'things.read', audit: 'none', get: async () => null })
const good: Feature = {
  pages: [list],
  menu: [{ at: 1, href: '/staff/things', text: 'もの', can: 'things.read' }],
  permissions: { 'things.read': ['manager'], 'things.write': ['coordinator'] },
}

test('every permission is declared, held by a role and asked for by a page, and every menu entry is a page', async () => {
  assert.deepEqual(faults(await loadFeatures(), inside), [])
})

test('a page asks for its permissions by name, where this test can read them', () => {
  for (const text of source)
    assert.equal((text.match(/\bmay\(ask\b/g) ?? []).length, askedInside(text).length, 'may(ask, …) without a literal')
})

for (const [plant, feature, fault] of [
  ['nothing wrong', {}, []],
  [
    'a permission that no role holds',
    { permissions: { ...good.permissions, 'things.write': [] } },
    ['no role holds things.write'],
  ],
  [
    'a role that is none',
    { permissions: { ...good.permissions, 'things.read': ['mayor'] } },
    ['no role holds things.read'],
  ],
  [
    'a permission that no page asks for',
    { permissions: { ...good.permissions, 'things.burn': ['manager'] } },
    ['no page asks for things.burn'],
  ],
  [
    'a page that asks for what nobody declared',
    { pages: [list, page.staff({ path: '/x', can: 'thing.read', audit: 'none' })] },
    ['nobody declares thing.read'],
  ],
  [
    'a menu entry without a page',
    { menu: [{ at: 1, href: '/staff/gone', text: 'もの', can: 'things.read' }] },
    ['the menu leads to /staff/gone, which is no page of those who see it'],
  ],
  [
    'a menu entry for others than its page',
    { menu: [{ at: 1, href: '/staff/things', text: 'もの', can: 'things.write' }] },
    ['the menu leads to /staff/things, which is no page of those who see it'],
  ],
] as const satisfies [string, Feature, string[]][])
  test(`planted: ${plant}`, () => {
    assert.deepEqual(faults([{ ...good, ...feature }], askedInside("x && may(ask, 'things.write')")), fault)
  })

test('the menu of staff begins with what is to be done, and no two entries want one place', async () => {
  const entries = (await loadFeatures()).flatMap(({ menu = [] }) => menu).sort((a, b) => a.at - b.at)
  assert.equal(entries[0]!.text, 'やること')
  const doubled = entries.filter(({ at }, index) => [index - 1, index + 1].some(beside => entries[beside]?.at === at))
  assert.deepEqual(
    doubled.map(({ at, text }) => `${at} ${text}`),
    [],
  )
})

test('every entry of the menu is a word that a city may call otherwise, as its people are, and no other word is', async () => {
  const { shape } = (await loadSettings())['words']!
  const own = ['相談員', ...(await loadFeatures()).flatMap(({ menu = [] }) => menu).map(({ text }) => text)]
  assert.deepEqual(faultsOf(shape, Object.fromEntries(own.map(word => [word, 'べつのことば']))), [])
  assert.equal(faultsOf(shape, { ほかのことば: 'べつのことば' }).length, 1)
})

test('what a city has set is a figure that one noun declares, with its unit and where its standard comes from', async () => {
  const declared = (await loadFeatures()).flatMap(({ settings = {}, settingsAbout }) =>
    Object.entries({ ...settings, ...settingsAbout?.({ menu: [] }) }),
  )
  const keys = declared.map(([key]) => key)
  assert.equal(new Set(keys).size, keys.length)
  for (const [key, { unit, source }] of declared) assert.ok(unit && source, key)
  for (const { key } of await inDemo(db => db.selectFrom('setting').select('key').distinct().execute()))
    assert.ok(keys.includes(key), `nobody declares ${key}`)
})

test('every way that a noun offers to visitors is a public page', async () => {
  const features = await loadFeatures()
  const pages = features.flatMap(({ pages = [] }) => pages).filter(({ audience }) => audience === 'public')
  for (const { text, home, activity } of features.flatMap(({ ways = [] }) => ways)) {
    assert.ok(home || activity, text)
    for (const path of [home, activity?.('x')].filter(href => href !== undefined))
      assert.ok(
        pages.some(page => page.get && page.path === path.split('?')[0]),
        path,
      )
  }
})

test('every folder of a noun is on the map', () => {
  const folders = globSync('features/*/', { cwd: import.meta.dirname }).map(path => path.split('/')[1])
  assert.deepEqual(folders.sort(), FEATURES.map(({ name }) => name).sort())
})
