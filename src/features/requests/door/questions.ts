import { html } from 'hono/html'
import { all, one, type Submitted } from '#platform/submitted.ts'
import { checkboxField, radioField } from '#ui/choices.ts'
import { hidden, textArea, textField } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import { more } from '#ui/layout.ts'
import { ALL_FIELDS, fieldsOf } from '../forms.ts'
import { LIVES, type Question, TIMES, WHOM, WISHES, type Wish } from '../rules.ts'
import type { Activity } from '../store.ts'
import { TIME_TEXT, WHOM_TEXT, WISH_TEXT } from '../text.ts'
import { isEmployment } from './told.ts'

/** What a page of questions shows: what was typed so far, what is to be mended, and of which activity it is. */
export type Shown = {
  form: Submitted
  errors: Readonly<Record<string, string>>
  activity: Activity | undefined
  city: string
  hours: string
}

const field = ({ form, errors }: Shown, name: string, label: string) => ({
  name,
  label,
  value: one(form, name),
  error: errors[name],
})

const activityFields = (shown: Shown): Content => [
  shown.activity && [
    hidden('activity', shown.activity.id),
    radioField({
      ...field(shown, 'about', '活動'),
      value: one(shown.form, 'about') || 'this',
      required: true,
      options: [
        { value: 'this', label: shown.activity.title, hint: shown.activity.organisation },
        { value: 'open', label: 'ほかの活動のこと・まだ決まっていない' },
      ],
    }),
  ],
  textArea({
    ...field(shown, 'words', shown.activity ? '書いておきたいこと' : 'してみたいこと'),
    rows: 3,
    hint: shown.activity
      ? '空のままでも かまいません。'
      : 'まだ決まっていないときは、空のままでも かまいません。活動の名前や、ちらしの番号でも けっこうです。',
    example: shown.activity ? '友人も 参加しています' : '花の世話が好き。週に1回くらい、近くで',
  }),
]

const wishHint = (wish: Wish, activity: Activity | undefined): string => {
  if (wish === 'visit')
    return activity && !activity.visit_possible
      ? '見学できるか、窓口が 団体に たずねます'
      : '活動のようすを 見に行きます'
  if (wish === 'trial')
    return activity && !activity.trial_possible ? 'お試しできるか、窓口が 団体に たずねます' : '1回だけ やってみます'
  if (wish === 'talk') return '決まっていなくても かまいません'
  return isEmployment(activity)
    ? '応募ではありません。まず 相談員が お話をうかがいます'
    : 'はじめたいので、手つづきを知りたい'
}

const wishFields = (shown: Shown): Content =>
  radioField({
    ...field(shown, 'wish', 'ご希望'),
    required: true,
    options: WISHES.map(value => ({ value, label: WISH_TEXT[value], hint: wishHint(value, shown.activity) })),
  })

const nameFields = (shown: Shown): Content => [
  textField({
    ...field(shown, 'name', 'お名前'),
    required: true,
    hint: 'ひらがなだけでも かまいません。',
    example: 'なかむら かずこ',
    autocomplete: 'name',
  }),
  textField({
    ...field(shown, 'phone', '電話番号'),
    required: true,
    type: 'tel',
    inputmode: 'tel',
    hint: '家の電話でも、携帯電話でも かまいません。電話でないほうが よい方は、空のまま、下に入力してください。',
    example: '04-7167-1111',
    autocomplete: 'tel',
    width: 'medium',
  }),
  more({
    title: '電話でないほうが よい方（メール・手紙）',
    open: ['email', 'address'].some(name => one(shown.form, name) !== '' || shown.errors[name]),
    body: html`<div class="stack"><p class="hint">どちらか1つで かまいません。</p>${textField({
      ...field(shown, 'email', 'メールアドレス'),
      type: 'email',
      inputmode: 'email',
      autocomplete: 'email',
      example: 'nakamura@example.jp',
    })}${textField({
      ...field(shown, 'address', '手紙をお送りする ご住所'),
      autocomplete: 'street-address',
      example: '柏市柏1-2-3 見本荘101',
    })}</div>`,
  }),
]

/** A telephone rings at a time; a letter does not. */
export const isCalled = (form: Submitted): boolean => one(form, 'phone').trim() !== ''

const timeFields = (shown: Shown): Content => [
  isCalled(shown.form) &&
    checkboxField({
      ...field(shown, 'times', 'お電話してよいとき'),
      values: all(shown.form, 'times'),
      hint: html`いくつでも 選べます。選ばないときは、窓口が開いている時間（${shown.hours}）に お電話します。`,
      options: TIMES.map(value => ({
        value,
        label: TIME_TEXT[value],
        ...(value !== 'weekday' && { hint: OUT_OF_HOURS }),
      })),
    }),
  textField({
    ...field(shown, 'note', '気をつけてほしいこと'),
    example: '耳が遠いので 大きな声で',
  }),
]

/** What is not promised. */
const OUT_OF_HOURS = '窓口が休みのときは、ご相談のうえで お電話します'

const whomFields = (shown: Shown): Content => [
  radioField({
    ...field(shown, 'whom', 'どなたのこと'),
    required: true,
    options: WHOM.map(value => ({ value, label: WHOM_TEXT[value] })),
  }),
  textField({
    ...field(shown, 'whom_note', 'ほかの方のときは、その方のこと'),
    hint: 'ご自分のことなら、空のままで かまいません。',
    example: '母のこと。夫と二人で',
  }),
  radioField({
    ...field(shown, 'lives', 'お住まい'),
    hint: 'お住まいが市の外でも お受けします。答えなくても かまいません。',
    columns: true,
    options: LIVES.map(value => ({ value, label: value === 'inside' ? shown.city : `${shown.city}の外` })),
  }),
]

const FIELDS = {
  activity: activityFields,
  wish: wishFields,
  name: nameFields,
  time: timeFields,
  whom: whomFields,
} satisfies Record<Question, (shown: Shown) => Content>

/** The fields of one question. */
export const questionFields = (question: Question, shown: Shown): Content => FIELDS[question](shown)

/** What travels besides the answers: the form's own id, when its first page was opened, whether all was answered once. */
export const BESIDE = ['draft', 'since', 'checked', 'website'] as const

/** Everything that was typed on other pages, to go with this one: nothing is lost by going on or back. */
export function carried({ form, activity }: Pick<Shown, 'form' | 'activity'>, here: Question | null): Content {
  // The times are asked of those who have a telephone only; the boxes that were not shown keep what they had.
  const shownHere = new Set(here === null ? [] : fieldsOf(here).filter(name => name !== 'times' || isCalled(form)))
  if (here === 'activity' && !activity) shownHere.delete('about')
  if (here === 'activity') shownHere.add('website')
  return [...ALL_FIELDS, ...BESIDE]
    .filter(name => !shownHere.has(name))
    .flatMap(name => all(form, name).map(value => hidden(name, value)))
}

/** A field that nobody sees or hears: what writes into it is no person (or a machine that means well). */
export const trap = html`<div class="sr" aria-hidden="true"><label for="website">この欄は 空のままにしてください</label>
  <input id="website" name="website" tabindex="-1" autocomplete="off"></div>`
