import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { PAPER } from '../../../../seed/cast/evaluations/chigasaki.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { linesTooMany } from '../room.ts'
import { sheetsOfYear } from '../store.ts'

// 事務事業評価シート of 茅ヶ崎市 (平成27年度) as a worked example: what the demo city shows is what the paper says.

const { database, municipality, login } = await demoApp()
const plain = (text: string) => text.replace(/[\s　]/g, '')
const paper = plain(readFileSync(join(import.meta.dirname, '../../../../seed/cast/evaluations/paper.txt'), 'utf8'))
const stored = await database.read({ lane: 'job', municipality }, db => sheetsOfYear(db, 2015))

describe('the sheets of the paper', () => {
  it('are all there: two with a grade, four of one work by four departments', () => {
    const count = (text: string) => paper.split(text).length - 1
    assert.equal(stored.length, count('事業の概要'))
    assert.equal(stored.filter(({ kind }) => kind === 'score').length, count('評価の指標'))
    assert.equal(stored.filter(({ name }) => name.startsWith('地域における多様な居場所')).length, 4)
    assert.deepEqual(
      [
        stored.filter(({ progress }) => progress.startsWith('②')).length,
        stored.filter(({ progress }) => progress.startsWith('③')).length,
      ],
      [count('②予定どおり進んでいる'), count('③予定より遅れている')],
    )
  })

  for (const said of PAPER)
    it(`${said.work}、${said.department}: every text and figure is that of the paper`, () => {
      const sheet = stored.find(one => one.name === said.work && one.team.endsWith(said.department))!
      const { page, summary, purpose, assessment, outlook, progress, indicator, breakdown } = sheet
      for (const text of [summary, purpose, assessment, outlook, progress, indicator, said.department, said.work])
        assert.ok(paper.includes(plain(text)), text)
      for (const line of breakdown.split('\n')) assert.ok(paper.includes(plain(line)), line)
      assert.ok(paper.includes(`掲載ページ${page}事務事業名${plain(said.work)}担当課`))
      assert.ok(assessment !== '' && outlook !== '' && summary !== '' && purpose !== '')
      if ('grade' in said) {
        assert.ok(paper.includes(`目標値${sheet.target}評点${sheet.grade}評価`), `${sheet.target} ${sheet.grade}`)
        assert.equal(sheet.grade, said.grade)
      } else assert.equal(sheet.grade, null)
      assert.equal(linesTooMany(sheet), 0)
    })

  it('count as the paper does: 61 stands there, and what the five 公民館 did comes to 10', () => {
    const [first, second] = ['まなび人材事業', '高齢者が活躍する事業'].map(
      name => stored.find(one => one.name === name)!,
    )
    assert.ok(paper.includes(`実績${first!.actual}今後の取組`))
    const parts = second!.breakdown.normalize('NFKC').match(/\d+/g)!.map(Number)
    assert.deepEqual([second!.actual, parts.reduce((sum, one) => sum + one, 0)], [10, 10])
  })

  it('stand under a plan and departments that nobody takes for the city’s own, and print one page each', async () => {
    assert.ok(stored.every(({ plan, team }) => plan.startsWith('例：茅ヶ崎市') && team.startsWith('例：茅ヶ崎市 ')))
    const tanaka = await login('tanaka')
    const html = await (await tanaka.get('/staff/evaluations/print?fy=2015')).text()
    assert.equal(html.split('<article class="sheet"').length - 1, stored.length)
    assert.match(html, /延べ２４４人が利用/)
    assert.match(html, /１７名の就労が実現/)
    assert.match(html, /C（達成率74\.3%）/)
    assert.match(html, /S（達成率125%）/)
  })
})
