import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { registerMunicipality } from '#platform/register.ts'
import { EMPTY, testDatabase } from '#platform/testing.ts'
import { addProgrammes, addStaff, KASHIWA, STAFF } from '../seed/city.ts'
import { type Browserless, browserless, DEMO_NOW, login } from '../seed/testing.ts'
import { createApp } from './app.ts'

// Two cities that have just been put in, each at its own host, as a city begins: with staff and nothing else; then with
// people of whom nothing is known but a name, a birthday and a telephone, and activities that have a title and no more.

const { database, owner } = await testDatabase(EMPTY)
const desk = (name: string) => ({ desk_name: `${name}の窓口`, desk_address: `${name}本町一丁目` })
const CITIES = [
  { ...KASHIWA, code: '122220', name: '我孫子市', ...desk('我孫子市'), host: 'abiko.example' },
  { ...KASHIWA, code: '122076', name: '松戸市', ...desk('松戸市'), host: 'matsudo.example' },
]
const ids: string[] = []
for (const city of CITIES) {
  const municipality = await registerMunicipality(owner, city)
  ids.push(municipality)
  await database.write({ lane: 'job', municipality }, tx => addStaff(tx, DEMO_NOW, '2026-11-21').then(() => {}))
}
const log: Record<string, unknown>[] = []
const app = await createApp({
  ...{ database, now: () => DEMO_NOW, demo: false, tls: true, log: entry => log.push(entry) },
})
const at = (host: string) => `https://${host}`

/** Everything that can be reached from these pages, by its address. */
async function walk(
  browser: Browserless,
  starts: readonly string[],
): Promise<Map<string, { status: number; html: string }>> {
  const seen = new Map<string, { status: number; html: string }>()
  const queue = [...starts]
  for (let path = queue.shift(); path !== undefined && seen.size < 400; path = queue.shift()) {
    if (seen.has(path) || /^\/(logout|prefs|assets)/.test(path)) continue
    const response = await browser.get(path)
    const html = await response.text()
    seen.set(path, { status: response.status, html })
    const on = response.status === 303 ? response.headers.get('location') : null
    if (on) queue.push(on)
    for (const [, address] of html.matchAll(/href="(\/[^"#]*)/g)) {
      const next = address!.replaceAll('&amp;', '&')
      if (!/\.(css|js|svg)$/.test(next) && [...next.matchAll(/[?&]/g)].length < 3) queue.push(next)
    }
  }
  return seen
}

const plain = (html: string) =>
  html
    .replaceAll(/<(script|style|svg)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

/** What no page may say: words of the program, and of nothing more than of something. */
const BROKEN = /undefined|\bnull\b|NaN|Infinity|\[object|Invalid|柏|120歳/

async function isWhole(who: string, browser: Browserless, starts: readonly string[]): Promise<void> {
  const seen = await walk(browser, starts)
  const faults: string[] = []
  const dump = process.env['DUMP']
  for (const [path, { status, html }] of seen) {
    const text = plain(html)
    if (dump) {
      const { appendFileSync } = await import('node:fs')
      appendFileSync(`${dump}-${who.replaceAll(/\W/g, '_')}.txt`, `\n=== ${status} ${path}\n${text}\n`)
    }
    if (status !== 200 && status !== 303) faults.push(`${who}: ${path}: ${status}`)
    const broken = BROKEN.exec(text)
    if (broken) faults.push(`${who}: ${path}: ${text.slice(broken.index - 40, broken.index + 60)}`)
  }
  assert.deepEqual(faults, [])
  assert.ok(seen.size > 4, `${who} ${seen.size}`)
}

async function walkAll(stage: string): Promise<void> {
  for (const { host } of CITIES.slice(0, stage === 'empty' ? 2 : 1)) {
    await isWhole(`${stage} ${host} visitor`, browserless(app, '', at(host)), ['/', '/requests/new'])
    for (const { login: who } of STAFF)
      await isWhole(`${stage} ${host} ${who}`, await login(app, who, at(host)), ['/staff', '/staff/password'])
  }
}

describe('a city that has staff and nothing else', () => {
  test('shows every page to everybody, and none of them as broken', () => walkAll('empty'))

  test('says what is missing before it takes anybody in, and who enters it', async () => {
    const suzuki = await login(app, 'suzuki', at('abiko.example'))
    const response = await suzuki.post('/staff/people/new', NAMED)
    assert.equal(response.status, 422)
    assert.match(await response.text(), /きょう動いている事業がないため、登録できません。システム管理の担当者に/)
  })
})

const NAMED = { family_name: '星', family_kana: 'ほし', birth_on: '昭和25年5月4日', phone: '04-7000-1111' }

describe('a city with people and activities of whom hardly anything is known', () => {
  before(async () => {
    const municipality = ids[0]!
    await database.write({ lane: 'job', municipality }, async tx => {
      await addProgrammes(tx)
      await tx.updateTable('programme').set({ funder: '市の財源', source: '要綱' }).execute()
    })
    const suzuki = await login(app, 'suzuki', at('abiko.example'))
    const go = async (path: string, fields: Record<string, string>) => {
      const response = await suzuki.post(path, fields)
      const html = await response.text()
      assert.equal(response.status, 303, `${path}: ${plain(html).slice(0, 3000)}`)
      return response.headers.get('location')!
    }
    const person = await go('/staff/people/new', NAMED)
    await go('/staff/people/new', { ...NAMED, family_name: '', family_kana: 'たにかわ', phone: '04-7000-2222' })
    const organisation = await go('/staff/organisations/new', { kind: 'npo', name: '花の会' })
    const organisation_id = /[0-9a-f-]{36}/.exec(organisation)![0]
    const activities: string[] = []
    for (const [legal_form, category, title] of [
      ['volunteering', 'facility-care', '花を植える'],
      ['employment', 'reception', '受付'],
      ['paid-volunteering', 'driving', '送り迎え'],
    ] as const)
      activities.push(
        await go(`/staff/opportunities/new?organisation=${organisation_id}&form=${legal_form}`, { title, category }),
      )
    await database.write({ lane: 'job', municipality }, tx =>
      sql`update opportunity set status = 'open', published_on = '2026-11-20'`.execute(tx).then(() => {}),
    )
    await go(`${person}/proposals`, { opportunity: /[0-9a-f-]{36}/.exec(activities[0]!)![0], beginning: 'propose' })
  })
  test('shows every page to everybody, and none of them as broken', () => walkAll('known little'))
})

test('nothing went wrong on the way that the log would tell of', () => assert.deepEqual(log, []))
