import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { carriersNow, useCarriers } from '#platform/carriers.ts'
import { CHANNEL, lineService } from '../src/features/residents/line/testing.ts'
import { openCity, PHONE } from './app.ts'
import { assertAccessible } from './axe.ts'

// By LINE, on a small telephone and without a script; LINE stands on this machine.

const city = await openCity()
const { visit, staff } = city
const line = await lineService(city.clock)
const usual = carriersNow()
useCarriers({ ...usual, lineLogin: { ...CHANNEL, at: line.at }, line: `${line.at}/push` })
after(() => {
  useCarriers(usual)
  line.close()
})
const elsewhere = (errors: readonly string[]) => errors.filter(error => !error.includes(line.at))

test('she binds her LINE, and comes in by it the next time with two taps', async () => {
  const { page, context, errors } = await staff('ueki', { ...PHONE, javaScriptEnabled: false })
  line.state.who = 'ueki'
  await page.goto('/my/ways')
  await page.getByRole('link', { name: 'LINEをつなぐ' }).click()
  await page.getByRole('button', { name: 'つぎへ' }).click()
  await page.getByRole('link', { name: 'LINEの画面へ進む' }).click()
  await page.getByRole('link', { name: '許可する' }).click()
  await page.getByText('LINEで入れるようになりました。').waitFor()
  await context.clearCookies()
  await page.goto('/my/ways')
  await page.getByRole('link', { name: 'LINEで入る', exact: true }).click()
  await page.getByRole('link', { name: '許可する' }).click()
  await page.getByRole('heading', { name: 'ログインのしかた' }).first().waitFor()
  assert.deepEqual(elsewhere(errors), [])
})

test('each page of it is accessible and fits a small telephone, that of a refusal too', async () => {
  const { page } = await visit(PHONE)
  const look = async (name: string) => {
    assert.equal(await page.locator('html').evaluate(html => html.scrollWidth - html.clientWidth), 0, name)
    await assertAccessible(page, name)
  }
  await page.goto('/my/login')
  await look('door')
  await page.goto('/my/login/line')
  const state = new URL(page.url()).searchParams.get('state')!
  await page.goto(`/my/login/line/back?error=access_denied&state=${state}`)
  await page.getByText('LINEの画面で、取りやめになりました。').waitFor()
  await look('cancelled')
  line.state.who = 'somebody new'
  await page.goto('/my/login?new=1')
  await look('join')
  await page.getByRole('link', { name: 'LINEで登録を始める' }).click()
  await page.getByRole('link', { name: '許可する' }).click()
  await page.getByRole('heading', { name: 'はじめて登録する' }).waitFor()
  await look('questions')
  const own = await staff('terai', PHONE)
  line.state.who = 'ueki'
  await own.page.goto('/my/ways/line')
  await own.page.getByRole('button', { name: 'つぎへ' }).click()
  await own.page.getByRole('link', { name: 'LINEの画面へ進む' }).click()
  await own.page.getByRole('link', { name: '許可する' }).click()
  await own.page.getByText('もうほかの方のページにつながっています').waitFor()
  await assertAccessible(own.page, 'taken')
})
