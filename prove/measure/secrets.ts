import { createHash } from 'node:crypto'
import pg from 'pg'
import { closed, opened } from '#platform/closed.ts'
import { newId } from '#platform/ids.ts'
import { issueLink } from '#platform/links.ts'
import { keyFor, useSecret } from '#platform/secret.ts'
import { closeTests } from '#platform/testing.ts'
import { DEMO_PASSWORD } from '../../seed/city.ts'
import { DEMO_NOW } from '../../seed/testing.ts'
import { codeAt, fromBase32, stepAt } from '../../src/features/accounts/second/totp.ts'
import { type City, drawer, openCity } from '../city.ts'
import { least, type Measure, none } from '../proof.ts'

const FIELDS = { smoke: 10_000, full: 100_000 }

/**
 * Ten thousand secrets are closed, each for its account. They are opened as they are, and by nothing else: not where two rows were
 * exchanged, not for another city, purpose or key of the installation, not with a bit changed or the tag cut. Then a member of staff sets up
 * a second factor through the pages, and the whole database is read: none of the secrets that opened something stands in it.
 * Shown to fail: the key of an account left out of its purpose, all 10,000 opened in their neighbours' rows.
 */
export const run: Measure = async profile => {
  const [count, city] = [FIELDS[profile], newId()]
  const key = (at: number, purpose = 'second factor', of = city) => keyFor(purpose, of, `account ${at}`)
  const texts = Array.from({ length: count }, (_, at) => closed(secretOf(at), key(at)))
  const draw = drawer(3)
  const opens = (how: (text: string, at: number) => [text: string, key: Buffer]) =>
    texts.filter((text, at) => {
      try {
        return opened(...how(text, at)) !== null
      } catch {
        return false
      }
    }).length
  const own = texts.filter((text, at) => opened(text, key(at)) === secretOf(at)).length
  const swapped = opens((text, at) => [text, key((at + 1) % count)])
  const elsewhere =
    opens((text, at) => [text, key(at, 'second factor', newId())]) + opens((text, at) => [text, key(at, 'setup')])
  const changed = opens((text, at) => [bitChanged(text, draw), key(at)])
  const cut = opens((text, at) => [
    Buffer.from(text, 'base64url')
      .subarray(0, at % 28)
      .toString('base64url'),
    key(at),
  ])
  const short = opens((text, at) => [tagCut(text, at % 16), key(at)])
  useSecret(createHash('sha256').update(newId()).digest())
  const other = opens((text, at) => [text, key(at)])
  const found = await written()
  return [
    least('secrets that were closed and opened again', own, count, ''),
    none('opened in the row of somebody else', swapped),
    none('for another city or purpose', elsewhere),
    none('with one bit changed', changed),
    none('with the end or a part of the tag cut off', cut + short),
    none('under another key of the installation', other),
    least('columns of the database that were read', found.columns, 300, ''),
    least('secrets looked for (password, session, seed, ten spare codes, link)', found.secrets, 14, ''),
    none('of these in the database', found.clear.length),
  ]
}

const secretOf = (at: number): string => `JBSWY3DPEHPK3PXP${at}`

/** One bit anywhere, also in what the text begins with. */
function bitChanged(text: string, draw: () => number): string {
  const bytes = Buffer.from(text, 'base64url')
  bytes[Math.floor(draw() * bytes.length)]! ^= 1 << Math.floor(draw() * 8)
  return bytes.toString('base64url')
}

/** So many bytes of the tag are left. */
function tagCut(text: string, left: number): string {
  const bytes = Buffer.from(text, 'base64url')
  return Buffer.concat([bytes.subarray(0, 12 + left), bytes.subarray(28)]).toString('base64url')
}

/** What opens something, as somebody of the desk has it; and which of it stands anywhere in the database. */
async function written(): Promise<{ columns: number; secrets: number; clear: string[] }> {
  const city = await openCity()
  const sato = await city.login('sato')
  const page = await (await sato.get('/staff/second')).text()
  const seed = [...page.matchAll(/<span class="whole">([A-Z2-7]{4})<\/span>/g)].map(([, group]) => group).join('')
  const sealed = /name="sealed" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const code = codeAt(fromBase32(seed), stepAt(DEMO_NOW))
  const done = await (await sato.post('/staff/second', { sealed, code, current: DEMO_PASSWORD, once: newId() })).text()
  const spares = [...done.matchAll(/<b class="whole">([0-9A-Z-]{14})<\/b>/g)].map(([, spare]) => spare!)
  const session = decodeURIComponent(/yui_session=([^;]+)/.exec(sato.cookie)![1]!)
  const { token } = await city.database.write({ lane: 'job', municipality: city.municipality }, tx =>
    issueLink(tx, { purpose: 'booking.see', subject: ['booking', newId()], until: '2027-01-01T00:00:00.000Z' }),
  )
  const secrets = [DEMO_PASSWORD, session, seed, token, ...spares].filter(Boolean)
  const { columns, text } = await everything(city)
  await closeTests()
  return {
    columns,
    secrets: secrets.length,
    clear: secrets.filter(secret => formsOf(secret).some(form => text.includes(form))),
  }
}

/** As it is, as bytes, and as they are written without dashes. */
const formsOf = (secret: string): string[] => [
  ...[
    secret,
    secret.replaceAll('-', ''),
    Buffer.from(secret).toString('hex'),
    Buffer.from(secret).toString('base64url'),
  ],
  ...(/^[A-Z2-7]{32}$/.test(secret) ? [fromBase32(secret).toString('hex')] : []),
  ...(/^[\w-]{43}$/.test(secret) ? [Buffer.from(secret, 'base64url').toString('hex')] : []),
]

/** Every row of every table, as one text. */
async function everything({ owner }: Pick<City, 'owner'>): Promise<{ columns: number; text: string }> {
  const client = new pg.Client({ ...owner, user: 'postgres' })
  await client.connect()
  const { rows: tables } = await client.query<{ name: string; columns: number }>(
    `select c.oid::regclass::text as name, c.relnatts::int as columns from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await client.query<{ all: string | null }>(
      `select string_agg(t::text, chr(10)) as all from ${name} t`,
    )
    texts.push(rows[0]!.all ?? '')
  }
  await client.end()
  return { columns: tables.reduce((sum, { columns }) => sum + columns, 0), text: texts.join('\n') }
}
