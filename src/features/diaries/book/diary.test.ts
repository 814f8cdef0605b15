import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { readCsv } from '#platform/csv.ts'
import { newId } from '#platform/ids.ts'
import { demoApp, toldBy } from '../../../../seed/testing.ts'
import { text as markup } from '../../requests/door/testing.ts'
import { moveDiary } from '../store.ts'

const demo = await demoApp()
const { database, municipality, clock } = demo
/** A page without what only says where its lines may break. */
const text = async (answer: Promise<Response>) => (await markup(answer)).replaceAll(/<\/?(wbr|span)[^>]*>/g, '')
const inside = { lane: 'job', municipality } as const
const [ueki, terai, sato] = [await demo.login('ueki'), await demo.login('terai'), await demo.login('sato')]
const NEW = '/my/diary/new'
const line = {
  day: '11月19日',
  activity: '',
  title: '川べりのごみひろい',
  hours: '1.5',
  note: '<b>空き缶</b>が多かった',
}

const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
  database.read(inside, async db => (await query.execute(db)).rows)
const personOf = async (login: string) =>
  (
    await rows(
      sql<{
        id: string
      }>`select g.scope_id::text as id from role_grant g join account a on a.id = g.account_id where a.login = ${login}`,
    )
  )[0]!.id
const linesOf = (title: string) =>
  rows(
    sql<{
      id: string
      half_hours: number | null
      on_day: string
    }>`select id::text, half_hours, on_day::text from diary_line where title = ${title}`,
  )

let her = ''
before(async () => {
  her = await personOf('ueki')
  // She has a place, and the desk noted on which days she came.
  await database.write(inside, async tx => {
    await sql`update assignment set person_id = ${her} where id = (select assignment_id from attendance_record where came and on_day between '2026-11-01' and '2026-11-20'
      group by 1 order by count(*) desc, 1 limit 1)`.execute(tx)
    await sql`update person set hours_wanted = 1, hours_max = 2 where id = ${her}`.execute(tx)
  })
})

describe('a diary', () => {
  test('has what the desk recorded and what they wrote, each marked, and the sums of the month', async () => {
    const page = await text(ueki.get('/my/diary'))
    assert.match(page, /令和8年11月：\d+日、/)
    assert.match(page, /窓口の記録/)
    assert.match(page, /公園の花の手入れ[\s\S]*ご本人の記録/)
    assert.match(page, /時間を書いていない記録1件/)
    assert.match(page, /いちばん多かった週は[\s\S]*1週間に/)
    assert.match(page, /月ごとの合計[\s\S]*活動ごとの合計/)
    assert.match(page, /窓口の職員には見えません/)
  })

  test('takes a line, shows it escaped, and once where it is sent twice', async () => {
    const once = newId()
    for (let n = 0; n < 2; n++) {
      const answer = await ueki.post(NEW, { ...line, once })
      assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/my/diary?month=2026-11'])
    }
    assert.equal((await linesOf(line.title)).length, 1)
    const page = await text(ueki.get('/my/diary?month=2026-11'))
    assert.match(page, /川べりのごみひろい[\s\S]*1時間30分[\s\S]*&lt;b&gt;空き缶/)
  })

  test('refuses the same line again, and keeps what was typed', async () => {
    const answer = await ueki.post(NEW, { ...line, note: 'もう一度', once: newId() })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /もう書いてあります[\s\S]*value="11月19日"[\s\S]*もう一度/)
    assert.equal((await linesOf(line.title)).length, 1)
  })

  for (const [name, typed, sentence] of [
    ['31 February', { day: '2月31日' }, /活動した日を入力してください/],
    ['a future day', { day: '令和9年1月5日' }, /まだ来ていない日は書けません/],
    ['25 hours', { hours: '２５' }, /0\.5から24まで/],
    ['no activity', { title: '' }, /活動を選ぶか、活動の名前を書いてください/],
  ] as const)
    test(`refuses ${name}, says what to do and loses nothing`, async () => {
      const answer = await ueki.post(NEW, { ...line, title: '別の日の活動', ...typed, once: newId() })
      const page = await answer.text()
      assert.equal(answer.status, 422)
      assert.match(page, sentence)
      assert.match(page, /空き缶/)
      assert.equal((await linesOf('別の日の活動')).length, 0)
    })

  test('is put right and taken away by whoever wrote it, and by nobody else', async () => {
    const { id } = (await linesOf(line.title))[0]!
    const path = `/my/diary/lines/${id}`
    assert.match(await text(ueki.get(path)), /value="川べりのごみひろい"/)
    for (const other of [terai, sato]) {
      assert.notEqual((await other.get(path)).status, 200)
      assert.notEqual((await other.post(path, { ...line, do: 'remove' })).status, 303)
    }
    assert.equal((await ueki.post(path, { ...line, hours: '2', do: 'save' })).status, 303)
    assert.equal((await linesOf(line.title))[0]!.half_hours, 4)
    assert.equal((await ueki.post(path, { ...line, hours: '99', do: 'save' })).status, 422)
    const removed = await ueki.post(path, { do: 'remove' })
    assert.match(toldBy(removed, ueki), /11月19日（木）の「川べりのごみひろい」を消しました/)
    assert.equal((await linesOf(line.title)).length, 0)
    assert.equal((await ueki.get(path)).status, 404)
  })

  test('counts a day that both wrote once, as the desk’s', async () => {
    const [{ day, id }] = (await rows(sql<{ day: string; id: string }>`
      select max(r.on_day)::text as day, a.opportunity_id::text as id from attendance_record r join assignment a on a.id = r.assignment_id
      where a.person_id = ${her} and r.came group by a.opportunity_id limit 1`)) as [{ day: string; id: string }]
    const total = async () =>
      /令和8年11月：[^<\n]*/.exec((await text(ueki.get('/my/diary'))).replaceAll(/<[^>]*>/g, ''))?.[0]
    const before = await total()
    await database.write(inside, tx =>
      sql`insert into diary_line (id, person_id, on_day, opportunity_id, title, half_hours, at) values (${newId()}, ${her}, ${day}, ${id}, '二重', 20, ${clock.now})`.execute(
        tx,
      ),
    )
    assert.equal(await total(), before)
    assert.match(await text(ueki.get('/my/diary')), /合計には窓口の記録だけを入れています/)
  })

  test('is printed as a booklet and taken along, as a table and with all that is theirs', async () => {
    assert.match(await text(ueki.get('/my/diary/print')), /class="sheet"[\s\S]*植木 真由美さん[\s\S]*公園の花の手入れ/)
    const read = await readCsv((await text(ueki.get('/my/diary.csv'))).replace('\uFEFF', ''))
    assert.ok(typeof read === 'object')
    assert.deepEqual(read.header, ['日', '活動', '団体', '時間', 'だれの記録か', 'メモ'])
    assert.ok(read.records.some(({ cells }) => cells[1] === '公園の花の手入れ' && cells[3] === '2.5'))
    assert.match(await text(ueki.get('/my/data.json')), /活動手帳[\s\S]*町会の集まりの手伝い/)
  })

  test('is read by no lane of the desk, and moved unread with whoever is found to be the same', async () => {
    await assert.rejects(
      database.read({ lane: 'staff', municipality }, db => sql`select title from diary_line`.execute(db)),
      { code: '42501' },
    )
    assert.doesNotMatch(await text(sato.get(`/staff/people/${her}`)), /公園の花の手入れ|町会の集まり/)
    const him = await personOf('terai')
    const { id: by } = (await rows(sql<{ id: string }>`select id::text from account where login = 'sato'`))[0]!
    await database.write({ lane: 'staff', municipality }, tx =>
      moveDiary(tx, her, him, { by, now: clock.now, today: '2026-11-21' }),
    )
    assert.match(await text(terai.get('/my/diary')), /公園の花の手入れ/)
    assert.doesNotMatch(await text(ueki.get('/my/diary')), /公園の花の手入れ/)
  })
})
