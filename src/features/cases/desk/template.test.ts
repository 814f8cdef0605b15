import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { mark } from '../actions.ts'
import { casePath } from '../rules.ts'
import { caseCity, words } from '../testing.ts'

const { begun, milestones, kanri, tanaka, page, inside, doing, act, standing } = await caseCity()
const PATH = '/staff/city/settings/milestonesHealth'
const put = (value: string, valid_from: string, who = kanri) =>
  who.post(PATH, { once: newId(), value, valid_from, source: '健康づくり課との打合せ（11月10日）' })

describe('the milestones of a route', () => {
  it('are the standard ones, which their page tells, until a city says otherwise', async () => {
    assert.match(await page(PATH, kanri), /続けたい運動や集まりを決める：14日、本人.*市で決めていないときの値/)
    const { id } = await begun('health')
    assert.equal((await milestones(id)).length, 4)
  })

  it('are changed by an administrator from a day on, with the source; what began before keeps its own', async () => {
    const { id: before } = await begun('health')
    assert.equal((await put('教室をえらぶ：7日、本人\n教室に通う：21日、団体', '2026-11-10')).status, 303)
    const { id: early } = await begun('health', { begun_on: '令和8年11月9日' })
    const { id: late } = await begun('health', { begun_on: '令和8年11月10日' })
    assert.deepEqual([(await milestones(before)).length, (await milestones(early)).length], [4, 4])
    assert.deepEqual(
      (await milestones(late)).map(({ title, planned }) => [title, planned]),
      [
        ['教室をえらぶ', '2026-11-17'],
        ['教室に通う', '2026-12-01'],
      ],
    )
    assert.match(await page(PATH, kanri), /健康づくり課との打合せ/)
  })

  it('that cannot be read are refused with an example, and nothing that was typed is lost', async () => {
    const refused = await put('教室をえらぶ', '2026-12-01')
    assert.equal(refused.status, 422)
    assert.match(
      words(await refused.text()),
      /「教室をえらぶ」は読めません.*例：資金を相談する：45日、連携機関、公庫.*教室をえらぶ/,
    )
    assert.equal((await put('教室：7日、本人', '2026-12-01', tanaka)).status, 403)
  })
})

describe('two at the desk at once', () => {
  it('record one milestone once: the second is told that it is not there any more', async () => {
    const { id } = await begun('learn')
    const [first] = await milestones(id)
    const reach = () =>
      inside(tx =>
        mark(tx, id, { milestone: first!.id, verb: 'reach', on_day: '2026-11-20', skip: null, why: '' }, doing),
      )
    const done = await Promise.all([reach(), reach()])
    assert.equal(done.filter(one => 'refused' in one && one.refused === 'none').length, 1)
    assert.equal((await standing(id)).steps, 1)
  })

  it('end one once', async () => {
    const { id } = await begun('learn')
    const fields = { end: 'stopped', ended_on: '令和8年11月20日', to: '', end_why: '' }
    const answers = await Promise.all([act(id, 'end', fields), act(id, 'end', fields)])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422])
    assert.match(await page(casePath(id)), /終わりを取り消して、続ける/)
  })
})
