import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { planById } from '../../store.ts'
import { finished } from '../../testing.ts'
import { idOf, planDesk } from '../testing.ts'

const { city, plan, path, page, send, read, placements } = await planDesk()
const untouched = async () => (await placements()).filter(one => one.locked_at === null && one.proposal_id === null)
const seatOf = ({ person_id, slot_id }: { person_id: string; slot_id: string }) =>
  `${path}/move?${new URLSearchParams({ person: person_id, slot: slot_id })}`

describe('a placement', () => {
  it('is looked at in the name of the person, which the audit log keeps', async () => {
    const [one] = await untouched()
    await page(seatOf(one!))
    const last = await city.database.read({ lane: 'job', municipality: city.municipality }, db =>
      db
        .selectFrom('audit_log')
        .select(['action', 'subject_kind', 'subject_id'])
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow(),
    )
    assert.deepEqual(last, { action: 'plan.placement', subject_kind: 'person', subject_id: one!.person_id })
  })

  it('shows terms that add up, reasons, and what else there is with its cost', async () => {
    const [one] = await untouched()
    const html = await page(seatOf(one!))
    const [, score, words = ''] = /<b>(\d+)点<\/b><span>(.*?)<\/span><\/p>/.exec(html) ?? []
    assert.equal(Number(score), one!.score)
    assert.equal(
      [...words.matchAll(/ (\d+)</g)].reduce((sum, [, points]) => sum + Number(points), 0),
      one!.score,
    )
    assert.match(html, /合計(が[\d,]+点|の点は)/)
  })

  it('is locked, then can be neither removed nor moved until it is unlocked', async () => {
    const [one] = await untouched()
    const pair = { person: one!.person_id, slot: one!.slot_id }
    assert.equal((await send(`${path}/lock`, { ...pair, on: '1' })).status, 303)
    assert.match(await page(seatOf(one!)), /固定しています/)
    const refused = await send(`${path}/remove`, pair)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /先に固定を外してください/)
    assert.equal((await send(`${path}/lock`, { ...pair, on: '0' })).status, 303)
    assert.ok((await untouched()).some(other => other.person_id === one!.person_id && other.slot_id === one!.slot_id))
  })

  it('is moved at the cost that was stated, and not at another', async () => {
    for (const one of await untouched()) {
      const html = await page(seatOf(one))
      const to = /&amp;to=([0-9a-f-]{36})/.exec(html)?.[1]
      if (!to) continue
      const asked = await page(`${seatOf(one)}&to=${to}`)
      const cost = /name="cost" value="(-?\d+)"/.exec(asked)![1]!
      if (cost === '0') continue // the page of the plan tells of moves that changed its sum
      const pair = { person: one.person_id, slot: one.slot_id, to }
      const other = await send(`${path}/move`, { ...pair, cost: String(Number(cost) + 1) })
      assert.equal(other.status, 422)
      assert.match(await other.text(), /案が変わり/)
      const before = await total()
      assert.equal((await send(`${path}/move`, { ...pair, cost })).status, 303)
      assert.equal(before - (await total()), Number(cost))
      assert.match(await page(path), /計算のあとに直したので/)
      return
    }
    assert.fail('nobody could be moved')
  })

  it('is removed once; the second time says that it is gone', async () => {
    const one = (await untouched()).at(-1)!
    const pair = { person: one.person_id, slot: one.slot_id }
    assert.equal((await send(`${path}/remove`, pair)).status, 303)
    const again = await send(`${path}/remove`, pair)
    assert.equal(again.status, 422)
    assert.match(await again.text(), /もうこの案にありません/)
  })
})

const total = async (): Promise<number> => (await read(db => planById(db, plan)))!.total!

describe('proposals out of a plan', () => {
  it('ask for people, an owner and a day, all at once', async () => {
    const response = await send(`${path}/proposals`, { whom: 'chosen', owner: '', due: '令和8年11月1日' })
    assert.equal(response.status, 422)
    const html = await response.text()
    for (const sentence of ['1人以上選んでください', '担当の職員を選んでください', '期限は、きょうか'])
      assert.ok(html.includes(sentence), sentence)
  })

  it('are chosen over all pages: whoever was chosen on another one stays chosen, and nothing is proposed yet', async () => {
    const [one] = await untouched()
    const [elsewhere, owner] = [newId(), newId()]
    const typed = { whom: 'chosen', people: [one!.person_id, elsewhere], owner, due: '12/4', page: '1' }
    const response = await send(`${path}/proposals`, typed)
    assert.equal(response.status, 200)
    const html = await response.text()
    assert.match(
      html,
      new RegExp(`value="${one!.person_id}" checked|type="hidden" name="people" value="${one!.person_id}"`),
    )
    assert.match(html, new RegExp(`type="hidden" name="people" value="${elsewhere}"`))
    assert.match(html, /name="due"[^>]*value="12\/4"/)
    assert.ok((await untouched()).some(other => other.person_id === one!.person_id))
  })

  it('are proposals with an owner and a due date, never introductions; who has one already is told', async () => {
    const [one, two] = await untouched()
    const { id: owner } = await read(db =>
      db.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow(),
    )
    const people = [one!.person_id, two!.person_id]
    const done = await send(`${path}/proposals`, { whom: 'chosen', people, owner, due: '令和8年12月4日' })
    assert.equal(done.status, 303)
    const made = (await placements()).flatMap(({ proposal_id }) => proposal_id ?? [])
    assert.ok(made.length > 0)
    const steps = await read(db =>
      db.selectFrom('step').select(['owner_id', 'due_on', 'what']).where('subject_id', 'in', made).execute(),
    )
    assert.ok(steps.every(step => step.owner_id === owner && step.due_on === '2026-12-04' && step.what === 'answer'))
    const verbs = await read(db =>
      db.selectFrom('proposal_entry').select('verb').distinct().where('proposal_id', 'in', made).execute(),
    )
    assert.deepEqual(verbs, [{ verb: 'propose' }])
    assert.match(await page(`${path}/proposals`), /件を提案にしました/)
  })
})

describe('もし…なら', () => {
  it('asks for what is missing, and keeps what was typed', async () => {
    const response = await send(`${path}/what-if/hours`, { 'hours-opportunity': '', 'hours-hours': '二' })
    assert.equal(response.status, 422)
    const html = await response.text()
    assert.match(html, /活動を選んでください/)
    assert.match(html, /value="二"/)
    assert.equal((await send(`${path}/what-if/weather`, {})).status, 404)
  })

  it('runs a new plan that is set beside this one, figure by figure', async () => {
    const { slot_id } = await read(db =>
      db.selectFrom('plan_slot').select('slot_id').where('plan_id', '=', plan).executeTakeFirstOrThrow(),
    )
    const started = await send(`${path}/what-if/seats`, { 'seats-slot': slot_id, 'seats-more': '1' })
    assert.equal(started.status, 303)
    const other = idOf(started)
    await finished(city, other)
    const html = await page(`/staff/plans/${other}/compare?with=${plan}`)
    for (const words of ['数字のくらべ', '枠に入れるようになる方', '席が、あと1つあれば'])
      assert.ok(html.includes(words), words)
    assert.match(await page(`${path}/what-if`), /これまでに試した条件/)
  })
})

it('a run around what is locked keeps it, and the two can be compared', async () => {
  const [one] = await untouched()
  await send(`${path}/lock`, { person: one!.person_id, slot: one!.slot_id, on: '1' })
  const started = await send(`${path}/rerun`, {})
  const again = idOf(started)
  await finished(city, again)
  assert.ok(
    (await placements(again)).some(other => other.person_id === one!.person_id && other.slot_id === one!.slot_id),
  )
  await page(`/staff/plans/${again}/compare`)
})
