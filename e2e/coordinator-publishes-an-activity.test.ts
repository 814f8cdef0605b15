import assert from 'node:assert/strict'
import test from 'node:test'
import { openCity } from './app.ts'
import { assertAccessible } from './axe.ts'
import { shownScore } from './score.ts'

const { staff, visitor, database, municipality } = await openCity()
const { page, errors } = await staff('suzuki')
const NAME = '子ども食堂 つくしの輪'
const at = { organisation: '', activity: '' }
const path = () => new URL(page.url()).pathname
const press = (name: string) => page.locator('main').getByRole('button', { name, exact: true }).click()
const field = (label: string) => page.getByLabel(label).first()
const alert = page.getByRole('alert')
const done = (text: string) => page.getByRole('status').getByText(text).waitFor()

const activities = () =>
  database.read({ lane: 'staff', municipality }, db =>
    db.selectFrom('opportunity').select(['title', 'status']).where('organisation_id', '=', at.organisation).execute(),
  )

test('an organisation is registered; a wrong number says so and keeps what was typed; the same name is not taken twice', async () => {
  await page.goto('/staff/organisations/new')
  await page.getByLabel('NPO', { exact: false }).first().check()
  await field('名称').fill(NAME)
  await field('法人番号').fill('１２３')
  await field('電話').fill('04-7111-2222')
  await page.locator('select[name=town_id]').selectOption({ index: 5 })
  await press('保存する')
  await alert.getByText(/13けた/).waitFor()
  assert.equal(await field('法人番号').inputValue(), '１２３')
  assert.equal(await field('名称').inputValue(), NAME)
  await field('法人番号').fill('')
  await press('保存する')
  await done(`「${NAME}」を登録しました。`)
  at.organisation = path().split('/').at(-1)!
  await page.goto('/staff/organisations/new')
  await field('名称').fill(NAME)
  await press('保存する')
  await alert.waitFor()
  assert.equal(await field('名称').inputValue(), NAME)
})

/** What each legal form asks for and the others do not. */
const FORMS = [
  ['雇用', '試用期間'],
  ['業務委託', '支払いの日'],
  ['派遣', '派遣元の事業者'],
  ['有償ボランティア', 'お礼・実費'],
  ['無償・参加', '費用'],
] as const

for (const [form, asked] of FORMS)
  test(`an activity of the form ${form} asks for ${asked} and can wait as a draft`, async () => {
    await page.goto(`/staff/organisations/${at.organisation}`)
    await page.locator('main').getByRole('link', { name: '活動を登録する' }).click()
    await page.getByLabel(form).first().check()
    await press('次へ')
    await page.getByRole('heading', { name: `${form}で伝えること` }).waitFor()
    assert.ok((await page.getByLabel(asked).count()) > 0)
    await field('活動の名前').fill(`下書き ${form}`)
    await field('分野').selectOption({ label: 'はたらく：調理・配膳' })
    await press('下書きとして保存する')
    await done('下書きとして保存しました。')
  })

test('bad input: a date that is none, then a wage below the minimum, an end before the start, terms that are missing', async () => {
  const before = (await activities()).length
  await page.goto(`/staff/opportunities/new?organisation=${at.organisation}&form=employment`)
  await field('活動の名前').fill('子どもたちの夕ごはんを作る')
  await field('分野').selectOption({ label: 'はたらく：調理・配膳' })
  await field('短い説明').fill('20人分の夕ごはんを、3人で作ります。')
  await page.locator('select[name=town_id]').selectOption({ index: 5 })
  await page.locator('[name=reward_yen]').fill('９００')
  await page.locator('[name=reward_unit]').selectOption({ label: '1時間' })
  await page.getByLabel('1行目の曜日').selectOption({ label: '水' })
  await page.getByLabel('1行目の始まりの時刻').fill('15時')
  await page.getByLabel('1行目の終わりの時刻').fill('18:30')
  await field('始まる日').fill('令和9年2月30日')
  await field('終わる日').fill('令和8年12月1日')
  await press('保存して公開を申請する')
  await alert
    .getByText('始まる日を「令和8年11月21日」か「2026-11-21」のように、暦にある日で入力してください。')
    .waitFor()
  assert.equal(await field('始まる日').inputValue(), '令和9年2月30日')
  await assertAccessible(page, 'an activity that was refused')
  await field('始まる日').fill('令和9年3月1日')
  await press('保存して公開を申請する')
  for (const sentence of [
    '最低賃金（1時間1,195円',
    '終わりの日が、始まりの日より前です。',
    '「試用期間」を入力してください。',
  ])
    await alert.getByText(sentence).waitFor()
  assert.equal(await page.locator('[name=reward_yen]').inputValue(), '９００')
  assert.equal(await page.getByLabel('1行目の始まりの時刻').inputValue(), '15時')
  assert.equal((await activities()).length, before, 'nothing half-written')
})

test('corrected, it is submitted, published by the same desk, and stands in public at once', async () => {
  await page.locator('[name=reward_yen]').fill('1,250')
  await field('終わる日').fill('')
  for (const box of await page.locator('textarea[name^="term."]').all())
    if ((await box.inputValue()) === '') await box.fill('なし')
  await page.locator('[name=capacity_known][value=yes]').check()
  await page.locator('[name=capacity]').fill('２')
  await page.locator('[name=age][value=none]').check()
  await press('保存して公開を申請する')
  await done('公開を申請')
  at.activity = path().split('/').at(-1)!
  assert.equal((await visitor.get(`/opportunities/${at.activity}`)).status, 404, 'not yet')
  await press('公開する')
  await page.getByRole('heading', { level: 1, name: 'この団体はまだ確認されていません' }).waitFor()
  await assertAccessible(page, 'the question before an organisation that nobody verified is published')
  await page.getByLabel('確認の前に公開するわけ').fill('市の課から紹介された団体で、来週訪問する')
  await press('確認の前に公開する')
  await page.getByText('公開中').first().waitFor()
  const found = await (await visitor.get('/opportunities.json?q=夕ごはんを作る')).json()
  assert.ok(found.items.some(({ id }: { id: string }) => id === at.activity))
  const shown = await (await visitor.get(`/opportunities/${at.activity}`)).text()
  assert.match(shown, /1,250円/)
  assert.match(shown, /試用期間/)
})

test('the residents whom it suits, with terms and reasons; what the body cannot do stays at the desk', async () => {
  await page.goto(`/staff/opportunities/${at.activity}`)
  await page.getByRole('link', { name: '合いそうな人と、提案のようすを見る' }).click()
  const first = page.locator('ol.rank > li').first()
  await first.waitFor()
  assert.ok((await shownScore(first)) > 0)
  const list = await page.locator('main').innerText()
  const notes = await database.read({ lane: 'staff', municipality }, db =>
    db.selectFrom('person').select('health_note').where('health_note', '<>', '').execute(),
  )
  assert.ok(notes.length > 5)
  for (const { health_note } of notes) assert.ok(!list.includes(health_note), health_note)
  const public_ = await (await visitor.get(`/opportunities/${at.activity}`)).text()
  const link = first.getByRole('link').first()
  assert.ok(!public_.includes((await link.innerText()).replace(/^\d+ /, '')))
  await first.getByRole('button', { name: 'この人に提案する' }).click()
  await done('「子どもたちの夕ごはんを作る」を提案しました。')
  assert.deepEqual(errors, [])
})

test('a counsellor may not publish, and a change of a legal term goes back to be looked at', async () => {
  const other = await staff('sato')
  await other.page.goto(`/staff/opportunities/${at.activity}`)
  assert.equal(await other.page.getByRole('link', { name: '内容を変更する' }).count(), 0)
  await page.goto(`/staff/opportunities/${at.activity}/edit`)
  await page.locator('[name=reward_yen]').fill('1,300')
  await press('保存する')
  await page.getByText('申請中').first().waitFor()
  assert.equal((await visitor.get(`/opportunities/${at.activity}`)).status, 404)
})
