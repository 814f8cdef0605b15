import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { type Browserless, demoApp, toldBy } from '../../../seed/testing.ts'

const { database, municipality, login, visitor } = await demoApp()
const [suzuki, tanaka] = [await login('suzuki'), await login('tanaka')]
const NEW = { asked: 'ゆうすずみ祭', means: '夏祭り', source: '増尾の窓口で聞いた' }
const add = (over: Partial<typeof NEW> = {}, by: Browserless = suzuki) =>
  by.post('/staff/words', { once: newId(), ...NEW, ...over })
const inCity = <T>(work: Parameters<typeof database.read<T>>[1]) => database.read({ lane: 'staff', municipality }, work)
const rows = () =>
  inCity(db => db.selectFrom('word').select(['id', 'asked', 'means', 'source']).orderBy('id').execute())
const history = () =>
  inCity(db =>
    db
      .selectFrom('happening')
      .select(['kind', 'subject_id', 'data'])
      .where('subject_kind', '=', 'word')
      .orderBy('id')
      .execute(),
  )
const before = await rows()

describe('a word of the city’s own', () => {
  for (const [why, over, says] of [
    ['nothing typed', { asked: '', means: '', source: '' }, /3か所、直してください/],
    ['one letter to be found', { means: '祭' }, /同じ意味のことばは、2文字以上で/],
    ['the same word in other letters', { asked: 'ナツ祭り', means: 'なつ祭り' }, /もともと同じことばとしてさがします/],
    ['two words in one field', { asked: 'ゆうすずみ 祭' }, /間をあけずに1つのことばで/],
  ] as const)
    it(`is refused with what was typed still there, and nothing is kept: ${why}`, async () => {
      const answer = await add(over)
      assert.equal(answer.status, 422)
      const html = await answer.text()
      assert.match(unphrased(html), says)
      for (const typed of Object.values({ ...NEW, ...over }))
        if (typed) assert.ok(html.includes(`value="${typed}"`), typed)
      assert.deepEqual(await rows(), before)
    })

  it('is added with where it is from, and stands in the list with who added it on which day', async () => {
    assert.equal((await add()).status, 303)
    const page = unphrased(await (await tanaka.get('/staff/words')).text())
    const row = page.split('<tr>').find(row => row.includes('ゆうすずみ祭')) ?? ''
    assert.match(row, /夏祭り[\s\S]*増尾の窓口で聞いた[\s\S]*令和8年11月21日（土）・鈴木 健一/)
    const [told] = await history()
    assert.deepEqual([told?.kind, told?.data], ['word.added', NEW])
  })

  it('is not added twice, whoever sends it', async () => {
    const answer = await add({ source: '広報' }, tanaka)
    assert.equal(answer.status, 422)
    assert.match(unphrased(await answer.text()), /この組み合わせは、もう入っています/)
    assert.equal((await rows()).length, before.length + 1)
  })

  it('goes again, once: who presses after a colleague is told that it is gone', async () => {
    const { id } = (await rows()).find(({ asked }) => asked === NEW.asked)!
    const remove = (by: Browserless) => by.post(`/staff/words/${id}/remove`, { once: newId() })
    assert.match(toldBy(await remove(suzuki), suzuki), /「ゆうすずみ祭」と「夏祭り」をはずしました/)
    assert.match(toldBy(await remove(tanaka), tanaka), /もうはずされています/)
    assert.deepEqual(await rows(), before)
    assert.deepEqual(
      (await history()).map(({ kind }) => kind),
      ['word.added', 'word.removed'],
    )
  })

  it('is changed by nobody who does not answer for the search', async () => {
    for (const who of ['sato', 'kanri', 'kansa']) {
      const other = await login(who)
      assert.equal((await other.get('/staff/words')).status, 403, who)
      assert.equal((await add({}, other)).status, 403, who)
    }
    assert.equal((await visitor.get('/staff/words')).status, 401)
    assert.deepEqual(await rows(), before)
  })
})
