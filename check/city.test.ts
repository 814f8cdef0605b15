import assert from 'node:assert/strict'
import test from 'node:test'
import pg from 'pg'
import { addLimited } from '../bench/city/limited.ts'
import { during, listen } from '../bench/city/measure.ts'
import { thingsOf } from '../bench/city/things.ts'
import { type Browserless, demoApp } from '../seed/testing.ts'
import { PAGES } from '../src/app.ts'
import { reviews } from './reviewed.ts'

listen()
const demo = await demoApp()
const client = new pg.Client({ ...demo.owner, user: 'postgres' })
await client.connect()
await addLimited(client)
const things = await thingsOf(client)
const asked = await reviews('questions')
const QUESTIONS = asked.flatMap(([, questions]) => questions)
await client.end()
const browsers = new Map<string, Browserless>([['visitor', demo.visitor]])

// A prefecture's page is at another host, and reads some thousand rows of one table.
test('every page that can be opened is measured in a city of 100,000 residents', () => {
  const measured = new Set(QUESTIONS.map(({ page }) => page))
  const missing = PAGES.filter(
    ({ get, path, audience }) => get && audience !== 'prefecture' && !measured.has(path),
  ).map(({ path }) => path)
  assert.deepEqual(missing, [])
  const gone = [...measured].filter(path => !PAGES.some(page => page.get && page.path === path))
  assert.deepEqual(gone, [])
})

test('a page is asked by the noun that declares it, about things that are known by the name', () => {
  for (const [noun, questions] of asked)
    for (const { page, ask } of questions) {
      assert.ok(
        PAGES.some(({ path, file }) => path === page && file.includes(`/features/${noun}/`)),
        `${page} is no page of ${noun}`,
      )
      assert.doesNotMatch(ask(things), /undefined/, page)
    }
})

for (const { who, ask, statements } of QUESTIONS)
  if (statements)
    test(`${decodeURIComponent(ask(things))} asks the database at most ${statements} times (${who})`, async () => {
      const browser = browsers.get(who) ?? (await demo.login(who))
      browsers.set(who, browser)
      // What a first look keeps (a list that was shown, the city in memory) the second finds.
      await (await browser.get(ask(things))).text()
      const sent = await during(async () => {
        const response = await browser.get(ask(things))
        assert.equal(response.status, 200)
        await response.text()
      })
      const asked = sent.statements.map(({ text }) => text.trim().slice(0, 80))
      assert.ok(asked.length <= statements, `${asked.length} times:\n${asked.join('\n')}`)
    })
