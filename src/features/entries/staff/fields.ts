import { html } from 'hono/html'
import { HEARD_FROM, HEARD_TEXT } from '#features/people/index.ts'
import { workName } from '#features/works/index.ts'
import { formatDay } from '#platform/dates.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { radioField } from '#ui/choices.ts'
import { dateField, numberField, selectField, textArea, textField } from '#ui/fields.ts'
import type { Content, Html } from '#ui/html.ts'
import { ANSWER_FIELDS, type Choices } from '../forms.ts'
import type { EntryKind, Facts } from '../rules.ts'
import { ANSWER_TEXT, OFFICE } from '../text.ts'

/** What a form of entries shows: what was typed or is stored, and the sentences of what does not fit. */
export type Shown = { typed: Submitted; errors: Readonly<Record<string, string>> }

/** What is stored, as its form has it. */
export const typedOf = (facts: Facts): Submitted =>
  filled({
    work: facts.work_id,
    team: facts.team_id,
    from_day: facts.from_day && formatDay(facts.from_day),
    on_day: formatDay(facts.on_day),
    count: facts.count,
    part: facts.part,
    medium: facts.medium,
    asked: facts.asked,
    ...Object.fromEntries(ANSWER_FIELDS.map((name, at) => [name, facts.answers?.[at]])),
    source: facts.source,
    note: facts.note,
  })

/** The fields of one kind, and of no other: what, when, how many, what was answered, and where it stands. */
export function entryFields(kind: EntryKind, choices: Choices & { desk: boolean }, { typed, errors }: Shown): Content {
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })
  return [
    daysPart(kind, field),
    kind.asks !== 'only' && countField(kind, field),
    partField(kind, field),
    kind.key === 'expense' && mediumField(field),
    kind.asks !== 'none' && answersPart(kind, field),
    choices.works.length > 0 &&
      selectField({
        ...field('work', '事業'),
        empty: 'どの事業にもあたらない',
        options: choices.works.map(work => ({ value: work.id, label: workName(work) })),
      }),
    teamField(choices, field),
    textField({
      ...field('source', '何に書いてある数か'),
      required: true,
      hint: '資料のファイルを付けるときは、空けてもかまいません。',
      example: '令和8年6月20日 セミナー実施報告書',
    }),
    textArea({ ...field('note', 'メモ'), rows: 3, limit: 2000 }),
  ]
}

type Field = (name: string, label: string) => { name: string; label: string; value: string; error: string | undefined }

const daysPart = (kind: EntryKind, field: Field): Content => [
  dateField({
    ...field('on_day', kind.ahead ? '期間の末日（1日だけなら、その日）' : '日（期間の数のときは、その末日）'),
    required: true,
  }),
  !kind.state &&
    dateField({
      ...field('from_day', '期間の初日（1日だけなら空けておきます）'),
      hint: '1か月分や四半期分をまとめて入れるときに使います。四半期をまたぐ数は、年度の数としてだけ数えます。',
      example: '',
    }),
]

function countField({ unit, state }: EntryKind, field: Field): Html {
  // An amount is longer than a number of people.
  if (unit === '円')
    return textField({ ...field('count', '金額（円）'), required: true, width: 'medium', inputmode: 'numeric' })
  return numberField({ ...field('count', state ? 'この日からの数' : '数'), required: true, unit })
}

function partField({ part_label: label, parts }: EntryKind, field: Field): Content {
  if (label === null) return false
  const shown = { ...field('part', label), required: true }
  if (parts.length === 0) return textField({ ...shown, width: 'medium' })
  return radioField({ ...shown, columns: true, options: parts.map(value => ({ value, label: value })) })
}

const mediumField = (field: Field): Html =>
  selectField({
    ...field('medium', '広報費を使った周知の方法'),
    empty: '選ばない（わからない、いくつかにまたがる）',
    hint: '費目が「広報費」のときに選びます。登録のときにうかがう「きっかけ」と同じ分け方で、登録1人あたりの費用を出します。',
    options: HEARD_FROM.map(value => ({ value, label: HEARD_TEXT[value] })),
  })

function answersPart({ asks, unit }: EntryKind, field: Field): Html {
  const required = asks === 'only'
  return html`<fieldset class="box"><legend>アンケートの答え${!required && '（聞いたとき）'}</legend>
    <p class="hint">5つとも入れます。その答えの人がいなかったところは「0」です。聞いていないときは、すべて空けておきます。</p>
    ${numberField({ ...field('asked', 'アンケートを渡した人数'), unit: '人', hint: 'わからないときは空けておきます。回答率は出ません。' })}
    ${ANSWER_FIELDS.map((name, at) => numberField({ ...field(name, ANSWER_TEXT[at]!), required, unit: unit === '人' ? '人' : '件' }))}</fieldset>`
}

function teamField({ teams, desk }: Choices & { desk: boolean }, field: Field): Content {
  if (teams.length === 0) return false
  return selectField({
    ...field('team', '部署'),
    required: !desk,
    ...(desk ? { empty: OFFICE } : teams.length > 1 ? { empty: '選んでください' } : {}),
    options: teams.map(({ id, name }) => ({ value: id, label: name })),
  })
}
