import { PURPOSES } from '#features/consents/index.ts'
import { addConsent } from '#features/consents/store.ts'
import { consultationRecord } from '#features/consultations/corrected/record.ts'
import { addConsultation } from '#features/consultations/store.ts'
import { putRight, versionOfRow } from '#features/corrections/index.ts'
import { entryRecord } from '#features/proposals/corrected/entry.ts'
import { act, propose } from '#features/proposals/record/actions.ts'
import type { Correctable, CorrectionVerb } from '#platform/correctable.ts'
import { addDays, type Day, formatDay } from '#platform/dates.ts'
import { record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { filled } from '#platform/submitted.ts'
import type { City } from './city.ts'
import { morningOf } from './opportunities.ts'
import { workday } from './records.ts'

/** Each kind of record that is out of the ordinary once: put right, without a name, of two together, a wrong introduction. */
export async function addCorrections(city: City): Promise<void> {
  for (const ago of [3, 11, 46, 95, 163]) await anonymous(city, ago)
  await together(city)
  await wrongMinutes(city)
  await wrongIntroduction(city)
}

const who = ({ staff }: City, day: Day) => ({ by: staff['sato']!, now: morningOf(day), today: day })

/** Somebody who rang with a question and gave no name. */
async function anonymous(city: City, ago: number): Promise<void> {
  const [id, day] = [newId<'consultation'>(), workday(addDays(city.today, -ago))]
  const { by, now } = who(city, day)
  const talk = { channel: 'phone' as const, minutes: 5 + (ago % 3) * 5, on_day: day, topics: ['work' as const] }
  const nothing = { place: '', said: '', vague_wish: '', became: '', satisfied: null, programme_id: null }
  await addConsultation(city.tx, { id, person_id: null, ...talk, ...nothing, by_account: by, created_at: now })
  await record(city.tx, {
    kind: 'consultation.counted',
    subject: ['consultation', id],
    by,
    medium: 'phone',
    now,
    data: talk,
  })
}

/** People at the desk with whom nothing is open: with others the tests begin. */
const quietPeople = ({ tx }: City) =>
  tx
    .selectFrom('person')
    .select(['id', 'programme_id'])
    .where('id', 'in', tx.selectFrom('proposal').select('person_id'))
    .where(
      'id',
      'not in',
      tx
        .selectFrom('proposal')
        .select('person_id')
        .where('status', 'not in', ['ended', 'failed', 'declined', 'passed']),
    )
    .where('closed_on', 'is', null)
    .orderBy('number', 'desc')
    .limit(3)
    .execute()

/** Two friends who come together: one talk, which stands with both. */
async function together(city: City): Promise<void> {
  const [one, other] = await quietPeople(city)
  const day = workday(addDays(city.today, -5))
  const doing = who(city, day)
  await addConsultation(city.tx, {
    id: newId(),
    person_id: one!.id,
    with_id: other!.id,
    on_day: day,
    minutes: 45,
    channel: 'visit',
    place: '',
    said: '長いつきあいのお二人で来所。はじめての所は、いっしょなら行けるとのこと。週に一度くらいで、近いところから。',
    vague_wish: '二人で何かできれば',
    became: '',
    topics: ['volunteering'],
    satisfied: null,
    programme_id: one!.programme_id,
    by_account: doing.by,
    created_at: doing.now,
  })
}

async function put(
  city: City,
  kind: Correctable,
  id: string,
  change: { verb: CorrectionVerb; reason: string; form?: Record<string, string | readonly string[]> },
  day: Day,
): Promise<void> {
  const found = (await kind.find(city.tx, id))!
  const { verb, reason, form = {} } = change
  const wanted = { verb, reason, form: filled(form), version: versionOfRow(found.row), to: null }
  const done = await putRight(city.tx, kind, id, wanted, { ...who(city, day), all: true })
  if (!done || !('before' in done)) throw new Error(`a correction of the demo city: ${JSON.stringify(done)}`)
}

/** Three hours that were half an hour. */
async function wrongMinutes(city: City): Promise<void> {
  const { tx } = city
  const talk = await tx
    .selectFrom('consultation')
    .selectAll()
    .where('person_id', 'is not', null)
    .where('with_id', 'is', null)
    .where('channel', '=', 'visit')
    .orderBy('on_day', 'desc')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  await tx.updateTable('consultation').set({ minutes: 180 }).where('id', '=', talk.id).execute()
  const { said, vague_wish, became, topics, channel, place } = talk
  const form = { said, vague_wish, became, topics, channel, place, on_day: formatDay(talk.on_day) }
  const more = { minutes: String(talk.minutes), satisfied: talk.satisfied === null ? '' : String(talk.satisfied) }
  const change = {
    verb: 'correct' as const,
    reason: '時間を打ちまちがえた',
    form: { ...form, ...more, programme_id: talk.programme_id ?? '' },
  }
  await put(city, consultationRecord, talk.id, change, city.today)
}

/** Somebody was named to an organisation by mistake; the letter is still to be asked back. */
async function wrongIntroduction(city: City): Promise<void> {
  const { tx, today } = city
  const person = (await quietPeople(city)).at(-1)!.id
  const day = workday(addDays(today, -1))
  const doing = who(city, day)
  const activity = await tx
    .selectFrom('opportunity')
    .select(['id', 'organisation_id'])
    .where('status', '=', 'open')
    .where('legal_form', '=', 'volunteering')
    .whereRef('taken', '<', 'capacity')
    .orderBy('title')
    .executeTakeFirstOrThrow()
  await addConsent(tx, {
    person_id: person,
    purpose: 'introduction',
    recipient_id: activity.organisation_id,
    fields: [...PURPOSES.introduction.fields],
    wording: 'introduction-1',
    given_on: day,
    given_by_medium: 'visit',
    taken_by: doing.by,
  })
  const said = { day, medium: 'visit' as const, note: '' }
  const begun = await propose(
    tx,
    { person, opportunity: activity.id, beginning: 'propose', shown: null, ...said },
    doing,
  )
  if (!('id' in begun)) throw new Error(`the wrong introduction of the demo city: ${begun.refused}`)
  for (const [verb, hour] of [
    ['accept', 2],
    ['introduce', 3],
  ] as const) {
    const { version } = await tx
      .selectFrom('proposal')
      .select('version')
      .where('id', '=', begun.id)
      .executeTakeFirstOrThrow()
    const done = await act(tx, begun.id, verb, { ...said, version }, { ...doing, now: `${day}T0${hour}:00:00.000Z` })
    if (!done || 'refused' in done) throw new Error(`the wrong introduction of the demo city: ${done?.refused}`)
  }
  const introduced = await tx
    .selectFrom('proposal_entry')
    .select('id')
    .where('proposal_id', '=', begun.id)
    .where('verb', '=', 'introduce')
    .executeTakeFirstOrThrow()
  await put(city, entryRecord, introduced.id, { verb: 'void', reason: '同じ名字の別の方を紹介した' }, today)
}
