import type { StepSubject } from '#features/steps/index.ts'
import { PERMISSIONS } from './rules.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    erasure: true
  }
}

export const PATH = '/staff/erasures'
export const erasurePath = <Id extends string>(id: Id) => `${PATH}/${id}` as const
/** What is kept of somebody, until when, and that they are to be erased. */
export const personErasurePath = <Id extends string>(id: Id) => `/staff/people/${id}/erasure` as const

/** A proposal to erase somebody: to be approved by another one, or ended. Whom it is about stands on its page alone. */
export const erasureSubject = {
  kind: 'erasure',
  text: '消去',
  path: erasurePath,
  can: 'erasures.propose',
  owners: () => PERMISSIONS['erasures.approve'],
  act: id => `${erasurePath(id)}/approve`,
  describe: async (_db, ids) => new Map(ids.map(id => [id, { title: '消去の案' }])),
} satisfies StepSubject
