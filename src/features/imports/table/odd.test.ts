import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import iconv from 'iconv-lite'
import { workbook, zip } from '#platform/xlsx/testing.ts'
import { columnKeys } from '../columns/match.ts'
import { parseEvents } from '../reading/parse.ts'
import { proposalOf, readingOf, tableOf } from './choose.ts'
import { readLists } from './table.ts'

// Files as city offices really hand them out, whose columns are matched as they are proposed: what of them comes in.

/** Each row in a line, `?` before one with a reading to be confirmed, `waits` for one in quarantine; or why the file is refused. */
async function told(bytes: Uint8Array): Promise<string[] | string> {
  const lists = await readLists(bytes)
  if ('refused' in lists) return lists.refused.code
  const table = tableOf(lists, [])
  const fields = proposalOf(table)
  const columns = Object.fromEntries(columnKeys(table.header).flatMap((key, at) => (key ? [[key, fields[at]!]] : [])))
  const read = readingOf(lists, { columns, left_out: [] })
  if (!('layout' in read)) return 'refused' in read ? read.refused.code : 'asks'
  const { rows, quarantined } = await parseEvents(read.table, read.layout, {
    municipality: '122173',
    today: '2026-11-21',
  })
  return [
    ...rows.map(({ title, startsOn, hours, fee, offers }) =>
      [offers.length > 0 && '?', title, startsOn, hours[0]?.from, fee].filter(part => part || part === 0).join(' '),
    ),
    ...quarantined.map(({ issues }) => `waits ${issues[0]?.code}`),
  ]
}

const HEAD = '番号,行事名,開催日,時間,会場'
const ROW = '1,健康の集い,令和8年12月1日（火）,10:00～12:00,中央公民館'
const READ = ['健康の集い 2026-12-01 600']
const utf = (text: string) => new TextEncoder().encode(text)
const tabs = (text: string) => text.replaceAll(',', '\t')
const marked = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
const both = `${HEAD}\n${ROW}\n`

describe('a list is read', () => {
  for (const [says, bytes, expected] of [
    ['under a title and a note', utf(`令和8年度　行事一覧\n作成：市民課\n\n${both}`), READ],
    ['of tabs under a title without any', utf(`行事一覧\n${tabs(both)}`), READ],
    ['of tabs under a title with a comma', utf(`行事一覧,令和8年度\n${tabs(both)}`), READ],
    ['of semicolons', utf(both.replaceAll(',', ';')), READ],
    ['with the line by which Excel names its sign', utf(`sep=;\n${both.replaceAll(',', ';')}`), READ],
    ['in UTF-16 with tabs', marked(tabs(both)), READ],
    ['in UTF-16 with a NUL in a cell', marked(both.replace('健康', '健\0康')), READ],
    ['with the line ends of old Macs', utf(both.replaceAll('\n', '\r')), READ],
    [
      'put together with several line ends',
      utf(`${HEAD}\r\n${ROW}\n2,囲碁,2026/12/2,13:00,館\r3,句会,2026/12/3,,館\r\n`),
      [...READ, '囲碁 2026-12-02 780', '句会 2026-12-03'],
    ],
    [
      'with quotes that are doubled wrongly',
      utf(`${HEAD}\n1,"健康の"集い",2026/12/1,10:00,中央公民館\n`),
      ['"健康の"集い" 2026-12-01 600'],
    ],
    ['with empty columns', utf(`,番号,,行事名,開催日,,時間,会場,,\n,1,,健康の集い,2026/12/1,,10:00,館,,\n`), READ],
    ['with spaces and line ends in its headings', utf(`番　号,"行事\n名","開 催 日","時\n間",会　場\n${ROW}\n`), READ],
    [
      'in Shift_JIS with letters of Windows',
      iconv.encode(`${HEAD}\n1,㈱髙﨑①の集い,2026/12/1,10:00,十条ソーラー\n`, 'cp932'),
      ['㈱髙﨑①の集い 2026-12-01 600'],
    ],
    [
      'with headings in two rows',
      utf(
        '番号,行事名,開催日,時間,,会場,料金,\n,,,開始,終了,,大人,小人\n1,健康の集い,2026/12/1,10:00,12:00,館,500円,300円\n',
      ),
      ['健康の集い 2026-12-01 600 500'],
    ],
    [
      'with the month in a column of its own',
      utf('年,月,日,曜,行事名,時間\n令和8,12,5,土,餅つき,10:00～\n'),
      ['餅つき 2026-12-05 600'],
    ],
    ['with a month and no year', utf('月,日,行事名\n12,5,餅つき\n'), ['? 餅つき 2026-12-05']],
    ['with notes below the table, which wait', utf(`${both}※雨天中止,,,,\n`), [...READ, 'waits noTitle']],
  ] as const)
    test(says, async () => assert.deepEqual(await told(bytes), expected))

  test('with a sheet for each month, whose days name none', async () => {
    const head = ['行事名', '開催日', '時間']
    const sheets = [
      { name: '4月', rows: [head, ['花見', '5日（日）', '10:00']] },
      { name: 'R8.12月', rows: [head, ['餅つき', 5, '13:00']] },
    ]
    assert.deepEqual(await told(workbook(sheets)), ['? 花見 2026-04-05 600', '餅つき 2026-12-05 780'])
  })
})

describe('what is no list is refused by its name', () => {
  for (const [says, bytes, expected] of [
    ['a package of other things', zip([['a.txt', 'x']]), 'archive'],
    ['a package that only looks like a workbook', zip([['xl/a.txt', 'x']]), 'brokenWorkbook'],
    ['an old workbook', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]), 'oldExcel'],
    [
      'a list of LibreOffice',
      zip([
        ['META-INF/manifest.xml', 'x'],
        ['content.xml', '<x/>'],
      ]),
      'openDocument',
    ],
    ['a list of Numbers', zip([['Index/Document.iwa', 'x']]), 'numbers'],
    ['a web page saved as .xls', utf('<html><table><tr><td>行事名</td><td>開催日</td></tr></table></html>'), 'markup'],
    ['JSON', utf('[{"行事名":"健康の集い","開催日":"2026/12/1"}]'), 'markup'],
    ['a quote that never ends', utf(`${HEAD}\n1,"健康,2026/12/1,10:00,館\n`), 'brokenCsv'],
    ['zeros between the letters', utf(`${HEAD}\n1,健\0康,2026/12/1,10:00,館\n`), 'binary'],
  ] as const)
    test(says, async () => assert.equal(await told(bytes), expected))
})

describe('the code of a part of the city is the city’s; another’s, and what is none, waits', () => {
  for (const [code, expected] of [
    ['12217', '健康の集い 2026-12-01'],
    ['122173.0', '健康の集い 2026-12-01'],
    ['122170010001', '健康の集い 2026-12-01'],
    ['JP12217', '健康の集い 2026-12-01'],
    ['011002', 'waits otherMunicipality'],
    ['柏市', 'waits badCode'],
  ])
    test(code, async () => {
      const bytes = utf(`全国地方公共団体コード,番号,行事名,開催日\n${code},1,健康の集い,2026/12/1\n`)
      assert.deepEqual(await told(bytes), [expected])
    })
})

describe('who to ask', () => {
  for (const [cells, phone, mail, url] of [
    [
      ['04(7167)1141 内線345', 'ａｂｃ＠ｃｉｔｙ．ｌｇ．ｊｐ', 'https://a.jp/、https://b.jp/'],
      '04-7167-1141（内線345）',
      'abc@city.lg.jp',
      'https://a.jp/',
    ],
    [
      ['℡０４－７１６７－１１４１（代表）', 'mail: abc@city.lg.jp', 'ｈｔｔｐｓ：／／ａ．ｊｐ'],
      '04-7167-1141（代表）',
      'abc@city.lg.jp',
      'https://a.jp',
    ],
    [['7167-1141', '', 'www.city.lg.jp/event'], '7167-1141', null, 'https://www.city.lg.jp/event'],
  ] as const)
    test(cells.join(' '), async () => {
      const bytes = utf(`行事名,開催日,電話番号,メール,URL\n健康の集い,2026/12/1,${cells.join(',')}\n`)
      const lists = await readLists(bytes)
      assert.ok('lists' in lists)
      const read = readingOf(lists, {
        columns: { 行事名: 'title', 開催日: 'startsOn', 電話番号: 'contactPhone', メール: 'contactMail', url: 'url' },
        left_out: [],
      })
      assert.ok('layout' in read)
      const [row] = (await parseEvents(read.table, read.layout, { municipality: '122173', today: '2026-11-21' })).rows
      assert.deepEqual([row?.contactPhone, row?.contactMail, row?.url], [phone, mail, url])
    })
})
