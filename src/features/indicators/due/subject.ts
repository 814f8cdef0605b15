import type { StepSubject } from '#features/steps/index.ts'
import { allVersions } from '../definitions/store.ts'
import { PERMISSIONS } from '../rules.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    indicator: true
    quarter_due: true
  }
}

const PATH = '/staff/indicators'

/** An indicator on its day of review. */
export const indicatorSubject = {
  kind: 'indicator',
  text: '指標',
  path: id => `${PATH}/definitions/${id}`,
  can: 'indicators.learn',
  owners: () => PERMISSIONS['indicators.review'],
  act: id => `${PATH}/definitions/${id}/reviewed`,
  describe: async (db, ids) => {
    const versions = (await allVersions(db)).filter(({ indicator_id }) => ids.includes(indicator_id))
    return new Map(versions.map(({ indicator_id, name, unit }) => [indicator_id, { title: `${name}（${unit}）` }]))
  },
} satisfies StepSubject

/** A quarter that is over and waits to be closed. */
export const quarterSubject = {
  kind: 'quarter_due',
  text: '締めていない四半期',
  path: () => `${PATH}/closings`,
  can: 'closings.read',
  owners: () => PERMISSIONS['indicators.close'],
  act: () => `${PATH}/closings`,
  // Which one it is stands in the note of its step: the list of all that is to be done asks nothing more of the database.
  describe: async () => new Map(),
} satisfies StepSubject
