import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allWorks } from '#features/works/index.ts'
import type { Tx } from '#platform/db.ts'
import { unphrased } from '#ui/testing.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { indicatorsOf } from '../actions.ts'
import { allTargets, allVersions } from './store.ts'

const { database, municipality, login, clock } = await demoApp()
const before = clock.now
const [tanaka, kanri, sato] = [await login('tanaka'), await login('kanri'), await login('sato')]
const read = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work, () => false)
const PATH = '/staff/indicators/definitions'
const words = async (response: Response) =>
  unphrased(await response.text())
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const page = async (path: string, who = tanaka) => words(await who.get(path))
const idOf = async (key: string) => (await read(allVersions)).find(one => one.key === key)!.indicator_id
const rowsIn = async (year: number) => (await read(tx => indicatorsOf(tx, year, '2026-11-21'))).rows

const SALON = {
  ...{ section: '居場所', name: 'サロンの参加者数', unit: '人', kind: 'output', counts: 'none', direction: 'up' },
  ...{ basis: 'sum', sort: '３００', from_year: '2026', source: '第10期計画 第4章', why: '計画に加わったため' },
  ...{ reviews: '令和9年3月31日、令和9年1月15日', responsible_id: '' },
}

describe('what an indicator is', () => {
  it('is learnt by those who see figures, and written by the manager or the administrator', async () => {
    assert.match(await page(PATH, sato), /窓口での相談数 （件） 相談の件数 多いほどよい/)
    assert.match(await page(PATH, kanri), /指標を加える/)
    assert.equal((await sato.get(`${PATH}/new`)).status, 403)
    assert.equal((await sato.post(`${PATH}/new`, SALON)).status, 403)
  })

  it('is added with its day and its reason, and stands in the table from that year on', async () => {
    const done = await tanaka.post(`${PATH}/new`, SALON)
    assert.equal(done.status, 303)
    const html = await page(done.headers.get('location')!)
    assert.match(html, /見直しの日 令和9年1月15日（金）、令和9年3月31日（水）/)
    assert.match(html, /第1版を作りました（令和8年度から）。わけ：計画に加わったため/)
    assert.ok((await rowsIn(2026)).some(({ name }) => name === SALON.name))
    assert.ok(!(await rowsIn(2025)).some(({ name }) => name === SALON.name))
  })

  for (const [says, wrong, sentence] of [
    ['without a name', { name: '' }, /指標の名前を入力してください/],
    ['a rule that is none', { counts: 'everything' }, /数え方を、一覧から選んでください/],
    ['a share that is summed', { counts: 'consultation-satisfaction' }, /年度のまとめ方を選びなおしてください/],
    ['a year that is none', { from_year: '来年' }, /年度を「令和8年度」か「2026」のように/],
    ['a review on a day that is none', { reviews: '令和9年2月30日' }, /読めない日です/],
    ['no reason', { why: '  ' }, /わけを入力してください/],
  ] as const)
    it(`is refused ${says}, with all that was typed`, async () => {
      const refused = await tanaka.post(`${PATH}/new`, { ...SALON, section: 'ここは残る', ...wrong })
      assert.equal(refused.status, 422)
      const html = await refused.text()
      assert.ok(html.includes('ここは残る'))
      assert.match(unphrased(html), sentence)
    })

  it('belongs to a work of the plan, by whose name it stands with the others of that work', async () => {
    const [work] = (await read(allWorks)).filter(({ name }) => name === '地域人材養成研修・セミナー事業')
    const own = { ...SALON, work_id: work!.id, section: 'この見出しは使わない', name: '修了者', sort: '9000' }
    const made = await tanaka.post(`${PATH}/new`, own)
    assert.equal(made.status, 303)
    const shown = await (await tanaka.get(made.headers.get('location')!)).text()
    assert.ok(shown.includes(`href="/staff/works/${work!.id}"`))
    assert.match(unphrased(shown), /ア　地域人材養成研修・セミナー事業/)
    const names = (await rowsIn(2026)).filter(({ section }) => section.startsWith('ア　')).map(({ name }) => name)
    assert.deepEqual(names, ['セミナー参加者数', 'セミナー参加者の満足度', '修了者'])
    assert.equal((await rowsIn(2026))[2]!.name, '修了者', 'not at the end, where its number would have it')
    const none = await tanaka.post(`${PATH}/new`, { ...own, work_id: crypto.randomUUID() })
    assert.equal(none.status, 422)
    assert.match(await words(none), /事業を一覧から選び直してください/)
  })

  it('changes by a new version: years before keep the words and the rule that they had', async () => {
    const id = await idOf('consultations')
    const version = {
      ...SALON,
      ...{ section: 'カ 総合相談窓口事業', name: '相談（のべ）', unit: '件', counts: 'consultations', sort: '170' },
      version: '2',
    }
    assert.equal((await tanaka.post(`${PATH}/${id}`, version)).status, 303)
    const nameIn = async (year: number) => (await rowsIn(year)).find(({ key }) => key === 'consultations')!.name
    assert.deepEqual([await nameIn(2025), await nameIn(2026)], ['窓口での相談数', '相談（のべ）'])
    assert.match(await page(`${PATH}/${id}`), /第3版 令和8年度から 相談（のべ）（件）/)
    const second = await tanaka.post(`${PATH}/${id}`, { ...version, name: '別の名前' })
    assert.equal(second.status, 422)
    assert.match(await words(second), /ほかの人が先に、この指標を直しました/)
  })

  it('is to be looked at again on its day, until a new version is made', async () => {
    const id = await idOf('stakeholder-meetings')
    const version = {
      ...{ ...SALON, name: '関係団体との協議回数', unit: '回', counts: 'entries:stakeholder-meetings' },
      ...{ version: '2', from_year: '2026', reviews: '令和8年11月22日' },
    }
    assert.equal((await tanaka.post(`${PATH}/${id}`, version)).status, 303)
    assert.doesNotMatch(await page(PATH), /関係団体との協議回数 （令和8年11月22日/)
    clock.now = '2026-11-22T01:00:00.000Z'
    const later = await login('tanaka')
    assert.match(
      await page(PATH, later),
      /見直しの日が来ている指標があります。.* 関係団体との協議回数 （令和8年11月22日（日））/,
    )
    assert.equal((await later.post(`${PATH}/${id}`, { ...version, version: '3', reviews: '' })).status, 303)
    assert.doesNotMatch(await page(PATH, later), /関係団体との協議回数 （令和8年11月22日/)
    clock.now = before
  })

  it('ends with a year, and is there in the years before', async () => {
    const id = await idOf('model-areas')
    const last = {
      ...{ ...SALON, name: '取り組んでいる地域数', unit: 'か所', counts: 'none', basis: 'last', from_year: '2026' },
      ...{ version: '2', ended: '1' },
    }
    assert.equal((await tanaka.post(`${PATH}/${id}`, last)).status, 303)
    const has = async (year: number) => (await rowsIn(year)).some(({ key }) => key === 'model-areas')
    assert.deepEqual([await has(2025), await has(2026)], [true, false])
  })
})

describe('targets', () => {
  it('are entered for a year and its quarters, and revised, with what they were', async () => {
    const id = await idOf('consultations')
    const path = `${PATH}/${id}/targets`
    const target = { year: '2026', q0: '６００', q1: '', q2: '150', q3: '', q4: '', source: '計画' }
    assert.equal((await kanri.post(path, target)).status, 303)
    assert.match(await words(await tanaka.post(path, { ...target, q2: '' })), /いまの目標は150です。空にはできません/)
    assert.equal((await tanaka.post(path, { ...target, q0: '700' })).status, 303)
    const mine = (await read(allTargets)).filter(one => one.indicator === 'consultations' && one.fiscal_year === 2026)
    assert.deepEqual(
      mine.map(({ quarter, value }) => [quarter, value]),
      [
        [0, 700],
        [2, 150],
      ],
    )
    assert.match(await page(`${PATH}/${id}`), /令和8年度の目標：1年 600 → 700（計画）/)
    assert.equal((await tanaka.post(`${PATH}/${crypto.randomUUID()}/targets`, target)).status, 404)
  })

  for (const [says, wrong, sentence] of [
    ['words instead of a number', { q0: '六百くらい' }, /目標は数字で入力してください/],
    ['a number below 0', { q0: '-3' }, /1年の目標は数字で入力してください/],
    ['a number that nobody reaches', { q0: '1000000000000' }, /（0から999,999,999まで）/],
    ['a number with commas at wrong places', { q2: '1,2,3' }, /第2四半期の目標は数字で入力してください/],
    [
      'quarters that are not the year',
      { q0: '4', q1: '1', q2: '1', q3: '1', q4: '2' },
      /合計（5）が、1年の目標（4）と合いません/,
    ],
    ['nothing at all', { q0: '' }, /1つ以上入れてください/],
    ['no source', { source: '' }, /もとになるものを/],
  ] as const)
    it(`are refused with ${says}`, async () => {
      const path = `${PATH}/${await idOf('stakeholder-meetings')}/targets`
      const refused = await tanaka.post(path, {
        ...{ year: '2026', q0: '4', q1: '', q2: '', q3: '', q4: '' },
        source: '計画',
        ...wrong,
      })
      assert.equal(refused.status, 422)
      assert.match(await words(refused), sentence)
      assert.ok(
        !(await read(allTargets)).some(one => one.indicator === 'stakeholder-meetings' && one.fiscal_year === 2026),
      )
    })

  it('of a share are no more than 100', async () => {
    const path = `${PATH}/${await idOf('consultation-satisfaction')}/targets`
    const refused = await tanaka.post(path, { year: '2026', q0: '120', source: '計画' })
    assert.match(await words(refused), /0から100まで/)
  })
})
