import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eraseAppointments, forgetAppointments } from '../erasing/store.ts'
import { talkCity } from '../testing.ts'
import { appointmentClosing } from './closing.ts'

const { demo, inside, rows, stepOf, heard } = await talkCity()
const today = '2026-11-21'
const by = (
  await inside(tx => tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow())
).id
const her = (await rows()).find(({ name }) => name === '植木 真由美')!.person_id!
const doing = { by, now: demo.clock.now, today }
const open = () => inside(tx => appointmentClosing.open(tx, her, today))

test('when somebody’s time at the desk ends, what is booked is named, and is kept or cancelled, none left in between', async () => {
  const [one, ...more] = await open()
  assert.equal(more.length, 0)
  assert.match(one!.what, /^面談：11月24日/)
  const end = (way: string) => inside(tx => appointmentClosing.end(tx, { id: one!.id, way, why: '転居' }, doing))
  assert.equal(await end('comes'), null)
  assert.equal((await open()).length, 1)
  assert.equal(await end('cancel'), null)
  await heard()
  assert.equal((await open()).length, 0)
  assert.equal(await stepOf(one!.id), undefined)
  assert.match((await end('cancel'))!, /いまの状態では/, 'what is over is told')
})

test('of whoever is erased the day and what came of it stay, and no word; of visitors the same after a year', async () => {
  const job = { lane: 'job', municipality: demo.municipality } as const
  const count = (await rows()).length
  await demo.database.write(job, tx => eraseAppointments(tx, her, doing))
  for (const row of (await rows()).filter(({ person_id }) => person_id === her))
    assert.deepEqual([row.emptied, row.phone, row.email, row.note, row.contacts.length], [true, '', '', '', 0])
  assert.equal(await demo.database.write(job, tx => forgetAppointments.sweep(tx, '2026-01-01T00:00:00.000Z')), 0)
  assert.ok((await demo.database.write(job, tx => forgetAppointments.sweep(tx, '2027-12-01T00:00:00.000Z'))) > 0)
  const left = (await rows()).filter(({ emptied }) => !emptied)
  assert.deepEqual(
    left.map(({ name }) => name),
    [],
  )
  assert.equal((await rows()).length, count, 'no row goes')
})
