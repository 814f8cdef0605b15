import { html } from 'hono/html'
import { personPath } from '#features/people/index.ts'
import { lateText, openStepOf, WHAT_TEXT } from '#features/steps/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { accept, all, one } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { dial } from '#ui/frame.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { nextStep } from '#ui/steps.ts'
import { summary } from '#ui/summary.ts'
import { endAbsence, noteTold } from '../absences/actions.ts'
import { type Absence, absenceById } from '../absences/store.ts'
import { absenceOfCall } from '../absences/store-calls.ts'
import { answerForm, endingForm } from '../forms.ts'
import { absenceStatus, ENDINGS, type Ending, isOpen, type Refusal } from '../rules.ts'
import { answer, askRefusal, ask as askThem } from '../substitutes/actions.ts'
import { keepShown, substitutesFor } from '../substitutes/ranking.ts'
import { ANSWER_TEXT, ENDING_TEXT, REASON_TEXT, REFUSAL_TEXT, STATUS_TEXT } from '../text.ts'
import { type CallRefused, callsPane } from './calls.ts'
import { candidatesPane, FIRST } from './candidates.ts'
import { absencePath, hoursText, refusedNotice, shiftsPath } from './parts.ts'

const subject = (ask: Ask<Staff, 'id'>): [string, string] => ['absence', ask.params.id]

/** `ending`: why it did not end, where nobody said how. */
type Refused = { refused?: Refusal; call?: CallRefused; ending?: string | undefined }

const show = page.staff({
  path: absencePath(':id'),
  can: 'shifts.read',
  audit: { action: 'absence.read', subject },
  get: {
    keep: async (ask, tx) => {
      const absence = await absenceById(tx, ask.params.id)
      return absence ? view(ask, tx, absence) : null
    },
  },
})

async function view(ask: Ask<Staff>, tx: Tx, absence: Absence, refusal?: Refused): Promise<View> {
  const mayWrite = may(ask, 'shifts.write')
  const status = absenceStatus(absence)
  const body = twoPanes(
    [
      mayWrite && !isOpen(status) && !absence.told_at && tellPane(absence),
      absence.calls.length > 0 && callsPane(absence, mayWrite, refusal?.call ?? null),
      mayWrite && (await candidatesPart(ask, tx, absence)),
    ],
    [await stepPart(ask, tx, absence), factsPane(absence, mayWrite), mayWrite && endingsPane(absence)],
  )
  const errors = refusal?.call ? { [`agreed-${refusal.call.call}`]: refusal.call.error } : {}
  return {
    title: `${absence.name}さんの代わり ${formatShort(absence.day)}`,
    nav: '/staff/opportunities',
    ...(refusal && { status: 422 as const }),
    body: html`${backLink(shiftsPath(absence.opportunity_id), '分担のページ')}
      ${pageHead({
        title: html`${formatShort(absence.day)} ${hoursText(absence)}の代わり <small>${absence.title}</small>`,
        lead: html`<a href="${personPath(absence.person_id)}">No. ${absence.number}　${absence.name}</a>さんが欠席・<span class="pill">${STATUS_TEXT[status]}</span>`,
      })}
      ${refusal?.refused && refusedNotice(refusal.refused)}${refusal?.ending && notice({ kind: 'error', live: true, title: refusal.ending })}${checked(errors, body)}`,
  }
}

/** The ranking is looked at again every time, and what was shown is kept. */
async function candidatesPart(ask: Ask<Staff>, tx: Tx, absence: Absence): Promise<Content> {
  const refused = askRefusal(absence, ask)
  if (refused === 'settled') return false
  if (refused) return notice({ kind: 'warning', title: REFUSAL_TEXT[refused] })
  const found = await substitutesFor(tx, ask, absence)
  const shown = found.candidates.slice(0, FIRST)
  await keepShown(tx, absence.id, found, shown, { to: ask.actor.id, now: ask.now })
  return candidatesPane(absence, found)
}

async function stepPart(ask: Ask<Staff>, tx: Tx, { id }: Absence): Promise<Content> {
  const step = await openStepOf(tx, 'absence', id)
  return (
    step &&
    nextStep({
      what: html`${WHAT_TEXT[step.what]}<br><small>${step.note}</small>`,
      owner: step.owner,
      due: formatShort(step.due_on),
      datetime: step.due_on,
      late: lateText(step.due_on, ask.today),
    })
  )
}

/** The reason may tell of health: it is for those who do the work at the desk, and for nobody else. */
const factsPane = (absence: Absence, mayWrite: boolean): Html =>
  pane({
    title: 'この欠席',
    body: summary([
      { label: '日時', value: `${formatDay(absence.day)} ${hoursText(absence)}` },
      ...(mayWrite
        ? [
            { label: '理由', value: `${REASON_TEXT[absence.reason]}（窓口の中だけ）` },
            ...(absence.note ? [{ label: 'メモ', value: absence.note }] : []),
          ]
        : []),
      { label: '記録', value: `${formatShort(dayOf(absence.at))} ${absence.by}` },
      {
        label: '団体',
        value: html`<a href="/staff/organisations/${absence.organisation_id}">${absence.organisation}</a>${absence.organisation_phone && html`<br><a href="${dial(absence.organisation_phone)}">${absence.organisation_phone}</a>`}`,
      },
    ]),
  })

/** It is settled once everybody concerned knows: what is said to whom. */
const tellPane = (absence: Absence): Html => {
  const substitute = absence.calls.find(call => call.assignment_id !== null)
  const waiting = absence.calls.filter(call => call.answer === null)
  const said = substitute
    ? `${absence.organisation}に、${substitute.name}さんが来ることを伝えてください。欠席の理由は伝えません。`
    : `${absence.organisation}に、${STATUS_TEXT[absenceStatus(absence)]}と伝えてください。欠席の理由は伝えません。`
  return pane({
    title: '伝える',
    body: form({
      action: `${absencePath(absence.id)}/told`,
      once: newId(),
      body: html`<ul><li>${said}</li>${waiting.map(call => html`<li>${call.name}さん（${call.phone || '電話なし'}）に、もう決まったこととお礼を伝えてください。</li>`)}</ul>`,
      submit: button({ text: 'みんなに伝えた', kind: 'main' }),
    }),
  })
}

const endingsPane = (absence: Absence): Content => {
  const status = absenceStatus(absence)
  const open = ENDINGS.filter(as => isOpen(status) || (as === 'withdrawn' && status === 'without'))
  return (
    open.length > 0 &&
    pane({
      title: '代わりを頼まないとき',
      body: html`<div class="stack">${open.map(as => endButton(absence.id, as))}</div>`,
    })
  )
}

const endButton = (id: string, as: Ending): Html =>
  form({
    action: `${absencePath(id)}/end`,
    once: newId(),
    body: hidden('as', as),
    submit: button({ text: ENDING_TEXT[as] }),
  })

async function again(ask: Ask<Staff>, tx: Tx, id: string, refusal: Refused): Promise<View | null> {
  const absence = await absenceById(tx, id)
  return absence ? view(ask, tx, absence, refusal) : null
}

const calls = page.staff({
  path: `${absencePath(':id')}/calls`,
  can: 'shifts.write',
  audit: { action: 'substitute.asked', subject },
  post: async (ask, tx, sent) => {
    const id = ask.params.id
    const done = await askThem(tx, id, all(sent, 'person'), ask, doing(ask))
    if (!done) return null
    if ('refused' in done) return again(ask, tx, id, { refused: done.refused })
    const names = done.names.map(name => `${name}さん`).join('・')
    return {
      redirect: absencePath(id),
      flash: `${names}に頼むことを記録しました。電話をかけて、返事を記録してください。`,
    }
  },
})

const answering = page.staff({
  path: '/staff/calls/:id/answer',
  can: 'shifts.write',
  audit: { action: 'substitute.answered', subject: ask => ['call', ask.params.id] },
  post: async (ask, tx, sent) => {
    const id = ask.params.id
    const absence = await absenceOfCall(tx, id)
    const read = accept(answerForm, { ...sent, fields: { ...sent.fields, agreed: [one(sent, `agreed-${id}`)] } })
    if (!absence) return null
    if (!read.ok) return again(ask, tx, absence, { call: { call: id, error: read.errors['answer'] ?? '' } })
    const done = await answer(tx, id, read.value, doing(ask))
    if (!done) return null
    if ('refused' in done)
      return again(
        ask,
        tx,
        absence,
        done.refused === 'consentMissing'
          ? { call: { call: id, error: REFUSAL_TEXT.consentMissing } }
          : { refused: done.refused },
      )
    const next = read.value.answer === 'yes' ? '団体と、ほかに頼んだ方に伝えてください。' : '次の候補を出しました。'
    return {
      redirect: absencePath(absence),
      flash: `${done.call.name}さんの返事「${ANSWER_TEXT[read.value.answer]}」を記録しました。${next}`,
    }
  },
})

const ending = page.staff({
  path: `${absencePath(':id')}/end`,
  can: 'shifts.write',
  audit: { action: 'absence.ended', subject },
  post: async (ask, tx, sent) => {
    const id = ask.params.id
    const read = accept(endingForm, sent)
    if (!read.ok) return again(ask, tx, id, { ending: read.errors['as'] })
    const done = await endAbsence(tx, id, read.value.as, doing(ask))
    if (!done) return null
    if ('refused' in done) return again(ask, tx, id, { refused: done.refused })
    return { redirect: absencePath(id), flash: `「${ENDING_TEXT[read.value.as]}」と記録しました。` }
  },
})

const told = page.staff({
  path: `${absencePath(':id')}/told`,
  can: 'shifts.write',
  audit: { action: 'absence.told', subject },
  post: async (ask, tx) => {
    const id = ask.params.id
    const done = await noteTold(tx, id, doing(ask))
    if (!done) return null
    if ('refused' in done) return again(ask, tx, id, { refused: done.refused })
    return { redirect: shiftsPath(done.opportunity_id), flash: '伝えたことを記録しました。この欠席は片づきました。' }
  },
})

export const absencePages = [show, calls, answering, ending, told]
