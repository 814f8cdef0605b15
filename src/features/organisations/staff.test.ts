import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { emptyCity, idIn, typedOrganisation } from './testing.ts'

const city = await emptyCity()
const [suzuki, sato] = [await city.login('suzuki'), await city.login('sato')]
const addOrganisation = async (name: string) =>
  idIn(await suzuki.post('/staff/organisations/new', typedOrganisation({ name })))

describe('the pages of organisations', () => {
  it('register, show and find one by part of its reading in katakana', async () => {
    const saved = await suzuki.post(
      '/staff/organisations/new',
      typedOrganisation({
        corporate_number: '７０００-0120-50002',
        phone: '０４７１６７１１１１',
        services: '短い仕事\n\n派遣',
      }),
    )
    assert.equal(saved.status, 303)
    const page = await (await suzuki.get(saved.headers.get('location')!)).text()
    for (const shown of ['7000012050002', '04-7167-1111', '派遣', '登録しました', 'まだ確認していません'])
      assert.match(page, new RegExp(shown))
    const list = await (await suzuki.get(`/staff/organisations?q=${encodeURIComponent('ﾋﾀﾞﾏﾘ')}&kind=business`)).text()
    assert.match(list, /ひだまりの丘/)
    assert.doesNotMatch(
      await (await suzuki.get('/staff/organisations?q=%E3%81%AA%E3%81%84%E5%90%8D&kind=npo')).text(),
      /ひだまりの丘/,
    )
  })

  it('show fifty at a time, and say so beyond the last page', async () => {
    for (let at = 0; at < 51; at++) await addOrganisation(`百人会 第${at}支部`)
    const asked = (page: number) => suzuki.get(`/staff/organisations?q=${encodeURIComponent('百人会')}&page=${page}`)
    const [first, second, third] = await Promise.all([1, 2, 3].map(async page => (await asked(page)).text()))
    const shown = (page: string | undefined) => page!.match(/>百人会 第\d+支部</g)?.length ?? 0
    assert.deepEqual([first, second, third].map(shown), [50, 1, 0])
    assert.match(first!, /全51件のうち 1〜50件目/)
    assert.match(third!, /このページはありません。2ページ目までです。/)
  })

  it('refuse a name that is taken with the way to the one that has it, and keep what was typed', async () => {
    const id = await addOrganisation('まつばの会')
    const again = await suzuki.post(
      '/staff/organisations/new',
      typedOrganisation({ name: ' まつばの会 ', contact_name: '会長 白井' }),
    )
    const page = await again.text()
    assert.equal(again.status, 422)
    assert.match(page, new RegExp(`href="/staff/organisations/${id}"`))
    assert.match(page, /会長 白井/)
  })

  it('take one of two that are sent with the same name at the same moment, and lead the other one to it', async () => {
    const name = '同時の会'
    const sent = ['一人目', '二人目'].map(contact_name =>
      suzuki.post('/staff/organisations/new', typedOrganisation({ name, contact_name })),
    )
    const answers = await Promise.all(sent)
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422])
    const id = idIn(answers.find(({ status }) => status === 303)!)
    const refused = await answers.find(({ status }) => status === 422)!.text()
    assert.match(refused, /この名称の団体はもう登録されています/)
    assert.match(refused, new RegExp(`href="/staff/organisations/${id}"`))
    assert.match(refused, /[一二]人目/)
  })

  it('refuse to rename one to a name that another one has, and change nothing of it', async () => {
    const [id, other] = [await addOrganisation('改名する会'), await addOrganisation('先にある会')]
    const edit = `/staff/organisations/${id}/edit`
    const answer = await suzuki.post(
      edit,
      typedOrganisation({ name: '先に ある会'.replace(' ', ''), about: '新しい文', version: '1' }),
    )
    assert.equal(answer.status, 422)
    const html = await answer.text()
    assert.match(html, new RegExp(`href="/staff/organisations/${other}"`))
    assert.match(html, /新しい文/)
    assert.match(
      await (await suzuki.get(edit)).text(),
      /value="改名する会"[\s\S]*name="version" value="1"|name="version" value="1"[\s\S]*value="改名する会"/,
    )
  })

  const wrong: [string, Record<string, string>, RegExp][] = [
    [
      'a corporate number with a wrong check digit',
      { corporate_number: '8000012050002' },
      /法人番号を確かめてください/,
    ],
    ['a town that is none', { town_id: '00000000-0000-7000-8000-000000000000' }, /町を一覧から選んでください/],
    ['a phone number without its area code', { phone: '7167-1111' }, /電話番号は、市外局番から/],
    ['no name', { name: '　' }, /名称を入力してください/],
    ['no kind', { kind: 'x' }, /種別を1つ選んでください/],
    ['10,001 characters', { about: '𠮷'.repeat(10_001) }, /10,000文字まで/],
  ]
  for (const [says, over, sentence] of wrong)
    it(`refuse ${says} with a sentence`, async () => {
      const response = await suzuki.post(
        '/staff/organisations/new',
        typedOrganisation({ name: `断られる会 ${says}`, ...over }),
      )
      assert.equal(response.status, 422)
      assert.match(await response.text(), sentence)
    })

  it('tell the second of two editors that somebody was faster, and lose nothing', async () => {
    const id = await addOrganisation('二人が直す会')
    const save = (about: string, version: string) =>
      suzuki.post(`/staff/organisations/${id}/edit`, typedOrganisation({ name: '二人が直す会', about, version }))
    assert.equal((await save('先の人の文', '1')).status, 303)
    const late = await save('後の人の文', '1')
    assert.equal(late.status, 409)
    const page = await late.text()
    assert.match(page, /後の人の文/)
    assert.match(page, /name="version" value="2"/)
    assert.equal((await save('後の人の文', '2')).status, 303)
  })

  it('note who verified it and when, and let a counsellor only look', async () => {
    const id = await addOrganisation('確かめる会')
    assert.equal((await suzuki.post(`/staff/organisations/${id}/verify`, {})).status, 303)
    const page = await (await sato.get(`/staff/organisations/${id}`)).text()
    assert.match(page, /令和8年11月21日（土）・鈴木 健一/)
    assert.doesNotMatch(page, /内容を変更する/)
    assert.equal((await sato.post(`/staff/organisations/${id}/edit`, typedOrganisation())).status, 403)
  })
})
