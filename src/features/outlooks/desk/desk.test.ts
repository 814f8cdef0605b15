import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { addMinutes } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { limitedCity } from '../../../../seed/limited.ts'
import { fieldsIn, text } from '../../requests/door/testing.ts'
import { MINE, minePath, staffPath } from '../paths.ts'
import { typePath } from './views.ts'

// What the desk sees of a sheet: what its writer shows, from the moment on which they show it to that on which they stop.

const city = await limitedCity()
const { database, municipality, clock } = city
const [sato, tanaka, ueki, terai] = [
  await city.login('sato'),
  await city.login('tanaka'),
  await city.login('ueki'),
  await city.login('terai'),
]
const inside = { lane: 'job', municipality } as const
const people: Record<string, string> = {}
const count = async (person: string) =>
  Number(
    (
      await database.read(inside, db =>
        db
          .selectFrom('outlook_page')
          .select(db.fn.countAll().as('n'))
          .where('person_id', '=', person)
          .executeTakeFirstOrThrow(),
      )
    ).n,
  )
const share = (who: typeof ueki, ...also: string[]) =>
  who.post(minePath('share'), { do: 'share', ...Object.fromEntries(also.map(one => [one, '1'])), once: newId() })
const agree = (id: string, ...fields: string[]) =>
  sato.post(`/staff/people/${id}/edit/consents?back=${staffPath(id)}`, {
    purpose: 'outlook',
    recipient_id: '',
    fields,
    given_on: '2026-11-21',
    medium: 'visit',
    once: newId(),
  })

before(async () => {
  const rows = await database.read(inside, db =>
    db
      .selectFrom('role_grant as g')
      .innerJoin('account as a', 'a.id', 'g.account_id')
      .select(['g.scope_id', 'a.login'])
      .where('g.scope_id', 'is not', null)
      .execute(),
  )
  for (const { login, scope_id } of rows) people[login] = scope_id!
})

describe('a sheet that is not shown', () => {
  test('is not there for the desk: neither what it says nor whether there is one', async () => {
    assert.ok((await count(people['terai']!)) > 0)
    const shown = await text(sato.get(staffPath(people['terai']!)))
    assert.match(shown, /同意は、いただいていません[\s\S]*シートがあるかどうかも、ここには出ません/)
    assert.doesNotMatch(shown, /模型|収入/)
    const other = await text(sato.get(staffPath(people['saito-setsuko']!)))
    const plain = (page: string) =>
      page.replaceAll(/nonce[=-]"?[^"' ]+|[0-9a-f]{8}-[0-9a-f-]{27}|寺井 和夫|斎藤 セツ子/g, '')
    assert.equal(/いただいて[\s\S]*<\/main>/.exec(plain(shown))![0], /いただいて[\s\S]*<\/main>/.exec(plain(other))![0])
  })

  test('is not reached by any query of the desk’s lane either, page by page', async () => {
    const seen = (person: string) =>
      database.read({ lane: 'staff', municipality }, async db =>
        (await db.selectFrom('outlook_page').select('page').where('person_id', '=', person).execute())
          .map(({ page }) => page)
          .sort(),
      )
    assert.deepEqual(await seen(people['terai']!), [])
    assert.deepEqual(await seen(people['ueki']!), ['can', 'liked', 'money', 'often', 'whom'], 'health is kept back')
    await assert.rejects(
      database.write({ lane: 'staff', municipality }, tx =>
        sql`insert into outlook_page (person_id, page, answers, version, medium, by_account, at)
          select ${people['terai']}, 'health', '{}', 1, 'visit', id, now() from account limit 1`.execute(tx),
      ),
      { code: '42501' },
    )
  })
})

describe('a sheet that is shown', () => {
  test('is found from the person’s page, and stands there but for what is kept back', async () => {
    const id = people['ueki']!
    assert.match(await text(sato.get(`/staff/people/${id}`)), new RegExp(`href="${staffPath(id)}">ふりかえりシート`))
    const page = await text(sato.get(staffPath(id)))
    assert.match(page, /いまは<\/dt>\s*<dd>答えない[\s\S]*高校の合唱部/)
    assert.match(page, /からだのこと<\/h2>\s*<p class="faint">ご本人が、見せないことにしています/)
    assert.doesNotMatch(page, /気をつけている|長く立つこと/)
  })

  test('is for those who work with the person: a manager and the others open no page of it', async () => {
    for (const path of [staffPath(people['ueki']!), typePath(people['ueki']!)])
      assert.equal((await tanaka.get(path)).status, 403)
    assert.equal((await sato.get(staffPath(newId()))).status, 404)
    assert.equal((await sato.get(staffPath('x'))).status, 404)
  })

  test('is told to its writer as looked at, by role and not by name', async () => {
    await text(sato.get(staffPath(people['ueki']!)))
    const looks = await text(ueki.get('/my/looks'))
    assert.match(looks, /相談員/)
    assert.doesNotMatch(looks, /佐藤/)
  })

  test('appears page by page as it is shared, and is gone with the withdrawal', async () => {
    const id = people['terai']!
    await share(terai)
    assert.match(
      await text(sato.get(staffPath(id))),
      /模型づくり[\s\S]*お金のこと<\/h2>\s*<p class="faint">ご本人が、見せない/,
    )
    await share(terai, 'money')
    assert.match(await text(sato.get(staffPath(id))), /収入<\/dt>\s*<dd>ほしい/)
    await terai.post(minePath('share'), { do: 'unshare', once: newId() })
    assert.doesNotMatch(await text(sato.get(staffPath(id))), /模型|収入/)
    assert.match(await text(terai.get(MINE)), /模型づくり/, 'it is still theirs')
  })

  test('is seen by whoever sees a part of the people only where they see the person', async () => {
    const kita = await city.enter('kita')
    assert.equal((await kita.get(staffPath(city.foreign))).status, 404)
    assert.equal((await kita.get(staffPath(city.own))).status, 200)
    assert.equal((await kita.post(staffPath(city.foreign), { asked: '1', once: newId() })).status, 404)
    assert.equal((await kita.post(typePath(city.foreign), { once: newId() })).status, 404)
  })
})

describe('a sheet of paper that is brought to the desk', () => {
  test('is typed in after the person’s yes, and only those pages that it covers', async () => {
    const id = city.own
    const asked = await sato.get(typePath(id))
    assert.deepEqual([asked.status, asked.headers.get('location')], [303, staffPath(id)])
    assert.equal((await sato.post(typePath(id), { joy: ['make'], once: newId() })).status, 303)
    assert.equal(await count(id), 0, 'without a yes nothing is kept')
    const agreed = await agree(id, 'outlook', 'health')
    assert.deepEqual([agreed.status, agreed.headers.get('location')], [303, staffPath(id)])
    const form = fieldsIn(await text(sato.get(typePath(id))), typePath(id), true)
    assert.ok(!('earn' in form), 'money is not asked for')
    const saved = await sato.post(typePath(id), {
      ...form,
      joy: ['art'],
      shape: 'declined',
      earn: 'want',
      once: newId(),
    })
    assert.equal(saved.status, 303)
    assert.match(await text(sato.get(staffPath(id))), /音楽や絵[\s\S]*調子<\/dt>\s*<dd>答えない/)
    assert.equal(await count(id), 2)
  })

  test('is not written over what was saved meanwhile: both are shown', async () => {
    const id = people['ueki']!
    const form = fieldsIn(await text(sato.get(typePath(id))), typePath(id), true)
    clock.now = addMinutes(clock.now, 1)
    const own = fieldsIn(await text(ueki.get(minePath('can'))), minePath('can'), true)
    await ueki.post(minePath('can'), { ...own, 'can-note': 'そろばん', once: newId(), go: 'sheet' })
    const late = await sato.post(typePath(id), { ...form, 'can-note': '習字', 'liked-note': '水泳', once: newId() })
    assert.equal(late.status, 409)
    const page = await late.text()
    assert.match(page, /まだ保存していません[\s\S]*「そろばん」/)
    assert.doesNotMatch(await text(ueki.get(MINE)), /水泳|習字/)
    const again = fieldsIn(page, typePath(id), true)
    assert.deepEqual(again['can-note'], ['習字'])
    assert.equal((await sato.post(typePath(id), { ...again, once: newId() })).status, 303)
    assert.match(await text(ueki.get(MINE)), /「水泳」[\s\S]*窓口で書き写しました[\s\S]*「習字」/)
    assert.match(
      await text(ueki.get(MINE)),
      /からだのこと<\/h2>[\s\S]*長く立つこと/,
      'what they keep back stays as it was',
    )
  })

  test('that does not fit is shown again as it was typed', async () => {
    const id = people['ueki']!
    const form = fieldsIn(await text(sato.get(typePath(id))), typePath(id), true)
    const refused = await sato.post(typePath(id), { ...form, 'whom-note': 'あ'.repeat(5000), once: newId() })
    assert.equal(refused.status, 422)
    const shown = fieldsIn(await refused.text(), typePath(id), true)
    assert.equal(shown['whom-note']![0]!.length, 5000)
    assert.deepEqual(shown['whom-version'], form['whom-version'])
    assert.match(await text(sato.post(typePath(id), { ...form, once: newId() })), /^$/)
  })
})

describe('a sheet that its writer wants deleted', () => {
  test('is emptied at the desk after it was asked whether they want it, also what the desk does not see', async () => {
    const id = people['ueki']!
    const refused = await sato.post(staffPath(id), { once: newId() })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /id="errors"[\s\S]*しるしを付けてから/)
    assert.equal(await count(id), 6)
    assert.equal((await sato.post(staffPath(id), { asked: '1', once: newId() })).status, 303)
    assert.equal(await count(id), 0)
    assert.match(await text(ueki.get(MINE)), /あなたのほかは、だれも見られません/)
    assert.match(await text(sato.get(staffPath(id))), /同意は、いただいていません/)
  })

  test('goes with the person', async () => {
    const gone = await database.write(inside, async tx => {
      const { rows } = await sql<{ rule: string }>`select confdeltype::text as rule from pg_constraint
        where conrelid = 'outlook_page'::regclass and confrelid = 'person'::regclass`.execute(tx)
      return rows[0]!.rule
    })
    assert.equal(gone, 'c')
  })
})
