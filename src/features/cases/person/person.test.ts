import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { eraseCases } from '../erasing/store.ts'
import { casePath, ENDS, ROUTES } from '../rules.ts'
import { moveCases } from '../store.ts'
import { caseCity, TODAY } from '../testing.ts'
import { ownText } from './mine.ts'
import { caseClosing } from './parts.ts'

const { begun, standing, mark, act, ending, page, rows, inside, someone, doing, sato, ueki, demo } = await caseCity()

describe('the page of a person', () => {
  it('shows all their routes with how far they have come, and what happened on them', async () => {
    const { id, person } = await begun('startup')
    await mark(id, 'reach')
    await begun('health', { person: person.id })
    const shown = await page(`/staff/people/${person.id}`)
    assert.match(shown, /進路 ?2件/)
    assert.match(shown, /起業 進んでいます 節目7つのうち1つが済み・次：創業の相談：連携機関・12月1日（火）/)
    assert.match(shown, /進路（起業）：「したいことと、だれのためかを書く」は、11月20日（金）に済みました/)
    assert.match(shown, /進路を始める/)
  })

  it('says nothing of who is on no route', async () => {
    assert.doesNotMatch(await page(`/staff/people/${someone().id}`), /進路 ?\d件/)
  })

  it('has the next milestone in the worklist, with the route and what it is for', async () => {
    const { person } = await begun('startup')
    const list = await page('/staff?q=')
    assert.ok(list.includes(person.name))
    assert.match(list, /起業：小さな店を開く/)
  })
})

describe('whose time at the desk ends', () => {
  it('has each open route listed with the ways in which it can end; another route is none of them', async () => {
    const { id, person } = await begun('community')
    const open = () => inside(tx => caseClosing.open(tx, person.id, TODAY))
    const [one, ...more] = await open()
    assert.equal(more.length, 0)
    assert.deepEqual(
      one!.ways.map(({ value }) => value),
      ENDS.filter(end => end !== 'moved'),
    )
    assert.equal(await inside(tx => caseClosing.end(tx, { id, way: 'impossible', why: '転居' }, doing)), null)
    assert.deepEqual(
      [(await standing(id)).end, (await standing(id)).steps, (await open()).length],
      ['impossible', 0, 0],
    )
    assert.match((await inside(tx => caseClosing.end(tx, { id, way: 'reached', why: '' }, doing)))!, /いまのようすでは/)
  })
})

describe('a resident', () => {
  it('reads on their own page what is next, who does it and by when, and not who keeps it', async () => {
    const mine = await page('/my', ueki)
    assert.match(
      mine,
      /いっしょに進めていること 地域活動 ：近所に顔見知りをふやす つぎは「見学に行く」です。あなたが、11月29日（日）ごろまでに。/,
    )
    assert.match(mine, /節目4つのうち1つが済み/)
    assert.doesNotMatch(mine, /佐藤/)
  })

  it('takes it along with every milestone', async () => {
    const file = await (await ueki.get('/my/data')).text()
    assert.match(file, /いっしょに進めていること（進路）/)
    assert.match(file, /地域の集まりを知る（/)
  })

  it('is told who looked at it', async () => {
    const [own] = await rows(
      sql<{
        id: string
      }>`select c.id from support_case c join person p on p.id = c.person_id where p.email = 'ueki@example.jp'`,
    )
    await sato.get(casePath(own!.id))
    assert.match(await page('/my/looks', ueki), /相談員 \S+ため あなたの記録を開きました 1回/)
  })

  const at = {
    id: '',
    route: 'learn',
    goal: '',
    begun_on: '2026-11-01',
    paused_until: null,
    ended_on: null,
    end_as: null,
  } as const
  const open = {
    title: '講座に申しこむ',
    waits: 'resident',
    planned_on: '2026-12-01',
    done_on: null,
    skipped: null,
  } as const
  for (const [why, own, says] of [
    ['what the desk does', { ...at, status: 'active', milestones: [{ ...open, waits: 'desk' }] }, /窓口が、12月1日/],
    [
      'what a partner does',
      { ...at, status: 'active', milestones: [{ ...open, waits: 'partner' }] },
      /窓口と連携機関が/,
    ],
    [
      'that all is done',
      { ...at, status: 'active', milestones: [{ ...open, done_on: '2026-11-20' }] },
      /すべて済みました/,
    ],
    [
      'that it stands still',
      { ...at, status: 'paused', paused_until: '2027-01-12', milestones: [open] },
      /1月12日（火）まで、お休み/,
    ],
    [
      'that it is over',
      { ...at, status: 'ended', ended_on: '2026-11-20', end_as: 'reached', milestones: [] },
      /めざしたことが、できました/,
    ],
  ] as const)
    it(`is told ${why}`, () => assert.match(ownText({ ...own, milestones: [...own.milestones] }), says))
})

describe('somebody who is erased', () => {
  it('leaves no word of it; by which route, when and how it ended stay', async () => {
    const { id, person } = await begun('startup')
    await act(id, 'end', { ...ending, end_why: '資金が足りない' })
    assert.ok((await inside(tx => eraseCases(tx, person.id, doing))) > 0)
    const [left] = await rows(sql<{
      line: string
    }>`select c::text || (select string_agg(m::text, '') from case_milestone m where m.case_id = c.id) as line
      from support_case c where c.id = ${id}::uuid`)
    for (const word of ['小さな店', '創業', '公庫', '資金']) assert.ok(!left!.line.includes(word), word)
    assert.match(left!.line, /startup.*reached/)
    assert.equal(await inside(tx => eraseCases(tx, person.id, doing)), 0)
  })
})

it('what somebody began becomes that of the one who is found to be the same', async () => {
  const [{ id, person }, other] = [await begun('learn'), someone()]
  await inside(tx => moveCases(tx, person.id, other.id))
  const [now] = await rows(sql<{
    of: string
    alike: boolean
  }>`select c.person_id as of, bool_and(m.person_id = c.person_id) as alike
    from support_case c join case_milestone m on m.case_id = c.id where c.id = ${id}::uuid group by 1`)
  assert.deepEqual(now, { of: other.id, alike: true })
})

it('the demo shows each route that goes on, one that stands still, one that ended, and a group', async () => {
  const all = await rows(
    sql<{
      route: string
      status: string
      grouped: boolean
    }>`select route, status, organisation_id is not null as grouped from support_case where at < ${demo.clock.now}::timestamptz`,
  )
  assert.deepEqual(new Set(all.map(({ route }) => route)), new Set(ROUTES))
  assert.ok(
    all.some(({ status }) => status === 'paused') &&
      all.some(({ status }) => status === 'ended') &&
      all.some(({ grouped }) => grouped),
  )
})
