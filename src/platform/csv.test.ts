import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCsv, streamCsv } from './csv.ts'

test('a list that is longer than memory is sent part by part, whole and in order', async () => {
  const [parts, size] = [50, 100]
  let [read, waiting] = [0, 0]
  const stream = streamCsv(['番号', '名前'], async from => {
    const part = from === null ? 0 : Number(from)
    waiting = Math.max(waiting, ++read - part)
    const rows = Array.from({ length: size }, (_, i) => [part * size + i, `=名前${part}`])
    return { rows, next: part + 1 < parts ? String(part + 1) : null }
  })
  const found = await readCsv((await new Response(stream).text()).replace('\ufeff', ''))
  assert.ok(typeof found !== 'string')
  assert.equal(found.records.length, parts * size)
  assert.deepEqual(found.records.at(-1)!.cells, [String(parts * size - 1), `=名前${parts - 1}`])
  assert.equal(waiting, 1)
})

test('a part that cannot be read breaks the file off: it is not taken for a whole one', async () => {
  const stream = streamCsv(['番号'], async from => {
    if (from !== null) throw new Error('the database is away')
    return { rows: [[1]], next: '1' }
  })
  await assert.rejects(new Response(stream).text())
})
