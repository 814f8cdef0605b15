import assert from 'node:assert/strict'
import test from 'node:test'
import { emptyCity, idIn, typedOrganisation } from '#features/organisations/testing.ts'
import { SOURCE_VERBS } from '../../intake/rules.ts'
import { fieldsOf } from '../../terms/rules.ts'

// A city in which nobody has entered a minimum wage.
const city = await emptyCity(async () => {})
const suzuki = await city.login('suzuki')
const organisation = idIn(await suzuki.post('/staff/organisations/new', typedOrganisation()))

const job = (form: 'employment' | 'dispatch') => ({
  title: '時給500円の仕事',
  category: 'care-support',
  place_name: 'ひだまりの丘',
  reward: 'wage',
  reward_yen: '500',
  reward_unit: 'hour',
  capacity: '2',
  age: 'none',
  'slot.0.weekday': '1',
  'slot.0.from': '9:30',
  'slot.0.to': '12:00',
  'slot.0.weeks': '31',
  ...Object.fromEntries(fieldsOf(form).map(({ key, example }) => [`term.${key}`, example])),
})
const newPath = (form: string) => `/staff/opportunities/new?organisation=${organisation}&form=${form}`
const SENTENCE = /令和8年11月21日（土）の最低賃金が登録されていないため/

for (const form of ['employment', 'dispatch'] as const)
  test(`a ${form} of 500 yen an hour is kept as a draft, told what is missing, and not let out`, async () => {
    const refused = await suzuki.post(newPath(form), { ...job(form), next: 'submit' })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), SENTENCE)
    const id = idIn(await suzuki.post(newPath(form), job(form)))
    assert.match(await (await suzuki.get(`/staff/opportunities/${id}`)).text(), SENTENCE)
    const submitted = await suzuki.post(`/staff/opportunities/${id}/submit`, { version: '1' })
    assert.equal(submitted.status, 422)
    assert.match(await submitted.text(), SENTENCE)
    assert.equal((await suzuki.get(`/opportunities/${id}`)).status, 404)
  })

test('what only a list does to an activity is no button of the desk', async () => {
  const id = idIn(await suzuki.post(newPath('employment'), job('employment')))
  for (const verb of SOURCE_VERBS)
    assert.equal((await suzuki.post(`/staff/opportunities/${id}/${verb}`, { version: '1' })).status, 404, verb)
})
