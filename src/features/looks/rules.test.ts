import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { FEATURES, loadFeatures, loadLooks } from '../../features.ts'
import { type DayOfLooks, KINDS } from './rules.ts'
import { actionsOf, askedText, byText, didText, kindOf, refusedText } from './text.ts'
import { lookerText, toldToResident } from './told.ts'

const looks = await loadLooks()
const pages = (await loadFeatures()).flatMap(({ pages = [] }) => pages)

describe('the log of looks has words', () => {
  for (const { name, feature } of FEATURES)
    it(`for every page of ${name} whose looks it keeps, from there, and for no other`, async () => {
      const own = pages.filter(({ file }) => file.includes(`/features/${name}/`))
      // At any page of a resident, by whoever acts for them: the platform says it, of no page.
      const besides = name === 'standing' ? ['standing.look'] : []
      const declared = new Set([...besides, ...own.flatMap(({ audit }) => (audit === 'none' ? [] : [audit.action]))])
      assert.deepEqual(Object.keys((await feature?.())?.feature.looks ?? {}).sort(), [...declared].sort())
    })

  it('for what no noun declares any more: by its name, of no kind', () => {
    assert.equal(kindOf(looks, 'thing.of-yesterday'), null)
    assert.equal(kindOf(looks, 'toString'), null)
    assert.deepEqual(didText({}, 'person.read', false), ['', 'の画面（person.read）を使った'])
  })

  it('that begin with what was done where nobody and nothing was named', () => {
    assert.deepEqual(didText(looks, 'person.urgent-look', false, false), ['', '緊急時の閲覧の画面を使った'])
    assert.deepEqual(didText(looks, 'account.read', false, false), ['職員', 'の登録を見た'])
  })

  it('that end in what was done, or in what was only tried', () => {
    for (const action of Object.keys(looks)) {
      const [done, tried] = [false, true].map(refused => didText(looks, action, refused).join(''))
      assert.match(done!, /(見た|使った|した)$/, action)
      assert.match(tried!, /(見|使お|しよ|そ)うとした$|見ようとした$/, action)
    }
  })

  for (const [action, refused, said] of [
    ['person.read', false, '山田さんの記録を見た'],
    ['person.read', true, '山田さんの記録を見ようとした'],
    ['record.corrected', false, '山田さんの記録を直した'],
    ['record.corrected', true, '山田さんの記録を直そうとした'],
    ['person.edit-body', true, '山田さんのからだの画面を使おうとした'],
    ['proposal.begun', true, '山田さんに活動を提案しようとした'],
    ['worklist.read', false, 'やることの一覧を見た'],
    ['thing.of-tomorrow', false, '山田さんの画面（thing.of-tomorrow）を使った'],
  ] as const)
    it(`${said}`, () => {
      const [before, after] = didText(looks, action, refused)
      assert.equal(after === null ? before : `${before}山田さん${after}`, said)
    })

  it('for every kind of page there are pages', () => {
    for (const kind of KINDS) assert.ok(actionsOf(looks, kind).length > 0, kind)
  })

  for (const [looker, said] of [
    [{ by: '佐藤 みどり', roles: ['counsellor'], path: '/staff/people' }, '相談員 佐藤 みどり'],
    [{ by: '佐藤 みどり', roles: ['counsellor', 'manager'], path: '/x' }, '相談員・管理者（所管課） 佐藤 みどり'],
    [{ by: '佐藤 みどり', roles: [], path: '/staff' }, '佐藤 みどり'],
    [{ by: null, roles: [], path: '/requests/at/:token' }, 'リンクを受けとった人'],
    [{ by: null, roles: [], path: '/requests' }, 'ログインしていない人'],
    [{ by: null, roles: [], path: 'audit export' }, 'コマンド'],
    [{ by: null, roles: [], path: '/staff/people' }, 'だれか分かりません'],
  ] as const)
    it(`for who looked: ${said}`, () => assert.equal(byText(looker), said))

  it('for what was asked, but never shows a name that was typed to who may not know it', () => {
    const asked = { q: '山田', status: 'open', strange: 'x' }
    assert.equal(askedText(asked, true), 'ことば：山田、状態：open、strange：x')
    assert.doesNotMatch(askedText(asked, false), /山田/)
    for (const named of [true, false])
      assert.equal(askedText({ q: '…' }, named), 'ことば：あり（何であったかは、残しません）')
    assert.equal(askedText(null, true), '')
  })

  it('for a refusal that nobody knows', () => assert.equal(refusedText('toString'), '開けませんでした'))
})

const look = (more: Partial<DayOfLooks>): DayOfLooks => ({
  ...{
    day: '2026-11-20',
    by: '佐藤 みどり',
    roles: ['counsellor'],
    kind: 'person',
    listed: false,
    refused: false,
    count: 1,
  },
  ...more,
})

describe('a resident is told who looked at their record', () => {
  for (const [how, said] of [
    ['office', '柏市の職員'],
    ['role', '相談員'],
    ['name', '相談員 佐藤 みどり'],
  ] as const)
    it(`${how}: ${said}`, () => assert.equal(lookerText(look({}), how, '柏市の職員'), said))

  it('as one line for what reads the same, the latest day first', () => {
    const told = toldToResident(
      [
        look({ count: 2 }),
        look({ by: '中村 学', count: 3 }),
        look({ day: '2026-11-21', kind: 'proposal' }),
        look({ listed: true }),
        look({ refused: true, roles: ['administrator'] }),
      ],
      'role',
      '市の職員',
    )
    assert.deepEqual(
      told.map(({ day, who, kind, listed, refused, count }) => [day, who, kind, listed, refused, count]),
      [
        ['2026-11-21', '相談員', 'proposal', false, false, 1],
        ['2026-11-20', '相談員', 'person', false, false, 5],
        ['2026-11-20', '相談員', 'person', true, false, 1],
        ['2026-11-20', 'システム管理', 'person', false, true, 1],
      ],
    )
  })

  it('never with the page, or with anybody else who stood in a list', () => {
    const [told] = toldToResident([look({})], 'name', '市の職員')
    assert.deepEqual(Object.keys(told!).sort(), ['count', 'day', 'kind', 'listed', 'refused', 'who'])
  })
})
