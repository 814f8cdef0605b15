import { isExcluded, lockPerson } from '#features/people/index.ts'
import { nextStep, type Step } from '#features/steps/index.ts'
import type { Correctable, Corrected, RecordFound } from '#platform/correctable.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import { lockProposal, proposalById } from '../record/store.ts'
import { isIntroduced, stepAfter } from '../rules.ts'
import { proposalPath } from '../staff/parts.ts'
import { proposalSubject } from '../subject.ts'
import { DONE_TEXT, REFUSAL_TEXT, STATUS_TEXT } from '../text.ts'
import { giveTo, isBuiltOn, rowOfProposal } from './store.ts'

async function find(db: Read, id: string): Promise<RecordFound | null> {
  const [proposal, row] = [await proposalById(db, id), await rowOfProposal(db, id)]
  if (!proposal || !row) return null
  const { entries, decision, title, organisation, status, person_id } = proposal
  return {
    person: person_id,
    by: entries[0]?.by_account ?? null,
    within: id,
    activity: proposal.opportunity_id,
    days: decision ? [decision.decided_on] : [],
    row,
    told: [
      ['活動', `${title}（${organisation}）`],
      ['いまの状態', STATUS_TEXT[status]],
      ['記録', entries.map(({ verb, on_day }) => `${formatDay(on_day)} ${DONE_TEXT[verb]}`).join('、')],
    ],
    back: proposalPath(id),
    verbs: ['move'],
  }
}

/**
 * The whole proposal was somebody else's: rows, decision, seat and step go over. Not once the wrong person was named to
 * the organisation: that is put right first.
 */
async function move(tx: Tx, id: string, person: string, { by, now }: Doing): Promise<Corrected> {
  const proposal = (await proposalById(tx, id))!
  await lockPerson(tx, person)
  if (isIntroduced(proposal.entries)) return { refused: REFUSAL_TEXT.moveIntroduced }
  if (await isBuiltOn(tx, id, true)) return { refused: REFUSAL_TEXT.builtOn }
  if (await isExcluded(tx, person, proposal.organisation_id)) return { refused: REFUSAL_TEXT.excluded }
  if (!(await giveTo(tx, proposal, person))) return { refused: REFUSAL_TEXT.alreadyOpen }
  const due = stepAfter(proposal.entries)
  const next: Step | null = due && {
    what: due.what,
    due: proposal.step?.due_on ?? due.due,
    owner: proposal.step?.owner_id ?? by,
    note: proposal.step?.note ?? '',
  }
  await nextStep(tx, [proposalSubject, id], person, next, { by, at: now, outcome: '訂正' })
  return {}
}

/** A proposal as a whole: to whom it is. */
export const proposalRecord = {
  kind: 'proposal',
  text: '提案',
  can: 'people.read',
  lock: lockProposal,
  find,
  move,
} satisfies Correctable
