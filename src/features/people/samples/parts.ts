import { LEGAL_FORMS, type Skill } from '#features/kinds/index.ts'
import type { SampleConsent, SampleOutcome, SamplePerson, SampleStory } from './types.ts'

/** What one writes of a resident; everything that is usual may be left out. */
type Draft = Pick<SamplePerson, 'town' | 'phone' | 'heardFrom' | 'workHistory' | 'registeredDaysAgo' | 'stage'> &
  Partial<Omit<SamplePerson, 'key' | 'skills' | 'free' | 'story' | 'consents'>> & {
    /** 「中村 和子 なかむら かずこ」 */
    name: string
    /** 「68 04-17 female」 */
    born: string
    /** 「火am 木13:00-15:00」 */
    free: string
    /** true: wants to use it. */
    skills?: Partial<Record<Skill, boolean>>
    story: Pick<SampleStory, 'vague' | 'became' | 'said'> & Partial<SampleStory>
    /** Keys of organisations to which the person may be introduced, with spaces between. */
    agrees?: string
    /** Keys of partners to which the person may be referred. */
    refers?: string
    withdrew?: string
    research?: boolean
  }

const DAYS = '月火水木金土日'
const words = (text = ''): string[] => text.split(' ').filter(word => word !== '')

/** A resident of the cast. */
export function resident(key: string, draft: Draft): SamplePerson {
  const { name, born, free, skills, story, agrees, refers, withdrew, research, ...rest } = draft
  const [family = '', given = '', familyKana = '', givenKana = ''] = words(name)
  const [years, birthMonthDay = '', sex] = words(born)
  const to = (purpose: SampleConsent['purpose'], keys: string | undefined): SampleConsent[] =>
    words(keys).map(recipient => ({ purpose, recipient }))
  return {
    key,
    family,
    given,
    familyKana,
    givenKana,
    ageYears: Number(years),
    birthMonthDay,
    sex: sex === 'female' || sex === 'male' ? sex : null,
    contactBy: ['phone'],
    contactNote: '',
    digital: 'phone',
    character: [],
    forms: [...LEGAL_FORMS],
    pay: 'either',
    hoursWanted: null,
    hoursMax: null,
    daysMax: null,
    healthNote: '',
    wishes: {},
    free: words(free).map(one => [DAYS.indexOf(one.slice(0, 1)), one.slice(1)]),
    away: [],
    reach: {},
    conditions: {},
    skills: Object.entries(skills ?? {}) as [Skill, boolean][],
    story: { likes: [], outcomes: [], ...story },
    consents: [
      ...to('introduction', agrees),
      ...to('introduction', withdrew).map(consent => ({ ...consent, withdrawn: true as const })),
      ...to('referral', refers),
      ...(research ? [{ purpose: 'research' as const }] : []),
    ],
    ...rest,
  }
}

const outcome =
  (outcome: SampleOutcome['outcome']) =>
  (opportunity: string, daysAgo: number, reason?: string): SampleOutcome => ({
    opportunity,
    outcome,
    daysAgo,
    ...(reason ? { reason } : {}),
  })

export const active = outcome('active')
export const ended = outcome('ended')
export const declined = outcome('declined')
export const failed = outcome('failed')
