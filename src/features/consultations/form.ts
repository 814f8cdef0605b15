import { html } from 'hono/html'
import { draftAsked, holding, staffAsked } from '#features/accounts/index.ts'
import { programmesAsked } from '#features/municipalities/index.ts'
import { partnersAsked } from '#features/organisations/index.ts'
import { fullName, type PersonDesk, personPath, personSubject } from '#features/people/index.ts'
import { CHOSEN_WHATS, type OpenStep, stepsAsked, WHAT_TEXT } from '#features/steps/index.ts'
import { today as dayOf, timeOfDay } from '#platform/clock.ts'
import { recordPath } from '#platform/correctable.ts'
import { formatDay } from '#platform/dates.ts'
import type { Moment, OpenThing } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import type { Ask, Staff } from '#platform/page.ts'
import { NOTE_LIMIT } from '#platform/reading.ts'
import type { Answers } from '#platform/rows.ts'
import { all, filled, one, type Submitted } from '#platform/submitted.ts'
import { formatTime } from '#platform/times.ts'
import { button, linkButton } from '#ui/button.ts'
import { checkboxField, group, radioField } from '#ui/choices.ts'
import { dateField, numberField, selectField, textArea, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pane } from '#ui/layout.ts'
import { stepsPart, thingsPart } from './closing/part.ts'
import { draftKey } from './drafts.ts'
import { draftForm } from './forms.ts'
import { CHANNELS, NEXTS, type Next, SATISFACTION_ANSWERS, TOPICS } from './rules.ts'
import type { Consultation } from './store.ts'
import { CHANNEL_TEXT, NEXT_TEXT, SATISFACTION_TEXT, TOPIC_TEXT } from './text.ts'

/**
 * What the form needs to know beside the person: who may own the next step, which programmes run, to whom one passes on,
 * the person's open steps, and what else is open where this is to be the last consultation.
 */
export type Choices = {
  staff: readonly { id: string; name: string }[]
  programmes: readonly { id: string; name: string }[]
  partners: readonly { id: string; name: string }[]
  steps: readonly OpenStep[]
  things: readonly OpenThing[]
}

export const choicesAsked = (day: string, person: string) => ({
  staff: staffAsked(day, person),
  programmes: programmesAsked(day),
  partners: partnersAsked(),
  steps: stepsAsked(person),
})
export const choicesOf = (
  { staff, steps, ...answers }: Answers<ReturnType<typeof choicesAsked>>,
  things: readonly OpenThing[] = [],
): Choices => ({
  ...answers,
  staff: holding(staff, personSubject.owners()),
  steps: steps.filter(({ subject_kind }) => subject_kind === 'person'),
  things,
})

type Errors = Readonly<Record<string, string>>

const options = <K extends string | number>(codes: readonly K[], labels: Readonly<Record<K, string>>) =>
  codes.map(code => ({ value: String(code), label: labels[code] }))

const field = (typed: Submitted, errors: Errors, name: string, label: string) => ({
  name,
  label,
  value: one(typed, name),
  error: errors[name],
})

/**
 * The consultation that is going on, for typing during the talk: a draft is kept by itself. `typed` is what was typed
 * before (a draft, or a form that was refused with `errors`); `savedAt` says when the draft was kept.
 */
export function consultationForm(
  ask: Ask<Staff>,
  person: PersonDesk,
  choices: Choices,
  typed: Submitted | null,
  errors: Errors = {},
  savedAt?: string,
): Html {
  const shown =
    typed ??
    filled({
      channel: 'visit',
      on_day: formatDay(ask.today).replace(/（.）$/, ''),
      next: 'step',
      what: 'contact',
      owner_id: ask.actor.id,
      programme_id: person.programme_id ?? undefined,
    })
  const path = personPath(person.id)
  return pane({
    id: 'consultation',
    title: 'いまの相談',
    aside: savedAt && `下書き（${formatTime(timeOfDay(savedAt))}に保存）の続きです`,
    body: checked(
      errors,
      form({
        action: `${path}/consultations`,
        once: newId(),
        long: true,
        autosave: `${path}/draft`,
        body: fields(shown, errors, choices, person),
        submit: [
          button({ text: '記録して次へ', kind: 'main' }),
          button({
            text: '下書きを残して、同意を記録する',
            kind: 'quiet',
            formaction: `${path}/draft/consent`,
          }),
          linkButton({ href: `${path}/sheet`, text: '印刷（相談票）', icon: 'print' }),
          savedAt !== undefined &&
            button({ text: '下書きを捨てる', kind: 'quiet', formaction: `${path}/draft/discard` }),
        ],
      }),
    ),
  })
}

/** The fields of what was said, how and when. `rest`: more that stands beside the day. */
export const talkPart = (
  typed: Submitted,
  errors: Errors,
  { programmes }: Pick<Choices, 'programmes'>,
  opened = false,
): Content[] => {
  const f = (name: string, label: string) => field(typed, errors, name, label)
  const rest = opened || one(typed, 'satisfied') !== '' || ['on_day', 'satisfied'].some(name => errors[name])
  return [
    textArea({ ...f('said', '話されたこと'), rows: 5, limit: NOTE_LIMIT }),
    html`<div class="grid2">${textArea({ ...f('vague_wish', '希望（本人のことば）'), rows: 2, example: '何かやりたいけど、毎日はむり' })}${textArea({ ...f('became', 'どんな希望になったか'), rows: 2, example: '週2回、近くで本にかかわること' })}</div>`,
    checkboxField({
      ...f('topics', '話題'),
      values: all(typed, 'topics'),
      columns: true,
      options: options(TOPICS, TOPIC_TEXT),
    }),
    html`<div class="grid3">${selectField({ ...f('channel', '方法'), required: true, options: options(CHANNELS, CHANNEL_TEXT) })}${numberField({ ...f('minutes', '時間'), required: true, unit: '分' })}${textField(f('place', '場所（出張のとき）'))}</div>`,
    more({
      title: opened ? '相談した日・事業・満足度' : '相談した日（きょう）・事業・満足度',
      open: rest,
      body: html`<div class="grid3">${[
        dateField({ ...f('on_day', '相談した日'), required: true }),
        selectField({
          ...f('programme_id', '事業'),
          empty: 'この方の事業',
          options: programmes.map(({ id, name }) => ({ value: id, label: name })),
        }),
        selectField({
          ...f('satisfied', '満足度'),
          empty: '聞いていない',
          options: options(SATISFACTION_ANSWERS, SATISFACTION_TEXT),
        }),
      ]}</div>`,
    }),
  ]
}

/** Whoever goes together with this person may have been there too. */
const besideField = (typed: Submitted, errors: Errors, { bonds }: PersonDesk): Content => {
  const others = bonds
    .filter(({ kind, ended_on }) => kind === 'together' && ended_on === null)
    .map(({ other }) => other)
  return (
    others.length > 0 &&
    selectField({
      ...field(typed, errors, 'with_id', 'いっしょに相談した方'),
      hint: 'お二人の履歴に残り、件数は1件と数えます。',
      empty: 'いない',
      options: others.map(other => ({ value: other.id, label: `${fullName(other)}さん（No. ${other.number}）` })),
    })
  )
}

const fields = (typed: Submitted, errors: Errors, choices: Choices, person: PersonDesk): Content => {
  const { staff, programmes, partners, steps, things } = choices
  const f = (name: string, label: string) => field(typed, errors, name, label)
  const next = NEXTS.find(code => code === one(typed, 'next')) ?? 'step'
  return [
    ...talkPart(typed, errors, { programmes }),
    besideField(typed, errors, person),
    stepsPart(steps, typed, errors, next),
    next === 'end' && thingsPart(things, typed, errors),
    group(
      { name: 'after', label: '次の一歩', readonly: true },
      html`<div class="stack">${radioField({ ...f('next', 'この相談のあと'), required: true, value: next, options: options(nextsFor(steps), NEXT_TEXT) })}
        <div class="grid2">${selectField({ ...f('what', '何をするか'), required: true, options: options(CHOSEN_WHATS, WHAT_TEXT) })}${textField({ ...f('note', 'くわしく'), example: '図書館の見学をすすめる' })}</div>
        ${selectField({ ...f('partner_id', 'つなぐ先（「連携先につなぐ」のとき）'), empty: '選んでください', options: partners.map(({ id, name }) => ({ value: id, label: name })), hint: 'この連携先に伝える同意が要ります。まだのときは、下の「下書きを残して、同意を記録する」から記録してください。' })}
        <div class="grid2">${selectField({ ...f('owner_id', '担当'), required: true, options: staff.map(({ id, name }) => ({ value: id, label: name })) })}${dateField({ ...f('due_on', '期限'), required: true, example: '令和8年11月24日（終わりのときは空欄）' })}</div>
        ${textField({ ...f('end_reason', '終わりにするわけ（「この相談で終わり」のとき）'), example: '活動が始まった' })}</div>`,
    ),
  ]
}

/** What was planned before can only go on where something was planned. */
const nextsFor = (steps: readonly OpenStep[]): readonly Next[] =>
  steps.some(({ what }) => what !== 'recall') ? NEXTS : NEXTS.filter(next => next !== 'kept')

/** What the form of a consultation that is going on asks of the database: its choices and the draft that was kept. */
export const runningAsked = (ask: Ask<Staff>, person: string) => ({
  ...choicesAsked(ask.today, person),
  draft: draftAsked(ask.actor.id, draftKey(person)),
})

/** The form of the person whom the actor is talking with: the draft that was kept, or an empty one. */
export function runningConsultation(
  ask: Ask<Staff>,
  person: PersonDesk,
  { draft: [draft], ...choices }: Answers<ReturnType<typeof runningAsked>>,
): Html {
  const typed = draft ? draftForm(draft.data) : null
  return consultationForm(ask, person, choicesOf(choices), typed, {}, typed ? draft?.updated_at : undefined)
}

/** The consultations of a person as moments of their time line. */
export const consultationTimeline = (consultations: readonly Consultation[]): Moment[] =>
  consultations.map(({ on_day, created_at, ...talk }) => ({
    // Of one day, the talk stands where it was recorded.
    at: dayOf(created_at) === on_day ? created_at : on_day,
    day: on_day,
    aside: `${CHANNEL_TEXT[talk.channel]} ${talk.minutes}分・${talk.by}`,
    body: html`${talk.beside && html`<p class="faint">${talk.beside}さんといっしょに</p>`}${talkBody(talk)}`,
    amend: recordPath('consultation', talk.id),
  }))

/** What was said and what the vague wish became. */
export const talkBody = ({
  said,
  vague_wish,
  became,
  topics,
  place,
}: Pick<Consultation, 'said' | 'vague_wish' | 'became' | 'topics' | 'place'>): Content => [
  said && html`<p>${said.split('\n').map((line, at) => [at > 0 && html`<br>`, line])}</p>`,
  (vague_wish || became) && html`<p>${vague_wish && `「${vague_wish}」`}${became && `→ ${became}`}</p>`,
  (topics.length > 0 || place) &&
    html`<p class="faint">${[topics.map(topic => TOPIC_TEXT[topic]).join('・'), place].filter(text => text !== '').join('　')}</p>`,
]
