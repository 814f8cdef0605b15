import { PERMISSIONS as PEOPLE } from '#features/people/rules.ts'
import { type StepSubject, toldById } from '#features/steps/index.ts'
import { wishesTold } from './store.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    data_wish: true
  }
}

/** The page on which staff answer what somebody asked of their own data. */
export const wishPath = <Id extends string>(id: Id) => `/staff/data-wishes/${id}` as const

/** What somebody asks of their own data: it is answered by whoever writes records. */
export const wishSubject = {
  kind: 'data_wish',
  text: 'ご本人の求め（訂正・消去）',
  path: wishPath,
  can: 'people.read',
  owners: () => PEOPLE['people.write'],
  act: id => `${wishPath(id)}/answer`,
  describe: async (db, ids) => toldById(await wishesTold(db, ids)),
} satisfies StepSubject
