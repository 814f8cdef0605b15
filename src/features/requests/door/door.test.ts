import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { answerAll, fieldsIn, text, walker } from './testing.ts'

const demo = await demoApp()
const { visitor, database, municipality, clock } = demo
const inside = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'staff', municipality }, work)
const later = (seconds: number) => {
  clock.now = new Date(Date.parse(clock.now) + seconds * 1000).toISOString()
}
const requestsOf = (name: string) =>
  inside(tx => tx.selectFrom('request').selectAll().where('name', '=', name).execute())
const activityWhere = async (condition: ReturnType<typeof sql>): Promise<{ id: string; title: string }> =>
  inside(
    async tx =>
      (
        await sql<{
          id: string
          title: string
        }>`select id, title from public_activity where ${condition} order by id limit 1`.execute(tx)
      ).rows[0]!,
  )
const library = await activityWhere(sql`title like '図書館の本%' and status = 'open'`)
const job = await activityWhere(sql`legal_form = 'employment' and status = 'open'`)

/** Sends what was answered, as slowly as a person. */
async function sent(walk: ReturnType<typeof walker>, typed = {}): Promise<string> {
  later(20)
  const response = await walk.send(typed)
  assert.equal(response.status, 303, walk.page())
  return response.headers.get('location')!
}

describe('somebody without an account asks the desk to call', () => {
  test('from the page of an activity, one question a page, and is told who does what by when', async () => {
    assert.match(
      await text(visitor.get(`/opportunities/${library.id}`)),
      new RegExp(`/requests/new\\?activity=${library.id}`),
    )
    assert.match(await text(visitor.get('/')), /href="\/requests\/new"/)
    const walk = walker(visitor, `/requests/new?activity=${library.id}`)
    const check = await answerAll(walk, { activity: {}, wish: { wish: 'visit' } })
    assert.equal(check.status, 200)
    for (const said of [
      library.title,
      '見学したい',
      'たかはし よしえ',
      '04-7100-9901',
      '平日の昼',
      '耳が遠いので',
      '自分のこと',
    ])
      assert.ok(walk.page().includes(said), said)
    const receipt = await text(visitor.get(await sent(walk)))
    const [request] = await requestsOf('たかはし よしえ')
    assert.equal(request!.opportunity_id, library.id)
    // Saturday 21 November; Monday is a holiday (勤労感謝の日).
    assert.equal(request!.due_on, '2026-11-26')
    assert.match(receipt, /11月26日（木）までに<\/b> 窓口の相談員が、お電話します。/)
    assert.match(receipt, new RegExp(request!.code.slice(0, 3)))
    assert.equal(request!.wording, 'callback-1')
    assert.equal(request!.phone_digits, '0471009901')
    assert.doesNotMatch(receipt, /同じ方かも/)
  })

  test('without any activity, from outside the city, for a parent: it is taken and told what follows', async () => {
    const walk = walker(visitor)
    await answerAll(walk, {
      activity: { words: '' },
      name: { name: '大野 さち', email: 'ｏｎｏ＠example.jp' },
      time: { note: '' },
      whom: { whom: 'other', whom_note: '母のこと', lives: 'outside' },
    })
    for (const told of ['ご本人のお返事なしに', '柏市の外に', '相談員がいっしょにさがします'])
      assert.ok(walk.page().includes(told), told)
    const receipt = await text(visitor.get(await sent(walk)))
    assert.match(receipt, /メールをお送りします/)
    const [request] = await requestsOf('大野 さち')
    assert.deepEqual([request!.opportunity_id, request!.lives, request!.email], [null, 'outside', 'ono@example.jp'])
  })

  test('is told for whom the programmes are before the first question', async () => {
    const first = await walker(visitor).open()
    assert.match(first, /50歳以上の方の/)
    assert.match(first, /柏市の外にお住まいの方も/)
    assert.ok(first.indexOf('50歳以上') < first.indexOf('質問 1／5'))
    await inside(tx => tx.updateTable('programme').set({ residents_only: true }).execute())
    assert.match(await walker(visitor).open(), /柏市にお住まいの方が対象です/)
    await inside(tx => tx.updateTable('programme').set({ residents_only: false }).execute())
  })

  test('is told at once, before sending and on the receipt that a job is not applied for by this', async () => {
    const walk = walker(visitor, `/requests/new?activity=${job.id}`)
    assert.match(await walk.open(), /応募ではありません/)
    await answerAll(walk, {
      activity: {},
      wish: { wish: 'apply' },
      name: { name: 'しごと たろう', phone: '04-7100-9905' },
    })
    assert.match(walk.page(), /応募ではありません。窓口から、仕事の内容などの情報を/)
    assert.match(await text(visitor.get(await sent(walk))), /応募ではありません/)
  })

  test('asks neither for age nor for sex nor for health', async () => {
    const walk = walker(visitor)
    let all = await walk.open()
    for (const typed of [{}, { wish: 'talk' }, { name: 'あ', phone: '0471009906' }, {}, { whom: 'self' }])
      all += await text(walk.next(typed))
    assert.doesNotMatch(all, /生年月日|年齢を|性別|病気|健康状態/)
  })

  test('an activity that is not there, or was never public, is said and asked on without it', async () => {
    const draft = await inside(tx =>
      tx.selectFrom('opportunity').select('id').where('status', '=', 'draft').executeTakeFirst(),
    )
    for (const id of [newId(), draft!.id, 'x'.repeat(300)]) {
      const walk = walker(visitor, `/requests/new?activity=${id}`)
      assert.match(await walk.open(), /その活動は見つかりませんでした/)
      await answerAll(walk, { name: { name: `だれか`, phone: '04-7100-9907' } })
      assert.match(walk.page(), /まだ決まっていない/)
    }
  })
})

describe('nothing typed is lost', () => {
  test('by going back and forth, with a half-typed answer too', async () => {
    const walk = walker(visitor)
    await walk.open()
    await walk.next({ words: '花の <b>世話</b> & "草取り"' })
    await walk.next({ wish: 'trial' })
    await walk.back({ name: 'はんぶん', phone: '04-71' })
    assert.match(walk.page(), /value="trial" checked/)
    await walk.back()
    assert.match(walk.page(), /花の &lt;b&gt;世話&lt;\/b&gt; &amp; &quot;草取り&quot;/)
    await walk.next()
    await walk.next()
    assert.match(walk.page(), /value="はんぶん"/)
    assert.match(walk.page(), /value="04-71"/)
  })

  test('by changing one answer from the check page, which leads back to it', async () => {
    const walk = walker(visitor)
    await answerAll(walk, { name: { name: 'かえる はなこ', phone: '04-7100-9908' } })
    await walk.change('time')
    assert.match(walk.page(), /value="weekday" checked/)
    await walk.next({ times: ['evening', 'saturday'] })
    assert.match(walk.page(), /内容を確かめてください/)
    assert.match(walk.page(), /平日の夜・土曜/)
    assert.doesNotMatch(walk.page(), /平日の昼/)
  })

  test('by an error: each question says what to do and shows again what was typed', async () => {
    for (const [question, typed, says] of [
      ['wish', {}, /どうしたいかを、1つ選んでください/],
      ['wish', { wish: 'buy' }, /どうしたいかを、1つ選んでください/],
      ['name', { name: '', phone: '04-7100-1234' }, /お名前を入力してください/],
      ['name', { name: '09012345678', phone: '04-7100-1234' }, /数字や記号は使えません/],
      ['name', { name: 'やまだ' }, /電話番号を入力してください/],
      ['name', { name: 'やまだ', phone: '7100-1234' }, /市外局番から10けたか11けた/],
      ['name', { name: 'やまだ', email: 'yamada@' }, /メールアドレスの形を/],
      ['name', { name: 'や'.repeat(61), phone: '04-7100-1234' }, /お名前は60文字まで/],
      ['time', { note: 'あ'.repeat(201) }, /200文字まで/],
      ['whom', {}, /どなたのことかを、1つ選んでください/],
    ] as const) {
      const walk = walker(visitor)
      await walk.open()
      const before = {
        wish: [{}],
        name: [{}, { wish: 'talk' }],
        time: [{}, { wish: 'talk' }, { name: 'や', phone: '0471001234' }],
        whom: [{}, { wish: 'talk' }, { name: 'や', phone: '0471001234' }, {}],
      }[question]
      for (const answer of before) assert.equal((await walk.next(answer)).status, 200)
      const refused = await walk.next(typed)
      assert.equal(refused.status, 422, question)
      assert.match(walk.page(), says)
      for (const value of Object.values(typed))
        if (value && value !== 'buy') assert.ok(walk.page().includes(value), value)
    }
    const long = walker(visitor)
    await long.open()
    assert.equal((await long.next({ words: 'あ'.repeat(501) })).status, 422)
  })

  test('by fields that nobody can send from these pages: the question is asked again, never a broken page', async () => {
    const walk = walker(visitor)
    await answerAll(walk)
    const good = walk.sending()
    for (const [crafted, status] of [
      [{ wish: ['nothing'] }, 422],
      [{ name: [''] }, 422],
      [{ phone: ['1'], email: [], address: [] }, 422],
      [{ whom: ['everybody'] }, 422],
      [{ activity: ["' or 1=1 --"] }, 303],
      [{ times: ['weekday', 'never', 'weekday'] }, 303],
      [{ draft: ['x'], lives: ['moon'] }, 303],
    ] as const) {
      later(20)
      const response = await visitor.post('/requests', { ...good, once: newId(), draft: newId(), ...crafted })
      assert.equal(response.status, status, JSON.stringify(crafted))
    }
    assert.equal((await visitor.post('/requests', {})).status, 422)
    assert.equal((await visitor.post('/requests/new', { at: 'nowhere', go: 'mars' })).status, 422)
  })
})

describe('sending', () => {
  test('twice makes one request, and both presses lead to the same receipt', async () => {
    const walk = walker(visitor)
    await answerAll(walk, { name: { name: 'にど おした', phone: '04-7100-9910' } })
    const fields = walk.sending()
    later(20)
    const both = await Promise.all([visitor.post('/requests', fields), visitor.post('/requests', fields)])
    const [first, second] = both.map(response => response.headers.get('location'))
    assert.ok(first)
    assert.equal(first, second)
    assert.equal((await requestsOf('にど おした')).length, 1)
  })

  test('once more from the page before leads to the same receipt; with another answer it is another request', async () => {
    const walk = walker(visitor)
    await answerAll(walk, { name: { name: 'もどった ひと', phone: '04-7100-9911' } })
    const { once, ...fields } = walk.sending()
    const first = await sent(walk)
    assert.equal((await visitor.post('/requests', { ...fields, once: once! })).headers.get('location'), first)
    const elsewhere = await visitor.post('/requests', { ...fields, once: newId() })
    assert.equal(elsewhere.status, 409)
    assert.match(await elsewhere.text(), /すでにお受けしています/)
    const changed = await text(visitor.post('/requests/new', { ...fields, wish: 'trial', at: 'check', go: 'next' }))
    const again = await visitor.post('/requests', fieldsIn(changed, '/requests', true))
    assert.notEqual(again.headers.get('location'), first)
    assert.deepEqual((await requestsOf('もどった ひと')).map(({ wish }) => wish).sort(), ['talk', 'trial'])
  })

  test('within three seconds, or with what nobody sees to write: it is asked kindly to press once more', async () => {
    const walk = walker(visitor)
    await answerAll(walk, { name: { name: 'はやい ひと', phone: '04-7100-9912' } })
    const fast = await walk.send()
    assert.equal(fast.status, 422)
    assert.match(walk.page(), /もう一度「この内容で送る」を押してください[\s\S]*04-7000-0000/)
    assert.equal((await requestsOf('はやい ひと')).length, 0)
    later(5)
    const trapped = await walk.send({ website: 'https://spam.example' })
    assert.equal(trapped.status, 422)
    assert.equal((await requestsOf('はやい ひと')).length, 0)
    assert.equal((await walk.send()).status, 303)
    assert.equal((await requestsOf('はやい ひと')).length, 1)
    const unknown = walker(visitor)
    await answerAll(unknown, { name: { name: 'いつから', phone: '04-7100-9913' } })
    assert.equal((await unknown.send({ since: 'yesterday' })).status, 422)
  })

  test('thirty people behind one address of a hall pass; a flood is told the number of the desk', async () => {
    later(3700)
    const good = walker(visitor)
    await answerAll(good)
    const fields = good.sending()
    later(20)
    const statuses: number[] = []
    let last = ''
    for (let at = 0; at < 42; at++) {
      const phone = `04-7200-${String(at).padStart(4, '0')}`
      const response = await visitor.post('/requests', { ...fields, once: newId(), draft: newId(), phone })
      statuses.push(response.status)
      last = await response.text()
    }
    assert.deepEqual(statuses.slice(0, 40), Array(40).fill(303))
    assert.deepEqual(statuses.slice(40), [429, 429])
    assert.match(last, /お受けできませんでした[\s\S]*04-7000-0000/)
    assert.match(last, /たかはし よしえ/, 'what was typed stands there still')
    later(3700)
    const phone = '04-7300-0001'
    const contact: number[] = []
    for (let at = 0; at < 7; at++)
      contact.push((await visitor.post('/requests', { ...fields, once: newId(), draft: newId(), phone })).status)
    assert.deepEqual(contact, [303, 303, 303, 303, 303, 429, 429], 'one contact value')
  })

  test('a visitor is shown nothing of who is known at the desk, and no number or name stands in an address', async () => {
    later(3700)
    const known = await inside(tx =>
      tx
        .selectFrom('person')
        .select(['phone', 'family_name', 'number'])
        .where('family_name', '=', '中村')
        .executeTakeFirstOrThrow(),
    )
    const walk = walker(visitor)
    await answerAll(walk, { name: { name: 'なかむら かずこ', phone: known.phone } })
    const to = await sent(walk)
    assert.match(to, /^\/requests\/at\/[\w-]{43}$/)
    const receipt = await text(visitor.get(to))
    assert.doesNotMatch(receipt, new RegExp(`No\\. ${known.number}|同じ方|中村`))
  })
})
