import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { DEMO_NOW, demoApp } from '../../../seed/testing.ts'
import { type Desk, deskOf } from '../proposals/testing.ts'
import { absencesOfAssignment } from './absences/store.ts'
import { ABSENCE_REASONS } from './rules.ts'
import { assignmentsOfOpportunity, assignmentsOfPeople } from './store.ts'
import { absentOn, agreed, decided, idle, placed, setting, shared, slotsOf, TUESDAY } from './testing.ts'
import { REASON_TEXT } from './text.ts'

const { database, municipality, login, visitor } = await demoApp()
const [sato, suzuki, tanaka, kanri] = [
  await login('sato'),
  await login('suzuki'),
  await login('tanaka'),
  await login('kanri'),
]
const write = <T>(work: (desk: Desk) => Promise<T>) =>
  database.write({ lane: 'staff', municipality }, async tx => work(await deskOf(tx, DEMO_NOW)))

const page = async (path: string, who = sato): Promise<string> => {
  const response = await who.get(path)
  assert.equal(response.status, 200, path)
  return unphrased(await response.text())
}
const refused = async (response: Response, sentence: RegExp): Promise<string> => {
  assert.equal(response.status, 422)
  const html = await response.text()
  assert.match(html, sentence)
  return html
}

describe('the page of an activity’s shifts', () => {
  it('gives places, says all that is wrong at once and keeps what was typed', async () => {
    const { opportunity, person, slots } = await write(async desk => {
      const opportunity = await shared(desk, 1)
      const [person = ''] = await idle(desk, 1)
      await decided(desk, opportunity, person)
      return { opportunity, person, slots: await slotsOf(desk, opportunity) }
    })
    const path = `/staff/opportunities/${opportunity}/shifts`
    const html = await refused(
      await sato.post(`${path}/assign`, { once: newId(), person: '', from: 'あした', to: '来年' }),
      /4か所、直してください/,
    )
    assert.ok(html.includes('value="あした"') && html.includes('value="来年"'))
    const sent = { once: newId(), person, slots, from: '令和8年11月21日', to: '' }
    const [one, two] = await Promise.all([sato.post(`${path}/assign`, sent), sato.post(`${path}/assign`, sent)])
    assert.deepEqual([one.status, two.status], [303, 303])
    const held = await write(({ tx }) => assignmentsOfOpportunity(tx, opportunity, '2026-11-21'))
    assert.equal(held.length, 2)
    await refused(await sato.post(`${path}/assign`, { ...sent, once: newId() }), /ほかの担当があります/)
    assert.match(await page(path), /空き|欠席/)
  })

  it('is read by the manager, written by nobody but the desk, and not seen by others', async () => {
    const { opportunity, assignment } = await write(desk => setting(desk, 0))
    const path = `/staff/opportunities/${opportunity}/shifts`
    assert.ok(!(await page(path, tanaka)).includes('時間に入れる'))
    assert.ok((await page(path, suzuki)).includes('時間に入れる'))
    assert.equal((await kanri.get(path)).status, 403)
    assert.equal((await visitor.get(path)).status, 401)
    assert.equal((await tanaka.post(`${path}/assign`, { once: newId() })).status, 403)
    assert.equal((await tanaka.get(`/staff/assignments/${assignment}/absence`)).status, 403)
    for (const missing of [
      'opportunities/ID/shifts',
      'assignments/ID/absence',
      'absences/ID',
      'opportunities/ID/shifts/sheet',
    ])
      assert.equal((await sato.get(`/staff/${missing.replace('ID', newId())}`)).status, 404, missing)
    assert.equal((await sato.post(`/staff/calls/${newId()}/answer`, { once: newId(), answer: 'yes' })).status, 404)
  })

  it('takes in who came, and leaves out what is no day of an assignment', async () => {
    const { opportunity, assignment } = await write(desk => setting(desk, 0))
    const path = `/staff/opportunities/${opportunity}/shifts/attendance`
    await refused(
      await sato.post(path, { once: newId(), [`came-${assignment}-2026-12-01`]: 'yes' }),
      /まだ来ていない日/,
    )
    const nothing = { once: newId(), 'came-x-2026-11-20': 'yes', [`came-${assignment}-2026-11-24`]: '?' }
    await refused(await sato.post(path, nothing), /「来た」か「来なかった」を選んでから/)
  })
})

describe('an absence', () => {
  it('is noted by one press of its reason; wrong days are refused with what to do', async () => {
    const { assignment } = await write(desk => setting(desk, 0))
    const path = `/staff/assignments/${assignment}/absence`
    const html = await page(`${path}?on=2026-12-08`)
    assert.match(html, /value="令和8年12月8日（火）"/)
    for (const reason of ABSENCE_REASONS) assert.ok(html.includes(`value="${reason}"`))
    const send = (from: string, to = '', reason = 'family') =>
      sato.post(path, { once: newId(), from, to, reason, note: 'むすめの引っこし' })
    await refused(await send('2026-12-02'), /この方の担当の日がありません/)
    await refused(await send('2026-11-20'), /過ぎた日は/)
    await refused(await send('2026-12-08', '2026-12-01'), /終わりの日は/)
    await refused(await send('2026-12-08', '2027-06-01'), /2か月をこえる/)
    const kept = await refused(await send('ことしのくれ', '', 'たいくつ'), /2か所、直してください/)
    assert.ok(kept.includes('ことしのくれ') && kept.includes('むすめの引っこし'))
    assert.equal((await send('2026-12-08')).status, 303)
    await refused(await send('2026-12-01', '2026-12-15'), /12月8日（火）：この日の欠席は、もう記録しています/)
  })

  it('sent twice by a double click is noted once', async () => {
    const { assignment } = await write(desk => setting(desk, 0))
    const sent = { once: newId(), from: '2026-12-08', to: '', reason: 'health', note: '' }
    const path = `/staff/assignments/${assignment}/absence`
    const answers = await Promise.all([sato.post(path, sent), sato.post(path, sent)])
    assert.equal(new Set(answers.map(one => one.headers.get('location'))).size, 1)
    assert.equal((await write(({ tx }) => absencesOfAssignment(tx, assignment, '2026-11-21'))).length, 1)
  })

  it('puts three forward at once, asks them with one press, and takes their answers', async () => {
    const { absence, person, organisation } = await write(async desk => {
      const { assignment, person } = await setting(desk, 5)
      return { absence: await absentOn(desk, assignment), person, organisation: desk.organisation }
    })
    const path = `/staff/absences/${absence}`
    const html = await page(path)
    assert.match(html, /この3人に頼む/)
    assert.match(html, /その時間（09:30〜12:00）空いています/)
    assert.match(html, /href="tel:\d+/)
    assert.match(html, /この90日に代わりを頼んだことはありません/)
    const three = [...html.matchAll(/name="person" value="([0-9a-f-]+)"/g)].slice(0, 3).map(([, id]) => id!)
    assert.ok(!three.includes(person))
    const sent = { once: newId(), person: three }
    const [one, two] = await Promise.all([sato.post(`${path}/calls`, sent), sato.post(`${path}/calls`, sent)])
    assert.deepEqual([one.status, two.status], [303, 303])
    const asked = await page(path)
    assert.equal((asked.match(/返事はまだ/g) ?? []).length, 3)
    await refused(await sato.post(`${path}/calls`, { once: newId(), person: three }), /頼めなくなった人/)
    const [first = '', second = ''] = [...asked.matchAll(/calls\/([0-9a-f-]+)\/answer/g)].map(([, id]) => id!)
    const answer = (call: string, value: string, more = {}) =>
      sato.post(`/staff/calls/${call}/answer`, { once: newId(), answer: value, ...more })
    assert.equal((await answer(first, 'no')).status, 303)
    assert.match(await page(path), /断り/)
    const missing = await refused(await answer(second, 'yes'), /同意がまだありません/)
    assert.ok(missing.includes(`href="#f-agreed-${second}"`))
    await refused(await answer(second, ''), /「引き受ける」か「断る」/)
    assert.equal((await answer(second, 'yes', { [`agreed-${second}`]: '1' })).status, 303)
    const settled = await page(path)
    assert.match(settled, /代わりの人が決まりました/)
    assert.match(settled, /来ることを伝えてください/)
    await refused(await answer(second, 'yes', { [`agreed-${second}`]: '1' }), /もう記録しています/)
    const consent = await write(({ tx }) =>
      tx.selectFrom('consent').select('person_id').where('recipient_id', '=', organisation).execute(),
    )
    assert.ok(consent.some(one => three.includes(one.person_id)))
    assert.equal((await sato.post(`${path}/told`, { once: newId() })).status, 303)
    const worklist = await page('/staff?who=all')
    assert.ok(!worklist.includes(path))
  })

  it('tells nobody but the desk why: not the manager, not the organiser’s sheet, not the public page', async () => {
    const { opportunity, assignment, person, absence, name } = await write(async desk => {
      const made = await setting(desk, 0)
      await agreed(desk, made.person)
      const absence = await absentOn(desk, made.assignment)
      const [one] = await assignmentsOfPeople(desk.tx, [made.person], desk.today)
      return { ...made, absence, name: one!.name }
    })
    assert.ok(assignment && person)
    assert.match(await page(`/staff/absences/${absence}`), /体調（窓口の中だけ）/)
    const others = [
      await page(`/staff/absences/${absence}`, tanaka),
      await page(`/staff/opportunities/${opportunity}/shifts`, tanaka),
      await page(`/staff/opportunities/${opportunity}/shifts/sheet?from=${TUESDAY}`),
      await (await visitor.get(`/opportunities/${opportunity}`)).text(),
    ]
    for (const html of others)
      for (const reason of Object.values(REASON_TEXT).filter(text => text !== REASON_TEXT.other))
        assert.ok(!html.includes(reason), reason)
    assert.match(others[2]!, new RegExp(`お休み：${name}さん`))
  })

  it('on the organiser’s sheet names only those who agreed to be named to them', async () => {
    const { opportunity, name } = await write(async desk => {
      const made = await setting(desk, 0)
      const [one] = await assignmentsOfPeople(desk.tx, [made.person], desk.today)
      return { ...made, name: one!.name }
    })
    const html = await page(`/staff/opportunities/${opportunity}/shifts/sheet?from=${TUESDAY}`)
    assert.ok(!html.includes(name))
    assert.match(html, /1人（お名前は窓口へ）/)
  })

  it('of an employment says that only colleagues may stand in', async () => {
    const absence = await write(async desk => {
      const opportunity = await shared(desk, 1, 'employment')
      const [person = ''] = await idle(desk, 1)
      await placed(desk, opportunity, person)
      const [one] = await assignmentsOfPeople(desk.tx, [person], desk.today)
      return absentOn(desk, one!.id)
    })
    const html = await page(`/staff/absences/${absence}`)
    assert.match(html, /いま頼める人が見つかりません/)
    assert.match(html, /この事業所で働いている人だけに頼めます/)
  })

  it('for which nobody is free names those who lack the least, and what', async () => {
    const absence = await write(async desk => {
      const { assignment } = await setting(desk, 1)
      await desk.tx.deleteFrom('availability').execute()
      const people = await desk.tx.selectFrom('person').select('id').execute()
      const evenings = people.map(({ id }) => ({ person_id: id, weekday: 6, from_min: 1140, to_min: 1200 }))
      await desk.tx.insertInto('availability').values(evenings).execute()
      return absentOn(desk, assignment)
    })
    const html = await page(`/staff/absences/${absence}`)
    assert.match(html, /いま頼める人が見つかりません/)
    assert.match(html, /あと少しの人/)
    assert.match(html, /火曜の午前が空けば出てきます/)
  })
})

it('every look at an absence and every answer is in the audit log', async () => {
  const actions = await database.read({ lane: 'job', municipality }, db =>
    db.selectFrom('audit_log').select('action').distinct().execute(),
  )
  const known = new Set(actions.map(({ action }) => action))
  for (const action of [
    'shifts.read',
    'shifts.assigned',
    'assignment.absence',
    'absence.read',
    'substitute.asked',
    'substitute.answered',
    'shifts.sheet',
    'absence.told',
  ])
    assert.ok(known.has(action), action)
})
