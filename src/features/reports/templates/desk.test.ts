import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { zip } from '#platform/xlsx/testing.ts'
import { unphrased } from '#ui/testing.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { cellsIn, formOf } from '../files/book/testing.ts'
import { openForm } from './package.ts'
import { FORM_KINDS } from './rules.ts'
import { wordDocument } from './standard/package.ts'
import { p, table } from './standard/words.ts'

// The city's own form: put in by the manager, refused with sentences, used from then on, and never by a report of before.

const { login, database, municipality } = await demoApp()
const tanaka = await login('tanaka')
const FORMS = '/staff/reports/forms'
const words = (html: string) =>
  unphrased(html)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const page = async (path: string = FORMS) => words(await (await tanaka.get(path)).text())
const put = (bytes: Uint8Array, name = '市のひな形.docx', kind = 'plan') =>
  tanaka.upload(`${FORMS}?kind=${kind}`, { once: newId() }, { name, bytes })
const form = (body: string) => wordDocument(body, { landscape: true })
const versions = () =>
  database.read({ lane: 'job', municipality }, db =>
    db.selectFrom('report_template').select(['number', 'name', 'kind']).orderBy('kind').orderBy('number').execute(),
  )
const REPORT = (await tanaka.get('/staff/reports?code=R7-Q4-001')).headers.get('location')!
async function textOf(path: string): Promise<string> {
  const response = await tanaka.get(path)
  assert.equal(response.status, 200, path)
  const parts = await openForm(Buffer.from(await response.arrayBuffer()))
  assert.ok(typeof parts !== 'string')
  return parts
    .get('word/document.xml')!
    .toString('utf8')
    .replace(/<[^>]*>/g, '')
}
const again = async (reason: string): Promise<string> => {
  const fields = { kind: 'quarter', year: '2025', quarter: '4', reason, once: newId() }
  const done = await tanaka.post('/staff/reports/new', fields)
  assert.equal(done.status, 303)
  return done.headers.get('location')!
}

describe('the page of the forms', () => {
  it('lists every name with what it means and what it is in the last report', async () => {
    const text = await page()
    assert.match(text, /\{\{番号\}\} 報告の番号 R7-Q4-001/)
    assert.match(text, /\{\{#指標\}\} … \{\{\/指標\}\} 指標ごとにくり返す 21回くり返す/)
    assert.match(text, /\{\{指標名\}\} 指標の名前 セミナー参加者数/)
    assert.match(await page(`${FORMS}?kind=works`), /\{\{事業名\}\} 事業の番号と名前 1 まなび人材事業/)
    assert.match(await page(`${FORMS}?kind=sheets`), /\{\{評点\}\} 評点と達成率 C（達成率74\.3%）/)
  })

  it('gives the form of the product for every kind, which may be put in again as it is', async () => {
    for (const kind of FORM_KINDS) {
      const response = await tanaka.get(`${FORMS}/standard.docx?kind=${kind}`)
      assert.match(response.headers.get('content-disposition')!, new RegExp(`form-${kind}\\.docx`))
      assert.ok(typeof (await openForm(Buffer.from(await response.arrayBuffer()))) !== 'string')
    }
  })

  it('is for the manager alone', async () => {
    for (const who of ['suzuki', 'sato', 'inoue', 'kansa', 'kanri']) {
      const other = await login(who)
      assert.equal((await other.get(FORMS)).status, 403, who)
      assert.equal(
        (await other.upload(FORMS, { once: newId() }, { name: 'a.docx', bytes: form(p('')) })).status,
        403,
        who,
      )
    }
  })
})

describe('a form that does not fit', () => {
  const CASES: [says: string, bytes: Uint8Array, sentence: RegExp][] = [
    ['with a name that does not exist', form(p('{{知らない}}')), /「知らない」という名前はありません。/],
    ['whose part does not end', form(p('{{#指標}}{{指標名}}')), /「指標」のくり返しが、閉じていません。/],
    ['of another kind', form(p('{{#事業票}}{{事業名}}{{/事業票}}')), /「事業票」という名前はありません。/],
    [
      'that is something else',
      zip([['[Content_Types].xml', '<Types/>']]),
      /Wordの文書（\.docx）でも、Excelのブック（\.xlsx）でもありません。/,
    ],
    [
      'that is a workbook with a name that does not exist',
      formOf([['{{知らない}}']]),
      /「知らない」という名前はありません。/,
    ],
    [
      'that is a workbook with fewer rows than the last report has',
      formOf([['{{#指標}}{{指標名}}', '{{実績}}{{/指標}}'], [null, null], [null, null], ['計']]),
      /「指標」の行が足りません。21行いりますが、シート「様式」には3行しかありません。/,
    ],
    [
      'with macros',
      zip([
        ['[Content_Types].xml', '<Types/>'],
        ['word/document.xml', '<x/>'],
        ['word/vbaProject.bin', 'x'],
      ]),
      /マクロなどのプログラムが入ったファイルは受け取れません。/,
    ],
    ['that is empty', new Uint8Array(), /ファイルの中身が空です。|ひな形のファイルを選んでください。/],
    ['of 6 MB', Buffer.concat([form(p('')), Buffer.alloc(6 * 1024 * 1024)]), /上限は5MBです/],
  ]
  for (const [says, bytes, sentence] of CASES)
    it(`${says} is refused with a sentence, and nothing is saved`, async () => {
      const response = await put(bytes)
      assert.equal(response.status, 422)
      assert.match(words(await response.text()), sentence)
      assert.deepEqual(await versions(), [])
    })

  it('is told all that is wrong with it at once', async () => {
    const text = words(await (await put(form(p('{{あ}}{{い}}{{#番号}}{{/番号}}')))).text())
    assert.match(text, /3か所、直してください。ひな形は入れていません。/)
    for (const name of ['「あ」', '「い」', '「番号」']) assert.ok(text.includes(name), name)
  })

  it('is refused where none was chosen', async () => {
    const response = await tanaka.post(FORMS, { once: newId() })
    assert.equal(response.status, 422)
    assert.match(words(await response.text()), /ひな形のファイルを選んでください。/)
  })
})

describe('a form that fits', () => {
  const OWN = form(
    p('柏市様式第7号　{{番号}}') +
      table([
        { head: '指標', cell: '{{#指標}}{{指標名}}', wide: 50 },
        { head: '年度', cell: '{{年度の実績}}{{/指標}}', wide: 50 },
      ]),
  )

  it('is kept with who put it in and when, and used from the next report on; those of before keep theirs', async () => {
    const before = await textOf(`${REPORT}/report.docx`)
    const done = await put(OWN, 'C:\\様式\\四半期"報告.docx')
    assert.equal(done.status, 303)
    assert.match(await page(), /第1版 四半期報告\.docx 田中 礼子 令和8年11月21日（土） 0/)
    const next = await again('新しい様式にしたため')
    const text = await textOf(`${next}/report.docx`)
    assert.match(text, /^柏市様式第7号　R7-Q4-002/)
    assert.match(text, /セミナー参加者数199/)
    assert.match(words(await (await tanaka.get(next)).text()), /Wordのひな形：四半期報告\.docx（第1版）/)
    assert.equal(await textOf(`${REPORT}/report.docx`), before)
    assert.match(await page(), /第1版 四半期報告\.docx 田中 礼子 令和8年11月21日（土） 1/)
  })

  it('is used for everybody’s paper of its report too, also when another one has come', async () => {
    const own = (await tanaka.get('/staff/reports?code=R7-Q4-002')).headers.get('location')!
    assert.equal((await put(form(p('別の様式 {{番号}}')))).status, 303)
    assert.match(await textOf(`${own}/report.docx?for=public`), /^柏市様式第7号　R7-Q4-002/)
    assert.match(await textOf(`${own}/report.docx?for=public`), /高年齢者：無償ボランティア少数/)
    assert.match(await textOf(`${await again('様式を変えたため')}/report.docx`), /^別の様式 R7-Q4-003/)
  })

  it('can be saved again as it was put in', async () => {
    const href = /href="([^"]+\/form\.docx)"/.exec(await (await tanaka.get(FORMS)).text())![1]!
    assert.equal(await textOf(href), '別の様式 {{番号}}')
    assert.equal((await tanaka.get(`${FORMS}/${newId()}/form.docx`)).status, 404)
  })

  it('gives way to that of the product, which is then a version like the others', async () => {
    assert.equal((await tanaka.post(`${FORMS}/standard?kind=plan`, { once: newId() })).status, 303)
    assert.deepEqual(
      (await versions()).map(({ number, name }) => [number, name]),
      [
        [1, '四半期報告.docx'],
        [2, '市のひな形.docx'],
        [3, '製品のひな形.docx'],
      ],
    )
    assert.match(await textOf(`${await again('もとにもどしたため')}/report.docx`), /目標と実績/)
  })

  it('may be a workbook, which has numbers as numbers, and is counted as a further version', async () => {
    const book = formOf([['柏市様式第8号　{{番号}}'], ['{{#指標}}{{指標名}}', '{{年度の実績}}{{/指標}}']])
    assert.equal((await put(book, '様式.xlsx')).status, 303)
    assert.match(await page(), /第4版 様式\.xlsx/)
    const next = await again('Excelの様式を入れたため')
    const cells = async (path: string) => cellsIn(Buffer.from(await (await tanaka.get(path)).arrayBuffer()))
    const [head, first] = await cells(`${next}/form.xlsx`)
    assert.match(head!, /^A1:「柏市様式第8号　R7-Q4-\d+」/)
    assert.equal(first, 'A2:「セミナー参加者数」/1 B2:199/2')
    assert.ok((await cells(`${next}/form.xlsx?for=public`)).some(row => row.includes('「少数」')))
    assert.match(words(await (await tanaka.get(next)).text()), /Excelのひな形：様式\.xlsx（第4版）/)
    // Of a report that was made before, it is filled into the form of the product.
    assert.match((await cells(`${REPORT}/form.xlsx`)).join('\n'), /A2:「柏市　番号 R7-Q4-001/)
    const href = /href="([^"]+\/form\.xlsx)"/.exec(await (await tanaka.get(FORMS)).text())![1]!
    assert.equal((await tanaka.get(href)).status, 200)
    assert.equal((await tanaka.get(href.replace('.xlsx', '.docx'))).status, 404)
    assert.equal((await tanaka.post(`${FORMS}/standard?kind=plan&type=xlsx`, { once: newId() })).status, 303)
    assert.match(await page(), /Excelは製品のひな形\.xlsx（第5版）/)
  })

  it('of sheets and works is another one', async () => {
    assert.equal(
      (await put(form(p('{{#評価シート}}{{事務事業名}} {{評点}}。{{/評価シート}}')), 'a.docx', 'sheets')).status,
      303,
    )
    assert.equal((await put(form(p('{{#事業票}}{{事業名}}。{{/事業票}}')), 'b.docx', 'works')).status, 303)
    const made = await tanaka.post('/staff/reports/new', {
      kind: 'sheets',
      year: '2015',
      quarter: '',
      reason: '様式',
      once: newId(),
    })
    assert.match(
      await textOf(`${made.headers.get('location')}/report.docx`),
      /^まなび人材事業 C（達成率74\.3%）。高齢者が活躍する事業 S（達成率125%）。/,
    )
  })
})
