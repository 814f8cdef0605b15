import type { Moving } from '#platform/feature.ts'
import { movePerson } from '../store.ts'

/** What was booked goes with whoever is found to be the same person. */
export const moveAppointments: Moving = (tx, from, to) => movePerson(tx, from, to)
