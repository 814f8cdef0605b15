import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { demoApp } from '../../../../seed/testing.ts'

const { login, database, municipality, visitor } = await demoApp()
const admin = await login('kanri')
const read = async (response: Response) => (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const get = async (path: string) => read(await admin.get(path))
const list = (lines: readonly string[]) =>
  new TextEncoder().encode(`lgcode,prefecture,municipality,town,lat,lng\n${lines.join('\n')}\n`)

describe('the administrator of a city', () => {
  it('is led through what is entered and what is missing, and the manager may look', async () => {
    assert.match(await get('/staff/city'), /入れるもの.*窓口が開く日.*事業.*最低賃金.*職員/)
    assert.equal((await (await login('tanaka')).get('/staff/city')).status, 200)
    assert.equal((await (await login('sato')).get('/staff/city')).status, 403)
    assert.equal((await (await login('tanaka')).post('/staff/city/desk', { desk_name: 'x' })).status, 403)
  })

  it('changes what stands on every page, and is told what does not fit', async () => {
    const desk = {
      desk_name: '新しい窓口',
      desk_phone: '04-7167-1111',
      desk_hours: '平日',
      desk_address: '柏',
      platform_name: '結い',
    }
    const wrong = await admin.post('/staff/city/desk', { ...desk, desk_phone: '12', accent: '#eeeeee' })
    assert.equal(wrong.status, 422)
    const text = await read(wrong)
    assert.match(text, /市外局番から書いてください/)
    assert.match(text, /読める濃い色/)
    assert.equal((await admin.post('/staff/city/desk', { ...desk, accent: '' })).status, 303)
    assert.match(await get('/staff/city/desk'), /窓口の名前/)
    const row = await database.untenanted(db =>
      db.selectFrom('municipality').select(['desk_name', 'code']).executeTakeFirstOrThrow(),
    )
    assert.deepEqual(row, { desk_name: '新しい窓口', code: '122173' })
  })

  it('enters the days on which the desk is open, however they are written', async () => {
    const days = {
      weekdays: ['1', '2'],
      closed: '12-29\n令和8年11月23日',
      valid_from: '令和8年12月1日',
      source: '条例',
    }
    assert.match(
      await read(await admin.post('/staff/city/desk/days', { ...days, closed: '2-30' })),
      /「2-30」は暦にない日/,
    )
    assert.match(await read(await admin.post('/staff/city/desk/days', { ...days, weekdays: [] })), /開く曜日を1つ以上/)
    assert.equal((await admin.post('/staff/city/desk/days', days)).status, 303)
    const rows = await database.read({ lane: 'staff', municipality }, db =>
      db
        .selectFrom('setting')
        .select('value')
        .where('key', '=', 'deskDays')
        .where('valid_from', '=', '2026-12-01')
        .execute(),
    )
    assert.deepEqual(rows, [{ value: { weekdays: [1, 2], closed: ['12-29', '2026-11-23'] } }])
  })

  it('adds a wage with its day and source, and writes over nothing without being asked', async () => {
    const wage = { valid_from: '2027-10-01', value: '1,250', source: '千葉県最低賃金' }
    const path = '/staff/city/settings/minimumWage'
    assert.match(await read(await admin.post(path, { ...wage, valid_from: '' })), /日を入力してください/)
    assert.match(
      await read(await admin.post(path, { ...wage, valid_from: '2026-02-30' })),
      /「2026-02-30」は暦にない日/,
    )
    assert.match(await read(await admin.post(path, { ...wage, value: '千円' })), /数字で入力してください/)
    assert.match(await read(await admin.post(path, { ...wage, source: '' })), /空のままにせず/)
    assert.equal((await admin.post(path, wage)).status, 303)
    assert.equal((await admin.post(path, wage)).status, 303, 'the same once more')
    const other = { ...wage, value: '1260' }
    assert.match(await read(await admin.post(path, other)), /からの値は、もうあります（1,250円\/時間）/)
    assert.equal((await admin.post(path, { ...other, sure: '1' })).status, 303)
    assert.match(await read(await admin.post(path, { ...wage, valid_from: '2026-01-01' })), /もう過ぎた日です/)
    assert.match(await get(path), /9年 10月1日.*1,260円\/時間/)
    const slip = { ...wage, valid_from: '2028-10-01', value: '126' }
    const asked = await admin.post(path, slip)
    assert.equal(asked.status, 422)
    assert.match(await read(asked), /126円\/時間は、前の値（1,260円\/時間、.*から）より低い値です。打ちまちがい/)
    assert.doesNotMatch(await get(path), /126円/, 'it is taken on a mark only')
    const lower = { ...slip, value: '1255', sure: '1' }
    assert.equal((await admin.post(path, lower)).status, 303)
    assert.match(await get(path), /10年 10月1日.*1,255円\/時間/)
    assert.equal((await admin.get('/staff/city/settings/constructor')).status, 404)
  })

  it('sets a figure of several parts', async () => {
    const plan = { name: '第2期計画', from: '2026-04-01', to: '2029-03-31', valid_from: '2026-12-01', source: '計画' }
    assert.equal((await admin.post('/staff/city/settings/targetPlan', plan)).status, 303)
    assert.match(await get('/staff/city/settings/targetPlan'), /計画の名前 第2期計画/)
    assert.match(
      await read(
        await admin.post('/staff/city/settings/targetPlan', { ...plan, to: '2020-01-01', valid_from: '2026-12-02' }),
      ),
      /末日が初日より前/,
    )
  })

  it('enters a programme, and one that ends before it begins is refused', async () => {
    const programme = {
      name: 'ためしの事業',
      age_floor: '５５',
      funder: '柏市',
      starts_on: '令和9年4月1日',
      ends_on: '',
      source: '要綱',
    }
    const wrong = await read(await admin.post('/staff/city/programmes', { ...programme, ends_on: '2026-01-01' }))
    assert.match(wrong, /終わる日が始まる日より前/)
    assert.equal((await admin.post('/staff/city/programmes', { ...programme, residents_only: '1' })).status, 303)
    assert.match(await get('/staff/city/programmes'), /ためしの事業.*55歳から・市内の方に限る/)
  })

  it('puts in towns from a list: looked at first, then divided into areas; nothing that is there goes', async () => {
    const upload = (lines: readonly string[]) =>
      admin.upload('/staff/city/towns', {}, { name: '12.csv', bytes: list(lines) })
    assert.match(
      await read(await upload(['011002,北海道,札幌市,北,43.0,141.3'])),
      /柏市の町がありません。入っているのは札幌市です/,
    )
    assert.equal(
      (await upload(['122173,千葉県,柏市,新町一丁目,35.86,139.97', '122173,千葉県,柏市,あさひ町,35.87,139.98'])).status,
      303,
    )
    const page = await (await admin.get('/staff/city/towns')).text()
    assert.match(page, /新しい町2/)
    const before = /<textarea[^>]*>\n?([^<]*)/.exec(page)![1]!
    const save = (areas: string, go: string) => admin.post('/staff/city/towns/save', { areas, go })
    assert.match(await read(await save('田中', 'save')), /「：」がありません/)
    assert.match(
      await read(await save(`${before}\n新しい圏域：新町`, 'check')),
      /町を加えます：新町一丁目.*入っていない町が1あり、登録されません：あさひ町/,
    )
    assert.equal((await save(`${before}\n新しい圏域：新町\nほか：*`, 'save')).status, 303)
    const towns = await database.read({ lane: 'staff', municipality }, db =>
      db.selectFrom('town').select('name').execute(),
    )
    assert.ok(towns.some(({ name }) => name === '新町一丁目') && towns.some(({ name }) => name === 'あさひ町'))
    assert.ok(towns.length > 100, 'those of before are there')
  })

  it('adds a neighbour and a station; swapped coordinates are told', async () => {
    const station = { kind: 'station', name: '新駅', kana: '', lat: '139.97', lng: '35.86' }
    assert.match(await read(await admin.post('/staff/city/places/facility', station)), /逆のようです/)
    assert.equal(
      (await admin.post('/staff/city/places/facility', { ...station, lat: '35.86', lng: '139.97' })).status,
      303,
    )
    assert.match(
      await read(await admin.post('/staff/city/places/neighbour', { code: '122221', neighbour_name: '我孫子市' })),
      /検査数字/,
    )
    assert.equal(
      (await admin.post('/staff/city/places/neighbour', { code: '122220', neighbour_name: '我孫子市' })).status,
      303,
    )
    assert.match(await get('/staff/city/places'), /我孫子市.*市外（122220）/)
    const file = { name: '12.csv', bytes: list(['122220,千葉県,我孫子市,みどり,35.87,140.02']) }
    assert.equal((await admin.upload('/staff/city/towns', {}, file)).status, 303)
    assert.equal((await admin.post('/staff/city/towns/save', { areas: '', go: 'save' })).status, 303)
    assert.match(await get('/staff/city'), /これまでの変更.*我孫子市みどり.*小林 学/)
    const home = await read(await (await login('sato')).get('/staff/people/new'))
    assert.match(
      home,
      /我孫子市みどり 市外にお住まい（町は上にない・わからない）/,
      'who lives there lives outside, with a way that is known',
    )
    assert.equal((await visitor.get('/')).status, 200)
  })
})

describe('what the administrator typed and what is stored', () => {
  const page = async (path: string) => (await admin.get(path)).text()
  const sent = async (path: string, fields: Record<string, string | string[]>) => {
    const answer = await admin.post(path, fields)
    return { status: answer.status, html: await answer.text() }
  }
  const value = (html: string, name: string) =>
    new RegExp(`<input[^>]*name="${name}"[^>]*?value="([^"]*)"`).exec(html)?.[1]

  it('stands in the form of a programme that is put right, and all that is wrong is said at once', async () => {
    const programme = {
      name: '年度の事業',
      age_floor: '60',
      funder: '県',
      starts_on: '2027-04-01',
      ends_on: '2028-03-31',
    }
    const entered = await sent('/staff/city/programmes', { ...programme, residents_only: '1', source: '要綱' })
    assert.equal(entered.status, 303)
    const path = `/staff/city/programmes?name=${encodeURIComponent('年度の事業')}`
    const html = await page(path)
    assert.match(html.replace(/<[^>]+>/g, ''), /「年度の事業」を直す/)
    assert.equal(value(html, 'age_floor'), '60')
    assert.match(html, /name="residents_only"[^>]*checked/)
    const wrong = await sent('/staff/city/programmes', {
      ...programme,
      age_floor: '六十',
      starts_on: '',
      ends_on: '2028-02-30',
    })
    assert.equal(wrong.status, 422)
    const text = wrong.html.replace(/<[^>]+>/g, ' ')
    for (const says of [/数字で入力してください/, /暦にない日/, /4か所、直してください/]) assert.match(text, says)
    assert.deepEqual([value(wrong.html, 'name'), value(wrong.html, 'age_floor')], ['年度の事業', '六十'])
    for (const [age_floor, status] of [
      ['120', 303],
      ['121', 422],
    ] as const)
      assert.equal((await sent('/staff/city/programmes', { ...programme, age_floor, source: '要綱' })).status, status)
  })

  it('of towns names each that is none and stays in the field; a list without a file is asked for', async () => {
    const areas = '北：どこにもない町、もう一つの町\n南：どこにもない町'
    const { status, html } = await sent('/staff/city/towns/save', { areas, go: 'save' })
    assert.equal(status, 422)
    assert.match(
      html,
      /「どこにもない町」という町が[^／]*／「もう一つの町」という町が[^／]*／「どこにもない町」は「北」にも入っています/,
    )
    assert.match(html, /<textarea[^>]*>\n?北：どこにもない町、もう一つの町/)
    const without = await admin.upload('/staff/city/towns', {}, { name: '12.csv', bytes: new Uint8Array() })
    assert.equal(without.status, 422)
    assert.match(await read(without), /ファイルを選んでください/)
  })
})

it('where no programme runs, the counsellor is told before the first word is typed, and the guide says who can mend it', async () => {
  await database.write({ lane: 'job', municipality }, tx =>
    tx.updateTable('programme').set({ ends_on: '2026-11-01' }).where('starts_on', '<', '2026-11-01').execute(),
  )
  const form = await (await login('sato')).get('/staff/people/new')
  assert.equal(form.status, 200)
  assert.match(await read(form), /きょう動いている事業がないため、登録できません/)
  assert.match(await get('/staff/city'), /まだ足りないものが1つあります：事業/)
})

it('the login of the application cannot write what belongs to whoever runs the server', async () => {
  for (const entry of [{ host: 'evil.example' }, { code: '122220' }, { name: 'よその市' }])
    await assert.rejects(() =>
      database.write({ lane: 'staff', municipality }, tx => tx.updateTable('municipality').set(entry).execute()),
    )
})
