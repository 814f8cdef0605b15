import pg from 'pg'
import { readConfig } from '#platform/config.ts'
import { countRequests, metricsText } from '#platform/metrics/index.ts'
import { closeTests } from '#platform/testing.ts'
import type { Browserless } from '../../seed/testing.ts'
import { PAGES } from '../../src/app.ts'
import { crawl, withRoutes } from '../../src/platform/malformed/crawl.ts'
import { TYPED } from '../../src/platform/malformed/odd.ts'
import { malformed } from '../../src/platform/malformed/requests.ts'
import { type City, openCity } from '../city.ts'
import { peopleOf } from '../desk.ts'
import { least, type Measure, none } from '../proof.ts'

const MALFORMED = { smoke: 600, full: 6000 }
/** Where a visitor and a resident begin; everybody else at the desk. */
const STARTS: Readonly<Record<string, readonly string[]>> = { '': ['/'], ueki: ['/my', '/'] }

/**
 * Everybody's name, telephone and notes, and what residents wrote themselves, become words that stand nowhere else; then every
 * page is opened and every form sent, by every role and a resident, in good and in bad form. None of these words stands in a line of the log, in an address that one is sent to, in a
 * header, in the metrics or in an answer that tells of an error.
 * Shown to fail: the detail of the database's error given to the log beside its code put the words of the row into it.
 */
export const run: Measure = async profile => {
  const city = await openCity({ first: planted })
  // Before the administrator presses every button there is, among them those that close the accounts.
  const failing = await failed(city, await city.login('sato'))
  const wrong: string[] = []
  let asked = 0
  for (const who of ['', 'ueki', 'sato', 'suzuki', 'tanaka', 'kanri']) {
    const browser = who ? await city.login(who) : city.visitor
    const look = async (response: Response, what: string) => {
      asked++
      // The cookies too: the sentence that is shown once after a form is sealed with the session.
      if ([...response.headers].some(([, value]) => CANARY.test(readable(value)))) wrong.push(`header of ${what}`)
      if (response.status >= 500 && CANARY.test(await response.text())) wrong.push(`answer to ${what}`)
      return response
    }
    const get = async (path: string) => {
      if (CANARY.test(readable(path))) wrong.push(`address ${path}`)
      return look(await browser.get(path), path)
    }
    const seen = await crawl(get, STARTS[who] ?? ['/staff', '/'], 150)
    // A crawl takes a form for all that stands until its end; the search of the desk is sent below as a browser sends it.
    const found = { ...seen, forms: seen.forms.filter(({ action }) => action !== '/staff/find') }
    for (const { action, fields } of found.forms) await look(await browser.post(action, fields), action)
    if (!STARTS[who]) await look(await browser.post('/staff/find', { q: 'カナリア七八九' }), '/staff/find')
    const filled = found.forms.filter(({ fields }) => Object.keys(fields).length > 0)
    const requests = malformed(withRoutes({ ...found, forms: filled }, PAGES), 23)
    for (let n = 0; n < MALFORMED[profile] / 6; n++) {
      const { path, method, headers, body } = requests.next().value
      const all = { cookie: browser.cookie, origin: 'http://localhost', ...headers }
      await look(
        await city.app.request(`http://localhost${path}`, {
          ...{ method, headers: all },
          ...(body === undefined ? {} : { body: body as BodyInit }),
        }),
        path,
      )
    }
  }
  const config = readConfig({ YUI_METRICS_PORT: '9100' })
  const metrics = await metricsText({
    database: city.database,
    config,
    requests: countRequests(),
    now: () => city.clock.now,
  })
  const logged = city.logged.filter(line => CANARY.test(line) || line.includes(TYPED))
  for (const line of [...wrong, ...logged].slice(0, 10)) console.log(`  ${line.slice(0, 300)}`)
  await closeTests()
  return [
    least('answers looked at', asked, 500, ''),
    none('addresses, headers and answers of errors that name somebody', wrong.length),
    least('of these failures of the database about a row that holds them', failing, 1, ''),
    none(`lines of the log that do, of ${city.logged.length}`, logged.length),
    none('metrics that do', CANARY.test(metrics) ? 1 : 0),
  ]
}

/** A row that the database refuses for no reason that the product knows: how many answers told of a failure. */
async function failed({ owner }: City, sato: Browserless): Promise<number> {
  const client = new pg.Client({ ...owner, user: 'postgres' })
  await client.connect()
  const [person] = await peopleOf(sato)
  await client.query('alter table draft add constraint nobody check (false) not valid')
  const response = await sato.post(`/staff/people/${person}/draft`, { said: 'カナリア七八九' })
  await client.query('alter table draft drop constraint nobody')
  await client.end()
  return response.status >= 500 && !CANARY.test(await response.text()) ? 1 : 0
}

const CANARY = /カナリア七八九|0999-78-9789|canary789/
/** An address without its percent signs, as far as they mean letters. */
const readable = (text: string): string =>
  decodeURIComponent(text.replaceAll(/%(?![89a-f][0-9a-f]|[0-7][0-9a-f])/gi, '%25'))

async function planted({ owner }: { owner: pg.ClientConfig }): Promise<void> {
  const client = new pg.Client({ ...owner, user: 'postgres' })
  await client.connect()
  await client.query(`set session_replication_role = replica;
    update person set family_name = 'カナリア七八九', phone = '0999-78-9789', email = 'canary789@example.jp', address = 'カナリア七八九番地', health_note = 'カナリア七八九';
    update consultation set said = 'カナリア七八九';
    update request set name = 'カナリア七八九', phone = '0999-78-9789'`)
  for (const [table, columns] of Object.entries(WORDS))
    for (const column of columns)
      await client.query(`update ${table} set ${column} = 'カナリア七八九' where ${column} <> ''`)
  await client.end()
}

/** What people typed besides, or what names them, by table. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  booking: ['name', 'note'],
  question_entry: ['words', 'note'],
  diary_line: ['title', 'note'],
  outlook_page: ['note'],
  data_wish: ['words'],
  delegation: ['name'],
  saved_search: ['name'],
  notice: ['to_name', 'to_address'],
  notice_outbox: ['subject', 'body'],
  sign_in_address: ['shown'],
  survey_answer: ['words'],
  exclusion: ['reason'],
  urgent_look: ['reason'],
}
