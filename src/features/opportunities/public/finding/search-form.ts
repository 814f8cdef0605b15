import { html } from 'hono/html'
import {
  CATEGORIES,
  CATEGORY_TEXT,
  type Category,
  LEGAL_FORM_TEXT,
  type LegalForm,
  LOAD_TEXT,
  LOADS,
  MEANS,
  MEANS_TEXT,
} from '#features/kinds/index.ts'
import type { Gazetteer } from '#features/places/index.ts'
import { button } from '#ui/button.ts'
import { checkbox, checkboxField } from '#ui/choices.ts'
import { dateField, fieldId, hidden, selectField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { more } from '#ui/layout.ts'
import { phrases } from '#ui/phrases.ts'
import { weekField } from '#ui/weekgrid.ts'
import { type Criteria, REWARD_FILTERS, type RewardFilter, SIZE } from '../../find/search.ts'
import { REWARD_FILTER_TEXT } from './conditions.ts'

const IN_ONE_TAP = [
  ['weekday-am', '平日の午前'],
  ['weekend', '土日'],
  ['night', '夜'],
] as const
const MINUTES = [10, 15, 20, 30, 45, 60]

/** The question of a visitor: words first, everything else on demand. `typed` is shown as it was typed. */
export function searchForm(
  criteria: Criteria,
  typed: { from: string },
  places: Gazetteer,
  forms: readonly LegalForm[],
): Html {
  const { q, door, size } = criteria
  return html`<search>${form({
    action: '/opportunities',
    method: 'get',
    class: 'box stack',
    body: [
      html`<div class="filters">${textField({ name: 'q', label: 'ことばでさがす', type: 'search', value: q })}</div>`,
      more({
        title: 'どこから・かかる時間でしぼる',
        open: typed.from !== '',
        body: way(criteria, typed.from, places),
      }),
      more({ title: 'くわしい条件（曜日・お金・からだの負担など）でしぼる', body: details(criteria, places, forms) }),
      door ? hidden('door', door) : '',
      criteria.wage ? hidden('wage', criteria.wage) : '',
      size !== SIZE.usual ? hidden('size', size) : '',
      criteria.map ? hidden('map', '1') : '',
    ],
    submit: [button({ text: 'さがす', kind: 'main', icon: 'search' }), inOneTap],
  })}</search>`
}

/** The times that most people have, each sent by one press together with what was typed. */
const inOneTap = html`<p class="row"><span>行ける時間で、すぐにさがす</span>${IN_ONE_TAP.map(([value, text]) => button({ text, name: 'when', value }))}</p>`

function way({ means, minutes }: Criteria, typed: string, places: Gazetteer): Html {
  const choices = minutes === null || MINUTES.includes(minutes) ? MINUTES : [...MINUTES, minutes].sort((a, b) => a - b)
  return html`<div class="filters">${fromField(typed, places)}
    ${selectField({ name: 'means', label: '行き方', value: means, options: MEANS.map(value => ({ value, label: MEANS_TEXT[value] })) })}
    ${selectField({ name: 'minutes', label: 'かかる時間', value: minutes ?? '', empty: '決めない', options: choices.map(value => ({ value: String(value), label: `${value}分まで` })) })}</div>`
}

const fromField = (typed: string, { towns, facilities }: Gazetteer): Html =>
  html`<div class="field"><label for="${fieldId('from')}">どこから（町の名前）</label><p class="hint" id="${fieldId('from')}-hint">${phrases(
    '駅・施設の名前、ひらがな、郵便番号、番地までの住所でもさがせます。',
  )}</p><input type="text" id="${fieldId('from')}" name="from" value="${typed}" list="towns" aria-describedby="${fieldId('from')}-hint" autocomplete="off"><datalist id="towns">${[
    ...facilities,
    ...towns,
  ].map(({ name }) => html`<option value="${name}"></option>`)}</datalist></div>`

function details(
  { door, form: legal, category, area, when, on, reward, loads, trial, visit }: Criteria,
  { areas }: Gazetteer,
  forms: readonly LegalForm[],
): Html {
  const categories = (Object.keys(CATEGORIES) as Category[]).filter(
    key => !door || CATEGORIES[key] === door || key === category,
  )
  return html`<div class="stack"><div class="filters">
      ${selectField({ name: 'category', label: '分野', value: category ?? '', empty: 'すべて', options: categories.map(value => ({ value, label: CATEGORY_TEXT[value] })) })}
      ${selectField({ name: 'form', label: '働き方・かかわり方', value: legal ?? '', empty: 'すべて', options: forms.map(value => ({ value, label: LEGAL_FORM_TEXT[value] })) })}
      ${selectField({ name: 'area', label: '地域', value: area?.name ?? '', empty: 'すべて', options: areas.map(({ name }) => ({ value: name, label: name })) })}
      ${selectField({ name: 'reward', label: 'お金', value: reward ?? '', empty: 'すべて', options: rewards })}</div>
    <div class="filters">${weekField({ name: 'when', label: '行ける時間（どれか1つでも合えば。午後は18時まで、夜は18時から）', value: when, evenings: true })}${dateField({ name: 'on', label: '行きたい日', value: on ?? '' })}</div>
    <div class="filters">${checkboxField({ name: 'load', label: '避けたいからだの負担', columns: true, values: loads, options: LOADS.map(value => ({ value, label: LOAD_TEXT[value] })) })}</div>
    <div class="filters">${checkbox({ name: 'visit', label: '見学できるものだけ', checked: visit })}${checkbox({ name: 'trial', label: 'お試しできるものだけ', checked: trial })}</div></div>`
}

const rewards = (Object.keys(REWARD_FILTERS) as RewardFilter[]).map(value => ({
  value,
  label: REWARD_FILTER_TEXT[value],
}))
