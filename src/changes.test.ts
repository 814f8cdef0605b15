import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { OUTSIDE } from '#platform/lanes.ts'
import { scope as platformScope, type Scopes } from '#platform/scope.ts'
import { testDatabase } from '#platform/testing.ts'
import { rightsOf } from '../check/lanes.ts'
import { DEMO } from '../seed/testing.ts'
import { loadFeatures } from './features.ts'

// A column too many in a grant is seen by nobody who reads a migration: the noun says which may be changed, too.

const rights = await rightsOf((await testDatabase(DEMO)).owner)
const scopes: Scopes = Object.assign({}, platformScope, ...(await loadFeatures()).map(({ scope = {} }) => scope))
const sorted = (columns: string) => columns.split(', ').sort().join(', ')

describe('what may be changed from outside are the columns that the noun says, and no others', () => {
  for (const lane of OUTSIDE)
    test(lane, () => {
      const opened = rights
        .filter(one => one.lane === lane && one.right === 'update')
        .map(({ tab, columns }) => [tab, sorted(columns ?? 'all')])
      const said = Object.entries(scopes).flatMap(([tab, { [lane]: reach }]) =>
        reach?.changes ? [[tab, sorted(reach.changes)]] : [],
      )
      assert.deepEqual(Object.fromEntries(opened), Object.fromEntries(said))
    })
})
