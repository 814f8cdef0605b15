import assert from 'node:assert/strict'
import test from 'node:test'
import { DEMO_NOW } from '../seed/testing.ts'
import { inWorklist, openCity } from './app.ts'
import { assertAccessible } from './axe.ts'
import { shownScore } from './score.ts'

// One resident from the door to half a year after the start, by one counsellor: each test goes on where the last ended.

const { staff, clock, database, municipality } = await openCity()
const inCity = { lane: 'staff', municipality } as const
/** Somebody of the cast, with whose reading and birth date the newcomer's agree. */
const lookalike = await database.read(inCity, db =>
  db
    .selectFrom('person')
    .select(['number', 'family_kana', 'given_kana', 'birth_on'])
    .where('closed_on', 'is', null)
    .where('birth_on', '>', '1952-01-01')
    .where('birth_on', '<', '1962-01-01')
    .orderBy('number')
    .executeTakeFirstOrThrow(),
)
const { page, errors } = await staff('sato')
/** Addresses that come up on the way. */
const at = { person: '', proposal: '' }
const picked = { title: '', organisation: '' }

const said = (text: string | RegExp) => page.getByRole('status').or(page.getByRole('alert')).getByText(text).first()
const press = (name: string) => page.locator('main').getByRole('button', { name, exact: true }).first().click()
const path = () => new URL(page.url()).pathname

/** The figure of paid work under 20 hours in the third quarter, with the link that it is. */
const figure = () =>
  page
    .getByRole('row', { name: /高年齢者：週20時間未満/ })
    .getByRole('cell')
    .nth(3)
    .getByRole('link')

test('she searches by the first two letters of the reading, finds nobody and begins to register', async () => {
  await page.keyboard.press('/')
  await page.keyboard.type('ぬく')
  await page.keyboard.press('Enter')
  await page.getByText('見つかりませんでした').waitFor()
  await page.getByRole('link', { name: '新しく登録' }).click()
  assert.equal(await page.getByLabel('せい（ふりがな）').inputValue(), 'ぬく')
})

test('the same reading and birth date as somebody: nothing is saved until she says that it is another person', async () => {
  const before = await people()
  await page.getByLabel('姓', { exact: false }).first().fill('髙梨')
  await page.getByLabel('せい（ふりがな）').fill(lookalike.family_kana)
  await page.getByLabel('めい（ふりがな）').fill(lookalike.given_kana)
  await page.getByLabel('生年月日').fill(lookalike.birth_on.replaceAll('-', '／'))
  await page.getByLabel('電話番号').fill('０４ー７１００ー９９９９')
  await page.getByText('そのほか（あとからでも入力できます）').click()
  await page.getByLabel('町').selectOption({ index: 3 })
  await press('登録する')
  await said('同じ方かもしれない登録が1件あります').waitFor()
  assert.equal(await page.getByLabel('姓', { exact: false }).first().inputValue(), '髙梨')
  assert.ok(await page.getByRole('cell', { name: String(lookalike.number), exact: true }).isVisible())
  await assertAccessible(page, 'the warning of a duplicate')
  assert.equal(await people(), before)
  await press('別の人として登録する')
  await said(/登録しました。番号は\d+です。/).waitFor()
  assert.equal(await people(), before + 1)
  at.person = path()
})

test('while they talk she notes wishes, week, reach, body, skills and limits', async () => {
  await edit('wishes', async () => {
    for (const form of ['業務委託', '派遣', '無償・参加']) await page.getByLabel(form, { exact: true }).uncheck()
    await page.getByLabel('収入がほしい').check()
    for (const category of ['介護の周辺業務', '調理・配膳', '学校の仕事', '受付・案内'])
      await page.getByLabel(`${category}：ぜひやりたい`).check()
    await page.getByLabel('警備・誘導：やりたくない').check()
  })
  await edit('time', async () => {
    for (const day of ['月', '火', '水', '木', '金'])
      for (const half of ['午前', '午後']) await page.getByLabel(`${day}曜の${half}`).check()
    await page.getByLabel('バス', { exact: false }).first().fill('４５')
    await page.getByLabel('自転車', { exact: false }).first().fill('40')
    await page.getByLabel('上限の時間（週）').fill('19.5')
  })
  await edit('body', () => page.getByLabel('高い所').selectOption('ふつうでも避ける').then())
  await edit('skills', async () => {
    await page.getByLabel('料理：ある').check()
    await page.getByLabel('料理：使いたい').check()
  })
})

test('the consultation is recorded with what was said, what the vague wish became, and the next step', async () => {
  await page.getByLabel('話されたこと').fill('夫の介護が終わって時間ができた。\n人の役に立ちたいが、毎日は むり。')
  await page.getByLabel('希望（本人のことば）').fill('何かしたい')
  await page.getByLabel('どんな希望になったか').fill('週3日ほど、食事の支度を手伝う仕事')
  await page.getByLabel('就労').check()
  await page.getByLabel('時間', { exact: false }).first().fill('４０')
  await page.getByRole('group', { name: 'いまある一歩' }).getByLabel('済み').check()
  await page.getByLabel('期限').fill('令和8年11月25日')
  await press('記録して次へ')
  await said(/相談を記録しました。次の一歩は.*まで/).waitFor()
  await page.getByText('夫の介護が終わって時間ができた。').waitFor()
  await page.getByText('「何かしたい」→ 週3日ほど、食事の支度を手伝う仕事').waitFor()
})

test('the ranked activities: terms that add up, at most three reasons and one caution; the others say why not', async () => {
  const ranked = await page.locator('#matches ol.rank > li').all()
  assert.ok(ranked.length >= 3)
  const scores: number[] = []
  for (const item of ranked) {
    scores.push(await shownScore(item))
    const why = await item.locator('ul.why > li').count()
    assert.ok(why >= 1 && why <= 3)
    assert.ok((await item.locator('.care').count()) <= 1)
  }
  assert.deepEqual(
    scores,
    scores.toSorted((a, b) => b - a),
  )
  const group = part('合わなかった活動と、その理由').locator('details.more').first()
  await group.locator('summary').click()
  assert.match(await group.locator('li').first().innerText(), /\n.+/, 'a reason under each title')
  await page.goto(`${at.person}/matches`)
  const refused = page.locator('.ruled-out > li')
  assert.ok((await refused.count()) > 20)
  assert.ok((await page.locator('.ruled-out').getByText('→').count()) > 5, 'nearest changes are named')
  await page.goto(at.person)
})

test('she proposes the best paid one and notes the yes; without consent the name is not told', async () => {
  const item = page.locator('#matches ol.rank > li').filter({ hasText: '雇用' }).first()
  picked.title = await item.locator('h3').innerText()
  picked.organisation = (await item.locator('.faint').first().innerText()).split('／雇用')[0]!
  await item.getByRole('button', { name: '提案する' }).click()
  await said(`「${picked.title}」を提案しました`).waitFor()
  await page.locator('main').getByRole('link', { name: picked.title }).first().click()
  await page.getByRole('heading', { level: 1 }).getByText(picked.title).waitFor()
  at.proposal = path()
  await verb('承諾の返事があった')
  await said('「本人が承諾した」と記録しました').waitFor()
  await verb('紹介する')
  await page.getByRole('alert').getByText('この団体に伝えることへの同意がまだありません').waitFor()
  await assertAccessible(page, 'a refused introduction')
})

test('the link leads to the consent; with it the name is told, and a double click tells it once', async () => {
  await page.getByRole('link', { name: 'この方の同意を記録する' }).click()
  await page.getByLabel('団体への紹介').check()
  await page.getByLabel('伝える相手').selectOption({ label: picked.organisation })
  for (const field of ['名前', '年齢', '経験・資格', '希望']) await page.getByLabel(field, { exact: true }).check()
  await press('同意を記録する')
  await said('同意を記録しました').waitFor()
  // Without JavaScript nothing in the browser swallows the second click.
  const bare = await staff('sato', { javaScriptEnabled: false })
  await bare.page.goto(at.proposal)
  await part('紹介する', bare.page).getByRole('button', { name: '紹介する' }).dblclick()
  await bare.page.getByText('団体に紹介した').first().waitFor()
  assert.equal(await entries('introduce'), 1)
  await bare.context.close()
})

test('the same form sent twice at once is one visit, and both answers lead to the same page', async () => {
  await page.goto(at.proposal)
  await open('見学の日を決める')
  const form = part('見学の日を決める').locator('form')
  await form.getByLabel('約束の日').fill('令和8年11月24日')
  const fields = await form.evaluate(
    form => Object.fromEntries(new FormData(form as HTMLFormElement)) as Record<string, string>,
  )
  const send = () =>
    page.request.post(`${at.proposal}/visit`, {
      form: fields,
      headers: { origin: new URL(page.url()).origin },
      maxRedirects: 0,
    })
  const answers = await Promise.all([send(), send(), send()])
  assert.deepEqual(
    answers.map(answer => [answer.status(), answer.headers()['location']]),
    Array(3).fill([303, at.proposal]),
  )
  assert.equal(await entries('visit'), 1)
})

test('the letter tells what was agreed and nothing of the body; the sheet has a code and letters that can be read', async () => {
  await page.goto(`${at.proposal}/letter`)
  const letter = await page.locator('main').innerText()
  assert.match(letter, new RegExp(`${picked.organisation} 御中`))
  assert.match(letter, /髙梨/)
  assert.match(letter, /経験・資格/)
  assert.doesNotMatch(letter, /高い所|からだ|04-?7100/)
  await page.goto(`${at.proposal}/activity`)
  await page.getByRole('img', { name: 'スマートフォンで見る' }).first().waitFor()
  await page.emulateMedia({ media: 'print' })
  const size = await page
    .locator('.sheet .body')
    .first()
    .evaluate(element => Number.parseFloat(getComputedStyle(element).fontSize))
  // Larger where there is room on the one page; never below 12 points.
  assert.ok(size >= 16, `${size} px on paper`)
  assert.doesNotMatch(await page.locator('main').innerText(), /からだのこと/)
  await page.emulateMedia({ media: 'screen' })
})

test('result, interview and decision, each with the next step by itself', async () => {
  await page.goto(at.proposal)
  await verb('結果を記録する', form => form.getByLabel('前向き').check())
  await verb('面接の日を決める', async form => {
    await form.getByLabel('約束の日').fill('２０２６ー１１ー２６')
    await form.getByLabel('時刻').fill('14:30')
  })
  await said('次の一歩は11月26日').waitFor()
  await verb('結果を記録する', form => form.getByLabel('前向き').check())
  const before = await counted()
  await page.goto(at.proposal)
  await verb('決定を記録する', async form => {
    await form.getByLabel('週の時間').fill('７．５')
    await form.getByLabel('始まる日').fill('令和8年11月21日')
  })
  await said('「決定した」と記録しました').waitFor()
  assert.equal(await counted(), before + 1)
})

test('the figure of the quarter counts it, and its number opens the list that holds it', async () => {
  const number = await counted()
  await figure().click()
  await page.getByRole('heading', { level: 1, name: /高年齢者：週20時間未満/ }).waitFor()
  assert.equal(await page.locator('main tbody tr').count(), number)
  await page.getByRole('row').filter({ hasText: '髙梨' }).filter({ hasText: picked.title }).waitFor()
})

test('after the start it comes into the worklist by itself: at 1 week, 1, 3 and 6 months', async () => {
  await page.goto(at.proposal)
  await verb('始まったことを記録する')
  await said(/次の一歩は11月30日/).waitFor()
  assert.deepEqual(errors, [])
  for (const [day, round] of ROUNDS) {
    clock.now = `${day}T01:00:00.000Z`
    const later = await staff('sato')
    const line = later.page.getByRole('row').filter({ hasText: picked.title }).filter({ hasText: '髙梨' })
    await inWorklist(later.page, line)
    await line.getByText(`始まってから${round}`).waitFor()
    await line.getByText('今日まで', { exact: true }).waitFor()
    await line.getByRole('link', { name: '定着を確かめる' }).click()
    await later.page.getByLabel('続いている').check()
    await later.page.getByRole('button', { name: '続いているか記録する' }).click()
    await later.page.getByRole('status').getByText('「続いているか確かめた」と記録しました').waitFor()
    assert.deepEqual(later.errors, [])
    await later.context.close()
  }
  clock.now = DEMO_NOW
})

const ROUNDS = [
  ['2026-11-30', '1週間'],
  ['2026-12-21', '1か月'],
  ['2027-02-22', '3か月'],
  ['2027-05-21', '6か月'],
] as const

async function edit(section: string, fill: () => Promise<unknown>): Promise<void> {
  await page.goto(`${at.person}/edit/${section}`)
  await fill()
  await press('保存する')
  await said('を保存しました').waitFor()
}

const part = (name: string, on = page) =>
  on.locator('details.more').filter({ has: on.locator('summary', { hasText: name }) })

/** Unfolds the form of a verb. */
async function open(name: string): Promise<void> {
  if ((await part(name).getAttribute('open')) === null) await part(name).locator('summary').click()
}

/** Records a verb on the page of the proposal. */
async function verb(
  name: string,
  fill: (form: ReturnType<typeof part>) => Promise<unknown> = async () => {},
): Promise<void> {
  await open(name)
  await fill(part(name))
  await part(name).getByRole('button', { name }).click()
}

const people = async () => (await database.read(inCity, db => db.selectFrom('person').select('id').execute())).length

const entries = async (verb: string) => {
  const written = await database.read(inCity, db =>
    db.selectFrom('proposal_entry').select('proposal_id').where('verb', '=', verb).execute(),
  )
  return written.filter(({ proposal_id }) => at.proposal.endsWith(proposal_id)).length
}

/** What the page of indicators says now. */
async function counted(): Promise<number> {
  await page.goto('/staff/indicators')
  return Number((await figure().innerText()).replaceAll(',', ''))
}
