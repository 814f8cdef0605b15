import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { casePath, newPath, PATH } from '../rules.ts'
import { caseCity } from '../testing.ts'

const {
  begun,
  form,
  standing,
  milestones,
  mark,
  act,
  ending,
  page,
  body,
  rows,
  someone,
  tanaka,
  kanri,
  suzuki,
  ueki,
  demo,
} = await caseCity()
const [group, other] = await rows(sql<{
  id: string
  name: string
}>`select id, name from organisation o where kind = 'npo'
  and not exists (select from support_case c where c.organisation_id = o.id) order by name limit 2`)

describe('somebody who begins', () => {
  it('has the milestones of their route, each with its day, and the first of them as the one step', async () => {
    const { id, person } = await begun('startup')
    const planned = await milestones(id)
    assert.deepEqual(
      [planned.length, planned[0]!.planned, planned.at(-1)!.title],
      [7, '2026-11-15', '半年後のようすを確かめる'],
    )
    const { status, what, note, waits, due, owner, steps } = await standing(id)
    assert.deepEqual(
      [status, what, note, waits, owner, steps],
      ['active', 'milestone', planned[0]!.title, 'resident', 'sato', 1],
    )
    assert.equal(due, '2026-11-16', 'a Sunday: the next day on which the desk is open')
    const shown = await page(casePath(id))
    assert.ok(shown.includes(person.name))
    assert.match(shown, /進路：起業.*節目7つのうち0つが済み.*めざすこと：小さな店を開く/)
  })

  it('may be on several routes at once, but not twice on the same', async () => {
    const { person } = await begun('learn')
    assert.equal((await form({ person: person.id, route: 'health' })).status, 303)
    const twice = await form({ person: person.id, route: 'learn', goal: '英語' })
    assert.equal(twice.status, 422)
    assert.match(await body(twice), /同じ進路が、まだ終わっていません.*英語/)
  })

  it('sees what each route would bring before one is chosen, and is asked for what is missing', async () => {
    const { id } = someone()
    assert.match(await page(newPath('person', id)), /資金を相談する → 届け出と準備/)
    const refused = await form({ person: id, goal: 'パンを焼く', begun_on: '' })
    assert.equal(refused.status, 422)
    assert.match(await body(refused), /2か所、直してください.*進路を選んでください.*始めた日を.*パンを焼く/)
    const ahead = await form({ person: id, route: 'learn', begun_on: '令和8年12月1日' })
    assert.match(await body(ahead), /きょうかそれより前の日/)
  })

  it('is a group as well as a person: it does what a person would do, and its step is nobody’s', async () => {
    assert.match(await page(`${PATH}/new`), /相談に来た団体/)
    assert.match(await body(form({ route: 'community' })), /相談に来た団体を選んでください/)
    const { id } = await begun('community', { organisation: group!.id })
    await mark(id, 'reach')
    assert.equal((await standing(id)).waits, 'organiser')
    assert.ok((await page(casePath(id))).includes(`${group!.name} （団体の相談）`))
    assert.ok((await page(PATH)).includes(group!.name))
  })

  it('is one whom the city knows', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000'
    assert.match(await body(form({ organisation: nobody, route: 'learn' })), /その方か団体が見つかりません/)
    assert.equal((await demo.login('sato').then(sato => sato.get(newPath('person', nobody)))).status, 404)
  })
})

describe('a milestone', () => {
  it('that is reached makes place for the next, and the history says so', async () => {
    const { id } = await begun('startup')
    assert.equal((await mark(id, 'reach')).status, 303)
    const [first, second] = await milestones(id)
    assert.deepEqual([first!.done, first!.skipped, (await standing(id)).note], ['2026-11-20', null, second!.title])
    assert.match(
      await page(casePath(id)),
      /「したいことと、だれのためかを書く」は、11月20日（金）に済みました。.*「起業」を始めました/,
    )
  })

  it('that is passed over needs its reason, and counts neither as reached nor as missing', async () => {
    const { id } = await begun('volunteer')
    assert.match(await body(mark(id, 'skip', { why: '前に済んだ' })), /通らないわけを選んでください.*/)
    await mark(id, 'skip', { skip: 'before', why: '前に済んだ' })
    assert.match(
      await page(casePath(id)),
      /節目3つのうち0つが済み.*通らないことにしました（もう済んでいる）：前に済んだ/,
    )
  })

  it('may be put to another day, and the step goes with it', async () => {
    const { id } = await begun('volunteer')
    assert.equal((await mark(id, 'plan', { on_day: '12月10日' })).status, 303)
    const { note, due } = await standing(id)
    // The visit is planned for 1 December: it is what is next now.
    assert.deepEqual([note, due], ['見学・体験', '2026-12-01'])
    assert.match(await body(mark(id, 'plan', { on_day: '令和8年11月1日' })), /きょうより後の日/)
  })

  for (const [why, fields, says] of [
    ['ahead of today', { on_day: '令和8年11月22日' }, /きょうかそれより前の日/],
    ['before it began', { on_day: '令和8年10月1日' }, /進路を始めた日か、それより後の日/],
    ['that is none', { on_day: 'いつか' }, /日を「令和8年11月21日」/],
    ['of no milestone', { milestone: '' }, /節目を選んでください/],
  ] as const)
    it(`is not taken on a day ${why}; what was typed stays`, async () => {
      const { id } = await begun('health')
      const refused = await mark(id, 'reach', { why: 'たのしかった', ...fields })
      assert.equal(refused.status, 422)
      const html = await refused.text()
      assert.match(html, says)
      assert.match(html, /value="たのしかった"/)
      assert.ok((await milestones(id)).every(({ done }) => done === null))
    })

  it('is added where the city has none for it', async () => {
    const { id } = await begun('learn')
    assert.match(await body(act(id, 'add', { title: '', waits: 'desk', planned_on: '' })), /2か所/)
    await act(id, 'add', { title: '先生に会う', waits: 'desk', planned_on: '11月24日' })
    assert.ok((await milestones(id)).some(({ title, planned }) => title === '先生に会う' && planned === '2026-11-24'))
  })

  it('where a partner helps leads to a つなぎ with 商工会, then with 公庫; of a group to what the partner takes on', async () => {
    const { id, person } = await begun('startup')
    const links = async (of: string) =>
      [
        ...(await (await (await demo.login('sato')).get(casePath(of))).text()).matchAll(
          /href="(\/staff\/(?:referrals\/new|partners)[^"]*)"/g,
        ),
      ].map(([, href]) => href!)
    assert.match(await page(casePath(id)), /「創業の相談」の連携機関.*沼南商工会.*につなぐ/)
    const [first] = await links(id)
    assert.ok(first!.includes(`person=${person.id}`))
    for (const _ of [1, 2, 3]) await mark(id, 'reach')
    assert.match(await page(casePath(id)), /「資金を相談する」の連携機関.*日本政策金融公庫松戸支店 ?につなぐ/)
    const { id: theirs } = await begun('startup', { organisation: other!.id })
    assert.ok((await links(theirs)).every(href => href.startsWith('/staff/partners/')))
  })

  it('that was the last leaves a step for the desk: to end it, or to add one', async () => {
    const { id } = await begun('health')
    for (const _ of [1, 2, 3, 4]) await mark(id, 'reach')
    const { status, waits, due, note } = await standing(id)
    assert.deepEqual([status, waits, due], ['active', 'desk', '2026-11-24'])
    assert.match(note!, /すべての節目が済みました/)
  })
})

describe('what stands still', () => {
  it('does so for a reason until a day, which is its step; its plan is later by as many days', async () => {
    const { id } = await begun('community')
    const before = await milestones(id)
    assert.match(await body(act(id, 'pause', { as: '', until: '11月21日', pause_why: '' })), /休むわけを選んで/)
    assert.match(
      await body(act(id, 'pause', { as: 'own', until: '令和8年11月21日', pause_why: '' })),
      /きょうより後の日/,
    )
    await act(id, 'pause', { as: 'season', until: '令和9年1月12日', pause_why: '' })
    const { status, what, waits, due } = await standing(id)
    assert.deepEqual([status, what, waits, due], ['paused', 'milestone', 'desk', '2027-01-12'])
    assert.match(await page(casePath(id)), /1月12日（火）まで休んでいます.*休んでいるわけ：時期を待つ/)
    assert.match(await body(mark(id, 'reach')), /いまのようすでは、それはできません/)
    await rows(sql`update support_case set paused_on = '2026-11-11' where id = ${id}::uuid`)
    await act(id, 'go')
    assert.deepEqual(
      [before[0]!.planned, (await milestones(id))[0]!.planned, (await standing(id)).status],
      ['2026-11-15', '2026-11-25', 'active'],
    )
  })
})

describe('the end', () => {
  it('has its code and day, leaves no step, and can be taken back', async () => {
    const { id } = await begun('volunteer')
    assert.match(await body(act(id, 'end', { ...ending, end: '' })), /どう終わったかを選んで/)
    assert.match(await body(act(id, 'end', { ...ending, ended_on: '令和8年10月1日' })), /始めた日か、それより後/)
    await act(id, 'end', ending)
    const { status, end, steps } = await standing(id)
    assert.deepEqual([status, end, steps], ['ended', 'reached', 0])
    assert.match(await page(casePath(id)), /めざしたことができた（令和8年11月20日（金））/)
    assert.equal((await act(id, 'end', ending)).status, 422)
    await act(id, 'go')
    assert.deepEqual([(await standing(id)).status, (await standing(id)).steps], ['active', 1])
  })

  it('by another route begins that one at once, with whoever had the first', async () => {
    const { id, person } = await begun('learn')
    await rows(
      sql`update step set owner_id = (select id from account where login = 'suzuki') where subject_id = ${id}::uuid and done_at is null`,
    )
    assert.match(await body(act(id, 'end', { ...ending, end: 'moved' })), /移った先の進路を選んでください/)
    assert.match(await body(act(id, 'end', { ...ending, end: 'moved', to: 'learn' })), /別の進路を選んで/)
    const to = (await act(id, 'end', { ...ending, end: 'moved', to: 'volunteer' })).headers.get('location')!
    assert.ok(to !== casePath(id))
    assert.match(await page(to), /進路：ボランティア.*前の進路 ?から移りました/)
    assert.deepEqual(
      [(await standing(id)).end, (await standing(to.slice(casePath('').length))).owner],
      ['moved', 'suzuki'],
    )
    const { id: third } = await begun('health', { person: person.id })
    assert.match(await body(act(third, 'end', { ...ending, end: 'moved', to: 'volunteer' })), /同じ進路が/)
    assert.equal((await standing(third)).status, 'active', 'nothing was half done')
  })
})

describe('the list', () => {
  it('tells the oldest first, by route, state and owner, and that nothing is lost', async () => {
    const all = await page(PATH)
    assert.match(all, /担当や期限のないもの0件（滞留はありません）/)
    const html = await (await tanaka.get(`${PATH}?route=startup`)).text()
    assert.match(html, /起業/)
    assert.doesNotMatch(html, /<th scope="row"[^>]*><a[^>]*>ボランティア/)
    assert.match(await page(`${PATH}?status=paused`), /1月5日（火）まで休んでいます|まで休んでいます/)
    assert.match(await page(`${PATH}?status=ended&route=rehire`), /めざしたことができた/)
    const [sato] = await rows(sql<{ id: string }>`select id from account where login = 'sato'`)
    assert.match(await page(`${PATH}?owner=${sato!.id}`), /佐藤/)
    assert.match(await page(`${PATH}?page=99`), /このページはありません/)
    assert.match(await page(`${PATH}?status=unheard&owner=x`), /終わっていないもの/)
    const days = await rows(
      sql<{
        day: string
      }>`select begun_on::text as day from support_case where status <> 'ended' order by begun_on limit 1`,
    )
    assert.match(
      all.slice(all.indexOf('始めた日')),
      new RegExp(`${Number(days[0]!.day.slice(5, 7))}月${Number(days[0]!.day.slice(8))}日`),
    )
  })

  it('counts what was begun and ended in the quarters of the year', async () => {
    const told = async () =>
      /起業 ((?:始めた\d+・終わった\d+（うちできた\d+） ?)+)/
        .exec((await page(PATH)).split('この年度の進路の数')[1]!)![1]!
        .match(/\d+/g)!
        .slice(-3)
        .map(Number)
    const before = await told()
    const { id } = await begun('startup')
    await act(id, 'end', ending)
    assert.deepEqual(
      await told(),
      before.map(count => count + 1),
    )
  })

  it('is seen by whoever sees people; only who writes them begins and goes on', async () => {
    const { id } = await begun('learn')
    assert.equal((await tanaka.get(casePath(id))).status, 200)
    assert.doesNotMatch(await page(casePath(id), tanaka), /節目を記録する/)
    assert.equal((await tanaka.post(`${casePath(id)}/go`, {})).status, 403)
    assert.equal((await kanri.get(PATH)).status, 403)
    assert.equal((await suzuki.get(PATH)).status, 200)
    assert.notEqual((await ueki.get(casePath(id))).status, 200)
  })
})

it('every one that is open has one step with an owner, a day and whom it waits for; what is over has none', async () => {
  const all = await rows(sql<{
    status: string
    steps: number
    owned: number
  }>`select c.status, count(s.id)::int as steps,
    (count(*) filter (where s.owner_id is not null and s.due_on is not null and s.waits_for is not null and s.person_id is not distinct from c.person_id))::int as owned
    from support_case c left join step s on s.subject_kind = 'support_case' and s.subject_id = c.id and s.done_at is null group by c.id, 1`)
  assert.deepEqual(new Set(all.map(({ status }) => status)), new Set(['active', 'paused', 'ended']))
  for (const { status, steps, owned } of all)
    assert.deepEqual([steps, owned], status === 'ended' ? [0, 0] : [1, 1], status)
})
