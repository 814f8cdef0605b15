import { addConsent } from '#features/consents/store.ts'
import type { LegalForm } from '#features/kinds/index.ts'
import { actOnOpportunity, type OpportunityData, registerOpportunity } from '#features/opportunities/index.ts'
import { activity } from '#features/opportunities/testing.ts'
import { today } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { DEMO_NOW, type DemoApp } from '../../../seed/testing.ts'
import type { Given } from './forms.ts'
import { act, propose } from './record/actions.ts'
import { proposalById } from './record/store.ts'
import type { Verb } from './rules.ts'

// For tests only: a desk of the demo city on which things are done one after the other.

export type Desk = { tx: Tx; by: string; now: string; today: Day; person: string; organisation: string }

/** A resident to whom nothing was proposed yet, an organisation, and a counsellor. */
export async function deskOf(tx: Tx, now: string): Promise<Desk> {
  const { id: by } = await tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow()
  const { id: person } = await tx
    .selectFrom('person')
    .select('id')
    .where('id', 'not in', tx.selectFrom('proposal').select('person_id'))
    .where('closed_on', 'is', null)
    .orderBy('number')
    .executeTakeFirstOrThrow()
  const { id: organisation } = await tx
    .selectFrom('organisation')
    .select('id')
    .where('kind', '=', 'business')
    .orderBy('kana')
    .executeTakeFirstOrThrow()
  return { tx, by, now, today: today(now), person, organisation }
}

/** A published activity of the desk's organisation. */
export async function published(desk: Desk, form: LegalForm, over: Partial<OpportunityData> = {}): Promise<string> {
  const { tx, by, now, today, organisation } = desk
  const data = activity(form, { organisation_id: organisation, title: `試しの活動 ${form}`, ...over })
  const id = await registerOpportunity(tx, data, { by, now, today })
  for (const [verb, version] of [
    ['submit', 1],
    ['publish', 2],
  ] as const) {
    const done = await actOnOpportunity(tx, id, verb, { version }, { by, now, today })
    if ('refused' in done) throw new Error(`${verb}: ${JSON.stringify(done)}`)
  }
  return id
}

/** Consent of the person to be named to the desk's organisation. */
export const consent = async ({ tx, by, today, person, organisation }: Desk): Promise<string> =>
  (await addConsent(tx, {
    person_id: person,
    purpose: 'introduction',
    recipient_id: organisation,
    fields: ['name', 'age'],
    wording: 'introduction-1',
    given_on: today,
    given_by_medium: 'visit',
    taken_by: by,
  }))!

export const proposed = (desk: Desk, opportunity: string) =>
  propose(
    desk.tx,
    { person: desk.person, opportunity, beginning: 'propose', shown: null, day: null, medium: 'visit', note: '' },
    desk,
  )

/** Does a verb on the newest version of the proposal. */
export async function did(desk: Desk, id: string, verb: Verb, given: Partial<Given> = {}) {
  const { version } = (await proposalById(desk.tx, id))!
  return act(desk.tx, id, verb, { day: null, medium: 'visit', note: '', version, ...given }, desk)
}

/** Work at the desk of this city that leaves nothing behind. */
export const deskAt =
  ({ database, municipality }: Pick<DemoApp, 'database' | 'municipality'>) =>
  (work: (desk: Desk) => Promise<void>) =>
  () =>
    database.write(
      { lane: 'staff', municipality },
      async tx => work(await deskOf(tx, DEMO_NOW)),
      () => false,
    )

/** A proposal of this activity that the resident has accepted. */
export async function accepted(desk: Desk, opportunity: string): Promise<string> {
  const begun = await proposed(desk, opportunity)
  if (!('id' in begun)) throw new Error(`propose: ${begun.refused}`)
  const done = await did(desk, begun.id, 'accept')
  if (!done || !('status' in done)) throw new Error(`accept: ${done?.refused}`)
  return begun.id
}
