import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { recordPath } from '#platform/correctable.ts'
import { newId } from '#platform/ids.ts'
import { filled } from '#platform/submitted.ts'
import { caseRecord } from './corrected.ts'
import { casePath } from './rules.ts'
import { caseCity, words } from './testing.ts'

const { begun, standing, milestones, mark, act, ending, page, body, rows, inside, someone, doing, sato, tanaka } =
  await caseCity()
const [group] = await rows(sql<{ id: string; name: string }>`select id, name from organisation o where kind = 'npo'
  and not exists (select from support_case c where c.organisation_id = o.id) order by name limit 1`)

describe('what was written down wrongly', () => {
  it('is seen with its days, and every one of them can be put right', async () => {
    const { id } = await begun('startup')
    await mark(id, 'reach')
    const shown = await page(recordPath('support_case', id))
    assert.match(shown, /始めた日.*「したいことと、だれのためかを書く」が済んだ日/)
  })

  it('is taken back where a milestone was not reached after all: it is the step again', async () => {
    const { id } = await begun('startup')
    await mark(id, 'reach')
    const [first] = await milestones(id)
    const typed = (more: Record<string, string>) =>
      filled({ route: 'startup', goal: 'パン', begun_on: '令和8年11月1日', [`done-${first!.id}`]: '', ...more })
    const early = await inside(tx =>
      caseRecord.correct(tx, id, typed({ [`done-${first!.id}`]: '令和8年10月1日' }), doing),
    )
    assert.match(JSON.stringify(early), /始めた日か、それより後/)
    assert.deepEqual(await inside(tx => caseRecord.correct(tx, id, typed({}), doing)), {})
    assert.deepEqual([(await milestones(id))[0]!.done, (await standing(id)).note], [null, first!.title])
  })

  it('may be its end, by code and day', async () => {
    const { id } = await begun('health')
    await act(id, 'end', ending)
    const typed = (ended_on: string) =>
      filled({ route: 'health', goal: '', begun_on: '令和8年11月1日', end_as: 'stopped', ended_on })
    assert.match(
      JSON.stringify(await inside(tx => caseRecord.correct(tx, id, typed('令和8年11月22日'), doing))),
      /きょうかそれより前/,
    )
    assert.deepEqual(await inside(tx => caseRecord.correct(tx, id, typed('令和8年11月10日'), doing)), {})
    const [now] = await rows(
      sql<{
        end: string
        on: string
      }>`select end_as as end, ended_on::text as on from support_case where id = ${id}::uuid`,
    )
    assert.deepEqual(now, { end: 'stopped', on: '2026-11-10' })
  })

  it('is another person’s, with its step; or was never there, and nothing of it is left', async () => {
    const [{ id, person }, other] = [await begun('learn'), someone()]
    await inside(tx => caseRecord.move(tx, id, other.id, doing))
    const [step] = await rows(
      sql<{ of: string }>`select person_id as of from step where subject_id = ${id}::uuid and done_at is null`,
    )
    assert.deepEqual([step!.of === other.id, step!.of === person.id], [true, false])
    await inside(tx => caseRecord.remove(tx, id, doing))
    const left = await rows(
      sql`select from support_case c where c.id = ${id}::uuid union all select from step where subject_id = ${id}::uuid and done_at is null`,
    )
    assert.equal(left.length, 0)
  })
})

describe('the page on which it is put right', () => {
  const path = (id: string) => recordPath('support_case', id)
  const send = async (id: string, verb: string, fields: Record<string, string>, who = sato) => {
    const version = /name="version" value="(\d+)"/.exec(await (await who.get(path(id))).text())![1]!
    return who.post(`${path(id)}/${verb}`, { once: newId(), version, correction_reason: '聞きちがい', ...fields })
  }

  it('shows what would change before it is done, and keeps what it was with the reason', async () => {
    const { id } = await begun('learn')
    const typed = { route: 'health', goal: '週に一度の体操', begun_on: '令和8年10月20日' }
    const before = words(await (await send(id, 'correct', typed)).text())
    assert.match(
      before,
      /このとおりでよいですか.*進路 学び 健康.*めざすこと 小さな店を開く 週に一度の体操.*始めた日 令和8年11月1日（日） 令和8年10月20日（火）/,
    )
    assert.match(await page(casePath(id)), /進路：学び/)
    assert.equal((await send(id, 'correct', { ...typed, sure: 'yes' })).status, 303)
    assert.match(await page(casePath(id)), /進路：健康.*令和8年10月20日（火）に始めました/)
    assert.match(await page(path(id)), /聞きちがい/)
  })

  it('says what is wrong at its field, and that nothing changed where nothing did', async () => {
    const { id } = await begun('learn')
    assert.match(
      await body(send(id, 'correct', { route: '', goal: '', begun_on: '令和8年12月24日' })),
      /進路を選んでください.*きょうかそれより前の日/,
    )
    assert.match(
      await body(send(id, 'correct', { route: 'learn', goal: '小さな店を開く', begun_on: '令和8年11月1日' })),
      /変わ/,
    )
  })

  it('gives it to somebody else by their number, and takes out what was never there, with its count', async () => {
    const [{ id }, other] = [await begun('learn'), someone()]
    const [number] = await rows(sql<{ number: string }>`select number::text from person where id = ${other.id}::uuid`)
    assert.equal((await send(id, 'move', { to_number: number!.number, sure: 'yes' })).status, 303)
    assert.ok((await page(`/staff/people/${other.id}`)).includes('学び'))
    assert.match(await page(path(id)), /取り消す（この進路はなかった）/)
    assert.equal((await send(id, 'void', { sure: 'yes' })).status, 303)
    assert.equal((await sato.get(casePath(id))).status, 404)
  })

  it('of a group names the group, and there is nobody to whom it could be moved', async () => {
    const { id } = await begun('community', { organisation: group!.id })
    const shown = await page(path(id))
    assert.ok(shown.includes(group!.name))
    assert.doesNotMatch(shown, /ほかの方に移す/)
    assert.equal(
      (await send(id, 'correct', { route: 'volunteer', goal: '', begun_on: '令和8年11月2日', sure: 'yes' })).status,
      303,
    )
    assert.match(await page(casePath(id)), /進路：ボランティア/)
  })

  it('of one that stands still leaves it so', async () => {
    const { id } = await begun('volunteer')
    await act(id, 'pause', { as: 'own', until: '令和9年1月12日', pause_why: '' })
    await send(id, 'correct', { route: 'volunteer', goal: 'ゆっくり', begun_on: '令和8年11月1日', sure: 'yes' })
    const { status, due } = await standing(id)
    assert.deepEqual([status, due], ['paused', '2027-01-12'])
  })

  it('is for those who write of people', async () => {
    const { id } = await begun('learn')
    assert.notEqual(
      (await tanaka.post(`${path(id)}/void`, { version: '0', correction_reason: 'x', sure: 'yes' })).status,
      303,
    )
    assert.equal((await standing(id)).status, 'active')
  })
})
