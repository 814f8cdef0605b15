import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { ROOM } from '#features/evaluations/room.ts'
import { openCity } from './app.ts'

// 事務事業評価シート on paper: whatever may be written on one stands on one page of A4, and a year's on as many as it has sheets.

const { staff, database, municipality } = await openCity()
const ofKind = (kind: string) =>
  database.read(
    { lane: 'job', municipality },
    async db =>
      (await sql<{ id: string }>`select id from evaluation where kind = ${kind} limit 1`.execute(db)).rows[0]!.id,
  )
const sheetsOf = async (page: Page, path: string): Promise<number> => {
  assert.equal((await page.goto(path))?.status(), 200)
  const pdf = await page.pdf({ preferCSSPageSize: true, format: 'A4' })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}
/** Texts of so many full lines, three of which the name takes. */
const full = (lines: number) => 'あ'.repeat(ROOM.letters * lines)

test('the longest sheet of either kind is one page, and those of 茅ヶ崎市 are nine', async () => {
  const { page } = await staff('tanaka')
  assert.equal(await sheetsOf(page, '/staff/evaluations/print?fy=2015'), 9)
  for (const [kind, spoken] of [
    ['progress', ROOM.progress - 3],
    ['score', ROOM.score - 3 - 3 - 5],
  ] as const) {
    const id = await ofKind(kind)
    await database.write({ lane: 'job', municipality }, tx =>
      sql`update evaluation set name = ${'あ'.repeat(100)}, page = ${'p'.repeat(50)}, summary = ${full(5)}, purpose = ${full(4)},
        indicator = ${kind === 'score' ? 'あ'.repeat(100) : ''}, breakdown = ${kind === 'score' ? full(5) : ''},
        progress = ${kind === 'score' ? '' : 'あ'.repeat(40)}, assessment = ${full(9)}, outlook = ${full(spoken - 18)}
        where id = ${id}`.execute(tx),
    )
    assert.equal(await sheetsOf(page, `/staff/evaluations/${id}/print`), 1, kind)
  }
})
