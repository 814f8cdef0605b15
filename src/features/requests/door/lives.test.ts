import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk } from '../desk/testing.ts'

const { demo, asked, stepOf, inside, post } = await desk()
const sato = await demo.login('sato')
const text = async (response: Response | Promise<Response>) => (await response).text()

test('at the desk, has whoever said that they live outside chosen as that, and keeps it; of another nothing is taken from it', async () => {
  for (const [whom, chosen] of [
    ['self', true],
    ['other', false],
  ] as const) {
    const { id } = await asked(`しがい ${whom === 'self' ? 'ひとり' : 'ふたり'}`, {}, whom)
    await inside(tx => tx.updateTable('request').set({ lives: 'outside' }).where('id', '=', id).execute())
    const form = await text(sato.get(`/staff/requests/${id}/register`))
    assert.equal(/value="outside" selected/.test(form), chosen, whom)
    if (!chosen) continue
    const typed = { family_kana: 'しがい', given_kana: 'ひとり', phone: '04-7400-7779', birth_on: '昭和31年1月2日' }
    const against = { ...typed, town_id: 'outside', address: '柏市若柴1' }
    assert.match(
      await text(post(`/staff/requests/${id}/register`, against)),
      /住所は柏市ですが、町は市外が選ばれています/,
    )
    assert.equal((await post(`/staff/requests/${id}/register`, { ...typed, town_id: 'outside' })).status, 303)
    const { person_id } = (await stepOf(id))!
    const person = await inside(tx =>
      tx.selectFrom('person').select(['town_id', 'outside']).where('id', '=', person_id!).executeTakeFirst(),
    )
    assert.deepEqual(person, { town_id: null, outside: true })
  }
})
