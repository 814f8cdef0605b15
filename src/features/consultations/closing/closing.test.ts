import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addConsent } from '#features/consents/store.ts'
import { endStep, openStepsOf } from '#features/steps/index.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { answersFor, unsaid } from './rules.ts'

const demo = await demoApp()
const sato = await demo.login('sato')
const db = <T>(work: (tx: Tx) => Promise<T>) =>
  demo.database.write({ lane: 'staff', municipality: demo.municipality }, work)
const idOf = (table: 'account' | 'organisation', column: string, value: string) =>
  db(async tx => {
    const found = await tx
      .selectFrom(table)
      .select('id')
      .where(column as never, '=', value as never)
      .executeTakeFirst()
    return found!.id
  })
const owner = await idOf('account', 'login', 'sato')
const partner = await idOf('organisation', 'kind', 'partner')

async function someone(): Promise<string> {
  const form = { family_name: '木見', birth_on: '昭和33年5月4日', contact_first: 'none', another: '1' }
  return (await sato.post('/staff/people/new', form)).headers.get('location')!.split('/')[3]!
}
const NOTE = { said: '電話で近況', channel: 'phone', minutes: '5', on_day: '令和8年11月21日', owner_id: owner }
const NEXT = { ...NOTE, next: 'step', what: 'visit', note: '見学の日を電話', due_on: '令和8年11月25日' }
const END = { ...NOTE, next: 'end', end_reason: '本人の希望' }
const send = (person: string, form: Record<string, string>) =>
  sato.post(`/staff/people/${person}/consultations`, { once: newId(), ...form })
const open = (person: string) => db(tx => openStepsOf(tx, 'person', person))
const whats = async (person: string) => (await open(person)).map(({ what }) => what)

const openProposals = await db(tx =>
  tx
    .selectFrom('proposal')
    .select(['id', 'person_id', 'status'])
    .where('status', 'in', ['introduced', 'active'])
    .orderBy('id')
    .execute(),
)

describe('a note of a consultation', () => {
  it('that does not say what becomes of an open step is refused, with what was typed', async () => {
    const person = await someone()
    const response = await send(person, NEXT)
    const page = await response.text()
    assert.equal(response.status, 422)
    assert.match(page, /この一歩が済んだか、残すかを選んでください/)
    assert.match(page, /電話で近況/)
    assert.deepEqual(await whats(person), ['contact'])
  })

  it('removes no step that is to stay: there are two then, and each is ended by itself', async () => {
    const person = await someone()
    const [first] = await open(person)
    assert.equal((await send(person, { ...NEXT, [`step-${first!.id}`]: 'keep' })).status, 303)
    assert.deepEqual((await whats(person)).sort(), ['contact', 'visit'])
    const [visit] = (await open(person)).filter(({ what }) => what === 'visit')
    const done = await sato.post(`/staff/steps/${visit!.id}/done`, { once: newId(), outcome: '済んだ', due: '' })
    assert.equal(done.status, 303)
    assert.deepEqual(await whats(person), ['contact'], 'no other was touched, and none had to be added')
    const last = await sato.post(`/staff/steps/${first!.id}/done`, { once: newId(), outcome: '済んだ', due: '' })
    assert.equal(last.status, 422)
    assert.match(await last.text(), /ほかに開いている一歩がありません/)
  })

  it('is kept beside one that a colleague recorded at the same time, and so is the step that came of it', async () => {
    const person = await someone()
    const [first] = await open(person)
    const form = { ...NEXT, [`step-${first!.id}`]: 'keep', 'steps-shown': first!.id }
    const both = await Promise.all([send(person, form), send(person, form)])
    assert.deepEqual(
      both.map(({ status }) => status),
      [303, 303],
    )
    assert.deepEqual((await whats(person)).sort(), ['contact', 'visit', 'visit'])
  })

  it('needs no new step where one stays, and one where none does', async () => {
    const person = await someone()
    const [first] = await open(person)
    const without = await send(person, { ...NOTE, next: 'kept', [`step-${first!.id}`]: 'done' })
    assert.match(await without.text(), /残す一歩がありません/)
    assert.equal((await send(person, { ...NOTE, next: 'kept', [`step-${first!.id}`]: 'keep' })).status, 303)
    assert.deepEqual(await whats(person), ['contact'])
  })
})

/** They agree that the partner is told who they are. */
const agree = (person: string): Promise<string | null> =>
  db(tx =>
    addConsent(tx, {
      ...{ person_id: person, purpose: 'referral', recipient_id: partner, fields: ['name'], wording: 'referral-1' },
      ...{ given_on: '2026-11-21', given_by_medium: 'phone', taken_by: owner },
    }),
  )

describe('a つなぎ', () => {
  const refer = async (person: string, more: Record<string, string> = {}) => {
    const [first] = await open(person)
    return send(person, { ...NEXT, what: 'refer', [`step-${first!.id}`]: 'done', ...more })
  }
  const countOf = async (): Promise<number> => {
    const html = await (await sato.get('/staff/indicators?fy=2026')).text()
    return Number(/key=outcome-elder-under20&amp;from=2026-10-01[^>]*>(\d+)</.exec(html)?.[1] ?? 0)
  }

  it('names its partner', async () => {
    assert.match(await (await refer(await someone())).text(), /つなぐ先の連携機関を選んでください/)
  })

  it('is refused to somebody who consented to nothing, with the way to ask for it and back', async () => {
    const person = await someone()
    const page = await (await refer(person, { partner_id: partner })).text()
    assert.match(page, /この相手に伝えることへの同意がまだありません/)
    assert.deepEqual(await whats(person), ['contact'], 'nothing was ended')
    const way = await sato.post(`/staff/people/${person}/draft/consent`, { ...NEXT, partner_id: partner })
    const address = way.headers.get('location')!
    const form = await (await sato.get(address)).text()
    assert.match(form, new RegExp(`value="${partner}" selected`))
    const back = new URLSearchParams(/action="[^"]*\?(back=[^"]*)"/.exec(form)![1]).get('back')
    assert.equal(back, `/staff/people/${person}`)
    assert.match(await (await sato.get(back)).text(), /電話で近況/, 'the draft is there')
  })

  it('is counted once it was done, and not where it did not come about', async () => {
    const before = await countOf()
    for (const end of ['dropped', 'done']) {
      const person = await someone()
      await agree(person)
      assert.equal((await refer(person, { partner_id: partner })).status, 303)
      const [step] = await open(person)
      assert.equal(step!.organisation_id, partner)
      await send(person, { ...NEXT, [`step-${step!.id}`]: end })
    }
    assert.equal(await countOf(), before + 1)
  })

  it('ends with the consent on which it rests, and the person is asked how it goes on', async () => {
    const person = await someone()
    const consent = await agree(person)
    await refer(person, { partner_id: partner })
    assert.equal((await sato.post(`/staff/people/${person}/edit/consents/${consent}`, { medium: 'phone' })).status, 303)
    const [step, ...more] = await open(person)
    assert.deepEqual([step!.what, more.length], ['contact', 0])
    assert.match(step!.note, /同意が取り消された/)
    assert.match(await (await sato.get(`/staff/people/${person}`)).text(), /つなぐのをやめました/)
  })
})

describe('a consultation of two who go together', () => {
  const pair = async (): Promise<[string, string]> => {
    const [one, other] = [await someone(), await someone()]
    const bond = { once: newId(), other_id: other, kind: 'together', reason: 'ご夫婦' }
    assert.equal((await sato.post(`/staff/people/${one}/edit/bonds`, bond)).status, 303)
    return [one, other]
  }
  const talk = async (one: string, other: string, more: Record<string, string> = {}) => {
    const [first] = await open(one)
    return send(one, { ...NEXT, with_id: other, [`step-${first!.id}`]: 'done', ...more })
  }
  const without = async (person: string) => {
    const [step] = await open(person)
    await db(tx => endStep(tx, step!.id, { by: owner, at: DEMO_NOW, outcome: '済み' }))
  }

  it('is refused with somebody who is not known to go with them, and nothing is written', async () => {
    const [one, stranger] = [await someone(), await someone()]
    const refused = await talk(one, stranger)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /この方と「いっしょに」と記録した方ではありません/)
    assert.equal((await open(one)).length, 1)
    assert.doesNotMatch(await (await sato.get(`/staff/people/${stranger}`)).text(), /さんといっしょに/)
  })

  it('is offered where they are known to go together, and stands in the history of both', async () => {
    const [one, other] = await pair()
    assert.match(await (await sato.get(`/staff/people/${one}`)).text(), /いっしょに相談した方/)
    assert.doesNotMatch(await (await sato.get(`/staff/people/${await someone()}`)).text(), /いっしょに相談した方/)
    assert.equal((await talk(one, other)).status, 303)
    for (const person of [one, other])
      assert.match(await (await sato.get(`/staff/people/${person}`)).text(), /木見さんといっしょに[\s\S]*電話で近況/)
    assert.deepEqual(await whats(other), ['contact'], 'what is planned for them goes on')
  })

  it('leaves the other one with the same step, where nothing else is open for them', async () => {
    const [one, other] = await pair()
    await without(other)
    await talk(one, other)
    const steps = await open(other)
    assert.deepEqual(
      steps.map(({ what, due_on, note, owner_id }) => [what, due_on, note, owner_id]),
      [['visit', '2026-11-25', '見学の日を電話', owner]],
    )
  })

  it('passes on only who agreed to it: the other one is to be asked first', async () => {
    for (const both of [false, true]) {
      const [one, other] = await pair()
      await without(other)
      for (const person of both ? [one, other] : [one]) await agree(person)
      assert.equal((await talk(one, other, { what: 'refer', partner_id: partner })).status, 303)
      assert.deepEqual(
        (await open(other)).map(({ what, organisation_id }) => [what, organisation_id]),
        both ? [['refer', partner]] : [['contact', null]],
      )
    }
  })

  it('opens nothing for who has left the desk, and nothing where it was the last one', async () => {
    const [one, other] = await pair()
    await without(other)
    await db(tx => tx.updateTable('person').set({ closed_on: '2026-11-20' }).where('id', '=', other).execute())
    await talk(one, other)
    assert.deepEqual(await whats(other), [])
  })
})

describe('ending somebody’s time at the desk', () => {
  const limbo = (person: string) =>
    db(tx =>
      tx.selectFrom('step').select('what').where('person_id', '=', person).where('done_at', 'is', null).execute(),
    )

  it('lists all that is open, refuses while one of it is left, and leaves nothing open or overdue', async () => {
    const { person_id: person } = openProposals.find(({ status }) => status === 'introduced')!
    const first = await send(person, END)
    const page = await first.text()
    assert.equal(first.status, 422)
    assert.match(page, /終わりにする前に：まだ開いているもの/)
    const selects = [...page.matchAll(/<select id="[^"]*" name="(close-[^"]*)"[\s\S]*?<\/select>/g)]
    assert.ok(selects.length > 0)
    const ways = Object.fromEntries(
      selects.map(([select, name]) => [
        name!,
        /value="((?:decline|end):other)"/.exec(select!)?.[1] ?? firstWay(select!),
      ]),
    )
    const own = Object.fromEntries((await open(person)).map(({ id }) => [`step-${id}`, 'done']))
    const [missing] = Object.keys(ways)
    assert.equal((await send(person, { ...END, ...own, ...ways, [missing!]: '' })).status, 422)
    assert.equal((await send(person, { ...END, ...own, ...ways })).status, 303)
    assert.deepEqual(await limbo(person), [])
    const left = await db(tx =>
      tx
        .selectFrom('proposal')
        .select('id')
        .where('person_id', '=', person)
        .where('status', 'not in', ['ended', 'failed', 'declined', 'passed'])
        .execute(),
    )
    assert.deepEqual(left, [])
    await send(person, NEXT)
    assert.deepEqual(await whats(person), ['visit'], 'it begins again')
  })

  it('an activity that goes on without the desk keeps its seat and has no end', async () => {
    const { id, person_id: person } = openProposals.find(
      ({ status, person_id }) =>
        status === 'active' && openProposals.every(one => one.person_id !== person_id || one.status === 'active'),
    )!
    const page = await (await send(person, END)).text()
    const ways = Object.fromEntries(
      [...page.matchAll(/<select id="[^"]*" name="(close-[^"]*)"[\s\S]*?<\/select>/g)].map(([select, name]) => [
        name!,
        select.includes('end:goes-on') ? 'end:goes-on' : firstWay(select),
      ]),
    )
    const own = Object.fromEntries((await open(person)).map(({ id }) => [`step-${id}`, 'done']))
    const done = await send(person, { ...END, ...own, ...ways })
    assert.equal(done.status, 303, await done.text())
    const { ended_on } = await db(tx =>
      tx.selectFrom('decision').select('ended_on').where('proposal_id', '=', id).executeTakeFirstOrThrow(),
    )
    assert.equal(ended_on, null)
    assert.deepEqual(await limbo(person), [])
  })
})

const firstWay = (select: string): string => /<option value="([^"]+)"/.exec(select)![1]!

describe('what may be said of an open step', () => {
  it('at the end nothing stays but what is owed to an organisation', () => {
    assert.deepEqual(answersFor({ what: 'contact' }, 'end'), ['done', 'dropped'])
    assert.deepEqual(answersFor({ what: 'recall' }, 'end'), ['done', 'keep'])
    assert.deepEqual(
      unsaid(() => 'keep', [{ id: 'a', what: 'visit' }], [{ id: 'b', what: '', href: '', ways: [] }], 'end'),
      { 'step-a': 'stepKeptAtEnd', 'close-b': 'thingUnsaid' },
    )
    assert.deepEqual(
      unsaid(() => 'keep', [{ id: 'a', what: 'visit' }], [], 'step'),
      {},
    )
  })
})
