import { PERMISSIONS as PEOPLE } from '#features/people/rules.ts'
import { type StepSubject, toldById } from '#features/steps/index.ts'
import { registrationsTold } from './store.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    registration: true
  }
}

/** The page on which staff say who registered by themselves. */
export const registrationPath = <Id extends string>(id: Id) => `/staff/registrations/${id}` as const

/** Somebody who registered by themselves: the desk looks whether it knows them. */
export const registrationSubject = {
  kind: 'registration',
  text: 'ご本人による登録',
  path: registrationPath,
  can: 'people.read',
  owners: () => PEOPLE['people.write'],
  act: id => `${registrationPath(id)}/check`,
  describe: async (db, ids) => toldById(await registrationsTold(db, ids)),
} satisfies StepSubject
