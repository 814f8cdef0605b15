import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { type Browserless, demoApp, toldBy } from '../../../../seed/testing.ts'

// The page on which a record is put right, and what becomes of what was typed there; what each kind of record does: in its noun.

const { database, municipality, login, visitor } = await demoApp()
const [sato, tanaka, kansa] = [await login('sato'), await login('tanaka'), await login('kansa')]
const inJob = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'job', municipality }, work)

const { talk, person, number } = await inJob(async db => {
  const one = await db
    .selectFrom('consultation as c')
    .innerJoin('person as p', 'p.id', 'c.person_id')
    .innerJoin('account as a', 'a.id', 'c.by_account')
    .select(['c.id', 'p.id as person', 'p.number'])
    .where('a.login', '=', 'sato')
    .orderBy('c.on_day', 'desc')
    .orderBy('c.id')
    .executeTakeFirstOrThrow()
  return { talk: one.id, person: one.person, number: String(one.number) }
})
const another = await inJob(async db =>
  String(
    (
      await db
        .selectFrom('person')
        .select('number')
        .where('id', '!=', person)
        .orderBy('number')
        .executeTakeFirstOrThrow()
    ).number,
  ),
)
const PATH = `/staff/records/consultation/${talk}`
const page = async (who: Browserless, path = PATH): Promise<string> => unphrased(await (await who.get(path)).text())
const versionOf = (html: string): string => /name="version" value="(\d+)"/.exec(html)![1]!
const send = async (verb: string, fields: Record<string, string>, who = sato) =>
  who.post(`${PATH}/${verb}`, { once: newId(), version: versionOf(await page(who)), ...fields })
const said = async (response: Response): Promise<string> => unphrased(await response.text())
const kept = () =>
  inJob(db => db.selectFrom('correction').select(['verb', 'reason']).where('record_id', '=', talk).execute())
const belongsTo = async () =>
  (await inJob(db => db.selectFrom('consultation').select('person_id').where('id', '=', talk).executeTakeFirst()))
    ?.person_id
/** Which of the forms are open, by their verbs. */
const openForms = (html: string): string[] =>
  [...html.matchAll(/<details([^>]*)>([\s\S]*?)<\/details>/g)]
    .filter(([, marks]) => /\bopen\b/.test(marks!))
    .flatMap(([, , body]) => new RegExp(`action="${PATH}/(\\w+)"`).exec(body!)?.[1] ?? [])
const fieldIn = (html: string, name: string): string => new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)![0]

describe('the page of a record', () => {
  it('says what it is, whose it is and what it says now, with the way of putting right that is asked for most open', async () => {
    const html = await page(sato)
    assert.match(html, /<h1[^>]*>「相談の記録」を直す/)
    assert.match(html, new RegExp(`<a href="/staff/people/${person}">No. ${number}`))
    assert.match(html, /いまの記録/)
    assert.deepEqual(openForms(html), ['correct'])
  })

  it('is none of a kind that there is not, of a record that there is not, or in a way that there is not', async () => {
    for (const path of [`/staff/records/nothing/${talk}`, `/staff/records/consultation/${newId()}`])
      assert.equal((await sato.get(path)).status, 404, path)
    assert.equal((await send('burn', { correction_reason: 'x' })).status, 404)
    assert.equal((await visitor.get(PATH)).status, 401)
    assert.equal((await kansa.get(PATH)).status, 403)
  })

  it('is a look at the record, which is kept', async () => {
    const looks = () =>
      inJob(db =>
        db
          .selectFrom('audit_log')
          .select('id')
          .where('action', '=', 'record.read')
          .where('subject_id', '=', talk)
          .execute(),
      )
    const before = (await looks()).length
    await page(sato)
    assert.equal((await looks()).length, before + 1)
  })
})

describe('what is typed on it', () => {
  const MOVED = '別の方の記録だった'

  for (const [why, to_number, sentence] of [
    ['nobody has the number', '999999', /No. 999999の方は登録されていません/],
    ['it is theirs already', number, /この記録は、もうその方のものです/],
    ['it is no number', 'みどり', /移す先の方の番号を数字で入力してください/],
    ['there is none', '', /移す先の方の番号を数字で入力してください/],
  ] as const)
    it(`stays where ${why} to whom it is to go, in the form that was sent`, async () => {
      const refused = await send('move', { to_number, 'move-correction_reason': MOVED })
      assert.equal(refused.status, 422)
      const html = await said(refused)
      assert.match(html, sentence)
      assert.deepEqual(openForms(html), ['move'])
      assert.ok(fieldIn(html, 'to_number').includes(`value="${to_number}"`))
      assert.ok(fieldIn(html, 'move-correction_reason').includes(`value="${MOVED}"`))
      assert.ok(!fieldIn(html, 'void-correction_reason').includes(MOVED), 'in no other form')
    })

  it('needs a reason, of which the sentence leads to the field of its own form', async () => {
    const html = await said(await send('void', { 'void-correction_reason': ' ' }))
    assert.match(html, /<a href="#f-void-correction_reason">[^<]*わけを入力してください/)
    assert.match(fieldIn(html, 'void-correction_reason'), /aria-invalid="true"/)
    assert.doesNotMatch(fieldIn(html, 'move-correction_reason'), /aria-invalid="true"/)
  })

  it('is shown to be confirmed before anything is done, and comes back to who goes back', async () => {
    const typed = { to_number: another, 'move-correction_reason': MOVED }
    const shown = await send('move', typed)
    assert.equal(shown.status, 200)
    const html = await said(shown)
    assert.match(html, /name="sure" value="yes"/)
    const hidden = Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    )
    assert.deepEqual([hidden['to_number'], hidden['correction_reason']], [another, MOVED])
    const back = await send('move', { to_number: another, correction_reason: MOVED, again: 'yes' })
    assert.equal(back.status, 200)
    const form = await said(back)
    assert.deepEqual(openForms(form), ['move'])
    assert.ok(fieldIn(form, 'to_number').includes(`value="${another}"`))
    assert.ok(fieldIn(form, 'move-correction_reason').includes(`value="${MOVED}"`))
    assert.deepEqual([await belongsTo(), await kept()], [person, []], 'nothing was done')
  })

  it('stays where somebody else changed the record since the page was opened', async () => {
    const stale = await send('void', { version: '1', 'void-correction_reason': MOVED, sure: 'yes' })
    assert.equal(stale.status, 409)
    const html = await said(stale)
    assert.match(html, /この画面を開いたあとに、この記録が変わりました/)
    assert.ok(fieldIn(html, 'void-correction_reason').includes(`value="${MOVED}"`))
    assert.notEqual(versionOf(html), '1', 'and may be sent again')
    assert.deepEqual(await kept(), [])
  })
})

describe('a record that was put right', () => {
  it('is told so, and its page says what it was, to who answers for it now', async () => {
    const done = await send('move', { to_number: another, correction_reason: '番号の見まちがい', sure: 'yes' })
    assert.equal(done.status, 303)
    assert.equal(toldBy(done, sato), '「相談の記録」をほかの方に移しました。')
    assert.equal(done.headers.get('location'), `/staff/people/${person}`)
    assert.deepEqual(await kept(), [{ verb: 'move', reason: '番号の見まちがい' }])
    assert.notEqual(await belongsTo(), person)
    const html = await page(tanaka)
    assert.match(html, new RegExp(`<a href="/staff/people/[^"]+">No. ${another}`))
    assert.match(html, /これまでの訂正[\s\S]*「相談の記録」を移しました（わけ：番号の見まちがい）/)
  })
})
