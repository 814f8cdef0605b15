import type { StepSubject } from '#features/steps/index.ts'
import { formatShort } from '#platform/dates.ts'
import { actionsByIds } from './agreed/store.ts'
import { actionPath } from './paths.ts'
import { PERMISSIONS } from './rules.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    council_action: true
  }
}

/** Something that was agreed in a meeting, until somebody says what came of it. */
export const actionSubject = {
  kind: 'council_action',
  text: '会議で決めたこと',
  path: actionPath,
  can: 'councils.read',
  owners: () => PERMISSIONS['councils.follow'],
  act: id => `${actionPath(id)}/end`,
  describe: async (db, ids) =>
    new Map(
      (await actionsByIds(db, ids)).map(({ id, what, meeting, held_on }) => [
        id,
        { title: what, ...(meeting && { organisation: `${meeting}${held_on ? `（${formatShort(held_on)}）` : ''}` }) },
      ]),
    ),
} satisfies StepSubject
