import { html } from 'hono/html'
import { formsOffered } from '#features/kinds/index.ts'
import type { Read } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Resident, type View, within } from '#platform/page.ts'
import { accept, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden, textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { phoneLink } from '#ui/frame.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { askForm } from './forms.ts'
import { ask as askAbout, askOn } from './own/actions.ts'
import { nextText, threadPart } from './own/thread.ts'
import { LIMIT, OWN_PATH, ownPath, type Refusal } from './rules.ts'
import { type Activity, activityAsked, openOn, type Question, questionById, threadOf } from './store.ts'
import { REFUSAL_TEXT, STATUS_TEXT } from './text.ts'

type Me = Ask<Resident>
type Shown = { typed?: Submitted; errors?: Readonly<Record<string, string>> }
const statusOf = ({ errors }: Shown, refused?: Refusal): { status?: 422 | 429 } =>
  refused === 'flood' ? { status: 429 } : errors ? { status: 422 } : {}

const refusedAs = (typed: Submitted, refused: Refusal): Shown => ({ typed, errors: { words: REFUSAL_TEXT[refused] } })

/** The field in which they write, and that nobody is told who they are. */
const askPart = (action: string, label: string, { typed, errors = {} }: Shown, beside: Content = false): Content =>
  checked(
    errors,
    form({
      action,
      once: newId(),
      body: [
        beside,
        textArea({
          ...{ name: 'words', label, rows: 5, limit: LIMIT, required: true },
          ...{ value: typed ? one(typed, 'words') : '', error: errors['words'] },
          hint: '窓口が団体に確かめるときも、お名前やご連絡先は伝えません。',
          example: 'ひざが痛くても、休みながらできますか。',
        }),
      ],
      submit: button({ text: '窓口に聞く', kind: 'main' }),
    }),
  )

const orCall = ({ municipality }: Me): Content =>
  html`<p>お電話でもお受けします。${phoneLink(municipality.desk_phone)}（${municipality.desk_hours}）</p>`

const newView = (ask: Me, activity: Activity, shown: Shown = {}, refused?: Refusal): View => ({
  title: 'この活動について聞く',
  nav: '/my',
  ...statusOf(shown, refused),
  body: html`${backLink(`/opportunities/${activity.id}`, '活動のページへ')}${pageHead({ title: `「${activity.title}」について聞く`, lead: '窓口がお答えします。わからないことは、団体に確かめてからお答えします。' })}
    ${activity.status !== 'open' && notice({ kind: 'info', title: 'この活動は、いまは募集を終えています。' })}
    ${askPart(OWN_PATH, '聞きたいこと', shown, hidden('activity', activity.id))}${orCall(ask)}`,
})

/** The activity that is asked about; null where it is none of this city's. */
async function found({ municipality }: Me, db: Read, id: string): Promise<Activity | null> {
  const activity = isId(id) ? await activityAsked(db, id) : undefined
  return activity && formsOffered(municipality).includes(activity.legal_form) ? activity : null
}

const asking = page.resident({
  path: OWN_PATH,
  can: 'everyone',
  audit: { action: 'question.ask', subject: ask => ['person', ask.actor.person] },
  get: async (ask, db) => {
    const activity = await found(ask, db, ask.url.searchParams.get('activity') ?? '')
    if (!activity) return null
    // What is open about it is asked on.
    const open = await openOn(db, ask.actor.person, activity.id)
    return open ? { redirect: ownPath(open.id) } : newView(ask, activity)
  },
  post: async (ask, tx, typed) => {
    const activity = await found(ask, tx, one(typed, 'activity'))
    if (!activity) return null
    const read = accept(askForm, typed)
    if (!read.ok) return newView(ask, activity, { typed, errors: read.errors })
    const asked = await askAbout(tx, activity.id, read.value.words, { ...doing(ask), person: ask.actor.person })
    if ('refused' in asked) return newView(ask, activity, refusedAs(typed, asked.refused), asked.refused)
    return { redirect: ownPath(asked.id), flash: '窓口に届きました。' }
  },
})

async function threadView(ask: Me, db: Read, question: Question, shown: Shown = {}, refused?: Refusal): Promise<View> {
  const [activity, over] = [await activityAsked(db, question.opportunity_id), question.status === 'closed']
  return {
    title: '質問したこと',
    nav: '/my',
    ...statusOf(shown, refused),
    body: html`${backLink('/my', 'わたしのページへ')}${pageHead({ title: activity ? `「${activity.title}」について` : '質問したこと' })}
      ${notice({ kind: question.status === 'answered' ? 'success' : 'info', title: STATUS_TEXT[question.status], body: nextText(question, ask.today) })}
      ${threadPart(await threadOf(db, question.id))}${over ? againPart(activity, shown) : askPart(ownPath(question.id), 'つづけて聞きたいこと', shown)}
      ${orCall(ask)}`,
  }
}

/** What is over is asked anew, with what was typed meanwhile. */
const againPart = (activity: Activity | undefined, shown: Shown): Content =>
  activity &&
  (shown.typed
    ? askPart(OWN_PATH, '聞きたいこと', shown, hidden('activity', activity.id))
    : html`<p>${linkButton({ href: `${OWN_PATH}?activity=${activity.id}`, text: 'あらためて聞く' })}</p>`)

const thread = page.resident({
  path: ownPath(':id'),
  can: 'everyone',
  audit: { action: 'question.mine', subject: ask => ['question', ask.params.id] },
  get: async (ask, db) => {
    const question = await questionById(db, ask.params.id)
    return question ? threadView(ask, db, question) : null
  },
  post: async (ask, tx, typed) => {
    const question = await questionById(tx, ask.params.id)
    if (!question) return null
    const read = accept(askForm, typed)
    if (!read.ok) return threadView(ask, tx, question, { typed, errors: read.errors })
    const asked = await askOn(tx, question, read.value.words, { ...doing(ask), person: ask.actor.person })
    if (!('refused' in asked)) return { redirect: ownPath(question.id), flash: '窓口に届きました。' }
    const now = (await questionById(tx, question.id)) ?? question
    return threadView(ask, tx, now, refusedAs(typed, asked.refused), asked.refused)
  },
})

export const residentPages = [...within('requests', [asking]), thread]
