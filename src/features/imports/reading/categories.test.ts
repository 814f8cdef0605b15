import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { categoryOf } from './categories.ts'

describe('the title says what an event is', () => {
  for (const [title, category] of [
    ['はじめてのスマホ教室', 'smartphone'],
    ['セカンドライフ応援セミナー', 'career'],
    ['音訳ボランティア養成講座', 'books'],
    ['はじめてのボランティア入門', 'welfare'],
    ['認知症サポーター養成講座', 'welfare'],
    ['囲碁を楽しむ会', 'board-games'],
    ['手話で歌おう', 'languages'],
    ['骨密度測定と健康相談', 'checks'],
    ['手賀沼ウオーキング', 'walking'],
    ['フレイル予防の体操', 'gymnastics'],
    ['フラ体験', 'dance'],
    ['ボッチャ大会', 'sports'],
    ['うたごえの午後', 'music'],
    ['絵手紙教室', 'art'],
    ['折り紙の会', 'handicraft'],
    ['男のそば打ち', 'cooking'],
    ['古文書を読む', 'history'],
    ['花壇の手入れ講座', 'flowers'],
    ['野鳥観察会', 'nature'],
    ['みんなのサロン', 'salon'],
    ['市民大学', 'lectures'],
  ] as const)
    test(title, () => assert.deepEqual(categoryOf(title, ''), { category, forChildren: false }))
})

describe('where two words of a title speak, the one that says more of it decides', () => {
  for (const [title, category] of [
    ['ボランティアのためのパソコン講座', 'welfare'],
    ['ジャズと歩こう', 'walking'],
    ['さくらまつり', 'nature'],
    ['夏まつり', 'salon'],
    ['健康の歌声コンサート', 'checks'],
    ['フラワーアレンジメント', 'lectures'],
  ] as const)
    test(title, () => assert.equal(categoryOf(title, '').category, category))
})

describe('what is for children and their parents is no activity for a second life', () => {
  for (const title of [
    '親子スマホ教室',
    '離乳食の会',
    '小学生将棋大会',
    'おはなし会',
    'プレママのヨガ',
    'キッズダンス',
    '子ども食堂',
    '小学生のお手伝い教室',
    '中学生ボランティア体験',
  ])
    test(title, () => assert.deepEqual(categoryOf(title, ''), { category: 'child-raising', forChildren: true }))
})

describe('helping children, and reading what was written for them, is for grown-ups', () => {
  for (const [title, category] of [
    ['子育てサポーター養成講座', 'welfare'],
    ['子育て支援ボランティア募集', 'welfare'],
    ['大人のためのおはなし会', 'lectures'],
    ['児童文学を味わう', 'history'],
    ['子ども食堂のお手伝い募集', 'welfare'],
    ['小学生の登下校見守りボランティア募集', 'watch-over'],
    ['放課後子供教室の指導ボランティア説明会', 'welfare'],
    ['児童クラブ支援員募集', 'welfare'],
    ['子育てサポーター募集', 'welfare'],
    ['小学校での読み聞かせボランティア（児童向け）', 'books'],
  ] as const)
    test(title, () => assert.deepEqual(categoryOf(title, ''), { category, forChildren: false }))
})

describe('the kind of the file decides only where the title says nothing', () => {
  for (const [title, kind, category] of [
    ['春の大会', 'スポーツ', 'sports'],
    ['春の催し', '健康・福祉', 'checks'],
    ['春の催し', '観光', 'salon'],
    ['説明会', '産業', 'career'],
    ['説明会', 'その他', 'lectures'],
    ['囲碁大会', 'スポーツ', 'board-games'],
    ['広場', '子育て', 'child-raising'],
  ] as const)
    test(`${title}（${kind}）`, () => assert.equal(categoryOf(title, kind).category, category))
  test('a kind for parents marks the event as well', () => assert.equal(categoryOf('広場', '子育て').forChildren, true))
})
