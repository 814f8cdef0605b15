import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Desk, deskOf, published } from '#features/proposals/testing.ts'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { DEMO_NOW, demoApp, toldBy } from '../../../../seed/testing.ts'
import { absenceById } from '../absences/store.ts'
import { assignmentById } from '../store.ts'
import { absentOn, decided, idle, setting, shared, statusOf, stepOf } from '../testing.ts'

// How assignments and absences end on their pages, and who came: what is refused with what to do, and what is left then.

const { database, municipality, login, clock } = await demoApp()
const sato = await login('sato')
const write = <T>(work: (desk: Desk) => Promise<T>) =>
  database.write({ lane: 'staff', municipality }, async tx => work(await deskOf(tx, DEMO_NOW)))
const page = async (path: string): Promise<string> => unphrased(await (await sato.get(path)).text())
const post = (path: string, fields: Record<string, string> = {}) => sato.post(path, { once: newId(), ...fields })
const flash = (answer: Response) => toldBy(answer, sato)
const refused = async (answer: Response, sentence: RegExp): Promise<string> => {
  assert.equal(answer.status, 422)
  const html = unphrased(await answer.text())
  assert.match(html, sentence)
  return html
}

describe('an absence for which nobody is asked', () => {
  const absent = () =>
    write(async desk => {
      const { assignment, opportunity } = await setting(desk, 0)
      return { id: await absentOn(desk, assignment), opportunity }
    })
  const end = (id: string, as: string) => post(`/staff/absences/${id}/end`, { as })
  const told = (id: string) => post(`/staff/absences/${id}/told`)
  const stands = (id: string) => write(async desk => [await statusOf(desk, id), await stepOf(desk, id)])

  it('is done without, and is over once the organisation was told so, and not told twice', async () => {
    const { id, opportunity } = await absent()
    await refused(await told(id), /もう片づいています/)
    const done = await end(id, 'without')
    assert.equal(done.headers.get('location'), `/staff/absences/${id}`)
    assert.match(flash(done), /「代わりなしで行う」と記録しました/)
    assert.deepEqual(await stands(id), ['without', 'contact'])
    const html = await page(`/staff/absences/${id}`)
    assert.match(html, /代わりなしで行います[\s\S]*と伝えてください。欠席の理由は伝えません/)
    assert.match(html, /やはり来られる/, 'that may still be')
    assert.doesNotMatch(html, /value="without"/)
    assert.equal((await told(id)).headers.get('location'), `/staff/opportunities/${opportunity}/shifts`)
    assert.deepEqual(await stands(id), ['without', null])
    await refused(await told(id), /もう片づいています/)
  })

  it('of who can come after all needs no word where nobody was asked, and cannot be ended once more', async () => {
    const { id } = await absent()
    assert.match(flash(await end(id, 'withdrawn')), /「やはり来られる（欠席を取り消す）」と記録しました/)
    assert.deepEqual(await stands(id), ['withdrawn', null])
    for (const as of ['without', 'withdrawn']) await refused(await end(id, as), /この欠席は、もう片づいています/)
    assert.doesNotMatch(await page(`/staff/absences/${id}`), /代わりを頼まないとき/)
  })

  it('is left as it is by a word that is none, and by who asks for one that is not there', async () => {
    const { id } = await absent()
    for (const as of ['', 'covered', 'toString']) await refused(await end(id, as), /どうするかを選んでください。/)
    assert.deepEqual(await stands(id), ['uncovered', 'substitute'])
    for (const verb of ['end', 'told', 'calls'])
      assert.equal((await post(`/staff/absences/${newId()}/${verb}`, { as: 'without' })).status, 404, verb)
  })

  it('is taken back with the assignment to which it belongs, when that ends before its day', async () => {
    const { id } = await absent()
    const { assignment_id } = (await write(({ tx }) => absenceById(tx, id)))!
    assert.equal((await post(`/staff/assignments/${assignment_id}/end`, { last: '2026-11-30' })).status, 303)
    assert.deepEqual(await stands(id), ['withdrawn', null])
  })
})

describe('whom the desk saw as a substitute', () => {
  it('can be shown again as it was, with who looked and why they stood there, and to nobody who sees no people', async () => {
    const absence = await write(async desk => absentOn(desk, (await setting(desk, 3)).assignment))
    await page(`/staff/absences/${absence}`)
    const list = await write(({ tx }) =>
      tx
        .selectFrom('shown_list')
        .select(['id', 'items'])
        .where('subject_kind', '=', 'absence')
        .where('subject_id', '=', absence)
        .executeTakeFirstOrThrow(),
    )
    const html = await page(`/staff/lists/${list.id}`)
    assert.match(html, /代わりの人として見せた一覧/)
    assert.match(html, /お休みの代わり[\s\S]*佐藤 みどり/)
    const shown = [...html.matchAll(/<h3><a href="\/staff\/people\/([0-9a-f-]{36})">/g)].map(([, id]) => id)
    assert.deepEqual(
      shown,
      (list.items as unknown as { id: string }[]).map(({ id }) => id),
    )
    assert.ok(shown.length > 0)
    assert.equal((await (await login('kanri')).get(`/staff/lists/${list.id}`)).status, 403)
    assert.equal((await sato.get(`/staff/lists/${newId()}`)).status, 404)
  })
})

describe('an assignment', () => {
  const end = (id: string, last: string) => post(`/staff/assignments/${id}/end`, { [`last-${id}`]: last })
  const lastOf = (id: string) => write(async ({ tx }) => (await assignmentById(tx, id))!.to_on)

  it('ends on a day; what cannot be is refused beside it with what was typed, and nothing is changed', async () => {
    const { assignment } = await write(desk => setting(desk, 0))
    for (const [typed, sentence] of [
      ['', /最後の日を「令和8年12月1日」/],
      ['いつか', /最後の日を「令和8年12月1日」/],
      ['2026-11-31', /暦にない日は入力できません/],
      ['11月20日', /もう過ぎています/],
      ['2026-11-19', /終わりの日は、始まりの日かそれより後の日にしてください/],
    ] as const) {
      const html = await refused(await end(assignment, typed), sentence)
      assert.ok(html.includes(`name="last-${assignment}"`) && html.includes(`value="${typed}"`), typed)
    }
    assert.equal(await lastOf(assignment), null)
    assert.match(flash(await end(assignment, '令和8年12月31日')), /担当を、令和8年12月31日（木）までで終えました/)
    assert.equal(await lastOf(assignment), '2026-12-31')
    for (const later of ['2026-12-31', '2027-01-05'])
      await refused(await end(assignment, later), /この担当は、もう終わっています/)
    assert.equal((await end(assignment, '2026-12-15')).status, 303, 'earlier it may end')
    assert.equal(await lastOf(assignment), '2026-12-15')
    assert.equal((await end(newId(), '2026-12-15')).status, 404)
  })

  it('that ends on the day before it begins never was', async () => {
    const { assignment, opportunity } = await write(desk => setting(desk, 0))
    assert.equal((await end(assignment, '2026-11-20')).status, 303)
    assert.equal(await lastOf(assignment), '2026-11-20')
    assert.match(await page(`/staff/opportunities/${opportunity}/shifts`), /まだ入っていません/)
  })
})

describe('the page of an activity’s shifts', () => {
  it('says what is missing where nobody is decided, and where there is no week to show', async () => {
    const made = await write(async desk => ({
      nobody: await shared(desk, 1),
      agreed: await published(desk, 'volunteering', { slots: [], times_agreed: true }),
      unknown: await published(desk, 'volunteering', { slots: [], starts_on: '2026-12-20', times_agreed: false }),
    }))
    const of = (id: string) => page(`/staff/opportunities/${id}/shifts`)
    const nobody = await of(made.nobody)
    assert.match(nobody, /まだ決定した人がいません。提案のページで決定を記録すると/)
    assert.match(nobody, /まだだれも入っていないので、記録する出欠はありません/)
    assert.match(await of(made.agreed), /そのつど相談して決める活動です/)
    const unknown = await of(made.unknown)
    assert.match(unknown, /曜日と時間がわかりません。団体に確かめて/)
    assert.doesNotMatch(unknown, /時間に入れる/)
  })

  it('names who begins later with the day, and who is in already without a word', async () => {
    const { opportunity, later } = await write(async desk => {
      const { opportunity } = await setting(desk, 0)
      const [later = ''] = await idle(desk, 1)
      await decided(desk, opportunity, later, '2026-12-08')
      return { opportunity, later }
    })
    const html = await page(`/staff/opportunities/${opportunity}/shifts`)
    assert.match(html, new RegExp(`value="${later}"[^>]*>[^<]*（12月8日（火）から）（まだ入っていません）<`))
    assert.equal(html.match(/（まだ入っていません）</g)?.length, 1)
  })

  it('asks who came for the days that are over, once each, and says when all is noted', async () => {
    const { opportunity, assignment } = await write(desk => setting(desk, 0))
    const path = `/staff/opportunities/${opportunity}/shifts`
    const at = clock.now
    clock.now = '2026-12-02T01:00:00.000Z'
    const later = await login('sato')
    const shown = async () => unphrased(await (await later.get(path)).text())
    const days = ['2026-11-24', '2026-12-01'].map(day => `came-${assignment}-${day}`)
    const before = await shown()
    assert.match(before, /まだの分 2件/)
    for (const name of days) assert.ok(before.includes(`name="${name}"`), name)
    const sent = (fields: Record<string, string>) => later.post(`${path}/attendance`, { once: newId(), ...fields })
    const wednesday = await sent({ [`came-${assignment}-2026-11-25`]: 'yes', [days[0]!]: 'yes' })
    assert.equal(wednesday.status, 422, 'no day of theirs, and so nothing of it is noted')
    assert.match(await shown(), /まだの分 2件/)
    assert.match(toldBy(await sent({ [days[0]!]: 'yes' }), later), /1件の出欠を記録しました/)
    assert.match(await shown(), /まだの分 1件/)
    assert.equal((await sent({ [days[1]!]: 'no' })).status, 303)
    assert.match(await shown(), /この2週間の出欠は、すべて記録しています/)
    const noted = await write(({ tx }) =>
      tx
        .selectFrom('attendance_record')
        .select(['on_day', 'came'])
        .where('assignment_id', '=', assignment)
        .orderBy('on_day')
        .execute(),
    )
    assert.deepEqual(noted, [
      { on_day: '2026-11-24', came: true },
      { on_day: '2026-12-01', came: false },
    ])
    clock.now = at
  })
})
