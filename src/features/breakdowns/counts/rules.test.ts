import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LEGAL_FORMS } from '#features/kinds/index.ts'
import { kindsIn, passedIn, wantedOf } from '../evidence/rules.ts'
import { COLUMNS, type Column, columnsOf, dimensionOf, hasPart, type TableKey, valueIn } from './rules.ts'
import { bandText } from './text.ts'

describe('where a sum stands', () => {
  for (const [table, dim, value, line] of [
    ['band', 'who', 'female/65', '65'],
    ['sex', 'who', 'female/65', 'female'],
    ['sex', 'who', '/70', ''],
    ['band', 'who', '-/-', '-'],
    ['area', 'area', 'outside', 'outside'],
    ['channel', 'channel', 'phone', 'phone'],
  ] as [TableKey, string, string, string][])
    it(`${value} in the table by ${table} is the line "${line}"`, () => {
      assert.equal(dimensionOf(table), dim)
      assert.equal(valueIn(table, value), line)
    })

  for (const [measure, rule, columns] of [
    ['consultations', null, ['consultations']],
    ['registered', null, ['registered']],
    ['decided', 'outcome:elder-20h', ['outcome:elder-20h']],
    ['decided', null, ['taking-part']],
    ['passed', 'outcome:other-under20', ['passed', 'outcome:other-under20']],
  ] as [Parameters<typeof columnsOf>[0], Parameters<typeof columnsOf>[1], Column[]][])
    it(`${measure} that count as ${rule ?? 'nothing of the plan'} stand in ${columns}`, () =>
      assert.deepEqual(columnsOf(measure, rule), columns))

  it('nobody is registered, passed on or decided about without a name, and no consultation is without a channel', () => {
    assert.deepEqual(
      COLUMNS.filter(column => hasPart(column, '-')),
      ['consultations'],
    )
    assert.deepEqual(
      COLUMNS.filter(column => !hasPart(column, 'none')),
      ['consultations'],
    )
  })

  it('each band is called by its ages', () =>
    assert.deepEqual([0, 50, 80, 85].map(bandText), ['50歳未満', '50～54歳', '80～84歳', '85歳以上']))
})

describe('what is counted in a column', () => {
  it('every kind of decision stands in exactly one', () => {
    const all = COLUMNS.flatMap(kindsIn)
    assert.equal(all.length, LEGAL_FORMS.length * 8)
    assert.equal(new Set(all).size, all.length)
  })

  it('work of 20 hours and more is told apart from less; paid volunteering is less, whatever its hours', () => {
    assert.ok(kindsIn('outcome:elder-20h').includes('employment t t f'))
    assert.ok(kindsIn('outcome:elder-under20').includes('employment f t f'))
    assert.ok(kindsIn('outcome:other-under20').includes('paid-volunteering t f f'))
    assert.ok(kindsIn('outcome:elder-volunteer').includes('volunteering f t t'))
    assert.ok(kindsIn('taking-part').includes('volunteering f t f'))
  })

  for (const [column, elders] of [
    ['passed', [true, false]],
    ['outcome:elder-under20', [true]],
    ['outcome:other-under20', [false]],
    ['outcome:elder-20h', []],
    ['registered', []],
  ] as [Column, boolean[]][])
    it(`in ${column} stand of those passed on ${elders.length === 0 ? 'none' : elders}`, () =>
      assert.deepEqual(passedIn(column), elders))

  for (const [typed, of] of [
    ['consultations', 'column'],
    ['outcome:elder-20h', 'column'],
    ['decisions.taking-part', 'decisions'],
    ['cohort.kept', 'cohort'],
    ['people.proposed', 'people'],
    ['cohort.rich', undefined],
    ['people.', undefined],
    ['decisions.work', undefined],
    ['toString', undefined],
    ['', undefined],
  ] as const)
    it(`the address "${typed}" names ${of ?? 'nothing'}`, () => assert.equal(wantedOf(typed)?.of, of))
})
