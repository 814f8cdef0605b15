import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { demoApp } from '../../../../seed/testing.ts'

const city = await demoApp()
const sato = await city.login('sato')
const NAME = 'さい'
const find = (fields: Record<string, string>) => sato.post('/staff/find', fields)
const placeOf = (response: Response) => response.headers.get('location') ?? assert.fail(`${response.status}`)
/** Every way in which the words could stand in an address. */
const written = /さい|%E3%81%95%E3%81%84|%25E3%2581%2595/

describe('the words by which people are looked for', () => {
  it('stand in no address: not where the search leads, nor in any way that leads on from there', async () => {
    const place = placeOf(await find({ to: '/staff/people', q: NAME, status: 'open', area: '' }))
    assert.match(place, /^\/staff\/people\?status=open&q=%7E[\w-]{40,}$/)
    const html = await (await sato.get(place)).text()
    assert.match(html, /齋藤|斎藤/)
    assert.match(html, /value="さい"/)
    const addresses = [...html.matchAll(/(?:href|action|data-url)="([^"]*)"/g)].map(([, address]) => address!)
    assert.ok(addresses.some(address => /sort=/.test(address) && /q=~/.test(address)))
    assert.deepEqual(
      addresses.filter(address => written.test(address)),
      [],
    )
    assert.doesNotMatch(/<title>.*<\/title>/.exec(html)?.[0] ?? '', written)
  })
  it('do not stand in the log of looks: that somebody searched, and whom it showed, does', async () => {
    await sato.get(placeOf(await find({ to: '/staff/people', q: NAME })))
    const line = await city.database.read({ lane: 'job', municipality: city.municipality }, db =>
      db
        .selectFrom('audit_log')
        .select(['asked', 'path', 'shown'])
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow(),
    )
    assert.deepEqual([line.asked, line.path], [{ q: '…' }, '/staff/people'])
    assert.ok(line.shown!.length > 0)
    assert.doesNotMatch(JSON.stringify(line), written)
  })
  it('are read by the session that asked and no other', async () => {
    const place = placeOf(await find({ to: '/staff/people', q: NAME }))
    const other = await (await (await city.login('suzuki')).get(place)).text()
    assert.doesNotMatch(other, /value="さい"/)
  })
  it('are sent so from every search for people', async () => {
    const id = await city.database.read(
      { lane: 'job', municipality: city.municipality },
      async db =>
        (await db.selectFrom('person').select('id').where('closed_on', 'is', null).limit(1).executeTakeFirstOrThrow())
          .id,
    )
    for (const path of ['/staff/people', '/staff/consultations', '/staff/requests', `/staff/people/${id}/edit/bonds`]) {
      const html = await (await sato.get(path)).text()
      const forms = [...html.matchAll(/<form[^>]*role="search"[^>]*>/g)].map(([form]) => form)
      assert.ok(forms.length > 1, path)
      for (const form of forms) assert.match(form, /action="\/staff\/find" method="post"/, path)
      assert.equal((await sato.get(placeOf(await find({ to: path, q: NAME })))).status, 200, path)
    }
  })
  it('have no box on the pages of whoever may search for nobody', async () => {
    for (const [who, boxes] of [
      ['sato', true],
      ['tanaka', true],
      ['kanri', false],
      ['kansa', false],
    ] as const) {
      const html = await (await (await city.login(who)).get('/staff/password')).text()
      assert.deepEqual([html.includes('id="find"'), html.includes('data-shortcut-switch')], [boxes, boxes], who)
    }
  })
  it('never make an address that browsers refuse, whatever is sent with them', async () => {
    const long = 'あ'.repeat(6000)
    const place = placeOf(await find({ to: '/staff/people', q: long, area: long, [long]: '1', sort: 'kana' }))
    assert.ok(place.length < 4000, `${place.length}`)
    assert.match(place, /sort=kana/)
  })
  for (const to of [
    'https://evil.example/',
    '//evil.example/',
    '/staff/../x',
    '/opportunities',
    '',
    '/staff/people?q=a',
  ])
    it(`lead to the list of people where they are to lead to 「${to}」`, async () =>
      assert.match(placeOf(await find({ to, q: NAME })), /^\/staff\/people\?q=/))
})
