import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { tell, type Words } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { accept, filled, one as first, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead, pane, twoPanes } from '#ui/layout.ts'
import { summary } from '#ui/summary.ts'
import { timeline } from '#ui/timeline.ts'
import { recalled } from '../actions.ts'
import { recallForm } from '../forms.ts'
import { RECALLS } from '../rules.ts'
import { type Correction, correctionById, eventsOf } from '../store.ts'
import { correctionPath } from '../subject.ts'
import { DONE_TEXT, incidentText, RECALL_TEXT } from '../text.ts'
import { changeText, personless } from './told.ts'

/** What happened with a correction. */
const TOLD = {
  'correction.correct': () => '記録を訂正しました。',
  'correction.move': () => '記録を移しました。',
  'correction.void': ({ incident }) => `記録を取り消しました${incident ? `（${incidentText(incident)}）` : ''}。`,
  'correction.recalled': ({ recall, note }) =>
    `${recall ? RECALL_TEXT[recall] : '団体に確かめました'}${note ? `（${note}）` : ''}。`,
  'step.handed-over': () => '紹介状を廃棄してもらう一歩を、引きつぎました。',
  'step.returned': () => '引きつがれた一歩を、もどしました。',
  'step.accepted': () => '引きつがれた一歩を、引き受けました。',
} satisfies Words<'correction', null>

/** One correction: what it was, what it is, why, who and when; and where somebody had been told, what came of it. */
const show = page.staff({
  path: correctionPath(':id'),
  // Whoever puts right what a department entered sees no people.
  can: 'people.read',
  audit: { action: 'correction.read', subject: ask => ['correction', ask.params.id] },
  get: async (ask, db) => {
    const correction = await correctionById(db, ask.params.id)
    return correction ? view(ask, db, correction, filled({})) : null
  },
})

async function view(
  ask: Ask<Staff>,
  db: Read,
  correction: Correction,
  typed: Submitted,
  errors: Readonly<Record<string, string>> = {},
): Promise<View> {
  const { id, name, verb, waits } = correction
  return {
    title: `「${name}」を${DONE_TEXT[verb]}`,
    nav: '/staff/people',
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: html`${pageHead({ title: `「${name}」を${DONE_TEXT[verb]}` })}${checked(
      errors,
      twoPanes(
        [
          waits && may(ask, 'corrections.recall') && recallPart(correction, typed, errors),
          pane({ title: '内容', body: facts(correction) }),
        ],
        pane({ title: 'これまで', body: await history(db, id) }),
      ),
    )}`,
  }
}

const personText = (face: Correction['person'], otherwise: string): Content =>
  face ? html`<a href="/staff/people/${face.id}">No. ${face.number}　${face.name}</a>さん` : otherwise

const facts = (correction: Correction): Content => [
  summary([
    { label: 'どなたの', value: personText(correction.person, personless(correction)) },
    ...(correction.verb === 'move'
      ? [{ label: '移した先', value: personText(correction.to_person, personless({ named: true })) }]
      : []),
    { label: '直した日', value: formatDay(dayOf(correction.at)) },
    { label: '直した職員', value: correction.by },
    { label: 'わけ', value: correction.reason },
    ...(correction.incident ? [{ label: '種類', value: incidentText(correction.incident) }] : []),
  ]),
  html`<p>${changeText(correction)}</p>`,
]

const history = async (db: Read, id: string): Promise<Content> =>
  timeline(
    (await eventsOf(db, id)).map(event => ({
      when: formatDay(dayOf(event.at)),
      datetime: dayOf(event.at),
      aside: event.by ?? '',
      body: tell(TOLD, event, null),
    })),
    '',
  )

const recallPart = ({ id }: Correction, typed: Submitted, errors: Readonly<Record<string, string>>): Content =>
  pane({
    title: '紹介状の回収・廃棄',
    body: [
      html`<p>団体に電話で、紹介状を返すか廃棄してもらい、どうなったかを記録してください。</p>`,
      form({
        action: `${correctionPath(id)}/recalled`,
        once: newId(),
        body: [
          radioField({
            name: 'recall',
            label: 'どうなったか',
            required: true,
            value: first(typed, 'recall'),
            error: errors['recall'],
            options: RECALLS.map(value => ({ value, label: RECALL_TEXT[value] })),
          }),
          textField({
            name: 'said',
            label: 'メモ',
            example: '施設長の田中さんに電話で確かめた',
            value: first(typed, 'said'),
            error: errors['said'],
          }),
        ],
        submit: button({ text: '記録する', kind: 'main' }),
      }),
    ],
  })

const recall = page.staff({
  path: '/staff/corrections/:id/recalled',
  can: 'corrections.recall',
  audit: { action: 'correction.recalled', subject: ask => ['correction', ask.params.id] },
  post: async (ask, tx, sent) => {
    const correction = await correctionById(tx, ask.params.id)
    if (!correction) return null
    const read = accept(recallForm, sent)
    if (!read.ok) return view(ask, tx, correction, sent, read.errors)
    const done = await recalled(tx, correction.id, read.value, doing(ask))
    return {
      redirect: correctionPath(correction.id),
      ...doneOr(done, '紹介状のことを記録しました。', 'この一歩は、もう済んでいます。'),
    }
  },
})

export const onePages = [show, recall]
