import { html } from 'hono/html'
import { deskDaysOn, openFrom } from '#features/municipalities/index.ts'
import { personLink } from '#features/people/index.ts'
import { openStepOf } from '#features/steps/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { addDays, formatDay, formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { selectField, textArea, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { phoneLink } from '#ui/frame.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { nextStep } from '#ui/steps.ts'
import { summary } from '#ui/summary.ts'
import { timeline } from '#ui/timeline.ts'
import { inLines } from '../own/thread.ts'
import { after, LIMIT, PASSED_BY, questionPath, STAFF_PATH, withoutWho } from '../rules.ts'
import { DESK_STATUS_TEXT, PASSED_BY_TEXT, VERB_TEXT } from '../text.ts'
import { type DeskQuestion, type Line, linesOf, questionAtDesk } from './store.ts'

/** What was typed into a form that was refused, and what is wrong: with its fields, or with all of it. */
export type Shown = { typed?: Submitted; errors?: Readonly<Record<string, string>>; refused?: string }

export const detail = page.staff({
  path: questionPath(':id'),
  can: 'people.read',
  audit: { action: 'question.read', subject: ask => ['question', ask.params.id] },
  get: (ask, db) => detailView(ask, db),
})

/** The page of a question, with a form as it was refused. Null where there is none. */
export async function detailView(ask: Ask<Staff, 'id'>, db: Read, shown: Shown = {}): Promise<View | null> {
  const question = await questionAtDesk(db, ask.params.id)
  if (!question) return null
  const [lines, step] = [await linesOf(db, question.id), await openStepOf(db, 'question', question.id)]
  return {
    title: `「${question.title}」についての質問`,
    nav: STAFF_PATH,
    ...((shown.refused || shown.errors) && { status: 422 as const }),
    body: html`${backLink(STAFF_PATH, '質問の一覧へ')}${pageHead({ title: `「${question.title}」についての質問`, lead: html`${personLink({ ...question, id: question.person_id })}さん・${DESK_STATUS_TEXT[question.status]}` })}
      ${shown.refused && notice({ kind: 'error', live: true, title: shown.refused })}
      ${twoPanes(
        html`<div class="stack">${pane({ title: '質問と答え', body: threadOf(lines) })}${pane({ title: '活動と団体', body: activityPart(question) })}</div>`,
        html`<div class="stack">${step && nextStep({ what: '質問に答える', owner: step.owner, due: formatShort(step.due_on), datetime: step.due_on })}${
          may(ask, 'people.write') &&
          (after(question.status, 'answer')
            ? await workPart(ask, db, question, lines, shown)
            : notice({ kind: 'info', title: 'この質問は終わりました。' }))
        }</div>`,
      )}`,
  }
}

const bodyOf = ({ words, note, medium }: Line): Content =>
  html`<p>${inLines(words || note)}</p>${medium && html`<p class="faint">${PASSED_BY_TEXT[medium]}聞きました。だれからかは伝えていません。</p>`}`

const threadOf = (entries: readonly Line[]): Content =>
  timeline(
    entries.map(line => ({
      when: formatDay(dayOf(line.at)),
      datetime: dayOf(line.at),
      aside: [VERB_TEXT[line.verb], line.verb === 'ask' ? 'ご本人' : line.by].filter(Boolean).join('・'),
      body: bodyOf(line),
    })),
    false,
  )

const activityPart = (question: DeskQuestion): Content =>
  summary([
    {
      label: '活動',
      value: html`<a href="/staff/opportunities/${question.opportunity_id}">${question.title}</a>`,
    },
    {
      label: '団体',
      value: html`<a href="/staff/organisations/${question.organisation_id}">${question.organisation}</a>`,
    },
    { label: '電話', value: html`${[question.contact_phone, question.phone].filter(Boolean).map(phoneLink)}` },
    { label: 'メール', value: question.email },
  ])

const errorsOf = (names: readonly string[], { errors = {} }: Shown): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).filter(([name]) => names.includes(name)))

const fieldOf =
  ({ typed, errors = {} }: Shown) =>
  (name: string, label: string, before = '') => ({
    ...{ name, label, required: true, error: errors[name] },
    value: typed?.fields[name] ? one(typed, name) : before,
  })

async function workPart(
  ask: Ask<Staff>,
  db: Read,
  question: DeskQuestion,
  entries: readonly Line[],
  shown: Shown,
): Promise<Content> {
  const field = fieldOf(shown)
  const asked = withoutWho(entries.findLast(({ verb }) => verb === 'ask')?.words ?? '', question)
  const due = formatDay(openFrom(addDays(ask.today, 7), await deskDaysOn(db, ask.today)))
  const sent = (verb: string, body: Content, text: string, kind: 'main' | 'plain' = 'plain') =>
    form({ action: `${questionPath(question.id)}/${verb}`, once: newId(), body, submit: button({ text, kind }) })
  return [
    pane({
      title: '答える',
      body: checked(
        errorsOf(['answer'], shown),
        sent(
          'answer',
          textArea({
            ...field('answer', '答え'),
            ...{ rows: 5, limit: LIMIT, hint: 'ご本人のページに出ます。団体に確かめたときは、そう書きます。' },
          }),
          '答えを送る',
          'main',
        ),
      ),
    }),
    after(question.status, 'pass') !== null &&
      pane({ title: '団体に確かめる', body: passPart(field, asked, due, shown, sent) }),
    more({
      title: '答えずに終わりにする',
      open: shown.errors?.['why'] !== undefined,
      body: checked(errorsOf(['why'], shown), sent('close', textField(field('why', 'わけ')), '終わりにする')),
    }),
  ]
}

const passPart = (
  field: ReturnType<typeof fieldOf>,
  asked: string,
  due: string,
  shown: Shown,
  sent: (verb: string, body: Content, text: string) => Content,
): Content =>
  checked(
    errorsOf(['medium', 'told', 'due'], shown),
    sent(
      'pass',
      [
        html`<p class="hint">電話やメールで団体に聞いてから記録します。お名前・ご連絡先・ご様子は伝えません。</p>`,
        selectField({
          ...field('medium', '聞いた方法', 'phone'),
          options: PASSED_BY.map(value => ({ value, label: PASSED_BY_TEXT[value] })),
        }),
        textArea({ ...field('told', '団体に聞いたこと', asked), rows: 4, limit: LIMIT }),
        textField({ ...field('due', '返事の期限', due), width: 'medium' }),
      ],
      '記録して返事を待つ',
    ),
  )
