import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crawl } from '#platform/malformed/crawl.ts'
import { demoApp } from '../seed/testing.ts'
import { PAGES } from './app.ts'

// A page to which no link leads is found by nobody. Every page of staff that is about no single thing is walked to from the
// first page of whoever may open it.

const city = await demoApp()

/** To these a way leads only for whom there is something to do: their own password, what is stuck, a part, a work to write of. */
const ELSEWHERE: readonly string[] = [
  '/staff/password',
  '/staff/stuck',
  '/staff/urgent-looks/new',
  '/staff/evaluations/new',
]
const OWN = PAGES.filter(({ path, get }) => get && path.startsWith('/staff') && !/:|\.\w+$/.test(path))

for (const who of ['sato', 'tanaka', 'kanri', 'kansa', 'inoue'])
  test(`whatever ${who} may open is reached by links from their first page`, async () => {
    const staff = await city.login(who)
    const { paths } = await crawl(staff.get, ['/staff'], 600)
    const reached = new Set(paths.map(path => path.replace(/\?.*/s, '')))
    const left: string[] = []
    for (const { path } of OWN)
      if (!reached.has(path) && !ELSEWHERE.includes(path) && (await staff.get(path)).status === 200) left.push(path)
    assert.deepEqual(left, [])
  })
