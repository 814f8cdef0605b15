import type { Looks } from '#platform/feature.ts'
import type { ChoiceOf, Page, Question } from './rules.ts'

export const TITLE = 'わたしのこれから'

export const PAGE_TEXT = {
  liked: {
    title: '好きだったこと',
    lead: '夢中になったことや、うれしかったことを思い出してみましょう。',
    example: '子どものころ、川でよく釣りをした',
  },
  can: {
    title: 'できること',
    lead: 'ふだん何気なくしていることも、できることです。',
    example: '毎日おみそ汁を作っている',
  },
  whom: { title: 'だれと', lead: 'だれと過ごすと、楽しいでしょうか。', example: '孫と同じくらいの子と話すのが好き' },
  often: { title: 'どのくらい', lead: '無理のないところを考えてみましょう。', example: '火曜と木曜の午前なら' },
  money: {
    title: 'お金のこと',
    lead: '書きたくなければ、書かずに進んでください。',
    example: '孫におこづかいをあげたい',
  },
  health: {
    title: 'からだのこと',
    lead: '書きたくなければ、書かずに進んでください。',
    example: '長く歩くと、ひざが痛む',
  },
} satisfies Record<Page, { title: string; lead: string; example: string }>

type Words = {
  readonly [Q in Question]: { asks: string; short: string; choices: Readonly<Record<ChoiceOf<Q>, string>> }
}

/** Each question in full, in short for the booklet, and its choices. */
export const QUESTION_TEXT = {
  joy: {
    ...{ asks: 'これまでに、夢中になったことは何ですか', short: '夢中になったこと' },
    choices: {
      move: 'からだを動かす',
      make: '手で作る',
      art: '音楽や絵',
      nature: '自然や生きもの',
      learn: '本や学ぶこと',
      talk: '人と話す',
    },
  },
  proud: {
    ...{ asks: 'どんなときが、うれしかったですか', short: 'うれしかったとき' },
    choices: {
      thanked: '人に喜ばれた',
      finished: 'やりとげた',
      family: '家族と過ごした',
      mastered: '新しく覚えた',
      team: '仲間といた',
    },
  },
  still: {
    ...{ asks: 'いまも、続けていますか', short: 'いまは' },
    choices: { still: '続けている', again: 'またしたい', enough: 'もう十分' },
  },
  skill: {
    ...{ asks: '得意なこと、してきたことは何ですか', short: '得意なこと' },
    choices: {
      cook: '料理',
      mend: '修理・工作',
      digital: 'スマホ・パソコン',
      desk: '事務・計算',
      teach: '人に教える',
      drive: '車の運転',
      garden: '花や畑',
    },
  },
  asked: {
    ...{ asks: '人から、何かをたのまれることがありますか', short: 'たのまれること' },
    choices: { often: 'よくある', sometimes: 'ときどき', seldom: 'あまりない' },
  },
  study: {
    ...{ asks: 'これから、習ってみたいことがありますか', short: '習いたいこと' },
    choices: { yes: 'ある', thinking: '考えている', no: 'いまはない' },
  },
  company: {
    ...{ asks: 'だれとするのが楽しいですか', short: '相手' },
    choices: { alone: 'ひとりで', family: '家族と', friends: '友だちと', neighbours: '近所の人と', new: '新しい人と' },
  },
  ages: {
    ...{ asks: 'どの年ごろの人と、いっしょにいたいですか', short: '年ごろ' },
    choices: { children: '子ども', young: '若い人', peers: '同じ年ごろ', elders: '年上の人' },
  },
  role: {
    ...{ asks: 'どんなかかわり方がよいですか', short: 'かかわり方' },
    choices: { lead: '中心になって', help: '手伝う側で', join: '参加するだけ' },
  },
  days: {
    ...{ asks: 'どのくらい出かけたいですか', short: '出かける日' },
    choices: {
      daily: 'ほぼ毎日',
      'week-2': '週に2、3回',
      'week-1': '週に1回',
      month: '月に1、2回',
      whim: '気が向いたら',
    },
  },
  hours: {
    ...{ asks: 'いつがよいですか', short: '時間' },
    choices: { morning: '午前', afternoon: '午後', evening: '夕方から', weekend: '土日' },
  },
  far: {
    ...{ asks: 'どこまで行けますか', short: '行けるところ' },
    choices: { home: '家でできること', walk: '歩いて', bus: 'バスや自転車で', train: '電車でも' },
  },
  earn: {
    ...{ asks: '収入があるとよいですか', short: '収入' },
    choices: { want: 'ほしい', some: '少しあればよい', none: 'なくてよい' },
  },
  spend: {
    ...{ asks: '楽しみにお金をかけたいですか', short: 'かけるお金' },
    choices: { nothing: 'かけたくない', little: '少しなら', more: 'かけてもよい' },
  },
  shape: {
    ...{ asks: 'からだの調子はいかがですか', short: '調子' },
    choices: { well: 'よい', fair: 'まあまあ', careful: '気をつけている' },
  },
  mind: {
    ...{ asks: '気をつけたいことは何ですか', short: '気をつけること' },
    choices: {
      standing: '長く立つこと',
      lifting: '重い物',
      stairs: '階段',
      heat: '暑さ・寒さ',
      long: '長い時間',
      nothing: '特にない',
    },
  },
} satisfies Words

export const DECLINED_TEXT = '答えない'
export const UNSAID_TEXT = 'まだ書いていません'
export const NOTE_TEXT = 'ひとこと'

export const BOTH_TEXT =
  '「答えない」「特にない」は、ほかの答えといっしょには選べません。どちらかのしるしを消してください。'

export const OVERTAKEN_TEXT = '別の画面か窓口で先に保存されたため、まだ保存していません。書いたことは残っています。'

/** How a look at one of its pages is told. */
export const LOOKS = {
  'outlook.mine': ['person', '自分のふりかえりシートを使う'],
  'outlook.read': ['person', '〜のふりかえりシートを見る'],
  'outlook.write': ['person', '〜のふりかえりシートを代わりに入力する画面を使う'],
} satisfies Looks
