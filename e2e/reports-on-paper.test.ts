import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import type { Page } from 'playwright-core'
import type { PlanReport } from '#features/reports/snapshot/rules.ts'
import { ROOM, roomOf } from '#features/reports/staff/room.ts'
import { openCity } from './app.ts'
import { findOffice, NO_OFFICE, openInOffice, pagesIn } from './office.ts'

// The reports on paper: as many pages as they promise, printed by the browser and by LibreOffice, and readable without colours.

const { staff, database, municipality, owner } = await openCity()
const ids = new Map(
  (
    await database.read({ lane: 'job', municipality }, db => db.selectFrom('report').select(['id', 'code']).execute())
  ).map(({ id, code }) => [code, id]),
)
const QUARTER = 'R7-Q4-001'
const pathOf = (code: string): string => `/staff/reports/${ids.get(code)}`
const { page, errors } = await staff('tanaka')

const snapshotOf = async (code: string): Promise<PlanReport> => {
  const { rows } = await database.read({ lane: 'job', municipality }, db =>
    sql<{ snapshot: string }>`select snapshot from report where id = ${ids.get(code)}`.execute(db),
  )
  return JSON.parse(rows[0]!.snapshot)
}
/** Writes what no report of the program is: another content. */
async function rewrite(code: string, report: PlanReport): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  await client.query('begin')
  await client.query(`select set_config('app.tenant', $1, true)`, [municipality])
  await client.query('update report set snapshot = $2 where id = $1', [ids.get(code), JSON.stringify(report)])
  await client.query('commit')
  await client.end()
}

async function printed(path: string, on: Page = page): Promise<{ pages: number; landscape: boolean }> {
  assert.equal((await on.goto(path))?.status(), 200, path)
  const pdf = await on.pdf({ preferCSSPageSize: true, format: 'A4' })
  const [, wide, high] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString('latin1'))!
  return { pages: pagesIn(pdf), landscape: Number(wide) > Number(high) }
}

describe('on paper', () => {
  it('the report of a quarter is one page of A4 landscape, for everybody too', async () => {
    for (const end of ['', '?for=public'])
      assert.deepEqual(await printed(`${pathOf(QUARTER)}/print${end}`), { pages: 1, landscape: true })
  })

  it('the longest that is promised one page is one page, in usual letters and in close ones', async () => {
    const report = await snapshotOf(QUARTER)
    const base = report.lines[0]!
    const full = (kind: PlanReport['kind'], count: number, letters: number, times = 1): PlanReport => {
      const name = 'あ'.repeat(letters - 3)
      const long = { ...base.year, value: 12345 * times, target: 23456 * times, closed: false }
      const year = { ...long, counted: 'part' as const, since: '2025-04-10' }
      const more = { unit: '人', quarters: [long, long, long, long], year }
      const lines = Array.from({ length: count }, (_, at) => ({
        ...{ ...base, ...more, name, key: `k${at}`, section: `ア ${at}あいうえおかき` },
      }))
      return { ...report, kind, quarter: kind === 'year' ? 0 : report.quarter, lines }
    }
    try {
      for (const kind of ['quarter', 'year'] as const)
        for (const { size, lines, letters } of ROOM[kind]) {
          const longest = full(kind, lines, letters)
          assert.equal(roomOf(longest), size)
          await rewrite(QUARTER, longest)
          assert.deepEqual(await printed(`${pathOf(QUARTER)}/print`), { pages: 1, landscape: true }, `${kind} ${size}`)
        }
      // Of millions there is less room for names, and still no line more than the page has.
      const { lines, letters } = ROOM.quarter[0]!
      const millions = Array.from({ length: letters - 8 }, (_, less) => full('quarter', lines, letters - less, 100))
      const widest = millions.find(report => roomOf(report) === 'large')!
      assert.notEqual(widest, millions[0])
      await rewrite(QUARTER, widest)
      assert.deepEqual(await printed(`${pathOf(QUARTER)}/print`), { pages: 1, landscape: true })
      await rewrite(QUARTER, full('quarter', 90, 10))
      assert.ok((await printed(`${pathOf(QUARTER)}/print`)).pages > 1)
      await page.goto(pathOf(QUARTER))
      assert.equal(await page.getByRole('link', { name: 'A4横で印刷（指標が多いため2枚以上）' }).count(), 1)
    } finally {
      await rewrite(QUARTER, report)
    }
  })

  it('the demo’s report is in letters of nine points: what room there is is used', async () => {
    assert.equal(roomOf(await snapshotOf(QUARTER)), 'large')
    await page.emulateMedia({ media: 'print' })
    await page.goto(`${pathOf(QUARTER)}/print`)
    const size = await page
      .locator('.one-page td')
      .first()
      .evaluate(cell => getComputedStyle(cell).fontSize)
    assert.equal(size, '12px')
    await page.emulateMedia({ media: null })
  })

  it('the sheets are a page each, and the works begin one each', async () => {
    assert.deepEqual(await printed(`${pathOf('H27-E-001')}/print`), { pages: 9, landscape: false })
    assert.deepEqual(await printed(`${pathOf('H27-W-001')}/print`), { pages: 7, landscape: false })
  })

  it('the charts say in black and white what is a target and what came', async () => {
    await page.emulateMedia({ media: 'print' })
    await page.goto(pathOf(QUARTER))
    const looks = await page.locator('figure.chart svg[role=img] rect').evaluateAll(all =>
      all.map(one => {
        const { fill, strokeDasharray } = getComputedStyle(one)
        const dark = fill === 'none' || /, 0\)$|rgb\(255/.test(fill) ? 'empty' : (fill.match(/\d+/g) ?? []).map(Number)
        const shade = Array.isArray(dark)
          ? dark.slice(0, 3).reduce((sum, one) => sum + one, 0) > 380
            ? 'pale'
            : 'dark'
          : dark
        return `${one.getAttribute('class')}: ${strokeDasharray === 'none' ? 'filled' : 'dashed'} ${shade}`
      }),
    )
    assert.deepEqual([...new Set(looks)].toSorted(), [
      'actual: filled dark',
      'before: filled pale',
      'target: dashed empty',
    ])
    await page.emulateMedia({ media: null })
  })
})

describe('on the screen', () => {
  it('a report is read without a script and on a phone, and never wider than the screen', async () => {
    const plain = await staff('inoue', { javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
    for (const path of ['/staff/reports', pathOf(QUARTER), `${pathOf(QUARTER)}/print`, pathOf('H27-E-001')]) {
      assert.equal((await plain.page.goto(path))?.status(), 200)
      assert.ok((await plain.page.getByRole('heading', { level: 1 }).count()) === 1, path)
    }
    await page.setViewportSize({ width: 360, height: 740 })
    for (const path of [pathOf(QUARTER), '/staff/reports/forms', '/staff/reports/new', `${pathOf(QUARTER)}/print`]) {
      await page.goto(path)
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path)
    }
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  it('a table has a heading for each of its columns and rows', async () => {
    await page.goto(pathOf(QUARTER))
    const table = page.getByRole('table', { name: /目標と実績/ })
    assert.equal(await table.getByRole('columnheader').count(), 10)
    assert.equal(await table.getByRole('rowheader').count(), 21)
    assert.equal(await table.getByRole('row', { name: /窓口での相談数/ }).count(), 1)
  })

  it('whoever makes a report without a script chooses, is refused with a sentence, and comes to it', async () => {
    const plain = await staff('suzuki', { javaScriptEnabled: false })
    await plain.page.goto('/staff/reports/new')
    await plain.page.getByLabel('何の報告か').selectOption('quarter')
    await plain.page.getByLabel('年度').selectOption('2025')
    await plain.page.getByLabel('四半期', { exact: false }).nth(0).waitFor()
    await plain.page.getByRole('button', { name: '報告をつくる' }).click()
    await plain.page.getByText('この報告は、もうあります。').first().waitFor()
    await plain.page.getByLabel('新しい版をつくるわけ').fill('訂正をのせるため')
    await plain.page.getByRole('button', { name: '報告をつくる' }).click()
    await plain.page.getByText('R7-Q4-001に置きかわる報告です。').first().waitFor()
  })

  it('nothing goes wrong on the way', () => assert.deepEqual(errors, []))
})

describe('in LibreOffice', () => {
  const PUBLIC = ['-public', '?for=public']
  const office = findOffice()
  const file = async (path: string): Promise<Buffer> => {
    const response = await page.request.get(path)
    assert.equal(response.status(), 200, path)
    return response.body()
  }

  it('every file of every report, and every form of the product, opens without a word of warning', async t => {
    if (!office) return t.skip(NO_OFFICE)
    const files = new Map<string, Buffer>()
    // What is left out of a paper for everybody is left out in one place for all kinds.
    for (const code of [QUARTER, 'H27-E-001', 'H27-W-001'])
      for (const [end, query] of code === QUARTER ? [['', ''], PUBLIC] : [['', '']]) {
        files.set(`${code}${end}.docx`, await file(`${pathOf(code)}/report.docx${query}`))
        // LibreOffice names what it prints after the file.
        files.set(`table-${code}${end}.xlsx`, await file(`${pathOf(code)}/report.xlsx${query}`))
        files.set(`filled-${code}${end}.xlsx`, await file(`${pathOf(code)}/form.xlsx${query}`))
      }
    for (const kind of ['plan', 'sheets', 'works'])
      for (const type of ['docx', 'xlsx'])
        files.set(`form-${kind}-${type}.${type}`, await file(`/staff/reports/forms/standard.${type}?kind=${kind}`))
    const { pages, said } = await openInOffice(office, files)
    assert.deepEqual(said, [])
    for (const [name, count] of pages) assert.ok(count > 0, name)
    const promised = { [QUARTER]: 5, [`${QUARTER}-public`]: 5, 'H27-E-001': 9, 'H27-W-001': 7 }
    for (const [name, count] of Object.entries(promised)) assert.equal(pages.get(`${name}.docx`), count, name)
  })

  it('a file that is damaged does not: a warning would be seen', async t => {
    if (!office) return t.skip(NO_OFFICE)
    const bytes = await file(`${pathOf(QUARTER)}/report.docx`)
    const { pages, said } = await openInOffice(
      office,
      new Map([['broken.docx', bytes.subarray(0, bytes.length - 600)]]),
    )
    assert.ok(pages.get('broken.docx') === 0 && said.length > 0)
  })
})
