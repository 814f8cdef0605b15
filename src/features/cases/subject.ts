import { PERMISSIONS as PEOPLE } from '#features/people/rules.ts'
import { type StepSubject, toldById } from '#features/steps/index.ts'
import { formatShort } from '#platform/dates.ts'
import { casePath } from './rules.ts'
import { casesTold } from './store.ts'
import { ROUTE_TEXT } from './text.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    support_case: true
  }
}

/** Somebody on their way: the next milestone is its one step, while it stands still the day until which it does. */
export const caseSubject = {
  kind: 'support_case',
  text: '進路',
  path: casePath,
  can: 'people.read',
  owners: () => PEOPLE['people.write'],
  act: id => `${casePath(id)}/milestone`,
  describe: async (db, ids) =>
    toldById(
      (await casesTold(db, ids)).map(({ id, route, goal, paused, organisation, person }) => ({
        ...{ id, title: [ROUTE_TEXT[route], goal.slice(0, 40)].filter(Boolean).join('：') },
        ...(organisation && { organisation }),
        ...(person && { person }),
        ...(paused && { paused: `${formatShort(paused)}まで休んでいます` }),
      })),
    ),
} satisfies StepSubject
