import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Introduced } from '../rules.ts'
import { bookRows, introducedColumns, OFFER_GROUPS, offerLacks, SEEKER_GROUPS, seekerLacks } from './columns.ts'
import type { Offer, Seeker } from './store.ts'

const TODAY = '2026-11-21'
const ID = '00000000-0000-7000-8000-000000000001'
const led = (one: Partial<Introduced> = {}): Introduced => ({
  ...{ proposal: ID, person: ID, name: '柏 花子', organisation: 'ひだまり会', title: '調理補助', on: '2026-06-10' },
  ...{ status: 'active', starts_on: '2026-07-01', ended_on: null, period: '期間の定めなし', heard_on: null, ...one },
})
const seeker: Seeker = {
  ...{ id: ID, fiscal_year: 2026, number: 3, received_on: '2026-06-01', valid_until: '2026-12-01', occupation: '09' },
  ...{
    ended_on: '2026-07-01',
    ended_as: 'hired',
    person_id: ID,
    erased: null,
    name: '柏 花子',
    birth_on: '1955-05-05',
  },
  ...{ work: '調理', address: '柏市柏1-1', housed: true, introduced: [led()], total: 1 },
}
const offer: Offer = {
  ...{ id: ID, fiscal_year: 2026, number: 7, received_on: '2026-05-01', valid_until: null, occupation: null },
  ...{
    ended_on: null,
    ended_as: null,
    address: '柏市旭町',
    housed: true,
    introduced: [],
    total: 1,
    opportunity_id: ID,
  },
  ...{
    organisation: 'ひだまり会',
    contact: '山田',
    phone: '04-7000-1111',
    title: '調理補助',
    place: '園',
    period: '1年',
  },
  ...{ capacity: null, reward: 'wage', reward_said: '', reward_yen: 1200, reward_unit: 'hour' },
}
const seekers = (rows: Seeker[]) =>
  bookRows({ book: 'seekers', rows, groups: SEEKER_GROUPS, lacks: seekerLacks, today: TODAY, years: 2 })
const offers = (rows: Offer[]) =>
  bookRows({ book: 'openings', rows, groups: OFFER_GROUPS, lacks: offerLacks, today: TODAY, years: 2 })
/** A line by its headings. */
const told = ([heads, ...lines]: ReturnType<typeof seekers>) =>
  lines.map(line => Object.fromEntries(heads!.map((head, at) => [head, line[at]])))

describe('the 求職管理簿', () => {
  it('has every column that the law names', () => {
    const [heads] = seekers([])
    for (const head of [
      '氏名',
      '住所',
      '生年月日',
      '希望する職種',
      '受付年月日',
      '有効期間',
      '紹介した日',
      '求人者',
      '採否',
    ])
      assert.ok(heads!.includes(head), head)
  })
  it('tells whoever seeks, what they wish, and what came of an introduction', () => {
    const [line] = told(seekers([seeker]))
    assert.deepEqual(
      [line!['受付番号'], line!['氏名'], line!['職業の分類'], line!['採否'], line!['期間の定め']],
      ['2026-0003', '柏 花子', '09 サービスの職業', '採用', '無期'],
    )
    assert.match(String(line!['採用年月日']), /令和8年7月1日/)
    assert.match(String(line!['転職を勧めない期間']), /令和10年6月30日.*まで/)
    assert.equal(line!['6か月以内の離職'], '6か月たっていない')
    assert.match(String(line!['終わり']), /令和8年7月1日.* 就職した/)
    assert.match(String(line!['保存する期限']), /令和10年7月1日/)
    assert.equal(line!['手数料'], 'なし')
  })
  it('has a line for each introduction, and one where there was none', () => {
    assert.equal(
      told(seekers([{ ...seeker, introduced: [led(), led({ status: 'failed', starts_on: null })] }])).length,
      2,
    )
    const [line] = told(seekers([{ ...seeker, introduced: [] }]))
    assert.deepEqual([line!['氏名'], line!['紹介した日'], line!['採否']], ['柏 花子', '', ''])
  })
  it('leaves blank what is not known, and names it', () => {
    const row = {
      ...seeker,
      work: '',
      occupation: null,
      valid_until: null,
      ended_on: null,
      ended_as: null,
      introduced: [],
    }
    const [line] = told(seekers([row]))
    assert.deepEqual(
      [line!['希望する職種'], line!['職業の分類'], line!['有効期間'], line!['終わり'], line!['保存する期限']],
      ['', '', '', '', ''],
    )
    assert.equal(line!['記入がないもの'], '希望する職種、職業の分類、有効期間')
  })
  it('shows the town of which the street is not known, and asks for it', () => {
    const [line] = told(seekers([{ ...seeker, address: '柏市柏', housed: false }]))
    assert.deepEqual([line!['住所'], line!['記入がないもの']], ['柏市柏', '住所・所在地'])
  })
  it('asks nothing of somebody who is forgotten or erased', () => {
    assert.deepEqual(seekerLacks({ ...seeker, work: '', person_id: null }, TODAY), [])
    assert.deepEqual(seekerLacks({ ...seeker, work: '', erased: '2026-08-01' }, TODAY), [])
  })
})

describe('the 求人管理簿', () => {
  it('has every column that the law names', () => {
    const [heads] = offers([])
    for (const head of [
      '名称',
      '所在地',
      '連絡先',
      '受付年月日',
      '有効期間',
      '求人数',
      '職種',
      '就業場所',
      '雇用期間',
      '賃金',
    ])
      assert.ok(heads!.includes(head), head)
    for (const head of [
      '求職者の氏名',
      '紹介した日',
      '採否',
      '採用年月日',
      '期間の定め',
      '転職を勧めない期間',
      '6か月以内の離職',
    ])
      assert.ok(heads!.includes(head), head)
  })
  it('tells the employer and the conditions as the activity has them', () => {
    const [line] = told(offers([{ ...offer, introduced: [led({ starts_on: '2026-12-01' })] }]))
    assert.deepEqual(
      [line!['名称'], line!['連絡先'], line!['求職者の氏名']],
      ['ひだまり会', '山田 04-7000-1111', '柏 花子'],
    )
    assert.equal(line!['賃金'], '1時間1,200円')
    assert.match(String(line!['採用年月日']), /令和8年12月1日.*（予定）/)
  })
  it('tells no number and no wage that nobody said', () => {
    const [line] = told(offers([{ ...offer, reward: null }]))
    assert.deepEqual([line!['求人数'], line!['賃金']], ['', ''])
    assert.equal(line!['記入がないもの'], '求人数、賃金、職業の分類、有効期間')
  })
})

it('each ledger names the other side of an introduction', () => {
  const heads = (book: 'seekers' | 'openings') => introducedColumns(book, TODAY).map(([head]) => head)
  assert.ok(heads('seekers').includes('求人者') && !heads('seekers').includes('求職者の氏名'))
  assert.ok(heads('openings').includes('求職者の氏名') && !heads('openings').includes('求人者'))
})
