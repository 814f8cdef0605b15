import type { StepSubject } from '#features/steps/index.ts'
import { PATH } from './paths.ts'
import { PERMISSIONS } from './rules.ts'
import { sheetsByIds } from './store.ts'
import { yearText } from './text.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    evaluation: true
  }
}

/** A sheet that was handed in: to be confirmed or given back. */
export const evaluationSubject = {
  kind: 'evaluation',
  text: '評価シート',
  path: id => `${PATH}/${id}`,
  can: 'evaluations.read',
  owners: () => PERMISSIONS['evaluations.confirm'],
  act: id => `${PATH}/${id}/decide`,
  describe: async (db, ids) =>
    new Map(
      (await sheetsByIds(db, ids)).map(({ id, name, fiscal_year, team }) => [
        id,
        { title: `${name}（${yearText(fiscal_year)}）`, organisation: team },
      ]),
    ),
} satisfies StepSubject
