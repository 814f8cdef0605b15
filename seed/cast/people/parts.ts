import { LEGAL_FORMS } from '#features/kinds/index.ts'
import { type Free, readFree } from '#features/people/record/rules-week.ts'
import { SEXES } from '#features/people/rules.ts'
import type { Reason } from '#features/proposals/rules.ts'
import { weekdayOf } from '../parts.ts'
import type { CastConsent, CastOutcome, CastPerson, CastStory } from './types.ts'

/** What one writes of a resident; everything that is usual may be left out. */
type Draft = Pick<CastPerson, 'town' | 'phone' | 'heardFrom' | 'workHistory' | 'registeredDaysAgo' | 'stage'> &
  Partial<Omit<CastPerson, 'key' | 'free' | 'story' | 'consents'>> & {
    /** 「中村 和子 なかむら かずこ」 */
    name: string
    /** 「68 04-17 female」; without the last word it was not said. */
    born: string
    /** 「火am 木13:00-15:00」 */
    free: string
    story: Pick<CastStory, 'vague' | 'became' | 'said'> & Partial<CastStory>
    /** Keys of organisations to which the person may be introduced, with spaces between. */
    agrees?: string
    /** Keys of partners to which the person may be referred. */
    refers?: string
    withdrew?: string
    research?: boolean
  }

const words = (text = ''): string[] => text.split(' ').filter(word => word !== '')

/** The week as the desk's form reads it; what touches on a day is one stretch. */
function weekOf(text: string): Free[] {
  const times = Array.from({ length: 7 }, () => '')
  for (const word of words(text.replaceAll('am', '6:00-12:00').replaceAll('pm', '12:00-18:00')))
    times[weekdayOf(word.slice(0, 1))] += `${word.slice(1)}、`
  const { free, wrong } = readFree(0, times)
  if (wrong.length > 0) throw new Error(`no times of a week: ${text}`)
  return free
}

/** A resident of the cast. */
export function resident(key: string, draft: Draft): CastPerson {
  const { name, born, free, story, agrees, refers, withdrew, research, ...rest } = draft
  const [family = '', given = '', familyKana = '', givenKana = ''] = words(name)
  const [years, birthMonthDay = '', sex] = words(born)
  const to = (purpose: CastConsent['purpose'], keys: string | undefined): CastConsent[] =>
    words(keys).map(recipient => ({ purpose, recipient }))
  return {
    key,
    family,
    given,
    familyKana,
    givenKana,
    ageYears: Number(years),
    birthMonthDay,
    sex: SEXES.find(one => one === sex) ?? null,
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
    shown: {},
    free: weekOf(free),
    away: [],
    reach: {},
    conditions: {},
    skills: {},
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
  (outcome: CastOutcome['outcome']) =>
  (opportunity: string, daysAgo: number, reason?: Reason): CastOutcome => ({
    opportunity,
    outcome,
    daysAgo,
    ...(reason ? { reason } : {}),
  })

/** Goes on since the decision that many days ago. */
export const active = outcome('active')
/** Was decided that many days ago and is over. */
export const ended = outcome('ended')
/** The person said no. */
export const declined = outcome('declined')
/** Introduced, but nothing came of it. */
export const failed = outcome('failed')
