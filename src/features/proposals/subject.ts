import { type StepSubject, toldById } from '#features/steps/index.ts'
import { proposalsTold } from './record/store-list.ts'
import { PERMISSIONS } from './rules.ts'
import { PAUSED_TEXT } from './text.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    proposal: true
  }
}

/** An activity proposed to somebody: what is next until it is decided, and after. */
export const proposalSubject = {
  kind: 'proposal',
  text: '提案',
  path: id => `/staff/proposals/${id}`,
  can: 'people.read',
  owners: () => PERMISSIONS['proposals.write'],
  act: id => `/staff/proposals/${id}/decline`,
  describe: async (db, ids) =>
    toldById(
      (await proposalsTold(db, ids)).map(({ paused, ...told }) => ({
        ...told,
        ...(paused && { paused: PAUSED_TEXT }),
      })),
    ),
} satisfies StepSubject
