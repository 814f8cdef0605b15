import { html } from 'hono/html'
import { correctionMoment, correctionsWithin } from '#features/corrections/index.ts'
import { LEGAL_FORM_TEXT } from '#features/kinds/index.ts'
import { opportunityById, type StoredSlot } from '#features/opportunities/index.ts'
import { organisationChoices } from '#features/organisations/index.ts'
import { consentPath, personPath, timelineOf } from '#features/people/index.ts'
import { lateText, nextText, shutText, WHAT_TEXT, type What } from '#features/steps/index.ts'
import { recordPath } from '#platform/correctable.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { does } from '#platform/own.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { accept, type FormRule, filled, one, type Readable, type Submitted, versionOf } from '#platform/submitted.ts'
import { linkButton } from '#ui/button.ts'
import { checked } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { more, pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { nextStep } from '#ui/steps.ts'
import { summary } from '#ui/summary.ts'
import { formOf, type Given } from '../forms.ts'
import { act, type Refused } from '../record/actions.ts'
import { aboveSlots } from '../record/rules-slots.ts'
import { type Proposal, proposalById } from '../record/store.ts'
import { helpOf, isIntroduced, isVerb, offFor, openPlan, reasonFits, type Verb, verbsNow } from '../rules.ts'
import { aboveSlotsText, DONE_TEXT, HELP_TEXT, HOW_TEXT, REFUSAL_TEXT, VERB_TEXT } from '../text.ts'
import { consentMoments } from './consents.ts'
import { listPath } from './lists.ts'
import { momentOf, pausedMark, proposalPath, statusText } from './parts.ts'
import { errorsOf, ofVerb, verbForm } from './verb-form.ts'

/** A form that was refused: what was typed, and the sentences. */
type Refusal = { verb: Verb; typed: Submitted; errors: Record<string, string>; refused?: Refused; status: 409 | 422 }

const show = page.staff({
  path: '/staff/proposals/:id',
  can: 'people.read',
  audit: { action: 'proposal.read', subject: ask => ['proposal', ask.params.id] },
  get: async (ask, db) => {
    const proposal = await proposalById(db, ask.params.id)
    return proposal ? view(ask, db, proposal) : null
  },
})

async function view(ask: Ask<Staff>, db: Read, proposal: Proposal, refusal?: Refusal): Promise<View> {
  const { name, title, organisation } = proposal
  return {
    title: `${name}さん｜${title}`,
    nav: '/staff/people',
    ...(refusal && { status: refusal.status }),
    body: html`${backLink(personPath(proposal.person_id), `${name}さんの相談画面`)}
      ${pageHead({
        title: html`${title} <small>${organisation}</small>`,
        lead: html`<a href="${personPath(proposal.person_id)}">No. ${proposal.number}　${name}</a>さん・<span class="pill">${statusText(proposal.status)}</span>${pausedMark(proposal)}`,
        actions: papers(proposal),
      })}
      ${refusal?.refused ? refusedNotice(refusal.refused, proposal) : proposal.paused && pausedNotice(proposal)}
      ${checked(
        refusal ? errorsOf(refusal.verb, refusal.errors) : {},
        twoPanes(
          [
            may(ask, 'proposals.write') && (await verbsPart(ask, db, proposal, refusal)),
            await historyPart(ask, db, proposal),
          ],
          [stepPart(ask, proposal), factsPart(proposal)],
        ),
      )}`,
  }
}

const papers = ({ id, entries }: Proposal) => [
  linkButton({ href: `${proposalPath(id)}/activity`, text: '活動のご案内（紙）', icon: 'print' }),
  isIntroduced(entries) && linkButton({ href: `${proposalPath(id)}/letter`, text: '紹介状', icon: 'print' }),
]

const consentLink = ({ id, person_id, organisation_id: recipient }: Proposal): Html =>
  html`<p><a href="${consentPath(person_id, { purpose: 'introduction', recipient, back: proposalPath(id) })}">この方の同意を記録する</a></p>`

const pausedNotice = (proposal: Proposal): Html =>
  notice({ kind: 'warning', title: REFUSAL_TEXT.consentWithdrawn, body: consentLink(proposal) })

const refusedNotice = ({ refused, proposal, title }: Refused, about: Proposal): Html =>
  notice({
    kind: 'error',
    live: true,
    title: REFUSAL_TEXT[refused],
    body: refused.startsWith('consent')
      ? consentLink(about)
      : proposal && html`<p><a href="${proposalPath(proposal)}">${title ?? 'その提案'}を開く</a></p>`,
  })

async function verbsPart(ask: Ask<Staff>, db: Read, proposal: Proposal, refusal?: Refusal): Promise<Html> {
  const off = offFor(proposal.legal_form, key => does(ask.municipality, key))
  const verbs = verbsNow(proposal.entries, proposal.legal_form, proposal.paused, off)
  if (verbs.length === 0)
    return pane({
      title: '記録する',
      body: html`<p>この提案は終わっています。続きがあるときは、相談画面から新しく提案してください。</p>`,
    })
  const first = refusal?.verb ?? (openPlan(proposal.entries) ? 'result' : verbs[0])
  const choices = verbs.includes('decide') ? await organisationChoices(db) : []
  const partners = choices.filter(({ kind }) => kind === 'partner')
  const help = HELP_TEXT[helpOf(proposal.legal_form)]
  return pane({
    title: '記録する',
    body: html`<div class="stack">${off && notice({ kind: 'info', title: REFUSAL_TEXT[off] })}${verbs.includes('introduce') && html`<p class="faint">この活動への紹介は「${help}」として記録します。この団体に伝える同意が要ります。</p>`}${[
      ...verbs,
    ]
      .sort((a, b) => Number(b === first) - Number(a === first))
      .map(verb => {
        const mine = refusal?.verb === verb ? refusal : undefined
        const showing = {
          proposal,
          today: ask.today,
          partners,
          typed: mine?.typed ?? filled({}),
          errors: mine?.errors ?? {},
        }
        return more({ title: VERB_TEXT[verb], open: verb === first, body: verbForm(verb, showing) })
      })}</div>`,
  })
}

async function historyPart(ask: Ask<Staff>, db: Read, proposal: Proposal): Promise<Html> {
  const corrected = (await correctionsWithin(db, proposal.id)).map(one => correctionMoment(one))
  const consents = await consentMoments(db, proposal)
  const moments = [...proposal.entries.map(entry => momentOf(entry)), ...consents, ...corrected]
  return pane({
    title: 'これまで',
    body: [timelineOf(moments), may(ask, 'corrections.make') && mistakesPart(proposal)],
  })
}

/** What can be done where something was written that is not so; a single row is put right where it stands. */
function mistakesPart({ id, entries }: Proposal): Html {
  const introduced = entries.find(({ verb }) => verb === 'introduce')
  return more({
    title: 'まちがえたとき',
    body: html`<p class="hint">それぞれの記録は「訂正する」から、いつでも直せます。直したこととわけは残ります。</p>
      <div class="buttons">${introduced && linkButton({ href: recordPath('proposal-entry', introduced.id), text: '紹介のまちがい', kind: 'danger' })}${linkButton({ href: recordPath('proposal', id), text: 'ほかの方の提案だった' })}</div>`,
  })
}

const stepPart = (ask: Ask<Staff>, { step }: Proposal): Html =>
  step
    ? nextStep({
        what: [WHAT_TEXT[step.what as What], step.note].filter(Boolean).join('・'),
        owner: step.owner,
        due: formatShort(step.due_on),
        datetime: step.due_on,
        late: lateText(step.due_on, ask.today, step.paused_on),
      })
    : html`<p class="faint">次の一歩はありません。</p>`

const factsPart = (proposal: Proposal): Html => {
  const { decision } = proposal
  return pane({
    title: 'この提案',
    body: summary([
      {
        label: '利用者',
        value: html`<a href="${personPath(proposal.person_id)}">No. ${proposal.number} ${proposal.name}</a>`,
      },
      { label: '活動', value: html`<a href="/staff/opportunities/${proposal.opportunity_id}">${proposal.title}</a>` },
      {
        label: '団体',
        value: html`<a href="/staff/organisations/${proposal.organisation_id}">${proposal.organisation}</a>`,
      },
      { label: '就業形態', value: LEGAL_FORM_TEXT[proposal.legal_form] },
      ...(proposal.score === null ? [] : [{ label: '提案時の点', value: scorePart(proposal) }]),
      ...(decision
        ? [
            { label: '決定', value: `${formatDay(decision.decided_on)}・${HOW_TEXT[decision.how]}` },
            { label: '始まり', value: formatDay(decision.starts_on) },
            { label: '週の時間', value: `${decision.hours_week}時間` },
            {
              label: '分担',
              value: html`<a href="/staff/opportunities/${proposal.opportunity_id}/shifts">いつ来るかを決める・欠席を記録する</a>`,
            },
            ...(decision.ended_on ? [{ label: '終わり', value: formatDay(decision.ended_on) }] : []),
          ]
        : []),
    ]),
  })
}

/** Where a follow-up hears that it is over, it asks why. */
const endedWhy =
  (verb: Verb): FormRule<Given> =>
  ({ result, reason }) =>
    verb === 'follow-up' && result === 'ended' && !(reason && reasonFits(reason, 'end'))
      ? { reason: REFUSAL_TEXT.reasonUnfit }
      : {}

/** The times of the activity that a proposal is of. */
async function slotsOf(db: Read, id: string): Promise<readonly StoredSlot[]> {
  const proposal = await proposalById(db, id)
  return (proposal && (await opportunityById(db, proposal.opportunity_id))?.slots) ?? []
}

/** More hours than the activity has are counted only where somebody says that they are meant. */
function hoursWhy({ hours_week }: Readable<Given>, slots: readonly StoredSlot[]): Record<string, string> {
  const most = hours_week === undefined ? null : aboveSlots(hours_week, slots)
  return most === null ? {} : { hours_week: `${aboveSlotsText(hours_week ?? 0, most)}${SURE_HINT}` }
}

const SURE_HINT = 'このとおりでよいときは、下の「この時間でよい」を選んでからもう一度押してください。'

/** The points when it was proposed, with the list in which it stood. */
const scorePart = ({ score, shown }: Proposal): Html =>
  html`${score}点${shown && html`　<a href="${listPath(shown.id)}">一覧の${shown.length}件のうち${shown.rank}番目</a>`}`

const record = page.staff({
  path: '/staff/proposals/:id/:verb',
  can: 'proposals.write',
  audit: { action: 'proposal.written', subject: ask => ['proposal', ask.params.id] },
  post: async (ask, tx, sent) => {
    const { id, verb } = ask.params
    if (!isVerb(verb)) return null
    const typed = ofVerb(verb, sent)
    const refused = async (refusal: Omit<Refusal, 'verb' | 'typed'>) => {
      const proposal = await proposalById(tx, id)
      return proposal ? view(ask, tx, proposal, { verb, typed, ...refusal }) : null
    }
    const slots = verb === 'decide' && one(typed, 'hours_sure') !== 'yes' ? await slotsOf(tx, id) : []
    const read = accept<Given>(formOf(verb, ask.today), typed, given => ({
      ...endedWhy(verb)(given),
      ...hoursWhy(given, slots),
    }))
    if (!read.ok) return refused({ errors: read.errors, status: 422 })
    const who = doing(ask)
    const done = await act(tx, id, verb, { ...read.value, version: versionOf(sent) }, who)
    if (done === null) return null
    if ('refused' in done) {
      const onReason = done.refused === 'reasonUnfit'
      return refused({
        errors: onReason ? { reason: REFUSAL_TEXT.reasonUnfit } : {},
        ...(!onReason && { refused: done }),
        status: done.refused === 'changed' ? 409 : 422,
      })
    }
    const { planned_on: met } = read.value
    const shut = met ? await shutText(tx, met, `約束の${formatShort(met)}`) : ''
    const next = done.due ? await nextText(tx, done.due) : ''
    return { redirect: proposalPath(id), flash: `「${DONE_TEXT[verb]}」と記録しました。${shut}${next}` }
  },
})

export const proposalPages = [show, record]
