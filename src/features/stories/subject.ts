import type { StepSubject } from '#features/steps/index.ts'
import { storyPath } from './paths.ts'
import { PERMISSIONS } from './rules.ts'
import { storiesByIds } from './store.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    story: true
  }
}

/** A story that was handed in: to be published or given back. */
export const storySubject = {
  kind: 'story',
  text: '事例',
  path: storyPath,
  can: 'stories.read',
  owners: () => PERMISSIONS['stories.publish'],
  act: id => `${storyPath(id)}/decide`,
  describe: async (db, ids) =>
    new Map(
      (await storiesByIds(db, ids)).map(({ id, title, organisation }) => [
        id,
        { title, organisation: organisation ?? '' },
      ]),
    ),
} satisfies StepSubject
