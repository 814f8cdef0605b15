import assert from 'node:assert/strict'
import type { LegalForm } from '#features/kinds/index.ts'
import { registerOrganisation, verifyOrganisation } from '#features/organisations/actions.ts'
import type { OrganisationData } from '#features/organisations/index.ts'
import { today } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { registerMunicipality } from '#platform/register.ts'
import { testDatabase } from '#platform/testing.ts'
import { addSettings, addStaff, KASHIWA } from '../../../seed/city.ts'
import { actOnOpportunity, registerOpportunity } from './record/actions.ts'
import { EVERY_WEEK, type OpportunityData, REWARDS_OF, type SlotData, UNITS_OF, type Verb } from './rules.ts'
import { fieldsOf } from './terms/rules.ts'
import { NO_LOADS } from './unknown.ts'

// For tests only.

/** A Tuesday morning, every week, for one person. */
export const slot = (over: Partial<SlotData> = {}): SlotData => ({
  weekday: 1,
  on_day: null,
  from_min: 570,
  to_min: 720,
  weeks: EVERY_WEEK,
  need: 1,
  demanding: false,
  ...over,
})

/** An activity of this legal form with which nothing is wrong, changed as told. */
export const activity = (legal_form: LegalForm, over: Partial<OpportunityData> = {}): OpportunityData => ({
  organisation_id: '00000000-0000-7000-8000-000000000001',
  title: '図書館の本を棚にもどす',
  summary: '返された本を棚にもどします。',
  description: '',
  legal_form,
  category: 'books',
  priority_sector: null,
  town_id: null,
  place_name: '市立図書館',
  address: '',
  reward: REWARDS_OF[legal_form][0],
  reward_said: '',
  reward_yen: legal_form === 'volunteering' ? null : 1300,
  reward_unit: legal_form === 'volunteering' ? null : UNITS_OF[legal_form][0],
  terms: Object.fromEntries(fieldsOf(legal_form).map(({ key, example }) => [key, example])),
  loads: { ...NO_LOADS, standing: 1 },
  requires: [],
  wants: [],
  character: ['quiet'],
  age_min: 0,
  residents_only: false,
  hours_week: 5,
  capacity: 2,
  urgent: false,
  visit_possible: true,
  trial_possible: true,
  caution: '',
  safety: '',
  contact_phone: '',
  starts_on: null,
  ends_on: null,
  slots: [slot(), slot({ weekday: 3 })],
  times_agreed: false,
  times_said: '',
  team: null,
  whole: null,
  ...over,
})

export const NOW = '2026-11-21T01:00:00.000Z'

export const ORGANISATION: OrganisationData = {
  kind: 'business',
  name: '図書館を支える会',
  kana: 'としょかんをささえるかい',
  corporate_number: null,
  sector: null,
  town_id: null,
  address: '',
  phone: '',
  email: '',
  contact_name: '',
  about: '',
  services: [],
}

/** A city with its settings, its staff and one organisation, and how a coordinator works in it. */
export async function desk() {
  const { database, owner, logins } = await testDatabase()
  const municipality = await registerMunicipality(owner, KASHIWA)
  const { staff, organisation } = await database.write({ lane: 'job', municipality }, async tx => {
    await addSettings(tx)
    const staff = await addStaff(tx, NOW, '2026-11-21')
    const who = { by: staff['suzuki']!, now: NOW, today: today(NOW) }
    const added = await registerOrganisation(tx, ORGANISATION, who)
    const organisation = 'id' in added ? added.id : ''
    await verifyOrganisation(tx, organisation, who)
    return { staff, organisation }
  })
  const by = (now = NOW) => ({ by: staff['suzuki']!, now, today: today(now) })
  return {
    municipality,
    logins,
    staff,
    organisation,
    by,
    write: <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'staff', municipality }, work),
    /** Runs the work and leaves nothing of it. */
    tried: <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'staff', municipality }, work, () => false),
    of: (form: LegalForm, over: Partial<OpportunityData> = {}) =>
      activity(form, { organisation_id: organisation, ...over }),
    /** Registers an activity and does these verbs, a second after each other. */
    after: async (tx: Tx, data: OpportunityData, verbs: readonly Verb[] = []): Promise<string> => {
      const id = await registerOpportunity(tx, data, by())
      for (const [at, verb] of verbs.entries()) {
        const given = { version: at + 1, reason: '休憩を書いてください。' }
        const result = await actOnOpportunity(tx, id, verb, given, by(`2026-11-21T01:00:0${at}.000Z`))
        assert.ok(!('refused' in result), `${verb}: ${JSON.stringify(result)}`)
      }
      return id
    },
  }
}
