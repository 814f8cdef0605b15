import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { accept, filled, versionOf } from './submitted.ts'

const year = z.string().transform((typed, context) => {
  if (!/^\d{4}$/.test(typed)) context.addIssue('年を入力してください。')
  return Number(typed)
})
const stay = z.object({ name: z.string().min(1, '名前を入力してください。'), from: year, to: year })
const inOrder = ({ from, to }: { from?: number | undefined; to?: number | undefined }): Record<string, string> =>
  from !== undefined && to !== undefined && to < from ? { to: '終わりは始まりより後にしてください。' } : {}

const errorsOf = (typed: Record<string, string>) => {
  const read = accept(stay, filled(typed), inOrder)
  return read.ok ? {} : read.errors
}

describe('a form that is read', () => {
  it('says at once what is wrong with each field and what is wrong between fields', () => {
    assert.deepEqual(errorsOf({ name: '', from: '2020', to: '2019' }), {
      name: '名前を入力してください。',
      to: '終わりは始まりより後にしてください。',
    })
  })
  it('concludes nothing from a field that could not be read', () => {
    assert.deepEqual(errorsOf({ name: '中村', from: '？', to: '2019' }), { from: '年を入力してください。' })
  })
  it('gives the values where all of it fits', () => {
    assert.deepEqual(accept(stay, filled({ name: '中村', from: '2019', to: '2020' }), inOrder), {
      ok: true,
      value: { name: '中村', from: 2019, to: 2020 },
    })
  })
  it('is not read by a schema whose checks would wait until every field is right', () => {
    assert.throws(() => accept(stay.superRefine(() => {}) as typeof stay, filled({})), TypeError)
  })
})

it('a version that no row can have is the version of no row', () => {
  for (const [typed, read] of [
    ['3', 3],
    ['', -1],
    ['あ', -1],
    ['1.5', -1],
    ['-1', -1],
    ['1e9', -1],
    ['9'.repeat(20), -1],
  ] as const)
    assert.equal(versionOf(filled({ version: typed })), read, typed)
})
