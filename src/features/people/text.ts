import type { BondKind, BondRefusal } from './bonds/rules.ts'
import type {
  Contact,
  Degree,
  Digital,
  HeardFrom,
  Likeness,
  Pay,
  PersonMedium,
  RegisterRefusal,
  Section,
  Sex,
  Status,
} from './rules.ts'
import type { ConsentField, ConsentRefusal, GiveRefusal, Purpose } from './rules-consent.ts'

export const MEDIUM_TEXT = {
  visit: '来所',
  phone: '電話',
  outreach: '出張',
  online: 'オンライン',
  post: '郵送',
  web: 'ウェブ',
} satisfies Record<PersonMedium, string>

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
    `この窓口に登録できるのは${floor}歳からです（入力された生年月日では${age}歳です）。生年月日を確かめ、${floor}歳未満の方には ハローワークや ほかの窓口をご案内ください。`,
  programmeTooYoung: ({ age }) =>
    `選んだ事業の年齢に届いていません（入力された生年月日では${age}歳です）。ほかの事業を選ぶか、空欄にしてください。`,
  notBorn: () => '生年月日が きょうより後の日になっています。元号と年を確かめてください。例：昭和33年5月4日',
} satisfies Record<RegisterRefusal, (facts: { age: number; floor: number }) => string>

export const PURPOSE_TEXT = {
  introduction: '団体への紹介',
  referral: '連携先へのつなぎ',
  research: '調査研究',
  contact: 'お知らせ',
} satisfies Record<Purpose, string>

export const CONSENT_FIELD_TEXT = {
  name: '名前',
  contact: '連絡先',
  age: '年齢',
  experience: '経験・資格',
  wishes: '希望',
  time: '来られる時間',
  health: 'からだのこと',
  answers: 'アンケートの答え',
} satisfies Record<ConsentField, string>

export const CONSENT_TEXT = {
  consentMissing:
    'この相手に伝えることへの同意が まだありません。ご本人に確かめて、「同意」に記録してから行ってください。',
  consentGeneralOnly:
    '「全般」の同意だけでは、この団体に名前を伝えられません。この団体に伝えてよいか ご本人に確かめて、「同意」に記録してください。',
  consentWithdrawn:
    'この相手への同意は取り消されています。伝えることはできません。お気持ちが変わったときは、あらためて「同意」に記録してください。',
  consentNeedsRecipient: '相手の団体を選んでください。紹介や つなぎの同意は、団体ごとに確かめて記録します。',
  consentFieldNotAllowed:
    'この目的では伝えられない項目が選ばれています。チェックをはずしてください。からだのことは、団体への紹介では伝えません。',
  consentTwice:
    'この目的・相手への同意は すでにあります。項目を変えるときは、いまの同意を取り消してから記録してください。',
} satisfies Record<ConsentRefusal | GiveRefusal, string>

/**
 * The words that are read to the person, by version; the last of a purpose is the one in use. A consent keeps the
 * version that was shown, so older ones stay here.
 */
export const WORDINGS: readonly { version: string; purpose: Purpose; text: string }[] = [
  {
    version: 'introduction-1',
    purpose: 'introduction',
    text: '活動を紹介するために、下の項目を、選んだ団体に伝えてよいですか。団体は紹介のためだけに使います。いつでも取り消せます。取り消しても、窓口の利用に不利はありません。',
  },
  {
    version: 'referral-1',
    purpose: 'referral',
    text: 'ご相談を引きつぐために、下の項目を、選んだ連携先に伝えてよいですか。連携先は相談のためだけに使います。いつでも取り消せます。取り消しても、窓口の利用に不利はありません。',
  },
  {
    version: 'research-1',
    purpose: 'research',
    text: '高齢期の活躍について調べる研究のために、下の項目を、名前をふせて使ってよいですか。いつでも取り消せます。断っても、窓口の利用に不利はありません。',
  },
  {
    version: 'contact-1',
    purpose: 'contact',
    text: '講座や活動のお知らせを、窓口からお送りしてよいですか。いつでもやめられます。',
  },
]

/** The wording in use for a purpose. */
export const wordingOf = (purpose: Purpose) => WORDINGS.findLast(wording => wording.purpose === purpose)!
