import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { entrySums } from '#features/entries/index.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Browserless, demoApp } from '../../../seed/testing.ts'

// A meeting from its entry to what came of what was agreed there.

const { database, municipality, login } = await demoApp()
const [sato, suzuki, tanaka, inoue] = (await Promise.all(['sato', 'suzuki', 'tanaka', 'inoue'].map(login))) as [
  Browserless,
  Browserless,
  Browserless,
  Browserless,
]
const inJob = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'job', municipality }, work)
const account = async (name: string) =>
  (await inJob(db => db.selectFrom('account').select('id').where('login', '=', name).executeTakeFirstOrThrow())).id
const indicator = async (key: string) =>
  (await inJob(db => db.selectFrom('indicator').select('id').where('key', '=', key).executeTakeFirstOrThrow())).id
const stepsOf = (action: string) =>
  inJob(db =>
    db
      .selectFrom('step')
      .select(['owner_id', 'due_on', 'done_at'])
      .where('subject_kind', '=', 'council_action')
      .where('subject_id', '=', action)
      .orderBy('created_at')
      .execute(),
  )

const page = async (who: Browserless, path: string, status = 200): Promise<string> => {
  const response = await who.get(path)
  const html = await response.text()
  assert.equal(response.status, status, path)
  return html
}
/** What a page says, without its head. */
const words = (html: string): string =>
  html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 1500)
const sent = async (who: Browserless, path: string, fields: Record<string, string>, status = 303) => {
  const response = await who.post(path, { once: newId(), ...fields })
  const html = await response.text()
  assert.equal(response.status, status, words(html))
  return { at: response.headers.get('location')!, html }
}

const ENTRY = { kind: 'council-meetings', on_day: '令和8年11月20日', count: '1', source: '会議録' }
const MINUTES = {
  ...{ body: '第2回 協議会', place: '第3会議室', present: '柏商工会議所　山口 修\n松戸公共職業安定所' },
  ...{ topic1: '今年度の実績', decision1: '短い時間の仕事を重点にする', topic2: '次回' },
}
const meetings = async () =>
  (await inJob(db => entrySums(db, '2026-04-01', '2027-03-31'))).find(
    one => one.kind === 'council-meetings' && one.quarter === 3,
  )?.count ?? 0

const before = await meetings()
const entry = (await sent(suzuki, '/staff/entries/new', ENTRY)).at
const meeting = entry.replace('entries', 'councils')

describe('a meeting', () => {
  it('is the entry by which it is counted, once, with minutes of its own', async () => {
    assert.match(await page(suzuki, entry), /議事は、まだ書かれていません。/)
    const wrong = await sent(suzuki, `${meeting}/minutes`, { ...MINUTES, body: '', decision3: '消えない言葉' }, 422)
    assert.match(wrong.html, /会議の名前を入力してください/)
    assert.match(wrong.html, /消えない言葉/)
    assert.equal((await sent(suzuki, `${meeting}/minutes`, MINUTES)).at, meeting)
    assert.equal(await meetings(), before + 1)
    assert.match(await page(suzuki, entry), /第2回 協議会/)
    const shown = await page(suzuki, meeting)
    for (const words of [/山口 修/, /（2人）/, /短い時間の仕事を重点にする/, /記入なし/]) assert.match(shown, words)
    assert.match(await page(suzuki, '/staff/councils'), /第2回 協議会/)
    assert.match(await page(suzuki, `${meeting}/print`), /第3会議室/)
  })

  it('whose minutes are written is put right with a reason, and not written again', async () => {
    const again = await sent(suzuki, `${meeting}/minutes`, { ...MINUTES, body: '別の会議' }, 422)
    assert.match(again.html, /もう書かれています/)
    const path = meeting.replace('/staff/councils/', '/staff/records/council_minutes/')
    const [, version] = /name="version" value="(\d+)"/.exec(await page(suzuki, path))!
    const fields = {
      ...MINUTES,
      place: '第5会議室',
      version: version!,
      correction_reason: '場所がちがっていた',
      sure: 'yes',
    }
    await sent(suzuki, `${path}/correct`, fields)
    const shown = await page(suzuki, meeting)
    assert.match(shown, /第5会議室/)
    assert.match(shown, /場所がちがっていた/)
  })

  it('of another department is neither seen nor written by a contributor', async () => {
    const council = await inJob(db =>
      db.selectFrom('council_minutes').select('id').orderBy('body').executeTakeFirstOrThrow(),
    )
    assert.match(await page(tanaka, `/staff/councils/${council.id}`), /議題/)
    await page(inoue, `/staff/councils/${council.id}`, 404)
    await sent(inoue, `/staff/councils/${council.id}/actions`, { what: 'x', due_on: '2026-12-01' }, 404)
  })

  it('is no lecture: of what is counted in people no minutes are written', async () => {
    const lecture = await inJob(db =>
      db.selectFrom('entry').select('id').where('kind', '=', 'frailty-lectures').executeTakeFirstOrThrow(),
    )
    await page(tanaka, `/staff/councils/${lecture.id}`, 404)
    assert.equal((await sent(tanaka, `/staff/councils/${lecture.id}/minutes`, MINUTES)).at, '/staff/councils')
  })
})

const once = newId()
const AGREED = {
  ...{ once, what: '会報に募集をのせる', who: '柏商工会議所', due_on: '令和8年11月29日' },
  ...{ owner: await account('sato'), indicator_id: await indicator('consultations') },
}
const action = `/staff/councils/actions/${once}`

describe('what was agreed', () => {
  it('names who sees to it at the desk, and is refused without', async () => {
    const wrong = await sent(suzuki, `${meeting}/actions`, { ...AGREED, once: newId(), owner: '', due_on: '月末' }, 422)
    for (const words of [/担当の職員を選んでください/, /期限を「令和9年1月15日」/, /会報に募集をのせる/])
      assert.match(wrong.html, words)
    await sent(suzuki, `${meeting}/actions`, AGREED)
    await sent(suzuki, `${meeting}/actions`, AGREED)
    const steps = await stepsOf(once)
    // A Sunday: the day that the meeting said stays.
    assert.deepEqual(
      steps.map(({ owner_id, due_on }) => [owner_id, due_on]),
      [[AGREED.owner, '2026-11-29']],
    )
  })

  it('stands on the pages of its meeting and of its indicator', async () => {
    const places = [meeting, '/staff/councils', `/staff/indicators/definitions/${AGREED.indicator_id}`]
    for (const path of places) assert.match(await page(sato, path), /会報に募集をのせる/, path)
  })

  it('gets another day with a reason, and is told as late, also among what that person has to do', async () => {
    const wrong = await sent(sato, `${action}/due`, { due_on: '令和8年11月18日', why: '' }, 422)
    assert.match(wrong.html, /期限を変えるわけ/)
    await sent(sato, `${action}/due`, { due_on: '令和8年11月18日', why: '締め切りが早まった' })
    assert.match(await page(sato, meeting), /3日過ぎています/)
    assert.match(await page(sato, '/staff?who=mine'), /会報に募集をのせる/)
    assert.match(await page(sato, action), /締め切りが早まった/)
  })

  it('stands in the file of its year with what was decided, for those who see the meeting', async () => {
    const file = (await page(suzuki, '/staff/councils.csv?fy=2026')).replaceAll('"', '')
    assert.match(
      file,
      /2026-11-20,協議会の開催,部署なし（窓口）,第2回 協議会,第5会議室,柏商工会議所　山口 修、松戸公共職業安定所,今年度の実績,短い時間の仕事を重点にする/,
    )
    assert.match(file, /会議の日,会議,行うこと,だれが/)
    assert.match(file, /2026-11-20,第2回 協議会,会報に募集をのせる,柏商工会議所/)
    assert.doesNotMatch(await page(inoue, '/staff/councils.csv?fy=2026'), /第2回 協議会/)
    assert.doesNotMatch(await page(suzuki, '/staff/councils.csv?fy=2024'), /第2回 協議会/)
  })

  it('ends with what came of it, and then no one has it to do', async () => {
    const wrong = await sent(sato, `${action}/end`, { how: 'done', result: '' }, 422)
    assert.match(wrong.html, /何をしたか/)
    await sent(sato, `${action}/end`, { how: 'done', result: '12月号にのった' })
    assert.ok((await stepsOf(once)).every(({ done_at }) => done_at !== null))
    assert.match(await page(sato, meeting), /12月号にのった/)
    assert.doesNotMatch(await page(sato, '/staff?who=mine'), /会報に募集をのせる/)
    assert.match((await sent(sato, `${action}/end`, { how: 'done', result: 'x' }, 422)).html, /いまの状態では/)
  })

  it('can be opened again, and is then with whoever opened it', async () => {
    await sent(suzuki, `${action}/reopen`, { due_on: '令和8年12月4日', why: 'のっていなかった' })
    const [last] = (await stepsOf(once)).filter(({ done_at }) => done_at === null)
    assert.deepEqual([last!.owner_id, last!.due_on], [await account('suzuki'), '2026-12-04'])
  })

  it('stays to be done where the entry of its meeting is withdrawn', async () => {
    const path = entry.replace('/staff/entries/', '/staff/records/entry/')
    const [, version] = /name="version" value="(\d+)"/.exec(await page(suzuki, path))!
    await sent(suzuki, `${path}/void`, { version: version!, correction_reason: '中止だった', sure: 'yes' })
    assert.equal(await meetings(), before)
    const shown = await page(suzuki, meeting)
    assert.match(shown, /取り消されています/)
    assert.match(shown, /会報に募集をのせる/)
    await page(suzuki, action)
  })
})
