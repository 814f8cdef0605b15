import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { emptyCity, idIn } from '#features/organisations/testing.ts'
import { workbook } from '#platform/xlsx/testing.ts'
import { unphrased } from '#ui/testing.ts'

// A city's own workbooks: matched once by a person, remembered per source.

const { login } = await emptyCity()
const suzuki = await login('suzuki')
const HEADINGS = ['№', '行事名', '開催日', '時間', 'ところ', '問い合わせ先（TEL）']
const EVENTS = [
  [1, '囲碁の会', { v: 46360, s: 1 }, '10:00', '中央公民館', '04-7164-1811'],
  [2, '歌声ひろば', { v: 46361, s: 1 }, '13:30', '北公民館', '04-7164-1812'],
] as const
const list = (headings: readonly string[], ...events: readonly (typeof EVENTS)[number][]) =>
  workbook(
    [
      { name: '講座', rows: [['令和8年度 講座一覧'], [], headings, ...events] },
      { name: '下書き', rows: [['x']], state: 'hidden' },
    ],
    { formats: ['m"月"d"日"'] },
  )
const send = async (name: string, bytes: Uint8Array, over: Record<string, string> = {}) =>
  suzuki.upload('/staff/imports', { municipality: '122173', ...over }, { name, bytes })
const text = async (path: string) => unphrased(await (await suzuki.get(path)).text())
const MATCH = { c0: 'id', c1: 'title', c2: 'startsOn', c3: 'startTime', c4: 'place', c5: 'contactPhone' }

test('a workbook with headings of its own is matched once, and the next one is read at once', async () => {
  const first = await send('公民館R8_11.xlsx', list(HEADINGS, ...EVENTS))
  const waiting = first.headers.get('location') ?? ''
  assert.match(waiting, /\/columns$/)
  const page = await text(waiting)
  assert.match(page, /「囲碁の会」 「歌声ひろば」/)
  assert.match(page, /<option value="title" selected>/)
  assert.match(page, /表示されていないシート「下書き」/)
  assert.match(page, /はじめの行の読みかた[\s\S]*囲碁の会[\s\S]*12月4日/)
  assert.equal((await suzuki.get(waiting.replace('/columns', ''))).headers.get('location'), waiting)
  const wrong = await suzuki.post(waiting, { ...MATCH, c2: '', c4: 'title' })
  assert.equal(wrong.status, 422)
  const told = await wrong.text()
  for (const say of [/開催日（期間）の見出しを選んでください/, /ほかの見出しと同じものを選んでいます/])
    assert.match(told, say)
  const looked = await suzuki.post(waiting, { ...MATCH, c4: '', look: '1' })
  assert.match(await looked.text(), /囲碁の会/)
  const done = await suzuki.post(waiting, MATCH)
  assert.equal(done.status, 303)
  const run = `/staff/imports/${idIn(done)}`
  assert.match(await text(run), /新しく2件/)
  assert.equal((await suzuki.post(`${run}/confirm`, {})).status, 303)
  const next = (await send('公民館R8_12.xlsx', list(HEADINGS, EVENTS[0]))).headers.get('location') ?? ''
  assert.doesNotMatch(next, /columns/)
  assert.match(await text(next), /新しく0件、変更0件、終了1件。変わらない1件/)
  await suzuki.post(`${next}/drop`, {})
})

test('a heading that is new is asked about alone', async () => {
  const other = HEADINGS.map(heading => (heading === 'ところ' ? '会場' : heading))
  const waiting = (await send('公民館R9_1.xlsx', list(other, ...EVENTS))).headers.get('location') ?? ''
  const page = await text(waiting)
  assert.match(page, /前と違う見出しがあります/)
  assert.deepEqual(
    [...page.matchAll(/<select[^>]* name="(c\d+)"/g)].map(([, name]) => name),
    ['c4'],
  )
  assert.match(page, /<option value="place" selected>/)
  const done = await suzuki.post(waiting, { c4: 'place' })
  assert.match(await text(`/staff/imports/${idIn(done)}`), /変わらない2件/)
})

test('the page of a source shows its match, its runs and its owner; forgetting asks again', async () => {
  const found = /\/staff\/imports\/sources\/[0-9a-f-]{36}/.exec(await text('/staff/imports/sources'))?.[0] ?? ''
  const page = unphrased(await text(found))
  for (const say of [/<h1>公民館<\/h1>/, /行事名/, /独自の見出し・Excel/, /取込を止める/]) assert.match(page, say)
  assert.equal((await suzuki.post(`${found}/pause`, {})).status, 303)
  assert.match(await (await send('公民館R9_2.xlsx', list(HEADINGS, ...EVENTS))).text(), /止めてあります/)
  await suzuki.post(`${found}/resume`, {})
  assert.equal((await suzuki.post(found, { name: '公民館の講座', organisation: '' })).status, 303)
  assert.equal((await suzuki.post(found, { name: '', organisation: '' })).status, 422)
  await suzuki.post(`${found}/forget`, {})
  const again = await send('別の名前.xlsx', list(HEADINGS, ...EVENTS), { source: found.slice(-36) })
  assert.match(again.headers.get('location') ?? '', /columns$/)
  assert.match(await text(again.headers.get('location') ?? ''), /公民館の講座/)
})

test('two sheets of one list are read together, and a person may leave one out', async () => {
  const sheets = workbook(
    ['4月', '5月'].map((name, at) => ({ name, rows: [HEADINGS, EVENTS[at] as (typeof EVENTS)[number]] })),
    { formats: ['14'] },
  )
  const waiting = (await send('月別.xlsx', sheets)).headers.get('location') ?? ''
  assert.match(await text(waiting), /読むシート/)
  const looked = await (await suzuki.post(waiting, { ...MATCH, look: '1', sheet: '5月' })).text()
  const read = looked.slice(looked.indexOf('はじめの行の読みかた'))
  assert.ok(!read.includes('囲碁の会') && read.includes('歌声ひろば'))
  const done = await suzuki.post(waiting, { ...MATCH, sheet: '4月' })
  assert.match(await text(`/staff/imports/${idIn(done)}`), /新しく1件/)
})

test('a row that cannot be read waits with its reason and its cells; rows and sheets that are hidden are named', async () => {
  const bad = [3, '句会', '令和8年12月32日', '', '', ''] as const
  const many = Array.from({ length: 7 }, (_, at) => [10 + at, `隠れた会${at}`, '2026/12/5', '', '', ''] as const)
  const workbookOf = (hiddenRows: number[]) =>
    workbook([
      { name: '句会', rows: [HEADINGS, [4, '随時の会', '随時', '', '北公民館', ''], bad, ...many], hiddenRows },
      { name: '古い分', rows: [['x']], state: 'hidden' },
    ])
  for (const [rows, told] of [
    [[4, 5], /シート「句会」の表示されていない行（4、5行目）は読んでいません/],
    [[4, 5, 6, 7, 8], /（4、5、6、7、8行目）/],
    [[4, 5, 6, 7, 8, 9], /（4、5、6、7、8行目など6行）は読んでいません。取り込むには、Excelで「再表示」/],
  ] as const) {
    const waiting = (await send(`句会 ${rows.length}.xlsx`, workbookOf([...rows]))).headers.get('location') ?? ''
    const looked = unphrased(await (await suzuki.post(waiting, { ...MATCH, look: '1' })).text())
    assert.match(looked, /1行は、確かめるまで待ちます。[\s\S]*句会：[^<]*令和8年12月32日/)
    assert.match(looked, /随時の会[\s\S]*随時/)
    const done = await suzuki.post(waiting, MATCH)
    const run = unphrased(await text(`/staff/imports/${idIn(done)}`))
    assert.match(run, told)
    assert.match(run, /表示されていないシート「古い分」は読んでいません/)
    assert.match(run, /保留の2件/, 'the one without a day waits until somebody says that any will do')
    assert.match(run, /句会[\s\S]*開催日[\s\S]*令和8年12月32日/)
    assert.doesNotMatch(run, /隠れた会0/)
  }
})

test('what is no list of events is refused with a sentence', async () => {
  for (const [bytes, say] of [
    [
      workbook([
        {
          name: '1',
          rows: [
            ['氏名', '電話'],
            ['山田', '1'],
          ],
        },
      ]),
      /見出しの行が/,
    ],
    [workbook([{ name: '1', rows: [] }]), /読める行がありません/],
    [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /古い形式のExcel/],
  ] as const) {
    const refused = await send('list.xlsx', bytes)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), say)
  }
})

const REAL = fileURLToPath(new URL('../../../../../shared/data/takamatsu-2026/', import.meta.url))
test("a real city's workbook: the headings are proposed, every row is in or waits with a reason", {
  skip: existsSync(REAL) ? false : 'the real workbooks are not here',
}, async t => {
  const bytes = readFileSync(`${REAL}events.xlsx`)
  const waiting = (await send('takamatsu.xlsx', bytes)).headers.get('location') ?? ''
  const page = await text(waiting)
  const proposed = [...page.matchAll(/<select[^>]* name="c\d+"[\s\S]*?<\/select>/g)].map(
    ([select]) => /value="(\w*)" selected/.exec(select)?.[1] ?? '',
  )
  assert.deepEqual(proposed, [
    'id',
    'target',
    'startsOn',
    'startTime',
    'endTime',
    'title',
    'place',
    'lat',
    'lng',
    'description',
    'fee',
    'capacity',
    'applyHow',
    'url',
    'contactName',
    'contactPhone',
  ])
  const done = await suzuki.post(waiting, Object.fromEntries(proposed.map((field, at) => [`c${at}`, field])))
  const run = await text(`/staff/imports/${idIn(done)}`)
  assert.match(run, /51行/)
  const told = (page: string) => /新しく[^。]*。[^。]*。/.exec(page)?.[0] ?? ''
  t.diagnostic(told(run))
  await suzuki.post(`/staff/imports/${idIn(done)}/readings`, { all: '1' })
  assert.match(told(await text(`/staff/imports/${idIn(done)}`)), /新しく51件.*保留の0件/, 'each had a reading to offer')
  const centres = await send('centres.xlsx', readFileSync(`${REAL}community-centres.xlsx`))
  assert.match(await centres.text(), /見出しの行が/)
})
