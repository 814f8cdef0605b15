import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isId } from './ids.ts'
import { INSIDE, LANES, OUTSIDE, type Scope, sealOf } from './lanes.ts'
import { formOf } from './once.ts'
import { appLogins } from './roles.ts'
import { forAll } from './scope.ts'

const id = (n: number) => `019aa1b2-c3d4-7e5f-8a6b-${String(n).padStart(12, '0')}`
const key = 'ab'.repeat(32)
const scope: Scope = {
  lane: 'link',
  municipality: id(1),
  actor: id(2),
  person: id(3),
  organisation: id(4),
  link: 'c'.repeat(64),
  once: id(5),
  at: '2026-11-28T01:00:00.000Z',
  standing: id(6),
}
const [claims, seal] = sealOf(scope, 1_795_827_600, key)

test('claims stand in the order in which the database reads them', () => {
  const { lane, municipality, actor, person, organisation, link, once, at, standing } = scope
  assert.deepEqual(claims.split('|'), [
    ...[lane, '1795827600', municipality],
    ...[actor, person, organisation, link, once, at, standing],
  ])
})

test('somebody who claims nothing has every place of a claim, empty', () => {
  const [nothing] = sealOf({ lane: 'public', municipality: null, actor: null }, 1, key)
  assert.equal(nothing, 'public|1||||||||')
})

test('a seal is the same for the same claims, and another for another claim, moment or key', () => {
  assert.deepEqual(sealOf({ ...scope }, 1_795_827_600, key), [claims, seal])
  const others = [
    sealOf(scope, 1_795_827_601, key),
    sealOf(scope, 1_795_827_600, 'ac'.repeat(32)),
    sealOf({ ...scope, lane: 'resident' }, 1_795_827_600, key),
    sealOf({ ...scope, person: id(4), organisation: id(3) }, 1_795_827_600, key),
    sealOf({ ...scope, person: null }, 1_795_827_600, key),
    sealOf({ ...scope, standing: null }, 1_795_827_600, key),
    sealOf({ ...scope, standing: id(7) }, 1_795_827_600, key),
  ]
  assert.equal(new Set([seal, ...others.map(([, other]) => other)]).size, others.length + 1)
})

const HOSTILE: readonly (readonly [claim: string, says: string, over: object])[] = [
  ['actor', 'that holds two', { actor: `${id(2)}|${id(3)}` }],
  ['actor', 'in capitals', { actor: id(2).replace('c', 'C') }],
  ['person', 'that is a word', { person: 'everybody' }],
  ['person', 'with a line after it', { person: `${id(3)}\n` }],
  ['organisation', 'that is a space', { organisation: ' ' }],
  ['municipality', 'that is a code', { municipality: '122173' }],
  ['once', 'that is a stroke', { once: '|' }],
  ['link', 'that is too short', { link: 'c'.repeat(63) }],
  ['link', 'that is an id', { link: id(1) }],
  ['standing', 'that is a word', { standing: 'everybody' }],
  ['standing', 'that holds another', { standing: `${id(6)}|${id(7)}` }],
  ['at', 'that is a day', { at: '2026-11-28' }],
  ['at', 'of another time zone', { at: '2026-11-28T01:00:00+09:00' }],
  ['at', 'that holds another claim', { at: '2026-11-28T01:00:00Z|x' }],
]
for (const [claim, says, over] of HOSTILE)
  test(`no seal is given to the claim "${claim}" ${says}`, () =>
    assert.throws(() => sealOf({ ...scope, ...over }, 1, key), TypeError))

test('the inside and the outside come in by two logins, each with a password of its own', () => {
  const { inside, outside } = appLogins({ user: 'yui', password: 'himitsu' })
  assert.deepEqual([inside.user, outside.user], ['yui_app', 'yui_outside'])
  assert.notEqual(inside.password, outside.password)
  for (const { password } of [inside, outside]) {
    assert.match(password, /^[0-9a-f]{64}$/)
    assert.ok(!password.includes('himitsu'))
  }
})

test('a login has the same password in every process, and another where the owner or its password is another', () => {
  const passwords = (user: string, password?: string) =>
    Object.values(appLogins({ user, password })).map(w => w.password)
  assert.deepEqual(passwords('yui', 'a'), passwords('yui', 'a'))
  const all = [...passwords('yui', 'a'), ...passwords('yui', 'b'), ...passwords('yui2', 'a'), ...passwords('yui')]
  assert.equal(new Set(all).size, all.length)
})

test('a form is known in the database by what does not give its token away', () => {
  assert.ok(isId(formOf(id(1), '/a')))
  assert.equal(formOf(id(1), '/a'), formOf(id(1), '/a'))
  assert.notEqual(formOf(id(1), '/a'), id(1))
  assert.notEqual(formOf(id(1), '/a'), formOf(id(2), '/a'))
  assert.notEqual(formOf(id(1), '/a'), formOf(id(1), '/b'), 'sent to another page it is another form')
})

test('what is public is opened to each lane of the outside and to none of the inside', () => {
  const reach = { columns: 'id', rows: 'all' } as const
  assert.deepEqual(Object.keys(forAll(reach)).sort(), OUTSIDE.filter(lane => lane !== 'prefecture').sort())
  assert.ok(INSIDE.every(lane => !(lane in forAll(reach))))
  assert.equal(new Set(LANES).size, OUTSIDE.length + INSIDE.length)
})
