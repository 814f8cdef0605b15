import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Feature, partsOf, permissionsOf } from './feature.ts'

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

test('a figure whose shape rests on the menu is made of the entries of every noun, from the left', () => {
  const figure = (text: string) => ({ standard: null, unit: '', source: '', text, shape: { of: 'yes' } as const })
  const entry = (at: number, text: string) => ({ at, href: `/${at}`, text, can: 'x.read' })
  const { menu, settings } = partsOf([
    {
      settings: { fixed: figure('fixed') },
      settingsAbout: ({ menu }) => ({ words: figure(menu.map(({ text }) => text).join()) }),
    },
    { menu: [entry(20, 'right'), entry(10, 'left')] },
    { menu: [entry(15, 'middle')] },
  ])
  assert.deepEqual(
    menu.map(({ at }) => at),
    [10, 15, 20],
  )
  assert.deepEqual(Object.keys(settings), ['fixed', 'words'])
  assert.equal(settings['words']!.text, 'left,middle,right')
})
