import { PURPOSES } from '#features/consents/index.ts'
import { addConsent } from '#features/consents/store.ts'
import { addConsultation } from '#features/consultations/store.ts'
import { personSubject } from '#features/people/index.ts'
import type { Given } from '#features/proposals/forms.ts'
import { act, propose } from '#features/proposals/record/actions.ts'
import type { Verb } from '#features/proposals/rules.ts'
import { addStep as openStep, type What } from '#features/steps/index.ts'
import { addDays, addMonths, type Day, diffDays, weekday } from '#platform/dates.ts'
import { record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { type CastMoment, type CastNote, NOTES } from './cast/consultations/index.ts'
import type { CastOutcome, CastPerson } from './cast/people/types.ts'
import { WHY } from './cast/proposals/index.ts'
import { type City, sideBySide } from './city.ts'
import { morningOf, type Opportunities } from './opportunities.ts'
import type { People } from './people.ts'

type Places = { opportunities: Opportunities; organisations: ReadonlyMap<string, string> }
type Subject = { id: string; sample: CastPerson }

/** Consultations, proposals and what came of them: two fiscal years, by the same actions that the desk uses. */
export async function addRecords(city: City, people: People, places: Places): Promise<void> {
  await sideBySide(people.values(), async (subject, at) => {
    await addConsultations(city, subject, at)
    for (const outcome of subject.sample.story.outcomes) await addOutcome(city, subject, outcome, places)
    await addStage(city, subject, places)
    await addStep(city, subject, at)
  })
}

/** The working day on or before this one: the desk is closed at weekends. */
export const workday = (day: Day): Day => addDays(day, -Math.max(0, weekday(day) - 4))

const MOMENTS: readonly CastMoment[] = [
  'listening',
  'proposal',
  'listening',
  'visit',
  'followUp',
  'proposal',
  'followUp',
  'listening',
]

async function addConsultations(city: City, { id, sample }: Subject, at: number): Promise<void> {
  const { vague, became, said } = sample.story
  const gap = 24 + ((at * 7) % 19)
  const last = sample.stage === 'idle' ? 200 : 2
  for (let ago = sample.registeredDaysAgo, nth = 0; ago >= last && nth < 24; ago -= gap + ((nth * 5) % 11), nth++) {
    const note = noteFor(sample, nth, at)
    const first = nth === 0 ? { vague_wish: vague } : nth === 1 ? { became, said: said || note.said } : {}
    await addOne(city, id, workday(addDays(city.today, -ago)), note, first)
  }
}

/** A note that fits the moment; neighbours in the cast get different ones. A person without any activity hears nothing of one. */
function noteFor({ stage }: CastPerson, nth: number, at: number): CastNote {
  const early = stage === 'new' || stage === 'talking' || stage === 'idle'
  const moment = nth === 0 ? 'first' : early ? 'listening' : MOMENTS[(nth + at) % MOMENTS.length]!
  const fitting = NOTES[moment].filter(note => note.channel !== (stage === 'new' ? 'post' : ''))
  return fitting[(nth + at * 3) % fitting.length]!
}

async function addOne(
  { tx, staff }: City,
  person: string,
  on_day: Day,
  note: CastNote,
  more: { vague_wish?: string; became?: string; said?: string },
): Promise<void> {
  const id = newId<'consultation'>()
  const by_account = note.channel === 'outreach' ? staff['suzuki']! : staff['sato']!
  const { channel, minutes, topics, said, satisfied } = note
  await addConsultation(tx, {
    id,
    person_id: person,
    on_day,
    minutes,
    channel,
    place: note.place ?? '',
    said,
    vague_wish: '',
    became: '',
    topics,
    satisfied,
    programme_id: null,
    by_account,
    created_at: morningOf(on_day),
    ...more,
  })
  await record(tx, {
    kind: 'consultation.recorded',
    subject: ['consultation', id],
    person,
    by: by_account,
    medium: channel,
    now: morningOf(on_day),
    data: { channel, minutes, on_day, topics, next: 'step' },
  })
}

const GIVEN: Given = { day: null, medium: 'visit', note: '' }

/** Carries a proposal along, each verb on its own day. */
async function follow(
  city: City,
  subject: Subject,
  opportunity: string,
  places: Places,
  steps: readonly [verb: Verb, daysAgo: number, given?: Partial<Given>][],
  proposedDaysAgo: number,
): Promise<void> {
  const { tx, today, staff } = city
  const found = places.opportunities.get(opportunity)
  if (!found) throw new Error(`no activity ${opportunity} in the cast`)
  const on = (ago: number) => workday(addDays(today, -ago))
  const who = (ago: number) => ({ by: staff['sato']!, now: morningOf(on(ago)), today: on(ago) })
  const begun = await propose(
    tx,
    {
      person: subject.id,
      opportunity: found.id,
      beginning: 'propose',
      shown: null,
      day: on(proposedDaysAgo),
      medium: 'visit',
      note: '',
      reason: WHY[(subject.sample.registeredDaysAgo + opportunity.length) % WHY.length]!,
    },
    who(proposedDaysAgo),
  )
  if ('refused' in begun) throw new Error(`${subject.sample.key} ${opportunity}: ${begun.refused}`)
  for (const [verb, ago, given] of steps) {
    if (verb === 'introduce')
      await ensureConsent(city, subject, places.organisations.get(found.sample.organisation)!, ago)
    const { version } = await tx
      .selectFrom('proposal')
      .select('version')
      .where('id', '=', begun.id)
      .executeTakeFirstOrThrow()
    const done = await act(tx, begun.id, verb, { ...GIVEN, ...given, day: on(ago), version }, who(ago))
    if (!done || 'refused' in done) throw new Error(`${subject.sample.key} ${opportunity} ${verb}: ${done?.refused}`)
  }
}

/** An introduction needs the person's consent for this very organisation. */
async function ensureConsent(
  { tx, today, staff }: City,
  { id }: Subject,
  organisation: string,
  daysAgo: number,
): Promise<void> {
  const live = await tx
    .selectFrom('consent')
    .select('given_on')
    .where('person_id', '=', id)
    .where('purpose', '=', 'introduction')
    .where('recipient_id', '=', organisation)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst()
  const day = workday(addDays(today, -daysAgo))
  if (live && live.given_on <= day) return
  if (live)
    await tx
      .updateTable('consent')
      .set({ given_on: day })
      .where('person_id', '=', id)
      .where('recipient_id', '=', organisation)
      .where('withdrawn_on', 'is', null)
      .execute()
  else
    await addConsent(tx, {
      person_id: id,
      purpose: 'introduction',
      recipient_id: organisation,
      fields: [...PURPOSES.introduction.fields],
      wording: 'introduction-1',
      given_on: day,
      given_by_medium: 'visit',
      taken_by: staff['sato']!,
    })
}

async function addOutcome(
  city: City,
  subject: Subject,
  { opportunity, outcome, reason, daysAgo }: CastOutcome,
  places: Places,
): Promise<void> {
  const run = (steps: Parameters<typeof follow>[4], lead: number) =>
    follow(city, subject, opportunity, places, steps, daysAgo + lead)
  const hours_week = places.opportunities.get(opportunity)!.sample.hours_week
  if (outcome === 'declined') return run([['decline', daysAgo, { reason: reason ?? 'hours', medium: 'phone' }]], 7)
  if (outcome === 'failed')
    return run(
      [
        ['accept', daysAgo + 9],
        ['introduce', daysAgo + 6],
        ['fall-through', daysAgo, { reason: reason ?? 'organiser-declined', medium: 'phone' }],
      ],
      12,
    )
  const start = workday(addDays(city.today, -Math.max(0, daysAgo - 7)))
  const decided: Parameters<typeof follow>[4] = [
    ['accept', daysAgo + 20],
    ['introduce', daysAgo + 16],
    ['visit', daysAgo + 12, { planned_on: addDays(city.today, -(daysAgo + 8)) }],
    ['result', daysAgo + 7, { result: 'good' }],
    [
      'decide',
      daysAgo,
      {
        hours_week,
        starts_on: start,
        how: daysAgo % 9 === 0 ? 'partner' : 'own',
        partner_id: daysAgo % 9 === 0 ? (places.organisations.get('shakyo') ?? null) : null,
      },
    ],
    ['start', diffDays(start, city.today)],
  ]
  const rounds = [addDays(start, 7), ...[1, 3, 6, 12, 18, 24].map(months => addMonths(start, months))]
    .map(day => diffDays(day, city.today))
    .filter(ago => ago > 3)
  const lasts = outcome === 'ended' ? Math.max(5, Math.floor(daysAgo / 2)) : 0
  const followed = rounds
    .filter(ago => ago > lasts)
    .map(ago => ['follow-up', ago, { result: 'continuing', medium: 'phone' }] as [Verb, number, Partial<Given>])
  const end: typeof followed = outcome === 'ended' ? [['end', lasts, { reason: reason ?? 'period-over' }]] : []
  return run([...decided, ...followed, ...end], 25)
}

/** What is live today: the first of `likes` at its stage, the others just proposed. */
async function addStage(city: City, subject: Subject, places: Places): Promise<void> {
  const { stage, story } = subject.sample
  if (stage !== 'proposed' && stage !== 'introduced' && stage !== 'visiting' && stage !== 'decided') return
  const soon = workday(addDays(city.today, 4))
  const ways: Record<typeof stage, Parameters<typeof follow>[4]> = {
    proposed: [],
    introduced: [
      ['accept', 9],
      ['introduce', 6],
    ],
    visiting: [
      ['accept', 12],
      ['introduce', 9],
      ['visit', 4, { planned_on: soon }],
    ],
    decided: [
      ['accept', 16],
      ['introduce', 14],
      ['interview', 12, { planned_on: workday(addDays(city.today, -6)) }],
      ['result', 6, { result: 'good' }],
      ['decide', 2, { hours_week: 6, starts_on: workday(addDays(city.today, 9)), how: 'own' }],
    ],
  }
  for (const [at, key] of story.likes.entries())
    await follow(
      city,
      subject,
      key,
      places,
      at === 0 ? ways[stage] : [],
      at === 0 && stage !== 'proposed' ? 18 : 5 + at,
    )
}

/** The person's own next step: some are due today, some overdue, most are ahead. */
async function addStep({ tx, today, staff }: City, { id, sample }: Subject, at: number): Promise<void> {
  const next: Partial<Record<CastPerson['stage'], [What, string, number]>> = {
    new: ['contact', '来所の日を決める', (at % 5) - 1],
    talking: ['contact', '希望をもう一度聴く', (at % 9) - 2],
    idle: ['contact', 'しばらく連絡がないので、ようすを聞く', (at % 7) - 5],
    ended: ['contact', '次の活動を一緒に考える', 10 + (at % 10)],
  }
  const step = next[sample.stage]
  if (!step) return
  const [what, note, days] = step
  const owner = at % 4 === 3 ? staff['suzuki']! : staff['sato']!
  await openStep(tx, [personSubject, id], id, { what, note, owner, due: addDays(today, days) }, morningOf(today))
}
