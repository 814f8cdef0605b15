import type { Looks } from '#platform/feature.ts'
import type { Words } from '#platform/happening.ts'
import type { OrganisationKind, OrganisationRefusal } from './rules.ts'

export const ORGANISATION_KIND_TEXT = {
  business: '事業所',
  npo: 'NPO・団体',
  neighbourhood: '町会・自治会',
  household: '世帯',
  department: '市の課',
  partner: '連携機関',
} satisfies Record<OrganisationKind, string>

export const ORGANISATION_REFUSAL_TEXT = {
  nameTaken:
    'この名称の団体はもう登録されています。同じ団体なら、登録済みのページを開いて直してください。別の団体なら、支店名や町名を付けて区別してください。例：ひだまり保育園（豊四季）',
  changed:
    'この画面を開いたあとに、別の職員がこの団体を変更しました。入力した内容は下に残っています。いまの登録内容と見比べて、もう一度保存してください。',
} satisfies Record<OrganisationRefusal, string>

export const ORGANISATION_FIELD_TEXT = {
  kind: '種別',
  name: '名称',
  kana: 'ふりがな',
  corporate_number: '法人番号',
  sector: '業種・分野',
  town_id: '町',
  address: '番地・建物',
  phone: '電話',
  email: 'メール',
  contact_name: '担当の方',
  about: '紹介',
  services: '受けもつこと',
} as const

/** What the history of an organisation says. */
export const ORGANISATION_TOLD = {
  'organisation.registered': () => '登録しました',
  'organisation.changed': ({ fields = [] }) =>
    `内容を変更しました${fields.length > 0 ? `（${fields.map(field => ORGANISATION_FIELD_TEXT[field]).join('、')}）` : ''}`,
  'organisation.verified': () => '実在と連絡先を確認しました',
} satisfies Words<'organisation', null>

/** How a look at one of its pages is told. */
export const LOOKS = {
  'organisation.change': ['activity', '団体〜を直す画面を使う'],
  'organisation.list': ['activity', '団体の一覧を見る'],
  'organisation.read': ['activity', '団体〜を見る'],
  'organisation.register': ['activity', '団体を登録する画面を使う'],
  'organisation.verify': ['activity', '団体〜を確認する'],
} satisfies Looks
