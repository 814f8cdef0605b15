import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openStepsOfOwner } from '#features/steps/index.ts'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { demoApp, toldBy, wholeList } from '../../../seed/testing.ts'
import { GROUPS, type Group, groupOf } from './rules.ts'
import { worklistCount } from './store.ts'
import { GROUP_EMPTY, GROUP_TEXT } from './text.ts'

const TODAY = '2026-11-21'
const { database, municipality, login } = await demoApp()
const [sato, suzuki, tanaka, kanri] = [
  await login('sato'),
  await login('suzuki'),
  await login('tanaka'),
  await login('kanri'),
]
const accounts = await database.read({ lane: 'staff', municipality }, db =>
  db.selectFrom('account').select(['id', 'login']).execute(),
)
const idOf = (name: string) => accounts.find(({ login }) => login === name)!.id
const stepsOf = (owner: string) =>
  database.read({ lane: 'staff', municipality }, db => openStepsOfOwner(db, idOf(owner)))

/** All pages of a list of what is to be done, one after the other. */
async function whole(who: Awaited<ReturnType<typeof login>>, path: string): Promise<string> {
  let html = await (await who.get(path)).text()
  const mark = path.includes('?') ? '&' : '?'
  for (let page = 2; html.includes(`page=${page}"`); page++)
    html += await (await who.get(`${path}${mark}page=${page}`)).text()
  return html
}

describe('a step stands', () => {
  const table: [due: string, group: Group][] = [
    ['2026-11-20', 'overdue'],
    ['2026-11-21', 'today'],
    ['2026-11-22', 'week'],
    ['2026-11-27', 'week'],
    ['2026-11-28', 'later'],
  ]
  for (const [due, group] of table) {
    it(`${due}: ${group}`, () => assert.equal(groupOf(due, TODAY), group))
    it(`${due}, while its clock stands: paused`, () => assert.equal(groupOf(due, TODAY, '2026-11-01'), 'paused'))
  }
})

describe('where a step stands at the turn of the year', () => {
  for (const [due, today, group] of [
    ['2026-12-31', '2026-12-31', 'today'],
    ['2027-01-01', '2026-12-31', 'week'],
    ['2027-01-06', '2026-12-31', 'week'],
    ['2027-01-07', '2026-12-31', 'later'],
    ['2026-12-31', '2027-01-01', 'overdue'],
    ['2028-02-29', '2028-02-22', 'later'],
    ['2028-02-29', '2028-02-23', 'week'],
  ] as const)
    it(`due on ${due}, on ${today}: ${group}`, () => assert.equal(groupOf(due, today), group))

  it('has a heading for every group, and a word where there is none of it', () => {
    for (const group of GROUPS) assert.notEqual(GROUP_TEXT[group], GROUP_EMPTY[group])
  })
})

describe('the worklist', () => {
  it('shows each member of staff their own steps, overdue ones with words', async () => {
    const html = await whole(sato, '/staff')
    const steps = await stepsOf('sato')
    assert.ok(steps.length > 0)
    for (const { subject_id } of steps) assert.ok(html.includes(subject_id))
    const overdue = steps.filter(({ due_on, paused_on }) => due_on < TODAY && !paused_on)
    assert.equal((html.match(/日過ぎています</g) ?? []).length, overdue.length)
  })

  it('has the number to call beside who has one, and proposes a day on which the desk is open', async () => {
    const html = await whole(sato, '/staff')
    const people = (await stepsOf('sato')).flatMap(({ person_id }) => person_id ?? [])
    const phones = await database.read({ lane: 'staff', municipality }, db =>
      db.selectFrom('person').select('phone').where('id', 'in', people).where('phone', '<>', '').execute(),
    )
    assert.ok(phones.length > 0)
    for (const { phone } of phones)
      assert.ok(html.includes(`<a class="tel" href="tel:${phone.replaceAll('-', '')}">${phone}</a>`))
    const step = (await stepsOf('sato')).find(({ subject_kind }) => subject_kind === 'person')!
    const forms = await whole(sato, `/staff/steps/${step.id}`)
    assert.match(forms, /value="令和8年11月30日（月）"/)
    assert.doesNotMatch(forms, /value="令和8年11月28日（土）"/)
  })

  it('takes a day without a year, and a Saturday with a word that the desk is shut', async () => {
    const step = (await stepsOf('sato')).find(
      ({ subject_kind, what }) => subject_kind === 'person' && what !== 'refer',
    )!
    const over = await sato.post(`/staff/steps/${step.id}/done`, { once: newId(), outcome: '留守', due: '11/20' })
    assert.match(await over.text(), /11月20日はもう過ぎています/)
    const done = await sato.post(`/staff/steps/${step.id}/done`, { once: newId(), outcome: '留守', due: '12/5' })
    assert.equal(done.status, 303)
    assert.match(toldBy(done, sato), /次の一歩は12月5日（土）までです。この日は、窓口は休みです。/)
    const shut = (await stepsOf('sato')).find(({ due_on }) => due_on === '2026-12-05')
    assert.ok(shut)
    const handed = await sato.post(`/staff/steps/${shut.id}/owner`, { once: newId(), owner: idOf('suzuki') })
    assert.match(toldBy(handed, sato), /期限の12月5日（土）は、窓口は休みです。/)
  })

  it('shows everybody’s on demand, and at once to the manager, who shares out but does no case work', async () => {
    const own = await stepsOf('suzuki')
    const all = await whole(sato, '/staff?who=all')
    const managers = await whole(tanaka, '/staff')
    assert.match(all, /<th scope="col" class="screen-only">記録/, 'what is pressed is not printed')
    for (const { subject_id } of own) assert.ok(all.includes(subject_id) && managers.includes(subject_id))
    const given = own.find(one => one.subject_kind === 'person')!
    assert.ok(managers.includes(`/staff/steps/${given.id}`))
    const forms = await (await tanaka.get(`/staff/steps/${given.id}?who=all`)).text()
    assert.match(forms, /staff\/steps\/[^/]+\/owner/)
    assert.doesNotMatch(forms, /staff\/steps\/[^/]+\/done/)
  })

  it('says for whom a step waits, and shows those of one side on demand', async () => {
    const waiting = await database.read({ lane: 'staff', municipality }, db =>
      db.selectFrom('step').select(['id', 'waits_for']).where('done_at', 'is', null).execute(),
    )
    for (const [waits, words] of [
      ['resident', /本人の返事を待っています/g],
      ['organiser', /団体の返事を待っています/g],
      ['desk', /返事を待っています/g],
    ] as const) {
      const html = await wholeList(suzuki, `/staff?who=all&waits=${waits}`)
      const shown = waiting.filter(({ id }) => html.includes(`/staff/steps/${id}?`))
      assert.deepEqual(
        shown.filter(step => step.waits_for !== waits),
        [],
      )
      assert.equal((html.match(words) ?? []).length, waits === 'desk' ? 0 : shown.length, waits)
    }
    assert.ok(waiting.some(step => step.waits_for === 'resident'))
    assert.equal((await suzuki.get('/staff?waits=nobody')).status, 200)
  })

  it('names no resident to the administrator', async () => {
    const response = await kanri.get('/staff')
    assert.equal(response.status, 200)
    const html = await response.text()
    assert.ok(html.includes('この役割には、相談のやることはありません') && !html.includes('/staff/people/'))
    assert.match(html, /足りないものは<a href="\/staff\/city">市の設定<\/a>/)
  })

  it('counts what is due today or overdue, for the menu', async () => {
    const due = (await stepsOf('sato')).filter(({ due_on, paused_on }) => due_on <= TODAY && !paused_on).length
    const count = await database.read({ lane: 'staff', municipality }, db => worklistCount(db, idOf('sato'), TODAY))
    assert.equal(count, due)
  })

  it('names the activities that wait to be published', async () => {
    const waiting = await database.read({ lane: 'staff', municipality }, db =>
      db.selectFrom('opportunity').select('title').where('status', '=', 'submitted').execute(),
    )
    const html = await (await suzuki.get('/staff')).text()
    for (const { title } of waiting) assert.ok(html.includes(title))
  })
})

describe('a step', () => {
  it('has its forms on a page of its own, so that a list of many carries none of them', async () => {
    const list = await (await sato.get('/staff')).text()
    assert.ok(!list.includes('<select') && !/<form[^>]*action="\/staff\/steps/.test(list))
    const step = (await stepsOf('sato')).find(
      ({ id, subject_kind }) => subject_kind === 'person' && list.includes(`/staff/steps/${id}?`),
    )
    assert.ok(list.includes(`/staff/steps/${step!.id}?who=mine`))
    const page = await (await sato.get(`/staff/steps/${step!.id}?who=mine`)).text()
    assert.match(page, /済みにする[\s\S]*引きつぐ職員/)
    const gone = await sato.get(`/staff/steps/${newId()}`)
    assert.equal(gone.status, 409)
    assert.match(await gone.text(), /もう済んだか/)
  })

  it('is handed over to another member of staff: with the same due date, and once', async () => {
    const [step] = await stepsOf('sato')
    const response = await sato.post(`/staff/steps/${step!.id}/owner`, {
      once: newId(),
      [`owner-${step!.id}`]: idOf('suzuki'),
    })
    assert.equal(response.status, 303)
    const theirs = (await stepsOf('suzuki')).find(({ subject_id }) => subject_id === step!.subject_id)
    assert.equal(theirs?.due_on, step!.due_on)
    const again = await sato.post(`/staff/steps/${step!.id}/owner`, { once: newId(), owner: idOf('tanaka') })
    assert.equal(again.status, 409)
    const told = unphrased(await again.text())
    assert.match(told, /別の職員に引きつがれています[\s\S]*この一歩の担当は、<b>鈴木/)
    assert.ok(told.includes(`href="/staff/steps/${theirs!.id}"`))
    // Whose it is stands on its page, for whoever may not hand it over.
    const page = unphrased(await (await sato.get(`/staff/steps/${theirs!.id}`)).text())
    assert.match(page, /この一歩の担当は、鈴木 [^さ]*さんです/)
    assert.doesNotMatch(page, /引きつぐ職員/)
  })

  it('about a person is done with the next one in its place, never with none', async () => {
    const step = (await stepsOf('sato')).find(({ subject_kind }) => subject_kind === 'person')!
    const path = `/staff/steps/${step.id}/done`
    const refused = await sato.post(path, {
      once: newId(),
      [`outcome-${step.id}`]: '留守だった',
      [`due-${step.id}`]: '',
    })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /留守だった/)
    const early = await sato.post(path, { once: newId(), outcome: '留守だった', due: '令和8年11月20日' })
    assert.match(await early.text(), /きょうかそれより後の日/)
    const done = await sato.post(path, {
      once: newId(),
      outcome: '話せた',
      what: 'contact',
      note: '見学のあとに電話',
      due: '令和８年１２月１日',
    })
    assert.equal(done.status, 303)
    const next = (await stepsOf('sato')).find(({ subject_id }) => subject_id === step.subject_id)
    assert.deepEqual([next?.due_on, next?.note], ['2026-12-01', '見学のあとに電話'])
  })

  it('about a proposal is done on the page of the proposal', async () => {
    const step = (await stepsOf('sato')).find(({ subject_kind }) => subject_kind === 'proposal')!
    const response = await sato.post(`/staff/steps/${step.id}/done`, { once: newId(), due: '令和8年12月1日' })
    assert.equal(response.status, 422)
    assert.match(await response.text(), /それぞれのページで記録する/)
  })
})
