import { COMMISSIONED } from './commissioned.ts'
import { HELPERS } from './helpers.ts'
import { JOINERS } from './joiners.ts'
import { NEWCOMERS } from './newcomers.ts'
import { RESTING } from './resting.ts'
import { STARTING } from './starting.ts'
import { THINKING } from './thinking.ts'
import type { CastPerson } from './types.ts'
import { WORKERS } from './workers.ts'

/** The named cast of the demo city: 60 residents of 50 to 88. */
export const PEOPLE: readonly CastPerson[] = [
  ...NEWCOMERS,
  ...THINKING,
  ...STARTING,
  ...WORKERS,
  ...COMMISSIONED,
  ...HELPERS,
  ...JOINERS,
  ...RESTING,
]
