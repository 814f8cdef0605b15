import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { emptyCity, idIn, typedOrganisation } from '#features/organisations/testing.ts'
import { fieldsOf } from '../terms/rules.ts'

const city = await emptyCity()
const [suzuki, sato] = [await city.login('suzuki'), await city.login('sato')]

/** A complete form of an employment, as it is typed. */
const typed = (over: Record<string, string> = {}): Record<string, string> => ({
  title: '昼食の配膳',
  category: 'care-support',
  place_name: 'ひだまりの丘',
  reward: 'wage',
  reward_yen: '１，２００円',
  reward_unit: 'hour',
  capacity: '2',
  age: 'none',
  'slot.0.weekday': '1',
  'slot.0.from': '9時半',
  'slot.0.to': '12:00',
  'slot.0.weeks': '31',
  'slot.3.on': '令和8年12月20日',
  'slot.3.from': '13:00',
  'slot.3.to': '24:00',
  'load.standing': '2',
  ...Object.fromEntries(fieldsOf('employment').map(({ key, example }) => [`term.${key}`, example])),
  ...over,
})

describe('the pages of activities', () => {
  let organisation = ''
  const newPath = () => `/staff/opportunities/new?organisation=${organisation}&form=employment`
  before(async () => {
    organisation = idIn(await suzuki.post('/staff/organisations/new', typedOrganisation()))
    await suzuki.post(`/staff/organisations/${organisation}/verify`, {})
  })
  const register = async (over: Record<string, string> = {}) => idIn(await suzuki.post(newPath(), typed(over)))
  const act = (id: string, verb: string, fields: Record<string, string>) =>
    suzuki.post(`/staff/opportunities/${id}/${verb}`, fields)

  it('ask first for the organisation and the legal form, then for what that form must tell', async () => {
    assert.match(await (await suzuki.get('/staff/opportunities/new')).text(), /どの就業形態の活動かを選びます/)
    assert.match(
      await (await suzuki.get('/staff/opportunities/new?organisation=&form=contract')).text(),
      /団体を一覧から選んでください/,
    )
    const page = await (await suzuki.get(newPath())).text()
    for (const { key } of fieldsOf('employment')) assert.match(page, new RegExp(`name="term.${key}"`))
  })

  it('ask before an activity goes out whose organisation nobody has verified, and keep why it went out all the same', async () => {
    const unknown = idIn(
      await suzuki.post('/staff/organisations/new', {
        ...typedOrganisation(),
        name: '確認前の会',
        corporate_number: '',
      }),
    )
    const path = `/staff/opportunities/new?organisation=${unknown}&form=employment`
    const id = idIn(await suzuki.post(path, typed({ next: 'submit' })))
    const page = async () => (await suzuki.get(`/staff/opportunities/${id}`)).text()
    assert.match(await page(), /この団体はまだ確認されていません/)
    const asked = await act(id, 'publish', { version: '2' })
    assert.equal(asked.status, 200)
    const question = await asked.text()
    assert.match(question, /この団体はまだ確認されていません/)
    assert.match(question, /申請したのも鈴木 健一さんです/)
    assert.match(await page(), /<b>申請中<\/b>/)
    const silent = await act(id, 'publish', { version: '2', asked: '1', reason: ' ' })
    assert.equal(silent.status, 422)
    assert.match(await silent.text(), /確認の前に公開するわけを入力してください/)
    assert.equal((await act(id, 'publish', { version: '2', asked: '1', reason: '来週訪問する' })).status, 303)
    assert.match(await page(), /公開しました[\s\S]*来週訪問する/)
  })

  it('take an activity from the draft to the public and to its end, each step told', async () => {
    const id = await register({ next: 'submit' })
    const page = async () => (await suzuki.get(`/staff/opportunities/${id}`)).text()
    assert.match(await page(), /<b>申請中<\/b>/)
    assert.match(await page(), /火曜 09:30〜12:00/)
    assert.match(await page(), /令和8年12月20日（日） 13:00〜24:00/)
    assert.equal((await act(id, 'publish', { version: '2' })).status, 303)
    assert.match(await page(), /公開しました/)
    assert.equal((await act(id, 'close', { version: '3' })).status, 303)
    assert.equal((await act(id, 'end', { version: '4' })).status, 303)
    assert.match(await page(), /<b>終了<\/b>/)
    assert.doesNotMatch(await page(), /いまできること/)
  })

  it('keep an incomplete one as a draft, say what lacks, and refuse to submit it without losing a word', async () => {
    const id = await register({ 'term.overtime': '' })
    assert.match(
      await (await suzuki.get(`/staff/opportunities/${id}`)).text(),
      /公開するまでに直すこと[\s\S]*「残業」を入力してください/,
    )
    const refused = await suzuki.post(newPath(), typed({ next: 'submit', reward_yen: '1,194', title: '安い仕事' }))
    assert.equal(refused.status, 422)
    const page = await refused.text()
    assert.match(page, /最低賃金（1時間1,195円：千葉県最低賃金/)
    assert.match(page, /value="1,194"/)
    const list = await (await suzuki.get(`/staff/opportunities?q=${encodeURIComponent('安い仕事')}`)).text()
    assert.match(list, /当てはまる活動がありません/)
  })

  const wrong: [string, Record<string, string>, RegExp][] = [
    ['a day that is not in the calendar', { starts_on: '令和9年2月30日' }, /始まる日を「令和8年11月21日」/],
    ['a slot that ends before it starts', { 'slot.0.to': '9:00' }, /1行目：始まりより後の時刻/],
    ['a slot with a weekday and a date', { 'slot.0.on': '2026-12-01' }, /1行目：曜日を選ぶか、日付を/],
    ['a time that is none', { 'slot.0.from': '25時' }, /1行目：/],
    [
      'the same time twice',
      { 'slot.1.weekday': '1', 'slot.1.from': '9:30', 'slot.1.to': '12時', 'slot.1.weeks': '31' },
      /2行目：同じ曜日と時刻/,
    ],
    ['half a yen', { reward_yen: '1200.5' }, /金額は0から/],
    ['no capacity that is a number', { capacity: '数名' }, /人数は1から999/],
    ['a category that is none', { category: 'constructor' }, /分野を1つ選んでください/],
    ['a term of 1,001 characters', { 'term.duties': 'あ'.repeat(1001) }, /「仕事の内容」は1,000文字まで/],
  ]
  for (const [says, over, sentence] of wrong)
    it(`refuse ${says} with a sentence, even as a draft`, async () => {
      const response = await suzuki.post(newPath(), typed(over))
      assert.equal(response.status, 422)
      assert.match(await response.text(), sentence)
    })

  it('give more rows for times without saving, and keep what was typed', async () => {
    const response = await suzuki.post(newPath(), typed({ rows: '12', title: 'まだ途中' }))
    const page = await response.text()
    assert.equal(response.status, 200)
    assert.match(page, /name="slot.11.weekday"/)
    assert.match(page, /value="まだ途中"/)
  })

  it('show what is stored in the form of its change, and save the same without a trace of difference', async () => {
    const id = await register({ next: 'submit', starts_on: '2026-12-01' })
    await act(id, 'publish', { version: '2' })
    const form = await (await suzuki.get(`/staff/opportunities/${id}/edit`)).text()
    const fields: Record<string, string> = {}
    for (const [, attributes] of form.matchAll(/<input([^>]*)>/g)) {
      const name = / name="([^"]*)"/.exec(attributes!)?.[1]
      // `once` would make the second sending a double click.
      if (!name || name === 'once' || (/type="(checkbox|radio)"/.test(attributes!) && !/ checked/.test(attributes!)))
        continue
      fields[name] = / value="([^"]*)"/.exec(attributes!)?.[1] ?? ''
    }
    for (const [, name, text] of form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>\n([^<]*)<\/textarea>/g))
      fields[name!] = text!
    for (const [, name, body] of form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
      fields[name!] = /<option value="([^"]*)" selected/.exec(body!)?.[1] ?? ''
    assert.equal(fields['starts_on'], '令和8年12月1日（火）')
    const saved = await suzuki.post(`/staff/opportunities/${id}/edit`, fields)
    assert.equal(saved.status, 303)
    const page = await (await suzuki.get(`/staff/opportunities/${id}`)).text()
    assert.match(page, /<b>公開中<\/b>/)
    assert.equal(
      (await suzuki.post(`/staff/opportunities/${id}/edit`, { ...fields, version: '4', reward_yen: '1,250' })).status,
      303,
    )
    assert.match(await (await suzuki.get(`/staff/opportunities/${id}`)).text(), /<b>申請中<\/b>/)
  })

  it('tell the second of two editors that somebody was faster, and a stale button too', async () => {
    const id = await register()
    const save = (title: string) => suzuki.post(`/staff/opportunities/${id}/edit`, typed({ title, version: '1' }))
    assert.equal((await save('先の人')).status, 303)
    const late = await save('後の人')
    assert.equal(late.status, 409)
    assert.match(await late.text(), /value="後の人"/)
    assert.equal((await act(id, 'submit', { version: '1' })).status, 409)
  })

  it('send back only with a word why, which whoever revises it reads', async () => {
    const id = await register({ next: 'submit' })
    const silent = await act(id, 'return', { version: '2', reason: ' ' })
    assert.equal(silent.status, 422)
    assert.match(await silent.text(), /何を直してほしいか/)
    await act(id, 'return', { version: '2', reason: '休憩の長さを書いてください。' })
    assert.match(await (await suzuki.get(`/staff/opportunities/${id}`)).text(), /休憩の長さを書いてください。/)
  })

  it('find by state in the address, and count each status', async () => {
    await register({ title: '図書室の朝の番', next: 'submit' })
    const page = await (
      await suzuki.get(
        `/staff/opportunities?q=${encodeURIComponent('図書室')}&status=submitted&form=employment&sort=title&desc=1&page=1`,
      )
    ).text()
    assert.match(page, /図書室の朝の番/)
    assert.match(page, /aria-sort="descending"/)
    const none = await (
      await suzuki.get('/staff/opportunities?status=nonsense&area=x&category=__proto__&sort=toString&page=-1')
    ).text()
    assert.match(none, /図書室の朝の番/)
  })

  it('find the same by words in every order, and count them among one kind', async () => {
    for (const title of ['こぐま図書の係', '朝のこぐま図書']) await register({ title })
    const found = async (query: string): Promise<string[]> => {
      const page = await (await suzuki.get(`/staff/opportunities?q=${encodeURIComponent('こぐま図書')}${query}`)).text()
      return ['こぐま図書の係', '朝のこぐま図書', '図書室の朝の番'].filter(title => page.includes(`>${title}</a>`))
    }
    for (const query of ['', ...['title', 'organisation', 'places', 'ends', 'asOf'].map(sort => `&sort=${sort}`)])
      assert.deepEqual(await found(query), ['こぐま図書の係', '朝のこぐま図書'], query)
    assert.equal((await found('&form=employment')).length, 2)
    assert.equal((await found('&form=volunteering')).length, 0)
    assert.equal((await found('&status=open')).length, 0)
  })

  it('let a counsellor look and nothing else, and know no other verb', async () => {
    const id = await register()
    assert.equal((await sato.get(`/staff/opportunities/${id}`)).status, 200)
    for (const path of ['edit', 'submit', 'publish', 'return'])
      assert.equal((await sato.post(`/staff/opportunities/${id}/${path}`, { version: '1' })).status, 403, path)
    assert.equal((await act(id, 'explode', {})).status, 404)
    assert.equal((await act(id, 'publish', { version: '1' })).status, 422)
    const gone = await act(id, 'delete', { version: '1' })
    assert.equal(gone.headers.get('location'), '/staff/opportunities')
    assert.equal((await suzuki.get(`/staff/opportunities/${id}`)).status, 404)
  })
})
