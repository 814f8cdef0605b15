import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startPlan } from '#features/plans/actions.ts'
import { act, propose } from '#features/proposals/record/actions.ts'
import { consent, deskOf, published } from '#features/proposals/testing.ts'
import type { Tx } from '#platform/db.ts'
import { SetupError } from '#platform/errors.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { stepsOf } from '../store-open.ts'

const { login, database, municipality, visitor } = await demoApp()
const [admin, sato, suzuki] = [await login('kanri'), await login('sato'), await login('suzuki')]
const read = async (response: Response) =>
  (await response.text())
    .replace(/<\/?(wbr|span class="keep")[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const TODAY = '2026-11-21'
const turn = (key: string, does: 'yes' | 'no', more: Record<string, string> = {}) =>
  admin.post(`/staff/city/switches/${key}`, { does, valid_from: TODAY, source: '課長決裁', sure: '1', ...more })
const inDesk = <T>(work: Parameters<typeof database.write<T>>[1]) =>
  database.write({ lane: 'staff', municipality }, work)
const START = { name: '案', from: '2026-11-23', weeks: 4, activities: null, areas: [], kinds: [] }
const byOf = async (tx: Tx) => ({ by: (await deskOf(tx, DEMO_NOW)).by, now: DEMO_NOW, today: TODAY })

describe('what a city does not do', () => {
  it('is read by all who may see the settings, changed by the administrator only', async () => {
    assert.match(await read(await admin.get('/staff/city/switches')), /職業紹介（雇用・派遣） 行う .*厚生労働|職業紹介/)
    const manager = await login('tanaka')
    assert.equal((await manager.get('/staff/city/switches/plans')).status, 200)
    assert.equal((await manager.post('/staff/city/switches/plans', { does: 'no' })).status, 403)
    assert.equal((await admin.get('/staff/city/switches/taxes')).status, 404)
  })

  for (const [why, sent, says] of [
    ['neither yes nor no', { does: '' }, /行うか、行わないかを選んで/],
    ['no day', { valid_from: '' }, /日を入力してください/],
    ['no reason', { source: ' ' }, /空のままにせず/],
    ['a day that is over', { valid_from: '2026-01-01', sure: '' }, /もう過ぎた日です/],
  ] as const)
    it(`is refused with a sentence: ${why}`, async () => {
      const answer = await turn('imports', 'no', { ...sent })
      assert.equal(answer.status, 422)
      assert.match(await read(answer), says)
    })

  it('is told of with what is open and whose, before it is switched off', async () => {
    const page = await read(await admin.get('/staff/city/switches/placement'))
    assert.match(page, /公開中の雇用・派遣が\d+件あり、止めた日に募集を終えます.*「次の一歩」が\d+件.*担当：.+ \d+件/)
    const answer = await turn('placement', 'no', { sure: '' })
    assert.equal(answer.status, 422)
    assert.match(await read(answer), /まだ開いています/)
  })

  it('counts as many steps of hiring where they are too many to be told by their owners', async () => {
    const by = await database.read({ lane: 'staff', municipality }, async db => ({
      owners: await stepsOf(db, 'placement'),
      many: await stepsOf(db, 'placement', 0),
    }))
    assert.ok(by.owners.count > 0 && by.owners.owners)
    assert.deepEqual(by.many, { count: by.owners.count, owners: null })
  })

  it('leaves no entry, no new plan and a sentence, while the plans of before stay to be read', async () => {
    const plan = await inDesk(async tx => startPlan(tx, START, await byOf(tx)))
    assert.ok('id' in plan)
    assert.equal((await turn('plans', 'no')).status, 303)
    const refused = await suzuki.get('/staff/plans')
    assert.equal(refused.status, 403)
    assert.match(await read(refused), /「案（まとめて割り当てる計算）」を行わないことになっています/)
    assert.equal((await suzuki.post('/staff/plans', { name: 'x' })).status, 403)
    assert.doesNotMatch(await (await suzuki.get('/staff')).text(), /href="\/staff\/plans"/)
    assert.equal((await suzuki.get(`/staff/plans/${plan.id}`)).status, 200)
    const again = await suzuki.post(`/staff/plans/${plan.id}/rerun`, {})
    assert.equal(again.status, 409)
    assert.match(await read(again), /行うこと・行わないこと/)
    await assert.rejects(
      inDesk(async tx => startPlan(tx, START, await byOf(tx))),
      SetupError,
    )
    assert.equal((await turn('plans', 'yes')).status, 303)
    assert.equal((await suzuki.get('/staff/plans')).status, 200)
  })

  it('closes the public door in words, and the ways that led to it', async () => {
    assert.match(await read(await visitor.get('/')), /窓口から連絡をもらう/)
    assert.equal((await turn('requests', 'no')).status, 303)
    const door = await visitor.get('/requests/new')
    assert.equal(door.status, 404)
    assert.match(await read(door), /お電話か窓口でお受けします/)
    assert.equal((await visitor.post('/requests', {})).status, 404)
    for (const path of ['/', '/guide']) assert.doesNotMatch(await read(await visitor.get(path)), /窓口から連絡をもらう/)
    assert.equal((await sato.get('/staff/requests/new')).status, 200, 'what comes by telephone is typed')
    assert.equal((await turn('requests', 'yes')).status, 303)
  })

  it('takes in no file by any way', async () => {
    assert.equal((await turn('imports', 'no')).status, 303)
    assert.equal((await admin.get('/staff/imports')).status, 403)
    const { planImport } = await import('#features/imports/planning/actions.ts')
    await assert.rejects(
      inDesk(tx =>
        planImport(tx, { name: 'x.csv', bytes: Buffer.from('a') } as never, { by: null, now: DEMO_NOW, today: TODAY }),
      ),
      /取込.*を行わないことになっています/,
    )
    assert.equal((await turn('imports', 'yes')).status, 303)
  })
})

describe('a city that does no 職業紹介', () => {
  it('ends the offers, and neither enters nor introduces to new ones; what was is still read', async () => {
    const begun = await inDesk(async tx => {
      const desk = await deskOf(tx, DEMO_NOW)
      const id = await published(desk, 'employment')
      await consent(desk)
      const who = { by: desk.by, now: DEMO_NOW, today: TODAY }
      const given = { day: null, medium: 'phone' as const, note: '' }
      const beginning = 'propose' as const
      const made = await propose(tx, { person: desk.person, opportunity: id, beginning, shown: null, ...given }, who)
      assert.ok('id' in made)
      await act(tx, made.id, 'accept', { ...given, version: 1 } as never, who)
      return { id, proposal: made.id, who, given }
    })
    const path = `/opportunities/${begun.id}`
    assert.equal((await visitor.get(path)).status, 200)
    assert.equal((await turn('placement', 'no')).status, 303)

    assert.equal((await visitor.get(path)).status, 404)
    const list = await read(await visitor.get('/opportunities'))
    assert.doesNotMatch(list, /雇用|派遣/)
    const json = await (await visitor.get('/opportunities.json')).text()
    assert.doesNotMatch(json, /employment|dispatch|雇用|派遣/)
    assert.match(await read(await visitor.get('/opportunities?form=employment')), /見つかりませんでした|ありません/)
    assert.doesNotMatch(await read(await visitor.get('/glossary')), /しょくぎょうしょうかい|派遣元|こよう）|最低賃金（/)
    assert.doesNotMatch(await read(await visitor.get('/guide')), /「派遣」/)
    assert.match(await read(await visitor.get(`/requests/new?activity=${begun.id}`)), /見つかりませんでした/)

    assert.match(
      await read(await suzuki.get('/staff/opportunities')),
      /業務委託から無償の参加まで、3つの就業形態の活動/,
    )
    assert.match(await read(await suzuki.get('/staff/opportunities/areas')), /うち業務委託（件）/)
    const staffs = await read(await suzuki.get(`/staff/opportunities/${begun.id}`))
    assert.match(staffs, /雇用/)
    assert.doesNotMatch(await (await suzuki.get('/staff/opportunities/new')).text(), /value="(employment|dispatch)"/)
    const shown = await read(await sato.get(`/staff/proposals/${begun.proposal}`))
    assert.match(shown, /職業紹介を行わないことになっているため/)
    const version = 2
    const refused = await inDesk(tx =>
      act(tx, begun.proposal, 'introduce', { ...begun.given, version } as never, begun.who),
    )
    assert.deepEqual(refused, { refused: 'placementOff' })
  })

  it('publishes no job again, and is asked for no wage', async () => {
    await assert.rejects(
      inDesk(async tx => published(await deskOf(tx, DEMO_NOW), 'dispatch')),
      /placementOff/,
    )
    assert.ok(await inDesk(async tx => published(await deskOf(tx, DEMO_NOW), 'contract')))
  })

  it('may begin again on a later day', async () => {
    assert.equal((await turn('placement', 'yes', { valid_from: '2026-12-01' })).status, 303)
    assert.match(
      await read(await admin.get('/staff/city/switches')),
      /行わない（2026年11月21日（土）から|行わない（.*）。.*12月1日.*「行う」/,
    )
    assert.equal((await turn('placement', 'yes')).status, 303)
  })
})

describe('the words of a city', () => {
  const words = (sent: Record<string, string>) =>
    admin.post('/staff/city/words', { valid_from: TODAY, source: '事業名の変更', ...sent })

  it('stand in the menu, in headings, for roles and in sentences, and never in what was typed', async () => {
    // w2 相談員, w0 セカンドライフ応援, w11 案
    assert.equal((await words({ w2: 'コンシェルジュ', w0: 'いきいき応援', w11: '割り当て' })).status, 303)
    const home = await read(await visitor.get('/'))
    assert.match(home, /いきいき応援/)
    assert.match(home, /窓口のコンシェルジュがいっしょに/)
    assert.doesNotMatch(home, /相談員|セカンドライフ応援 /)
    const desk = await read(await suzuki.get('/staff/plans'))
    assert.match(desk, /割り当て/)
    assert.match(await read(await sato.get('/staff')), /コンシェルジュ/)
    const accounts = await (await admin.get('/staff/accounts')).text()
    const one = /\/staff\/accounts\/[0-9a-f-]{36}/.exec(accounts)![0]
    for (const path of ['/staff/accounts', '/staff/accounts/new', one])
      assert.match(await read(await admin.get(path)), /コンシェルジュ/, path)
    assert.equal((await words({})).status, 303)
    assert.match(await read(await visitor.get('/')), /窓口の相談員が/)
  })

  for (const [why, own, says] of [
    ['markup', '<b>案</b>', /記号/],
    ['too long', 'あ'.repeat(21), /20文字まで/],
  ] as const)
    it(`are refused: ${why}`, async () => {
      const answer = await words({ w11: own })
      assert.equal(answer.status, 422)
      assert.match(await read(answer), says)
    })

  it('are told all that is wrong at once, also where the day is none', async () => {
    const answer = await words({ w11: '<b>案</b>', valid_from: '令和9年2月30日', source: '' })
    assert.equal(answer.status, 422)
    const html = await read(answer)
    for (const says of [/記号/, /暦にない日/, /空のままにせず/]) assert.match(html, says)
  })

  const sent = async (fields: Record<string, string>) => {
    const answer = await words(fields)
    return { status: answer.status, html: await answer.text() }
  }
  const kept = (html: string) => /<input[^>]*name="w2"[^>]*?value="([^"]*)"/.exec(html)?.[1]

  it('from a day that is over are asked once more, with what was typed', async () => {
    const own = { w2: 'コンシェルジュ' }
    const over = await sent({ ...own, valid_from: '令和8年11月20日' })
    assert.equal(over.status, 422)
    assert.match(over.html.replace(/<[^>]+>/g, ''), /もう過ぎた日です。このままでよければ、しるしを付けて/)
    assert.equal(kept(over.html), 'コンシェルジュ')
    for (const [valid_from, says] of [
      ['', /日を入力してください/],
      ['きのう', /「きのう」は暦にない日か、読めない日です/],
    ] as const) {
      const { status, html } = await sent({ ...own, valid_from })
      assert.equal(status, 422)
      assert.match(html.replace(/<[^>]+>/g, ''), says)
      assert.equal(kept(html), 'コンシェルジュ')
    }
  })
})

it('a list of roles is ticked as it holds today, refuses what is none, and may be empty again', async () => {
  const path = '/staff/city/settings/secondFactorFor'
  const put = (day: string, roles: string[]) => admin.post(path, { value: roles, valid_from: day, source: '規程' })
  assert.doesNotMatch(await (await admin.get(path)).text(), /name="value"[^>]*checked/)
  assert.equal((await put('2027-04-01', ['manager', 'administrator'])).status, 303)
  assert.equal((await put('2027-04-02', ['mayor'])).status, 422)
  assert.match(await read(await admin.get(path)), /令和9年 ?4月1日.*管理者（所管課）、システム管理/)
  assert.equal((await put('2027-04-03', [])).status, 303)
})
