import { html } from 'hono/html'
import {
  CATEGORIES,
  CATEGORY_TEXT,
  DOOR_TEXT,
  LEGAL_FORM_TEXT,
  type LegalForm,
  PRIORITY_SECTOR_TEXT,
  PRIORITY_SECTORS,
} from '#features/kinds/index.ts'
import { townOptions } from '#features/organisations/index.ts'
import type { Gazetteer } from '#features/places/index.ts'
import { radioField } from '#ui/choices.ts'
import { dateField, hidden, numberField, selectField, textArea, textField } from '#ui/fields.ts'
import type { Content, Html } from '#ui/html.ts'
import { pane } from '#ui/layout.ts'
import { REWARDS_OF, UNITS_OF } from '../../rules.ts'
import { fieldsOf } from '../../terms/rules.ts'
import { REWARD_TEXT, REWARD_UNIT_TEXT } from '../../text.ts'
import { CATEGORY_KEYS } from './forms.ts'
import type { Common } from './people.ts'

const fields = (title: string, list: Content): Html => pane({ title, body: html`<div class="stack">${list}</div>` })

export const basics = (common: Common) =>
  fields('どんな活動か', [
    textField({ ...common('title', '活動の名前'), required: true, example: '図書館の本を棚にもどす' }),
    selectField({
      ...common('category', '分野'),
      required: true,
      empty: '選んでください',
      options: CATEGORY_KEYS.map(value => ({
        value,
        label: `${DOOR_TEXT[CATEGORIES[value]]}：${CATEGORY_TEXT[value]}`,
      })),
    }),
    textField({
      ...common('summary', '短い説明'),
      hint: '一覧に出ます。1つか2つの文で。',
      example: '返された本を、番号順に棚へもどします。',
    }),
    textArea({
      ...common('description', 'くわしい説明'),
      hint: '一日のようす、いっしょに活動する人、喜ばれること。',
      limit: 10_000,
    }),
    selectField({
      ...common('priority_sector', '重点業種'),
      empty: '当てはまらない',
      options: PRIORITY_SECTORS.map(value => ({ value, label: PRIORITY_SECTOR_TEXT[value] })),
    }),
  ])

export const terms = (common: Common, legalForm: LegalForm) =>
  pane({
    title: `${LEGAL_FORM_TEXT[legalForm]}で伝えること`,
    body: html`<div class="grid2">${fieldsOf(legalForm).map(({ key, label, hint, example, required }) =>
      textArea({ ...common(`term.${key}`, label), ...(hint ? { hint } : {}), example, required, rows: 2 }),
    )}</div>`,
  })

export const times = (common: Common) =>
  html`<div class="grid2">${[
    radioField({
      ...common('times', '曜日と時間'),
      options: [
        { value: 'slots', label: '上の表のとおり' },
        { value: 'agreed', label: '相談して決める', hint: '団体がそう言っているとき' },
        { value: 'unknown', label: 'わからない' },
      ],
    }),
    textField({
      ...common('times_said', '時間についての案内のことば'),
      hint: '表に書けないときに、案内にあるとおりに。',
      example: '10時ごろから、終わり次第',
    }),
  ]}</div>`

export const dates = (common: Common) =>
  html`<div class="grid2">${[
    dateField({ ...common('starts_on', '始まる日'), hint: 'いつでも始められるときは空けておきます。' }),
    dateField({ ...common('ends_on', '終わる日'), hint: 'ずっと続くときは空けておきます。' }),
  ]}</div>${numberField({ ...common('hours_week', '1人の1週間の時間'), unit: '時間', hint: '休憩をのぞいた、ふだんの週の時間。', example: '7.5' })}`

export const where = (common: Common, places: Pick<Gazetteer, 'areas' | 'towns'>) =>
  fields('どこで', [
    textField({ ...common('place_name', '場所の名前'), example: '市立図書館豊四季台分館' }),
    selectField({
      ...common('town_id', '町'),
      empty: '選んでください',
      hint: '地図と、歩いて何分かの計算に使います。',
      options: townOptions(places),
    }),
    textField({ ...common('address', '番地・建物'), example: '1番2号' }),
  ])

export const money = (common: Common, legalForm: LegalForm) => {
  const [first, ...others] = REWARDS_OF[legalForm]
  return fields('お金', [
    others.length === 0
      ? hidden('reward', first)
      : html`${radioField({
          ...common('reward', 'お金の動き'),
          options: [
            ...[first, ...others].map(value => ({ value, label: REWARD_TEXT[value] })),
            { value: 'unknown', label: 'わからない' },
          ],
        })}${textField({
          ...common('reward_said', 'お金についての案内のことば'),
          hint: '額が数字で書けないときに、案内にあるとおりに。',
          example: '大人500円、小学生300円',
        })}`,
    numberField({
      ...common('reward_yen', others.length === 0 ? REWARD_TEXT[first] : '金額'),
      unit: '円',
      example: '1,200',
    }),
    selectField({
      ...common('reward_unit', '何に対して'),
      empty: '選んでください',
      options: UNITS_OF[legalForm].map(value => ({ value, label: REWARD_UNIT_TEXT[value] })),
    }),
  ])
}
