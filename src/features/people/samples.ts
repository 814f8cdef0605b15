import { COMMISSIONED } from './samples/commissioned.ts'
import { HELPERS } from './samples/helpers.ts'
import { JOINERS } from './samples/joiners.ts'
import { NEWCOMERS } from './samples/newcomers.ts'
import { RESTING } from './samples/resting.ts'
import { STARTING } from './samples/starting.ts'
import { THINKING } from './samples/thinking.ts'
import type { SamplePerson } from './samples/types.ts'
import { WORKERS } from './samples/workers.ts'

export type { SampleConsent, SampleOutcome, SamplePerson, SampleStage, SampleStory } from './samples/types.ts'

export const HALF_DAYS = { am: '06:00-12:00', pm: '12:00-18:00' } as const

/** The named cast of the demo city: 60 residents of 50 to 88. */
export const PEOPLE: readonly SamplePerson[] = [
  ...NEWCOMERS,
  ...THINKING,
  ...STARTING,
  ...WORKERS,
  ...COMMISSIONED,
  ...HELPERS,
  ...JOINERS,
  ...RESTING,
]
