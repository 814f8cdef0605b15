import type { Looks } from '#platform/feature.ts'
import type { BondKind, BondRefusal } from './bonds/rules.ts'
import type { HomeRefusal } from './record/rules-home.ts'
import type {
  Contact,
  Degree,
  Digital,
  HeardFrom,
  Lacking,
  Likeness,
  Pay,
  PersonMedium,
  RegisterRefusal,
  Section,
  Sex,
  Status,
} from './rules.ts'

export const MEDIUM_TEXT = {
  visit: '来所',
  phone: '電話',
  outreach: '出張',
  online: 'オンライン',
  post: '郵送',
  web: 'ウェブ',
} satisfies Record<PersonMedium, string>

/** Of a fact that nobody has asked for. */
export const UNASKED_TEXT = 'まだ聞いていません'

/**
 * Where somebody lives: 北部・若柴, or a neighbour's town as 我孫子市みどり（市外）. The names of those mostly begin with their
 * municipality, since the lists of towns are read so.
 */
export const homeText = ({ town, area, outside }: { town: string; area: string; outside: boolean }): string =>
  outside ? `${town.startsWith(area) ? '' : area}${town}（市外）` : `${area}・${town}`

/** What nobody knows of somebody, as a thing to ask. */
export const LACKING_TEXT = {
  home: 'お住まいの町',
  outside: '市外のお住まいの町',
  reach: '行ける範囲',
  free: '来られる時間',
  forms: '受けられる形',
} satisfies Record<Lacking, string>

/** A home that does not go with the address; `named`: the municipality that the address names. */
export const HOME_REFUSAL_TEXT = {
  noTown: () => '選んだ町が、いまの一覧にありません。一覧から選び直してください。',
  livesHere: named => `住所は${named}ですが、町は市外が選ばれています。住所か町の、ちがうほうを直してください。`,
  livesThere: named =>
    `住所は${named}ですが、ほかの市町村の町が選ばれています。住所か町の、ちがうほうを直してください。`,
} satisfies Record<HomeRefusal, (named: string) => string>

export const SEX_TEXT = { female: '女性', male: '男性', other: 'その他' } satisfies Record<Sex, string>

export const CONTACT_TEXT = {
  phone: '電話',
  post: '郵送',
  email: 'メール',
  line: 'LINE',
  visit: '窓口で',
  none: '連絡先なし',
} satisfies Record<Contact, string>

export const DIGITAL_TEXT = {
  none: '使わない',
  phone: '電話だけ',
  line: 'LINEだけ使う',
  smartphone: 'スマホを使う',
  computer: 'パソコンも使う',
} satisfies Record<Digital, string>

export const PAY_TEXT = { either: 'どちらでも', paid: '収入がほしい', unpaid: '無償でよい' } satisfies Record<
  Pay,
  string
>

export const HEARD_TEXT = {
  newsletter: '広報紙',
  poster: 'ちらし・ポスター',
  web: '市のホームページ',
  event: '講座・フェア',
  acquaintance: '家族・知人',
  partner: '関係機関の紹介',
  'job-office': 'ハローワーク',
  other: 'その他',
} satisfies Record<HeardFrom, string>

/** From which degree a load is avoided. */
export const AVOID_TEXT = {
  0: '気にしない',
  3: '強いものは避ける',
  2: 'ふつうでも避ける',
  1: '少しでも避ける',
} satisfies Record<Degree, string>

export const SECTION_TEXT = {
  basic: '基本',
  wishes: '希望',
  time: '時間・足',
  body: 'からだ',
  health: 'からだのメモ',
  skills: '経験・資格',
} satisfies Record<Section, string>

export const BOND_TEXT = { together: 'いっしょに', apart: '別々に' } satisfies Record<BondKind, string>

export const BOND_REFUSAL_TEXT = {
  self: 'ご本人どうしは選べません。相手の方を選んでください。',
  already: 'このお二人は、もう同じ内容で記録されています。上の表を確かめてください。',
  opposite:
    'このお二人には、もう反対の記録（いっしょに・別々に）があります。気持ちが変わったときは、先にその記録を解いてください。',
  through:
    'ほかの方との記録と合わないため、記録できません。「いっしょに」の方をとおして、同じお二人が「いっしょに」と「別々に」の両方になります。それぞれの方の記録を確かめて、合わないほうを先に解いてください。',
  tooMany:
    '「いっしょに」は、ほかの方をとおした分も入れて8人までです。本当に同じ日・同じ枠がよい方だけにしてください。',
  notAtDesk: 'この方の相談は終わっています。相談を再開してから記録してください。',
} satisfies Record<BondRefusal, string>

export const STATUS_TEXT = { open: '相談中', closed: '終了' } satisfies Record<Status, string>

export const LIKENESS_TEXT = {
  kana: 'ふりがなと生年月日が同じ',
  name: '名前（異体字をふくむ）と生年月日が同じ',
  phone: '電話番号が同じ',
} satisfies Record<Likeness, string>

export const REGISTER_TEXT = {
  noProgramme: () =>
    'きょう動いている事業がないため、登録できません。システム管理の担当者に、事業の期間を確かめるようご連絡ください。',
  tooYoung: ({ age, floor }) =>
    `この窓口に登録できるのは${floor}歳からです（入力された生年月日では${age}歳です）。生年月日を確かめ、${floor}歳未満の方にはハローワークやほかの窓口をご案内ください。`,
  programmeTooYoung: ({ age }) =>
    `選んだ事業の年齢に届いていません（入力された生年月日では${age}歳です）。ほかの事業を選ぶか、空欄にしてください。`,
  ageAsked: ({ age }) =>
    `${age}歳になります。よろしいですか。年号と年を確かめ、まちがいなければ、下の「まちがいない」にしるしを付けてもう一度押してください。`,
  notBorn: () => '生年月日がきょうより後の日になっています。元号と年を確かめてください。例：昭和33年5月4日',
} satisfies Record<RegisterRefusal, (facts: { age: number; floor: number }) => string>

/** How a look at one of its pages is told. */
export const LOOKS = {
  'person.bond-end': ['person', '〜と、いっしょに・別々にする人の画面を使う'],
  'person.bonds': ['person', '〜と、いっしょに・別々にする人の画面を使う'],
  'person.consent-withdraw': ['person', '〜の同意を取り消す画面を使う'],
  'person.consents': ['person', '〜の同意の画面を使う'],
  'person.edit-basic': ['person', '〜の名前や連絡先の画面を使う'],
  'person.edit-body': ['person', '〜のからだの画面を使う'],
  'person.edit-health': ['person', '〜の健康のメモの画面を使う'],
  'person.edit-skills': ['person', '〜の経験の画面を使う'],
  'person.edit-time': ['person', '〜の時間と足の画面を使う'],
  'person.edit-wishes': ['person', '〜の希望の画面を使う'],
  'person.exclusion-lift': ['person', '〜を紹介しない団体の画面を使う'],
  'person.exclusions': ['person', '〜を紹介しない団体の画面を使う'],
  'person.find': ['person', '利用者の一覧を見る'],
  'person.reasons': ['person', '〜を紹介しないわけを見る'],
  'person.register': ['person', '利用者を登録する画面を使う'],
  'person.urgent-look': ['person', '〜の緊急時の閲覧の画面を使う'],
  'urgent-look.list': ['look', '緊急時の閲覧の一覧を見る'],
  'urgent-look.read': ['look', '緊急時の閲覧の記録を見る'],
  'urgent-look.seen': ['look', '緊急時の閲覧を確認する'],
} satisfies Looks
