import assert from 'node:assert/strict'
import { it } from 'node:test'
import { demoApp } from '../../../../seed/testing.ts'

// Where work is looked for (S4-16): the areas of the demo city against the list that each of them opens.

const { login } = await demoApp()
const suzuki = await login('suzuki')
const html = async (path: string) => (await suzuki.get(path)).text()
const countIn = (page: string): number => Number(/活動の一覧<span class="count">(\d+)件/.exec(page)?.[1] ?? 0)

it('every area tells how much is published there, opens just that, and none is left out', async () => {
  const page = await html('/staff/opportunities/areas')
  const lines = [...page.matchAll(/<tr><th[^>]*>(.*?)<\/th><td[^>]*>([\d,]+)<\/td>/g)]
  assert.ok(lines.length > 10)
  const sum = lines.reduce((all, [, , open]) => all + Number(open), 0)
  assert.equal(sum, countIn(await html('/staff/opportunities?status=open')))
  const [, first, open] = lines.find(([, name]) => name!.includes('豊四季台'))!
  const [, href] = /href="([^"]+)"/.exec(first!)!
  assert.equal(Number(open), countIn(await html(href!.replaceAll('&amp;', '&'))))
  assert.ok(Number(open) > 0)
})
