import { html } from 'hono/html'
import { programmesOn } from '#features/municipalities/index.ts'
import { goTogether, personHead, personPath, personSubject, setClosed } from '#features/people/index.ts'
import { addStep, endStep, openedWith, openStepsOf, stepsDoneLast } from '#features/steps/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import type { Correctable, Corrected, RecordFound, Told } from '#platform/correctable.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import { accept, filled, type Submitted } from '#platform/submitted.ts'
import { talkPart } from '../form/form.ts'
import { talkFields } from '../forms.ts'
import { consultationRefusals, isOwn } from '../rules.ts'
import { changeConsultation, type Kept, keptById, lockConsultation, recordedAt, removeConsultation } from '../store.ts'
import { CHANNEL_TEXT, CONSULTATION_TEXT, OWN_WAY_TEXT, SATISFACTION_TEXT, TOPIC_TEXT } from '../text.ts'

const toldOf = (kept: Kept): Told[] => [
  ['相談した日', formatDay(kept.on_day)],
  ['方法', CHANNEL_TEXT[kept.channel]],
  ['時間', `${kept.minutes}分`],
  ['場所', kept.place],
  ['事業', kept.programme ?? ''],
  ['話題', kept.topics.map(topic => TOPIC_TEXT[topic]).join('・')],
  ['満足度', kept.satisfied === null ? '' : SATISFACTION_TEXT[kept.satisfied]],
  ['満足度の答えかた', isOwn(kept.satisfied_way) ? OWN_WAY_TEXT[kept.satisfied_way] : ''],
  ['相談員が入れていた満足度', kept.satisfied_typed === null ? '' : SATISFACTION_TEXT[kept.satisfied_typed]],
  ['話されたこと', kept.said],
  ['希望（本人のことば）', kept.vague_wish],
  ['どんな希望になったか', kept.became],
  ['いっしょに相談した方', kept.beside ?? ''],
  ['記録した職員', kept.by],
]

async function find(db: Read, id: string): Promise<RecordFound | null> {
  const kept = await keptById(db, id)
  return (
    (kept && {
      person: kept.person_id,
      by: kept.by_account,
      days: [kept.on_day],
      row: kept.row,
      told: toldOf(kept),
      back: kept.person_id ? personPath(kept.person_id) : '/staff/consultations',
      verbs: ['correct', 'move', 'void'],
    }) ??
    null
  )
}

async function correct(tx: Tx, id: string, form: Submitted, { today }: Doing): Promise<Corrected> {
  const read = accept(talkFields(today), form, typed => {
    const refused = consultationRefusals({ ...typed, next: 'end', end_reason: '-' }, today)
    return Object.fromEntries(Object.entries(refused).map(([field, key]) => [field, CONSULTATION_TEXT[key]]))
  })
  if (!read.ok) return read
  const kept = (await keptById(tx, id))!
  const { satisfied, satisfied_way: way } = kept
  // 「この方の事業」 means here what it means where it is recorded.
  const own = kept.person_id === null ? null : ((await personHead(tx, kept.person_id))?.programme_id ?? null)
  const programme_id = read.value.programme_id ?? own
  if (
    programme_id !== null &&
    programme_id !== own &&
    !(await programmesFor(tx, kept, today)).some(({ id }) => id === programme_id)
  )
    return { errors: { programme_id: CONSULTATION_TEXT.programmeGone } }
  const other = read.value.satisfied !== satisfied
  if (other && isOwn(way)) return { errors: { satisfied: CONSULTATION_TEXT.ownAnswer } }
  await changeConsultation(tx, id, { ...read.value, programme_id, ...(other && { satisfied_way: null }) })
  return {}
}

/** The programmes of today, with the one that stands there, also where it is over. */
async function programmesFor(db: Read, { programme_id, programme }: Kept, today: Day) {
  const now = await programmesOn(db, today)
  if (programme_id === null || now.some(({ id }) => id === programme_id)) return now
  return [{ id: programme_id, name: programme ?? '', age_floor: 0, residents_only: false, funder: '' }, ...now]
}

/**
 * It belongs to somebody else: the step that it opened was never theirs whose record it was. Whoever was there too was there
 * with that one, where the two go together; where it is their own, their step stays.
 */
async function move(tx: Tx, id: string, person: string, who: Doing): Promise<Corrected> {
  const kept = (await keptById(tx, id))!
  const { with_id: beside } = kept
  const apart = beside !== null && (beside === person || !(await goTogether(tx, person, beside)))
  await stepsBack(tx, id, { ...kept, with_id: apart && beside !== person ? beside : null }, who)
  await changeConsultation(tx, id, { person_id: person, ...(apart && { with_id: null }) })
  return apart && beside !== person && kept.beside
    ? { mind: [`${kept.beside}さんは、移す先の方といっしょに来る方ではないため、この相談の記録から外れます。`] }
    : {}
}

async function remove(tx: Tx, id: string, who: Doing): Promise<Corrected> {
  await stepsBack(tx, id, (await keptById(tx, id))!, who)
  await removeConsultation(tx, id)
  return {}
}

/**
 * The steps that were done by this consultation are open again in the place of the one that it opened, whom it ended is at
 * the desk again, and whom it brought back is not. Where a step was done since, they stay as they are. The step of whoever
 * was there too goes, as long as nobody did it.
 */
async function stepsBack(tx: Tx, id: string, kept: Kept, { by, now }: Doing): Promise<void> {
  const { person_id: person, with_id: beside } = kept
  const recorded = await recordedAt(tx, id)
  if (!recorded || person === null) return
  const done = { by, at: now, outcome: '相談の記録の訂正' }
  const theirs = recorded.step && beside && (await openedWith(tx, recorded.step, ['person', beside]))
  if (theirs) await endStep(tx, theirs, done)
  const before = await stepsDoneLast(tx, ['person', person], recorded.at)
  const ended = recorded.next === 'end' && (await personHead(tx, person))?.closed_on === dayOf(recorded.at)
  const { step, reopened } = recorded
  const open = before.length === 0 && reopened !== null ? await openStepsOf(tx, 'person', person) : null
  const alone = open?.every(({ id }) => id === step) ?? false
  if (before.length === 0 ? !alone : recorded.next === 'end' && !ended) return
  if (step) await endStep(tx, step, done)
  for (const one of before) await addStep(tx, [personSubject, person], person, { ...one, shut: 'stays' }, now)
  if (ended || alone) await setClosed(tx, person, ended ? null : reopened)
}

export const consultationRecord = {
  kind: 'consultation',
  text: '相談の記録',
  can: 'people.read',
  lock: lockConsultation,
  find,
  fields: async (db, id, { typed, errors, today }) => {
    const kept = (await keptById(db, id))!
    const stored = { ...kept, on_day: formatDay(kept.on_day), beside: null, by: null, row: null }
    return html`${talkPart(typed ?? filled(stored), errors, { programmes: await programmesFor(db, kept, today) }, true)}`
  },
  correct,
  move,
  remove,
} satisfies Correctable
