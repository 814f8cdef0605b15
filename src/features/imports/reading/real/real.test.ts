import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import type { ParsedEvents } from '../../rules.ts'
import { fingerprint } from '../identity.ts'
import { parseEventFile } from '../parse.ts'

const folder = fileURLToPath(new URL('../../../../../../shared/data/events-2022/', import.meta.url))
const missing = existsSync(folder) ? false : `the real open data is not here (${folder})`

/** Seven files are of ministries and carry no code: anyone may take them in. */
const municipalityOf = (name: string) => (/^\d{6}/.test(name) ? name.slice(0, 6) : '122173')

async function parsed(bytes: Uint8Array, name: string): Promise<ParsedEvents> {
  const result = await parseEventFile(bytes, { municipality: municipalityOf(name), today: '2022-01-24' })
  assert.ok(!('refused' in result), `${name}: ${'refused' in result ? result.refused.message : ''}`)
  return result
}

function count(tally: Map<string, number>, key: string) {
  tally.set(key, (tally.get(key) ?? 0) + 1)
}

test('of 100 real files every row is taken in or waits with a reason, in UTF-8 and in Shift_JIS', {
  skip: missing,
}, async t => {
  const names = readdirSync(folder).filter(name => name.endsWith('.csv'))
  assert.equal(names.length, 100)
  const reasons = new Map<string, number>()
  const notes = new Map<string, number>()
  let [read, taken, inShiftJis] = [0, 0, 0]
  for (const name of names) {
    const bytes = readFileSync(folder + name)
    const result = await parsed(bytes, name)
    assert.equal(result.dialect, 'base-registry')
    assert.equal(result.encoding, 'utf-8-bom')
    assert.equal(result.read, parse(bytes, { bom: true, columns: true }).length, name)
    const rows = [...result.rows, ...result.quarantined].map(({ row }) => row).sort((a, b) => a - b)
    assert.deepEqual(
      rows,
      [...rows.keys()].map(i => i + 2),
      `${name}: a row is lost or doubled`,
    )
    assert.equal(
      new Set(result.rows.map(({ sourceId }) => sourceId)).size,
      result.rows.length,
      `${name}: numbers are unique`,
    )
    for (const waiting of result.quarantined) {
      assert.ok(waiting.issues.length > 0 && Object.keys(waiting.raw).length > 0, `${name} ${waiting.row}`)
      for (const { code } of waiting.issues) count(reasons, code)
    }
    for (const { code } of result.issues) count(notes, code)
    read += result.read
    taken += result.rows.length
    if (await sameInShiftJis(bytes, name, result)) inShiftJis++
  }
  const told = (tally: Map<string, number>) => [...tally].map(([code, n]) => `${code} ${n}`).join(', ')
  t.diagnostic(`${read} rows read, ${taken} taken in, ${read - taken} wait: ${told(reasons)}`)
  t.diagnostic(`issues: ${told(notes)}; ${inShiftJis} files also as Shift_JIS`)
  assert.ok(inShiftJis >= 50 && taken > read * 0.95)
})

/** Whether a Shift_JIS copy of the file exists without loss; it must then give the same events. */
async function sameInShiftJis(bytes: Uint8Array, name: string, expected: ParsedEvents): Promise<boolean> {
  const text = new TextDecoder().decode(bytes)
  const encoded = iconv.encode(text, 'cp932')
  if (iconv.decode(encoded, 'cp932') !== text) return false
  const result = await parsed(encoded, name)
  assert.equal(result.encoding, 'shift_jis')
  assert.deepEqual(result.rows.map(fingerprint), expected.rows.map(fingerprint), name)
  assert.deepEqual(result.issues, expected.issues, name)
  return true
}
