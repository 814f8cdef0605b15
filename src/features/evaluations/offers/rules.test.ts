import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { codeOf, differences, indicatorOf, type Offer, toldOf } from './rules.ts'
import { differenceText, offerText } from './text.ts'

const PEOPLE = { actual: 40, base: null, part: false, closed: false, people: true }
const ENTERED = { ...PEOPLE, people: false }
const ALL = { whole: true, figures: true }
const PART = { whole: false, figures: true }
const WRITER = { whole: true, figures: false }

describe('the figure of an indicator that a sheet may take over', () => {
  for (const [why, counted, reader, actual, state] of [
    ['of people, as it is counted now', PEOPLE, ALL, 40, 'now'],
    ['of a year of which all quarters are closed', { ...PEOPLE, closed: true }, ALL, 40, 'closed'],
    ['from a later day on', { ...PEOPLE, part: true }, ALL, 40, 'part'],
    ['of which nothing is known', { ...PEOPLE, actual: null }, ALL, null, 'none'],
    ['for whoever sees a part of the people', PEOPLE, PART, null, 'unseen'],
    ['for them, where they would count nobody', { ...PEOPLE, actual: 0 }, PART, null, 'unseen'],
    ['for them, once it is closed', { ...PEOPLE, closed: true }, PART, 40, 'closed'],
    ['for them, of what was entered', ENTERED, PART, 40, 'now'],
    ['of nine people, for a department', { ...PEOPLE, actual: 9 }, WRITER, null, 'few'],
    ['of ten people, for a department', { ...PEOPLE, actual: 10 }, WRITER, 10, 'now'],
    ['of nobody, for a department', { ...PEOPLE, actual: 0 }, WRITER, 0, 'now'],
    ['of a share of nine answers, for a department', { ...PEOPLE, actual: 90, base: 9 }, WRITER, null, 'few'],
    ['of nine that were entered, for a department', { ...ENTERED, actual: 9 }, WRITER, 9, 'now'],
    ['of nine people, for those who see figures', { ...PEOPLE, actual: 9 }, ALL, 9, 'now'],
  ] as const)
    it(`${why}: ${actual ?? 'not told'}`, () => assert.deepEqual(toldOf(counted, reader), { actual, state }))
})

describe('a sheet that says another figure', () => {
  const offer: Offer = {
    ...{ code: codeOf('talks'), name: '相談', unit: '件', direction: 'up', target: 400, actual: 380, state: 'closed' },
    ...{ href: '/x', opens: 'entries.read' },
  }
  const sheet = { counted: codeOf('talks'), target: 400, actual: 380 }
  const of = (over: object, offers = [offer]) =>
    differences({ ...sheet, ...over }, offers)?.found.map(one => differenceText(offer, one)) ?? []

  it('is told beside its indicator', () => {
    assert.deepEqual(of({}), [])
    assert.deepEqual(of({ actual: 379 }), ['実績：このシートは379件、指標は380件（締めた数）'])
    assert.deepEqual(of({ target: 0, actual: 379 }).length, 2)
  })
  it('is none where one of both is not known, or it counts by something else', () => {
    assert.deepEqual(of({ actual: null }), [])
    assert.deepEqual(of({ actual: 1 }, [{ ...offer, actual: null }]), [])
    assert.deepEqual(of({ actual: 1, counted: 'hired' }), [])
    assert.deepEqual(of({ actual: 1, counted: null }), [])
  })
  it('knows its indicator by the key', () => {
    assert.equal(indicatorOf(codeOf('talks')), 'talks')
    assert.deepEqual([indicatorOf('hired'), indicatorOf(null)], [null, null])
  })
  it('is offered in words', () => {
    assert.equal(offerText(offer), '指標「相談」の実績は380件（締めた数）、目標は400件')
    assert.match(
      offerText({ ...offer, actual: null, state: 'none' }),
      /まだ数がわかりません。0という意味ではありません、目標は/,
    )
  })
})
