import { type StepSubject, toldById } from '#features/steps/index.ts'
import { bookingsTold, occasionsTold } from './desk/store.ts'
import { bookingPath, occasionPath, PERMISSIONS } from './rules.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    occasion: true
    booking: true
  }
}

/** What can be booked: open until it is noted who came, or it does not take place. */
export const occasionSubject = {
  kind: 'occasion',
  text: '申しこみを受ける回',
  path: occasionPath,
  can: 'bookings.read',
  owners: () => PERMISSIONS['bookings.write'],
  act: (id, what) => `${occasionPath(id)}/${what === 'confirm' ? 'keep' : 'attendance'}`,
  describe: async (db, ids) => toldById(await occasionsTold(db, ids)),
} satisfies StepSubject

/** Who booked: a step only where a person has to ask, since an offer was not answered. */
export const bookingSubject = {
  kind: 'booking',
  text: '申しこみ',
  path: bookingPath,
  can: 'bookings.read',
  owners: () => PERMISSIONS['bookings.write'],
  act: id => `${bookingPath(id)}/do`,
  describe: async (db, ids) => toldById(await bookingsTold(db, ids)),
} satisfies StepSubject
