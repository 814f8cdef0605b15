import assert from 'node:assert/strict'
import { describe, it, test } from 'node:test'
import { accept, filled } from '#platform/submitted.ts'
import { readStory, whyForm } from './forms.ts'
import { type Content, isOpen, missingIn, namedIn, type Status, statusOf, TRANSITIONS, VERBS } from './rules.ts'
import { INTERVIEW } from './text.ts'

const whole: Content = {
  opportunity_id: '018f0000-0000-7000-8000-000000000001',
  organisation_id: null,
  door: 'work',
  title: '図書館で、もう一度働く',
  pseudonym: 'Aさん（60代）',
  before: '退職して、家にいました。',
  did: '本をたなにもどしています。',
  after: 'あいさつする人ができました。',
  quote: '朝が楽しみです。',
  told_on: '2026-11-10',
}

describe('a story', () => {
  const at = '2026-11-20T00:00:00.000Z'
  const none = { submitted_at: null, published_at: null, ended_at: null }
  const cases: [words: string, row: Partial<typeof none> | Record<string, string>, Status][] = [
    ['is a draft at first', {}, 'draft'],
    ['waits to be looked at when it was handed in', { submitted_at: at }, 'review'],
    ['is told when it was published', { submitted_at: at, published_at: at }, 'published'],
    [
      'is told no more when it was taken down, whatever it was',
      { submitted_at: at, published_at: at, ended_at: at },
      'ended',
    ],
    ['that was given up as a draft is over', { ended_at: at }, 'ended'],
  ]
  for (const [words, row, status] of cases) it(words, () => assert.equal(statusOf({ ...none, ...row }), status))

  it('comes to the public only by way of somebody who looks at it', () => {
    const ways = VERBS.filter(verb => TRANSITIONS[verb][1] === 'published')
    assert.deepEqual(ways, ['publish'])
    assert.deepEqual(TRANSITIONS.publish[0], ['review'])
  })

  it('that was taken down is open for nothing', () =>
    assert.deepEqual(
      VERBS.filter(verb => isOpen(verb, 'ended')),
      [],
    ))
})

describe('what is asked for before somebody looks at a story', () => {
  const cases: [words: string, Partial<Content>, string[]][] = [
    ['nothing where all is written', {}, []],
    ['the name under which it is told', { pseudonym: '' }, ['pseudonym']],
    ['what they did', { did: '' }, ['did']],
    ['their own words', { quote: '' }, ['quote']],
    ['the day on which they were asked', { told_on: null }, ['told_on']],
    ['what it is about', { opportunity_id: null }, ['organisation']],
    ['an organisation will do', { opportunity_id: null, organisation_id: whole.opportunity_id }, []],
    ['how it was before may be left out', { before: '', after: '' }, []],
  ]
  for (const [words, more, fields] of cases)
    it(words, () =>
      assert.deepEqual(
        missingIn({ ...whole, ...more }).map(([field]) => field),
        fields,
      ),
    )
})

describe('the name of the person', () => {
  const names = { family_name: '大山', given_name: '和子', family_kana: 'おおやま', given_kana: 'かずこ' }
  const cases: [words: string, Partial<Content>, string[]][] = [
    ['stands nowhere', {}, []],
    ['is found in what they say', { quote: '大山和子です' }, ['quote']],
    ['is found with a space between', { before: '大山　和子さんは' }, ['before']],
    ['is found as it is read', { did: 'おおやま かずこ' }, ['did']],
    ['is found by half of it where the other name stands', { pseudonym: '和子さん' }, ['pseudonym']],
    ['half of it may be a place in what is told', { did: '大山町の畑で' }, []],
    ['is found in the title', { title: '大山 和子さんのはなし' }, ['title']],
  ]
  for (const [words, more, fields] of cases)
    it(words, () => assert.deepEqual(namedIn({ ...whole, ...more }, names), fields))

  it('of one letter is not looked for: it would stand everywhere', () =>
    assert.deepEqual(namedIn(whole, { family_name: '', given_name: '', family_kana: 'あ', given_kana: '' }), []))
})

describe('what is typed', () => {
  const choices = { activities: [{ id: whole.opportunity_id!, name: '本' }], organisations: [] }
  const typed = { title: '題', pseudonym: 'A', door: 'work', version: '1', activity: whole.opportunity_id! }
  const wrong = (fields: Record<string, string>) => {
    const read = readStory(choices, '2026-11-21', filled({ ...typed, ...fields }))
    return read.ok ? [] : Object.keys(read.errors).sort()
  }
  const cases: [words: string, Record<string, string>, string[]][] = [
    ['is a draft with a title and a door', {}, []],
    ['without a title is none', { title: '' }, ['title']],
    ['without a door is none', { door: 'castle' }, ['door']],
    ['names an activity that there is', { activity: '018f0000-0000-7000-8000-00000000000f' }, ['activity']],
    ['is of a day of the calendar', { told_on: '令和8年2月30日' }, ['told_on']],
    ['fits on a page', { did: 'あ'.repeat(801) }, ['did']],
  ]
  for (const [words, fields, errors] of cases) it(words, () => assert.deepEqual(wrong(fields), errors))

  test('a reason is a line', () => assert.ok(accept(whyForm, filled({ why: 'ご本人の希望' })).ok))
})

test('whoever asks somebody for their story has a question for each part of it, and no question twice', () => {
  assert.equal(new Set(INTERVIEW.map(([, question]) => question)).size, INTERVIEW.length)
  for (const [, question] of INTERVIEW) assert.match(question, /(か|ください|お願いします)。/)
})
