import type { Moving } from '#platform/feature.ts'
import { whoIs } from '../door/actions.ts'
import { movePerson } from '../store.ts'

/** What was booked goes with whoever is found to be the same person, and is known as theirs. */
export const moveBookings: Moving = (tx, from, to) => movePerson(tx, from, to, { from: whoIs(from), to: whoIs(to) })
