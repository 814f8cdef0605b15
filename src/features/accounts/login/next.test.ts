import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DEMO_PASSWORD } from '../../../../seed/city.ts'
import { demoApp } from '../../../../seed/testing.ts'

const city = await demoApp()
const logIn = (fields: Record<string, string>) =>
  city.visitor.post('/login', { login: 'sato', password: DEMO_PASSWORD, ...fields })

describe('after the login one is led to a page of staff, and nowhere else', () => {
  for (const [next, place] of [
    ['/staff/people?status=open', '/staff/people?status=open'],
    ['/staff/people?q=佐藤', '/staff/people?q=%E4%BD%90%E8%97%A4'],
    ['/staff/people\r\nset-cookie: a=b', '/staff/peopleset-cookie:%20a=b'],
    ['/staff/../opportunities', '/staff'],
    ['/staff/..//evil.example', '/staff'],
    ['/\t/evil.example/staff', '/staff'],
    ['//evil.example/staff', '/staff'],
    ['https://evil.example/staff', '/staff'],
    ['/staff\\@evil.example', '/staff/@evil.example'],
    ['/staffroom', '/staff'],
    ['', '/staff'],
  ] as const)
    it(JSON.stringify(next), async () => {
      const response = await logIn({ next })
      assert.deepEqual([response.status, response.headers.get('location')], [303, place])
    })
})

describe('a switch leads back to the page on which it was pressed, and to no other host', () => {
  for (const [to, place] of [
    ['/opportunities?q=図書館', '/opportunities?q=%E5%9B%B3%E6%9B%B8%E9%A4%A8'],
    ['/\t/evil.example', '/'],
    ['//evil.example', '/'],
    ['/.//evil.example', '/'],
    ['/a/..//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example/', '/'],
    ['', '/'],
  ] as const)
    it(JSON.stringify(to), async () => {
      const response = await city.visitor.get(`/prefs?${new URLSearchParams({ large: '1', to })}`)
      assert.deepEqual([response.status, response.headers.get('location')], [303, place])
    })
})

describe('a form that was interrupted comes back as it was packed; what was not packed by us is left out', () => {
  for (const packed of [
    'x',
    '[]',
    '{"action":"/staff/people","fields":{"a":1}}',
    '{"action":"/staff/people","fields":{"a":[{"b":1}]}}',
    '{"action":"/staff/people"}',
    '{"action":"https://evil.example/staff","fields":{"a":["1"]}}',
    '{"action":"/staff/../requests","fields":{"a":["1"]}}',
  ])
    it(packed, async () => {
      const response = await logIn({ next: '/staff', interrupted: packed })
      assert.deepEqual([response.status, response.headers.get('location')], [303, '/staff'])
    })
  it('to its own page, with all its values', async () => {
    const packed = JSON.stringify({ action: '/staff/people/new', fields: { family_name: ['田中'], a: ['1', '2'] } })
    const html = await (await logIn({ next: '/staff', interrupted: packed })).text()
    assert.match(html, /action="\/staff\/people\/new"/)
    assert.match(html, /name="family_name" value="田中"/)
  })
})

describe('a session that was there before ends at a new login of the same browser', () => {
  it('its cookie opens nothing any more', async () => {
    const before = await city.login('suzuki')
    assert.equal((await before.get('/staff')).status, 200)
    const again = await before.post('/login', { login: 'suzuki', password: DEMO_PASSWORD })
    assert.equal(again.status, 303)
    assert.equal((await before.get('/staff')).status, 401)
  })
})
