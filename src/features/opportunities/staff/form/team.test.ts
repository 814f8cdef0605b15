import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { emptyCity, idIn, typedOrganisation } from '#features/organisations/testing.ts'
import { fieldsOf } from '../../terms/rules.ts'

const city = await emptyCity()
const suzuki = await city.login('suzuki')

const TEAM = { team: '1', team_leader: 'driving-licence', team_experienced: '１人', team_newcomers: '0' }
const typed = (over: Record<string, string> = {}): Record<string, string> => ({
  title: '公園の花だんの世話',
  category: 'farming',
  place_name: '中央公園',
  reward: 'thanks',
  reward_yen: '500',
  reward_unit: 'time',
  capacity: '4',
  'slot.0.weekday': '1',
  'slot.0.from': '9:00',
  'slot.0.to': '12:00',
  'slot.0.weeks': '31',
  'slot.0.need': '2',
  'slot.1.weekday': '3',
  'slot.1.from': '9:00',
  'slot.1.to': '12:00',
  'slot.1.weeks': '31',
  'slot.1.need': '3',
  'slot.1.demanding': '1',
  ...Object.fromEntries(fieldsOf('paid-volunteering').map(({ key, example }) => [`term.${key}`, example])),
  ...over,
})

describe('an activity that a team takes on', () => {
  let organisation = ''
  const newPath = () => `/staff/opportunities/new?organisation=${organisation}&form=paid-volunteering`
  const text = async (path: string) => (await suzuki.get(path)).text()
  const open = async (over: Record<string, string>) => {
    const id = idIn(await suzuki.post(newPath(), typed({ ...over, next: 'submit' })))
    assert.equal(
      (await suzuki.post(`/staff/opportunities/${id}/publish`, { version: '2', reason: '市の課から紹介された' }))
        .status,
      303,
    )
    return id
  }
  before(async () => {
    organisation = idIn(await suzuki.post('/staff/organisations/new', typedOrganisation()))
  })

  it('comes back in the form as it was typed, with its tiring slots', async () => {
    const id = idIn(await suzuki.post(newPath(), typed(TEAM)))
    const form = await text(`/staff/opportunities/${id}/edit`)
    const box = (name: string) => form.match(new RegExp(`<input[^>]*name="${name}"[^>]*>`))?.[0] ?? ''
    assert.match(box('team'), / checked/)
    assert.match(form, /<option value="driving-licence" selected>/)
    assert.match(box('team_experienced'), /value="1"/)
    assert.match(box('team_newcomers'), /value="0"/)
    assert.match(box('slot.1.demanding'), / checked/)
    assert.doesNotMatch(box('slot.0.demanding'), / checked/)
  })

  it('may be free or cost something, or nobody knows which: that is asked in words too', async () => {
    const form = (kind: string) => text(`/staff/opportunities/new?organisation=${organisation}&form=${kind}`)
    const free = await form('volunteering')
    for (const value of ['none', 'cost', 'unknown']) assert.match(free, new RegExp(`name="reward" value="${value}"`))
    assert.match(free, /お金についての案内のことば/)
    const thanks = await form('paid-volunteering')
    assert.match(thanks, /<input type="hidden" name="reward" value="thanks">/)
    assert.doesNotMatch(thanks, /お金についての案内のことば/)
  })

  it('is told to staff with the age from which it is, or that none is asked, or that nobody knows', async () => {
    for (const [over, says] of [
      [{ age: 'floor', age_min: '６０' }, /60歳以上/],
      [{ age: 'none' }, /問わない/],
      [{ age: 'unknown' }, /わからない/],
    ] as [Record<string, string>, RegExp][]) {
      const id = idIn(await suzuki.post(newPath(), typed(over)))
      assert.match(/<dt>年齢[\s\S]*?<\/dd>/.exec(await text(`/staff/opportunities/${id}`))?.[0] ?? '', says)
    }
    const without = await suzuki.post(newPath(), typed({ age: 'floor', age_min: '' }))
    assert.equal(without.status, 422)
    assert.match(await without.text(), /何歳からかを入力してください/)
  })

  it('is told to staff with its rules and to everybody in one sentence', async () => {
    const id = await open(TEAM)
    const staff = await text(`/staff/opportunities/${id}`)
    assert.match(staff, /のある人が各枠に1人・経験のある人が各枠に1人以上・はじめての人は各枠0人まで/)
    assert.match(staff, /（3人・きつい枠）/)
    for (const path of [`/opportunities/${id}`, `/opportunities/${id}/print`])
      assert.match(await text(path), /4人のチームで、分け合って引き受ける仕事です。/)
    assert.doesNotMatch(await text(`/opportunities/${id}`), /きつい枠/)
  })

  it('may be changed into one and back while it is published, without a new approval', async () => {
    const id = await open({ 'slot.1.demanding': '' })
    const edit = (over: Record<string, string>, version: string) =>
      suzuki.post(`/staff/opportunities/${id}/edit`, typed({ ...over, version }))
    assert.equal((await edit(TEAM, '3')).status, 303)
    assert.match(await text(`/staff/opportunities/${id}`), /<b>公開中<\/b>[\s\S]*きつい枠/)
    assert.equal((await edit({ 'slot.1.demanding': '' }, '4')).status, 303)
    const page = await text(`/staff/opportunities/${id}`)
    assert.match(page, /<b>公開中<\/b>/)
    assert.doesNotMatch(page, /チーム|きつい枠/)
    assert.doesNotMatch(await text(`/opportunities/${id}`), /チーム/)
  })

  const wrong: [string, Record<string, string>, RegExp][] = [
    ['rules without a team', { team: '' }, /チームの活動のものです/],
    ['half a person', { team_newcomers: '0.5' }, /はじめての人の人数は0から999まで/],
    ['no experienced one at least', { team_experienced: '0' }, /経験のある人の人数は1から999まで/],
    ['one person for all of it', { whole: '1' }, /ひとりが全部の時間を受けもつ活動にはできません/],
    ['more experienced people than seats', { team_experienced: '3' }, /2人の枠があるので、経験のある人は2人まで/],
  ]
  for (const [says, over, sentence] of wrong)
    it(`is refused with ${says}, and what was typed stays`, async () => {
      const response = await suzuki.post(newPath(), typed({ ...TEAM, ...over, title: '' }))
      assert.equal(response.status, 422)
      const page = await response.text()
      assert.match(page, sentence)
      assert.match(page, /活動の名前を入力してください/, 'with everything else that is wrong')
      assert.match(page, /<option value="driving-licence" selected>/)
    })
})
