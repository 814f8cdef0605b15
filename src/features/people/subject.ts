import { type StepSubject, toldById } from '#features/steps/index.ts'
import { personPath } from './head.ts'
import { PERMISSIONS } from './rules.ts'
import { peopleTold } from './store-head.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    person: true
  }
}

/** A resident: all that is to be done for them and belongs to no proposal, several things at a time. */
export const personSubject = {
  kind: 'person',
  several: true,
  text: '利用者',
  path: personPath,
  can: 'people.read',
  owners: () => PERMISSIONS['people.write'],
  act: id => `${personPath(id)}/consultations`,
  describe: async (db, ids) => toldById(await peopleTold(db, ids)),
} satisfies StepSubject
