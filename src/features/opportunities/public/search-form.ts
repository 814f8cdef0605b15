import { html } from 'hono/html'
import {
  CATEGORIES,
  CATEGORY_TEXT,
  type Category,
  DOOR_TEXT,
  halfDayText,
  LEGAL_FORM_TEXT,
  LEGAL_FORMS,
  LOAD_TEXT,
  LOADS,
  MEANS,
  MEANS_TEXT,
} from '#features/kinds/index.ts'
import type { Gazetteer } from '#features/places/index.ts'
import { button } from '#ui/button.ts'
import { checkbox, checkboxField } from '#ui/choices.ts'
import { fieldId, hidden, selectField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { icon } from '#ui/icons.ts'
import { more } from '#ui/layout.ts'
import { weekField } from '#ui/weekgrid.ts'
import { type Criteria, halfDaysIn, queryOf, REWARD_FILTERS, type RewardFilter, SIZE } from '../find/search.ts'

const REWARD_FILTER_TEXT = {
  paid: 'お金が出る（賃金・報酬・お礼）',
  free: 'お金のやりとりなし',
  cost: '参加費がある',
} satisfies Record<RewardFilter, string>

const MINUTES = [10, 15, 20, 30, 45, 60]

/** The question of a visitor: words first, everything else on demand. `typed` is shown as it was typed. */
export function searchForm(criteria: Criteria, typed: { from: string }, places: Gazetteer): Html {
  const { q, door, size } = criteria
  return html`<search>${form({
    action: '/opportunities',
    method: 'get',
    class: 'box stack',
    body: [
      html`<div class="filters">${textField({ name: 'q', label: 'ことばで さがす', type: 'search', value: q })}</div>`,
      more({
        title: 'どこから・かかる時間で しぼる',
        open: typed.from !== '',
        body: way(criteria, typed.from, places),
      }),
      more({ title: 'くわしい条件（曜日・お金・からだの負担など）で しぼる', body: details(criteria, places) }),
      door ? hidden('door', door) : '',
      size !== SIZE.usual ? hidden('size', size) : '',
    ],
    submit: button({ text: 'さがす', kind: 'main', icon: 'search' }),
  })}</search>`
}

function way({ means, minutes }: Criteria, typed: string, places: Gazetteer): Html {
  const choices = minutes === null || MINUTES.includes(minutes) ? MINUTES : [...MINUTES, minutes].sort((a, b) => a - b)
  return html`<div class="filters">${fromField(typed, places)}
    ${selectField({ name: 'means', label: '行き方', value: means, options: MEANS.map(value => ({ value, label: MEANS_TEXT[value] })) })}
    ${selectField({ name: 'minutes', label: 'かかる時間', value: minutes ?? '', empty: '決めない', options: choices.map(value => ({ value: String(value), label: `${value}分まで` })) })}</div>`
}

const fromField = (typed: string, { towns }: Gazetteer): Html =>
  html`<div class="field"><label for="${fieldId('from')}">どこから（町の名前）</label><input type="text" id="${fieldId('from')}" name="from" value="${typed}" list="towns" autocomplete="off"><datalist id="towns">${towns.map(({ name }) => html`<option value="${name}"></option>`)}</datalist></div>`

function details(
  { door, form: legal, category, area, when, reward, loads, trial, visit }: Criteria,
  { areas }: Gazetteer,
): Html {
  const categories = (Object.keys(CATEGORIES) as Category[]).filter(
    key => !door || CATEGORIES[key] === door || key === category,
  )
  return html`<div class="stack"><div class="filters">
      ${selectField({ name: 'category', label: '分野', value: category ?? '', empty: 'すべて', options: categories.map(value => ({ value, label: CATEGORY_TEXT[value] })) })}
      ${selectField({ name: 'form', label: '働き方・かかわり方', value: legal ?? '', empty: 'すべて', options: LEGAL_FORMS.map(value => ({ value, label: LEGAL_FORM_TEXT[value] })) })}
      ${selectField({ name: 'area', label: '地域', value: area?.name ?? '', empty: 'すべて', options: areas.map(({ name }) => ({ value: name, label: name })) })}
      ${selectField({ name: 'reward', label: 'お金', value: reward ?? '', empty: 'すべて', options: rewards })}</div>
    <div class="filters">${weekField({ name: 'when', label: '行ける時間（どれか1つでも合えば）', value: when })}</div>
    <div class="filters">${checkboxField({ name: 'load', label: '避けたい からだの負担', columns: true, values: loads, options: LOADS.map(value => ({ value, label: LOAD_TEXT[value] })) })}</div>
    <div class="filters">${checkbox({ name: 'visit', label: '見学できるものだけ', checked: visit })}${checkbox({ name: 'trial', label: 'お試しできるものだけ', checked: trial })}</div></div>`
}

const rewards = (Object.keys(REWARD_FILTERS) as RewardFilter[]).map(value => ({
  value,
  label: REWARD_FILTER_TEXT[value],
}))

/** Each condition in use, as words and as what would be asked without it. */
export function conditionsInUse(criteria: Criteria): { text: string; without: Criteria }[] {
  const less = (text: string | false | null, change: Partial<Criteria>) =>
    text ? [{ text, without: { ...criteria, page: 1, ...change } }] : []
  const { q, door, form: legal, category, area, when, from, means, minutes, reward, loads, trial, visit } = criteria
  return [
    ...less(q && `「${q}」`, { q: '' }),
    ...less(door && DOOR_TEXT[door], { door: null }),
    ...less(legal && LEGAL_FORM_TEXT[legal], { form: null }),
    ...less(category && CATEGORY_TEXT[category], { category: null }),
    ...less(area && `地域：${area.name}`, { area: null }),
    ...halfDaysIn(when).flatMap(index => less(halfDayText(index), { when: when & ~(1 << index) })),
    ...less(from && minutes !== null && `${from.name}から ${MEANS_TEXT[means]}で${minutes}分まで`, { minutes: null }),
    ...less(from && minutes === null && `${from.name}から近い順`, { from: null }),
    ...less(reward && REWARD_FILTER_TEXT[reward], { reward: null }),
    ...loads.flatMap(load => less(`${LOAD_TEXT[load]}：なし`, { loads: loads.filter(other => other !== load) })),
    ...less(visit && '見学できる', { visit: false }),
    ...less(trial && 'お試しできる', { trial: false }),
  ]
}

/** The conditions in use, each a link that takes it away. Nothing where nothing narrows. */
export function conditionLinks(criteria: Criteria): Html {
  const used = conditionsInUse(criteria)
  if (used.length === 0) return html``
  return html`<nav aria-label="いまの条件"><p class="faint">いまの条件（押すと、その条件をはずします）</p><ul class="row">${used.map(
    ({ text, without }) =>
      html`<li><a class="button quiet" href="/opportunities${queryOf(without)}">${text}<span aria-hidden="true">✕</span><span class="sr">をはずす</span></a></li>`,
  )}${used.length > 1 && html`<li><a class="button quiet" href="/opportunities">すべてはずす</a></li>`}</ul></nav>`
}

/** What to do where nothing was found: drop one condition, or call. */
export function nothingFound(
  criteria: Criteria,
  desk: { desk_name: string; desk_phone: string; desk_hours: string },
): Html {
  const used = conditionsInUse(criteria)
  return html`<div class="stack"><p><b>この条件に合う活動は、いまはありません。</b></p>
    ${
      used.length > 0
        ? html`<p>条件を1つはずすと、見つかるかもしれません。</p><ul class="row">${used.map(({ text, without }) => html`<li><a class="button plain" href="/opportunities${queryOf(without)}">${text}を はずす</a></li>`)}</ul>`
        : html`<p>新しい活動は、ここに のります。</p>`
    }
    <p>お電話でも さがします。${icon('phone')}${desk.desk_name} ${desk.desk_phone}（${desk.desk_hours}）</p></div>`
}
