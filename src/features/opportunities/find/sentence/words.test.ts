import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { builtInWords, formsOf, wordsWith } from '#features/words/index.ts'
import { fold } from '#platform/folding.ts'
import { queryOf, readCriteria } from '../search.ts'
import { alikeWords } from './near.ts'
import { wordsIn } from './words.ts'

const CITY = { name: '柏市', prefecture: '千葉県' }
const point = { lat: 35.86, lng: 139.97 }
const towns = ['松葉町一丁目', '松葉町二丁目'].map((name, at) => ({
  ...{ id: `t${at}`, area_id: 'a1', name, kana: 'まつばちょう', postcode: '2770827' },
  ...point,
}))
const facilities = [{ id: 'f1', kind: 'station' as const, name: '柏駅', kana: 'かしわえき', ...point }]
const TODAY = '2026-11-21'
const WORDS = await builtInWords()
const { lexicon: LEXICON } = WORDS
const read = (query: string) =>
  readCriteria(new URLSearchParams(query), { areas: [], towns, facilities }, CITY, { words: WORDS, today: TODAY })
const asked = (q: string): string => decodeURIComponent(queryOf(read(`?${new URLSearchParams({ q })}`).criteria))

describe('words that are conditions become conditions, the rest stays', () => {
  for (const [q, query] of [
    ['土曜日', '?when=sat'],
    ['土曜', '?when=sat'],
    ['土日', '?when=weekend'],
    ['午前', '?when=am'],
    ['夜', '?when=night'],
    ['土曜日の午前', '?when=sat-am'],
    ['火曜　木曜　午後', '?when=tue-pm&when=thu-pm'],
    ['無料', '?reward=free'],
    ['見学', '?visit=1'],
    ['お試しできる', '?trial=1'],
    ['柏駅から歩いて15分', '?from=柏駅&means=walk&minutes=15'],
    ['まつばちょう 自転車で十分', '?from=松葉町&means=bicycle&minutes=10'],
    ['まつばちょう 自転車で10分以内', '?from=松葉町&means=bicycle&minutes=10'],
    ['松葉町', '?q=松葉町'],
    ['まつばちょう', '?q=松葉町'],
    ['12月5日', '?on=2026-12-05'],
    ['12/5', '?on=2026-12-05'],
    ['１２／５（土）', '?on=2026-12-05'],
    ['12/5 囲碁', '?q=囲碁&on=2026-12-05'],
    ['来週の土曜', '?on=2026-11-28'],
    ['今週の日曜日', '?on=2026-11-22'],
    ['0円', '?reward=free'],
    ['277-0827', '?from=松葉町'],
    ['２７７−０８２７', '?from=松葉町'],
    ['十二月五日', '?on=2026-12-05'],
    ['1月10日 体操', '?q=体操&on=2027-01-10'],
    ['明日', '?on=2026-11-22'],
    ['見学できる保育園', '?q=保育園&visit=1'],
    ['土曜日の囲碁', '?q=囲碁&when=sat'],
    ['仕事', '?door=work'],
    ['体操教室', '?q=体操'],
    ['10時から', '?when=am'],
    ['午後2時から', '?when=pm'],
    ['2時ごろ', '?when=pm'],
    ['夜7時', '?when=night'],
    ['夜勤', '?when=night'],
    // What one can't is a load that must not be there, or the other times.
    ['重い物は持てない', '?load=lifting'],
    ['立ちっぱなしは無理', '?load=standing'],
    ['階段がつらい 体操', '?q=体操&load=stairs'],
    ['免許を返納した', '?load=driving'],
    ['重い物を運ぶ', '?q=運ぶ'],
    ['土日休み', '?when=weekday-am&when=weekday-pm&when=weekday-night'],
    ['夜勤なしの仕事', '?door=work&when=am&when=pm'],
    ['昼間だけ', '?when=am&when=pm'],
    ['お金になることがしたい', '?reward=paid'],
    ['謝礼が出るボランティア', '?q=ボランティア&reward=paid'],
    ['お金をかけずに習いたい', '?door=learn&reward=free'],
    ['柏駅の近くで働きたい', '?door=work&from=柏駅&means=walk&minutes=20'],
    ['柏駅から自転車で行ける', '?from=柏駅&means=bicycle&minutes=20'],
    // What is said not to matter asks for nothing.
    ['80歳でもできる', ''],
    ['年齢不問', ''],
    ['資格がなくてもできる介護', '?q=介護'],
    ['車がなくても通える仕事', '?door=work'],
    ['何でもいい', ''],
    ['百歳体操', '?q=百歳体操'],
    // A word of one sign, and what is wished to be done.
    ['孫を連れて行ける', '?q=孫'],
    ['犬の散歩', '?q=犬+散歩'],
    ['歩きたい', '?q=歩く'],
    // Wishes around a word are none of its words.
    ['犬が好き', '?q=犬'],
    ['図書館で働きたい', '?q=図書館&door=work'],
    ['スマホの使い方を教えてください', '?q=スマホ'],
    ['卓球をやってみたい', '?q=卓球'],
    ['働き方', '?q=働き方'],
    ['図書館', '?q=図書館'],
    ['スマホ教室', '?q=スマホ教室'],
    // A sentence is its words; what is said around them is none.
    ['庭いじりが好きなんだけど', '?q=庭いじり'],
    ['はながすき', '?q=はな'],
    ['ピアノを弾いてみたい', '?q=ピアノ+弾く'],
    ['82歳の父が囲碁をやりたがってます', '?q=囲碁'],
    ['星が欲しい', '?q=星'],
    ['午前のみ 短時間', '?when=am'],
    ['世界一周したい', '?q=世界一周'],
    ['コーヒー飲みながら', '?q=コーヒー'],
    // What is not wanted.
    ['レジ以外のスーパーの仕事', '?q=スーパー+レジ以外&door=work'],
    ['力仕事以外のバイト', '?q=バイト&load=lifting'],
    ['人前に出るのは苦手', '?load=speaking'],
    ['仕事以外で', '?q=はたらく以外'],
    ['料理が苦手な男', '?q=料理+男'],
    // Days in a row, money, after work.
    ['月水金の午前', '?when=mon-am&when=wed-am&when=fri-am'],
    ['時給1300円以上', '?wage=1300'],
    ['年金だけだと足りない', '?reward=paid'],
    ['会社帰りに', '?when=night'],
    // The same in kana.
    ['どようび', '?when=sat'],
    ['にちようびのごご', '?when=sun-pm'],
    ['火よう日', '?when=tue'],
    ['しごと', '?door=work'],
    ['へいじつのごぜん', '?when=weekday-am'],
    ['おもいものはもてない', '?load=lifting'],
    ['かいだんがつらい', '?load=stairs'],
    ['さんかひむりょう', '?reward=free'],
    ['ねんきんだけじゃくらせない', '?reward=paid'],
    ['会費ゼロ', '?reward=free'],
    ['現金がほしい', '?reward=paid'],
    // What one can't any more, and a load each.
    ['夜勤はもう無理', '?when=am&when=pm'],
    ['長く歩けない', '?load=moving'],
    ['段差がないところ', '?load=stairs'],
    ['早起きは苦手', '?load=early-late'],
    ['雨の日でもできる', '?q=屋内'],
    ['高齢者ばかりはいや', '?q=高齢者以外'],
    // A word is not cut inside katakana, kana behind kanji may be left out or belong to a noun.
    ['タイヤ交換', '?q=タイヤ+交換'],
    ['宝くじの売り場', '?q=宝くじ+売り場'],
    ['昼だけ', '?q=昼'],
    ['花屋の読聞かせ', '?q=花屋+読み聞かせ'],
    // A word in which a condition only stands by chance is a word.
    ['夜景', '?q=夜景'],
    ['日曜大工', '?q=日曜大工'],
    ['ただし書き', '?q=書く'],
    ['土曜市', '?q=土曜市'],
    ['123-456-789', '?q=123-456-789'],
  ] as const)
    test(`${q} → ${query}`, () => assert.equal(asked(q), query))
})

test('an address with conditions out of words stays the same question', () => {
  for (const q of [
    '土曜日の囲碁',
    '柏駅から歩いて15分',
    '夜 ダンス',
    '12月5日',
    'レジ以外のスーパー',
    '仕事以外で',
    '時給1300円以上',
  ]) {
    const once = queryOf(read(`?${new URLSearchParams({ q })}`).criteria)
    assert.equal(queryOf(read(once).criteria), once)
  }
})

test('words that were left aside are told, and so is a sentence that names nothing', () => {
  const left = (q: string): string[] => read(`?${new URLSearchParams({ q })}`).left
  assert.deepEqual(left('公園の掃除の手伝い'), ['手伝い'])
  assert.deepEqual(left('知らない人でも大丈夫なところ'), ['知らない人でも大丈夫なところ'])
  assert.deepEqual(left('囲碁'), [])
})

test('how somebody lives and feels is read beside the words', () => {
  const situation = (q: string) => read(`?${new URLSearchParams({ q })}`).situation
  assert.ok(situation('なんもすることねえだよ').includes('サロン・居場所'))
  assert.deepEqual(situation('囲碁'), [])
  assert.deepEqual(read('').situation, [])
})

test('what is not wanted can be taken away like any other word, and is none that is looked for', () => {
  const { criteria } = read(`?${new URLSearchParams({ q: 'レジ以外のスーパー' })}`)
  assert.deepEqual(criteria.unwanted, ['レジ'])
  assert.deepEqual(
    wordsIn(criteria).map(({ word, without }) => [word, without.q, without.unwanted]),
    [
      ['スーパー', 'レジ以外', ['レジ']],
      ['レジ以外', 'スーパー', []],
    ],
  )
})

describe('how people say it', () => {
  for (const [why, q, query] of [
    ['a dialect', 'だれかと将棋ばさしたか', '?q=将棋'],
    ['another one', 'ひまでかなわん', '?q=ひま'],
    ['two things that are not wanted', '掃除と警備以外の仕事', '?q=掃除以外+警備以外&door=work'],
    ['one of 東北', '歌っこ好ぎだ', '?q=歌'],
    ['one of 甲州', '畑やってみてえんだけんど', '?q=畑'],
    ['one of 土佐', '犬が好きやき', '?q=犬'],
    ['what is rather not wanted', 'お金より健康', '?q=健康'],
    ['a place is no preference', '松葉町より図書館', '?q=図書館+松葉町'],
    ['what one did', '朝から晩まで忙しく働いたので囲碁', '?q=囲碁'],
    ['what one loves is not what one rules out', '歌は好きだがひとりで歌うのはいやだ', '?q=歌+ひとりで'],
    ['what is not to be there', '電話のない仕事', '?q=電話以外&door=work'],
    ['two loads in a row', '立ち仕事や中腰は避けたい', '?load=standing&load=crouching'],
    ['a polite no', '重い物は持てません', '?load=lifting'],
    ['a quality says nothing', '何か新しいこと　囲碁', '?q=囲碁'],
    ['a wish without a thing is behind a door', '何か新しいことを覚えたい', '?door=learn'],
    ['another wish', '世の中の役に立ちたいです', '?q=役に立ち'],
    ['to try oneself is no trial', '水墨画の才能を試したい', '?q=水墨画'],
    ['half in kana', '清そうと水やり', '?q=清掃+水やり'],
    ['a dot between', '囲碁・将棋', '?q=囲碁+将棋'],
    ['a pension that is too small', '年金だけでは生活が成り立たない', '?reward=paid'],
    ['an adjective', '汚いので掃除', '?q=掃除'],
  ] as const)
    test(`${why}: ${q} → ${query}`, () => assert.equal(asked(q), query))
})

describe('a verb is asked for in its forms', () => {
  for (const [verb, form] of [
    ['歩く', '歩け'],
    ['教える', '教え'],
    ['読む', '読み'],
    ['習う', '習い'],
  ] as const)
    test(`${form} is ${verb}`, () => assert.ok(formsOf(verb).includes(form)))
  test('a form finds what its verb finds', () => assert.deepEqual(LEXICON.get('歩け'), LEXICON.get('歩く')))
  test('a word that is typed in kana finds what it finds in kanji', () =>
    assert.ok(LEXICON.get(fold('せいそうかつどう'))?.includes(fold('清掃活動'))))
})

test('minutes that were typed stay while a place is still to be chosen', () => {
  const { criteria, choices } = readCriteria(
    new URLSearchParams('?from=277-0827&minutes=20'),
    { areas: [], towns: [...towns, { ...towns[0]!, id: 't9', name: '松葉台' }], facilities },
    CITY,
  )
  assert.deepEqual([criteria.from, criteria.minutes, choices], [null, 20, ['松葉町', '松葉台']])
})

describe('words with their synonyms', () => {
  test('there are at least 400 of them, and each line has a source', () => assert.ok(LEXICON.size >= 400))
  for (const [said, means] of [
    ['としょかん', '図書館'],
    ['草むしり', '除草'],
    ['子供', '子ども'],
    ['スマートフォン', 'スマホ'],
    ['囲碁将棋', '将棋'],
  ] as const)
    test(`${said} finds ${means}`, () => assert.ok(LEXICON.get(fold(said))?.includes(fold(means))))
  test('what a city adds comes first, and ours stays', async () => {
    const own = (await wordsWith([{ asked: '図書館', means: 'としょルーム' }])).lexicon.get('図書館')
    assert.deepEqual(own?.slice(0, 2), ['図書館', fold('としょルーム')])
    assert.ok(own?.includes('図書室'))
  })
  test('a slip of the hand is told', () => assert.ok(alikeWords('ボランテア', LEXICON).includes(fold('ボランティア'))))
})
