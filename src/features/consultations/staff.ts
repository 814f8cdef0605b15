import { html } from 'hono/html'
import { removeDraft } from '#features/accounts/index.ts'
import {
  consentPath,
  fullKana,
  fullName,
  type PersonDesk,
  personDesk,
  personPane,
  personPath,
  personSheet,
} from '#features/people/index.ts'
import { nextText, openStepsOfPerson, stepText } from '#features/steps/index.ts'
import { ageOn } from '#platform/ages.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Closing, Parts } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { together } from '#platform/rows.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import type { Html } from '#ui/html.ts'
import { pageHead, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { sheet } from '#ui/print.ts'
import { timeline } from '#ui/timeline.ts'
import { type Recorded, recordConsultation } from './actions.ts'
import { anonymousPages } from './anonymous.ts'
import { leftOpen } from './closing/actions.ts'
import { draftKey, keepDraft } from './drafts.ts'
import { choicesAsked, choicesOf, runningAsked } from './form/choices.ts'
import { consultationForm, runningConsultation } from './form/form.ts'
import { idOf } from './forms.ts'
import { csv } from './list/csv.ts'
import { list } from './list/staff.ts'
import { consultationsOf } from './store.ts'
import { CHANNEL_TEXT } from './text.ts'
import { talkBody } from './timeline.ts'

const subject = (ask: Ask<Staff, 'id'>): [string, string] => ['person', ask.params.id]

const consultation = ({ closings }: Parts) =>
  page.staff({
    path: `${personPath(':id')}/consultations`,
    can: 'consultations.write',
    audit: { action: 'consultation.record', subject },
    get: async (ask, db) => {
      const person = await personDesk(db, ask.params.id)
      if (!person) return null
      return view(ask, person, runningConsultation(ask, person, await together(db, runningAsked(ask, person.id))))
    },
    post: async (ask, tx, typed) => {
      const id = ask.params.id
      const token = idOf(one(typed, 'once')) ?? newId()
      const result = await recordConsultation(tx, token, id, typed, closings, doing(ask))
      if (result === null) return null
      if ('errors' in result) return refused(ask, tx, id, typed, result.errors, closings)
      return { redirect: personPath(id), flash: await recordedText(tx, result) }
    },
  })

const recordedText = async (db: Read, { due, closed }: Recorded): Promise<string> => {
  if (closed) return '相談を記録し、この方の相談を終わりにしました。'
  return `相談を記録しました。${due ? await nextText(db, due) : ''}`
}

async function refused(
  ask: Ask<Staff>,
  db: Read,
  id: string,
  typed: Submitted,
  errors: Record<string, string>,
  closings: readonly Closing[],
): Promise<View | null> {
  const person = await personDesk(db, id)
  if (!person) return null
  const asked = await together(db, choicesAsked(ask.today, id))
  const choices = choicesOf(asked, await leftOpen(db, closings, id, ask.today))
  return {
    ...view(ask, person, consultationForm(ask, person, choices, typed, errors)),
    status: 422,
  }
}

const view = (ask: Ask<Staff>, person: PersonDesk, form: Html): View => ({
  title: `${fullName(person)}さん：相談の記録`,
  nav: '/staff/people',
  body: html`${backLink(personPath(person.id), `${fullName(person)}さんの画面へ`)}${pageHead({ title: `${fullName(person)}さん：相談の記録` })}${twoPanes(form, personPane(person, ask.today, false, true))}`,
})

/** Drafts while typing: kept per member of staff and person, answered without a page. */
const draft = page.staff({
  path: `${personPath(':id')}/draft`,
  can: 'consultations.write',
  audit: { action: 'consultation.draft', subject },
  post: async (ask, tx, typed) => {
    const status = await keepDraft(tx, ask.params.id, typed, idOf(one(typed, 'once')), doing(ask))
    return status === 404 ? null : new Response(null, { status })
  },
})

/** Keeps what is typed and goes to where the consent for a つなぎ is noted; from there one comes back to it. */
const toConsent = page.staff({
  path: `${personPath(':id')}/draft/consent`,
  can: 'consultations.write',
  audit: { action: 'consultation.draft', subject },
  post: async (ask, tx, typed) => {
    const id = ask.params.id
    await keepDraft(tx, id, typed, null, doing(ask))
    const recipient = idOf(one(typed, 'partner_id'))
    return { redirect: consentPath(id, { purpose: 'referral', recipient, back: personPath(id) }) }
  },
})

const discard = page.staff({
  path: `${personPath(':id')}/draft/discard`,
  can: 'consultations.write',
  audit: { action: 'consultation.draft-discard', subject },
  post: async (ask, tx) => {
    const id = ask.params.id
    await removeDraft(tx, ask.actor.id, draftKey(id))
    return { redirect: personPath(id), flash: '下書きを捨てました。' }
  },
})

/** As many consultations as fit on the sheet. */
const ON_SHEET = 3

/** 相談票: who the person is, what was said and what is next, on A4. */
const print = page.staff({
  path: `${personPath(':id')}/sheet`,
  can: 'people.read',
  audit: { action: 'consultation.sheet', subject },
  get: async (ask, db) => {
    const person = await personDesk(db, ask.params.id)
    if (!person) return null
    return { title: '相談票', frame: 'print', back: personPath(person.id), body: await sheetOf(ask, db, person) }
  },
})

async function sheetOf(ask: Ask<Staff>, db: Read, person: PersonDesk): Promise<Html> {
  const all = await consultationsOf(db, person.id)
  const [talks, earlier] = [all.slice(0, ON_SHEET), all.length - ON_SHEET]
  const steps = await openStepsOfPerson(db, person.id)
  return html`<div class="brief">${sheet({
    title: '相談票',
    number: `No. ${person.number}`,
    date: formatDay(ask.today),
    from: ask.municipality,
    body: html`<p class="person"><small>${fullKana(person)}</small>${fullName(person)} 様</p><p>${formatDay(person.birth_on)}生まれ・${ageOn(person.birth_on, ask.today)}歳</p>
      ${personSheet(person, ask.today)}
      <h2>次の一歩</h2>${steps.length > 0 ? html`<ul>${steps.map(step => html`<li>${stepText(step)}（${step.owner}・${formatShort(step.due_on)}まで）</li>`)}</ul>` : html`<p>いまはありません。</p>`}
      <h2>相談の記録</h2>${timeline(
        talks.map(talk => ({
          when: formatDay(talk.on_day),
          datetime: talk.on_day,
          aside: `${CHANNEL_TEXT[talk.channel]} ${talk.minutes}分・${talk.by}`,
          body: talkBody(talk),
        })),
        'まだ記録がありません。',
      )}<p>「…」のつづき${earlier > 0 && `と、これより前の${earlier}件`}は、窓口にあります。</p>`,
  })}</div>`
}

export const pages = [...anonymousPages, draft, toConsent, discard, print, csv]
/** The consultation that may be the last one names what every noun has open for the person; the list, the ways on from one. */
export const pagesAbout = (parts: Parts) => [consultation(parts), list(parts)]
