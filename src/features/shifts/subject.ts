import { type StepSubject, toldById } from '#features/steps/index.ts'
import { absencesTold } from './absences/store.ts'
import { PERMISSIONS } from './rules.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    absence: true
  }
}

/** A day on which somebody does not come: until it is settled and everybody knows. */
export const absenceSubject = {
  kind: 'absence',
  text: '欠席',
  path: id => `/staff/absences/${id}`,
  can: 'shifts.read',
  owners: () => PERMISSIONS['shifts.write'],
  act: id => `/staff/absences/${id}/told`,
  describe: async (db, ids) => toldById(await absencesTold(db, ids)),
} satisfies StepSubject
