import { nameFields } from '#features/requests/index.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { radioField } from '#ui/choices.ts'
import { hidden, textField } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import { plainly } from '#ui/plainly.ts'
import type { Texts } from '#ui/walk.ts'
import { keyOf, type Slot } from '../offer/rules.ts'
import { HOWS, TOPICS, WHOM } from '../rules.ts'
import { HOW_TEXT, siteText, TOPIC_TEXT, timeText, WHOM_TEXT } from '../text.ts'
import { fieldsOf, QUESTIONS, type Question } from './forms.ts'

/** What a page of questions shows: what was typed so far, what is to be mended, and which times are free. */
export type Shown = {
  form: Submitted
  errors: Readonly<Record<string, string>>
  /** Those from which one is chosen, the next first. */
  free: readonly Slot[]
  /** The one that was chosen, while it is free. */
  slot: Slot | undefined
  city: string
}

const field = ({ form, errors }: Shown, name: string, label: string) => ({
  name,
  label,
  value: one(form, name),
  error: errors[name],
  required: true,
})

const slotFields = (shown: Shown): Content =>
  radioField({
    ...field(shown, 'slot', '日と時間'),
    options: shown.free.map(slot => ({
      value: keyOf(slot),
      label: timeText(slot),
      hint: `${slot.rule.title}・${siteText(slot.rule)}`,
    })),
  })

const topicFields = (shown: Shown): Content => {
  const hows = shown.slot?.rule.hows ?? HOWS
  return [
    radioField({
      ...field(shown, 'topic', 'お話しになりたいこと'),
      options: TOPICS.map(value => ({ value, label: TOPIC_TEXT[value] })),
    }),
    hows.length === 1
      ? hidden('how', hows[0]!)
      : radioField({
          ...field(shown, 'how', '話し方'),
          options: hows.map(value => ({ value, label: HOW_TEXT[value] })),
        }),
  ]
}

const whomFields = (shown: Shown): Content => [
  radioField({
    ...field(shown, 'whom', 'どなたのこと'),
    value: one(shown.form, 'whom') || 'self',
    options: WHOM.map(value => ({ value, label: WHOM_TEXT[value] })),
  }),
  textField({
    ...field(shown, 'note', 'お伝えになりたいこと'),
    required: false,
    hint: plainly(
      '病気やお金のことは、ここには書かないでください。お会いしてからうかがいます。',
      '病気やお金のことは、ここに書きません。会ってから話します。',
    ),
    example: '耳が遠いので、静かな場所がよい',
  }),
]

const FIELDS = {
  slot: slotFields,
  topic: topicFields,
  name: nameFields,
  whom: whomFields,
} satisfies Record<Question, (shown: Shown) => Content>

/** The fields of one question. */
export const questionFields = (question: Question, shown: Shown): Content => FIELDS[question](shown)

/** All that travels of the answers. */
export const NAMES: readonly string[] = QUESTIONS.flatMap(fieldsOf)

/** Each question as it is asked, and as the check page names its answer. */
export const QUESTION_TEXT = {
  slot: { asks: 'いつがよろしいですか', short: '日と時間' },
  topic: { asks: 'どんなお話ですか', short: 'お話' },
  name: { asks: 'お名前と、ご連絡先を教えてください', short: 'お名前・ご連絡先' },
  whom: { asks: 'どなたのことですか', short: 'そのほか' },
} satisfies Texts<Question>
