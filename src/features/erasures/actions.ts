import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { tell, untell } from '#features/notices/index.ts'
import { answerWish } from '#features/residents/index.ts'
import { nextStep, openStepsOfPerson } from '#features/steps/index.ts'
import { startOf } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Closing, OpenThing } from '#platform/feature.ts'
import { type Doing, record } from '#platform/happening.ts'
import { enqueue } from '#platform/jobs.ts'
import { coming } from './messages/coming.ts'
import {
  approveRefusal,
  CARRY,
  COUNT,
  carryOn,
  type Facts,
  isKept,
  keptUntil,
  LOOK_DAYS,
  proposeRefusal,
  type Refusal,
} from './rules.ts'
import * as store from './store.ts'
import { erasureSubject } from './subject.ts'
import { ANSWERS } from './text.ts'

/** All that an erasure of somebody rests on: what is open for them, and until when what is kept. */
export type Standing = { facts: Facts & { number: number; name: string }; until: Day | null; left: readonly Left[] }
export type Left = Pick<OpenThing, 'what' | 'href'>

/** How it stands with somebody; null where there is nobody. Every noun is asked what is open for them. */
export async function standingOf(
  db: Read,
  person: string,
  closings: readonly Closing[],
  today: Day,
): Promise<Standing | null> {
  const found = await store.factsOf(db, person)
  if (!found) return null
  const { bookings, ...rest } = found
  const things = (await Promise.all(closings.map(({ open }) => open(db, person, today)))).flat()
  // That they asked to be deleted is answered by this.
  const steps = (await openStepsOfPerson(db, person)).filter(({ what }) => what !== 'erase')
  const here = `/staff/people/${person}`
  const left = [
    ...things.map(({ what, href }) => ({ what, href })),
    ...(steps.length > 0 ? [{ what: `次の一歩（${steps.length}件）`, href: here }] : []),
    ...(bookings > 0 ? [{ what: `これからの申しこみ（${bookings}件）`, href: '/staff/bookings' }] : []),
  ]
  const facts = { ...rest, left: left.length }
  return { facts, until: keptUntil(facts, settingsFrom(await settingsOn(db, today))), left }
}

type Asked = { why: string; tells: boolean }
export type Refused = { refused: Refusal }

/**
 * Proposes to erase somebody; what must still be kept is noted, and comes up when its time is over. Gives which of the two;
 * null where there is nobody.
 */
export async function propose(
  tx: Tx,
  person: string,
  { why, tells }: Asked,
  closings: readonly Closing[],
  doing: Doing,
): Promise<{ id: string; until: Day | null } | Refused | null> {
  const { by, now, today } = doing
  if (!(await store.hold(tx, person))) return null
  const standing = (await standingOf(tx, person, closings, today))!
  const { facts, until } = standing
  const before = await store.openErasure(tx, person)
  const refused = proposeRefusal(facts, until, today, before?.status ?? null)
  if (refused) return { refused }
  const kept = isKept(until, today)
  const ground = facts.asked ? 'asked' : 'period'
  const row = {
    status: kept ? 'noted' : 'proposed',
    ground,
    why,
    tells,
    until_on: kept ? until : null,
    by_account: by,
    at: now,
  } as const
  const id = before?.id ?? (await store.addErasure(tx, person, row))
  if (before) await store.changeErasure(tx, id, row)
  if (kept) {
    await answer(tx, person, ANSWERS.noted(until!), doing)
    await record(tx, { kind: 'erasure.noted', subject: ['erasure', id], person, by, now, data: { until: until! } })
    return { id, until }
  }
  await nextStep(
    tx,
    [erasureSubject, id],
    null,
    { what: 'approve', owner: null, due: addDays(today, LOOK_DAYS) },
    done(doing, 'proposed'),
  )
  await record(tx, { kind: 'erasure.proposed', subject: ['erasure', id], person, by, now, data: { ground } })
  await enqueue(tx, COUNT, id)
  return { id, until: null }
}

const done = ({ by, now }: Doing<string | null>, outcome: string) => ({ by, at: now, outcome })

async function answer(tx: Tx, person: string, words: string, doing: Doing): Promise<void> {
  for (const wish of await store.wishesOpen(tx, person)) await answerWish(tx, wish, words, doing)
}

/** Somebody else approves it: it is carried out at once, or where the person is told, after they had time to answer. */
export async function approve(
  tx: Tx,
  id: string,
  closings: readonly Closing[],
  doing: Doing,
): Promise<{ from: Day } | Refused | null> {
  const { by, now, today } = doing
  const row = await store.lockErasure(tx, id)
  if (!row) return null
  const { facts, until } = (await standingOf(tx, row.person_id, closings, today))!
  const refused = approveRefusal(row, by, facts, isKept(until, today))
  if (refused) return { refused }
  const { tells } = (await store.erasureById(tx, id))!
  const from = carryOn(today, tells)
  await store.changeErasure(tx, id, { status: 'approved', approved_by: by, approved_at: now, carry_on: from })
  await nextStep(tx, [erasureSubject, id], null, null, done(doing, 'approved'))
  await answer(tx, row.person_id, ANSWERS.approved(from), doing)
  await record(tx, {
    kind: 'erasure.approved',
    subject: ['erasure', id],
    person: row.person_id,
    by,
    now,
    data: { from },
  })
  if (tells)
    await tell(tx, coming, {
      ...{ to: { person: row.person_id }, data: { day: from }, about: ['erasure', id], now },
      ...{ once: `${id}`, until: startOf(from) },
    })
  else await enqueue(tx, CARRY, id)
  return { from }
}

/** It is not done after all. `refusal`: what it rested on is not so any more. */
export async function end(
  tx: Tx,
  id: string,
  doing: Doing<string | null>,
  refusal: Refusal | null = null,
): Promise<Refused | null | Record<never, never>> {
  const row = await store.lockErasure(tx, id)
  if (!row) return null
  if (row.status === 'done' || row.status === 'ended') return { refused: 'shut' }
  const { by, now } = doing
  await store.changeErasure(tx, id, { status: 'ended', ended_by: by })
  await nextStep(tx, [erasureSubject, id], null, null, done(doing, 'ended'))
  await untell(tx, ['erasure', id], now)
  await record(tx, {
    kind: 'erasure.ended',
    subject: ['erasure', id],
    person: row.person_id,
    by,
    now,
    data: { refusal },
  })
  return {}
}
