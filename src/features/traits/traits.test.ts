import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { faultsOf } from '#platform/shapes.ts'
import { unphrased } from '#ui/testing.ts'
import { demoApp, toldBy } from '../../../seed/testing.ts'
import { fieldIn, keptAs, SETTINGS } from './rules.ts'

const demo = await demoApp()
const [sato, kanri, ueki] = [await demo.login('sato'), await demo.login('kanri'), await demo.login('ueki')]
const text = async (response: Response | Promise<Response>): Promise<string> => unphrased(await (await response).text())
const idOf = (name: string) =>
  demo.database.read({ lane: 'job', municipality: demo.municipality }, async db => {
    const { id } = await db.selectFrom('person').select('id').where('family_name', '=', name).executeTakeFirstOrThrow()
    return id
  })
const path = `/staff/people/${await idOf('植木')}/traits`
describe('the fields of a city', () => {
  for (const [line, name, choices] of [
    ['定年後の段階：退職したばかり、地域をまだ知らない', '定年後の段階', ['退職したばかり', '地域をまだ知らない']],
    ['町会: 北、 南 , 東', '町会', ['北', '南', '東']],
    ['町会・自治会', '町会・自治会', []],
  ] as const)
    it(`are read from a line: ${line}`, () => assert.deepEqual(fieldIn(line), { name, choices: [...choices] }))

  const { shape } = SETTINGS.ownFields
  for (const [what, lines, says] of [
    ['none at all', [], null],
    ['one of choices and one of a line', ['段階：一、二', '町会'], null],
    ['no name', ['：一、二'], /項目の名前を20文字まで/],
    ['a long name', ['あ'.repeat(21)], /項目の名前を20文字まで/],
    ['one choice, which is none', ['段階：一'], /「段階」の選択肢を「、」で区切って2つ以上/],
    ['a choice twice', ['段階：一、二、一'], /選択肢「一」が2回/],
    ['a long choice', [`段階：一、${'二'.repeat(31)}`], /30文字まで/],
    ['too many choices', [`段階：${Array.from({ length: 13 }, (_, n) => n).join('、')}`], /12個まで/],
    ['a field twice', ['段階：一、二', '段階'], /項目「段階」が2回/],
    ['too many fields', Array.from({ length: 11 }, (_, n) => `項目${n}`), /10個まで/],
    ['no words', [1], /文字にしてください/],
  ] as const)
    it(`${says ? 'are refused' : 'may be'}: ${what}`, () => {
      const found = faultsOf(shape, lines).map(({ says }) => says)
      if (says === null) assert.deepEqual(found, [])
      else assert.match(found.join(), says)
    })

  for (const [field, typed, kept] of [
    ['段階：一、二', '一', '一'],
    ['段階：一、二', '', ''],
    ['段階：一、二', '三', null],
    ['町会', '  松葉町　三丁目 ', '松葉町 三丁目'],
    ['町会', 'あ'.repeat(101), null],
  ] as const)
    it(`take 「${typed.slice(0, 9)}」 of ${field} ${kept === null ? 'not' : `as 「${kept}」`}`, () => {
      const read = keptAs(fieldIn(field), typed)
      assert.deepEqual('value' in read ? read.value : null, kept)
    })
})

/** The form as the page has it, sent with these fields typed. */
async function save(typed: Record<string, string>, from?: string) {
  const html = from ?? (await (await sato.get(path)).text())
  const held = Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(names|was\d)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!.replaceAll('&quot;', '"'),
    ]),
  )
  return sato.post(path, { ...held, own0: held['was0'] ?? '', own1: held['was1'] ?? '', ...typed })
}

describe('what is noted of a person by the city’s own fields', () => {
  it('is shown with what it was before, and reached from the desk of the person', async () => {
    assert.match(await text(sato.get(path.replace('/traits', ''))), new RegExp(`href="${path}"`))
    const html = await text(sato.get(path))
    assert.match(html, /<option value="もう活動している" selected>/)
    assert.match(html, /地域をまだ知らない[\s\S]*令和8年10月17日[\s\S]*令和8年11月16日/)
    assert.match(html, /病気や障害のことは、ここではなく/)
  })

  it('is changed by what the form changed alone: a colleague’s other field stays', async () => {
    const opened = await (await sato.get(path)).text()
    assert.equal(toldBy(await save({ own1: '柏の葉町会' }), sato), '「町会・自治会」を保存しました。')
    assert.equal(toldBy(await save({ own0: '退職したばかり' }, opened), sato), '「定年後の段階」を保存しました。')
    const html = await text(sato.get(path))
    assert.match(html, /value="柏の葉町会"/)
    assert.match(html, /<option value="退職したばかり" selected>/)
    assert.match(toldBy(await save({}), sato), /変わったところは、ありません/)
    assert.match(await text(sato.get(path.replace('/traits', ''))), /市の項目「定年後の段階」を直しました/)
  })

  it('is refused where it is none of the choices, or the fields changed meanwhile, and nothing typed is lost', async () => {
    const strange = await save({ own0: 'なにか', own1: '打ちかけ' })
    assert.equal(strange.status, 422)
    assert.match(await text(strange), /「定年後の段階」は、一覧から選んでください[\s\S]*value="打ちかけ"/)
    const other = await save({ names: '["前の項目"]', own1: '打ちかけ' })
    assert.equal(other.status, 422)
    assert.match(await text(other), /その間に変わりました[\s\S]*value="打ちかけ"/)
    assert.doesNotMatch(await text(sato.get(path)), /打ちかけ/)
  })

  it('is taken off by an empty answer, and what it was stays', async () => {
    await save({ own1: '' })
    const html = await text(sato.get(path))
    assert.match(html, /name="own1"[^>]*value=""/)
    assert.match(html, /柏の葉町会/)
  })

  it('finds people by it, for those who see them', async () => {
    const all = await text(sato.get('/staff/traits'))
    assert.match(all, /退職したばかり<\/a>：2人[\s\S]*地域をまだ知らない：0人/)
    const query = new URLSearchParams({ name: '定年後の段階', value: '退職したばかり' })
    const found = await text(sato.get(`/staff/traits?${query}`))
    assert.match(found, /植木 真由美[\s\S]*寺井 和夫|寺井 和夫[\s\S]*植木 真由美/)
    assert.equal((await kanri.get('/staff/traits')).status, 403)
    assert.match(await text(sato.get('/staff/traits?name=x&value=y')), /当てはまる方は、いません/)
  })

  it('is read by the resident with the rest of what is kept of them', async () => {
    const html = await text(ueki.get('/my/data'))
    assert.match(html, /市の項目[\s\S]*退職したばかり/)
    assert.doesNotMatch(html, /柏の葉町会/, 'what was taken off')
  })
})

it('the administrator says which fields there are, a line each; one that is given up keeps what was noted', async () => {
  const at = '/staff/city/settings/ownFields'
  assert.match(await text(kanri.get(at)), /<textarea[^>]*name="value"[^>]*>\s*定年後の段階：退職したばかり/)
  const form = { valid_from: '2026-11-21', source: '課長決裁' }
  const wrong = await kanri.post(at, { ...form, value: '段階：一' })
  assert.equal(wrong.status, 422)
  assert.match(await text(wrong), /2つ以上書いてください/)
  assert.equal((await kanri.post(at, { ...form, value: '連絡のつく時間\r\n\r\n段階：一、二\r\n' })).status, 303)
  const html = await text(sato.get(path))
  assert.match(html, /連絡のつく時間[\s\S]*段階/)
  assert.match(html, /定年後の段階[\s\S]*退職したばかり/, 'in what was noted before')
  assert.equal((await kanri.post(at, { ...form, value: '', sure: '1' })).status, 303)
  assert.match(await text(sato.get(path)), /市の項目はまだありません/)
})
