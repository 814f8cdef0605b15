import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { listeners } from '#features/residents/jobs.ts'
import { sentCode } from '#features/residents/testing.ts'
import { openCity, PHONE } from './app.ts'
import { handOf, TASKS } from './taps.ts'

// Residents and what is kept of them, each with a slow hand: docs/usability.md tells what it takes them.

const city = await openCity()
const { visit, staff, clock, database, municipality, heard } = city
const quiet = { ...PHONE, javaScriptEnabled: false }

test('who registers answers six questions, the address and its number among them', async () => {
  const { page, errors } = await visit(quiet)
  const hand = await handOf(page, clock)
  await hand.opens('/', 'どんなことをしてみたいですか')
  await hand.follows('わたしのページ', 'わたしのページに入る')
  await hand.follows('はじめて登録する', 'はじめて登録する')
  await hand.types(page.getByLabel('メールアドレス'), 'takahashi@example.jp')
  await hand.presses('番号を受け取る', '届いた番号を入力してください')
  await hand.types(page.getByLabel('番号（6けた）'), await sentCode(city))
  await hand.presses('つぎへ', 'お名前を教えてください')
  await hand.types(page.getByLabel('せい（ふりがな）'), 'たかはし')
  await hand.types(page.getByLabel('めい（ふりがな）'), 'よしえ')
  await hand.presses('つぎへ', '生年月日を教えてください')
  await hand.types(page.getByLabel('生年月日'), 'S29.3.9')
  await hand.presses('つぎへ', 'どの町にお住まいですか')
  await hand.picks(page.getByLabel('お住まいの町'), '豊四季台一丁目')
  await hand.presses('つぎへ', 'どうやってご連絡すればよいですか')
  const [, last, of] = /質問 (\d)／(\d)/.exec(await page.locator('main').innerText())!
  assert.equal(last, of)
  assert.ok(2 + Number(of) <= 7, 'seven questions at the most, the address and its number among them')
  await hand.taps(page.getByLabel('メール', { exact: true }))
  await hand.presses('つぎへ', '内容を確かめてください')
  await hand.presses('この内容で登録する', 'わたしのページ')
  hand.asTold('Registering')
  assert.deepEqual(errors, [])
})

test('who agreed takes it back, and sees who looked at what is kept of her', async () => {
  const { page, errors } = await staff('ueki', quiet)
  await (await staff('sato')).page.goto(`/staff/people/${await personOf('ueki')}`)
  const hand = await handOf(page, clock)
  await hand.opens('/my', 'わたしのページ')
  await hand.taps(page.locator('summary', { hasText: '同意していること' }))
  await hand.follows('同意を見る・変える', '同意していること')
  const live = page.locator('summary', { hasText: '取り消す' })
  const before = await live.count()
  await hand.taps(live.first())
  await hand.presses('同意を取り消す', '同意していること')
  await page.getByText('同意を取り消しました。').waitFor()
  assert.equal(await live.count(), before - 1)
  await hand.follows('わたしのページへ', 'わたしのページ')
  await hand.taps(page.locator('summary', { hasText: 'あなたの記録を見た職員' }))
  await hand.follows('見た記録を確かめる', 'あなたの記録を見た職員')
  await page.getByText('あなたの記録を開きました').first().waitFor()
  hand.asTold('A consent withdrawn, and who looked')
  assert.deepEqual(errors, [])
})

const personOf = (login: string): Promise<string> =>
  database.read({ lane: 'job', municipality }, async db => {
    const row = await db
      .selectFrom('role_grant as g')
      .innerJoin('account as a', 'a.id', 'g.account_id')
      .select('g.scope_id')
      .where('a.login', '=', login)
      .executeTakeFirstOrThrow()
    return row.scope_id!
  })

test('who has no mail comes in with the card of the desk and asks to be deleted; the answer stands on her page', async () => {
  const { id, birth_on } = await database.read({ lane: 'job', municipality }, db =>
    db
      .selectFrom('person')
      .select(['id', 'birth_on'])
      .where('closed_on', 'is', null)
      .where('email', '=', '')
      .orderBy('number')
      .executeTakeFirstOrThrow(),
  )
  const desk = await staff('sato')
  await desk.page.goto(`/staff/people/${id}/card`)
  await desk.page.getByRole('button', { name: 'カードを作って印刷する' }).click()
  const [number, code] = await desk.page.locator('dd .big-number').allInnerTexts()
  const { page, errors } = await visit(quiet)
  const hand = await handOf(page, clock)
  // The code of the card brings the number along.
  await hand.opens(`/my/card?number=${number}`, 'カードで入る')
  await hand.types(page.getByLabel('生年月日'), birth_on.replaceAll('-', ''))
  await hand.types(page.getByLabel('合いことば'), code!.replace(' ', ''))
  await hand.presses('わたしのページに入る', 'わたしのページ')
  await hand.taps(page.locator('summary', { hasText: 'あなたの情報' }))
  await hand.follows('登録をやめる・消してほしい', '登録をやめる・消してほしい')
  await hand.types(page.getByLabel('ご希望'), '登録をやめます。')
  await hand.presses('窓口に送る', 'わたしのページ')
  await page.getByText('窓口に送りました。').waitFor()
  await heard(listeners)
  const wish = await database.read({ lane: 'job', municipality }, db =>
    db.selectFrom('data_wish').select('id').where('person_id', '=', id).executeTakeFirstOrThrow(),
  )
  await desk.page.goto(`/staff/data-wishes/${wish.id}`)
  await desk.page.getByLabel('お答え').fill('登録と連絡先を消しました。')
  await desk.page.getByRole('button', { name: '答えて終わりにする' }).click()
  await desk.page.getByText('お答えしました。').waitFor()
  await hand.opens('/my', 'わたしのページ')
  await page.getByText('登録と連絡先を消しました。').waitFor()
  hand.asTold('With the card of the desk: asking to be deleted')
  assert.deepEqual([...desk.errors, ...errors], [])
})

test('her own page is five screens of a phone long, with all that she has', async () => {
  const { page } = await staff('ueki', PHONE)
  const long = () => page.locator('html').evaluate(({ scrollHeight }) => scrollHeight)
  assert.ok((await long()) <= 5 * PHONE.viewport.height, `${await long()} px`)
  await page.getByText('登録の内容').click()
  await page.getByText('生年月日').waitFor()
})

test('there are twelve tasks, and each is tried', () => {
  const tests = ['finds-and-asks', 'takes-part', 'and-her-data']
    .map(name => readFileSync(join(import.meta.dirname, `resident-${name}.test.ts`), 'utf8'))
    .join()
  assert.equal(TASKS.size, 12)
  assert.deepEqual(
    [...TASKS.keys()].filter(name => !tests.includes(`asTold('${name}')`)),
    [],
  )
})
