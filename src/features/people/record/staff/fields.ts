import { html } from 'hono/html'
import {
  CATEGORIES,
  CATEGORY_TEXT,
  type Category,
  CHARACTER_TEXT,
  CHARACTERS,
  DOOR_TEXT,
  DOORS,
  isCategory,
  LEGAL_FORM_TEXT,
  type LegalForm,
  LOAD_TEXT,
  LOADS,
  MEANS,
  MEANS_TEXT,
  SKILL_TEXT,
  SKILLS,
  WEEKDAYS,
} from '#features/kinds/index.ts'
import { ageOn } from '#platform/ages.ts'
import { type Day, formatDay, parseDay } from '#platform/dates.ts'
import { NOTE_LIMIT } from '#platform/reading.ts'
import { all, one, type Submitted } from '#platform/submitted.ts'
import { checkbox, checkboxField, group, radioField } from '#ui/choices.ts'
import { dateField, type Field, numberField, selectField, textArea, textField } from '#ui/fields.ts'
import { attrs, type Content } from '#ui/html.ts'
import { more } from '#ui/layout.ts'
import { listClass, table } from '#ui/table.ts'
import { readWeek, weekField } from '#ui/weekgrid.ts'
import { wishWords } from '#ui/wish.ts'
import { CONTACTS, DEGREES, DIGITAL, HEARD_FROM, isAgeAsked, PAYS, SEXES, type Section } from '../../rules.ts'
import { AVOID_TEXT, CONTACT_TEXT, DIGITAL_TEXT, HEARD_TEXT, PAY_TEXT, SEX_TEXT, UNASKED_TEXT } from '../../text.ts'
import { fieldLabel } from '../labels.ts'
import { INFERRED, loadName, wishName } from '../sections.ts'
import { ABSENCE_ROWS, absenceName, reachName, timeName } from '../sections-time.ts'
import { type Home, townField } from './home-field.ts'

/** What the fields of a form show: values, what is wrong, and what another member of staff saved meanwhile. */
export type Showing = {
  form: Submitted
  errors: Readonly<Record<string, string>>
  beside: Readonly<Record<string, string>>
  towns: readonly Home[]
  programmes: readonly { id: string; name: string }[]
  today: Day
  /** The legal forms that can be chosen. */
  forms: readonly LegalForm[]
}

type Codes = Readonly<Record<string, string>>
const options = (codes: readonly (string | number)[], labels: Codes) =>
  codes.map(code => ({ value: String(code), label: labels[code] ?? '' }))

/** Everything of a field but its kind. */
const field = ({ form, errors, beside }: Showing, name: string, hint?: string) => {
  const stored = beside[name]
  return {
    name,
    label: fieldLabel(name),
    value: one(form, name),
    values: all(form, name),
    error: errors[name],
    hint: stored ? html`${hint && html`${hint}<br>`}<strong>${stored}</strong>` : hint,
  }
}

/** The birth date, with the age that it gives beside it once it was read, and the question where few reach that age. */
export function birthField(field: Field, typed: Submitted, today: Day): Content {
  const birth = parseDay(one(typed, 'birth_on'))
  const age = birth && birth <= today && `${formatDay(birth)}生まれ・${ageOn(birth, today)}歳`
  return [
    dateField({
      ...field,
      hint: field.hint ?? (age || undefined),
      required: true,
      example: '昭和33年5月4日、S33.5.4、1958-05-04',
    }),
    birth !== null &&
      isAgeAsked(birth, today) &&
      checkboxField({
        name: 'birth_sure',
        label: 'この生年月日',
        values: all(typed, 'birth_sure'),
        options: [{ value: '1', label: `まちがいない（${ageOn(birth, today)}歳）` }],
      }),
  ]
}

/** Name, birth and how to reach: the few that are asked first; the rest opens on demand. */
export const basicFields = (show: Showing, open: boolean): Content => [
  html`<div class="grid2">${textField({ ...field(show, 'family_name'), required: true, example: '中村（聞いただけのときは、ふりがなだけでもかまいません）' })}${textField({ ...field(show, 'given_name'), example: '和子' })}</div>`,
  html`<div class="grid2">${textField({ ...field(show, 'family_kana'), example: 'なかむら' })}${textField({ ...field(show, 'given_kana'), example: 'かずこ' })}</div>`,
  html`<div class="grid2"><div>${birthField(field(show, 'birth_on'), show.form, show.today)}</div>${textField({ ...field(show, 'phone'), type: 'tel', required: true, width: 'medium', example: '04-7167-1111（ない方は「連絡先なし」を選びます）' })}</div>`,
  selectField({ ...field(show, 'contact_first'), empty: '聞いていない', options: options(CONTACTS, CONTACT_TEXT) }),
  more({
    title: 'そのほか（あとからでも入力できます）',
    open,
    body: html`<div class="stack">${restOfBasic(show)}</div>`,
  }),
]

const restOfBasic = (show: Showing): Content => [
  checkboxField({ ...field(show, 'contact_by'), columns: true, options: options(CONTACTS, CONTACT_TEXT) }),
  html`<div class="grid2">${townField(field(show, 'town_id'), show.towns)}${textField(field(show, 'address'))}</div>`,
  html`<div class="grid2">${textField({ ...field(show, 'email'), type: 'email' })}${textField({ ...field(show, 'contact_note'), example: '電話は午前だけ' })}</div>`,
  html`<div class="grid2">${selectField({ ...field(show, 'sex'), empty: '聞いていない', options: options(SEXES, SEX_TEXT) })}${selectField({ ...field(show, 'digital'), empty: 'まだ聞いていない', options: options(DIGITAL, DIGITAL_TEXT) })}</div>`,
  html`<div class="grid2">${selectField({
    ...field(show, 'programme_id', '選ばないときは、登録のときに年齢に合う事業になります。'),
    empty: '選ばない',
    options: show.programmes.map(({ id, name }) => ({ value: id, label: name })),
  })}${selectField({ ...field(show, 'heard_from'), empty: '聞いていない', options: options(HEARD_FROM, HEARD_TEXT) })}</div>`,
]

const categories = Object.keys(CATEGORIES).filter(isCategory)

const wishesFields = (show: Showing): Content => [
  checkboxField({
    ...field(show, 'forms', '受けられるものだけにチェックを入れます。まだ聞いていないときは、何も選びません。'),
    columns: true,
    options: options(show.forms, LEGAL_FORM_TEXT),
  }),
  radioField({
    ...field(show, 'pay'),
    columns: true,
    options: [...options(PAYS, PAY_TEXT), { value: '', label: 'まだ聞いていない' }],
  }),
  checkboxField({
    ...field(show, 'character', 'ご本人のことばで選びます。'),
    columns: true,
    options: options(CHARACTERS, CHARACTER_TEXT),
  }),
  ...DOORS.map(door =>
    table({
      caption: `${DOOR_TEXT[door]}：どのくらいやりたいか`,
      cards: 'beside',
      empty: '',
      items: categories.filter(category => CATEGORIES[category] === door),
      columns: [
        { key: 'category', title: '分野', header: true, cell: category => wishHead(show, category) },
        ...SCORES.map(score => ({
          key: String(score),
          title: wishWords[score],
          cell: (category: Category) => wishBox(show, category, score),
        })),
      ],
    }),
  ),
]

const SCORES = ['-2', '-1', '0', '1', '2'] as const

const wishHead = (show: Showing, category: Category): Content => {
  const beside = show.beside[wishName(category)]
  return [
    CATEGORY_TEXT[category],
    all(show.form, INFERRED).includes(category) &&
      checkbox({
        name: INFERRED,
        value: category,
        checked: true,
        label: 'これまでの様子から（ご本人に聞いたら、はずします）',
      }),
    beside && html`<br><strong>${beside}</strong>`,
  ]
}

const wishBox = (show: Showing, category: Category, score: (typeof SCORES)[number]): Content => {
  const name = wishName(category)
  return html`<input${attrs({ type: 'radio', name, value: score, checked: one(show.form, name) === score, 'aria-label': `${CATEGORY_TEXT[category]}：${wishWords[score]}` })}>`
}

const timeFields = (show: Showing): Content => [
  weekField({
    ...field(show, 'week', '午前は6時〜12時、午後は12時〜18時です。'),
    value: readWeek(all(show.form, 'week')),
    atOnce: true,
  }),
  checkbox({
    name: 'never_free',
    label: 'いまは来られる時間がない、と聞いた',
    hint: 'まだ聞いていないときは、表もここも空のままにします。',
    checked: one(show.form, 'never_free') === '1',
    error: show.errors['never_free'],
  }),
  more({
    title: '時間をくわしく決める日',
    open: WEEKDAYS.some((_, day) => one(show.form, timeName(day)) !== ''),
    body: html`<p class="hint">入力した日は、上の午前・午後の代わりになります。例：9:00-12:00、14:00-16:00</p><div class="grid3">${WEEKDAYS.map((_, day) => textField(field(show, timeName(day))))}</div>`,
  }),
  group(
    {
      name: 'absences',
      label: '来られない日（旅行・通院など）',
      readonly: true,
      hint: '消すときは、日を空欄にします。',
    },
    html`<div class="stack">${absenceRows(show)}</div>`,
  ),
  group(
    {
      name: 'reach',
      label: 'ひとりで行ける範囲',
      readonly: true,
      hint: '使う足だけ、片道で無理なく行ける分数を入力します。',
    },
    html`<div class="grid3">${MEANS.map(means => numberField({ ...field(show, reachName(means)), label: MEANS_TEXT[means], unit: '分まで' }))}</div>`,
  ),
  html`<div class="grid3">${numberField({ ...field(show, 'hours_wanted'), unit: '時間' })}${numberField({ ...field(show, 'hours_max'), unit: '時間まで' })}${numberField({ ...field(show, 'days_max'), unit: '日まで' })}${numberField(
    { ...field(show, 'activities_max'), unit: 'つまで' },
  )}</div>`,
]

/** What is there, and two rows more. */
function absenceRows(show: Showing): Content[] {
  const rows = Array.from({ length: ABSENCE_ROWS }, (_, row) => row)
  const last =
    rows.findLast(row =>
      (['from', 'to', 'note'] as const).some(part => one(show.form, absenceName(part, row)) !== ''),
    ) ?? -1
  return rows.slice(0, last + 3).map(
    row =>
      html`<div class="grid3">${textField({
        ...field(show, absenceName('from', row)),
        label: `${row + 1}行目：はじめの日`,
        width: 'medium',
      })}${textField({ ...field(show, absenceName('to', row)), label: `${row + 1}行目：終わりの日`, width: 'medium' })}${textField({ ...field(show, absenceName('note', row)), label: `${row + 1}行目：わけ` })}</div>`,
  )
}

const bodyFields = (show: Showing): Content => [
  html`<div class="grid2">${LOADS.map(load =>
    selectField({
      ...field(show, loadName(load)),
      label: LOAD_TEXT[load],
      empty: UNASKED_TEXT,
      options: options(DEGREES, AVOID_TEXT),
    }),
  )}</div>`,
]

const healthFields = (show: Showing): Content => [
  textArea({
    ...field(
      show,
      'health_note',
      '窓口の職員だけが見ます。開いた人の記録が残り、ほかの画面・団体・紹介状・公開ページには出ません。',
    ),
    limit: NOTE_LIMIT,
    example: '膝が痛むので、立ち続けは30分まで',
  }),
]

const skillsFields = (show: Showing): Content => [
  group(
    { name: 'skills', label: '経験・資格', readonly: true, hint: field(show, 'skills').hint },
    html`<div class="grid2">${(['licence', 'skill'] as const).map(kind => skillTable(show, kind))}</div>`,
  ),
  textArea({ ...field(show, 'work_history'), limit: NOTE_LIMIT, example: '経理22年、図書委員' }),
]

const skillTable = (show: Showing, kind: 'licence' | 'skill'): Content => {
  const box = (name: 'skills' | 'wants', skill: string, label: string) => {
    const word = name === 'skills' ? 'ある' : '使いたい'
    const checked = all(show.form, name).includes(skill)
    return html`<label class="choice"><input${attrs({ type: 'checkbox', name, value: skill, checked, 'aria-label': `${label}：${word}` })}><span>${word}</span></label>`
  }
  const rows = Object.entries(SKILL_TEXT).filter(([skill]) => SKILLS[skill as keyof typeof SKILLS] === kind)
  return html`<div><table class="${listClass('beside')}"><caption>${kind === 'licence' ? '資格・免許' : '経験・得意なこと'}</caption><tbody>${rows.map(
    ([skill, label]) =>
      html`<tr><th scope="row">${label}</th><td>${box('skills', skill, label)}</td><td>${box('wants', skill, label)}</td></tr>`,
  )}</tbody></table></div>`
}

/** The fields of each part of a record. */
export const SECTION_FIELDS: Record<Section, (show: Showing) => Content> = {
  basic: show => basicFields(show, true),
  wishes: wishesFields,
  time: timeFields,
  body: bodyFields,
  health: healthFields,
  skills: skillsFields,
}
