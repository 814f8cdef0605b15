import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import pg from 'pg'
import { breakdownsOf, cellText, costsOf, type FigureTable, funnelOf } from '#features/breakdowns/index.ts'
import type { Quarter } from '#platform/ages.ts'
import { newId } from '#platform/ids.ts'
import { readWorkbook } from '#platform/xlsx/index.ts'
import { unphrased } from '#ui/testing.ts'
import { limitedCity } from '../../../seed/limited.ts'
import { snapshotOf } from './actions.ts'
import { WIDTHS } from './files/fields-figures.ts'
import { isPlan } from './snapshot/rules.ts'
import { reportById } from './store.ts'
import { openForm } from './templates/package.ts'

// The tables of the 内訳 on a report: what is on them, and who reads which of their numbers.

const city = await limitedCity()
const { read, login, clock } = city
const tanaka = await login('tanaka')
const TODAY = '2026-11-21'

const tablesIn = (year: number, quarter: Quarter | null, whole: boolean): Promise<FigureTable[]> =>
  read(async db => {
    const seeing = { whole, today: TODAY }
    const all = [breakdownsOf, funnelOf, costsOf]
    const found: FigureTable[] = []
    for (const figures of all) found.push(...(await figures(db, { year, quarter }, seeing)).tables)
    return found
  })
async function made(fields: Record<string, string>, who = tanaka): Promise<string> {
  const done = await who.post('/staff/reports/new', { once: newId(), reason: '内訳をのせるため', ...fields })
  assert.equal(done.status, 303, await done.clone().text())
  return done.headers.get('location')!
}
async function figuresOn(path: string) {
  const report = snapshotOf((await read(db => reportById(db, path.split('/').at(-1)!)))!)
  assert.ok(isPlan(report) && report.breakdowns?.whole)
  return { ...report.breakdowns, whole: report.breakdowns.whole }
}
/** Writes what the program writes on no report that is made. */
async function rewrite(id: string, snapshot: string): Promise<void> {
  const client = new pg.Client(city.owner)
  await client.connect()
  await client.query(`select set_config('app.tenant', $1, false)`, [city.municipality])
  await client.query('update report set snapshot = $2 where id = $1', [id, snapshot])
  await client.end()
}
const QUARTER = await made({ kind: 'quarter', year: '2025', quarter: '4' })
const YEAR = await made({ kind: 'year', year: '2025' })

/** The rows of each table as they are read. */
const rowsOf = (tables: readonly FigureTable[]): string[] =>
  tables.flatMap(({ title, lines, total }) =>
    [...lines, ...(total ? [total] : [])].map(one => [title, one.text, ...one.cells.map(cellText)].join(' ')),
  )
const words = (html: string) =>
  unphrased(html)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const html = async (path: string, who = tanaka) => {
  const response = await who.get(path)
  assert.equal(response.status, 200)
  return response.text()
}
/** The rows of the tables that stand on a page. */
async function shownOn(path: string, titles: readonly string[], who = tanaka): Promise<string[]> {
  const page = await html(path, who)
  return titles.flatMap(title => {
    const [, table] = new RegExp(`<caption>${title}(.*?)</table>`, 's').exec(page) ?? []
    assert.ok(table, title)
    const rows = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => words(row!).trim())
    return rows.slice(1).map(row => `${title} ${row}`)
  })
}

describe('the report of a quarter and of a year', () => {
  it('carries the tables of the pages of its period, number for number, in both ways', async () => {
    const [quarter, year] = [await figuresOn(QUARTER), await figuresOn(YEAR)]
    assert.deepEqual(quarter.whole, await tablesIn(2025, 4, true))
    assert.deepEqual(quarter.told, await tablesIn(2025, 4, false))
    assert.deepEqual(year.whole, await tablesIn(2025, null, true))
    assert.equal(quarter.whole.length, 8)
    const registered = quarter.whole.find(({ key }) => key === 'area')!.total!.cells[1]!.value
    assert.ok(registered !== null && registered > 0)
  })

  it('tells of a year no number that is left out in it or in one of its quarters', async () => {
    const { told } = await figuresOn(YEAR)
    const quarters = [await tablesIn(2025, null, false)]
    for (const quarter of [1, 2, 3, 4] as const) quarters.push(await tablesIn(2025, quarter, false))
    let out = 0
    for (const [at, table] of told.entries())
      for (const tables of quarters)
        for (const line of tables[at]!.lines)
          for (const [column, { state }] of line.cells.entries()) {
            if (state !== 'hidden') continue
            out++
            const seen = table.lines.find(({ key }) => key === line.key)
            assert.notEqual(seen?.cells[column]?.state ?? 'none', 'shown', `${table.key} ${line.key} ${column}`)
          }
    assert.ok(out > 20)
  })

  it('has room in the form for every table', async () => {
    for (const { title, columns } of (await figuresOn(QUARTER)).whole)
      assert.ok(columns.length <= WIDTHS.at(-1)! && title.length <= 31, title)
  })
})

describe('the page of a report', () => {
  for (const [name, path] of [
    ['a quarter', QUARTER],
    ['a year', YEAR],
  ] as const)
    it(`of ${name} has them whole, with the ways to their records, for those alone who may see all people`, async () => {
      const { whole, told } = await figuresOn(path)
      const titles = whole.map(({ title }) => title)
      assert.notDeepEqual(rowsOf(whole), rowsOf(told))
      assert.deepEqual(await shownOn(path, titles), rowsOf(whole))
      assert.match(await html(path), /href="\/staff\/breakdowns\/records\?/)
      const others = [await login('kansa'), await login('inoue'), await city.enter('kita')]
      for (const [end, who] of [['?for=public', tanaka] as const, ...others.map(one => ['', one] as const)]) {
        assert.deepEqual(await shownOn(path + end, titles, who), rowsOf(told))
        const page = await html(path + end, who)
        assert.doesNotMatch(page, /breakdowns\/records/)
        assert.match(words(page), /「伏せた数」は、10未満（1から9まで）の数か/)
      }
    })

  it('opens from each number what it counts', async () => {
    const links = [...(await html(QUARTER)).matchAll(/href="(\/staff\/breakdowns\/records[^"]*)"/g)]
    assert.ok(links.length > 20)
    for (const [, href] of links.slice(0, 12))
      assert.equal((await tanaka.get(href!.replaceAll('&amp;', '&'))).status, 200)
  })

  it('of before, which had none, stays without', async () => {
    const kept = (await read(db => reportById(db, QUARTER.split('/').at(-1)!)))!
    const { breakdowns: _, ...before } = JSON.parse(kept.snapshot)
    await rewrite(kept.id, JSON.stringify(before))
    assert.doesNotMatch(words(await html(QUARTER)), /かかった時間と周知|伏せた数/)
    await rewrite(kept.id, kept.snapshot)
  })

  it('on one page of paper has none of them', async () =>
    assert.doesNotMatch(words(await html(`${QUARTER}/print`)), /相談の方法別|年代別/))
})

describe('the files of a report', () => {
  const bytesOf = async (path: string, type: string, who = tanaka) =>
    Buffer.from(await (await who.get(path.replace(/(\?|$)/, `/report.${type}$1`))).arrayBuffer())

  it('have a sheet for each table with small numbers left out, for whoever opens them, and say so', async () => {
    const { told } = await figuresOn(QUARTER)
    for (const path of [QUARTER, `${QUARTER}?for=public`]) {
      const sheets = await readWorkbook(await bytesOf(path, 'xlsx'))
      assert.ok(typeof sheets !== 'string')
      for (const { title, lines, total } of told) {
        const rows: string[][] = sheets.find(({ name }) => name === title)!.rows.map(({ cells }) => [...cells])
        const expected = [...lines, ...(total ? [total] : [])].map(one => [
          one.text,
          ...one.cells.map(cell => (cell.value === null ? cellText(cell) : `${cell.value}`)),
        ])
        assert.deepEqual(rows.slice(1, expected.length + 1), expected, title)
      }
      const about = sheets.find(({ name }) => name === '報告')!.rows.map(({ cells }) => cells.join(' '))
      assert.ok(about.some(row => /10未満（1から9まで）の数か/.test(row)))
    }
  })

  it('have a table of each in the document, with the same numbers', async () => {
    const { told } = await figuresOn(YEAR)
    const parts = await openForm(await bytesOf(YEAR, 'docx'))
    assert.ok(typeof parts !== 'string')
    const xml = parts.get('word/document.xml')!.toString('utf8')
    const rows = xml.split('</w:tr>').map(row => row.slice(row.lastIndexOf('<w:tr>')).split('</w:tc>').slice(0, -1))
    const said = rows.map(cells => cells.map(cell => cell.replaceAll(/<[^>]*>/g, '').trim()).join('|'))
    for (const { lines } of told)
      for (const { text, cells } of lines) {
        const width = WIDTHS.find(one => cells.length <= one)!
        const row = [text, ...cells.map(cellText), ...Array(width - cells.length).fill('')].join('|')
        assert.ok(said.includes(row), row)
      }
    assert.match(xml, /四半期で伏せた数は、その四半期の入る年度の数でも伏せています。/)
  })

  it('are the same bytes for a department and for somebody who sees a part of the city', async () => {
    const open = await bytesOf(`${YEAR}?for=public`, 'xlsx')
    clock.now = '2027-01-10T03:00:00.000Z'
    for (const who of [await login('inoue'), await city.enter('kita')])
      assert.deepEqual(await bytesOf(YEAR, 'xlsx', who), open)
  })
})

describe('what is small', () => {
  it('is what the city had set on the day of the report, and of an earlier one what held then', async () => {
    await city.change(
      `insert into setting (key, valid_from, value, source) values ('smallBelow', '2027-01-10', '20', '決裁')`,
    )
    const manager = await login('tanaka')
    const later = await made({ kind: 'quarter', year: '2025', quarter: '4' }, manager)
    const noteOf = async (path: string) => words(await (await manager.get(`${path}?for=public`)).text())
    assert.match(await noteOf(later), /人数や答えが1から19のため/)
    assert.match(await noteOf(QUARTER), /人数や答えが1から9のため/)
    const shown = /つなぎ・有償ボランティアを含む）（件）.*? 11 /
    assert.doesNotMatch(await noteOf(later), shown)
  })
})
