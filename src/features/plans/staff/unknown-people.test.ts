import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lackingOf, type PersonDesk, personDesk } from '#features/people/index.ts'
import { newId } from '#platform/ids.ts'
import { plannedApp } from '../testing.ts'

// What nobody knows of people of the demo city, on every page that rests on it: as not known, never as something else.

const { database, municipality, login, plan } = await plannedApp()
const [sato, suzuki, tanaka] = [await login('sato'), await login('suzuki'), await login('tanaka')]

const page = async (path: string, who = suzuki): Promise<string> => {
  const response = await who.get(path)
  assert.equal(response.status, 200, path)
  return response.text()
}
const personOf = (family: string, given: string): Promise<PersonDesk> =>
  database.read({ lane: 'staff', municipality }, async db => {
    const { id } = await db
      .selectFrom('person')
      .select('id')
      .where('family_name', '=', family)
      .where('given_name', '=', given)
      .executeTakeFirstOrThrow()
    return (await personDesk(db, id))!
  })
const versionOf = async (id: string) =>
  (await database.read({ lane: 'staff', municipality }, db => personDesk(db, id)))!.version

const aoyagi = await personOf('青柳', '豊')
const saito = await personOf('斎藤', 'セツ子')
const ueki = await personOf('植木', '真由美')

describe('the desk of somebody whom nobody has asked yet', () => {
  it('says so of each fact, and draws no week', async () => {
    const html = await page(`/staff/people/${aoyagi.id}`)
    for (const label of ['スマホ', '足', '働き方', '収入', '合う場'])
      assert.match(html, new RegExp(`<dt>${label}</dt>\\s*<dd>まだ聞いていません</dd>`), label)
    assert.match(html, /連絡のしかたはまだ聞いていません/)
    assert.match(html, /来られる時間は、まだ聞いていません。/)
    assert.doesNotMatch(html, /電話だけ|どちらでも|どの形でも|来られる時間（○のところ）/)
  })

  it('names what is lacking for the ranking, with a link to each form, for who may write', async () => {
    const html = await page(`/staff/people/${aoyagi.id}`)
    assert.match(html, /行ける範囲・来られる時間・受けられる形が、まだわかりません。/)
    assert.match(html, /近さと時間の合いは、点に入れていません/)
    for (const section of ['time', 'wishes'])
      assert.match(html, new RegExp(`/staff/people/${aoyagi.id}/edit/${section}">聞いて入力する`), section)
    assert.doesNotMatch(await page(`/staff/people/${aoyagi.id}`, tanaka), /聞いて入力する/)
  })

  for (const [who, person, nothing] of [
    ['whose time was not asked', aoyagi, /class="term">時間の合い わかりません</],
    ['whose home is not known', saito, /class="term">近さ わかりません</],
  ] as const)
    it(`still ranks for somebody ${who}, without points and words of it`, async () => {
      const html = await page(`/staff/people/${person.id}/matches`)
      assert.match(html, nothing)
      const term = nothing.source.includes('近さ') ? '近さ' : '時間の合い'
      assert.doesNotMatch(html, new RegExp(`class="term">${term} \\d`))
      assert.doesNotMatch(
        html,
        term === '近さ' ? /近い（\d|遠い（\d|行ける範囲の端/ : /曜の[^<]*(が合う|は空いていない)/,
      )
    })

  it('calls a wish that nobody said by what it is, wherever it is read', async () => {
    const html = await page(`/staff/people/${ueki.id}`)
    assert.match(html, /<dt>料理<\/dt>[\s\S]*?これまでの様子から/)
    const form = await page(`/staff/people/${ueki.id}/edit/wishes`)
    assert.match(form, /value="cooking" checked[\s\S]{0,200}これまでの様子から（ご本人に聞いたら、はずします）/)
  })
})

describe('what was asked is written down, and what was not stays so', () => {
  it('a form that is saved as it was opened makes nothing known', async () => {
    const html = await page(`/staff/people/${aoyagi.id}/edit/wishes`)
    assert.match(html, /value="" checked[\s\S]{0,120}まだ聞いていない/)
    const saved = { once: newId(), version: String(await versionOf(aoyagi.id)), pay: '', 'wish-salon': '1' }
    assert.equal((await sato.post(`/staff/people/${aoyagi.id}/edit/wishes`, saved)).status, 303)
    const { forms, pay, wishes } = await personOf('青柳', '豊')
    assert.deepEqual([forms, pay, wishes], [null, null, [{ category: 'salon', score: 1, basis: 'said' }]])
  })

  it('an inferred wish stays inferred until the box is taken off', async () => {
    const post = async (inferred: string[]) => {
      const fields = { 'wish-cooking': '1', forms: ueki.forms!, pay: 'unpaid', inferred }
      const version = String(await versionOf(ueki.id))
      const done = await sato.post(`/staff/people/${ueki.id}/edit/wishes`, { once: newId(), version, ...fields })
      assert.equal(done.status, 303)
      return (await personOf('植木', '真由美')).wishes.find(({ category }) => category === 'cooking')
    }
    assert.deepEqual(await post(['cooking']), { category: 'cooking', score: 1, basis: 'shown' })
    assert.deepEqual(await post([]), { category: 'cooking', score: 1, basis: 'said' })
  })

  it('somebody who was asked and can never come is not asked again', async () => {
    const path = `/staff/people/${aoyagi.id}/edit/time`
    const send = async (fields: Record<string, string>) =>
      sato.post(path, { once: newId(), version: String(await versionOf(aoyagi.id)), ...fields })
    const both = await send({ never_free: '1', week: '0' })
    assert.equal(both.status, 422)
    assert.match(await both.text(), /上の表に来られる時間が入っています/)
    assert.equal((await send({ never_free: '1', 'reach-walk': '20' })).status, 303)
    const html = await page(`/staff/people/${aoyagi.id}`)
    assert.match(html, /来られる時間は、いまはない、と聞いています。/)
    assert.match(html, /受けられる形が、まだわかりません。/)
  })

  it('somebody who lives outside the city is found by that, and is no resident with a far way', async () => {
    const fields = { family_name: '斎藤', given_name: 'セツ子', family_kana: 'さいとう', given_kana: 'せつこ' }
    const basic = { ...fields, birth_on: saito.birth_on, phone: saito.phone, contact_first: 'phone' }
    const listed = async (area: string) => (await page(`/staff/people?area=${area}`)).includes(saito.id)
    assert.deepEqual([await listed('unknown'), await listed('outside')], [true, false])
    const version = String(await versionOf(saito.id))
    const sent = { once: newId(), version, ...basic, town_id: 'outside' }
    assert.equal((await sato.post(`/staff/people/${saito.id}/edit`, sent)).status, 303)
    assert.deepEqual([await listed('unknown'), await listed('outside')], [false, true])
    const html = await page(`/staff/people/${saito.id}`)
    assert.match(html, /市外にお住まい/)
    assert.match(html, /市外のお住まいの町が、まだわかりません。/)
  })
})

describe('a plan', () => {
  it('leaves out who was not asked, tells how many, and names them with the way to asking', async () => {
    const base = `/staff/plans/${plan}`
    for (const tab of ['', '/people', '/slots']) {
      const html = await page(`${base}${tab}`)
      const [, count] = /まだ聞いていない方(\d+)人は、案に入れていません/.exec(html) ?? []
      assert.ok(Number(count) >= 2, tab)
      assert.ok(html.includes(`${base}/unasked`), tab)
    }
    const named = await page(`${base}/unasked`)
    for (const { id } of [aoyagi, saito]) assert.ok(named.includes(`/staff/people/${id}`))
    assert.match(named, new RegExp(`/staff/people/${aoyagi.id}/edit/wishes`))
    assert.doesNotMatch(await page(`${base}/unasked`, tanaka), /聞いて入力する（/)
    assert.equal((await sato.get(`${base}/unasked`)).status, 403)
  })

  it('has in it only people of whom all is known that it rests on', async () => {
    const lacking = await database.read({ lane: 'staff', municipality }, async db => {
      const rows = await db.selectFrom('plan_person').select('person_id').where('plan_id', '=', plan).execute()
      assert.ok(rows.length > 30)
      const people = await Promise.all(rows.map(({ person_id }) => personDesk(db, person_id)))
      return people.flatMap(person => lackingOf({ ...person!, town_id: person!.town?.id ?? null }))
    })
    assert.deepEqual(lacking, [])
  })
})
