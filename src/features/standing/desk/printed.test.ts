import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { demoApp } from '../../../../seed/testing.ts'
import { cityOf } from '../testing.ts'

const demo = await demoApp()
const { enter, personOf, begin } = await cityOf(demo)
const [sato, ueki, misaki] = [await enter('sato'), await enter('ueki'), await enter('misaki')]
const SHEET = '/my/calendar/print'
/** What stands at the top of every sheet of paper. */
const printed = (page: string) => /data-printed-by="([^"]*)"/.exec(page)?.[1]

describe('a sheet of paper says at its top who printed it in whose place', () => {
  test('of the desk without a name, as the person reads it elsewhere; on the screen they see for whom they are', async () => {
    await begin(sato, await personOf('ueki'))
    const page = await sato.text(SHEET)
    assert.equal(printed(page), '植木 真由美さんのかわりに、窓口の職員が印刷しました')
    assert.match(page, /<section class="standing"[\s\S]*植木 真由美さんの代わりに入力しています/)
    assert.doesNotMatch(/<article[\s\S]*<\/article>/.exec(page)![0], /佐藤/)
  })
  test('of themselves nothing', async () => {
    const page = await ueki.text(SHEET)
    assert.equal(printed(page), undefined)
    assert.doesNotMatch(page, /class="standing"/)
  })
  test('and what is for everybody names nobody, whoever prints it', async () => {
    for (const [who, by] of [
      [misaki, '代理の方'],
      [sato, '窓口の職員'],
    ] as const) {
      await who.text('/my')
      assert.equal(printed(await who.text('/list/print')), `ご本人のかわりに、${by}が印刷しました`)
    }
  })
})
