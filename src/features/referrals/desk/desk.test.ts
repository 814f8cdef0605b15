import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { newPath, PATH, referralPath } from '../rules.ts'
import { referralCity, words } from '../testing.ts'

const city = await referralCity()
const { sato, tanaka, partners, someone, written, form, post, gone, standing, answer, act, rows } = city
const [jfc, silver, shien] = [
  '日本政策金融公庫松戸支店',
  '（公社）柏市シルバー人材センター',
  '柏市地域生活支援センター',
].map(name => partners.get(name)!) as [string, string, string]
const page = async (path: string, who = sato) => words(await (await who.get(path)).text())
const body = async (answer: Response | Promise<Response>) => words(await (await answer).text())

describe('before it goes', () => {
  it('shows exactly what goes: what the person agreed to, and of what was chosen nothing else', async () => {
    const person = await someone(jfc, ['name', 'contact'])
    const id = await written(person.id, jfc, { fields: ['name', 'contact', 'age', 'health'], body: 'ひざが痛む' })
    const shown = await page(referralPath(id))
    assert.match(shown, /これから送る内容/)
    assert.ok(shown.includes(person.name) && shown.includes(person.phone))
    assert.match(shown, /同意がないため送らないもの：年齢・からだのこと/)
    assert.doesNotMatch(shown, /ひざが痛む/)
    assert.equal((await standing(id)).counted, null)
  })

  it('belongs to somebody, is due on an open day, and waits for the desk', async () => {
    const id = await written((await someone(jfc)).id, jfc)
    const { status, what, waits, due, owner } = await standing(id)
    assert.deepEqual([status, what, waits, due, owner], ['draft', 'refer', 'desk', '2026-11-24', 'sato'])
  })

  it('goes nowhere without a consent for this partner, and says where one is noted', async () => {
    const id = await written((await someone(silver)).id, jfc)
    assert.match(await page(referralPath(id)), /この相手に伝えることへの同意がまだありません.*同意を記録する/)
    const refused = await post(`${referralPath(id)}/send`, { way: 'fax' })
    assert.equal(refused.status, 422)
    assert.match(await body(refused), /同意が、まだありません/)
    assert.equal((await standing(id)).status, 'draft')
  })

  it('goes without one only with the ground of the law and why', async () => {
    const { id: person } = await someone(null)
    const without = await form(person, shien, { ground: 'life', ground_note: '' })
    assert.equal(without.status, 422)
    assert.match(await body(without), /同意なしで伝える理由を書いてください/)
    const id = await written(person, shien, { ground: 'life', ground_note: '連絡がとれず、命にかかわるおそれがある' })
    assert.equal((await post(`${referralPath(id)}/send`, { way: 'phone' })).status, 303)
    assert.match(await page(referralPath(id)), /同意なしで伝えています.*命にかかわるおそれ/)
  })

  it('is not named without a name, whatever else was agreed to', async () => {
    const id = await written((await someone(jfc, ['age'])).id, jfc)
    assert.match(await page(referralPath(id)), /お名前を伝えることへの同意がないため/)
  })

  it('loses nothing of what was typed where something is missing', async () => {
    const { id } = await someone(jfc)
    const answer = await form(id, '', { question: '資金の相談' })
    assert.equal(answer.status, 422)
    const html = await answer.text()
    assert.match(words(html), /つなぐ連携機関を選んでください/)
    assert.match(html, /資金の相談<\/textarea>/)
  })

  it('can be written otherwise, but not to another partner', async () => {
    const { id: person } = await someone(jfc)
    const id = await written(person, jfc)
    const typed = {
      person,
      question: 'セミナーの案内をお願いします。',
      fields: ['name'],
      body: '',
      ground: '',
      ground_note: '',
    }
    assert.equal((await post(`${referralPath(id)}/edit`, { ...typed, partner: silver })).status, 422)
    assert.equal((await post(`${referralPath(id)}/edit`, { ...typed, partner: jfc })).status, 303)
    assert.match(await page(referralPath(id)), /セミナーの案内/)
    await post(`${referralPath(id)}/send`, { way: 'fax' })
    assert.equal((await sato.get(`${referralPath(id)}/edit`)).status, 404)
  })

  it('ends the step that said it was to be done: there are not two', async () => {
    const [before] = await rows(sql<{
      person: string
      partner: string
    }>`select person_id as person, organisation_id as partner
      from step where what = 'refer' and subject_kind = 'person' and done_at is null limit 1`)
    assert.match(await page(newPath(before!.person, before!.partner)), /つなぎを作る/)
    await written(before!.person, before!.partner)
    const open = await rows(
      sql`select from step where person_id = ${before!.person} and what = 'refer' and done_at is null`,
    )
    assert.equal(open.length, 1)
  })
})

describe('somebody whom two bodies pass on to one partner', () => {
  it('is seen before it is done twice; who means it says so', async () => {
    const { person } = await gone(silver)
    const again = await form(person.id, silver)
    assert.equal(again.status, 422)
    assert.match(await body(again), /すでにつながれています.*返事を待っています.*それでも、あらためてつなぐ/)
    assert.equal((await form(person.id, silver, { again: '1' })).status, 303)
  })

  it('is not seen where the first was a mistake, or was for another partner', async () => {
    const { person, id } = await gone(silver)
    await act(id, 'mistake')
    assert.equal((await form(person.id, silver)).status, 303)
    assert.equal((await form(person.id, jfc)).status, 303)
  })
})

describe('when it went', () => {
  it('waits for the partner until its own day, and counts once from the day on which it went', async () => {
    const { id } = await gone(jfc)
    const { status, what, waits, due, counted } = await standing(id)
    // Five days on which the desk is open, after a Saturday.
    assert.deepEqual([status, what, waits, counted], ['requested', 'respond', 'partner', '2026-11-21'])
    assert.equal(due, '2026-11-30')
    const counts = await rows(sql`select from step where subject_id = ${id}::uuid and referred_on is not null`)
    assert.equal(counts.length, 1)
  })

  it('keeps what went as it was, also where the record is changed later', async () => {
    const { id, person } = await gone(jfc)
    await rows(sql`update person set phone = '04-9999-0000' where id = ${person.id}::uuid`)
    const shown = await page(referralPath(id))
    assert.ok(shown.includes(person.phone) && !shown.includes('04-9999-0000'))
  })

  it('is a sheet with a code, a slip and the numbers that are typed when it is back', async () => {
    const { id } = await gone(shien)
    const sheet = await page(`${referralPath(id)}/sheet`)
    const { code } = await standing(id)
    assert.ok(sheet.includes(`${code.slice(0, 3)}-${code.slice(3, 6)}-${code.slice(6)}`))
    assert.match(sheet, /柏市地域生活支援センター 御中/)
    assert.match(
      sheet,
      /１ 受けます.*２ 受けられません.*1 定員がいっぱい.*３ つながりました 結果：1 利用・参加が始まった/,
    )
  })

  it('offers no sheet of what was told by telephone alone', async () => {
    const { id } = await gone(jfc)
    assert.match(await page(referralPath(id)), /紙を印刷する/)
    await rows(sql`update referral set told = null where id = ${id}::uuid`)
    assert.doesNotMatch(await page(referralPath(id)), /紙を印刷する/)
  })

  it('is no sheet before it went', async () => {
    const id = await written((await someone(jfc)).id, jfc)
    assert.match(await page(`${referralPath(id)}/sheet`), /この紙は出せません/)
  })

  it('goes by letter only where the address is known, and then waits to be printed', async () => {
    const id = await written((await someone(silver)).id, silver)
    assert.match(await body(post(`${referralPath(id)}/send`, { way: 'letter' })), /住所が登録されていない/)
    await rows(sql`update organisation set address = '柏五丁目10番1号' where id = ${silver}::uuid`)
    assert.equal((await post(`${referralPath(id)}/send`, { way: 'letter' })).status, 303)
    const letters = await rows(
      sql<{ words: { lines: string[] } }>`select words from notice where about_id = ${id}::uuid`,
    )
    assert.equal(letters.length, 1)
    assert.match(letters[0]!.words.lines.join(), /はじめの相談をお願いします/)
  })
})

describe('what comes back on paper or by telephone', () => {
  it('is found by four signs of its code, which lead to the field for the answer', async () => {
    const { id } = await gone(jfc)
    const { code } = await standing(id)
    const found = await sato.get(`${PATH}?code=${code.slice(0, 4)}`)
    assert.equal(found.headers.get('location'), `${referralPath(id)}#f-answer`)
    assert.match(await page(`${PATH}?code=0000`), /この番号のつなぎはありません/)
  })

  it('ends with an outcome and a day by two keys and Enter', async () => {
    const { id } = await gone(jfc)
    const html = await (await sato.get(referralPath(id))).text()
    // All but the number is filled in: 「31」 and Enter.
    assert.match(html, /name="on_day"[^>]*value="令和8年11月21日（土）"/)
    assert.equal((await answer(id, '31', { on_day: '令和8年11月21日（土）' })).status, 303)
    const { status, outcome, outcome_on, what } = await standing(id)
    assert.deepEqual([status, outcome, outcome_on, what], ['completed', 'started', '2026-11-21', null])
  })

  for (const [typed, more, why] of [
    ['', {}, /紙の番号を打ってください/],
    ['3', {}, /紙の番号を打ってください/],
    ['31', { on_day: '' }, /結果の日を/],
    ['31', { on_day: '2026-11-25' }, /きょうかそれより前の日/],
    ['31', { on_day: '2026-11-01' }, /送った日かそれより後の日/],
  ] as const)
    it(`does not end by 「${typed}」 ${JSON.stringify(more)}`, async () => {
      const { id } = await gone(jfc)
      const refused = await answer(id, typed, more)
      assert.equal(refused.status, 422)
      assert.match(await body(refused), why)
      assert.equal((await standing(id)).status, 'requested')
    })

  it('that it was taken on waits for the result', async () => {
    const { id } = await gone(jfc)
    await answer(id, '1')
    const { status, what, waits } = await standing(id)
    assert.deepEqual([status, what, waits], ['accepted', 'result', 'partner'])
  })

  it('that it cannot be taken on is told with the reason and another partner, and the person is asked how it goes on', async () => {
    const { id, person } = await gone(jfc)
    await answer(id, '21', { other: '柏商工会議所', medium: 'fax' })
    assert.match(
      await page(referralPath(id)),
      /受けられないと返事がありました（定員がいっぱい）・ほかの機関：柏商工会議所/,
    )
    assert.equal((await standing(id)).what, null)
    const steps = await rows(
      sql<{
        note: string
      }>`select note from step where subject_kind = 'person' and subject_id = ${person.id}::uuid and done_at is null and what = 'contact'`,
    )
    assert.ok(steps.some(({ note }) => /つながりませんでした（定員がいっぱい）/.test(note)))
  })

  it('twice is refused the second time, and nothing changes', async () => {
    const { id } = await gone(jfc)
    await answer(id, '31')
    assert.equal((await answer(id, '21')).status, 422)
    assert.equal((await standing(id)).outcome, 'started')
  })

  it('that was typed wrongly is taken back', async () => {
    const { id } = await gone(jfc)
    await answer(id, '31')
    await act(id, 'reopen')
    const { status, outcome, what } = await standing(id)
    assert.deepEqual([status, outcome, what], ['working', null, 'result'])
  })
})

describe('what the desk does with one', () => {
  it('is to stop it, with why, and to let it go on where it was', async () => {
    const { id } = await gone(jfc)
    await answer(id, '1')
    assert.match(await body(act(id, 'hold')), /止めるわけを選んでください/)
    await act(id, 'hold', { reason: 'unreached' })
    assert.deepEqual([(await standing(id)).what, (await standing(id)).waits], ['contact', 'desk'])
    await act(id, 'resume')
    assert.equal((await standing(id)).status, 'accepted')
  })

  it('that it was a mistake takes it out of the figures', async () => {
    const { id } = await gone(jfc)
    await act(id, 'mistake', { why: '別の方だった' })
    const { status, counted, what } = await standing(id)
    assert.deepEqual([status, counted, what], ['mistaken', null, null])
  })

  it('is refused where it is not open', async () => {
    const { id } = await gone(jfc)
    assert.equal((await act(id, 'start')).status, 422)
    assert.equal((await act(id, 'destroy')).status, 422)
  })

  it('stands in the list, with its day, and on the time line of the person', async () => {
    const { id, person } = await gone(jfc)
    assert.match(await page(PATH), new RegExp(`日本政策金融公庫松戸支店.*${person.name}.*返事を待っています`))
    assert.match(await page(`/staff/people/${person.id}`), /「日本政策金融公庫松戸支店」へのつなぎ：送りました/)
    await answer(id, '31')
    assert.match(await page(`${PATH}?status=over`), new RegExp(person.name))
  })

  it('is nothing for whoever may only read', async () => {
    const { id } = await gone(jfc)
    assert.equal((await tanaka.get(referralPath(id))).status, 200)
    assert.equal((await tanaka.post(`${referralPath(id)}/answer`, { answer: '31' })).status, 403)
  })
})
