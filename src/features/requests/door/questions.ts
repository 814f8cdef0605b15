import { html } from 'hono/html'
import { all, one, type Submitted } from '#platform/submitted.ts'
import { checkboxField, group, radioField } from '#ui/choices.ts'
import { hidden, textArea, textField } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import { more } from '#ui/layout.ts'
import { fieldsOf } from '../forms.ts'
import { COMPANY, LIVES, QUESTIONS, type Question, TIMES, TOGETHER, WHOM_OFFERED, WISHES, type Wish } from '../rules.ts'
import type { Activity } from '../store.ts'
import { COMPANY_TEXT, TIME_TEXT, TOGETHER_TEXT, WHOM_TEXT, WISH_TEXT } from '../text.ts'
import { isEmployment } from './told.ts'

/** What a page of questions shows: what was typed so far, what is to be mended, and of which activity it is. */
export type Shown = {
  form: Submitted
  errors: Readonly<Record<string, string>>
  activity: Activity | undefined
  city: string
  hours: string
}

const field = ({ form, errors }: Pick<Shown, 'form' | 'errors'>, name: string, label: string) => ({
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
        { value: 'this', label: shown.activity.title, hint: shown.activity.organisation ?? '' },
        { value: 'open', label: 'ほかの活動のこと・まだ決まっていない' },
      ],
    }),
  ],
  textArea({
    ...field(shown, 'words', shown.activity ? '書いておきたいこと・聞きたいこと' : 'してみたいこと'),
    rows: 3,
    hint: shown.activity
      ? '空のままでもかまいません。'
      : 'まだ決まっていないときは、空のままでもかまいません。活動の名前や、ちらしの番号でもけっこうです。',
    example: shown.activity ? '友人も参加しています' : '花の世話が好き。週に1回くらい、近くで',
  }),
]

const wishHint = (wish: Wish, activity: Activity | undefined): string => {
  if (wish === 'visit')
    return activity && !activity.visit_possible ? '見学できるか、窓口が団体にたずねます' : '活動のようすを見に行きます'
  if (wish === 'trial')
    return activity && !activity.trial_possible ? 'お試しできるか、窓口が団体にたずねます' : '1回だけやってみます'
  if (wish === 'talk') return '決まっていなくてもかまいません'
  if (wish === 'ask') return 'お名前やご連絡先を団体に伝えずに、窓口が確かめてお答えします'
  return isEmployment(activity)
    ? '応募ではありません。まず、相談員がお話をうかがいます'
    : 'はじめたいので、手つづきを知りたい'
}

const wishFields = (shown: Shown): Content =>
  radioField({
    ...field(shown, 'wish', 'ご希望'),
    required: true,
    options: WISHES.map(value => ({ value, label: WISH_TEXT[value], hint: wishHint(value, shown.activity) })),
  })

/** Who asks and how they are reached, one way at least. */
export const nameFields = (shown: Pick<Shown, 'form' | 'errors' | 'city'>): Content => [
  textField({
    ...field(shown, 'name', 'お名前'),
    required: true,
    hint: 'ひらがなだけでもかまいません。',
    example: 'なかむら かずこ',
    autocomplete: 'name',
  }),
  group(
    {
      name: 'ways',
      label: 'ご連絡先',
      required: true,
      hint: 'どれか1つでかまいません。',
    },
    html`<div class="stack">${textField({
      ...field(shown, 'phone', '電話番号'),
      type: 'tel',
      inputmode: 'tel',
      example: '04-7167-1111',
      autocomplete: 'tel',
      width: 'medium',
    })}${more({
      title: '電話でないほうがよい方（メール・手紙）',
      open: ['email', 'address'].some(name => one(shown.form, name) !== '' || shown.errors[name]),
      body: html`<div class="stack">${textField({
        ...field(shown, 'email', 'メールアドレス'),
        type: 'email',
        inputmode: 'email',
        autocomplete: 'email',
        example: 'nakamura@example.jp',
      })}${textField({
        ...field(shown, 'address', '手紙をお送りするご住所'),
        autocomplete: 'street-address',
        example: `${shown.city}中央1-2-3 見本荘101`,
      })}</div>`,
    })}</div>`,
  ),
]

/** A telephone rings at a time; a letter does not. */
export const isCalled = (form: Submitted): boolean => one(form, 'phone').trim() !== ''

const timeFields = (shown: Shown): Content => [
  isCalled(shown.form) &&
    checkboxField({
      ...field(shown, 'times', 'お電話してよいとき'),
      values: all(shown.form, 'times'),
      hint: html`いくつでも選べます。選ばないときは、窓口が開いている時間（${shown.hours}）にお電話します。`,
      options: TIMES.map(value => ({
        value,
        label: TIME_TEXT[value],
        ...(value !== 'weekday' && { hint: OUT_OF_HOURS }),
      })),
    }),
  textField({
    ...field(shown, 'note', '気をつけてほしいこと'),
    example: '耳が遠いので大きな声で',
  }),
]

/** What is not promised. */
const OUT_OF_HOURS = '窓口が休みのときは、ご相談のうえでお電話します'

/** Who comes along, up to three, and whether all or none: who does not know yet leaves it open. */
export const companyFields = (shown: Pick<Shown, 'form' | 'errors'>): Content => [
  radioField({
    ...field(shown, 'company', 'おひとりですか、どなたかとごいっしょですか'),
    hint: '決まっていないときは、選ばなくてもかまいません。',
    columns: true,
    options: COMPANY.map(value => ({ value, label: COMPANY_TEXT[value] })),
  }),
  textField({
    ...field(shown, 'companions', 'ごいっしょの方'),
    hint: 'お名前を3人まで、「、」で区切ってください。書かなくてもかまいません。',
    example: 'たけし、はなこ',
  }),
  radioField({
    ...field(shown, 'together', 'ごいっしょの方がいるとき'),
    columns: true,
    options: TOGETHER.map(value => ({ value, label: TOGETHER_TEXT[value] })),
  }),
]

const whomFields = (shown: Shown): Content => [
  radioField({
    ...field(shown, 'whom', 'どなたのこと'),
    required: true,
    options: WHOM_OFFERED.map(value => ({ value, label: WHOM_TEXT[value] })),
  }),
  textField({
    ...field(shown, 'whom_note', 'ほかの方のときは、その方のこと'),
    hint: 'ご自分のことなら、空のままでかまいません。',
    example: '母のこと',
  }),
  companyFields(shown),
  radioField({
    ...field(shown, 'lives', 'お住まい'),
    hint: '市の外にお住まいでもお受けします。答えなくてもかまいません。',
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

/** All that travels: the answers, and by which code of a poster they came. */
export const NAMES: readonly string[] = [...QUESTIONS.flatMap(fieldsOf), 'via']

/** The fields that stand on the page of a question: the times are asked of those who have a telephone only. */
export const shownOn = (question: Question, { form, activity }: Pick<Shown, 'form' | 'activity'>): string[] =>
  fieldsOf(question).filter(name => (name !== 'times' || isCalled(form)) && (name !== 'about' || activity))
