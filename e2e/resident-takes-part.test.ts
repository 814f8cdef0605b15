import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { SMTPServer } from 'smtp-server'
import { messages } from '#features/bookings/messages/all.ts'
import { bookingCity } from '#features/bookings/testing.ts'
import { closeMail } from '#features/notices/send/smtp.ts'
import { mailsTo, sendDue } from '#features/notices/testing.ts'
import { answerAll, walker } from '#features/requests/door/testing.ts'
import { carriersNow, useCarriers } from '#platform/carriers.ts'
import { newId } from '#platform/ids.ts'
import { openCity, PHONE } from './app.ts'
import { handOf } from './taps.ts'

// Residents who take part, or cannot, each with a slow hand: docs/usability.md tells what it takes them.

const city = await openCity()
const { visit, staff, clock, visitor } = city
const { opened, standing, heard, inside } = await bookingCity(city)
const someone = async (javaScriptEnabled = false) => {
  const { page, errors } = await visit({ ...PHONE, javaScriptEnabled })
  return { hand: await handOf(page, clock), page, errors }
}
type Someone = Awaited<ReturnType<typeof someone>>
const titleOf = async (activity: string): Promise<string> =>
  (
    await inside(tx =>
      tx.selectFrom('opportunity').select('title').where('id', '=', activity).executeTakeFirstOrThrow(),
    )
  ).title
const daysOf = (occasion: string) =>
  inside(tx =>
    tx.selectFrom('occasion_time').select('on_day').where('occasion_id', '=', occasion).executeTakeFirstOrThrow(),
  )

const course = await opened('大学の先生と', { places: 5, party: 2, dates: 2 })
const title = await titleOf(course.activity)

/** Presses Tab until the focus stands on this, and Enter there. */
async function entersOn(page: Page, words: string): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim())
  for (let presses = 0; (await focused()) !== words; presses++) {
    assert.ok(presses < 60, `no ${words} within 60 presses`)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
}
/** Somebody who asked for a call; where they look what became of it. */
async function asked(name: string, phone: string): Promise<string> {
  const walk = walker(visitor)
  await answerAll(walk, { name: { name, phone } })
  clock.now = new Date(Date.parse(clock.now) + 60_000).toISOString()
  return (await walk.send()).headers.get('location')!
}

for (const by of ['finger', 'keyboard'])
  test(`who asked where it stands is told, and withdraws it by one press, by ${by}`, async () => {
    const { hand, page, errors } = await someone()
    await hand.opens(
      await asked(`たかはし よし${by === 'finger' ? 'え' : 'こ'}`, '04-7100-9901'),
      'ご依頼をお受けしました',
    )
    assert.match(await page.locator('main').innerText(), /日（.）までに\s*窓口の相談員が、お電話します。/)
    if (by === 'finger') {
      await hand.taps(page.getByText('この依頼を取り下げる'))
      await hand.presses('取り下げる', 'ご依頼を取り下げました')
      hand.asTold('Where my request stands, and withdrawing it')
    } else {
      await entersOn(page, 'この依頼を取り下げる')
      await entersOn(page, '取り下げる')
      await page.getByRole('heading', { name: 'ご依頼を取り下げました' }).waitFor()
    }
    assert.deepEqual(errors, [])
  })

test('a notice that failed by mail, by LINE and by SMS becomes a call: whoever it is for does nothing', async () => {
  const refusing = createServer((request, response) => request.resume().on('end', () => response.writeHead(400).end()))
  const mail = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
    onRcptTo: (_to, _session, done) => done(Object.assign(new Error('no such mailbox'), { responseCode: 550 })),
  })
  await Promise.all([refusing, mail].map(one => new Promise<void>(ready => one.listen(0, '127.0.0.1', ready))))
  const usual = carriersNow()
  const service = `http://127.0.0.1:${(refusing.address() as AddressInfo).port}/`
  const smtp = { url: `smtp://127.0.0.1:${(mail.server.address() as AddressInfo).port}`, from: 'yui@city.example.jp' }
  const booked = await inside(async tx => {
    const row = await tx
      .selectFrom('booking as b')
      .innerJoin('person as p', 'p.id', 'b.person_id')
      .select(['b.occasion_id', 'p.id'])
      .where('p.email', '=', 'ueki@example.jp')
      .executeTakeFirstOrThrow()
    // She comes in by LINE, too.
    const { account_id } = await tx
      .selectFrom('sign_in_address')
      .select('account_id')
      .where('key', '=', 'ueki@example.jp')
      .executeTakeFirstOrThrow()
    const line = {
      id: newId(),
      account_id,
      channel: 'line',
      key: `U${'1'.repeat(32)}`,
      shown: 'LINE',
      since: clock.now,
    }
    await tx.insertInto('sign_in_address').values(line).execute()
    return row
  })
  const { page, errors } = await staff('sato')
  await page.goto(`/staff/bookings/${booked.occasion_id}`)
  await page.getByText('この回を中止にする').click()
  await page.getByLabel('参加する方に伝えること').fill('講師の都合により中止します')
  await page.getByRole('button', { name: '中止にする' }).click()
  await page.getByText('中止にしました。').waitFor()
  await heard()
  useCarriers({ ...usual, smtp, sms: service, line: service })
  await sendDue(city, messages)
  useCarriers(usual)
  closeMail()
  for (const one of [refusing, mail]) one.close(() => {})
  await page.goto('/staff/calls')
  const mine = page.getByRole('link', { name: '植木 真由美さん' })
  if (await mine.count()) await mine.click()
  await page.getByRole('heading', { name: '植木 真由美さん' }).waitFor()
  await page
    .getByText(/わけは、講師の都合により中止しますです。|中止になりました/)
    .first()
    .waitFor()
  const notice = (await page.getByRole('link', { name: 'この通知' }).getAttribute('href'))!
  await page.getByRole('button', { name: '話せた' }).click()
  await page.getByText('話せたことを記録しました。').waitFor()
  await page.goto(notice)
  const tried = await page.locator('main').innerText()
  for (const way of ['メール', 'LINE', 'SMS']) assert.match(tried, new RegExp(`${way}[^：]*：届きませんでした`), way)
  assert.match(tried, /電話：伝えました/)
  const { hand } = await someone()
  hand.asTold('A notice that failed three times becomes a call')
  assert.deepEqual(errors, [])
})

/** From the second question of a booking to its receipt; `reached` types how they are reached. */
async function booksOn({ hand, page }: Someone, name: string, reached: () => Promise<void>): Promise<void> {
  await hand.types(page.getByRole('textbox', { name: 'お名前' }), name)
  await reached()
  await hand.presses('つぎへ', 'どなたの申しこみですか')
  await hand.presses('つぎへ', '内容を確かめてください')
}

let receipt = ''
test('a couple books together', async () => {
  const one = await someone()
  const { hand, page, errors } = one
  await hand.opens('/bookings', '申しこめる講座・催し')
  await hand.follows(title, 'どの回に申しこみますか')
  await hand.taps(page.getByRole('radio').first())
  await hand.presses('つぎへ', '何人で参加しますか')
  await hand.taps(page.getByLabel('2人', { exact: true }))
  await hand.types(page.getByLabel('ごいっしょの方のお名前'), 'はやし たけし')
  await hand.presses('つぎへ', '参加する方のお名前')
  await booksOn(one, 'はやし とみこ', () => hand.types(page.getByLabel('電話番号'), '0471004444'))
  await hand.presses('この内容で申しこむ', title)
  assert.match(await page.locator('main').innerText(), /2人で、参加が決まっています/)
  receipt = new URL(page.url()).pathname
  hand.asTold('A couple books together')
  assert.deepEqual(errors, [])
})

test('who did not come is blamed by nobody, and books the next date from the same page', async () => {
  const { on_day } = await daysOf(course.occasion)
  clock.now = `${on_day}T09:00:00.000Z`
  const desk = await staff('sato')
  await desk.page.goto(`/staff/bookings/${course.occasion}`)
  await desk.page.getByRole('group', { name: 'はやし とみこさん' }).getByLabel('欠席').check()
  await desk.page.getByRole('button', { name: '記録する' }).click()
  await desk.page.getByText('出欠を記録しました').waitFor()
  const one = await someone()
  const { hand, page, errors } = one
  await hand.opens(receipt, title)
  await page.getByText('この回は欠席でした。').waitFor()
  await hand.follows('申しこめる講座・催しを見る', '申しこめる講座・催し')
  await hand.follows(title, 'どの回に申しこみますか')
  await hand.presses('つぎへ', '何人で参加しますか')
  await hand.presses('つぎへ', '参加する方のお名前')
  await booksOn(one, 'はやし とみこ', () => hand.types(page.getByLabel('電話番号'), '0471004444'))
  await hand.presses('この内容で申しこむ', title)
  assert.match(await page.locator('main').innerText(), /参加が決まっています/)
  hand.asTold('After a day missed, the next one')
  assert.deepEqual([...desk.errors, ...errors], [])
})

test('a full one is waited for; when somebody leaves the place is offered, and taken by one press', async () => {
  const { activity, occasion } = await opened('月に一度の', { places: 1 })
  const full = await titleOf(activity)
  const { on_day } = await daysOf(occasion)
  const first = await someone()
  await first.hand.opens(`/bookings/new?activity=${activity}`, 'どの回に申しこみますか')
  await first.hand.presses('つぎへ', /お名前|何人で/)
  if (await first.page.getByLabel('自分だけ').count()) await first.hand.presses('つぎへ', '参加する方のお名前')
  await booksOn(first, 'もり あきこ', () => first.hand.types(first.page.getByLabel('電話番号'), '0471005555'))
  await first.hand.presses('この内容で申しこむ', full)

  const one = await someone()
  const { hand, page, errors } = one
  await hand.opens('/bookings', '申しこめる講座・催し')
  await hand.follows(full, 'どの回に申しこみますか')
  await hand.presses('つぎへ', '何人で参加しますか')
  await hand.presses('つぎへ', '参加する方のお名前')
  await booksOn(one, 'かわ ともこ', async () => {
    await hand.taps(page.getByText('電話でないほうがよい方'))
    await hand.types(page.getByLabel('メールアドレス'), 'kawa@example.jp')
  })
  assert.match(await page.locator('main').innerText(), /空きを待つ列に入ります/)
  await hand.presses('この内容で申しこむ', full)
  assert.match(await page.locator('main').innerText(), /あなたの前に、0人が待っています/)

  // The day before, the other one cannot come: by keyboard alone.
  clock.now = new Date(Date.parse(`${on_day}T00:00:00.000Z`) - 86_400_000).toISOString()
  await first.page.reload()
  await entersOn(first.page, '行けません')
  await first.page.getByText('取り消しをお受けしました。').waitFor()
  await heard()
  await sendDue(city, messages)
  const [mail] = await mailsTo(city, 'kawa@example.jp')
  const link = /https?:\/\/[^/\s]+(\/bookings\/at\/\S+)/.exec(mail!.body)![1]!
  await hand.opens(link, '席が空きました')
  await hand.presses('参加します', full)
  assert.deepEqual(await standing(occasion), { 'もり あきこ': 'cancelled', 'かわ ともこ': 'confirmed' })
  hand.asTold('A full one is waited for, and the place taken')
  assert.deepEqual(errors, [])
})
