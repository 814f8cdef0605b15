import type { Category } from '#features/kinds/index.ts'

const CHILDREN =
  /乳幼児|赤ちゃん|ベビー|離乳食|ゴックン|カミカミ|プレパパ|プレママ|パパママ|マタニティ|妊婦|産後|子育て(?!サポーター|支援ボランティア)|親子|キッズ|幼児|小学生|中学生|高校生|園児|ちびっこ|(?<!大人のための)おはなし会|こども|子ども|子供|児童(?!文学)|ジュニア|ラッコ|わらべうた|乳児|保護者|歳児/

/** Who helps, and not who is helped. */
const HELPING =
  /手伝い|ボランティア|見守り|サポーター|サポート(?:会員|スタッフ)|支援員|指導員|支え手|担い手|お世話|補助員|(?:スタッフ|指導者|講師|先生|担い手|会員|仲間)(?:の|を)?(?:大)?募集|協力[者員]|協力会員|提供会員|里親/
/** Children who help themselves: 小学生のお手伝い教室, 中学生ボランティア体験. */
const CHILDREN_HELP =
  /(?:小学生|中学生|高校生|中高生|子ども|こども|子供|児童|キッズ|ジュニア|親子)(?:による|向け|のための|対象|の)?(?:夏の?)?(?:お?手伝い|ボランティア|スタッフ)/

/** Words of titles, in order of trust: the first that is found decides. An event is something one goes to, so help only where it trains helpers. */
const WORDS: readonly (readonly [RegExp, Category])[] = [
  [/就職|起業|創業|求職|しごと|介護の仕事|働き方|キャリア|セカンドライフ|地域デビュー/, 'career'],
  [/音訳|朗読ボランティア|読み聞かせボランティア/, 'books'],
  [/ボランティア.*(募集|養成|体験|入門|講座)|サポーター養成|支え手/, 'welfare'],
  [/スマホ|スマートフォン|パソコン|タブレット|SNS|キャッシュレス|IT講/, 'smartphone'],
  [/囲碁|将棋|麻雀|麻将|マージャン|オセロ|かるた/, 'board-games'],
  [/英会話|英語|日本語|にほんご|中国語|韓国語|語学|手話/, 'languages'],
  [/健康相談|健診|検診|測定|健康チェック|骨密度|血圧|健康講座|健康の/, 'checks'],
  [/ウオーキング|ウォーキング|歩こう|ハイキング|まち歩き|健脚/, 'walking'],
  [
    /体操|フレイル|介護予防|ヨガ|ヨーガ|ピラティス|ストレッチ|筋力|筋トレ|太極拳|転倒予防|運動不足|エクササイズ|気功|うんどう/,
    'gymnastics',
  ],
  [/ダンス|フラ(?=教室|講座|体験)|バレエ|舞踊|よさこい|エイサー|盆踊/, 'dance'],
  [
    /卓球|テニス|水泳|プール|マラソン|駅伝|サッカー|剣道|弓道|アーチェリー|スキー|スポーツ|ゴルフ|ボッチャ|バドミントン|相撲|サイクリング|体育/,
    'sports',
  ],
  [/コンサート|音楽|合唱|演奏|歌声|うたごえ|三味線|ピアノ|吹奏|ライブ|ジャズ|落語|寄席|囃子/, 'music'],
  [/絵画|絵手紙|書道|写真|美術|アート|陶芸|水彩|フォト|書展|作品展/, 'art'],
  [/手芸|工作|編み|編みもの|裁縫|木工|織|クラフト|手作り|ハンドメイド|キルト|折り紙|ビーズ/, 'handicraft'],
  [/料理|クッキング|そば打ち|パン作り|和菓子|調理|栄養教室/, 'cooking'],
  [/古文書|歴史|郷土|史跡|博物館|文化財|万葉|俳句|短歌|文学|古典|遺跡|企画展/, 'history'],
  [/園芸|ガーデニング|花壇|寄せ植え|盆栽|剪定|ぼたん|花づくり|菜園/, 'flowers'],
  [
    /自然|観察会|野鳥|森林|里山|散策|生き物|いきもの|桜まつり|さくらまつり|ライトアップ|イルミネーション|ジオツアー/,
    'nature',
  ],
  [/サロン|カフェ|つどい|集い|居場所|交流会|茶話|昼食会|まつり|祭|フェスタ|フェスティバル|フェア|マルシェ/, 'salon'],
]

/** Helping children: what kind of help it is. */
const HELP: typeof WORDS = [
  [/読み聞かせ|朗読|おはなし|絵本/, 'books'],
  [/見守り|登下校|通学/, 'watch-over'],
]

/** The kinds of the ベース・レジストリ, for titles that say nothing. */
const KINDS: readonly (readonly [RegExp, Category])[] = [
  [/子育て/, 'child-raising'],
  [/スポーツ/, 'sports'],
  [/健康|福祉/, 'checks'],
  [/音楽/, 'music'],
  [/催事|観光/, 'salon'],
  [/仕事|産業/, 'career'],
]

/** Whether its title looks for people who help: the children of whom it speaks are not those who come. */
export const isHelping = (title: string): boolean => HELPING.test(title) && !CHILDREN_HELP.test(title)

/**
 * Our category for an event: by its title, then by the kind the file gives, else a lecture. Events for children and
 * their parents are marked: they are real, but nothing that one sends a person of 70 to.
 */
export function categoryOf(title: string, kind: string): { category: Category; forChildren: boolean } {
  const first = (words: typeof WORDS, text: string) => words.find(([pattern]) => pattern.test(text))?.[1]
  const helping = isHelping(title)
  if (helping && CHILDREN.test(title)) return { category: first(HELP, title) ?? 'welfare', forChildren: false }
  const otherwise = helping && /募集/.test(title) ? 'welfare' : (first(KINDS, kind) ?? 'lectures')
  const category = CHILDREN.test(title) ? 'child-raising' : (first(WORDS, title) ?? otherwise)
  const forChildren = category === 'child-raising' && !helping
  return { category: helping && category === 'child-raising' ? 'welfare' : category, forChildren }
}
