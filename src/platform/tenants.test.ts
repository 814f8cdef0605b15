import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Registered, rememberTenants, tenantAt } from './tenants.ts'

const city = (code: string, host: string | null) => ({ code, host }) as Registered
const [kashiwa, abiko] = [city('122173', 'yui.kashiwa.example'), city('122220', 'yui.abiko.example')]

describe('whose request it is', () => {
  for (const [title, registered, host, tenant] of [
    ['no city yet', [], 'localhost', 'none'],
    ['the only city answers everywhere', [city('122173', null)], 'localhost', '122173'],
    ['also where it has a host of its own', [kashiwa], '10.0.0.1', '122173'],
    ['each of two answers at its own', [kashiwa, abiko], 'yui.abiko.example', '122220'],
    ['in large letters too', [kashiwa, abiko], 'YUI.Kashiwa.example', '122173'],
    ['with the dot that may end a name', [kashiwa, abiko], 'yui.abiko.example.', '122220'],
    ['and no city answers for another', [kashiwa, abiko], 'localhost', 'nobody'],
    ['nor one without a host', [kashiwa, city('122220', null)], 'localhost', 'nobody'],
  ] as [string, Registered[], string, string][])
    it(title, () => {
      const found = tenantAt(registered, host)
      assert.equal(typeof found === 'string' ? found : found.code, tenant)
    })
})

describe('the register kept in mind', () => {
  it('is read once for a thousand made-up hosts', async () => {
    let reads = 0
    const find = rememberTenants(async () => {
      reads++
      return [kashiwa, abiko]
    })
    for (let n = 0; n < 1000; n++) assert.equal(await find(`made-up-${n}.example`), 'nobody')
    assert.equal(reads, 1)
  })
  it('throws as long as nothing was ever read, and is asked again', async () => {
    let away = true
    const find = rememberTenants(async () => {
      if (away) throw new Error('away')
      return [kashiwa]
    })
    await assert.rejects(find('localhost'))
    away = false
    assert.equal(await find('localhost'), kashiwa)
  })
})
