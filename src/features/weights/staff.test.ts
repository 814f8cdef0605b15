import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DEFAULTS } from '#features/municipalities/index.ts'
import { activitiesFor, engineOf } from '#features/proposals/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Browserless, DEMO_NOW, demoApp } from '../../../seed/testing.ts'
import { weightsOn } from './actions.ts'
import { TERMS, type Term, type Weights } from './rules.ts'
import { addHistory } from './testing.ts'

const { database, municipality, login, visitor, clock } = await demoApp()
const [sato, suzuki, tanaka, kanri] = (await Promise.all(['sato', 'suzuki', 'tanaka', 'kanri'].map(login))) as [
  Browserless,
  Browserless,
  Browserless,
  Browserless,
]
const read = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'staff', municipality }, work)
const write = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'staff', municipality }, work)
const PATH = '/staff/weights'
const TODAY = '2026-11-21'
const { weights } = DEFAULTS

async function html(path: string, who = suzuki): Promise<string> {
  const response = await who.get(path)
  assert.equal(response.status, 200, path)
  return response.text()
}
const post = (path: string, fields: Record<string, string | readonly string[]>, who = suzuki) =>
  who.post(path, { once: newId(), ...fields })
const texts = (values: Weights) =>
  Object.fromEntries(TERMS.map(term => [term, String(values[term])])) as Record<Term, string>
const countOf = (table: 'weight_proposal' | 'weight_decision' | 'setting') =>
  read(async db =>
    Number(
      (
        await db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    ),
  )

describe('the page of the weights', () => {
  it('is read by coordinator, manager and administrator; the first two may change them', async () => {
    for (const who of [suzuki, tanaka]) assert.match(await html(PATH, who), /配点を手で決める/)
    assert.doesNotMatch(await html(PATH, kanri), /配点を手で決める|これまでの結果から配点を計算する<\/span>/)
    assert.equal((await sato.get(PATH)).status, 403)
    assert.equal((await visitor.get(PATH)).status, 401)
    for (const path of ['/set', '/calculations']) assert.equal((await post(PATH + path, {}, kanri)).status, 403)
  })

  it('shows the weights that came with the product until somebody sets others', async () => {
    const page = await html(PATH)
    assert.match(page, /標準の配点/)
    for (const term of TERMS) assert.ok(page.includes(` ${weights[term]}</span>`), term)
  })

  it('opens the list behind a number for those who may see people', async () => {
    const link = /<a href="(\/staff\/proposals\?reason=[a-z-]+)">(\d+)<\/a>/
    const [, path, count] = link.exec(await html(PATH)) ?? []
    assert.ok(path)
    const csv = await html(path.replace('?', '.csv?'))
    assert.equal(csv.trim().split('\r\n').length - 1, Number(count))
    assert.doesNotMatch(await html(PATH, kanri), link)
  })
})

describe('with fewer outcomes than are needed', () => {
  it('the page says how many there are, and a calculation is refused and keeps nothing', async () => {
    const page = await html(PATH)
    assert.match(page, /結果の出た提案は<b>\d+件<\/b>/)
    assert.match(page, /計算には300件いります（あと\d+件）/)
    const refused = await post(`${PATH}/calculations`, {})
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /300件になるまでは、職員が決めた配点のままにします/)
    assert.equal(await countOf('weight_proposal'), 0)
    assert.deepEqual(await read(db => weightsOn(db, TODAY)), weights)
  })
})

describe('weights set by hand', () => {
  it('are refused with all that is wrong at once, and what was typed stays', async () => {
    const typed = { ...texts(weights), likes: '３０１', distance: '-5', time: '1.5', from: '2026-11-20', reason: ' ' }
    const refused = await post(`${PATH}/set`, typed)
    assert.equal(refused.status, 422)
    const page = await refused.text()
    const list = /id="errors"[\s\S]*?<\/ul>/.exec(page)![0]
    assert.deepEqual(
      [...list.matchAll(/href="#f-(\w+)"/g)].map(([, field]) => field),
      ['distance', 'time', 'from', 'reason'],
    )
    assert.ok(page.includes('value="３０１"') && page.includes('value="-5"'))
    assert.equal(await countOf('weight_decision'), 0)
  })

  it('sum to 1000, or the page says by how much they are off', async () => {
    const refused = await post(`${PATH}/set`, { ...texts(weights), likes: '280', from: '', reason: 'ためし' })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /いまは980で、20足りないです/)
  })

  it('hold from their day on, with who set them and why, and the ranking follows', async () => {
    const near = { likes: 100, distance: 600, time: 100, experience: 50, terms: 50, character: 50, need: 50 }
    const sent = { ...texts(near), distance: '６００', from: '令和8年11月30日', reason: '冬は近い所を勧めたいため' }
    assert.equal((await post(`${PATH}/set`, sent)).status, 303)
    const page = await html(PATH)
    assert.match(page, /鈴木 健一が決めた：冬は近い所を勧めたいため/)
    assert.deepEqual(await read(db => weightsOn(db, '2026-11-29')), weights)
    assert.deepEqual(await read(db => weightsOn(db, '2026-11-30')), near)
    const person = await read(
      async db =>
        (
          await db
            .selectFrom('person')
            .select('id')
            .where('closed_on', 'is', null)
            .orderBy('number')
            .executeTakeFirstOrThrow()
        ).id,
    )
    const city = await read(db => db.selectFrom('municipality').selectAll().executeTakeFirstOrThrow())
    const maxOn = async (today: string) => {
      const engine = await read(db => engineOf(db, { municipality: city, today }))
      return Math.max(
        ...activitiesFor(engine, person, { most: 50 }, new Set()).best.map(
          ({ explanation }) => explanation.terms.distance,
        ),
      )
    }
    assert.ok((await maxOn('2026-11-29')) <= 220 && (await maxOn('2026-11-30')) > 220)
    const events = await read(db =>
      db.selectFrom('happening').select('data').where('kind', '=', 'weights.set').execute(),
    )
    assert.equal(events.length, 1)
  })
})

describe('a calculation from outcomes', () => {
  const truth = { likes: 0.2, distance: 3, time: 0.3, experience: 0.3 }
  let path = ''
  it('is a proposal: it shows weights, errors, calibration and past cases, and changes nothing', async () => {
    await write(async tx => {
      const { id: by } = await tx
        .selectFrom('account')
        .select('id')
        .where('login', '=', 'sato')
        .executeTakeFirstOrThrow()
      await addHistory(tx, { by, now: DEMO_NOW, count: 420, truth })
    })
    const sent = await post(`${PATH}/calculations`, {})
    assert.equal(sent.status, 303)
    path = sent.headers.get('location')!
    const page = await html(path)
    for (const part of [
      '効きめ ± 標準誤差',
      '過去の記録でくらべる',
      '見込みと実際',
      '入れかわります',
      'この配点を採用する',
    ])
      assert.ok(page.includes(part), part)
    const kept = await read(db => db.selectFrom('weight_proposal').selectAll().executeTakeFirstOrThrow())
    const found = kept.weights as Weights
    assert.equal(kept.outcomes, 420)
    assert.equal(
      TERMS.reduce((sum, term) => sum + found[term], 0),
      1000,
    )
    assert.ok(found.distance > 220 && found.likes < 300, JSON.stringify(found))
    assert.deepEqual(await read(db => weightsOn(db, TODAY)), weights)
    assert.match(await html(path, kanri), /計算した配点/)
    assert.doesNotMatch(await html(path, kanri), /この配点を採用する/)
  })

  it('leaves what staff froze as it is', async () => {
    const sent = await post(`${PATH}/calculations`, { frozen: ['likes', 'need', 'nonsense'] })
    const id = sent.headers.get('location')!.split('/').at(-1)!
    const kept = await read(db =>
      db.selectFrom('weight_proposal').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    )
    assert.deepEqual(kept.frozen, ['likes', 'need'])
    assert.deepEqual([(kept.weights as Weights).likes, (kept.weights as Weights).need], [300, 80])
    assert.match(await html(path), /このあとに新しい計算があります/)
    const old = await post(`${path}/decision`, { verb: 'adopt', 'adopt-from': '', 'adopt-reason': 'よさそう' })
    assert.equal(old.status, 409)
    path = sent.headers.get('location')!
  })

  it('is not adopted without a reason, nor from a day that is past; what was typed stays', async () => {
    const refused = await post(`${path}/decision`, {
      verb: 'adopt',
      'adopt-from': '令和8年11月1日',
      'adopt-reason': '',
    })
    assert.equal(refused.status, 422)
    const page = await refused.text()
    assert.match(page, /きょうより前の日からは変えられません[\s\S]*採用する理由を入力してください/)
    assert.ok(page.includes('value="令和8年11月1日"'))
  })

  it('is adopted by somebody, from a day on, with the source that says so; and decided only once', async () => {
    const press = () =>
      post(`${path}/decision`, { verb: 'adopt', 'adopt-from': '', 'adopt-reason': '近い活動の承諾が多いため' }, tanaka)
    const both = await Promise.all([press(), press()])
    assert.deepEqual(both.map(({ status }) => status).sort(), [303, 409])
    const id = path.split('/').at(-1)!
    const { weights: proposed } = await read(db =>
      db.selectFrom('weight_proposal').select('weights').where('id', '=', id).executeTakeFirstOrThrow(),
    )
    assert.deepEqual(await read(db => weightsOn(db, TODAY)), proposed)
    const page = await html(PATH)
    assert.match(page, /記録420件からの提案を田中 礼子が採用/)
    assert.match(await html(path), /田中 礼子が「計算した配点を採用」と決めました/)
  })

  it('is out of date once the weights have changed', async () => {
    clock.now = '2026-11-21T01:10:00.000Z'
    const fresh = (await post(`${PATH}/calculations`, {})).headers.get('location')!
    assert.equal((await post(`${PATH}/set`, { ...texts(weights), from: '', reason: 'もとに もどす' })).status, 303)
    assert.match(await html(fresh), /いまの配点が変わりました/)
    assert.equal((await post(`${fresh}/decision`, { verb: 'adopt', 'adopt-reason': 'それでも' })).status, 409)
    assert.equal((await post(`${fresh}/decision`, { verb: 'reject', 'reject-reason': '計算しなおす' })).status, 303)
    assert.match(await html(fresh), /「計算した配点を見送り」と決めました/)
    assert.deepEqual(await read(db => weightsOn(db, TODAY)), weights)
  })

  it('that is not there is not found', async () => {
    assert.equal((await suzuki.get(`${PATH}/calculations/${newId()}`)).status, 404)
    assert.equal(
      (await post(`${PATH}/calculations/${newId()}/decision`, { verb: 'reject', 'reject-reason': 'ない' })).status,
      404,
    )
  })
})
