import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bigrams, likePattern, queryTerms, searchColumns, searchText } from './search.ts'

/** What PostgreSQL does with `lexemes @@ tsquery`: every condition names a lexeme. */
function candidate(lexemes: string[], tsquery: string): boolean {
  return [...tsquery.matchAll(/'((?:''|[^'])*)'/g)].every(([, quoted = '']) =>
    lexemes.includes(quoted.replaceAll("''", "'").replaceAll('\\\\', '\\')),
  )
}

const letters = [..."柏市介護スマホ教室ｽﾏﾎきょうしつﾊﾟンａAb1１ー・’\\'%_ 　\n「」𠮷👍ガ㍻Σς"]
const text = fc.array(fc.constantFrom(...letters), { maxLength: 30 }).map(chars => chars.join(''))

test('every text that contains the question is among the candidates of the index', () => {
  fc.assert(
    fc.property(text, text, fc.nat(), fc.nat(4), (title, body, start, length) => {
      const document = searchColumns(title, body)
      const chars = Array.from(document.text.replace(/\n/g, ''))
      const from = chars.length ? start % chars.length : 0
      const question = chars.slice(from, from + 1 + length).join('')
      const { terms, tsquery } = queryTerms(question)
      if (terms.length > 0 && terms.every(term => document.text.includes(term)))
        assert.ok(candidate(document.lexemes, tsquery), `${question} in ${document.text}`)
    }),
    { numRuns: 1000 },
  )
})

test('a part of a text, typed as it stands there, is found', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.integer({ min: 1, max: 6 }), (raw, start, length) => {
      const shown = Array.from(raw.normalize('NFKC'))
      const from = shown.length ? start % shown.length : 0
      const question = shown.slice(from, from + length).join('')
      const document = searchColumns(raw)
      const { terms, tsquery } = queryTerms(question)
      for (const term of terms) assert.ok(document.text.includes(term), `${term} in ${document.text}`)
      assert.ok(terms.length === 0 || candidate(document.lexemes, tsquery))
    }),
    { numRuns: 1000 },
  )
})

test('width, case, spaces and kana make no difference; a long vowel does', () => {
  const found = (question: string, ...fields: string[]) =>
    queryTerms(question).terms.every(term => searchText(...fields).includes(term))
  assert.ok(found('スマホ', 'すまほ教室'))
  assert.ok(found('ｽﾏﾎ　教室', 'スマホ 教室'))
  assert.ok(found('IT', 'ｉｔ講座'))
  assert.ok(found('柏', '中央公民館（柏市）'))
  assert.ok(found('介護予防', '介護\n予防の会'))
  assert.ok(!found('サバ', 'サーバー'))
  assert.ok(!found('館柏', '公民館', '柏市'), 'a word does not run from one field into the next')
})

test('a question of one character asks for it alone, a longer one for its pairs', () => {
  assert.deepEqual(queryTerms('柏'), { terms: ['柏'], tsquery: "'柏'", patterns: ['%柏%'] })
  assert.equal(queryTerms('柏 介護職').tsquery, "'柏' & '介護' & '護職'")
  assert.deepEqual(queryTerms(' 　'), { terms: [], tsquery: '', patterns: [] })
  assert.deepEqual(bigrams('柏市\na'), ['柏', '市', '柏市', 'a'])
})

test('signs with a meaning for the database are taken literally', () => {
  assert.equal(queryTerms("o'k\\").tsquery, "'o''' & '''k' & 'k\\\\'")
  assert.equal(likePattern('100%_\\'), '%100\\%\\_\\\\%')
})
