import type { StepSubject } from '#features/steps/index.ts'
import { PERMISSIONS } from '../rules.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    guard_alert: true
  }
}

export const HERE = '/staff/breakdowns/targets'

/** A group that stays behind, until the manager says what is done about it. */
export const alertSubject = {
  kind: 'guard_alert',
  text: '目標に遅れている方',
  path: id => `${HERE}/${id}`,
  can: 'targets.set',
  owners: () => PERMISSIONS['targets.set'],
  act: id => `${HERE}/${id}`,
  // Which group stands in the note of its step: the list of all that is to be done asks nothing more of the database.
  describe: async () => new Map(),
} satisfies StepSubject
