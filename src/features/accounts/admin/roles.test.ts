import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addMinutes } from '#platform/clock.ts'
import type { Browserless } from '../../../../seed/testing.ts'
import { missedFrom, overlaps, stateOf } from './rules.ts'
import { administered } from './testing.ts'

const city = await administered()
const { kanri, clock, read, idOf, told, colleague, enter, verb, login } = city
const give = (id: string, role: string, from: string, until = '') => verb(kanri, id, '/roles', { role, from, until })
const grantOf = (account: string, role: string) =>
  read(async db => {
    const { id } = await db
      .selectFrom('role_grant')
      .select('id')
      .where('account_id', '=', account)
      .where('role', '=', role)
      .orderBy('from_on', 'desc')
      .executeTakeFirstOrThrow()
    return id
  })
const end = async (by: Browserless, account: string, role: string, fields: Record<string, string> = { end: 'now' }) =>
  verb(by, account, `/roles/${await grantOf(account, role)}`, fields)

describe('a role holds from its first day to its last one', () => {
  const of = (from_on: string, until_on: string | null) => ({ role: 'counsellor' as const, from_on, until_on })
  for (const [from, until, state] of [
    ['2026-11-21', null, 'held'],
    ['2026-11-21', '2026-11-21', 'held'],
    ['2026-11-22', null, 'ahead'],
    ['2026-04-01', '2026-11-20', 'over'],
    ['2026-11-21', '2026-11-20', 'over'],
  ] as const)
    it(`${from} to ${until} on 2026-11-21: ${state}`, () => assert.equal(stateOf(of(from, until), '2026-11-21'), state))
  for (const [one, other, both] of [
    [of('2026-04-01', null), of('2026-12-01', null), true],
    [of('2026-04-01', '2026-11-30'), of('2026-12-01', null), false],
    [of('2026-04-01', '2026-12-01'), of('2026-12-01', null), true],
    [of('2026-11-21', '2026-11-20'), of('2026-11-21', null), false],
  ] as const)
    it(`${one.from_on}–${one.until_on} and ${other.from_on}–${other.until_on}: ${both ? 'a common day' : 'none'}`, () => {
      assert.equal(overlaps(one, other), both)
      assert.equal(overlaps(other, one), both)
    })
  it('is missed from the day after its last one, and from today where that is over', () => {
    assert.equal(missedFrom('2026-11-20', '2026-11-21'), '2026-11-21')
    assert.equal(missedFrom('2026-12-31', '2026-11-21'), '2027-01-01')
  })
})

describe('a role that is given or taken away', () => {
  it('takes effect at the next request of a session that is open', async () => {
    const sato = await login('sato')
    const id = await idOf('sato')
    assert.equal((await sato.get('/staff/plans')).status, 403)
    assert.equal((await give(id, 'coordinator', '令和8年11月21日')).status, 303)
    assert.equal((await sato.get('/staff/plans')).status, 200)
    assert.equal((await end(kanri, id, 'coordinator')).status, 303)
    assert.equal((await sato.get('/staff/plans')).status, 403)
    assert.deepEqual((await told(id)).slice(-2), ['account.role-given', 'account.role-ended'])
  })

  it('opens nothing before the day on which it begins, nor after its last one', async () => {
    const id = await colleague('midori', [])
    assert.equal((await give(id, 'counsellor', '令和8年11月22日', '令和8年11月30日')).status, 303)
    const before = clock.now
    for (const [now, status] of [
      [before, 403],
      [addMinutes(before, 14 * 60), 200],
      [addMinutes(before, 9 * 24 * 60), 200],
      [addMinutes(before, 10 * 24 * 60), 403],
    ] as const) {
      clock.now = now
      assert.equal((await (await enter('midori')).get('/staff/people')).status, status, now)
    }
    clock.now = before
  })

  for (const [why, fields, sentence] of [
    ['held already on these days', ['counsellor', '令和8年12月1日'], /もうこの役割を持っています/],
    ['none', ['mayor', '令和8年12月1日'], /役割を選んでください/],
    ['over before it begins', ['manager', '令和8年12月1日', '令和8年11月30日'], /始まりの日かそれより後の日/],
  ] as [string, [string, string, string?], RegExp][])
    it(`is refused with a sentence where it is ${why}`, async () => {
      const response = await give(await idOf('sato'), ...fields)
      assert.equal(response.status, 422)
      assert.match(await response.text(), sentence)
    })

  it('needs a last day or 「いますぐ外す」, and no day that is over', async () => {
    const id = await idOf('suzuki')
    const none = await end(kanri, id, 'coordinator', {})
    assert.match(await none.text(), /最後の日を入力するか、「いますぐ外す」/)
    const past = await end(kanri, id, 'coordinator', { last: '令和8年11月20日' })
    assert.match(await past.text(), /最後の日は、きょうかそれより後の日/)
    assert.equal((await end(kanri, id, 'coordinator', { last: '令和9年3月31日' })).status, 303)
    assert.match(await (await kanri.get(`/staff/accounts/${id}`)).text(), /令和9年3月31日（水）まで/)
  })
})

describe('the last one who administers the accounts', () => {
  const refusedAsLast = async (response: Response) => {
    assert.equal(response.status, 422)
    assert.match(await response.text(), /いまログインできるシステム管理の職員がいません/)
  }

  it('cannot be closed, and cannot lose the role, now or on a day to come', async () => {
    const id = await idOf('kanri')
    await refusedAsLast(await verb(kanri, id, '/leave', { why: '退職' }))
    await refusedAsLast(await end(kanri, id, 'administrator'))
    await refusedAsLast(await end(kanri, id, 'administrator', { last: '令和9年3月31日' }))
    assert.equal((await kanri.get('/staff/accounts')).status, 200)
  })

  it('is also one whose colleague was invited and never came, begins later, or ends before', async () => {
    const id = await idOf('kanri')
    await city.invite('not-yet', { roles: 'administrator' })
    const later = await colleague('later', [])
    await give(later, 'administrator', '令和8年11月22日', '令和9年3月30日')
    await refusedAsLast(await verb(kanri, id, '/leave', { why: '退職' }))
    await refusedAsLast(await end(kanri, id, 'administrator', { last: '令和9年3月31日' }))
    assert.equal((await end(kanri, id, 'administrator', { last: '令和9年3月29日' })).status, 303)
  })

  it('of two who close each other at the same moment one stays', async () => {
    const [first, second] = [await colleague('first', ['administrator']), await colleague('second', ['administrator'])]
    const [one, other] = [await enter('first'), await enter('second')]
    const answers = await Promise.all([
      verb(one, second, '/leave', { why: '同時' }),
      verb(other, first, '/leave', { why: '同時' }),
    ])
    // Whoever comes second is refused in the act, or has no session any more.
    assert.deepEqual(answers.map(({ status }) => status === 303).sort(), [false, true])
    const open = await read(db =>
      db
        .selectFrom('account')
        .select('id')
        .where('id', 'in', [first, second])
        .where('disabled_at', 'is', null)
        .execute(),
    )
    assert.equal(open.length, 1)
  })
})
