import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { demoApp } from '../../../../../seed/testing.ts'
import { personDesk, personEvents } from '../store.ts'

const demo = await demoApp()
const sato = await demo.login('sato')
const db = <T>(work: (tx: Tx) => Promise<T>) =>
  demo.database.write({ lane: 'staff', municipality: demo.municipality }, work)
const withName = (name: string) =>
  db(tx => tx.selectFrom('person').selectAll().where('family_name', '=', name).execute())

const KIMI = {
  family_name: '木見',
  given_name: '悠子',
  family_kana: 'きみ',
  given_kana: 'ゆうこ',
  birth_on: '昭和33年5月4日',
  phone: '０４ー７１００ー１２３４',
  contact_first: 'phone',
}
const idIn = (response: Response): string => response.headers.get('location')?.split('/')[3] ?? ''

describe('registering while talking', () => {
  test('name, birth date and phone are enough; the first talk is the next step, with owner and due date', async () => {
    const response = await sato.post('/staff/people/new', { ...KIMI, once: newId() })
    assert.equal(response.status, 303)
    const person = (await db(tx => personDesk(tx, idIn(response))))!
    assert.deepEqual([person.birth_on, person.phone, person.contact_by], ['1958-05-04', '04-7100-1234', ['phone']])
    const programme = await db(tx =>
      tx.selectFrom('programme').select('name').where('id', '=', person.programme_id).executeTakeFirstOrThrow(),
    )
    assert.match(programme.name, /相談/)
    const steps = await db(tx => tx.selectFrom('step').selectAll().where('person_id', '=', person.id).execute())
    assert.deepEqual(
      steps.map(step => [step.due_on, step.done_at]),
      [['2026-11-30', null]],
    )
    assert.equal((await db(tx => personEvents(tx, person.id)))[0]?.kind, 'person.registered')
  })
  for (const [typed, day] of [
    ['昭和二十年八月十五日', '1945-08-15'],
    ['昭和20年8月15日生', '1945-08-15'],
    ['昭20.8.15', '1945-08-15'],
  ] as const)
    test(`${typed} is read as a birth date`, async () => {
      const form = { ...KIMI, birth_on: typed, another: '1', once: newId() }
      const response = await sato.post('/staff/people/new', { ...form, family_name: '夏野' })
      assert.equal(response.status, 303)
      assert.equal((await db(tx => personDesk(tx, idIn(response))))?.birth_on, day)
    })
  for (const [typed, says] of [
    ['M30.1.1', /129歳になります。よろしいですか/],
    ['大正20年1月1日', /大正は、大正元年7月30日から15年12月25日までです/],
    ['33.5.4', /年号がわかりません。昭和なら「S33.5.4」/],
    ['5月4日', /生年月日を「昭和33年5月4日」/],
  ] as const)
    test(`${typed} is asked about, and nobody is registered`, async () => {
      const response = await sato.post('/staff/people/new', { ...KIMI, family_name: '古木', birth_on: typed })
      assert.equal(response.status, 422)
      assert.match(await response.text(), says)
      assert.deepEqual(await withName('古木'), [])
    })
  test('an age that few reach is taken once it was said to be right, and shown beside the day', async () => {
    const form = { ...KIMI, family_name: '古木', family_kana: 'ふるき', phone: '04-7100-0077', birth_on: 'M30.1.1' }
    const asked = unphrased(await (await sato.post('/staff/people/new', form)).text())
    assert.match(asked, /明治30年1月1日（金）生まれ・129歳/)
    assert.match(asked, /name="birth_sure"/)
    assert.equal((await sato.post('/staff/people/new', { ...form, birth_sure: '1' })).status, 303)
  })
  test('a double click registers one person', async () => {
    const form = {
      ...KIMI,
      family_name: '二木',
      family_kana: 'ふたき',
      given_name: '正',
      phone: '04-7100-0002',
      once: newId(),
    }
    const [first, second] = await Promise.all([
      sato.post('/staff/people/new', form),
      sato.post('/staff/people/new', form),
    ])
    assert.equal(first.headers.get('location'), second.headers.get('location'))
    assert.equal((await withName('二木')).length, 1)
  })
  test('two who register at once get different numbers', async () => {
    const forms = ['三木', '四木', '五木'].map((family_name, at) => ({
      ...KIMI,
      family_name,
      given_name: '',
      family_kana: `みき${'あいう'[at]}`,
      phone: `04-7100-001${at}`,
    }))
    await Promise.all(forms.map(form => sato.post('/staff/people/new', form)))
    const numbers = await Promise.all(forms.map(async form => (await withName(form.family_name))[0]?.number))
    assert.equal(new Set(numbers).size, 3)
  })
  test('somebody alike is shown first and nothing is saved; 「別の人」 saves', async () => {
    const twin = {
      family_name: '黄実',
      given_name: '優子',
      family_kana: 'キミ',
      given_kana: 'ユウコ',
      birth_on: '1958-05-04',
      contact_first: 'none',
    }
    const shown = await sato.post('/staff/people/new', twin)
    const page = await shown.text()
    assert.equal(shown.status, 409)
    assert.match(page, /木見 悠子/)
    assert.match(page, /ふりがなと生年月日が同じ/)
    assert.match(page, /別の人として登録する/)
    assert.match(page, /value="黄実"/)
    assert.equal((await withName('黄実')).length, 0)
    assert.equal((await sato.post('/staff/people/new', { ...twin, another: '1' })).status, 303)
    assert.equal((await withName('黄実')).length, 1)
  })
  test('the variant kanji of a name that is there is found as well', async () => {
    const [saito] = await db(tx => tx.selectFrom('person').selectAll().where('family_name', '=', '齋藤').execute())
    const shown = await sato.post('/staff/people/new', {
      family_name: '斉藤',
      given_name: saito!.given_name,
      birth_on: saito!.birth_on,
      contact_first: 'none',
    })
    assert.match(await shown.text(), /名前（異体字をふくむ）と生年月日が同じ/)
  })
  for (const [why, change, sentence] of [
    ['who is 49', { birth_on: '1976-11-22' }, /50歳からです（入力された生年月日では49歳です）/],
    ['a day that is not in the calendar', { birth_on: '昭和33年2月30日' }, /暦にない日/],
    ['a phone without its area code', { phone: '7100-12' }, /市外局番から10けたか11けた/],
    ['an emoji as a name', { family_name: '木見😀' }, /絵文字・数字・記号は使えません/],
    ['neither name nor reading', { family_name: '', family_kana: '' }, /姓かふりがな/],
    ['no way to reach them and no 「連絡先なし」', { phone: '' }, /連絡先なし/],
  ] as const) {
    test(`${why} is refused with what to do, and nothing typed is lost`, async () => {
      const before = await db(tx => tx.selectFrom('person').select(tx.fn.countAll().as('n')).executeTakeFirstOrThrow())
      const response = await sato.post('/staff/people/new', { ...KIMI, given_name: '𠮷江', ...change })
      const page = await response.text()
      assert.equal(response.status, 422)
      assert.match(page, sentence)
      assert.match(page, /value="𠮷江"/)
      assert.deepEqual(
        await db(tx => tx.selectFrom('person').select(tx.fn.countAll().as('n')).executeTakeFirstOrThrow()),
        before,
      )
    })
  }
  test('what was typed into the search is carried into the form', async () => {
    assert.match(
      await (await sato.get(`/staff/people/new?q=${encodeURIComponent('きみ ゆ')}`)).text(),
      /name="family_kana"[^>]*value="きみ"/,
    )
    assert.match(await (await sato.get('/staff/people/new?q=04-71')).text(), /name="phone"[^>]*value="0471"/)
  })
})
