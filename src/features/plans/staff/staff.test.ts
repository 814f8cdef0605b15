import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { finished, MONDAY } from '../testing.ts'
import { idOf, planDesk } from './testing.ts'

const { city, suzuki, plan, path, page, send, read, placements } = await planDesk()
const { login, visitor } = city
const [tanaka, sato] = [await login('tanaka'), await login('sato')]

/** How many days 「月・水」 or 「月〜金」 are. */
const daysIn = (days: string): number => {
  const [first, last] = days.split('〜').map(day => '月火水木金土日'.indexOf(day))
  return last === undefined ? days.split('・').length : last - first! + 1
}

describe('a new plan', () => {
  const good = { name: '12月の案', from: '令和8年11月30日', weeks: '４' }

  it('is asked for with all that is wrong said at once and what was typed kept', async () => {
    const response = await send('/staff/plans', { name: '', from: '令和9年2月30日', weeks: '0', areas: 'x' })
    assert.equal(response.status, 422)
    const html = await response.text()
    for (const sentence of ['案の名前を入力してください', '令和8年11月30日', '1から12までの数'])
      assert.ok(html.includes(sentence))
    assert.match(html, /3か所、直してください/)
    assert.match(html, /value="令和9年2月30日"/)
  })

  for (const [from, sentence] of [
    ['令和8年11月16日', 'きょうより前の日からはつくれません'],
    ['令和8年12月2日', '次の月曜日は令和8年12月7日（月）です'],
  ] as const)
    it(`is refused from ${from} with a sentence that says what to do`, async () => {
      const response = await send('/staff/plans', { ...good, from })
      assert.equal(response.status, 422)
      assert.ok((await response.text()).includes(sentence))
    })

  it('says that nothing is carried out by itself, waits for its turn, and shows how far it is', async () => {
    assert.match(await page('/staff/plans/new'), /ひとりでに実行されることはありません/)
    const started = await send('/staff/plans', good)
    assert.equal(started.status, 303)
    const html = await page(`/staff/plans/${idOf(started)}`)
    assert.match(html, /順番を待っています/)
    assert.match(html, /いまの様子を見る/)
    assert.match(await page('/staff/plans'), /12月の案/)
    await finished(city, idOf(started))
    const waited = await suzuki.get(`/staff/plans/${idOf(started)}/progress`)
    assert.equal(waited.headers.get('location'), `/staff/plans/${idOf(started)}`)
  })

  it('is stopped: it says that it is stopping, and what was found until then stays as a plan', async () => {
    const id = idOf(await send('/staff/plans', { ...good, name: '止める案' }))
    assert.equal((await send(`/staff/plans/${id}/stop`, {})).status, 303)
    assert.match(await page(`/staff/plans/${id}`), /止めています/)
    await finished(city, id)
    assert.match(await page(`/staff/plans/${id}`), /途中で止めた案です/)
    const again = await send(`/staff/plans/${id}/stop`, {})
    assert.equal(again.status, 422)
    assert.match(await again.text(), /いまはその操作ができない状態です/)
  })

  it('pressed twice is one plan', async () => {
    const once = newId()
    const [first, second] = [
      await suzuki.post('/staff/plans', { ...good, once }),
      await suzuki.post('/staff/plans', { ...good, once }),
    ]
    assert.equal(first.headers.get('location'), second.headers.get('location'))
  })
})

describe('a finished plan', () => {
  it('says how good it is, rounded down, and how many get a place', async () => {
    const html = await page(path)
    const { objective, bound } = await read(db =>
      db.selectFrom('plan').select(['objective', 'bound']).where('id', '=', plan).executeTakeFirstOrThrow(),
    )
    const said = /理論上の最良(?:の([\d.]+)%以上)?です/.exec(html)!
    const percent = said[1] === undefined ? 100 : Number(said[1])
    assert.ok(percent / 100 <= Number(objective) / Number(bound))
    assert.ok(percent > 95, `${percent}`)
    const served = new Set((await placements()).map(one => one.person_id)).size
    assert.ok(html.includes(`${served}人</b>`))
  })

  it('shows every placement once on its board, and half-days add up to all seats', async () => {
    const html = await page(`${path}/print`)
    const slots = new Set((await placements()).map(({ slot_id }) => slot_id)).size
    assert.match(html, new RegExp(`<p>${slots}枠`))
    const people = [...html.matchAll(/<li><b>(.*?)<\/b> (.*?)<\/li>/g)].map(
      ([, days, line]) => daysIn(days!) * (line!.match(/(?<=^\S+ |、)\d+ /g) ?? []).length,
    )
    assert.equal(
      people.reduce((sum, count) => sum + count, 0),
      (await placements()).length,
    )
    const bytes = await (await suzuki.get(`${path}/placements.csv`)).bytes()
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    const lines = csv.trim().split('\r\n').slice(1)
    assert.ok(csv.startsWith('\ufeff'))
    assert.equal(lines.filter(line => !line.includes('あき')).length, (await placements()).length)
    const board = await page(`${path}/board`)
    const cells = [...board.matchAll(/<\/span>(\d+)\/(\d+)<small>/g)].map(
      ([, taken, seats]) => [+taken!, +seats!] as const,
    )
    assert.equal(
      cells.reduce((sum, [taken]) => sum + taken, 0),
      (await placements()).length,
    )
  })

  for (const tab of ['people', 'slots', 'fairness', 'proposals', 'what-if'])
    it(`opens its page ${tab} for those who may read`, async () => {
      await page(`${path}/${tab}`)
      const html = await page(`${path}/${tab}`, tanaka)
      assert.ok(!html.includes('<button class="button main"'), 'nothing to press for who only reads')
    })

  it('tells of everybody without a place why', async () => {
    const html = await page(`${path}/people`)
    const { people } = await read(db =>
      db
        .selectFrom('plan_person')
        .select(({ fn }) => fn.countAll<string>().as('people'))
        .where('plan_id', '=', plan)
        .executeTakeFirstOrThrow(),
    )
    const served = new Set((await placements()).map(one => one.person_id)).size
    assert.match(html, new RegExp(`${Number(people) - served}人</span>`))
  })

  it('is not there for a counsellor, a visitor, or under an id that is none', async () => {
    assert.equal((await sato.get(path)).status, 403)
    assert.equal((await visitor.get(path)).status, 401)
    for (const wrong of [
      '/staff/plans/x',
      `/staff/plans/${newId()}`,
      `/staff/plans/${newId()}/board`,
      `${path}/move`,
      `${path}/move?person=x&slot=y`,
      `${path}/compare?with=${newId()}`,
    ])
      assert.equal((await suzuki.get(wrong)).status, 404, wrong)
  })

  it('notes every look at names in the audit log, with the plan', async () => {
    await page(`${path}/board`, tanaka)
    const { action } = await city.database.read({ lane: 'job', municipality: city.municipality }, db =>
      db
        .selectFrom('audit_log')
        .select('action')
        .where('subject_kind', '=', 'plan')
        .where('subject_id', '=', plan)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow(),
    )
    assert.equal(action, 'plan.board')
  })

  for (const query of ['?at=99&page=-1', '?at=x&area=nowhere&kind=?', '?q=%F0%9F%98%80', '?page=9999'])
    it(`keeps its board whole when asked for ${query}`, async () => void (await page(`${path}/board${query}`)))
})

it('a plan for a Monday long ago is not offered: the form begins with the next one', async () => {
  assert.ok((await page('/staff/plans/new')).includes(`value="令和8年11月${Number(MONDAY.slice(8))}日（月）"`))
})
