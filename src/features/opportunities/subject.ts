import type { StepSubject } from '#features/steps/index.ts'
import { opportunityBrief } from './record/store-read.ts'
import { PERMISSIONS } from './rules.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    opportunity: true
  }
}

/** An activity: what its status asks for. */
export const opportunitySubject = {
  kind: 'opportunity',
  text: '活動',
  path: id => `/staff/opportunities/${id}`,
  can: 'opportunities.read',
  owners: what => PERMISSIONS[what === 'publish' ? 'opportunities.publish' : 'opportunities.write'],
  act: (id, what) => `/staff/opportunities/${id}/${what === 'publish' ? 'publish' : 'close'}`,
  describe: async (db, ids) =>
    new Map((await opportunityBrief(db, ids)).map(({ id, title, organisation }) => [id, { title, organisation }])),
} satisfies StepSubject
