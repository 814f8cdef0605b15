import { html } from 'hono/html'
import { freeSeat, opportunityById } from '#features/opportunities/index.ts'
import { partnersAsked } from '#features/organisations/index.ts'
import { MEDIUM_TEXT, type PersonMedium, personPath } from '#features/people/index.ts'
import { nextStep } from '#features/steps/index.ts'
import type { Correctable, Corrected, RecordFound, Told } from '#platform/correctable.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import { answerTo } from '#platform/rows.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { formatTime } from '#platform/times.ts'
import { formOf, type Given } from '../forms.ts'
import { aboveSlots } from '../record/rules-slots.ts'
import { isPartner, lockProposal, type Proposal, proposalById, type StoredEntry } from '../record/store.ts'
import { ENDING, type EntryData, isVerb, reasonFits, refusalOf } from '../rules.ts'
import { leftWithout } from '../rules-left.ts'
import { entryFields } from '../staff/entry-form.ts'
import { factsOf, proposalPath } from '../staff/parts.ts'
import { proposalSubject } from '../subject.ts'
import { aboveSlotsText, DONE_TEXT, REFUSAL_TEXT } from '../text.ts'
import { settle } from './settle.ts'
import { changeEntry, isBuiltOn, partnerOf, removeEntries, removeProposal, rowOfEntry, writeDecision } from './store.ts'

/** `partner`: through whom it was decided, where this is the decision. */
type Place = {
  proposal: Proposal
  entry: StoredEntry
  at: number
  row: Readonly<Record<string, unknown>>
  partner?: { id: string; name: string } | undefined
}

async function placeOf(db: Read, id: string): Promise<Place | null> {
  const found = await rowOfEntry(db, id)
  const proposal = found && (await proposalById(db, found.proposal_id))
  const at = proposal?.entries.findIndex(entry => entry.id === id) ?? -1
  const entry = proposal?.entries[at]
  if (!proposal || !entry) return null
  const partner = entry.verb === 'decide' ? await partnerOf(db, proposal.id) : undefined
  return { proposal, at, entry, row: { ...found.row, ...(partner && { partner: partner.id }) }, partner }
}

const toldOf = ({ proposal: { title, organisation }, entry, partner }: Place): Told[] => [
  ['活動', `${title}（${organisation}）`],
  ['記録', DONE_TEXT[entry.verb]],
  ['日付', formatDay(entry.on_day)],
  ['方法', entry.medium === null ? '' : MEDIUM_TEXT[entry.medium as PersonMedium]],
  ['内容', factsOf(entry)],
  ['連携先', partner?.name ?? ''],
  ['メモ', entry.note],
  ['記録した職員', entry.by ?? ''],
]

/** A decision is counted on the day it was made, wherever among the rows it is touched. */
const daysOf = ({ decision }: Proposal, { verb, on_day }: StoredEntry): Day[] => [
  ...(verb === 'decide' ? [on_day] : []),
  ...(decision ? [decision.decided_on] : []),
]

const foundOf = (place: Place, { proposal, entry, at, row } = place): RecordFound => ({
  person: proposal.person_id,
  by: entry.by_account,
  within: proposal.id,
  activity: proposal.opportunity_id,
  days: daysOf(proposal, entry),
  row,
  told: toldOf(place),
  back: at === 0 ? personPath(proposal.person_id) : proposalPath(proposal.id),
  verbs: ['correct', 'void'],
  ...(entry.verb === 'introduce' && {
    voids: {
      text: '紹介のまちがいとして取り消す',
      lead: `紹介と、そのあとの記録をすべて取り消します。「${proposal.organisation}」に伝え、紹介状を廃棄してもらう一歩を入れ、まちがいとして管理者の一覧に残します。`,
    },
  }),
})

async function lock(tx: Tx, id: string): Promise<void> {
  const found = await rowOfEntry(tx, id)
  if (found) await lockProposal(tx, found.proposal_id)
}

async function correct(tx: Tx, id: string, form: Submitted, who: Doing): Promise<Corrected> {
  const { proposal, entry, at } = (await placeOf(tx, id))!
  const read = accept<Given>(formOf(entry.verb, who.today), form, ({ reason, result }) => {
    if (entry.verb in ENDING && reason && !reasonFits(reason, entry.verb as keyof typeof ENDING))
      return { reason: REFUSAL_TEXT.reasonUnfit }
    return entry.verb === 'follow-up' && result === 'ended' ? { result: REFUSAL_TEXT.followUpEnds } : {}
  })
  if (!read.ok) return read
  const given = read.value
  const next: StoredEntry = {
    ...entry,
    on_day: given.day ?? entry.on_day,
    medium: entry.medium === null && one(form, 'medium') === '' ? null : given.medium,
    note: given.note,
    reason: given.reason === undefined || entry.verb === 'follow-up' ? entry.reason : given.reason,
    data: { ...entry.data, ...dataOf(given) },
  }
  const refused =
    isVerb(next.verb) &&
    refusalOf(proposal.entries.slice(0, at), next.verb, proposal.legal_form, {
      reason: next.reason,
      ...(next.data.how && { how: next.data.how }),
    })
  if (refused === 'decideNeedsIntroduction') return { errors: { how: REFUSAL_TEXT[refused] } }
  if (given.how === 'partner' && !(await isPartner(tx, given.partner_id)))
    return { errors: { partner_id: REFUSAL_TEXT.partnerGone } }
  const partner =
    entry.verb === 'decide' ? { partner: given.how === 'partner' ? (given.partner_id ?? null) : null } : {}
  await changeEntry(tx, id, next)
  const stopped = await settle(tx, proposal, proposal.entries.with(at, next), who, partner.partner)
  return stopped ? { refused: REFUSAL_TEXT[stopped] } : { mind: await mindOf(tx, proposal, next) }
}

const dataOf = ({ planned_on, planned_at, result, hours_week, starts_on, how }: Given): EntryData => ({
  ...(planned_on && { planned_on, planned_at: planned_at ?? null }),
  ...(result && { result }),
  ...(hours_week !== undefined && { hours_week }),
  ...(starts_on && { starts_on }),
  ...(how && { how }),
})

async function mindOf(db: Read, { opportunity_id }: Proposal, { verb, data }: StoredEntry): Promise<string[]> {
  if (verb !== 'decide') return []
  const above = aboveSlots(data.hours_week ?? 0, (await opportunityById(db, opportunity_id))?.slots ?? [])
  return above === null ? [] : [aboveSlotsText(data.hours_week ?? 0, above)]
}

async function remove(tx: Tx, id: string, who: Doing): Promise<Corrected> {
  const { proposal, entry, at } = (await placeOf(tx, id))!
  const left = leftWithout(proposal.entries, at, proposal.legal_form)
  const gone = proposal.entries.filter(one => one.id !== id && !left.some(kept => kept.id === one.id))
  if (at === 0 && (await isBuiltOn(tx, proposal.id, true))) return { refused: REFUSAL_TEXT.builtOn }
  const also = await Promise.all(gone.map(async one => ({ id: one.id, found: foundOf((await placeOf(tx, one.id))!) })))
  await removeEntries(tx, [id, ...gone.map(one => one.id)])
  const stopped = at === 0 ? await away(tx, proposal, who) : await settle(tx, proposal, left, who)
  if (stopped) return { refused: REFUSAL_TEXT[stopped] }
  const introduced = [entry, ...gone].some(({ verb }) => verb === 'introduce')
  return { also, ...(introduced && { incident: { kind: 'introduction', note: proposal.organisation } }) }
}

/** The proposal should not have been made: nothing of it is left. */
async function away(tx: Tx, proposal: Proposal, who: Doing): Promise<null> {
  if (proposal.decision && !proposal.decision.ended_on) await freeSeat(tx, proposal.opportunity_id)
  await writeDecision(tx, proposal, null)
  await nextStep(tx, [proposalSubject, proposal.id], proposal.person_id, null, {
    by: who.by,
    at: who.now,
    outcome: '訂正',
  })
  await removeProposal(tx, proposal.id)
  return null
}

const typedOf = ({ entry, partner }: Place): Submitted => {
  const { planned_on, planned_at, starts_on, ...data } = entry.data
  return filled({
    day: formatDay(entry.on_day),
    medium: entry.medium,
    note: entry.note,
    reason: entry.reason,
    result: data.result,
    hours_week: data.hours_week,
    how: data.how,
    planned_on: planned_on && formatDay(planned_on),
    planned_at: planned_at == null ? undefined : formatTime(planned_at),
    starts_on: starts_on && formatDay(starts_on),
    partner_id: partner?.id,
  })
}

/** A row of a proposal: what was done and said on a day. A decision is one of them. */
export const entryRecord = {
  kind: 'proposal-entry',
  text: '提案の記録',
  can: 'people.read',
  lock,
  find: async (db, id) => {
    const place = await placeOf(db, id)
    return place && foundOf(place)
  },
  fields: async (db, id, { typed, errors, today }) => {
    const place = (await placeOf(db, id))!
    const partners = await answerTo(db, partnersAsked())
    const sent = typed ?? typedOf(place)
    return html`${entryFields(place.entry, { proposal: place.proposal, today, partners, typed: sent, errors })}`
  },
  correct,
  remove,
} satisfies Correctable
