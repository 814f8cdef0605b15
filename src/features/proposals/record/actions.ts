import { liveConsent } from '#features/consents/index.ts'
import { doesBy, settingsOn } from '#features/municipalities/index.ts'
import { freeSeat, isTaking, opportunityById, takeSeat } from '#features/opportunities/index.ts'
import { isExcluded, lockPerson } from '#features/people/index.ts'
import { nextStep } from '#features/steps/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, type Medium, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Given } from '../forms.ts'
import type { Shown } from '../ranking/lists.ts'
import {
  BEGINNINGS,
  type Beginning,
  type DueStep,
  type Entry,
  type EntryData,
  helpOf,
  isTelling,
  offFor,
  type Reason,
  type Refusal,
  reasonFits,
  refusalOf,
  statusOf,
  stepAfter,
  type Verb,
} from '../rules.ts'
import { proposalSubject } from '../subject.ts'
import { roundText } from '../text.ts'
import { anyOverlap } from './rules-slots.ts'
import {
  insertDecision,
  insertEntry,
  insertProposal,
  isPartner,
  lockProposal,
  openIntroductions,
  type Proposal,
  proposalById,
  setStatus,
  updateDecision,
} from './store.ts'

/** `proposal` is another one that stands in the way, for a link to it. */
export type Refused = { refused: Refusal; proposal?: string; title?: string }

export type Begin = {
  person: string
  opportunity: string
  beginning: Beginning
  source?: 'counsellor' | 'self' | 'plan'
  /** The score and its terms as they were shown, by which weights and in which list; null where none was. */
  shown: (Pick<Shown, 'score' | 'terms'> & Partial<Shown>) | null
  day: Day | null
  /** `null` where nobody has spoken to the person yet, as in a plan. */
  medium: Medium | null
  note: string
  reason?: Reason | null
  /** Who follows it up and until when; missing: whoever writes, in the days of the status. */
  assigned?: { owner: string; due: Day }
}

/** Proposes an activity to somebody, or notes at once why one passes over it. Refused while a proposal of it is open. */
export async function propose(tx: Tx, what: Begin, who: Doing): Promise<{ id: string } | Refused> {
  const activity = await opportunityById(tx, what.opportunity)
  const day = what.day ?? who.today
  if (!activity || (what.beginning === 'propose' && !isTaking(activity, day))) return { refused: 'notOpenForProposals' }
  if (what.beginning === 'propose' && (await isExcluded(tx, what.person, activity.organisation_id)))
    return { refused: 'excluded' }
  const { reason = null, shown } = what
  if (reason ? !reasonFits(reason, what.beginning) : what.beginning === 'pass') return { refused: 'reasonUnfit' }
  const id = newId<'proposal'>()
  const status = BEGINNINGS[what.beginning]
  const added = await insertProposal(tx, {
    id,
    person_id: what.person,
    opportunity_id: what.opportunity,
    source: what.source ?? 'counsellor',
    by_account: who.by,
    score: shown?.score ?? null,
    terms: shown?.terms ?? {},
    shown_id: shown?.place?.list ?? null,
    shown_rank: shown?.place?.rank ?? null,
    shown_length: shown?.place?.length ?? null,
    propensity: shown?.place?.propensity ?? null,
    weights_version: shown?.weights ?? null,
    status,
  })
  if (!added) return { refused: 'alreadyOpen' }
  const entry = { verb: what.beginning, on_day: day, reason, data: {} }
  await write(tx, { id, person_id: what.person, opportunity_id: what.opportunity, step: null }, [entry], what, who)
  return { id }
}

const noteOf = ({ what, round }: DueStep): string =>
  round !== undefined ? `始まってから${roundText(round)}` : what === 'contact' ? '会う日を団体に確かめる' : ''

type Subject = Pick<Proposal, 'id' | 'person_id' | 'opportunity_id'> & { step: { owner_id: string } | null }

/** The last of the entries as a row, what happened, and the step that is next, all in one; by when that is. */
async function write(
  tx: Tx,
  subject: Subject,
  entries: readonly Entry[],
  { medium, note, assigned }: Pick<Begin, 'medium' | 'note' | 'assigned'>,
  { by, now }: Doing,
): Promise<Day | null> {
  const entry = entries.at(-1)!
  const { id, person_id: person, opportunity_id: opportunity } = subject
  await insertEntry(tx, { proposal_id: id, ...entry, medium, by_account: by, note, at: now })
  // An introduction is always noted with the kind of help that it is.
  const happened = entry.verb === 'introduce' ? entry.data.help! : entry.verb
  await record(tx, {
    kind: `proposal.${happened}`,
    subject: ['proposal', id],
    person,
    by,
    onBehalfOf: person,
    medium,
    now,
    data: { opportunity, status: statusOf(entries), on_day: entry.on_day },
  })
  const due = stepAfter(entries)
  const step = due && {
    what: due.what,
    owner: assigned?.owner ?? subject.step?.owner_id ?? by,
    ...(assigned ? { due: assigned.due, shut: 'stays' as const } : { due: due.due }),
    note: noteOf(due),
    // A plan asks nobody: until the desk did, no answer is awaited.
    ...(due.what === 'answer' && medium === null && { waits: 'desk' as const }),
  }
  return nextStep(tx, [proposalSubject, id], person, step, { by, at: now, outcome: entry.verb })
}

/**
 * Does one verb of the status table: its row, the status that follows, the decision, the seat, what happened and the next
 * step. Refused with the reason where a rule is in the way, or where somebody wrote after `version` was shown.
 */
export async function act(
  tx: Tx,
  id: string,
  chosen: Verb,
  given: Given & { version: number },
  who: Doing,
): Promise<{ status: Proposal['status']; due: Day | null } | Refused | null> {
  const version = await lockProposal(tx, id)
  const proposal = await proposalInHand(tx, id, isTelling(chosen, given.how))
  if (version === undefined || !proposal) return null
  if (version !== given.version) return { refused: 'changed' }
  const over = chosen === 'follow-up' && given.result === 'ended'
  const verb = over ? 'end' : chosen
  const stored = await settingsOn(tx, who.today)
  const off = offFor(proposal.legal_form, key => doesBy(stored, key))
  const refused = refusalOf(proposal.entries, verb, proposal.legal_form, { ...given, paused: proposal.paused, off })
  if (refused) return { refused }
  const day = given.day ?? who.today
  const data = await EFFECTS[verb](tx, proposal, given, day)
  if ('refused' in data) return data
  const entry: Entry = { verb, on_day: day, reason: given.reason ?? null, data }
  const entries = [...proposal.entries, entry]
  const status = statusOf(entries)!
  await setStatus(tx, id, status, version)
  return { status, due: await write(tx, proposal, entries, given, who) }
}

/** A proposal; where the organisation is to be told something, read once nobody is withdrawing the consent for it. */
async function proposalInHand(tx: Tx, id: string, telling: boolean): Promise<Proposal | undefined> {
  const proposal = await proposalById(tx, id)
  if (!proposal || !telling) return proposal
  // Introductions of one person come one after the other too, so that two at once cannot take the same hours.
  await lockPerson(tx, proposal.person_id)
  return proposalById(tx, id)
}

type Effect = (tx: Tx, proposal: Proposal, given: Given, day: Day) => Promise<EntryData | Refused>

const nothing: Effect = async () => ({})
const planned: Effect = async (_tx, _proposal, { planned_on, planned_at }) => ({
  ...(planned_on && { planned_on }),
  planned_at: planned_at ?? null,
})

/** What a verb does beside its row, and what the row says of it. */
const EFFECTS: Record<Verb, Effect> = {
  accept: nothing,
  introduce,
  visit: planned,
  trial: planned,
  interview: planned,
  result: async (_tx, _proposal, { result }) => ({ ...(result && { result }) }),
  decide,
  start: async (tx, { id }, _given, day) => {
    await updateDecision(tx, id, { starts_on: day })
    return {}
  },
  'follow-up': async (_tx, { entries }, { result }) => ({
    ...(result && { result }),
    round: stepAfter(entries)?.round ?? 0,
  }),
  end: giveBack,
  decline: giveBack,
  'fall-through': giveBack,
}

/** Names the person to the organisation: with consent for this very one, and not to two for the same hours. */
async function introduce(tx: Tx, proposal: Proposal, _given: Given, day: Day): Promise<EntryData | Refused> {
  if (await isExcluded(tx, proposal.person_id, proposal.organisation_id)) return { refused: 'excluded' }
  const given = await liveConsent(tx, proposal.person_id, 'introduction', proposal.organisation_id, day)
  if ('refused' in given) return given
  const open = await openIntroductions(tx, proposal.person_id, proposal.id)
  const activity = await opportunityById(tx, proposal.opportunity_id)
  const other = open.find(({ slots }) => anyOverlap(slots, activity?.slots ?? []))
  if (other) return { refused: 'overlaps', proposal: other.id, title: other.title }
  return { help: helpOf(proposal.legal_form), consent: given.consent.id }
}

/** Takes a seat, where one is left, and keeps the facts from which reports derive the outcome. */
async function decide(tx: Tx, proposal: Proposal, given: Given, day: Day): Promise<EntryData | Refused> {
  if (given.how === 'partner' && !(await isPartner(tx, given.partner_id))) return { refused: 'partnerGone' }
  if (!(await takeSeat(tx, proposal.opportunity_id))) return { refused: 'noSeat' }
  const facts = { hours_week: given.hours_week ?? 0, starts_on: given.starts_on ?? day, how: given.how ?? 'own' }
  const { id: proposal_id, person_id, opportunity_id, legal_form } = proposal
  const partner_id = facts.how === 'partner' ? (given.partner_id ?? null) : null
  await insertDecision(tx, {
    proposal_id,
    person_id,
    opportunity_id,
    legal_form,
    ...facts,
    decided_on: day,
    partner_id,
  })
  return facts
}

/** Where a decision was made, the seat is free again and the decision has an end, unless it goes on without the desk. */
async function giveBack(tx: Tx, proposal: Proposal, given: Given, day: Day): Promise<EntryData> {
  if (!proposal.decision || given.reason === 'goes-on') return {}
  await freeSeat(tx, proposal.opportunity_id)
  await updateDecision(tx, proposal.id, { ended_on: day, end_reason: given.reason ?? 'other' })
  return given.result === 'ended' ? { result: 'ended' } : {}
}
