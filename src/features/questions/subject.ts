import { PERMISSIONS as PEOPLE } from '#features/people/rules.ts'
import { type StepSubject, toldById } from '#features/steps/index.ts'
import { questionsTold } from './desk/store.ts'
import { questionPath } from './rules.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    question: true
  }
}

/** What somebody asked about an activity: a step of the desk until it is answered. */
export const questionSubject = {
  kind: 'question',
  text: '質問',
  path: questionPath,
  can: 'people.read',
  owners: () => PEOPLE['people.write'],
  act: id => `${questionPath(id)}/answer`,
  describe: async (db, ids) => toldById(await questionsTold(db, ids)),
} satisfies StepSubject
