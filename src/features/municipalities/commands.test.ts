import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SetupError } from '#platform/errors.ts'
import { asMunicipality, listMunicipalities, type NewMunicipality, readHost, setHost } from '#platform/register.ts'
import type { Registered } from '#platform/tenants.ts'
import { testDatabase } from '#platform/testing.ts'
import { createApp } from '../../app.ts'
import { chosenOf } from './index.ts'

const { owner, database } = await testDatabase()
const city = (code: string, name: string, host?: string): NewMunicipality => ({
  ...{ code, name, prefecture: '千葉県', desk_name: `${name}の窓口`, desk_phone: '04-0000-0000' },
  ...{ desk_hours: '9時から17時', desk_address: name, lat: 35.86, lng: 139.97, ...(host ? { host } : {}) },
})
const addMunicipality = (by: typeof owner, row: NewMunicipality) => asMunicipality(by, row, async (_, id) => id)
const refuses = (work: () => unknown, sentence: RegExp) =>
  assert.rejects(
    async () => work(),
    (error: unknown) => {
      assert.ok(error instanceof SetupError, String(error))
      assert.match(error.message, sentence)
      return true
    },
  )

describe('a second municipality', () => {
  it('does not take the first one down: it is refused until each has a host, and then each answers at its own', async () => {
    await addMunicipality(owner, city('122173', '柏市'))
    const second = (host?: string) => addMunicipality(owner, city('122220', '我孫子市', host))
    await refuses(() => second('abiko.example'), /柏市のホスト名を決めてください。例：npx yui municipality host 122173/)
    assert.equal(await setHost(owner, '122173', readHost('Kashiwa.example')), '柏市')
    await refuses(() => second(), /host（アドレスのホスト名）が要ります/)
    await refuses(
      () => second('kashiwa.example'),
      /「kashiwa.example」は 柏市（122173）が使っています。別のホスト名にしてください/,
    )
    await second('abiko.example')
    await refuses(() => setHost(owner, '122173', 'abiko.example'), /我孫子市（122220）が使っています/)
    await refuses(() => setHost(owner, '122211', 'x.example'), /122173（柏市）、122220（我孫子市）/)
    assert.deepEqual(
      (await listMunicipalities(owner)).map(({ code, host }) => [code, host]),
      [
        ['122173', 'kashiwa.example'],
        ['122220', 'abiko.example'],
      ],
    )
    const app = await createApp({ database, now: () => '2026-11-21T01:00:00.000Z', demo: true, tls: false })
    assert.match(await (await app.request('http://kashiwa.example/')).text(), /柏市の窓口/)
    assert.match(await (await app.request('http://abiko.example/')).text(), /我孫子市の窓口/)
    const nobody = await app.request('http://made-up.example/')
    assert.equal(nobody.status, 404)
    assert.match(await nobody.text(), /このアドレスのまちは見つかりません/)
  })
})

describe('a host name', () => {
  for (const [typed, host] of [
    ['yui.city.kashiwa.lg.jp', 'yui.city.kashiwa.lg.jp'],
    ['YUI.Example', 'yui.example'],
    ['yui.example.', 'yui.example'],
    ['結い.example', 'xn--n8jy33u.example'],
  ] as const)
    it(`${typed} is ${host}`, () => assert.equal(readHost(typed), host))
  for (const typed of [
    'https://yui.example',
    'yui.example/',
    'yui.example:3000',
    'a b',
    '',
    '.',
    'a..',
    '.a',
    'me@yui.example',
  ])
    it(`「${typed}」 is refused`, () => refuses(() => readHost(typed), /はホスト名として使えません/))
})

describe('for which municipality a command works', () => {
  const [kashiwa, abiko] = [
    { id: 'k', code: '122173', name: '柏市' } as Registered,
    { id: 'a', code: '122220', name: '我孫子市' } as Registered,
  ]
  it('is the one whose code is said, else the only one', () => {
    assert.equal(chosenOf([kashiwa, abiko], { code: '122220' }), 'a')
    assert.equal(chosenOf([kashiwa], {}), 'k')
    assert.equal(chosenOf([kashiwa], { code: '122220', orOnly: true }), 'k')
    assert.equal(chosenOf([kashiwa, abiko], { all: true }), 'k', 'any, for a command that works for all')
  })
  it('is asked for, with the codes, where it is not clear', async () => {
    await refuses(() => chosenOf([], {}), /まだ登録されていません/)
    await refuses(() => chosenOf([kashiwa, abiko], {}), /2つ以上あります。.*122173（柏市）、122220（我孫子市）/)
    await refuses(() => chosenOf([kashiwa], { code: '122220' }), /「122220」の自治体は登録されていません/)
    await refuses(() => chosenOf([kashiwa, abiko], { code: '1', orOnly: true }), /122173（柏市）/)
  })
})
