import { PERMISSIONS as PEOPLE } from '#features/people/rules.ts'
import type { Read } from '#platform/db.ts'
import { requestsTold } from './desk/store.ts'

/** The page of staff on which a request is worked on. */
export const requestPath = <Id extends string>(id: Id) => `/staff/requests/${id}` as const

/** What a step about a request leads to, who may own it, and how a list of steps tells of it. */
export const subject = {
  kind: 'request',
  path: requestPath,
  owners: PEOPLE['people.write'],
  describe: async (db: Read, ids: readonly string[]) =>
    new Map(
      (await requestsTold(db, ids)).map(({ id, name, title, organisation }) => [
        id,
        { title: title ? `${name}さん：${title}` : `${name}さん`, organisation },
      ]),
    ),
} as const
