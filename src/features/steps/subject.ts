import type { Role } from '#features/accounts/index.ts'
import type { Read } from '#platform/db.ts'
import type { Subject } from '#platform/feature.ts'
import type { StepKind, What } from './rules.ts'

/** What a list says of a subject: whom it is about, what, and with whom. */
export type Told = {
  person?: { id: string; number: number; name: string }
  title?: string
  organisation?: string
  /** The telephone number of somebody who is no `person` of the desk yet. */
  phone?: string
  /** What stands in the way of it, in a few words: a consent that was withdrawn. */
  paused?: string
}

/**
 * A kind of thing that has steps, at most one open for each unless it is said to have `several`: where one of them is worked on, who may own
 * a step of it, which is who may do what it asks for, where it is sent when it is done (`act`, a path that takes a POST
 * from them and from nobody else), and how many of them are told in a list.
 */
export type StepSubject = Required<Subject> & {
  kind: StepKind
  several?: true
  owners: (what: What) => readonly Role[]
  act: (id: string, what: What) => string
  describe: (db: Read, ids: readonly string[]) => Promise<ReadonlyMap<string, Told>>
}

/** A kind of which one thing has one open step at most: the next takes its place. */
export type SingleStep = Pick<StepSubject, 'kind' | 'owners'> & { several?: never }

/** Whether somebody with these roles may own such a step. */
export const mayOwn = (subject: Pick<StepSubject, 'owners'>, what: What, roles: readonly Role[]): boolean =>
  subject.owners(what).some(role => roles.includes(role))

/** The kinds that have steps, among all to which something happens. */
export const withSteps = (subjects: readonly Subject[]): readonly StepSubject[] =>
  subjects.filter((subject): subject is StepSubject => 'describe' in subject)

/** Rows with their ids as what is told of each. */
export const toldById = (rows: readonly (Told & { id: string })[]): Map<string, Told> =>
  new Map(rows.map(({ id, ...told }) => [id, told]))
