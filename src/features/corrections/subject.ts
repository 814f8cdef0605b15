import { type StepSubject, toldById } from '#features/steps/index.ts'
import { PERMISSIONS } from './rules.ts'
import { correctionsTold } from './store.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    correction: true
  }
}

export const correctionPath = <Id extends string>(id: Id) => `/staff/corrections/${id}` as const

/** A record that was put right: where somebody had been told, they are asked to give back what they were told. */
export const correctionSubject = {
  kind: 'correction',
  text: '訂正',
  path: correctionPath,
  can: 'people.read',
  owners: () => PERMISSIONS['corrections.recall'],
  act: id => `${correctionPath(id)}/recalled`,
  describe: async (db, ids) => toldById(await correctionsTold(db, ids)),
} satisfies StepSubject
