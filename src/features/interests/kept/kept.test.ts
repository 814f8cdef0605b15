import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { type Browserless, browserless, toldBy } from '../../../../seed/testing.ts'
import { listCode } from '../saved/code.ts'
import { interestCity, TODAY, words } from '../testing.ts'
import { forget, keep } from './actions.ts'
import { moveKept } from './store.ts'

const { demo, inside, personOf, page, press, rows, linesOf, openIn } = await interestCity()
const [ueki, terai, setsuko] = [await demo.login('ueki'), await demo.login('terai'), await demo.login('saito-setsuko')]
const [her, him, new_one] = [await personOf('ueki'), await personOf('terai'), await personOf('saito-setsuko')]
const KEPT = '/my/interests'
const SAID = 'a=W0D1&when=sat-am&off=2026-12-05&from=%E6%9F%8F%E9%A7%85&walk=20'
const fieldsOf = (query: string): Record<string, string> => Object.fromEntries(new URLSearchParams(query))
const location = (response: Response): string => response.headers.get('location')!

/** A browser in which some activities were put aside, of the same session or of nobody. */
const withList = (ids: readonly string[], who?: Browserless): Browserless =>
  browserless(demo.app, [who?.cookie, `yui_list=${listCode(ids)}`].filter(Boolean).join('; '))

/** Two that are open; with the browser of somebody else beside. */
let [first, second] = ['', '']
before(async () => {
  ;[first, second] = (await openIn('books')) as [string, string]
})

describe('somebody who answered pictures', () => {
  it('is shown what would be kept, and until they press nothing is', async () => {
    const html = words(await page(withList([first], setsuko), `${KEPT}/keep?${SAID}`))
    assert.match(html, /「はい」1つ、「いいえ」1つ[\s\S]*土曜の午前[\s\S]*柏駅から歩き20分[\s\S]*1件/)
    assert.match(html, /窓口の職員も見て/)
    assert.deepEqual(await linesOf(new_one), [])
    const there = /href="(\/my\/login\?next=%2Fmy%2Finterests%2Fkeep[^"]*)"/.exec(
      await page(setsuko, '/start/for-me?a=W0'),
    )
    assert.equal(location(await setsuko.get(there![1]!)), `${KEPT}/keep?a=W0`)
    assert.match(await page(demo.visitor, there![1]!), /name="next" value="\/my\/interests\/keep\?a=W0"/)
    assert.deepEqual(await linesOf(new_one), [])
  })
  it('is asked to come in first, and comes back to what they said', async () => {
    const html = await page(demo.visitor, `${KEPT}/keep?a=W0D1`, 401)
    assert.match(html, /my\/interests\/keep\?a=W0D1/)
  })
  it('keeps each thing as a line of its own, with the list of the device', async () => {
    const response = await press(withList([first], setsuko), `${KEPT}/keep`, fieldsOf(SAID))
    assert.match(toldBy(response, setsuko), /残しました/)
    assert.deepEqual(await linesOf(new_one), [
      'field books yes web',
      'field office no web',
      `when ${1 << 10} web`,
      'off 2026-12-05 web',
      'from 柏駅 web',
      'way walk 20 web',
    ])
    const html = await page(setsuko, KEPT)
    assert.match(words(html), /読み聞かせ・図書：はい\s*言ったこと　ご自分で（令和8年11月21日（土））/)
    assert.match(words(html), /えらんだこと　「気になる」に入れて/)
    assert.match(words(await page(setsuko, '/my')), /「はい」1つ、「いいえ」1つ[\s\S]*気になる活動1件/)
  })
  it('who keeps the same again is told that nothing changed', async () => {
    const response = await press(withList([first], setsuko), `${KEPT}/keep`, fieldsOf(SAID))
    assert.match(toldBy(response, setsuko), /変わったところはありません/)
  })
  it('and who said nothing is told what to do', async () => {
    assert.match(words(await page(terai, `${KEPT}/keep`)), /残すものが、まだありません/)
  })
})

describe('the next time', () => {
  it('the pictures, the list and what suits begin with what was kept, on another device too', async () => {
    const other = await demo.login('saito-setsuko')
    for (const to of ['/start', '/start/for-me', '/list']) {
      const hop = location(await other.get(to))
      assert.equal(hop, `/start/mine?to=${to}`)
      const there = await other.get(hop)
      assert.match(toldBy(there, other), /残したことから始めています/)
      const query = new URL(location(there), 'http://x').searchParams
      assert.equal(query.get('mine'), listCode([first]))
      assert.equal(query.get('a'), to === '/list' ? null : 'W0D1')
      await page(other, location(there))
    }
    const html = words(await page(other, location(await other.get('/start/mine?to=/start/for-me'))))
    assert.match(html, /「はい」1つ、「いいえ」1つ、「気になる」1つ[\s\S]*柏駅から/)
  })
  it('one begins anew where one wants to, or kept nothing, or is nobody, or staff', async () => {
    await page(setsuko, '/start?new=1')
    await page(demo.visitor, '/start')
    assert.equal(location(await demo.visitor.get('/start/mine?to=/list')), '/list?new=1')
    const sato = await demo.login('sato')
    assert.equal(location(await sato.get('/start/mine?to=/start/for-me')), '/start/for-me?new=1')
    assert.equal(location(await sato.get('/start/mine?to=https://evil.example')), '/start?new=1')
  })
  it('a list shows what is kept beside what is on the device, and takes away from both', async () => {
    const both = withList([second], setsuko)
    const html = await page(both, location(await both.get('/start/mine?to=/list')))
    assert.match(words(html), /わたしのページに残したものと、この機器に入れたものです/)
    assert.equal(html.match(/わたしのページに残しています。/g)?.length, 1)
    assert.equal(html.match(/action="\/list\/remove"/g)?.length, 1)
    await press(setsuko, `${KEPT}/keep`, { mine: listCode([second]) })
    const gone = await press(both, KEPT, { do: 'forget', kind: 'choice', key: second, back: '/list' })
    assert.equal(location(gone), '/list')
    assert.ok(gone.headers.getSetCookie().some(line => line.startsWith('yui_list=;')))
    assert.doesNotMatch(await page(setsuko, KEPT), new RegExp(second))
  })
})

describe('each line', () => {
  it('is put right by one press', async () => {
    await press(setsuko, KEPT, { do: 'answer', key: 'office', value: 'yes' })
    assert.ok((await linesOf(new_one)).includes('field office yes web'))
    const none = await press(setsuko, KEPT, { do: 'answer', key: 'sewing-bees', value: 'yes' })
    assert.match(toldBy(none, setsuko), /そのようになっています/)
  })
  it('is forgotten by itself; where another device was first, that is said', async () => {
    const what = { do: 'forget', kind: 'off', key: '2026-12-05' }
    assert.match(toldBy(await press(setsuko, KEPT, what), setsuko), /忘れました。/)
    assert.match(toldBy(await press(setsuko, KEPT, what), setsuko), /もう忘れています/)
    assert.ok(!(await linesOf(new_one)).some(line => line.startsWith('off')))
  })
  for (const [says, fields] of [
    ['nothing', {}],
    ['a kind that there is not', { do: 'forget', kind: 'person', key: 'x' }],
    ['an activity that is none', { do: 'forget', kind: 'choice', key: 'x' }],
    ['that of an object', { do: 'forget', kind: 'constructor', key: '' }],
  ] as const)
    it(`says ${says}: nothing is forgotten, and nothing breaks`, async () => {
      const before = await linesOf(new_one)
      assert.match(toldBy(await press(setsuko, KEPT, fields), setsuko), /もう忘れています/)
      assert.deepEqual(await linesOf(new_one), before)
    })
  it('is nobody else’s', async () => {
    const before = await linesOf(her)
    await press(setsuko, KEPT, { do: 'forget', kind: 'field', key: 'books' })
    await press(setsuko, KEPT, { do: 'all' })
    assert.deepEqual(await linesOf(her), before)
    assert.doesNotMatch(words(await page(setsuko, KEPT)), /国際交流/)
    assert.deepEqual(await linesOf(new_one), [])
    assert.match(words(await page(setsuko, '/my')), /まだ何も残していません/)
  })
})

describe('what is kept', () => {
  it('shows an activity that is over as over, and one that is not public any more without its name', async () => {
    assert.match(words(await page(ueki, KEPT)), /いまは募集していません/)
    const [{ id }] = (await rows<{ id: string }>(
      sql`select opportunity_id as id from interest_choice where person_id = ${her} order by id limit 1`,
    )) as [{ id: string }]
    const set = (status: string) =>
      inside(tx => sql`update opportunity set status = ${status} where id = ${id}`.execute(tx))
    const [{ status }] = (await rows<{ status: string }>(sql`select status from opportunity where id = ${id}`)) as [
      { status: string },
    ]
    await set('paused')
    assert.match(words(await page(ueki, KEPT)), /いまはのせていない活動/)
    assert.match(words(await page(ueki, '/my/data')), /いまはのせていない活動/)
    await set(status)
  })
  it('tells a field that there is no more, which can only be forgotten', async () => {
    await inside(tx =>
      sql`update interest_line set key = 'sewing-bees' where person_id = ${him} and key = 'music'`.execute(tx),
    )
    const html = words(await page(terai, KEPT))
    assert.match(html, /いまはない分野（sewing-bees）：はい/)
    assert.match(html, /電話で（/)
    assert.doesNotMatch(location(await terai.get('/start/mine?to=/start')), /sewing/)
    await press(terai, KEPT, { do: 'forget', kind: 'field', key: 'sewing-bees' })
    assert.doesNotMatch(await page(terai, KEPT), /sewing-bees/)
  })
  it('is taken along, each line with what it rests on', async () => {
    const data = JSON.parse(await page(ueki, '/my/data.json')) as Record<string, Record<string, string>[]>
    const kept = data['残した答え']!
    assert.deepEqual(kept[0], {
      もと: '言ったこと',
      こと: '国際交流',
      答え: 'はい',
      いつ: 'ご自分で（令和8年11月9日（月））',
    })
    assert.ok(kept.some(({ いつ }) => いつ?.startsWith('窓口で')))
    assert.equal(kept.filter(({ もと }) => もと === 'えらんだこと').length, 3)
  })
  it('of two devices at once is put together: of one thing the later word holds', async () => {
    const doing = { by: await accountOf('terai'), now: demo.clock.now, today: TODAY, medium: 'web' } as const
    const say = (key: string, value: string) =>
      inside(tx => keep(tx, him, { lines: [{ kind: 'field', key, value }], choices: [] }, doing))
    await Promise.all([say('books', 'yes'), say('salon', 'no'), say('books', 'yes')])
    await say('books', 'no')
    const lines = await linesOf(him)
    assert.equal(lines.filter(line => line.startsWith('field books')).length, 1)
    assert.ok(lines.includes('field books no web') && lines.includes('field salon no web'))
  })
  it('has room for two hundred activities, a page of thirty at a time, and says when it is full', async () => {
    const ids = (
      await rows<{ id: string }>(sql`select id from public_activity where status = 'open' order by id limit 210`)
    ).map(({ id }) => id)
    const doing = { by: await accountOf('saito-setsuko'), now: demo.clock.now, today: TODAY, medium: 'web' } as const
    // The demo city may have fewer: what there is twice is kept once.
    const done = await inside(tx =>
      keep(tx, new_one, { lines: [], choices: [...ids, ...ids.slice(0, 9), newId()] }, doing),
    )
    assert.equal(done.choices, Math.min(200, ids.length))
    const html = await page(setsuko, `${KEPT}?page=2`)
    assert.match(words(html), new RegExp(`気になる活動（${done.choices}件）`))
    assert.equal(html.match(/<b>えらんだこと<\/b>/g)?.length, Math.min(30, done.choices - 30))
    await page(setsuko, `${KEPT}?page=99999`)
    const hop = location(await setsuko.get('/start/mine?to=/list'))
    assert.ok(hop.length < 800, `an address of ${hop.length}`)
    assert.ok(await inside(tx => forget(tx, new_one, 'all', doing)))
    assert.equal(await inside(tx => forget(tx, new_one, 'all', doing)), false)
  })
  it('goes with whoever is found to be the same: of both the later word', async () => {
    const say = (person: string, key: string, value: string, now: string) =>
      inside(tx =>
        sql`insert into interest_line (id, person_id, kind, key, value, medium, by_account, at)
          select ${newId()}, ${person}, 'field', ${key}, ${value}, 'web', id, ${now} from account where login = 'terai'`.execute(
          tx,
        ),
      )
    await inside(tx => sql`delete from interest_line where person_id in (${him}, ${new_one})`.execute(tx))
    for (const [person, key, value, now] of [
      [new_one, 'books', 'yes', '2026-11-02T00:00:00.000Z'],
      [him, 'books', 'no', '2026-11-01T00:00:00.000Z'],
      [new_one, 'salon', 'yes', '2026-11-02T00:00:00.000Z'],
      [him, 'salon', 'no', '2026-11-03T00:00:00.000Z'],
      [new_one, 'music', 'yes', '2026-11-02T00:00:00.000Z'],
    ] as const)
      await say(person, key, value, now)
    await inside(tx => moveKept(tx, new_one, him))
    assert.deepEqual((await linesOf(him)).toSorted(), [
      'field books yes web',
      'field music yes web',
      'field salon no web',
    ])
    assert.deepEqual(await linesOf(new_one), [])
  })
  it('is told to whoever asks what becomes of it', async () => {
    const html = words(await page(demo.visitor, '/privacy'))
    assert.match(html, /「わたしのページに残す」を押したときだけ/)
    assert.match(html, /12か月で終わり、いつでも1回押すとやめられます/)
  })
  it('leaves with the record of whoever is deleted', async () => {
    const deletes = await rows<{ tab: string; does: string }>(
      sql`select conrelid::regclass::text as tab, confdeltype::text as does from pg_constraint
        where confrelid = 'person'::regclass and contype = 'f'
          and conrelid in ('interest_line'::regclass, 'interest_choice'::regclass, 'saved_search'::regclass) order by 1`,
    )
    assert.deepEqual(
      deletes.map(({ tab, does }) => `${tab} ${does}`),
      ['interest_choice c', 'interest_line c', 'saved_search c'],
    )
  })
})

const accountOf = async (login: string): Promise<string> =>
  (await rows<{ id: string }>(sql`select id from account where login = ${login}`))[0]!.id
