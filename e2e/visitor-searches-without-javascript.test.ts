import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { openCity, PHONE } from './app.ts'

const { visit, visitor, database, municipality } = await openCity()
const { page, errors } = await visit({ ...PHONE, javaScriptEnabled: false })

type Twin = { total: number; notes: string[]; items: { id: string; title: string; url: string }[] }
/** What the machine-readable twin answers to the same question. */
const twin = async (query: string): Promise<Twin> => (await visitor.get(`/opportunities.json${query}`)).json()

/** The number that the page says. */
const shown = async (): Promise<number> =>
  Number(/([\d,]+)件見つかりました/.exec(await page.locator('#list').innerText())?.[1]?.replaceAll(',', ''))

/** Opens the conditions, which a phone shows on demand. */
async function conditions(): Promise<void> {
  await page.goto('/opportunities')
  await page.getByText('さがす条件').click()
}

/** Asks by typing the word into the search of the page; gives how many were found, the same on page and twin. */
async function ask(words: string): Promise<number> {
  await conditions()
  await page.getByLabel('ことばでさがす').fill(words)
  await press()
  return agreed()
}

const press = () => page.locator('main').getByRole('button', { name: 'さがす' }).click()

async function agreed(): Promise<number> {
  const { total, items } = await twin(new URL(page.url()).search)
  assert.equal(await shown(), total, page.url())
  const titles = await page.locator('#list ~ * h3, #list ~ * h2 a').allInnerTexts()
  for (const { title } of items) assert.ok(titles.includes(title), `${title} stands on ${page.url()}`)
  return total
}

test('words of one letter, two letters and more, and two words find what holds them', async () => {
  const [one, two, more] = [await ask('花'), await ask('図書'), await ask('図書館')]
  for (const total of [one, two, more]) assert.ok(total > 0)
  assert.ok(more <= two)
  const both = await ask('図書館　本')
  assert.ok(both > 0 && both <= more)
  assert.equal(await ask('本 図書館'), both, 'the order of words does not matter')
})

test('カタカナ, ひらがな, half and full width are one', async () => {
  const total = await ask('スマホ')
  assert.ok(total > 0)
  for (const variant of ['すまほ', 'ｽﾏﾎ', '　スマホ　']) assert.equal(await ask(variant), total, variant)
  assert.equal(await ask('ＩＴ'), await ask('it'))
})

test('nothing found: it says what to drop and whom to call, and the link drops it', async () => {
  assert.equal(await ask('ありえないことば'), 0)
  await page.getByText('この条件に合う活動は、いまはありません。').waitFor()
  await page.getByRole('link', { name: '「ありえないことば」をはずす' }).click()
  assert.ok((await agreed()) > 100)
})

/** Each condition as a visitor sets it, and what holds of every activity that is found. */
const CONDITIONS: readonly {
  what: string
  set: (form: Page) => Promise<unknown>
  holds: ReturnType<typeof sql<boolean>>
}[] = [
  { what: 'an area', set: form => form.getByLabel('地域').selectOption({ index: 1 }), holds: sql`town_id is not null` },
  { what: 'half-days', set: form => form.getByLabel('火曜の午前').check(), holds: sql`half_days & 4 <> 0` },
  {
    what: 'money',
    set: form => form.getByLabel('お金').first().selectOption({ label: 'お金が出る（賃金・報酬・お礼）' }),
    holds: sql`reward in ('wage', 'fee', 'thanks')`,
  },
  {
    what: 'a load',
    set: form => form.getByLabel('立ち続ける').check(),
    holds: sql`coalesce((loads->>'standing')::int, 0) = 0`,
  },
  { what: 'a trial', set: form => form.getByLabel('お試しできるものだけ').check(), holds: sql`trial_possible` },
]

for (const { what, set, holds } of CONDITIONS)
  test(`${what} narrows the list to what fits`, async () => {
    await conditions()
    const all = await shown()
    await page.getByText('くわしい条件').click()
    await set(page)
    await press()
    const total = await agreed()
    assert.ok(total > 0 && total < all, `${total} of ${all}`)
    const { items } = await twin(`${new URL(page.url()).search}&size=50`)
    const wrong = await database.read({ lane: 'staff', municipality }, async db => {
      const ids = items.map(({ id }) => id)
      return (await sql`select title from opportunity where id = any(${ids}) and (${holds}) is not true`.execute(db))
        .rows
    })
    assert.deepEqual(wrong, [])
    await page.getByRole('navigation', { name: 'いまの条件' }).getByRole('link').first().click()
    assert.equal(await agreed(), all, 'the condition is taken away again')
  })

test('minutes from a town: the nearest first, each with its way, and the conditions travel in the address', async () => {
  await conditions()
  await page.getByText('どこから・かかる時間でしぼる').click()
  await page.getByLabel('どこから（町の名前）').fill('豊四季台一丁目')
  await page.getByLabel('行き方').selectOption({ label: '自転車' })
  await page.getByLabel('かかる時間').selectOption({ label: '15分まで' })
  await press()
  const near = await agreed()
  assert.ok(near > 0)
  await page.getByText('豊四季台一丁目から近い順').waitFor()
  const minutes = (await page.locator('main').innerText()).match(/自転車で?\s*(\d+)分/g) ?? []
  assert.ok(minutes.length > 0)
  for (const text of minutes) assert.ok(Number(/\d+/.exec(text)) <= 15, text)
  await page.goto(page.url().replace('minutes=15', 'minutes=60'))
  assert.ok((await agreed()) >= near)
})

test('the whole way by keyboard alone', async () => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  assert.equal(await focused(), '本文へ', 'the first stop leads past the header')
  await page.keyboard.press('Enter')
  await tabTo(/からだをうごかす/)
  await page.keyboard.press('Enter')
  await page.waitForURL('**door=move')
  await tabTo(/さがす条件/, 'summary')
  await page.keyboard.press('Enter')
  await tabTo(/^$/, 'input[type=search]')
  await page.keyboard.type('体操')
  await page.keyboard.press('Enter')
  await page.waitForURL(/q=/)
  assert.ok((await agreed()) > 0)
  const first = (await page.locator('#list ~ * h3, #list ~ * h2').first().innerText()).trim()
  await tabTo(new RegExp(first.slice(0, 8)))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: first }).waitFor()
  assert.deepEqual(errors, [])
})

const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).innerText?.trim() ?? '')

/** Presses Tab until the focus is where it should be, as somebody would; refuses when that takes more than 60 presses. */
async function tabTo(text: RegExp, selector = '*'): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const fits = await page.evaluate(which => document.activeElement?.matches(which) ?? false, selector)
    if (fits && text.test(await focused())) return
  }
  assert.fail(`no ${text} ${selector} within 60 presses`)
}
