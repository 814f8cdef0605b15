import assert from 'node:assert/strict'
import { it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'

const { database, municipality, login } = await demoApp()
const suzuki = await login('suzuki')
const noted = () =>
  database.read({ lane: 'staff', municipality }, db =>
    db
      .selectFrom('attendance_record as r')
      .innerJoin('assignment as a', 'a.id', 'r.assignment_id')
      .select(['r.id', 'r.came', 'r.on_day', 'a.opportunity_id'])
      .orderBy('r.on_day', 'desc')
      .orderBy('r.id')
      .execute(),
  )

it('who came on a day is put right where it stands on the board, or is unnoted again', async () => {
  const [first, ...others] = await noted()
  const { id, came, opportunity_id } = first!
  const path = `/staff/records/attendance/${id}`
  assert.match(
    await (await suzuki.get(`/staff/opportunities/${opportunity_id}/shifts?from=${first!.on_day}`)).text(),
    new RegExp(path),
  )
  const put = async (verb: string, fields: Record<string, string>) => {
    const version = /name="version" value="(\d+)"/.exec(await (await suzuki.get(path)).text())![1]!
    return suzuki.post(`${path}/${verb}`, {
      once: newId(),
      version,
      correction_reason: '見まちがい',
      sure: 'yes',
      ...fields,
    })
  }
  assert.equal((await put('correct', { came: came ? 'no' : 'yes' })).status, 303)
  assert.equal((await noted()).find(one => one.id === id)?.came, !came)
  assert.equal((await put('void', {})).status, 303)
  assert.deepEqual(await noted(), others)
})
