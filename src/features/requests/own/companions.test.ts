import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { filled } from '#platform/submitted.ts'
import { DEMO_NOW } from '../../../../seed/testing.ts'
import { desk } from '../desk/testing.ts'
import { answerAll, fieldsIn, text, walker } from '../door/testing.ts'
import { eraseRequests } from '../erasing/store.ts'
import { readAnswers, readQuestion } from '../forms.ts'
import { companionsOf } from '../rules.ts'
import { companionsCounted, companionsText } from '../text.ts'

const { demo, asked, runJobs, stepOf, inside, post } = await desk()
const { login, visitor, database, municipality } = demo
const [sato, ueki] = [await login('sato'), await login('ueki')]
const TWO = { company: 'with', companions: 'ともだ はるお、ともだ なつみ', together: 'all' } as const
const TOLD = 'ごいっしょの方：ともだ はるお、ともだ なつみ（2人）。全員で行けるときだけ'
/** What a page says, without its marks. */
const plain = (html: string) => html.replace(/<[^>]+>/g, '')
const rowOf = (id: string) =>
  inside(tx => tx.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirstOrThrow())

describe('with whom somebody comes', () => {
  const nobody = { company: null, companions: [], together: null }
  for (const [why, said, holds, told, counted] of [
    ['nobody was asked', {}, nobody, 'おひとりか、ごいっしょか：うかがっていません', ''],
    ['alone', { company: 'alone' }, { ...nobody, company: 'alone' }, 'ひとりで', ''],
    [
      'alone, and a mark that nobody can take back',
      { company: 'alone', together: 'all' },
      { ...nobody, company: 'alone' },
      'ひとりで',
      '',
    ],
    [
      'a word that means as well that nobody comes',
      { together: 'any' },
      nobody,
      'おひとりか、ごいっしょか：うかがっていません',
      '',
    ],
    [
      'with somebody who is not named',
      { company: 'with' },
      { ...nobody, company: 'with' },
      'ごいっしょの方：お名前はうかがっていません。全員でかどうかは、うかがっていません',
      'どなたかと',
    ],
    [
      'a name says that somebody comes',
      { companions: ['はるお'] },
      { company: 'with', companions: ['はるお'], together: null },
      'ごいっしょの方：はるお（1人）。全員でかどうかは、うかがっていません',
      'ほか1人と',
    ],
    [
      'all or none',
      { companions: ['はるお', 'なつみ'], together: 'all' },
      { company: 'with', companions: ['はるお', 'なつみ'], together: 'all' },
      'ごいっしょの方：はるお、なつみ（2人）。全員で行けるときだけ',
      'ほか2人と・全員で行けるときだけ',
    ],
    [
      'as it was answered before it was asked so',
      { whom: 'together', together: 'any' },
      { company: 'with', companions: [], together: 'any' },
      'ごいっしょの方：お名前はうかがっていません。自分だけでもよい',
      'どなたかと・自分だけでもよい',
    ],
  ] as const)
    test(why, () => {
      const found = companionsOf({
        ...nobody,
        whom: 'self',
        ...said,
        companions: [...('companions' in said ? said.companions : [])],
      })
      assert.deepEqual(found, holds)
      assert.equal(companionsText(found), told)
      assert.equal(companionsCounted(found), counted)
    })

  for (const [typed, read] of [
    [{ companions: ' ともだ　はるお ，なつみ、' }, ['ともだ　はるお', 'なつみ']],
    [{ companions: '' }, []],
    [{ company: 'with', companions: 'あ、い、う' }, ['あ', 'い', 'う']],
    [{ companions: 'あ、い、う、え' }, /お名前は3人まで/],
    [{ companions: 'はるお 090-1234-5678' }, /文字だけで入力してください。電話番号などは要りません/],
    [{ company: 'alone', companions: 'はるお' }, /おひとりのときは、ごいっしょの方のお名前を消して/],
    [{ companions: 'あ'.repeat(131) }, /130文字まで/],
  ] as const)
    test(`typed ${JSON.stringify(typed)}`, () => {
      const answer = readQuestion('whom', filled({ whom: 'self', ...typed }))
      if (answer.ok) return assert.deepEqual(answer.value['companions'], read)
      assert.ok(read instanceof RegExp)
      assert.match(answer.errors['companions']!, read)
    })

  test('what nobody can choose on the page is not known', () => {
    const read = readAnswers(
      filled({ wish: 'talk', name: 'や', phone: '0471001234', whom: 'self', company: 'crowd', together: 'some' }),
    )
    assert.ok(read.ok)
    assert.deepEqual([read.value.company, read.value.together], [null, null])
  })
})

describe('somebody who comes with two friends', () => {
  test('is asked on the last page, reads it before sending, on the receipt and on paper; the desk reads it too', async () => {
    const walk = walker(visitor)
    await answerAll(walk, { name: { name: 'さんにん ぐみ', phone: '04-7400-7001' }, whom: { whom: 'self', ...TWO } })
    assert.ok(plain(walk.page()).includes(TOLD))
    assert.match(walk.page(), /全員で行けるときだけ、日を決めます/)
    await walk.change('whom')
    for (const kept of [/value="with" checked/, /value="ともだ はるお、ともだ なつみ"/, /value="all" checked/])
      assert.match(walk.page(), kept)
    assert.doesNotMatch(walk.page(), /だれかといっしょに/, 'with whom is asked once')
    const { id, link } = await asked('さんにん くみこ', {}, TWO)
    for (const page of [visitor.get(link), visitor.get(`${link}/print`), sato.get(`/staff/requests/${id}/print`)])
      assert.ok(plain(await text(page)).includes(TOLD))
    const page = await text(sato.get(`/staff/requests/${id}`))
    assert.match(page, /全員で行けるときだけの依頼です。[\s\S]*ともだ はるお、ともだ なつみ/)
  })

  test('by a name too many or a word that contradicts is told so, and nothing typed is lost', async () => {
    for (const wrong of [
      { ...TWO, companions: 'あ、い、う、え' },
      { ...TWO, company: 'alone' },
    ]) {
      const walk = walker(visitor)
      const refused = await answerAll(walk, { whom: { whom: 'self', whom_note: 'のこる', ...wrong } })
      assert.equal(refused.status, 422)
      for (const kept of [wrong.companions, 'のこる']) assert.ok(walk.page().includes(`value="${kept}"`), kept)
    }
  })

  test('is a step that counts them and says all or none; their names stand on the page of the request alone', async () => {
    const { id } = await asked('かぞえる さん', {}, TWO)
    await runJobs(id)
    const { note } = (await stepOf(id))!
    assert.match(note, /かぞえる さんさん（相談したい・話を聞きたい・ほか2人と・全員で行けるときだけ）/)
    assert.doesNotMatch(note, /ともだ/)
  })

  test('is joined with a person, and nothing of it is lost: the page, the step, their time line', async () => {
    const { id } = await asked('むすぶ さん', {}, TWO)
    await runJobs(id)
    const person = await inside(tx =>
      tx.selectFrom('person').select('id').where('number', '=', 1004).executeTakeFirstOrThrow(),
    )
    assert.equal((await post(`/staff/requests/${id}/join`, { person: person.id })).status, 303)
    const { company, companions, together } = await rowOf(id)
    assert.deepEqual(
      { company, companions, together },
      { company: 'with', companions: ['ともだ はるお', 'ともだ なつみ'], together: 'all' },
    )
    assert.ok(plain(await text(sato.get(`/staff/requests/${id}`))).includes(TOLD))
    assert.match((await stepOf(id))!.note, /ほか2人と・全員で行けるときだけ/)
    assert.ok(plain(await text(sato.get(`/staff/people/${person.id}`))).includes(TOLD))
    await post(`/staff/requests/${id}/note`, { note: '留守', due: '2026-11-30' })
    assert.match((await stepOf(id))!.note, /ほか2人と/, 'and of the next step')
  })

  test('is erased with the names, whoever was joined', async () => {
    const { id } = await asked('けす さん', {}, TWO)
    await runJobs(id)
    const person = await inside(tx =>
      tx.selectFrom('person').select('id').where('number', '=', 1006).executeTakeFirstOrThrow(),
    )
    await post(`/staff/requests/${id}/join`, { person: person.id })
    await database.write({ lane: 'job', municipality }, tx =>
      eraseRequests(tx, person.id, { by: null, now: DEMO_NOW, today: '2026-11-21' }),
    )
    const row = await rowOf(id)
    assert.deepEqual([row.company, row.companions, row.together], [null, [], null])
    assert.doesNotMatch(JSON.stringify(row), /ともだ/)
    assert.doesNotMatch(await text(sato.get(`/staff/people/${person.id}`)), /ともだ/)
  })
})

test('who says nothing of it is asked nothing more, and no page tells that they come alone', async () => {
  const { id, link } = await asked('いわない さん')
  await runJobs(id)
  assert.equal((await rowOf(id)).company, null)
  for (const page of [visitor.get(link), sato.get(`/staff/requests/${id}`)])
    assert.match(await text(page), /おひとりか、ごいっしょか：うかがっていません/)
  assert.match((await stepOf(id))!.note, /（相談したい・話を聞きたい）$/)
})

test('a resident says so on a page of their own, reads it there and takes it along', async () => {
  const [ask, send] = ['/my/requests/new', '/my/requests/send']
  const next = async (page: string, typed: Record<string, string>) =>
    text(ueki.post(ask, { ...fieldsIn(page, ask), ...typed }))
  const whom = await next(await text(ueki.get(`${ask}?words=x&wish=visit`)), { at: 'check', go: 'whom' })
  const check = await next(whom, { at: 'whom', go: 'next', ...TWO })
  assert.ok(plain(check).includes(TOLD))
  const own = (await ueki.post(send, fieldsIn(check, send, true))).headers.get('location')!
  for (const path of [own, `${own}/print`]) assert.ok(plain(await text(ueki.get(path))).includes(TOLD), path)
})

test('the desk types it for somebody who telephones', async () => {
  const typed = {
    name: 'でんわ さん',
    phone: '04-7400-7009',
    wish: 'visit',
    whom: 'self',
    medium: 'phone',
    agreed: '1',
  }
  const refused = await post('/staff/requests/new', { ...typed, ...TWO, company: 'alone' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /value="ともだ はるお、ともだ なつみ"/)
  const at = (await post('/staff/requests/new', { ...typed, ...TWO })).headers.get('location')!
  assert.ok(plain(await text(sato.get(at))).includes(TOLD))
})
