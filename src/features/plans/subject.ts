import { type StepSubject, toldById } from '#features/steps/index.ts'
import { PERMISSIONS } from './rules.ts'
import { plansTold } from './store.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    plan: true
  }
}

/** A suggestion for everybody, that somebody is to look at. */
export const planSubject = {
  kind: 'plan',
  text: '案',
  path: id => `/staff/plans/${id}`,
  can: 'plans.read',
  owners: () => PERMISSIONS['plans.write'],
  act: id => `/staff/plans/${id}/set-aside`,
  describe: async (db, ids) => toldById(await plansTold(db, ids)),
} satisfies StepSubject
