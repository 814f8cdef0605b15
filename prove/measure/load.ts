import { openDatabase } from '#platform/db.ts'
import { closeTests } from '#platform/testing.ts'
import { bigCity } from '../../bench/city/fill.ts'
import { run as mixed } from '../../bench/mixed.ts'
import { timed } from '../../bench/timed.ts'
import { browserless, DEMO_NOW, login } from '../../seed/testing.ts'
import { createApp } from '../../src/app.ts'
import { least, type Measure, most, none } from '../proof.ts'

/**
 * A city of 100,000 residents: visitors' pages one after the other without a pause, the search of the desk, and a hundred people
 * at once.
 * Shown to fail: sixty who search in the same moment instead of eight, p95 537 ms.
 */
export const run: Measure = async () => {
  const big = await bigCity()
  const database = openDatabase(big.logins)
  const app = await createApp({ database, now: () => DEMO_NOW, demo: true, tls: false })
  const visitor = browserless(app, '')
  const pages = await timed(8, 20, n => visitor.get(['/', '/opportunities', '/opportunities?q=花'][n % 3]!))
  const sato = await login(app, 'sato')
  const names = ['たなか', 'さとう', '1050', '0247', '橋', '山本']
  const find = (n: number) => sato.get(`/staff/people?q=${encodeURIComponent(names[n % names.length]!)}`)
  const search = await timed(8, AT_DESKS, find)
  await database.close()
  const figures = await mixed()
  await closeTests()
  return [
    least('pages of visitors, client and server on two cores', pages.perSecond, 500, '/s'),
    most('their p99', pages.p99, 200, 'ms'),
    most(`search of the desk among 100,000 by ${AT_DESKS} at once, p95`, search.p95, 300, 'ms'),
    none('answers that were none', pages.odd + search.odd),
    ...figures,
  ]
}

/** A window with two teams and its branches: so many search in the same moment, one after the other without a pause. */
const AT_DESKS = 8
