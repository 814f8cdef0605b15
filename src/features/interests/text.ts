import type { Category } from '#features/kinds/index.ts'
import type { Looks } from '#platform/feature.ts'
import type { Answer } from './rules.ts'

/** What a button says, and how the answer is told. */
export const ANSWER_TEXT = {
  yes: 'はい',
  no: 'いいえ',
  later: 'あとで',
  aside: '使わない',
} satisfies Record<Answer, string>

/** What one does there, in plain words beneath the picture. */
export const EXAMPLE_TEXT = {
  'care-support': '配膳、ベッドの用意、話し相手など、介護の人を助ける仕事',
  'childcare-support': '保育園での見守り、片づけ、おもちゃの消毒',
  'school-support': '登下校の見守り、用務員、授業の手伝い',
  office: '書類の整理、入力、電話の応対',
  'public-service': '市の施設や調査などの仕事',
  reception: '窓口や会場での受付、道や場所の案内',
  cleaning: '建物や公園のそうじ',
  'facility-care': '駐輪場や公民館などの管理、見まわり',
  retail: 'お店での品出し、レジ、販売',
  kitchen: '給食や食堂での調理、盛りつけ、皿洗い',
  driving: '人の送り迎え、荷物や弁当の配達',
  farming: '畑や農園での種まき、収穫、袋づめ',
  gardening: '庭木の手入れ、草とり',
  repair: '家の小さな修理、家具の直し、刃物とぎ',
  digital: 'スマホやパソコンを使う仕事',
  teaching: '得意なことを人に教える',
  'light-work': '袋づめ、封筒入れ、シールはり',
  guarding: '駐車場や行事での見はり、車や人の誘導',
  neighbours: 'ごみ出し、買い物、電球の取りかえなどの手伝い',
  'watch-over': '子どもやお年寄りの見守り、声かけ',
  listening: 'お年寄りや一人の方の話を聞く',
  'child-raising': '親子のひろば、子どもの預かりの手伝い',
  books: '絵本の読み聞かせ、図書館の本を棚にもどす',
  environment: '花を植える、ごみ拾い、里山の手入れ',
  guiding: '町の名所や歴史を案内する',
  events: 'まつりや催しの準備、片づけ',
  safety: '防災訓練、夜まわり、交通安全',
  international: '外国の方に日本語を教える、交流する',
  welfare: '福祉施設での手伝い、行事の手伝い',
  community: '町会や自治会の役、回覧、集まり',
  lectures: '話を聞いて学ぶ講座',
  smartphone: 'スマホやパソコンの使い方を習う',
  languages: '英語などを習う、話す',
  history: '歴史や文化を学ぶ、たずねる',
  career: 'これからの働き方や、自分で始める仕事を考える',
  music: '歌う、楽器をひく、聞く',
  art: '絵、書道、写真',
  handicraft: '編み物、縫い物、木の工作',
  'board-games': '囲碁、将棋、麻雀',
  cooking: '料理を作る、習う',
  nature: '自然の中を歩く、鳥や花を見る',
  salon: 'お茶を飲んで話す集まり',
  flowers: '花や野菜を育てる',
  gymnastics: 'からだをほぐす体操、足腰の運動',
  sports: '卓球、グラウンドゴルフなど',
  dance: 'フラダンス、社交ダンスなど',
  walking: 'みんなで歩く',
  checks: '血圧や体力をはかる、健康の話を聞く',
} satisfies Record<Category, string>

/** How a look at one of its pages is told. */
export const LOOKS = {
  'interest.mine': ['person', '自分が残した答えの画面を使う'],
  'search.mine': ['person', '自分への新しい活動のお知らせの画面を使う'],
  'search.stop': ['person', '新しい活動のお知らせをやめる画面を使う'],
  'interest.cards': ['person', '〜に絵カードで聞く画面を使う'],
  'interest.paper': ['person', '〜の紙の答えを入力する画面を使う'],
  'interest.read': ['person', '〜の絵カードの答えを見る'],
} satisfies Looks
