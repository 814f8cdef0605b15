import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LOAD_TEXT } from '#features/kinds/index.ts'
import { personDesk } from '#features/people/index.ts'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { DEMO_NOW, demoApp, toldBy } from '../../../../seed/testing.ts'
import { proposalsOfPerson } from '../record/store.ts'
import { consent, type Desk, deskOf, published } from '../testing.ts'

const { database, municipality, login, visitor } = await demoApp()
const [sato, tanaka, kanri] = [await login('sato'), await login('tanaka'), await login('kanri')]

const write = <T>(work: (desk: Desk) => Promise<T>) =>
  database.write({ lane: 'staff', municipality }, async tx => work(await deskOf(tx, DEMO_NOW)))
const page = async (path: string, who = sato): Promise<string> => {
  const response = await who.get(path)
  assert.equal(response.status, 200, path)
  return unphrased(await response.text())
}

/** Somebody of the cast with wishes, free hours, a reach and something that the body can't do. */
const resident = await write(async ({ tx }) => {
  const found = await tx
    .selectFrom('person')
    .select('id')
    .where('closed_on', 'is', null)
    .where('id', 'in', tx.selectFrom('condition').select('person_id'))
    .where('id', 'in', tx.selectFrom('availability').select('person_id'))
    .where('id', 'in', tx.selectFrom('wish').select('person_id').where('score', '=', 2))
    .orderBy('number')
    .executeTakeFirstOrThrow()
  return found.id
})

describe('the desk page', () => {
  it('shows who it is, what is being said, what happened, and what suits', async () => {
    const html = await page(`/staff/people/${resident}`)
    for (const title of ['いまの相談', 'これまで', '合いそうな活動', '合わなかった活動と、その理由'])
      assert.ok(html.includes(title), title)
    assert.ok(html.includes('提案する') && html.includes('見送る…'))
  })

  it('names the terms of each score, and they add up to it', async () => {
    const html = await page(`/staff/people/${resident}`)
    const bars = [...html.matchAll(/<b>(\d+)点<\/b><span>(.*?)<\/span><\/p>/g)]
    assert.ok(bars.length > 0 && bars.length <= 10, `${bars.length} activities`)
    for (const [, score, words = ''] of bars) {
      const points = [...words.matchAll(/class="term">[^<\d]* (\d+)</g)].map(([, value]) => Number(value))
      assert.equal(points.length, 7)
      assert.equal(
        points.reduce((sum, value) => sum + value, 0),
        Number(score),
      )
    }
    const scores = bars.map(([, score]) => Number(score))
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    )
  })

  it('gives at most three reasons and one caution for each', async () => {
    const html = await page(`/staff/people/${resident}`)
    for (const [, list = ''] of html.matchAll(/<ul class="why"[^>]*>(.*?)<\/ul>/gs))
      assert.ok((list.match(/<li>/g) ?? []).length <= 3)
  })

  it('tells the counsellor about every activity that is ruled out why, and what would admit it', async () => {
    const html = await page(`/staff/people/${resident}/matches`)
    const open = await write(({ tx }) =>
      tx
        .selectFrom('opportunity')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('status', '=', 'open')
        .executeTakeFirstOrThrow(),
    )
    const ranked = (html.match(/点<\/b>/g) ?? []).length
    const ruledOut = Number(/合わなかった活動と、その理由<small>(\d+)件/.exec(html)?.[1])
    const count = (title: RegExp) => Number(title.exec(html)?.[1] ?? 0)
    const asked = count(/たしかめてから（(\d+)件）/) + count(/時間のかかる活動（(\d+)件）/)
    const left = await write(async ({ tx }) => (await proposalsOfPerson(tx, resident)).length)
    assert.ok(
      ranked + asked + ruledOut >= Number(open.n) - left && ranked + asked + ruledOut <= Number(open.n),
      `${ranked} + ${asked} + ${ruledOut} of ${open.n}`,
    )
    assert.match(html, /出てきます/)
    const conditions = await write(async ({ tx }) => (await personDesk(tx, resident))!.conditions)
    assert.ok(conditions.some(({ load }) => html.includes(`「${LOAD_TEXT[load]}」`)))
  })

  it('keeps the list that was shown, once for the same data', async () => {
    const lists = () =>
      write(({ tx }) => tx.selectFrom('shown_list').selectAll().where('subject_id', '=', resident).execute())
    await page(`/staff/people/${resident}`)
    const before = await lists()
    await page(`/staff/people/${resident}`)
    const after = await lists()
    assert.equal(after.length, before.length)
    const list = after[0]!
    assert.equal(list.weights_version, '300-220-120-100-80-100-80')
    for (const { score, terms } of list.items as { score: number; terms: Record<string, number> }[])
      assert.equal(
        Object.values(terms).reduce((sum, value) => sum + value, 0),
        score,
      )
  })

  it('is open to the manager, who writes nothing, and to nobody without the right', async () => {
    const html = await page(`/staff/people/${resident}`, tanaka)
    assert.ok(html.includes('合いそうな活動') && !html.includes('提案する</span>'))
    assert.equal((await kanri.get(`/staff/people/${resident}`)).status, 403)
    assert.equal((await visitor.get(`/staff/people/${resident}`)).status, 401)
    assert.equal((await sato.get(`/staff/people/${newId()}`)).status, 404)
  })
})

describe('the next list knows of a change', () => {
  const bestOf = async () => /合いそうな活動<small>合うもの(\d+)件/.exec(await page(`/staff/people/${resident}`))?.[1]

  it('that another process made to the person, in its happening', async () => {
    const before = await bestOf()
    await write(async ({ tx, by, now }) => {
      await tx
        .updateTable('person')
        .set({ forms: ['contract'] })
        .where('id', '=', resident)
        .execute()
      const happening = {
        id: newId(),
        kind: 'person.changed',
        subject_kind: 'person',
        subject_id: resident,
        person_id: resident,
        actor_id: by,
        at: now,
      }
      await tx.insertInto('happening').values(happening).execute()
    })
    assert.notEqual(await bestOf(), before)
    await write(async ({ tx, by, now }) => {
      await tx
        .updateTable('person')
        .set({ forms: ['employment', 'contract', 'dispatch', 'paid-volunteering', 'volunteering'] })
        .where('id', '=', resident)
        .execute()
      const happening = {
        id: newId(),
        kind: 'person.changed',
        subject_kind: 'person',
        subject_id: resident,
        person_id: resident,
        actor_id: by,
        at: now,
      }
      await tx.insertInto('happening').values(happening).execute()
    })
  })

  it('that published a new activity, or filled it', async () => {
    const title = 'だれにでも合う新しい活動'
    const id = await write(async desk => {
      const person = (await personDesk(desk.tx, resident))!
      const liked = person.wishes.find(({ score }) => score === 2)!
      const { weekday, from } = person.free[0]!
      const slots = [{ weekday, on_day: null, from_min: from, to_min: from + 60, weeks: 31, need: 1, demanding: false }]
      return published(desk, 'volunteering', {
        title,
        category: liked.category,
        slots,
        loads: {},
        capacity: 1,
        town_id: person.town!.id,
        urgent: true,
      })
    })
    assert.ok((await page(`/staff/people/${resident}`)).includes(title))
    const people = await page(`/staff/opportunities/${id}/people`)
    assert.ok(people.includes(`/staff/people/${resident}`))
    await write(async ({ tx, by, now }) => {
      await tx.updateTable('opportunity').set({ taken: 1 }).where('id', '=', id).execute()
      const happening = {
        id: newId(),
        kind: 'opportunity.changed',
        subject_kind: 'opportunity',
        subject_id: id,
        actor_id: by,
        at: now,
      }
      await tx.insertInto('happening').values(happening).execute()
    })
    assert.match(
      await page(`/staff/people/${resident}/matches?rule=open`),
      new RegExp(`${title}[\\s\\S]{0,400}いまは満員か、日が過ぎた`),
    )
  })
})

describe('from proposing to the letter', () => {
  const setUp = () =>
    write(async desk => ({ ...desk, opportunity: await published(desk, 'employment', { title: '手紙の活動' }) }))
  const version = async (path: string) => /name="version" value="(\d+)"/.exec(await page(path))?.[1] ?? ''

  it('is done on the pages: propose, accept, introduce with consent, agree on a visit, print', async () => {
    const { person, opportunity } = await setUp()
    const desk = `/staff/people/${person}`
    const fields = { once: newId(), opportunity, beginning: 'propose' }
    const first = await sato.post(`${desk}/proposals`, fields)
    assert.equal(first.status, 303)
    assert.equal((await sato.post(`${desk}/proposals`, fields)).status, 303, 'a double click is answered alike')
    const [proposal, ...none] = await write(({ tx }) => proposalsOfPerson(tx, person))
    assert.equal(none.length, 0)
    const path = `/staff/proposals/${proposal!.id}`
    assert.equal(
      (await sato.post(`${path}/accept`, { once: newId(), version: await version(path), 'accept-medium': 'phone' }))
        .status,
      303,
    )

    const refused = await sato.post(`${path}/introduce`, {
      once: newId(),
      version: await version(path),
      'introduce-note': '先方に電話ずみ',
    })
    assert.equal(refused.status, 422)
    const text = await refused.text()
    assert.ok(text.includes(`${desk}/edit/consents`) && text.includes('先方に電話ずみ'))
    assert.match(await page(`${path}/letter`), /紹介状はまだ出せません/)

    await write(async now => consent({ ...now, person }))
    const press = { once: newId(), version: await version(path) }
    const [one, two] = await Promise.all([sato.post(`${path}/introduce`, press), sato.post(`${path}/introduce`, press)])
    assert.deepEqual([one.status, two.status, one.headers.get('location')], [303, 303, two.headers.get('location')])
    assert.equal(
      (
        await sato.post(`${path}/visit`, {
          once: newId(),
          version: await version(path),
          'visit-planned_on': 'Ｒ８．１１．２４',
          'visit-planned_at': '１０時',
        })
      ).status,
      303,
    )
    assert.match(await page(path), /令和8年11月24日（火） 午前10時の予定/)

    const who = await write(async ({ tx }) => (await personDesk(tx, person))!)
    const letter = await page(`${path}/letter`)
    assert.ok(letter.includes(who.family_name) && letter.includes('職業紹介') && letter.includes('見学'))
    assert.ok(!who.phone || !letter.includes(who.phone), 'the phone was not among what may be told')
    assert.doesNotMatch(letter, new RegExp(Object.values(LOAD_TEXT).join('|')))
    const sheet = await page(`${path}/activity`)
    assert.ok(sheet.includes('手紙の活動') && sheet.includes('class="qr"') && sheet.includes('次の約束'))
    const saturday = { once: newId(), version: await version(path), 'trial-planned_on': '12/5' }
    const moved = await sato.post(`${path}/trial`, saturday)
    assert.match(toldBy(moved, sato), /約束の12月5日（土）は、窓口は休みです。/)
  })

  it('a form that is wrong comes back with what was typed and says what to do', async () => {
    const { person, opportunity } = await setUp()
    const refused = await sato.post(`/staff/people/${person}/proposals`, {
      once: newId(),
      opportunity,
      beginning: 'pass',
      [`note-${opportunity}`]: 'また今度',
    })
    assert.equal(refused.status, 422)
    const text = await refused.text()
    assert.ok(text.includes('理由を一覧から選んでください') && text.includes('また今度'))
  })

  it('a stale page is told that somebody wrote, and nothing typed is lost', async () => {
    const [proposal] = await write(async ({ tx }) =>
      tx.selectFrom('proposal').select(['id', 'version']).where('status', '=', 'proposed').limit(1).execute(),
    )
    const stale = await sato.post(`/staff/proposals/${proposal!.id}/accept`, {
      once: newId(),
      version: '0',
      'accept-note': '電話で伺った',
      'accept-day': '令和8年9月31日',
    })
    assert.equal(stale.status, 422, 'a day that is not in the calendar is said first')
    const again = await sato.post(`/staff/proposals/${proposal!.id}/accept`, {
      once: newId(),
      version: '0',
      'accept-note': '電話で伺った',
    })
    assert.equal(again.status, 409)
    assert.match(await again.text(), /別の職員がこの提案に記録を加えました[\s\S]*電話で伺った/)
  })
})

describe('the list of proposals', () => {
  it('is narrowed by status and reason, and its CSV holds the same', async () => {
    const all = await write(({ tx }) => tx.selectFrom('proposal').select('status').execute())
    const csv = await page('/staff/proposals.csv?status=active')
    assert.equal(csv.trim().split('\r\n').length - 1, all.filter(({ status }) => status === 'active').length)
    assert.match(await page('/staff/proposals?status=declined&reason=image'), /提案/)
  })
})
