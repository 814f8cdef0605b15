import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { NOTE_LIMIT } from '#platform/reading.ts'
import { registerMunicipality, setHost } from '#platform/register.ts'
import { KASHIWA } from '../../../../seed/city.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { bind, unbind } from '../../people/bonds/actions.ts'
import type { BondKind } from '../../people/bonds/rules.ts'
import { bondsOf } from '../../people/bonds/store.ts'
import { personHead } from '../../people/index.ts'
import { answer } from '../../shifts/substitutes/actions.ts'
import { absentOn, agreed, asking, idle, placed, shared, willing } from '../../shifts/testing.ts'
import { accepted, type Desk, deskOf, did } from '../testing.ts'
import { boundTo } from './store.ts'

const { database, municipality, owner, login } = await demoApp()
const [sato, tanaka] = [await login('sato'), await login('tanaka')]
const write = <T>(work: (desk: Desk) => Promise<T>) =>
  database.write({ lane: 'staff', municipality }, async tx => work(await deskOf(tx, DEMO_NOW)))
const REASON = '前にもめた'

/** An activity that suits the resident, and two others at the desk. */
const made = await write(async desk => {
  const opportunity = await shared(desk, 9)
  const [resident = '', other = '', friend = '', absentee = ''] = await idle(desk, 4)
  await willing(desk, resident, opportunity)
  // Near the resident, so that it is among the first on every page.
  const { town_id } = await desk.tx
    .selectFrom('person')
    .select('town_id')
    .where('id', '=', resident)
    .executeTakeFirstOrThrow()
  const { lat, lng } = await desk.tx
    .selectFrom('town')
    .select(['lat', 'lng'])
    .where('id', '=', town_id!)
    .executeTakeFirstOrThrow()
  await desk.tx.updateTable('opportunity').set({ town_id, lat, lng }).where('id', '=', opportunity).execute()
  const named = async (id: string) => {
    const { family_name, given_name, number } = (await personHead(desk.tx, id))!
    return `${family_name} ${given_name}さん（No. ${number}）`
  }
  return { opportunity, resident, other, friend, absentee, otherIs: await named(other), friendIs: await named(friend) }
})
const { opportunity, resident, other, friend, absentee, otherIs, friendIs } = made

const bound = (other_id: string, kind: BondKind) =>
  write(async desk => assert.equal(await bind(desk.tx, resident, { other_id, kind, reason: REASON }, how(desk)), null))
const how = ({ by, now, today }: Desk) => ({ by, now, today, medium: 'visit' as const })
const ended = (other_id: string) =>
  write(async desk => {
    const bonds = await bondsOf(desk.tx, resident)
    const { id } = bonds.find(bond => bond.other.id === other_id && bond.ended_on === null)!
    assert.ok(await unbind(desk.tx, resident, id, '仲なおりした', how(desk)))
  })

const propose = (fields: Record<string, string>) =>
  sato.post(`/staff/people/${resident}/proposals`, { once: newId(), opportunity, beginning: 'propose', ...fields })

const PAGES = {
  desk: `/staff/people/${resident}`,
  matches: `/staff/people/${resident}/matches`,
  people: `/staff/opportunities/${opportunity}/people`,
}
const read = async (path: string, who = sato) => {
  const response = await who.get(path)
  assert.equal(response.status, 200, path)
  return response.text()
}
/** The pages on which the resident can be proposed this activity are asked for this sentence. */
async function says(sentence: string, where: Partial<Record<keyof typeof PAGES, boolean>>): Promise<void> {
  for (const [name, path] of Object.entries(PAGES)) {
    const wanted = where[name as keyof typeof PAGES] ?? false
    assert.equal((await read(path)).includes(sentence), wanted, `${name}: ${sentence}`)
  }
}
const everywhere = { desk: true, matches: true, people: true }
const PROPOSED = `別々にすると決めた${otherIs}にも、この活動を提案しています。`
const IN = `別々にすると決めた${otherIs}が、この活動に入っています。`

describe('before an activity is proposed to somebody', () => {
  it('nothing is said where nobody is bound, nor where the other one is elsewhere', async () => {
    await says('別々にすると決めた', {})
    await bound(other, 'apart')
    await says('別々にすると決めた', {})
  })

  it('staff are warned of whoever they are not to meet: proposed it, then in it', async () => {
    const proposal = await write(desk => accepted({ ...desk, person: other }, opportunity))
    await says(PROPOSED, everywhere)
    await write(desk => did({ ...desk, person: other }, proposal, 'decide', { hours_week: 4, how: 'self' }))
    await says(IN, everywhere)
    await says(PROPOSED, {})
  })

  it('the reason stays at the desk, behind a link to the bonds; who may not open those sees nothing', async () => {
    for (const path of [PAGES.matches, PAGES.people]) {
      const html = await read(path)
      assert.ok(html.includes(`href="/staff/people/${resident}/edit/bonds"`) && !html.includes(REASON), path)
    }
    for (const path of [PAGES.desk, PAGES.matches])
      assert.doesNotMatch(await read(path, tanaka), /別々にすると決めた/, path)
  })

  it('the form that comes back warns again', async () => {
    const refused = await propose({ note: 'あ'.repeat(NOTE_LIMIT + 1) })
    assert.equal(refused.status, 422)
    assert.ok((await refused.text()).includes(IN))
  })

  it('another municipality knows nothing of it', async () => {
    // With a second one each is known by its host.
    await setHost(owner, KASHIWA.code, 'localhost')
    const there = await registerMunicipality(owner, { ...KASHIWA, code: '112089', host: 'tonari.example' })
    const from = (city: string) =>
      database.read(
        { lane: 'staff', municipality: city },
        async db => (await boundTo(db, [resident], '2026-11-21')).length,
      )
    assert.deepEqual([await from(municipality), await from(there)], [1, 0])
  })

  it('nothing is said once the bond is ended', async () => {
    await ended(other)
    await says('別々にすると決めた', {})
  })

  it('staff hear that whoever was to come along is not in it, until it is proposed to them too', async () => {
    await says('いっしょにすると決めた', {})
    await bound(friend, 'together')
    const nowhere = `いっしょにすると決めた${friendIs}は、下のどの活動にも入っていません。`
    const missing = `いっしょにすると決めた${friendIs}は、この活動に入っていません。`
    await says(nowhere, { desk: true, matches: true })
    await says(missing, { people: true })
    await write(desk => accepted({ ...desk, person: friend }, opportunity))
    await says(nowhere, {})
    await says(missing, {})
    await says(`いっしょにすると決めた${friendIs}は、下の「`, { desk: true, matches: true })
  })

  it('a substitute of one day is in it too, until the day is over', async () => {
    const where = await write(async desk => {
      const elsewhere = await shared(desk, 2)
      await placed(desk, elsewhere, absentee)
      await willing(desk, friend, elsewhere)
      await agreed(desk, friend)
      const { id } = await desk.tx
        .selectFrom('assignment')
        .select('id')
        .where('person_id', '=', absentee)
        .executeTakeFirstOrThrow()
      const [call] = await asking(desk, await absentOn(desk, id), [friend])
      const before = (await boundTo(desk.tx, [resident], desk.today))[0]!.places[elsewhere]
      assert.ok('call' in (await answer(desk.tx, call!.id, { answer: 'yes', agreed: false }, desk))!)
      const on = async (day: string) => (await boundTo(desk.tx, [resident], day))[0]!.places[elsewhere]
      return [before, await on('2026-12-01'), await on('2026-12-02')]
    })
    assert.deepEqual(where, [undefined, 'in', undefined])
  })

  it('a warning is no refusal: staff propose it all the same', async () => {
    await bound(other, 'apart')
    await says(IN, everywhere)
    assert.equal((await propose({})).status, 303)
    await says(IN, {})
  })
})
