import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actOnOpportunity } from '#features/opportunities/index.ts'
import { SetupError } from '#platform/errors.ts'
import { unphrased } from '#ui/testing.ts'
import { demoApp } from '../../../seed/testing.ts'
import { confirmImport } from './actions.ts'
import { commands } from './commands.ts'
import { planImport } from './planning/actions.ts'

// What a visitor and the desk read of an event of which its file says little: on the card, the page, paper and in lists.

const demo = await demoApp()
const { visitor, database, municipality } = demo
const COLUMNS =
  '全国地方公共団体コード,ID,地方公共団体名,イベント名,イベント名_カナ,開始日,終了日,開始時間,終了時間,開始日時特記事項,説明,料金(基本),料金(詳細),連絡先名称,連絡先電話番号,主催者,場所名称,所在地_連結表記,緯度,経度,定員,参加申込終了日,参加申込方法,URL,備考,カテゴリー'.split(
    ',',
  )
const EVENTS: Record<string, string>[] = [
  { イベント名: '木工のつどい', 終了日: '2027-01-20', '料金(基本)': '材料費実費' },
  { イベント名: '坂道ハーフマラソン', 終了日: '2027-01-20', '料金(基本)': '無料', 定員: '200', 主催者: '走友会' },
  { イベント名: '年越しの市', 終了日: '2027-01-23', 終了時間: '15:00' },
  {
    ...{ イベント名: '土曜体操', 終了日: '2027-09-30', 開始日時特記事項: '毎月第2・第4土曜日（8月は休み）' },
    ...{
      備考: '上履きを持ってくる',
      参加申込方法: '往復はがき',
      連絡先名称: 'スポーツ課',
      連絡先電話番号: '04-7167-1133',
    },
  },
]
const lines = EVENTS.map((event, at) =>
  COLUMNS.map(
    name =>
      ({
        全国地方公共団体コード: '122173',
        地方公共団体名: '柏市',
        ID: String(at + 1),
        開始日: '2027-01-20',
        開始時間: '10:00',
        終了時間: '11:30',
        場所名称: '中央公民館',
        ...event,
      })[name] ?? '',
  ).join(','),
)
const importer = { by: null, now: '2026-11-21T01:00:00.000Z', today: '2026-11-21' }
await database.write({ lane: 'staff', municipality }, async tx => {
  const bytes = new TextEncoder().encode(`${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`)
  const planned = await planImport(tx, { name: 'events.csv', municipality: '122173', bytes }, importer)
  assert.ok('run' in planned)
  assert.equal(await confirmImport(tx, planned.run, importer), null)
})
const idOf = (title: string) =>
  database.read({ lane: 'staff', municipality }, async db => {
    const { id } = await db.selectFrom('opportunity').select('id').where('title', '=', title).executeTakeFirstOrThrow()
    return id
  })
const text = async (path: string) => unphrased(await (await visitor.get(path)).text())
/** The card, the page and the sheet of paper. */
const told = async (title: string) => {
  const id = await idOf(title)
  return {
    card: await text(`/opportunities?q=${encodeURIComponent(title)}`),
    page: await text(`/opportunities/${id}`),
    paper: await text(`/opportunities/${id}/print`),
  }
}
const found = async (query: string): Promise<{ titles: string[]; unknown: number }> => {
  const { items, unknown, near } = (await (await visitor.get(`/opportunities.json?${query}`)).json()) as {
    items: { title: string }[]
    unknown: number
    near: boolean
  }
  // What is only near has not what was asked for.
  return { titles: near ? [] : items.map(({ title }) => title), unknown }
}
const q = (title: string) => `q=${encodeURIComponent(title)}`

test('a fee in words stands as the file says it, and is neither free nor a figure', async () => {
  for (const [where, shown] of Object.entries(await told('木工のつどい'))) {
    assert.match(shown, /参加費：材料費実費/, where)
    assert.doesNotMatch(shown, /参加費はかかりません/, where)
  }
  assert.deepEqual(await found(`${q('木工のつどい')}&reward=free`), { titles: [], unknown: 1 })
  assert.deepEqual(await found(`${q('坂道ハーフマラソン')}&reward=free`), {
    titles: ['坂道ハーフマラソン'],
    unknown: 0,
  })
  assert.match(
    await text(`/opportunities?${q('木工のつどい')}&reward=free`),
    /お金がわからないため出していない活動が<b>1件<\/b>/,
  )
})

test('what nobody asked about a half marathon is not told as no load and any age', async () => {
  const { card, page, paper } = await told('坂道ハーフマラソン')
  assert.match(page, /からだの負担はわかりません/)
  assert.doesNotMatch(page, /とくに大きな負担はありません|問いません/)
  assert.match(page, /<dt>年齢<\/dt>\s*<dd>わかりません/)
  assert.match(card, /からだの負担はわかりません/)
  assert.match(paper, /からだの負担はわかりません/)
  assert.deepEqual(await found(`${q('坂道ハーフマラソン')}&load=stairs`), { titles: [], unknown: 1 })
})

test('the days and hours of a file that are no row of times stand in its words', async () => {
  for (const [where, shown] of Object.entries(await told('年越しの市'))) {
    assert.match(shown, /1月20日（水）〜1月23日（土）　10:00〜15:00/, where)
    assert.doesNotMatch(shown, /相談して決めます/, where)
  }
})

test('whose list it is is no fact about the event', async () => {
  for (const shown of Object.values(await told('土曜体操'))) assert.doesNotMatch(shown, /地方公共団体/)
})

test('no fact of a row is lost from the page and the paper', async () => {
  const { page, paper } = await told('土曜体操')
  for (const fact of [/毎月第2・第4土曜日（8月は休み）/, /上履きを持ってくる/, /往復はがき/, /スポーツ課/])
    for (const shown of [page, paper]) assert.match(shown, fact)
  assert.match(page, /主催者の案内から/)
  assert.match(page, /href="tel:0471671133"/)
  assert.doesNotMatch(paper, /とくにありません/)
})

test('places that nobody named are not told as one, and a list is no organiser', async () => {
  const { card, page } = await told('年越しの市')
  for (const shown of [card, page]) {
    assert.match(shown, /定員は、?\s?わかりません/)
    assert.match(shown, /主催者はわかりません/)
    assert.doesNotMatch(shown, /1人募集|オープンデータ/)
  }
  assert.match((await told('坂道ハーフマラソン')).card, /走友会[\s\S]*定員200人/)
})

test('an import is no check: only what a person made sure of is told as that', async () => {
  assert.match((await told('土曜体操')).page, /令和8年11月21日に主催者の案内を取り込んだものです/)
  const id = await idOf('土曜体操')
  const [by] = await database.write({ lane: 'staff', municipality }, async tx => {
    const { version } = await tx
      .selectFrom('opportunity')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const account = await tx.selectFrom('account').select('id').where('login', '=', 'suzuki').executeTakeFirstOrThrow()
    const doing = { by: account.id, now: importer.now, today: importer.today }
    return [await actOnOpportunity(tx, id, 'extend', { version, ends_on: '2027-09-30' }, doing)]
  })
  assert.deepEqual(by, { status: 'open' })
  assert.match((await told('土曜体操')).page, /令和8年11月21日にたしかめたものです/)
})

for (const [why, args, says] of [
  ['no file', ['--municipality', '122173'], /取り込むファイルを書いてください/],
  ['nothing at all', [], /取り込むファイルを書いてください/],
  ['no city', ['a.csv'], /「」は正しいコードではありません/],
  ['a city with a wrong check digit', ['a.csv', '--municipality', '122174'], /「122174」は正しいコードではありません/],
  ['an option that is none', ['a.csv', '--municipality', '122173', '--force'], /「--force」という指定はありません/],
  ['an option without its value', ['a.csv', '--municipality'], /--municipality には6けた/],
] as const)
  test(`a file is not read from the command line before it is clear what is wanted: ${why}`, () =>
    assert.rejects(
      commands[0]!.run(args, () => {
        throw new Error('nothing is opened')
      }),
      (error: unknown) => {
        assert.ok(error instanceof SetupError, String(error))
        assert.match(error.message, says)
        return true
      },
    ))
