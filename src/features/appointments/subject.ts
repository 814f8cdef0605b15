import { type StepSubject, toldById } from '#features/steps/index.ts'
import { appointmentsTold } from './desk/store.ts'
import { appointmentPath, PERMISSIONS } from './rules.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    appointment: true
  }
}

/** A talk that is booked: a step of who talks, on its day, until it is recorded or it is noted that nobody came. */
export const appointmentSubject = {
  kind: 'appointment',
  text: '面談の予約',
  path: appointmentPath,
  can: 'appointments.read',
  owners: () => PERMISSIONS['appointments.write'],
  act: id => `${appointmentPath(id)}/do`,
  describe: async (db, ids) => toldById(await appointmentsTold(db, ids)),
} satisfies StepSubject
