import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { readWorkbook } from '#platform/xlsx/index.ts'
import { unphrased } from '#ui/testing.ts'
import { limitedCity } from '../../../../seed/limited.ts'
import type { Browserless } from '../../../../seed/testing.ts'
import { reportById } from '../store.ts'

// The pages of the reports: who sees what of them, what opens what, and what is said to whoever asks for what is not there.

const city = await limitedCity()
const { login, clock, read } = city
const [tanaka, sato, kansa, inoue, suzuki, kanri] = (await Promise.all(
  ['tanaka', 'sato', 'kansa', 'inoue', 'suzuki', 'kanri'].map(login),
)) as [Browserless, Browserless, Browserless, Browserless, Browserless, Browserless]
const PATH = '/staff/reports'

const words = (html: string) =>
  unphrased(html)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const get = async (path: string, who = tanaka, status = 200): Promise<string> => {
  const response = await who.get(path)
  assert.equal(response.status, status, path)
  return response.text()
}
const pathOf = async (code: string, who = tanaka): Promise<string> =>
  (await who.get(`${PATH}?code=${code}`)).headers.get('location')!
const make = (fields: Record<string, string>, who = tanaka) => who.post(`${PATH}/new`, { once: newId(), ...fields })
const QUARTER = { kind: 'quarter', year: '2025', quarter: '4' }
const REPORT = await pathOf('R7-Q4-001')
const bytesOf = async (path: string, who = tanaka): Promise<Buffer> => {
  const response = await who.get(path)
  assert.equal(response.status, 200, path)
  return Buffer.from(await response.arrayBuffer())
}

describe('the list of the reports', () => {
  it('has every report with its number, by whom and when', async () => {
    const list = words(await get(PATH))
    assert.match(list, /R7-Q4-001 四半期報告 令和7年度 第4四半期 田中 礼子 令和8年4月27日（月）/)
    assert.match(list, /H27-E-001 事務事業評価シート 平成27年度/)
  })

  it('opens a report by its number, however that is typed, and says so where there is none', async () => {
    assert.equal(await pathOf('R7-Q4-001'), REPORT)
    assert.equal((await tanaka.get(`${PATH}?code=%20ｒ7-ｑ4-001`)).headers.get('location'), REPORT)
    assert.match(words(await get(`${PATH}?code=R9-Q1-001`)), /「R9-Q1-001」という番号の報告はありません。/)
    assert.match(await get(`${PATH}?code=%3Cb%3E`), /「&lt;B&gt;」/)
  })

  it('offers to make one only to those who may', async () => {
    assert.match(await get(PATH, suzuki), /報告を<wbr>つくる|報告をつくる/)
    for (const who of [sato, kansa, inoue]) assert.doesNotMatch(await get(PATH, who), /reports\/new/)
    await get(PATH, kanri, 403)
  })
})

describe('a report', () => {
  it('tells its figures in tables with headings for every row and column, and its hash', async () => {
    const html = await get(REPORT)
    assert.match(html, /<caption>四半期報告（令和7年度 第4四半期）　目標と実績/)
    const rows = html.match(/<th scope="row"[^>]*>/g)!
    assert.ok(rows.length > 20)
    assert.match(html, /<span class="sr">ア　地域人材養成研修・セミナー事業<\/span>/)
    assert.match(words(html), /つくったときのままです。/)
    assert.match(
      html,
      new RegExp(`<code class="keep-all">${(await read(db => reportById(db, REPORT.split('/').at(-1)!)))!.sha256}`),
    )
  })

  it('has charts that are drawn without colours of their own, each with its table', async () => {
    const html = await get(REPORT)
    const charts = html.match(/<figure class="chart">/g)!.length
    assert.ok(charts > 10)
    assert.equal(html.match(/role="img" aria-label="[^"]*数値は次の表にあります。"/g)!.length, charts)
    assert.equal(html.match(/数値の表/g)!.length, charts)
    assert.equal(html.slice(0, html.indexOf('指標ごとの移り変わり')).match(/<figure class="chart">/g)!.length, 2)
  })

  it('opens behind every known figure what it counts, for those who may open it', async () => {
    const html = await get(REPORT)
    const links = [...html.matchAll(/href="(\/staff\/(?:indicators|entries|consultations|views)[^"]*)"/g)].map(
      ([, href]) => href!.replaceAll('&amp;', '&'),
    )
    assert.ok(links.length > 40, `${links.length}`)
    for (const href of new Set(links)) await get(href)
    assert.ok(links.some(href => href.startsWith('/staff/indicators/figures/')))
    assert.ok(links.some(href => href.startsWith('/staff/entries?kind=')))
    // An auditor sees the closed figures with their hashes and papers, and no list of people.
    const audited = await get(REPORT, kansa)
    assert.match(audited, /\/staff\/indicators\/figures\//)
    assert.doesNotMatch(audited, /\/staff\/indicators\/outcomes|\/staff\/consultations/)
  })

  it('tells a department few people by nothing, and shows it as a department’s member sees it', async () => {
    const html = words(await get(REPORT, inoue))
    assert.match(html, /高年齢者：週20時間未満の就業（つなぎ・有償ボランティアを含む） （件） — 少数/)
    assert.match(html, /「少数」は、人数や答えが1から9のため/)
    assert.match(html, /セミナー参加者数 （人） 20 22 110%/)
    assert.doesNotMatch(await get(REPORT, inoue), /\/staff\/indicators\//)
    // Everybody gets the paper for everybody.
    assert.match(words(await get(`${REPORT}?for=public`)), /少数/)
    assert.doesNotMatch(words(await get(REPORT)), /少数/)
  })

  it('tells whoever sees a part of the city the city’s figures without few people', async () => {
    const kita = await city.enter('kita')
    const html = await get(REPORT, kita)
    assert.match(words(html), /少数/)
    assert.doesNotMatch(html, /\/staff\/indicators\/(figures|outcomes)/)
    const open = await bytesOf(`${REPORT}/report.xlsx?for=public`)
    assert.deepEqual(await bytesOf(`${REPORT}/report.xlsx`, kita), open)
    assert.equal((await kita.get(`${REPORT}/report.docx`)).status, 200)
    await get(`${PATH}/new`, kita, 403)
    await city.limit(city.kita, 'manager', { areas: [city.north] })
    const limited = await city.enter('kita')
    await get(`${PATH}/new`, limited, 403)
    await get(`${PATH}/forms`, limited, 403)
    assert.equal((await make(QUARTER, limited)).status, 403)
  })

  it('is not there where there is none', async () => {
    await get(`${PATH}/${newId()}`, tanaka, 404)
    await get(`${PATH}/${newId()}/print`, tanaka, 404)
    await get(`${PATH}/${newId()}/report.xlsx`, tanaka, 404)
    await get(`${PATH}/R7-Q4-001`, tanaka, 404)
  })

  it('is not for visitors', async () => assert.equal((await city.visitor.get(REPORT)).status, 401))
})

describe('the files of a report', () => {
  const hashIn = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

  it('are the same bytes whenever they are asked for, and whoever asks', async () => {
    for (const type of ['xlsx', 'docx']) {
      const first = await bytesOf(`${REPORT}/report.${type}`)
      clock.now = '2027-08-01T03:00:00.000Z'
      const later = await bytesOf(`${REPORT}/report.${type}`, await login('sato'))
      clock.now = '2026-11-21T01:00:00.000Z'
      assert.equal(hashIn(later), hashIn(first), type)
      const open = await bytesOf(`${REPORT}/report.${type}?for=public`)
      assert.equal(hashIn(await bytesOf(`${REPORT}/report.${type}`, inoue)), hashIn(open), `${type} for everybody`)
      assert.notEqual(hashIn(open), hashIn(first))
    }
  })

  it('are saved under the number, as files and nothing else', async () => {
    const { headers } = await tanaka.get(`${REPORT}/report.docx`)
    assert.equal(headers.get('content-disposition'), 'attachment; filename="report-R7-Q4-001.docx"')
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.match(headers.get('content-type')!, /wordprocessingml/)
    const open = await tanaka.get(`${REPORT}/report.xlsx?for=public`)
    assert.equal(open.headers.get('content-disposition'), 'attachment; filename="report-R7-Q4-001-public.xlsx"')
  })

  it('say what the page says, number for number', async () => {
    const sheets = await readWorkbook(await bytesOf(`${REPORT}/report.xlsx`))
    assert.ok(typeof sheets !== 'string')
    const [head, ...rows] = sheets.find(({ name }) => name === '指標')!.rows.map(({ cells }) => cells)
    const at = head!.indexOf('第4四半期 実績')
    const page = words(await get(REPORT))
    for (const cells of rows) {
      const [, name, unit] = cells
      const value = /^\d+$/.test(cells[at]!) ? Number(cells[at]).toLocaleString('ja') : cells[at]
      assert.ok(
        page.includes(
          `${name} （${unit}） ${cells[at - 1] ? Number(cells[at - 1]).toLocaleString('ja') : '—'} ${value} `,
        ),
        `${name} ${value}`,
      )
    }
  })

  it('are noted in the log of looks', async () => {
    await bytesOf(`${REPORT}/report.xlsx`)
    assert.match(words(await get('/staff/looks', kansa)), /田中 礼子 報告のファイルを保存した/)
  })
})

describe('whoever makes a report', () => {
  it('is told by name who can close a quarter that is not closed, and keeps what was typed', async () => {
    const refused = await make({ kind: 'quarter', year: '2026', quarter: '1', reason: '急ぐため' }, suzuki)
    assert.equal(refused.status, 422)
    const html = await refused.text()
    assert.match(
      words(html),
      /令和8年度 第1四半期は、まだ締めていません。報告は、締めた数からつくります。管理者（所管課）の田中 礼子さんが「四半期の締め」で締めると、つくれるようになります。/,
    )
    assert.match(html, /急ぐため/)
    assert.match(html, /<option value="2026" selected/)
  })

  it('is told of each field what is missing', async () => {
    for (const [fields, sentence] of [
      [{ kind: '', year: '2025' }, '何の報告かを選んでください。'],
      [{ kind: 'quarter', year: '2025' }, '四半期を選んでください。'],
      [{ kind: 'year', year: '二千' }, '年度を選んでください。'],
      [{ kind: 'year', year: '2026' }, '令和8年度は、令和9年3月31日（水）まで続きます。'],
      [{ kind: 'year', year: '2015' }, '平成27年度に締めた四半期はありません。'],
      [{ kind: 'sheets', year: '2014' }, '平成26年度の確定した評価シートがありません。'],
      [{ kind: 'works', year: '2001' }, '平成13年度に行われた事業がありません。'],
      [{ ...QUARTER, reason: 'あ'.repeat(401) }, '新しい版をつくるわけ'],
      [QUARTER, 'この報告は、もうあります。新しい版をつくるときは、そのわけを書いてください。'],
    ] as const) {
      const response = await make(fields)
      assert.equal(response.status, 422, JSON.stringify(fields))
      assert.ok(words(await response.text()).includes(sentence), sentence)
    }
  })

  it('must be one who may: a counsellor, an auditor, a department and the administrator may not', async () => {
    for (const who of [sato, kansa, inoue, kanri])
      assert.equal((await make({ ...QUARTER, reason: 'x' }, who)).status, 403)
  })

  it('comes to the report, and the one before leads to it', async () => {
    const done = await make({ ...QUARTER, reason: '訂正をのせるため' }, suzuki)
    assert.equal(done.status, 303)
    const page = words(await get(done.headers.get('location')!))
    assert.match(page, /番号 R7-Q4-002 令和8年11月21日（土）に鈴木 健一がつくりました。/)
    assert.match(page, /R7-Q4-001に置きかわる報告です。 わけ：訂正をのせるため/)
    assert.match(page, /数と目標は、前の版と同じです。/)
    assert.match(words(await get(REPORT)), /新しい版があります：R7-Q4-002/)
  })
})

describe('sheets and works', () => {
  it('stand on the page in full, each with what it was confirmed with', async () => {
    const page = words(await get(await pathOf('H27-E-001')))
    assert.match(page, /まなび人材事業/)
    assert.match(page, /C（達成率74\.3%）/)
    const works = words(await get(await pathOf('H27-W-001')))
    assert.match(works, /この事業の実績は入っていませんでした。0という意味ではありません。/)
    assert.match(works, /６か月間で延べ２４４人が利用/)
  })

  it('that are not confirmed are on none: a department reads of another nothing that is still written', async () => {
    const done = await make({ kind: 'sheets', year: '2025' })
    const report = await get(done.headers.get('location')!, inoue)
    assert.match(words(report), /確定していない評価シート\d+枚は、のせていません。/)
    assert.doesNotMatch(words(report), /事業者団体と4回協議した|モデル地区を2か所にひろげ/)
  })
})
