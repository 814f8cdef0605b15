import { type StepSubject, toldById } from '#features/steps/index.ts'
import { PERMISSIONS } from './rules.ts'
import { looksById } from './store.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    urgent_look: true
  }
}

export const LOOKS = '/staff/urgent-looks'
export const lookPath = <Id extends string>(id: Id) => `${LOOKS}/${id}` as const

/** An urgent look, which others look at afterwards: who is in charge, and who answers for the staff. */
export const lookSubject = {
  kind: 'urgent_look',
  several: true,
  text: '緊急時の閲覧',
  path: lookPath,
  can: 'urgent-looks.see',
  owners: () => PERMISSIONS['urgent-looks.see'],
  act: id => `${lookPath(id)}/seen`,
  describe: async (db, ids) =>
    toldById(
      (await looksById(db, ids)).map(({ id, person_id, number, name, by }) => ({
        ...{ id, person: { id: person_id, number, name } },
        title: `${by}さんが見ました`,
      })),
    ),
} satisfies StepSubject
