import type { StepSubject } from '#features/steps/index.ts'
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
  // What it is stands in the note of its step: the list of all that is to be done asks nothing more of the database.
  describe: async () => new Map(),
} satisfies StepSubject
