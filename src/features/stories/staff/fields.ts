import { DOOR_TEXT, DOORS } from '#features/kinds/index.ts'
import { formatDay } from '#platform/dates.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { radioField } from '#ui/choices.ts'
import { dateField, hidden, selectField, textArea, textField } from '#ui/fields.ts'
import type { Content as Html } from '#ui/html.ts'
import type { Choices } from '../forms.ts'
import type { Content } from '../rules.ts'
import { LIMITS } from '../text.ts'

/** What a form of stories shows: what was typed or is stored, and the sentences of what does not fit. */
export type Shown = { typed: Submitted; errors: Readonly<Record<string, string>> }

/** What is stored, as its form has it. */
export const typedOf = (story: Content): Submitted =>
  filled({
    ...story,
    activity: story.opportunity_id,
    organisation: story.organisation_id,
    told_on: story.told_on && formatDay(story.told_on),
  })

const options = (rows: Choices['activities']) => rows.map(({ id, name }) => ({ value: id, label: name }))

/** The fields of a story, in the order in which it is told. */
export function storyFields(choices: Choices, version: number, { typed, errors }: Shown): Html[] {
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })
  const part = (name: string, label: string, example: string) =>
    textArea({ ...field(name, label), rows: 4, limit: LIMITS.part, example })
  return [
    hidden('version', version),
    textField({ ...field('title', '題名'), required: true, example: '図書館で、もう一度働く' }),
    textField({
      ...field('pseudonym', '仮の名前'),
      width: 'medium',
      hint: 'ご本人の名前は書きません。年代をそえると伝わります。',
      example: 'Aさん（60代）',
    }),
    radioField({
      ...field('door', '分野'),
      required: true,
      columns: true,
      options: DOORS.map(value => ({ value, label: DOOR_TEXT[value] })),
    }),
    selectField({
      ...field('activity', 'どの活動のことか'),
      empty: '活動を選ばない',
      options: options(choices.activities),
      hint: 'この方に提案した活動と、公開中の新しい活動から選べます。選ぶと、その活動のページからこの事例を読めます。',
    }),
    selectField({
      ...field('organisation', 'どの団体のことか（活動を選ばないとき）'),
      empty: '団体を選ばない',
      options: options(choices.organisations),
    }),
    part('before', 'はじめる前', '退職して、家にいる日が続いていました。'),
    part('did', 'したこと', '週に2回、図書館で本をたなにもどしています。'),
    part('after', 'いま', '外に出る日がふえ、あいさつをする人ができました。'),
    textArea({ ...field('quote', 'ご本人のことば'), rows: 3, limit: LIMITS.quote }),
    dateField({ ...field('told_on', '話をうかがった日') }),
  ]
}
