import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { mailsTo, sendDue } from '#features/notices/testing.ts'
import { addDays } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { toldBy } from '../../../../seed/testing.ts'
import { listeners } from '../jobs.ts'
import { rounds } from '../rounds.ts'
import { interestCity, TODAY, words } from '../testing.ts'
import { messages } from './messages/all.ts'
import { MOST } from './rules.ts'
import { moveSearches } from './store.ts'

const { demo, inside, personOf, page, press, rows } = await interestCity()
let [ueki, terai] = [await demo.login('ueki'), await demo.login('terai')]
/** At another time; whoever was in has to come in again. */
async function at(now: string): Promise<void> {
  demo.clock.now = now
  ueki = await demo.login('ueki')
  terai = await demo.login('terai')
}
const [her, him] = [await personOf('ueki'), await personOf('terai')]
const LIST = '/my/searches/new/list'
const ANSWERS = '/my/searches/new/for-me'
const MAIL = 'terai@example.jp'

type Row = { id: string; kind: string; asked: string; name: string; ended_as: string | null }
const searchesOf = (person: string): Promise<Row[]> =>
  rows<Row>(
    sql`select id, kind, asked, name, ended_as from saved_search where person_id = ${person} order by begun_on, id`,
  )

/** What the day brings, as the thread of the jobs does it; gives how many it dealt with. */
const round = async (name: string, ago: number): Promise<number> => {
  const day = addDays(TODAY, ago)
  const now = `${day}T01:00:00.000Z`
  await at(now)
  return inside(tx => rounds.find(one => one.name === name)!.run(tx, { day, since: day, now }))
}
const morning = (ago: number) => round('interests.fresh', ago)
/** Publishes so many activities of the city anew, on a day; gives their ids. */
const publish = (many: number, category: string, ago: number): Promise<string[]> =>
  inside(async tx => {
    const { rows } = await sql<{
      id: string
    }>`update opportunity set published_on = ${addDays(TODAY, ago)}, category = ${category}, title = title || '（新）'
      where id in (select id from public_opportunity where published_on < ${TODAY} and legal_form in ('volunteering', 'paid-volunteering')
        and (ends_on is null or ends_on > ${addDays(TODAY, 90)}) order by id limit ${many}) returning id`.execute(tx)
    return rows.map(({ id }) => id)
  })
const noticesOf = (search: string) =>
  rows<{ status: string; words: { title: string; lines: string[] } }>(
    sql`select status, words from notice where about_kind = 'saved_search' and about_id = ${search} order by planned_at, id`,
  )
let search = ''
/** The searches of the demo city are looked at elsewhere. */
before(() => inside(tx => sql`update saved_search set looked_on = '2099-01-01', until_on = '2100-01-01'`.execute(tx)))

describe('somebody who wants to be told of what is new', () => {
  it('is offered it where they ask for something, and not where everything would be told', async () => {
    assert.match(
      await page(terai, '/opportunities?category=books'),
      /next=%2Fmy%2Fsearches%2Fnew%2Flist%3Fcategory%3Dbooks/,
    )
    assert.doesNotMatch(await page(terai, '/opportunities'), /searches%2Fnew/)
    assert.match(await page(terai, '/start/for-me?a=W0'), /next=%2Fmy%2Fsearches%2Fnew%2Ffor-me%3Fa%3DW0/)
  })
  it('sees before what is told, when and until when, in the words of the conditions', async () => {
    const html = words(await page(terai, `${LIST}?category=books&when=sat&page=3`))
    assert.match(html, /読み聞かせ・図書・土曜の活動[\s\S]*1日に1通まで、1通に5件まで[\s\S]*令和9年11月21日/)
    assert.match(words(await page(terai, `${ANSWERS}?a=W0&when=sat`)), /読み聞かせ・図書、土曜/)
    assert.deepEqual(await searchesOf(him), [])
  })
  it('begins it by one press, once', async () => {
    assert.match(toldBy(await press(terai, LIST, { asked: 'category=books' }), terai), /お知らせすることにしました/)
    assert.match(toldBy(await press(terai, LIST, { asked: 'category=books' }), terai), /もうお知らせすることに/)
    const [one, ...more] = await searchesOf(him)
    assert.deepEqual(
      [one!.kind, one!.asked, one!.name, more.length],
      ['list', 'category=books', '読み聞かせ・図書の活動', 0],
    )
    search = one!.id
    assert.match(
      words(await page(terai, '/my')),
      /読み聞かせ・図書の活動[\s\S]*令和8年11月21日（土）から令和9年11月21日/,
    )
    assert.match(await page(terai, '/my/data.json'), /新しい活動のお知らせ[\s\S]*お知らせしています/)
  })
  for (const [says, path, asked] of [
    ['nothing', LIST, ''],
    ['a page of everything', LIST, 'page=2&size=50'],
    ['only what nobody can read', LIST, 'category=%00&when=sometimes'],
    ['answers that refuse only', ANSWERS, 'a=D1'],
    ['answers that are none', ANSWERS, 'a=%ff'],
  ] as const)
    it(`who asks for ${says} is told to choose something, and nothing begins`, async () => {
      assert.match(words(await page(terai, `${path}?${asked}`)), /条件がまだありません/)
      const response = await terai.post(path, { once: newId(), asked })
      assert.equal(response.status, 422)
      assert.equal((await searchesOf(him)).length, 1)
    })
  it('has ten at the most, and is told what to do then', async () => {
    await inside(tx =>
      sql`insert into saved_search (id, person_id, kind, asked, name, begun_on, until_on, looked_on, by_account)
        select gen_random_uuid(), ${him}, 'list', 'q=' || n, 'x', ${TODAY}, '2100-01-01', '2099-01-01', a.id
        from generate_series(1, ${MOST - 1}) n, account a where a.login = 'terai'`.execute(tx),
    )
    assert.match(words(await page(terai, `${LIST}?category=salon`)), /お知らせは10件までです/)
    await inside(tx => sql`delete from saved_search where person_id = ${him} and name = 'x'`.execute(tx))
  })
})

describe('the round of a morning', () => {
  it('tells nothing of what was there, nor of the day that is not over', async () => {
    await publish(1, 'books', 0)
    assert.equal(await morning(1), 0)
    await publish(2, 'books', 1)
    assert.equal(await morning(1), 0)
    assert.deepEqual(await noticesOf(search), [])
  })
  it('tells the next morning what was published, each with its link, in one message', async () => {
    assert.equal(await morning(2), 1)
    assert.equal(await morning(2), 0, 'once a day')
    const [notice, ...more] = await noticesOf(search)
    assert.equal(more.length, 0)
    assert.match(notice!.words.title, /新しい活動が2件あります（読み聞かせ・図書の活動）/)
    assert.equal(notice!.words.lines.filter(line => line.startsWith('{site}/opportunities/')).length, 2)
  })
  it('tells nothing twice, also where it is published anew', async () => {
    const told = await rows<{ opportunity_id: string }>(
      sql`select opportunity_id from saved_search_told where search_id = ${search}`,
    )
    await inside(tx =>
      sql`update opportunity set published_on = ${addDays(TODAY, 3)} where id = ${told[0]!.opportunity_id}`.execute(tx),
    )
    assert.equal(await morning(4), 0)
    assert.equal((await noticesOf(search)).length, 1)
  })
  it('names five of many and counts the others, after days of standing still too', async () => {
    await publish(8, 'books', 5)
    assert.equal(await morning(9), 1)
    const notice = (await noticesOf(search)).at(-1)!
    assert.match(notice.words.title, /8件/)
    assert.equal(notice.words.lines.filter(line => line.startsWith('・')).length, 5)
    assert.ok(notice.words.lines.includes('ほかに3件あります。'))
    assert.equal(await morning(10), 0)
  })
  it('tells for answers what suits them, of fields that were liked alone', async () => {
    await at(`${addDays(TODAY, 10)}T02:00:00.000Z`)
    await press(terai, ANSWERS, { asked: 'a=p0D1' })
    const { id } = (await searchesOf(him)).find(({ kind }) => kind === 'for-me')!
    const fresh = await publish(3, 'salon', 12)
    await publish(2, 'office', 12)
    assert.equal(await morning(14), 1)
    const lines = (await noticesOf(id))[0]!.words.lines.filter(line => line.startsWith('{site}/opportunities/'))
    assert.ok(lines.length > 0 && lines.every(line => fresh.some(one => line.endsWith(one))))
    await press(terai, '/my/searches', { id })
  })
  it('tells nobody whose time at the desk is over', async () => {
    const close = (day: string | null) =>
      inside(tx => sql`update person set closed_on = ${day} where id = ${him}`.execute(tx))
    await publish(1, 'books', 15)
    await close(addDays(TODAY, 15))
    assert.equal(await morning(18), 0)
    await close(null)
    assert.equal(await morning(18), 1)
  })
})

describe('it is ended', () => {
  it('by one press of the link in the mail, which a look does not press; what was planned is not sent', async () => {
    await at(`${addDays(TODAY, 19)}T02:00:00.000Z`)
    await sendDue(demo, messages)
    const [mail] = await mailsTo(demo, MAIL)
    assert.match(mail!.body, /\/opportunities\/[0-9a-f-]{36}/)
    const path = /(\/searches\/at\/[\w-]+)/.exec(mail!.body)![1]!
    await publish(1, 'books', 19)
    assert.equal(await morning(21), 1)
    assert.match(words(await page(demo.visitor, path)), /このお知らせをやめますか[\s\S]*読み聞かせ・図書の活動/)
    assert.equal((await searchesOf(him)).find(({ id }) => id === search)!.ended_as, null)
    const response = await demo.visitor.post(path, {})
    assert.equal(response.status, 200)
    assert.match(await response.text(), /お知らせをやめました/)
    await demo.heard(listeners)
    assert.equal((await searchesOf(him)).find(({ id }) => id === search)!.ended_as, 'link')
    assert.equal((await noticesOf(search)).at(-1)!.status, 'withdrawn')
    assert.match(words(await page(demo.visitor, path)), /お知らせをやめました/)
    await publish(1, 'books', 22)
    assert.equal(await morning(24), 0)
  })
  it('is told on their page how it ended, with the way to begin anew', async () => {
    const html = await page(terai, '/my')
    assert.match(words(html), /お知らせの中の「やめる」で終わりました/)
    assert.match(html, /\/my\/searches\/new\/list\?category=books/)
    await press(terai, LIST, { asked: 'category=books' })
  })
  it('by one press on their page, and by nobody else’s', async () => {
    const live = (await searchesOf(him)).find(({ ended_as }) => ended_as === null)!
    assert.match(toldBy(await press(ueki, '/my/searches', { id: live.id }), ueki), /もう終わっています/)
    assert.match(toldBy(await press(terai, '/my/searches', { id: live.id }), terai), /お知らせをやめました/)
    assert.match(toldBy(await press(terai, '/my/searches', { id: live.id }), terai), /もう終わっています/)
    assert.match(toldBy(await press(terai, '/my/searches', { id: 'x' }), terai), /もう終わっています/)
  })
  it('after twelve months, with a note', async () => {
    await press(terai, LIST, { asked: 'category=salon' })
    const { id } = (await searchesOf(him)).find(({ ended_as }) => ended_as === null)!
    assert.equal(await round('interests.over', 24 + 360), 0)
    assert.equal(await round('interests.over', 24 + 365), 1)
    await demo.heard(listeners)
    const notes = await noticesOf(id)
    assert.deepEqual(
      notes.map(({ status, words: { title } }) => [status === 'withdrawn', title]),
      [[false, '新しい活動のお知らせを終わりました']],
    )
    assert.equal((await searchesOf(him)).find(one => one.id === id)!.ended_as, 'over')
  })
})

it('searches go with whoever is found to be the same; of two alike one goes on', async () => {
  const theirs = await searchesOf(her)
  await inside(tx =>
    sql`insert into saved_search (id, person_id, kind, asked, name, begun_on, until_on, looked_on, by_account)
      select gen_random_uuid(), ${him}, kind, asked, name, begun_on, until_on, looked_on, by_account from saved_search
      where person_id = ${her} and ended_at is null limit 1`.execute(tx),
  )
  const before = (await searchesOf(him)).length
  await inside(tx => moveSearches(tx, her, him, demo.clock.now))
  const after = await searchesOf(him)
  assert.equal(after.length, before + theirs.length)
  const live = after.filter(({ ended_as }) => ended_as === null).map(({ kind, asked }) => `${kind} ${asked}`)
  assert.equal(new Set(live).size, live.length)
  assert.deepEqual(await searchesOf(her), [])
})
