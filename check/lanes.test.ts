import assert from 'node:assert/strict'
import test from 'node:test'
import { lanesText, type Right } from './lanes.ts'

const right = (over: Partial<Right>): Right => ({
  ...{ lane: 'public', tab: 'opportunity', right: 'select', columns: null, condition: null },
  ...over,
})
const rows = (...rights: Right[]) =>
  lanesText(rights, [])
    .split('\n')
    .filter(line => line.startsWith('| ') && !line.startsWith('| lane') && !line.startsWith('| table'))

const tenant = '(municipality_id = tenant())'
const CASES: readonly (readonly [says: string, over: Partial<Right>, row: string])[] = [
  ['a view shows what it shows', {}, '| public | `opportunity` | select | all | the view’s own |'],
  [
    'columns are named, every row is said to be all',
    { columns: 'id, title', condition: `(${tenant} AND true)` },
    '| public | `opportunity` | select | id, title | all |',
  ],
  [
    'a condition is shown without the one that all have',
    { lane: 'resident', condition: `(${tenant} AND (person_id = me()))` },
    '| resident | `opportunity` | select | all | `(person_id = me())` |',
  ],
  [
    'a condition over several lines stands in one',
    { lane: 'link', condition: `(${tenant} AND (id =\n    my_link()))` },
    '| link | `opportunity` | select | all | `(id = my_link())` |',
  ],
]
for (const [says, over, row] of CASES)
  test(`in the table of the lanes ${says}`, () => assert.deepEqual(rows(right(over)), [row]))

test('the outside stands by its lanes in their order, the inside by its tables', () => {
  const found = rows(
    right({ lane: 'staff', right: 'select' }),
    right({ lane: 'staff', right: 'update', columns: 'title' }),
    right({ lane: 'job', right: 'select' }),
    right({ lane: 'link' }),
    right({ lane: 'public' }),
  )
  assert.deepEqual(
    found.map(line => line.split(' | ')[0]),
    ['| public', '| link', '| `opportunity`'],
  )
  assert.equal(found[2], '| `opportunity` |  | select, update (title) | select |')
})

test('what is open to nobody from outside is in no row of the outside', () =>
  assert.deepEqual(rows(right({ lane: 'entry', tab: 'session' })), ['| `session` | select |  |  |']))

test('what is taken away from whoever sees a part of the people stands below, in one line for each table', () => {
  const text = lanesText([], [{ tab: 'person', condition: "((town_id IS NULL) OR\n  (id = 'a|b'))" }])
  assert.match(text, /^\| `person` \| `\(\(town_id IS NULL\) OR \(id = 'a\\\|b'\)\)` \|$/m)
})
