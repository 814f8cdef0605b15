import { PERMISSIONS as PEOPLE } from '#features/people/rules.ts'
import { type StepSubject, toldById } from '#features/steps/index.ts'
import { referralPath } from './rules.ts'
import { referralsTold } from './store.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    referral: true
  }
}

/** Somebody who is passed on to a partner: a step until it is over, whoever it waits for. */
export const referralSubject = {
  kind: 'referral',
  text: 'つなぎ',
  path: referralPath,
  can: 'people.read',
  owners: () => PEOPLE['people.write'],
  act: id => `${referralPath(id)}/answer`,
  describe: async (db, ids) =>
    toldById(
      (await referralsTold(db, ids)).map(({ withdrawn, ...told }) => ({
        ...told,
        ...(withdrawn && { paused: '同意が取り消されています' }),
      })),
    ),
} satisfies StepSubject
