import { PERMISSIONS as PEOPLE } from '#features/people/rules.ts'
import { type StepSubject, toldById } from '#features/steps/index.ts'
import { requestsTold } from './desk/store.ts'
import { requestPath } from './rules.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    request: true
  }
}

/** Somebody who asked the desk to call: they are called until they are reached, or it is over. */
export const requestSubject = {
  kind: 'request',
  text: '依頼',
  path: requestPath,
  can: 'people.read',
  owners: () => PEOPLE['people.write'],
  act: id => `${requestPath(id)}/close`,
  describe: async (db, ids) =>
    toldById(
      (await requestsTold(db, ids)).map(({ id, name, phone, title, organisation }) => ({
        id,
        ...(phone && { phone }),
        title: `${name}さん${title ? `：${title}` : ''}`,
        ...(organisation && { organisation }),
      })),
    ),
} satisfies StepSubject
