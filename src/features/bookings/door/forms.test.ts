import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { filled } from '#platform/submitted.ts'
import { fieldsOf, QUESTIONS, type Question, questionsFor, readAnswers, readQuestion } from './forms.ts'

const OCCASION = '0190a000-0000-7000-8000-000000000001'
type Typed = Record<string, string>
const WHOLE: Typed = { occasion: OCCASION, party: '1', name: 'たなか はる', phone: '04-7000-1111', whom: 'self' }

describe('one question a page', () => {
  for (const [why, question, typed, wrong] of [
    ['a date that is chosen', 'occasion', { occasion: OCCASION }, []],
    ['none is chosen', 'occasion', {}, ['occasion']],
    ['what is no id', 'occasion', { occasion: 'あした' }, ['occasion']],
    ['alone', 'party', { party: '1' }, []],
    ['four, as it is typed in Japanese', 'party', { party: '４' }, []],
    ['four people', 'party', { party: '４人' }, ['party']],
    ['nobody', 'party', { party: '0' }, ['party']],
    ['a class', 'party', { party: '5' }, ['party']],
    ['half a person', 'party', { party: '1.5' }, ['party']],
    ['a number in words', 'party', { party: 'ふたり' }, ['party']],
    ['with somebody whose name is told', 'party', { party: '2', companions: 'たなか みのる' }, []],
    ['with somebody who gives no name', 'party', { party: '2' }, []],
    ['names without end', 'party', { party: '2', companions: 'あ'.repeat(101) }, ['companions']],
    ['a name and a telephone', 'name', { name: 'たなか はる', phone: '04-7000-1111' }, []],
    ['a telephone as it is typed in Japanese', 'name', { name: 'たなか はる', phone: '０４（７０００）１１１１' }, []],
    ['a name and a mailbox', 'name', { name: 'ﾀﾅｶ ﾊﾙ', email: 'haru@example.jp' }, []],
    ['a name and an address', 'name', { name: 'たなか はる', address: '我孫子市本町1-1' }, []],
    ['a name and no way to reach them', 'name', { name: 'たなか はる' }, ['phone']],
    ['no name', 'name', { phone: '04-7000-1111' }, ['name']],
    ['a telephone that is none', 'name', { name: 'たなか はる', phone: '12' }, ['phone']],
    ['a mailbox that is none', 'name', { name: 'たなか はる', email: 'haru@' }, ['email']],
    ['for themselves', 'whom', { whom: 'self' }, []],
    ['for somebody else, with a word to the desk', 'whom', { whom: 'other', note: '耳が遠いです' }, []],
    ['nobody says for whom', 'whom', {}, ['whom']],
    ['for whom we do not know', 'whom', { whom: 'neighbour' }, ['whom']],
    ['only where nobody else comes', 'whom', { whom: 'self', spare: '1' }, []],
    ['a letter in the place of a word', 'whom', { whom: 'self', note: 'あ'.repeat(201) }, ['note']],
  ] as readonly (readonly [string, Question, Typed, string[]])[])
    test(`${question}, ${why}: ${wrong.join() || 'is taken'}`, () => {
      const read = readQuestion(question, filled(typed))
      assert.deepEqual(read.ok ? [] : Object.keys(read.errors), wrong)
      for (const sentence of read.ok ? [] : Object.values(read.errors)) assert.match(sentence, /。/)
    })

  test('asks no age, no sex and no health, and the questions have no field in common', () => {
    const names = QUESTIONS.flatMap(fieldsOf)
    assert.equal(new Set(names).size, names.length)
    for (const name of names) assert.doesNotMatch(name, /birth|age$|sex|health/)
  })
  test('how many come is asked only where more than one may', () => {
    assert.deepEqual(questionsFor(1), ['occasion', 'name', 'whom'])
    assert.deepEqual(questionsFor(2), QUESTIONS)
  })
})

describe('all answers together', () => {
  const read = (changed: Typed, most = 4) => readAnswers(filled({ ...WHOLE, ...changed }), most)

  test('what nobody was asked is one person, alone', () => {
    const answers = read({ party: '3', companions: 'ほか' }, 1)
    assert.ok(answers.ok)
    assert.deepEqual([answers.value.party, answers.value.companions], [1, ''])
  })
  test('more than may come together are told how many may', () => {
    const answers = read({ party: '3' }, 2)
    assert.ok(!answers.ok)
    assert.equal(answers.question, 'party')
    assert.match(answers.errors['party'] ?? '', /2人まで/)
  })
  test('one is led to the first question that is not answered, and everything to be mended is named', () => {
    const answers = read({ name: '', whom: '' })
    assert.ok(!answers.ok)
    assert.equal(answers.question, 'name')
    assert.deepEqual(Object.keys(answers.all).sort(), ['name', 'whom'])
  })
  test('blanks around what is typed are nobody’s name', () => {
    const answers = read({ name: '　たなか　はる　', note: '  ' })
    assert.ok(answers.ok)
    assert.deepEqual([answers.value.name.trim(), answers.value.note], [answers.value.name, ''])
  })
})
