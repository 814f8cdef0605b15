import { deskStaff } from '#features/accounts/index.ts'
import { liveConsent } from '#features/consents/index.ts'
import { mayConfirm } from '#features/evaluations/rules.ts'
import { personHead } from '#features/people/index.ts'
import { nextStep } from '#features/steps/index.ts'
import { addDays } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { type Content, isOpen, missingIn, namedIn, PERMISSIONS, type Refusal, statusOf, type Verb } from './rules.ts'
import * as store from './store.ts'
import { storySubject } from './subject.ts'

/** A refusal at each field that does not fit. */
export type Refusals = Record<string, Refusal>
/** What came of a verb: done, why not by field, or null where there is no such story. */
export type Done = Refusals | 'done' | null

const isNone = (refusals: Refusals): boolean => Object.keys(refusals).length === 0

/** In which fields the name of the person stands. */
async function namedRefusals(db: Read, person: string, content: Content): Promise<Refusals> {
  const head = await personHead(db, person)
  return Object.fromEntries(head ? namedIn(content, head).map(field => [field, 'named' as const]) : [])
}

/** Begins somebody's story; `id` is that of the form, so that a second click begins none. */
export async function beginStory(
  tx: Tx,
  id: string,
  person: string,
  content: Content,
  { by, now }: Doing,
): Promise<Refusals> {
  const wrong = await namedRefusals(tx, person, content)
  if (!isNone(wrong)) return wrong
  if (await store.addStory(tx, { ...content, id, person_id: person, by_account: by, at: now }))
    await record(tx, { kind: 'story.begun', subject: ['story', id], person, by, now })
  return {}
}

/** The story, held, or why the verb is not open; null where there is none that whoever asks sees. */
async function held(tx: Tx, id: string, verb: Verb): Promise<store.Story | Refusal | null> {
  await store.holdStory(tx, id)
  const story = await store.storyById(tx, id)
  if (!story) return null
  return isOpen(verb, statusOf(story)) ? story : 'shut'
}

/** Writes a draft; `version` is the one that was shown. */
export async function saveStory(
  tx: Tx,
  id: string,
  content: Content,
  version: number,
  { by, now }: Doing,
): Promise<Done> {
  const story = await held(tx, id, 'save')
  if (story === null) return null
  if (typeof story === 'string') return { form: story }
  if (story.version !== version) return { form: 'changed' }
  const wrong = await namedRefusals(tx, story.person_id, content)
  if (!isNone(wrong)) return wrong
  await store.changeStory(tx, id, content, { by, at: now })
  const data = { version: version + 1 }
  await record(tx, { kind: 'story.saved', subject: ['story', id], person: story.person_id, by, now, data })
  return 'done'
}

const hasConsent = async (db: Read, { person_id }: store.Story, today: string): Promise<boolean> =>
  'consent' in (await liveConsent(db, person_id, 'story', null, today))

/** Days within which a story that was handed in is to be published or given back. */
const DECIDE_WITHIN = 14

/** Hands a draft in: somebody else looks at it. Asked for are everything that it tells and the person's consent. */
export async function handInStory(tx: Tx, id: string, { by, now, today }: Doing): Promise<Done> {
  const story = await held(tx, id, 'hand-in')
  if (story === null) return null
  if (typeof story === 'string') return { form: story }
  const missing = { ...Object.fromEntries(missingIn(story)), ...(await namedRefusals(tx, story.person_id, story)) }
  if (!isNone(missing)) return missing
  if (!(await hasConsent(tx, story, today))) return { form: 'noConsent' }
  await store.setSubmitted(tx, id, { by, at: now })
  const about = { subject: ['story', id] as ['story', string], person: story.person_id, by, now }
  await record(tx, { kind: 'story.handed-in', ...about, data: { version: story.version } })
  const step = { what: 'approve' as const, owner: null, but: by, due: addDays(today, DECIDE_WITHIN) }
  await nextStep(tx, [storySubject, id], story.person_id, step, { by, at: now, outcome: 'handed-in' })
  return 'done'
}

/** Who may publish stories on a day. */
export const publishers = (db: Read, day: string) => deskStaff(db, day, PERMISSIONS['stories.publish'])

/** Publishes a story that another handed in, while the person agrees. */
export async function publishStory(tx: Tx, id: string, { by, now, today }: Doing): Promise<Done> {
  const story = await held(tx, id, 'publish')
  if (story === null) return null
  if (typeof story === 'string') return { form: story }
  if (!mayConfirm(story, by, await publishers(tx, today))) return { form: 'own' }
  if (!(await hasConsent(tx, story, today))) return { form: 'noConsent' }
  const data = { ...(story.submitted_by_id === by && { alone: true as const }) }
  await store.setPublished(tx, id, { by, at: now })
  await record(tx, { kind: 'story.published', subject: ['story', id], person: story.person_id, by, now, data })
  await ended(tx, story, { by, now, outcome: 'published' })
  return 'done'
}

/** Gives a story back with a reason: it is a draft again. */
export async function giveBackStory(tx: Tx, id: string, why: string, { by, now }: Doing): Promise<Done> {
  const story = await held(tx, id, 'give-back')
  if (story === null) return null
  if (typeof story === 'string') return { form: story }
  if (why === '') return { why: 'noReason' }
  await store.setReturned(tx, id, why)
  await record(tx, {
    kind: 'story.given-back',
    subject: ['story', id],
    person: story.person_id,
    by,
    now,
    data: { why },
  })
  await ended(tx, story, { by, now, outcome: 'given-back' })
  return 'done'
}

const ended = (
  tx: Tx,
  { id, person_id }: store.Story,
  { by, now, outcome }: { by: string | null; now: string; outcome: string },
) => nextStep(tx, [storySubject, id], person_id, null, { by, at: now, outcome })

/** Takes a story down, or gives a draft up, with a reason: it is told no more. */
export async function takeDown(tx: Tx, id: string, why: string, { by, now }: Doing): Promise<Done> {
  const story = await held(tx, id, 'take-down')
  if (story === null) return null
  if (typeof story === 'string') return { form: story }
  if (why === '') return { why: 'noReason' }
  await end(tx, story, { by, now, why })
  return 'done'
}

async function end(tx: Tx, story: store.Story, { by, now, why }: { by: string | null; now: string; why: string }) {
  const { id, person_id: person } = story
  await store.setEnded(tx, id, { by, at: now, why })
  const data = { why, ...(by === null && { consent: true as const }) }
  await record(tx, { kind: 'story.taken-down', subject: ['story', id], person, by, now, data })
  if (statusOf(story) === 'review') await ended(tx, story, { by, now, outcome: 'taken-down' })
}

/** The consent was withdrawn: everything that is told of the person, or was to be, ends; whoever asks is told nothing from then on. */
export async function consentWithdrawn(tx: Tx, person: string, now: string, today: string): Promise<void> {
  if ('consent' in (await liveConsent(tx, person, 'story', null, today))) return
  for (const { id } of await store.openStoriesOf(tx, person)) {
    await store.holdStory(tx, id)
    const story = (await store.storyById(tx, id))!
    if (story.ended_at === null) await end(tx, story, { by: null, now, why: 'ご本人が同意を取り消した' })
  }
}
