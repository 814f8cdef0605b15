import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import type { Reach } from '#features/places/index.ts'
import { registerMunicipality } from '#platform/register.ts'
import { searchText } from '#platform/search.ts'
import { type Template, testDatabase } from '#platform/testing.ts'
import { KASHIWA } from '../../../../seed/city.ts'
import { corpus, numbers, storeCorpus } from '../../../../seed/corpus.ts'
import { type Criteria, readCriteria } from './search.ts'
import { countUnknown, type Listing, listOpen } from './store.ts'

const COUNT = 2000
const TODAY = '2026-11-21'
const postings = corpus(COUNT)

const TEMPLATE: Template = {
  name: 'corpus',
  key: JSON.stringify(postings.slice(0, 50)).replace(/"id":"[^"]*"/g, ''),
  fill: async ({ database, owner }) => {
    const municipality = await registerMunicipality(owner, KASHIWA)
    await database.write({ lane: 'staff', municipality }, tx => storeCorpus(tx, postings))
  },
}

const { database, owner } = await testDatabase(TEMPLATE)
const municipality = await database.untenanted(
  async db => (await db.selectFrom('municipality').select('id').executeTakeFirstOrThrow()).id,
)
const nowhere = { areas: [], towns: [] }

const asked = (query: string, more: Partial<Criteria> = {}): Criteria => ({
  ...readCriteria(new URLSearchParams(query), nowhere, KASHIWA).criteria,
  size: COUNT,
  ...more,
})

const found = (criteria: Criteria, metres: number | null = null): Promise<Listing> =>
  database.read({ lane: 'staff', municipality }, db => listOpen(db, criteria, TODAY, circle(criteria, metres)))

/** What lies within so many metres of where they set out. */
const circle = ({ from }: Criteria, metres: number | null): Reach | null =>
  from && metres !== null ? { from, metres, slopes: [], rough: null, stops: [] } : null

const texts = postings.map(posting => ({
  key: `${posting.title} ${posting.description}`,
  text: searchText(posting.title, posting.description),
}))

/** What the substrings say: the titles of the postings in which every word stands, sorted. */
const oracle = (q: string): string[] => {
  const words = q
    .split(/\s+/)
    .map(word => searchText(word))
    .filter(word => word !== '')
  return texts
    .filter(({ text }) => words.every(word => text.includes(word)))
    .map(({ key }) => key.split(' ')[0]!)
    .sort()
}

const next = numbers(11)
const someText = (length: number): string => {
  const { text } = texts[next(texts.length)]!
  const letters = [...text.replace('\n', '')]
  const at = next(Math.max(1, letters.length - length))
  return letters.slice(at, at + length).join('')
}

const QUESTIONS: Record<string, string[]> = {
  'one character': [
    '柏',
    '々',
    'ー',
    '髙',
    '😀',
    'c',
    '1',
    '%',
    '_',
    '\\',
    "'",
    'ﾗ',
    '鱈',
    ...Array.from({ length: 40 }, () => someText(1)),
  ],
  'two characters': [
    '図書',
    '齋藤',
    '😀笑',
    'it',
    'ｽｰ',
    '𠮷野',
    "t'",
    '%折',
    '鱈鱈',
    ...Array.from({ length: 60 }, () => someText(2)),
  ],
  'several characters': [
    'ガーデン',
    'がーでん',
    'ｶﾞｰﾃﾞﾝ',
    'ＷＩ－ＦＩ',
    'Wi-Fi完備',
    'サーバー',
    '時給1,200円',
    '笑顔🎉',
    "it's_ok",
    '佐々木さん',
    ...Array.from({ length: 60 }, () => someText(3 + next(6))),
  ],
  'two words': [
    '図書館 佐々木',
    '図書館　佐々木',
    'バス 3分',
    'コーヒー 😀',
    '柏 c#',
    ...Array.from({ length: 40 }, () => `${someText(1 + next(3))} ${someText(1 + next(4))}`),
  ],
}

for (const [kind, questions] of Object.entries(QUESTIONS))
  test(`a question of ${kind} finds every posting in which it stands, and no other`, async () => {
    let answers = 0
    for (const q of questions) {
      const { total, hits } = await found(asked('', { q }))
      const right = oracle(q)
      assert.deepEqual(hits.map(hit => hit.title).sort(), right, `「${q}」`)
      assert.equal(total, right.length)
      answers += total
    }
    assert.ok(answers > 100, 'the questions have answers')
  })

test('of what stands nearly everywhere only so many are counted, and the pages in front are the same', async () => {
  const questions = [...Object.values(QUESTIONS).flatMap(list => list.slice(0, 12)), '楽しい', '％', '番号12', '']
  let common = 0
  for (const q of questions)
    for (const more of [{ page: 1 }, { page: 3 }, { door: 'help' as const, page: 1 }]) {
      const criteria = asked('', { q, size: 7, ...more })
      const exact = await found(criteria)
      const capped = await database.read({ lane: 'staff', municipality }, db => listOpen(db, criteria, TODAY, null, 40))
      const ids = ({ hits }: Listing) => hits.map(({ id, stamp }) => `${id} ${stamp}`)
      assert.deepEqual(ids(capped), ids(exact), `「${q}」 ${JSON.stringify(more)}`)
      const isMore = q !== '' && exact.total > 40
      assert.deepEqual([capped.total, capped.more], [isMore ? 40 : exact.total, isMore])
      if (isMore) common++
    }
  assert.ok(common > 20, `${common} questions with more answers than are counted`)
})

test('what was kept for searching before words of one sign had a lexeme is what is kept now, after its migration', async () => {
  const client = new pg.Client(owner)
  await client.connect()
  await client.query('begin')
  await client.query(`select set_config('app.tenant', $1, true)`, [municipality])
  await client.query(`create temp table kept on commit drop as select id, search from opportunity;
    update opportunity set search = ts_delete(search, array(select one from unnest(tsvector_to_array(search)) one where length(one) = 1))`)
  await client.query(await readFile(new URL('../../../../db/migrations/0106_one_letter.sql', import.meta.url), 'utf8'))
  await client.query(`select set_config('app.tenant', $1, true)`, [municipality])
  const { rows } = await client.query<{ same: number }>(
    'select count(*)::int as same from opportunity o join kept k on k.id = o.id and k.search = o.search',
  )
  await client.query('rollback')
  await client.end()
  assert.equal(rows[0]!.same, COUNT)
})

test('variants of kana and width find the same', async () => {
  const totals = await Promise.all(
    ['ｽｰﾊﾟｰ', 'スーパー', 'すーぱー', 'すーぱー '].map(async q => (await found(asked('', { q }))).total),
  )
  assert.ok(totals[0]! > 0)
  assert.equal(new Set(totals).size, 1)
})

const CONDITIONS: [string, string, (posting: (typeof postings)[number]) => boolean][] = [
  ['form=dispatch', 'the legal form', ({ form }) => form === 'dispatch'],
  ['category=books', 'the category', ({ category }) => category === 'books'],
  ['when=tue-am', 'one half-day', ({ halfDays }) => (halfDays & 4) !== 0],
  ['when=tue-am&when=13', 'any of two half-days', ({ halfDays }) => (halfDays & (4 | (1 << 13))) !== 0],
  ['reward=paid', 'money', ({ yen }) => yen !== null],
  ['reward=free', 'no money', ({ yen }) => yen === null],
  ['load=standing&load=lifting', 'neither of two loads', ({ loads }) => !loads['standing'] && !loads['lifting']],
  ['trial=1&visit=1', 'trial and visit', ({ trial, visit }) => trial && visit],
]
for (const [query, what, fits] of CONDITIONS)
  test(`the list keeps to ${what}`, async () => {
    const { total, hits } = await found(asked(query))
    const right = postings
      .filter(fits)
      .map(({ title }) => title)
      .sort()
    assert.ok(right.length > 10)
    assert.equal(total, right.length)
    assert.deepEqual(hits.map(({ title }) => title).sort(), right)
  })

test('the five doors share all activities out among them', async () => {
  const totals = await Promise.all(
    ['work', 'help', 'learn', 'enjoy', 'move'].map(async door => (await found(asked(`door=${door}`))).total),
  )
  assert.ok(totals.every(total => total > 50))
  assert.equal(
    totals.reduce((sum, total) => sum + total),
    COUNT,
  )
})

test('within a reach only what is near comes, nearest first, and the pages follow each other', async () => {
  const from = { id: 'x', area_id: 'y', name: '柏', lat: 35.8622, lng: 139.9709 }
  const all = await found(asked('', { from }), 3000)
  const distances = all.hits.map(({ metres }) => metres!)
  assert.ok(all.total > 20 && all.total < COUNT)
  assert.ok(distances.every((metres, at) => metres <= 3000 && metres >= (distances[at - 1] ?? 0)))
  const second = await found(asked('', { from, size: 20, page: 2 }), 3000)
  assert.deepEqual(
    second.hits.map(({ id }) => id),
    all.hits.slice(20, 40).map(({ id }) => id),
  )
  assert.equal(second.total, all.total)
})

test('without a town the newest come first', async () => {
  const { hits } = await found(asked('', { size: 50 }))
  const newest = [...postings].sort((a, b) =>
    a.published === b.published ? (a.id < b.id ? 1 : -1) : a.published < b.published ? 1 : -1,
  )
  assert.deepEqual(
    hits.map(({ title }) => title),
    newest.slice(0, 50).map(({ title }) => title),
  )
})

test('a page past the end is empty and still knows how many there are', async () => {
  const { total, hits } = await found(asked('', { page: 999, size: 50 }))
  assert.deepEqual([total, hits.length], [COUNT, 0])
})

test('without a municipality nobody sees an activity', async () => {
  const rows = await database.untenanted(db => listOpen(db, asked(''), TODAY, null))
  assert.deepEqual(rows, { total: 0, more: false, hits: [] })
})

const forget = [
  ['reward', { reward: 'paid' }, 'reward = null'],
  ['a load', { loads: ['heat'] }, `loads = loads - 'heat'`],
  ['the times', { when: 0b11_1111_1111_1111 }, 'half_days = 0'],
] as const
for (const [what, more, set] of forget)
  test(`where ${what} is not known, an activity is neither found nor passed over in silence`, () =>
    database.write(
      { lane: 'staff', municipality },
      async tx => {
        const criteria = asked('', more as Partial<Criteria>)
        const before = (await listOpen(tx, criteria, TODAY, null)).hits.map(({ id }) => id)
        assert.equal(await countUnknown(tx, criteria, TODAY, null), await halfDaysUnknown(tx, what))
        const ids = before.slice(0, 7)
        await sql`update opportunity set ${sql.raw(set)} where id = any(${ids}::uuid[])`.execute(tx)
        const after = (await listOpen(tx, criteria, TODAY, null)).hits.map(({ id }) => id)
        assert.deepEqual(after, before.slice(7))
        assert.equal(
          await countUnknown(tx, criteria, TODAY, null),
          7 + (await halfDaysUnknown(tx, what)) - (what === 'the times' ? 7 : 0),
        )
      },
      () => false,
    ))

test('what another condition rules out is not counted as not known', () =>
  database.write(
    { lane: 'staff', municipality },
    async tx => {
      await sql`update opportunity set reward = null, loads = '{"heat": 3}'`.execute(tx)
      const both = asked('', { reward: 'paid', loads: ['heat'] })
      assert.equal(await countUnknown(tx, both, TODAY, null), 0)
      assert.equal(await countUnknown(tx, asked('', { reward: 'paid' }), TODAY, null), COUNT)
      assert.equal(await countUnknown(tx, asked('', {}), TODAY, null), 0)
    },
    () => false,
  ))

/** Some postings of the corpus have no times. */
const halfDaysUnknown = async (tx: Parameters<typeof countUnknown>[0], what: string): Promise<number> =>
  what === 'the times'
    ? Number(
        (
          await tx
            .selectFrom('opportunity')
            .select(({ fn }) => fn.countAll().as('n'))
            .where('half_days', '=', 0)
            .executeTakeFirstOrThrow()
        ).n,
      )
    : 0
