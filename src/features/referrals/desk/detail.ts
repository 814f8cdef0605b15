import { html } from 'hono/html'
import { CONSENT_FIELD_TEXT, CONSENT_TEXT } from '#features/consents/index.ts'
import { consentPath, personLink } from '#features/people/index.ts'
import { formatCode } from '#features/requests/index.ts'
import { lateText, openStepOf, WAITS_TEXT, WHAT_TEXT } from '#features/steps/index.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { answerTo } from '#platform/rows.ts'
import { linkButton } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { selectField, textField } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { fieldOf, type Shown, sent } from '#ui/shown.ts'
import { nextStep } from '#ui/steps.ts'
import { after, HEARD_BY, isOver, PATH, partnerPath, REASONS, referralPath, type Verb, WAYS } from '../rules.ts'
import { entriesAsked, type Referral, referralById } from '../store.ts'
import {
  ANSWER_HELP,
  GROUND_TEXT,
  HEARD_TEXT,
  OUTCOME_TEXT,
  REASON_TEXT,
  REFUSAL_TEXT,
  STATUS_TEXT,
  WAY_TEXT,
} from '../text.ts'
import { allowedFor, wentOf } from '../went/told.ts'
import { historyPart, wentPart } from './parts.ts'
import { hasSheet } from './sheet.ts'

export const detail = page.staff({
  path: referralPath(':id'),
  can: 'people.read',
  audit: { action: 'referral.read', subject: ask => ['referral', ask.params.id] },
  get: (ask, db) => detailView(ask, db),
})

/** One つなぎ: what goes or went, what came of it, what is to be done now. `token`: of the link that was just made. */
export async function detailView(
  ask: Ask<Staff, 'id'>,
  db: Read,
  shown: Shown & { link?: string } = {},
): Promise<View | null> {
  const referral = await referralById(db, ask.params.id)
  if (!referral) return null
  const history = await answerTo(db, entriesAsked(referral.id))
  const { partner, status, code, person_id, organisation_id } = referral
  return {
    title: `つなぎ ${formatCode(code)}`,
    nav: PATH,
    ...((shown.refused || shown.errors) && { status: 422 as const }),
    body: html`${backLink(PATH, 'つなぎの一覧へ')}${pageHead({
      title: `「${partner}」へのつなぎ`,
      lead: html`${personLink({ ...referral, id: person_id })}さん・番号 ${formatCode(code)}・${STATUS_TEXT[status]}`,
      actions: linkButton({ href: partnerPath(organisation_id), text: '連携機関の情報' }),
    })}${shown.refused && notice({ kind: 'error', live: true, title: shown.refused })}${shown.link && linkPart(shown.link)}
      ${referral.withdrawn && notice({ kind: 'warning', title: '同意が取り消されています。', body: '連携機関のリンクでは、内容を見られません。ご本人に確かめてから、再開するか取りやめてください。' })}
      ${twoPanes(
        html`<div class="stack">${await bodyPart(ask, db, referral)}${pane({ title: 'これまで', body: historyPart(history) })}</div>`,
        html`<div class="stack">${await stepPart(ask, db, referral)}${may(ask, 'people.write') && workPart(ask, referral, shown)}</div>`,
      )}`,
  }
}

const linkPart = (link: string): Content =>
  notice({
    kind: 'success',
    live: true,
    title: '送りました。連携機関には、次のリンクをお伝えください。',
    body: html`<p><b>${link}</b></p><p>このリンクは、この画面でしか見られません。番号と内容の入ったメールなどには書かず、リンクだけを送ります。</p>`,
  })

async function bodyPart(ask: Ask<Staff>, db: Read, referral: Referral): Promise<Content> {
  const { status, told, question, ground, ground_note, outcome, outcome_on } = referral
  const law =
    ground && html`<p>同意なしで伝えています：${GROUND_TEXT[ground]}<br><span class="faint">${ground_note}</span></p>`
  const result = outcome && html`<p><b>${OUTCOME_TEXT[outcome]}</b>（${formatDay(outcome_on!)}）</p>`
  if (status !== 'draft')
    return pane({
      title: '送った内容',
      body: html`${result}${law}${told ? wentPart(told, question) : html`<p>電話で伝えました。何を伝えたかは、相談の記録にあります。</p>`}`,
    })
  const allowed = await allowedFor(db, referral, ask.today)
  if ('refused' in allowed)
    return pane({
      title: 'これから送る内容',
      body: notice({
        kind: 'warning',
        title: allowed.why ? CONSENT_TEXT[allowed.why] : REFUSAL_TEXT[allowed.refused],
        body: html`<p>${linkButton({
          href: consentPath(referral.person_id, {
            purpose: 'referral',
            recipient: referral.organisation_id,
            back: referralPath(referral.id),
          }),
          text: '同意を記録する',
          kind: 'main',
        })}</p><p><a href="${referralPath(referral.id)}/edit">同意なしで伝える理由を書く</a></p>`,
      }),
    })
  const left = referral.fields.filter(field => !allowed.fields.includes(field))
  return pane({
    title: 'これから送る内容',
    aside: 'このとおりに送られます',
    body: html`${law}${wentPart(await wentOf(db, referral, allowed.fields, ask.today), question)}
      ${left.length > 0 && html`<p class="hint">同意がないため送らないもの：${left.map(field => CONSENT_FIELD_TEXT[field]).join('・')}</p>`}
      <p><a href="${referralPath(referral.id)}/edit">書きなおす</a></p>`,
  })
}

async function stepPart(ask: Ask<Staff>, db: Read, { id, status }: Referral): Promise<Content> {
  const step = await openStepOf(db, 'referral', id)
  if (!step)
    return isOver(status) && notice({ kind: 'info', title: `このつなぎは終わりました：${STATUS_TEXT[status]}` })
  return nextStep({
    what: [WHAT_TEXT[step.what], step.note].filter(Boolean).join('・'),
    owner: step.owner,
    ...{ due: formatShort(step.due_on), datetime: step.due_on, late: lateText(step.due_on, ask.today) },
    actions:
      step.note === '' && step.what !== 'refer' && step.what !== 'contact'
        ? html`<span>${WAITS_TEXT.partner}</span>`
        : '',
  })
}

const open = ({ status, held_from }: Referral, verb: Verb): boolean => after(status, verb, held_from) !== null

function workPart(ask: Ask<Staff>, referral: Referral, shown: Shown): Content {
  const path = referralPath(referral.id)
  const answers = open(referral, 'accept') || open(referral, 'fail')
  return [
    open(referral, 'send') && pane({ title: '送る', body: sendPart(path, referral, shown) }),
    hasSheet(referral) &&
      html`<p>${linkButton({ href: `${path}/sheet`, text: 'FAX・手渡しの紙を印刷する', icon: 'print' })}</p>`,
    answers && pane({ title: '返事・結果を記録する', body: answerPart(ask, path, shown) }),
    referral.status !== 'mistaken' &&
      more({
        title: 'ほかの記録（止める・取りやめる・まちがい）',
        open: shown.errors?.['verb'] !== undefined,
        body: actPart(path, referral, shown),
      }),
  ]
}

const sendPart = (path: string, { partner_email, partner_address }: Referral, shown: Shown): Content =>
  sent(
    shown,
    ['way'],
    `${path}/send`,
    radioField({
      ...{ ...fieldOf(shown)('way', 'どうやって送るか', partner_email ? 'link' : 'fax'), required: true },
      options: WAYS.map(value => ({ value, label: WAY_TEXT[value] })),
      hint: [partner_email || 'メールは登録されていません', partner_address || '住所は登録されていません'].join('・'),
    }),
    { text: 'この内容で送る', kind: 'main' },
  )

/** One field says it all by the numbers of the sheet; what stands below is filled in already. */
const answerPart = (ask: Ask<Staff>, path: string, shown: Shown): Content => {
  const field = fieldOf(shown)
  return sent(
    shown,
    ['answer', 'on_day', 'medium', 'other', 'note'],
    `${path}/answer`,
    [
      textField({
        ...field('answer', '紙の番号'),
        required: true,
        width: 'short',
        inputmode: 'numeric',
        hint: ANSWER_HELP,
      }),
      more({ title: '番号の一覧', body: numbersPart }),
      textField({ ...field('on_day', '返事・結果の日', formatDay(ask.today)), width: 'medium', required: true }),
      selectField({
        ...{ ...field('medium', '何で聞いたか', 'phone'), required: true },
        options: HEARD_BY.map(value => ({ value, label: HEARD_TEXT[value] })),
      }),
      textField(field('other', 'ほかの機関（すすめられたとき）')),
      textField(field('note', 'ひとこと')),
    ],
    { text: '記録する', kind: 'main' },
  )
}

/** The numbers as they stand on the sheet. */
const numbersPart = html`<p>1　受けた</p><p>2　受けられない　4　つながらなかった</p>
  <ol>${REASONS.map(reason => html`<li>${REASON_TEXT[reason]}</li>`)}</ol>
  <p>3　つながった</p><ol>${Object.values(OUTCOME_TEXT).map(text => html`<li>${text}</li>`)}</ol>`

const ACTS = {
  receive: '届いたと確かめた',
  start: '進みはじめたと聞いた',
  hold: 'いったん止める',
  resume: '再開する',
  reopen: '終わりを取り消す',
  cancel: '取りやめる',
  mistake: 'まちがいだった（数えません）',
} as const

const actPart = (path: string, referral: Referral, shown: Shown): Content => {
  const field = fieldOf(shown)
  const verbs = (Object.keys(ACTS) as (keyof typeof ACTS)[]).filter(verb => open(referral, verb))
  return sent(
    shown,
    ['verb', 'reason', 'why'],
    `${path}/act`,
    [
      radioField({
        ...{ ...field('verb', 'すること'), required: true },
        options: verbs.map(value => ({ value, label: ACTS[value] })),
      }),
      selectField({
        ...{ ...field('reason', 'わけ（止めるとき）'), empty: '選んでください' },
        options: REASONS.map(value => ({ value, label: REASON_TEXT[value] })),
      }),
      textField(field('why', 'ひとこと')),
    ],
    { text: '記録する' },
  )
}
