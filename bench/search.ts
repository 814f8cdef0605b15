import pg from 'pg'
import { readCriteria, type Understanding } from '#features/opportunities/find/search.ts'
import { ENOUGH, listOpen } from '#features/opportunities/find/store.ts'
import { builtInWords } from '#features/words/index.ts'
import { registerMunicipality } from '#platform/register.ts'
import { closeTests, openTestDatabase, type TestDatabase } from '#platform/testing.ts'
import { KASHIWA } from '../seed/city.ts'
import { corpus, storeCorpus } from '../seed/corpus.ts'
import type { Figure } from './run.ts'

const POSTINGS = 100_000
const ROUNDS = 12
const MOST_MS = 40
const TODAY = '2026-11-21'

/** One and two characters, words, two words; rare ones, common ones (in up to a fifth of all postings), and one that is nowhere. */
const QUESTIONS = [
  ...['柏', '髙', '畑', '鱈'],
  ...['図書', '公園', '笑顔', 'ﾊﾟｿ', '団地', '℡'],
  ...[
    '図書館',
    '楽しい',
    'サーバー',
    'ｶﾞｰﾃﾞﾝ',
    'wi-fi完備',
    '番号12345',
    '腰に負担なし',
    'ボランティア保険',
    '太極拳を少し',
  ],
  ...['図書館 将棋', '柏 座って', '朗読 英語', '公園　花壇', '番号99 畑', '保育園 防災 写真'],
]

/** As people type them on a phone; of several words many find nothing, and then what has one of them is looked for. */
const SENTENCES = [
  '庭いじりが好きなんだけど、土日だけできる公園の仕事',
  '膝が悪くても座ってできる図書館の手伝いがしたい',
  '団地の見守りか子ども食堂で料理を作りたい',
  'パソコン入力と受付の仕事を午前中だけ',
  'レジ以外のスーパーの仕事',
  '昔の写真や地図を見ながらおしゃべりしたい',
]

const quantile = (times: number[], share: number): number =>
  times.sort((a, b) => a - b)[Math.floor(times.length * share)]!

/**
 * The list with a question of a visitor, total and first 20 cards, among 100,000 open postings under row-level security;
 * beside it a scan of all their texts without an index, by which a slower machine shows.
 */
export async function run(): Promise<Figure[]> {
  const prepared = await openTestDatabase(undefined, { statementMs: 60_000 })
  const municipality = await fill(prepared)
  const client = new pg.Client(prepared.owner)
  await client.connect()
  const times: number[] = []
  const understood: number[] = []
  const scans: number[] = []
  const [read, nearest]: [number[], number[]] = [[], []]
  const words = { words: await builtInWords(), today: TODAY }
  const ask = async (q: string, understood?: Understanding, any = false): Promise<number> => {
    const before = performance.now()
    const { criteria: all } = readCriteria(new URLSearchParams({ q }), { areas: [], towns: [] }, KASHIWA, understood)
    if (any) read.push(performance.now() - before)
    const criteria = any ? { ...all, any: (all.sought ?? []).map(() => 1) } : all
    const started = performance.now()
    await prepared.database.read({ lane: 'job', municipality }, db => listOpen(db, criteria, TODAY, null, ENOUGH))
    return performance.now() - started
  }
  for (let round = -1; round < ROUNDS; round++)
    for (const q of QUESTIONS) {
      const [plain, same] = [await ask(q), await ask(q, words)]
      if (round < 0) continue
      times.push(plain)
      understood.push(same)
      scans.push(await scanOf(client))
    }
  for (let round = -1; round < ROUNDS; round++)
    for (const q of SENTENCES) {
      const [all, some] = [await ask(q, words), await ask(q, words, true)]
      if (round < 0) continue
      understood.push(all)
      nearest.push(some)
    }
  await client.end()
  await closeTests()
  const [p99, same, scan] = [quantile(times, 0.99), quantile(understood, 0.99), quantile(scans, 0.5)]
  return [
    { name: 'a scan of all texts, p50', value: scan, unit: 'ms' },
    {
      name: `search in ${POSTINGS} postings, ${QUESTIONS.length} questions, p50`,
      value: quantile(times, 0.5),
      unit: 'ms',
    },
    { name: 'the same, p99', value: p99, unit: 'ms', bar: `≤ ${MOST_MS} ms`, ok: p99 <= MOST_MS },
    { name: 'with synonyms and in order, p50', value: quantile(understood, 0.5), unit: 'ms' },
    { name: 'the same, p99', value: same, unit: 'ms', bar: `≤ ${MOST_MS} ms`, ok: same <= MOST_MS },
    { name: 'a sentence is taken apart, p99', value: quantile(read, 0.99), unit: 'ms' },
    { name: 'what has one of its words, p99', value: quantile(nearest, 0.99), unit: 'ms' },
  ]
}

async function scanOf(client: pg.Client): Promise<number> {
  const started = performance.now()
  await client.query("select count(*) from opportunity where search_text like '%鱈の煮付け%'")
  return performance.now() - started
}

async function fill({ database, owner }: TestDatabase): Promise<string> {
  const municipality = await registerMunicipality(owner, KASHIWA)
  const postings = corpus(POSTINGS)
  for (let at = 0; at < POSTINGS; at += 10_000)
    await database.write({ lane: 'job', municipality }, tx => storeCorpus(tx, postings.slice(at, at + 10_000)))
  const client = new pg.Client(owner)
  await client.connect()
  await client.query('vacuum analyze opportunity')
  await client.end()
  return municipality
}
