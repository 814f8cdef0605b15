import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Feature, permissionsOf } from './feature.ts'

const features: readonly Feature[] = [
  { permissions: { 'people.read': ['counsellor', 'manager'], 'people.delete': ['manager'] } },
  { permissions: { 'opportunities.write': ['counsellor'], 'nobody.may': [] } },
  {},
]
const CASES: readonly (readonly [says: string, roles: string[], may: string[]])[] = [
  ['no role may nothing', [], []],
  ['a role that no feature names may nothing', ['visitor'], []],
  ['one role may what each feature gives it', ['counsellor'], ['opportunities.write', 'people.read']],
  ['two roles may what either may', ['counsellor', 'manager'], ['opportunities.write', 'people.delete', 'people.read']],
  ['a role is taken by its whole name', ['manage', 'managers'], []],
]
for (const [says, roles, may] of CASES)
  test(`somebody with ${says}`, () => assert.deepEqual([...permissionsOf(features, roles)].sort(), may))
