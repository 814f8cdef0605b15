import { staffOn, unseenPairs } from '#features/accounts/index.ts'
import { noOwnerText, WHAT_TEXT, type What, withSteps } from '#features/steps/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Leaving, Subject } from '#platform/feature.ts'
import type { Doing } from '#platform/happening.ts'
import { type OpenLine, passOn } from '../actions.ts'
import { sharedOut } from '../rules.ts'
import { loadsOf, openOf } from '../store.ts'
import { fitFor, type Member, type Subjects, subjectOf } from '../subjects.ts'

/** Steps of one kind of thing that the same people may own. */
type Pile = { key: string; lines: readonly OpenLine[]; to: readonly Member[] }

/**
 * The open steps of somebody who leaves, in piles that each may go to one of the same people, by the rules of each kind and
 * by who sees the person.
 */
async function pilesOf(db: Read, subjects: Subjects, account: string, today: Day): Promise<Pile[]> {
  const staff = (await staffOn(db, today)).filter(({ id }) => id !== account)
  const lines = await openOf(db, account)
  const people = [...new Set(lines.flatMap(({ person_id }) => person_id ?? []))]
  const unseen = Map.groupBy(await unseenPairs(db, today, people), ({ person_id }) => person_id)
  const blind = ({ person_id }: OpenLine): string[] =>
    (unseen.get(person_id ?? '') ?? []).map(({ account_id }) => account_id).sort()
  const keyOf = (line: OpenLine): string =>
    [line.subject_kind, ...(subjectOf(subjects, line.subject_kind)?.owners(line.what) ?? []), ...blind(line)].join('-')
  return [...Map.groupBy(lines, keyOf)].map(([key, lines]) => ({
    ...{ key, lines },
    to: fitFor({ subjects, staff }, lines[0]!).filter(({ id }) => !blind(lines[0]!).includes(id)),
  }))
}

const whatText = ({ lines }: Pile): string =>
  [...new Set(lines.map(({ what }) => what))].map((what: What) => WHAT_TEXT[what]).join('・')

const missingText = (subjects: Subjects, { lines: [first] }: Pile): string =>
  noOwnerText(first!.what, subjectOf(subjects, first!.subject_kind)?.owners(first!.what) ?? [])

/** The steps of a member of staff whose account is closed: each stays with somebody, who sees from whom it came. */
export const leaving = (all: readonly Subject[]): Leaving => {
  const subjects = withSteps(all)
  return {
    held: async (db, account, today) =>
      (await pilesOf(db, subjects, account, today)).map(pile => ({
        ...{ key: pile.key, count: pile.lines.length, what: whatText(pile) },
        name: subjectOf(subjects, pile.lines[0]!.subject_kind)?.text ?? 'そのほか',
        to: pile.to.map(({ id, name }) => ({ id, name })),
        missing: missingText(subjects, pile),
      })),
    pass: async (tx, account, { to, note }, doing) => {
      let passed = 0
      for (const pile of await pilesOf(tx, subjects, account, doing.today)) {
        const chosen = to.get(pile.key)
        const owners = chosen ? pile.lines.map(() => chosen) : await shares(tx, pile)
        for (const [at, line] of pile.lines.entries())
          await handed(tx, [subjects, line], owners[at]!, { from: account, note }, doing)
        passed += pile.lines.length
      }
      return passed
    },
  }
}

const shares = async (tx: Tx, { lines, to }: Pile): Promise<string[]> =>
  sharedOut(
    lines.length,
    await loadsOf(
      tx,
      to.map(({ id }) => id),
    ),
  )

const handed = (
  tx: Tx,
  [subjects, line]: [Subjects, OpenLine],
  owner: string,
  { from, note }: { from: string; note: string },
  doing: Doing,
): Promise<void> =>
  passOn(tx, [subjectOf(subjects, line.subject_kind)!, line], owner, 'handed-over', { by: doing.by, from, note }, doing)
