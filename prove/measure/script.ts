import pg from 'pg'
import { closeTests } from '#platform/testing.ts'
import { launch } from '../../e2e/browser.ts'
import { crawl } from '../../src/platform/malformed/crawl.ts'
import { listening, openCity } from '../city.ts'
import { least, type Measure, none } from '../proof.ts'

const PAGES = { smoke: 60, full: 400 }
/** Where a visitor and a resident begin; the others at the desk. */
const STARTS: Readonly<Record<string, readonly string[]>> = { '': ['/'], ueki: ['/my', '/'] }

/** What runs where a page forgets that it is words; each calls `struck`. */
const BREAKS = ['', '"', "'", '-->', '</textarea>', '</title>', '</script>', '</style>', '${', '`', '&quot;', '\\u003c']
const RUNS = [
  '<script>struck()</script>',
  '<img src=x onerror=struck()>',
  '<svg/onload=struck()>',
  '<details open ontoggle=struck()>',
  '<input autofocus onfocus=struck()>',
  '<iframe srcdoc="<script>parent.struck()</script>">',
  '<a href="javascript:struck()" id=c>x</a><base href=//evil.example>',
  '<body onload=struck()>',
  '<video><source onerror=struck()>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=struck()>',
  'javascript:struck()//',
  ' onmouseover=struck() x=',
]
const PAYLOADS = BREAKS.flatMap(before => RUNS.map(runs => `${before}${runs}`))

/**
 * A hundred and forty-four ways to make words run stand in every text of the database that may hold them; a browser opens the
 * pages that show them, for the desk, for a resident and for visitors. None runs, and the content security policy refuses nothing: there is
 * nothing to refuse.
 * Shown to fail: the title of an activity put on its card as markup: 69 scripts refused by the policy.
 */
export const run: Measure = async profile => {
  const city = await openCity({ first: planted })
  const { base, stop } = await listening(city.app)
  const browser = await launch()
  let [struck, refused, opened, shown] = [0, 0, 0, 0]
  for (const who of ['suzuki', 'tanaka', 'kanri', 'ueki', '']) {
    const asked = who ? await city.login(who) : city.visitor
    const context = await browser.newContext({ baseURL: base })
    if (asked.cookie)
      await context.addCookies(
        asked.cookie
          .split('; ')
          .map(pair => ({ name: pair.split('=')[0]!, value: pair.slice(pair.indexOf('=') + 1), url: base })),
      )
    const page = await context.newPage()
    await page.exposeFunction('struck', () => {
      struck++
    })
    page.on('dialog', dialog => {
      struck++
      return dialog.dismiss()
    })
    page.on('console', message => {
      if (/Content.Security.Policy/i.test(message.text())) refused++
    })
    for (const path of (await crawl(asked.get, STARTS[who] ?? ['/staff', '/'], PAGES[profile])).paths) {
      if (/\.(csv|json)|\/prefs|\/print/.test(path)) continue
      const response = await page.goto(path).catch(() => null)
      if (!response) continue
      opened++
      if (/struck\(\)/.test(await response.text())) shown++
    }
    await context.close()
  }
  await browser.close()
  stop()
  await closeTests()
  return [
    least(`pages opened in a browser, with ${PAYLOADS.length} payloads in the records`, opened, 50, ''),
    least('of these with a payload', shown, 20, ''),
    none('payloads that ran', struck),
    none('scripts that the policy had to refuse', refused),
  ]
}

/** Puts payloads into every text that takes them: a column that a rule of the database keeps from it is left alone. */
async function planted({ owner }: { owner: pg.ClientConfig }): Promise<void> {
  const client = new pg.Client({ ...owner, user: 'postgres' })
  await client.connect()
  await client.query('set session_replication_role = replica; create table payload (n int, words text)')
  await client.query('insert into payload select n, words from unnest($1::text[]) with ordinality w(words, n)', [
    PAYLOADS,
  ])
  for (const [table, columns] of Object.entries(TEXTS))
    for (const column of columns)
      await client
        .query(
          `update ${table} t set ${column} = p.words from (select ctid as at, 1 + row_number() over () % ${PAYLOADS.length} as n from ${table}) r
             join payload p on p.n = r.n where t.ctid = r.at`,
        )
        .catch(error => console.log(`  ${table}.${column}: ${error.message}`))
  await client.query('drop table payload')
  await client.end()
}

const TEXTS: Record<string, readonly string[]> = {
  person: ['family_name', 'given_name', 'address', 'health_note', 'contact_note'],
  organisation: ['name', 'about', 'contact_name', 'address'],
  opportunity: ['title', 'summary', 'description'],
  consultation: ['said', 'became', 'vague_wish', 'place'],
  step: ['note'],
  request: ['name', 'note', 'words', 'times'],
  facility: ['name'],
  area: ['name'],
  account: ['name'],
  programme: ['name'],
  proposal_entry: ['note'],
  question_entry: ['words', 'note'],
  diary_line: ['title', 'note'],
  booking: ['name', 'note', 'companions'],
  story: ['title', 'pseudonym', 'before', 'did', 'after', 'quote'],
  outlook_page: ['note'],
  saved_search: ['name'],
  data_wish: ['words', 'answer'],
  delegation: ['name'],
  notice: ['to_name'],
  campaign: ['name', 'note'],
  entry: ['note'],
  survey_answer: ['words'],
  exclusion: ['reason'],
}
