import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { type Browserless, demoApp } from '../../../../seed/testing.ts'
import { text as markup } from '../../requests/door/testing.ts'
import { codeFor } from '../actions.ts'
import { moveCertificates } from '../store.ts'

const demo = await demoApp()
const { database, municipality, visitor, clock } = demo
/** A page without what only says where its lines may break. */
const text = async (answer: Promise<Response>) => (await markup(answer)).replaceAll(/<\/?(wbr|span)[^>]*>/g, '')
const inside = { lane: 'job', municipality } as const
const [ueki, terai, sato, tanaka] = [
  await demo.login('ueki'),
  await demo.login('terai'),
  await demo.login('sato'),
  await demo.login('tanaka'),
]
const HALF = { kind: 'all', from: '令和8年6月1日', to: '令和8年11月20日' }
const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
  database.read(inside, async db => (await query.execute(db)).rows)

/** Somebody of the cast with an account: the person, and the account. */
const whoIs = async (login: string) =>
  (
    await rows(sql<{ person: string; account: string }>`
    select g.scope_id::text as person, a.id::text as account from role_grant g join account a on a.id = g.account_id where a.login = ${login}`)
  )[0]!
let [her, him] = [
  { person: '', account: '' },
  { person: '', account: '' },
]

/** Makes one, and gives its page. */
const made = async (who: Browserless, at: string, fields: Record<string, string> = HALF) => {
  const answer = await who.post(at, { once: newId(), ...fields })
  assert.equal(answer.status, 303, await answer.clone().text())
  return answer.headers.get('location')!
}
/** The address behind the code of a sheet: it is drawn, so the newest link of the city is that one. */
const seenBy = (path: string) =>
  database.write(
    inside,
    async tx => `/certificates/${await codeFor(tx, path.split('/').at(-1)!, { today: '2026-11-21' })}`,
  )

before(async () => {
  ;[her, him] = [await whoIs('ueki'), await whoIs('terai')]
  await database.write(inside, async tx => {
    await sql`update assignment set person_id = ${her.person} where id = (select assignment_id from attendance_record where came
      group by 1 order by count(*) desc, 1 limit 1)`.execute(tx)
  })
})

describe('a certificate that a resident makes', () => {
  test('certifies what the desk recorded and nothing else, with a number of its own', async () => {
    const path = await made(ueki, '/my/certificates')
    const page = await text(ueki.get(path))
    const recorded = await rows(sql<{ title: string; days: number }>`
      select title, count(distinct day)::int as days from activity_records(${her.person})
      where source <> 'check' and day between '2026-06-01' and '2026-11-20' group by title`)
    assert.ok(recorded.length > 0)
    assert.match(page, /証-2026-\d{4}[\s\S]*植木 真由美/)
    for (const { title, days } of recorded) assert.match(page, new RegExp(`${title}[\\s\\S]*?${days}日、`), title)
    assert.doesNotMatch(page, /公園の花の手入れ/, 'what she wrote is not asked for')
    const numbers = await rows(sql<{ number: string }>`select number from certificate`)
    assert.equal(new Set(numbers.map(({ number }) => number)).size, numbers.length)
  })

  test('lists what they wrote apart, where they wish it, and says that it certifies nothing', async () => {
    const path = await made(ueki, '/my/certificates', { ...HALF, own: '1' })
    assert.match(
      await text(ueki.get(path)),
      /証明していること[\s\S]*本人の記録[\s\S]*市が証明するものではありません[\s\S]*公園の花の手入れ/,
    )
    assert.match(await text(ueki.get(`${path}/print`)), /本人の記録[\s\S]*市が証明するものではありません/)
    assert.doesNotMatch(await text(visitor.get(await seenBy(path))), /公園の花の手入れ|本人の記録/)
  })

  test('is one where the form is sent twice', async () => {
    const once = newId()
    const [first, second] = [
      await ueki.post('/my/certificates', { ...HALF, once }),
      await ueki.post('/my/certificates', { ...HALF, once }),
    ]
    assert.equal(first.headers.get('location'), second.headers.get('location'))
  })

  test('is not made of a time of which nothing is recorded, and what was typed stays', async () => {
    const answer = await ueki.post('/my/certificates', {
      ...HALF,
      from: '2020年1月1日',
      to: '2020年12月31日',
      once: newId(),
    })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /窓口の記録がないので[\s\S]*value="2020年1月1日"/)
  })

  test('cannot be forged: number, name and content come from the records, whatever is put in', async () => {
    const scope = { lane: 'resident', municipality, person: her.person, actor: her.account, at: clock.now } as never
    const add = (columns: string, values: string) =>
      database.write(scope, tx =>
        sql
          .raw(`insert into certificate (id, person_id, kind, from_on, to_on, made_as, by_account, at${columns})
          values ('${newId()}', '${her.person}', 'all', '2020-01-01', '2020-12-31', 'self', '${her.account}', '${clock.now}'${values})`)
          .execute(tx),
      )
    await assert.rejects(add(', recorded', `, '[{"title": "x"}]'`), { code: '42501' })
    await assert.rejects(add(', name', `, 'だれか'`), { code: '42501' })
    await add('', '')
    const [empty] = await rows(
      sql<{ recorded: string }>`select recorded::text from certificate where from_on = '2020-01-01'`,
    )
    assert.equal(empty!.recorded, '[]')
  })
})

describe('the page behind its code', () => {
  test('says that it is genuine, to whoever holds the paper, with what stands on it and no more', async () => {
    const path = await made(ueki, '/my/certificates')
    assert.match(await text(ueki.get(`${path}/print`)), /class="sheet"[\s\S]*本物かを確かめる[\s\S]*植木 真由美 様/)
    const page = await text(visitor.get(await seenBy(path)))
    assert.match(page, /本物の証明です[\s\S]*証-2026-[\s\S]*植木 真由美[\s\S]*04-7000-0000/)
    const [{ birth, phone }] = (await rows(
      sql<{ birth: string; phone: string }>`select birth_on::text as birth, phone from person where id = ${her.person}`,
    )) as [{ birth: string; phone: string }]
    assert.doesNotMatch(page, new RegExp(`${birth}|${phone || 'ueki@'}|ueki@example`))
  })

  test('says of one that is withdrawn only that it is', async () => {
    const path = await made(ueki, '/my/certificates')
    const seen = await seenBy(path)
    assert.equal((await ueki.post(path, { do: 'withdraw' })).status, 303)
    const page = await text(visitor.get(seen))
    assert.match(page, /取り下げられました。証明としては使えません/)
    assert.doesNotMatch(page, /植木|証明していること/)
    assert.equal((await ueki.get(`${path}/print`)).status, 404, 'no new paper of it')
    assert.match(await text(ueki.get('/my/certificates')), /取り下げました/)
  })

  test('opens to no guess, and to no link of another kind', async () => {
    for (const token of ['nobody', 'x'.repeat(43), newId()]) {
      const answer = await visitor.get(`/certificates/${token}`)
      assert.equal(answer.status, 404, token)
      assert.match(await answer.text(), /04-7000-0000/)
    }
  })
})

describe('a certificate that the desk makes', () => {
  const at = () => `/staff/people/${her.person}/certificates`
  test('is made and withdrawn by the desk alone; a manager reads it', async () => {
    const path = await made(sato, `${at()}/new`)
    const id = path.split('/').at(-1)!
    assert.match(await text(sato.get(at())), /窓口が作りました/)
    assert.match(await text(ueki.get(`/my/certificates/${id}`)), /窓口が作りました/)
    await ueki.post(`/my/certificates/${id}`, { do: 'withdraw' })
    assert.match(await text(sato.get(path)), /この証明を取り下げる/, 'not by her')
    assert.doesNotMatch(await text(tanaka.get(path)), /この証明を取り下げる/)
    assert.equal((await tanaka.post(`${path}/withdraw`, {})).status, 403)
    assert.equal((await sato.post(`${path}/withdraw`, {})).status, 303)
    assert.match(await text(sato.get(path)), /証明としては使えません/)
    assert.equal((await sato.get(`${path}/print`)).status, 404)
  })

  test('has nothing of what they wrote, whatever is sent', async () => {
    const path = await made(sato, `${at()}/new`, { ...HALF, own: '1' })
    assert.doesNotMatch(await text(sato.get(path)), /公園の花の手入れ|本人の記録/)
    assert.match(await text(sato.get(`${path}/print`)), /活動証明[\s\S]*植木 真由美 様/)
  })

  test('that a resident made is not theirs to withdraw', async () => {
    const mine = await made(ueki, '/my/certificates')
    const path = `/staff/certificates/${mine.split('/').at(-1)}`
    assert.doesNotMatch(await text(sato.get(path)), /この証明を取り下げる/)
    await sato.post(`${path}/withdraw`, {})
    assert.match(await text(ueki.get(mine)), /この証明を取り下げる/)
  })
})

test('nobody sees that of others, and it goes with whoever is found to be the same', async () => {
  const path = await made(ueki, '/my/certificates')
  for (const at of [path, `${path}/print`]) assert.equal((await terai.get(at)).status, 404)
  assert.equal((await terai.post(path, { do: 'withdraw' })).status, 404)
  await database.write({ lane: 'staff', municipality }, tx =>
    moveCertificates(tx, her.person, him.person, { by: her.account, now: clock.now, today: '2026-11-21' }),
  )
  assert.match(await text(terai.get(path)), /植木 真由美/, 'what stands on the paper stays')
  assert.match(await text(terai.get('/my/data.json')), /活動証明/)
})
