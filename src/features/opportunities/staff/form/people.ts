import { html } from 'hono/html'
import {
  CHARACTER_TEXT,
  CHARACTERS,
  DEGREE_TEXT,
  LEGAL_FORM_TEXT,
  type LegalForm,
  LOAD_TEXT,
  LOADS,
  SKILL_TEXT,
  SKILLS,
  type Skill,
} from '#features/kinds/index.ts'
import { all, one, type Submitted } from '#platform/submitted.ts'
import { checkbox, checkboxField, radioField } from '#ui/choices.ts'
import { numberField, selectField, textArea, textField } from '#ui/fields.ts'
import type { Html } from '#ui/html.ts'
import { isHiring } from '../../rules.ts'
import { WHOLE_TEXT } from '../../text.ts'

/** One field's common parameters: its name, what was typed and what is wrong with it. */
export type Common = (
  name: string,
  label: string,
) => { name: string; label: string; value: string; error: string | undefined }

const SKILL_KEYS = Object.keys(SKILLS) as Skill[]
const skills = (keys: readonly Skill[]) => keys.map(value => ({ value, label: SKILL_TEXT[value] }))

/** Loads by degree, and whom it suits. 労働安全衛生法62条の2 (2026-04): what is done so that older people are not hurt. */
export const bodyFields = (values: Submitted, common: Common): Html =>
  html`<div class="stack"><div class="grid3">${LOADS.map(load =>
    selectField({
      ...common(`load.${load}`, LOAD_TEXT[load]),
      empty: 'わからない',
      options: DEGREE_TEXT.map((label, degree) => ({ value: String(degree), label })),
    }),
  )}</div>${[
    radioField({
      name: 'load_rest',
      label: '「わからない」のままの負担は',
      value: one(values, 'load_rest') || 'unknown',
      options: [
        { value: 'unknown', label: 'わからない', hint: '公開ページでも「わかりません」とします' },
        { value: 'none', label: '団体にたずねて、「なし」と確かめた' },
      ],
    }),
    textField({ ...common('caution', '気をつけること'), example: '2時間立ったままです。' }),
    textArea({
      ...common('safety', '安全のための工夫'),
      hint: '年を重ねた方がけがをしないための工夫。人を雇う事業者には努力義務です（2026年4月から）。',
      example: '滑りにくい靴を貸し出します。重い物は2人で持ちます。',
      rows: 2,
    }),
    checkboxField({
      ...common('requires', 'なくてはならない資格'),
      columns: true,
      values: all(values, 'requires'),
      options: skills(SKILL_KEYS.filter(key => SKILLS[key] === 'licence')),
    }),
    checkboxField({
      ...common('wants', 'あるとうれしい経験・技能'),
      columns: true,
      values: all(values, 'wants'),
      options: skills(SKILL_KEYS),
    }),
    checkboxField({
      ...common('character', '人柄・場'),
      columns: true,
      values: all(values, 'character'),
      options: CHARACTERS.map(value => ({ value, label: CHARACTER_TEXT[value] })),
    }),
  ]}</div>`

/** How many people, who may come, how one begins, whom to call. `mind`: what does not agree about the hours. */
export const conditionFields = (values: Submitted, common: Common, legalForm: LegalForm, mind: string): Html => {
  const tick = (name: string, label: string, hint: string) =>
    checkbox({ name, label, hint, checked: one(values, name) === '1' })
  return html`<div class="grid2"><div class="stack">${[
    radioField({
      ...common('capacity_known', '募集する人数'),
      options: [
        { value: 'yes', label: '決まっている' },
        { value: 'no', label: 'わからない', hint: '案（まとめて決める表）には入りません' },
      ],
    }),
    numberField({ ...common('capacity', '決まっているときの人数'), unit: '人', example: '3' }),
    wholeField(values, common, legalForm, mind),
    ageFields(common, legalForm),
    textField({
      ...common('contact_phone', '問い合わせの電話'),
      type: 'tel',
      width: 'medium',
      hint: '空けておくと、相談窓口の電話を案内します。',
      example: '04-7167-1111',
    }),
  ]}</div><div class="stack">${[
    radioField({
      ...common('residents_only', 'お住まい'),
      options: [
        { value: '0', label: '問わない' },
        { value: '1', label: '市民に限る', hint: '市外の方には提案しません' },
        { value: 'unknown', label: 'わからない' },
      ],
    }),
    tick('urgent', '急いでいる', '一覧と提案で優先します'),
    tick('visit_possible', '見学できる', '活動の前に、場所やようすを見られます'),
    tick('trial_possible', 'お試しできる', '決める前に、1回か2回やってみられます'),
  ]}</div></div>`
}

const wholeField = (values: Submitted, common: Common, legalForm: LegalForm, mind: string): Html =>
  radioField({
    ...common('whole', 'ひとりが全部の時間を受けもつ'),
    hint: mind ? html`案をつくるときに使います。<br><strong>${mind}</strong>` : '案をつくるときに使います。',
    value: one(values, 'whole') || 'unknown',
    options: [
      { value: '1', label: WHOLE_TEXT.whole, hint: '全部の時間に来られる方だけを、全部の時間に割り当てます' },
      { value: '0', label: WHOLE_TEXT.shared, hint: '何人かで曜日や時間を分け合えます（ワークシェア）' },
      {
        value: 'unknown',
        label: '決めていない',
        hint: `${LEGAL_FORM_TEXT[legalForm]}では「${isHiring(legalForm) ? WHOLE_TEXT.whole : WHOLE_TEXT.shared}」とします`,
      },
    ],
  })

// 労働施策総合推進法9条, 施行規則1条の3第1項3号ニ: hiring may be kept to people of 60 and over, and to no other ages.
const ageFields = (common: Common, legalForm: LegalForm): Html => {
  const hiring = isHiring(legalForm)
  return html`${radioField({
    ...common('age', '年齢'),
    ...(hiring && { hint: '募集で年齢を限ることは、法律で原則禁じられています。上限は付けられません。' }),
    options: [
      { value: 'none', label: '問わない' },
      hiring
        ? { value: 'floor', label: '60歳以上に限る', hint: '例外事由3号のニとして表示します' }
        : { value: 'floor', label: '下限がある' },
      { value: 'unknown', label: 'わからない' },
    ],
  })}${!hiring && numberField({ ...common('age_min', '下限があるときの年齢'), unit: '歳以上', example: '60' })}`
}
