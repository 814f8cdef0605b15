import type { Category, Character, Door, LegalForm, Load, Means, PrioritySector, Skill } from './rules.ts'

export const LEGAL_FORM_TEXT = {
  employment: '雇用',
  contract: '業務委託',
  dispatch: '派遣',
  'paid-volunteering': '有償ボランティア',
  volunteering: '無償・参加',
} satisfies Record<LegalForm, string>

export const DOOR_TEXT = {
  work: 'はたらく',
  help: 'てつだう',
  learn: 'まなぶ',
  enjoy: 'たのしむ',
  move: 'からだをうごかす',
} satisfies Record<Door, string>

export const CATEGORY_TEXT = {
  'care-support': '介護の周辺業務',
  'childcare-support': '保育の補助',
  'school-support': '学校の仕事',
  office: '事務',
  'public-service': '公共サービス',
  reception: '受付・案内',
  cleaning: '清掃',
  'facility-care': '施設・駐輪場の管理',
  retail: '販売・品出し',
  kitchen: '調理・配膳',
  driving: '送迎・配送',
  farming: '農作業',
  gardening: '植木・除草',
  repair: '修理・大工',
  digital: 'IT・スマホの仕事',
  teaching: '講師・指導',
  'light-work': '軽作業・封入',
  guarding: '警備・誘導',
  neighbours: '近所の困りごと',
  'watch-over': '見守り',
  listening: '傾聴・話し相手',
  'child-raising': '子育て支援',
  books: '読み聞かせ・図書',
  environment: '環境・美化',
  guiding: '観光・文化の案内',
  events: '行事の手伝い',
  safety: '防災・防犯',
  international: '国際交流',
  welfare: '福祉施設の手伝い',
  community: '町会・自治会',
  lectures: '講座',
  smartphone: 'スマホ・パソコン',
  languages: '語学',
  history: '歴史・文化',
  career: 'これからの働き方・起業',
  music: '音楽',
  art: '絵・書・写真',
  handicraft: '手芸・工作',
  'board-games': '囲碁・将棋・麻雀',
  cooking: '料理',
  nature: '散策・自然',
  salon: 'サロン・居場所',
  flowers: '園芸',
  gymnastics: '体操・フレイル予防',
  sports: 'スポーツ',
  dance: 'ダンス',
  walking: 'ウォーキング',
  checks: '健康チェック',
} satisfies Record<Category, string>

export const LOAD_TEXT = {
  standing: '立ち続ける',
  moving: '歩き回る',
  lifting: '重い物',
  crouching: 'しゃがむ',
  heights: '高い所',
  stairs: '階段',
  heat: '暑さ',
  cold: '寒さ',
  'early-late': '早朝・夜間',
  driving: '運転',
  speaking: '人前で話す',
  'fine-work': '細かい作業',
} satisfies Record<Load, string>

export const DEGREE_TEXT = ['なし', '少し', 'ふつう', '強い'] as const

export const SKILL_TEXT = {
  'driving-licence': '普通自動車免許',
  'care-beginner': '介護職員初任者研修',
  'care-worker': '介護福祉士',
  nurse: '看護師',
  'nursery-teacher': '保育士',
  teacher: '教員免許',
  cook: '調理師',
  accounting: '経理・簿記',
  office: '事務',
  spreadsheet: '表計算・文書作成',
  smartphone: 'スマホ・パソコンに詳しい',
  english: '英語',
  chinese: '中国語',
  teaching: '人に教える',
  'reading-aloud': '読み聞かせ・朗読',
  listening: '人の話を聴く',
  cooking: '料理',
  gardening: '庭木・園芸',
  farming: '畑仕事',
  carpentry: '大工・日曜大工',
  electrical: '電気・機械',
  sewing: '裁縫・手芸',
  music: '楽器・歌',
  photography: '写真',
  calligraphy: '書道',
  'local-history': '郷土の歴史',
  sports: '運動の指導',
  sales: '接客・販売',
  management: '人や仕事のまとめ役',
} satisfies Record<Skill, string>

export const CHARACTER_TEXT = {
  quiet: '静かな場',
  lively: 'にぎやかな場',
  alone: 'ひとりで',
  team: 'なかまと',
  children: '子どもと',
  elders: 'お年寄りと',
  indoors: '屋内で',
  outdoors: '屋外で',
} satisfies Record<Character, string>

export const PRIORITY_SECTOR_TEXT = {
  care: '介護・生活支援',
  childcare: '子育て（保育・教育）',
  public: '公共サービス',
  other: 'その他',
} satisfies Record<PrioritySector, string>

export const MEANS_TEXT = { walk: '歩き', bicycle: '自転車', bus: 'バス', car: '車' } satisfies Record<Means, string>

export const WEEKDAY_TEXT = ['月', '火', '水', '木', '金', '土', '日'] as const

/** 月〜金, 火・木: days of the week (0 = Monday) in their order, three and more in a row as a range. */
export function daysText(days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b)
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)]
  const name = (day: number) => WEEKDAY_TEXT[day] ?? ''
  return sorted.length > 2 && last - first === sorted.length - 1
    ? `${name(first)}〜${name(last)}`
    : sorted.map(name).join('・')
}

/** 「火曜の午前」 for a bit index 0…13 of the half-day grid. */
export const halfDayText = (index: number): string =>
  `${WEEKDAY_TEXT[index >> 1]}曜の${index % 2 === 0 ? '午前' : '午後'}`
