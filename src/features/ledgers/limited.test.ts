import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readWorkbook } from '#platform/xlsx/index.ts'
import { limitedCity, OUT } from '../../../seed/limited.ts'
import { BOOKS, FIGURES } from './rules.ts'

// Whoever sees a part of the people sees of the ledgers what is theirs, and is told that it is a part.

const { enter } = await limitedCity()
const kita = await enter('kita')

describe('a counsellor of one area', () => {
  for (const path of Object.values(BOOKS))
    it(`meets nobody else in ${path}, and is told so`, async () => {
      for (const year of [2025, 2026]) {
        const html = await (await kita.get(`${path}?year=${year}`)).text()
        assert.doesNotMatch(html, new RegExp(OUT))
        assert.match(html, /担当の方だけの管理簿です/)
        const book = await readWorkbook(
          new Uint8Array(await (await kita.get(`${path}.xlsx?year=${year}`)).arrayBuffer()),
        )
        assert.ok(typeof book !== 'string' && !JSON.stringify(book).includes(OUT))
      }
    })
  it('does not open figures of everybody', async () => assert.equal((await kita.get(FIGURES)).status, 403))
})
