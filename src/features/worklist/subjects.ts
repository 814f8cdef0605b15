import type { Role } from '#features/accounts/index.ts'
import { phonesOf } from '#features/people/index.ts'
import { mayOwn, type StepSubject, type Told } from '#features/steps/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Line } from './store.ts'

/** Everything that has steps, each kind as its noun tells about it. */
export type Subjects = readonly StepSubject[]

export type Member = { id: string; name: string; roles: readonly Role[] }

/** What a form needs to offer a step to those who may own it, and by when the next is due where nothing else is said. */
export type Around = { subjects: Subjects; staff: readonly Member[]; due: Day }

/** The subject of a step; undefined for what another version of the program wrote. */
export const subjectOf = (subjects: Subjects, kind: string): StepSubject | undefined =>
  subjects.find(subject => subject.kind === kind)

/** Those who may own such a step: who may do what it asks for. Nobody for a kind that is not known. */
export function fitFor(
  { subjects, staff }: Pick<Around, 'subjects' | 'staff'>,
  { subject_kind, what }: Pick<Line, 'subject_kind' | 'what'>,
): Member[] {
  const subject = subjectOf(subjects, subject_kind)
  return subject ? staff.filter(one => mayOwn(subject, what, one.roles)) : []
}

export type ToldLine = Line & { told: Told }

/** The lines with whom and what they are about, and by which number they are called: one look for each kind. */
export async function tellLines(db: Read, subjects: Subjects, lines: readonly Line[]): Promise<ToldLine[]> {
  const told = new Map<string, ReadonlyMap<string, Told>>()
  for (const [kind, some] of Map.groupBy(lines, line => line.subject_kind)) {
    const ids = some.map(({ subject_id }) => subject_id)
    told.set(kind, (await subjectOf(subjects, kind)?.describe(db, ids)) ?? new Map())
  }
  const toldOf = (line: Line): Told => told.get(line.subject_kind)?.get(line.subject_id) ?? {}
  const phones = await phonesOf(
    db,
    lines.flatMap(line => toldOf(line).person?.id ?? []),
  )
  return lines.map(line => {
    const { phone, ...rest } = toldOf(line)
    const called = phone ?? phones.get(rest.person?.id ?? '')
    return { ...line, told: { ...rest, ...(called && { phone: called }) } }
  })
}
