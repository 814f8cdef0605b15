import { staffOn } from '#features/accounts/index.ts'
import { noOwnerText, WHAT_TEXT, withSteps } from '#features/steps/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Leaving, Subject } from '#platform/feature.ts'
import type { Doing } from '#platform/happening.ts'
import { type OpenLine, passOn } from '../actions.ts'
import { sharedOut } from '../rules.ts'
import { type AlikeSteps, alikeOf, loadsOf, openOf } from '../store.ts'
import { fitFor, type Member, type Subjects, subjectOf } from '../subjects.ts'

/** Steps of one kind of thing that the same people may own. */
type Pile = { key: string; alike: readonly AlikeSteps[]; to: readonly Member[] }

/**
 * The open steps of somebody who leaves, in piles that each may go to one of the same people, by the rules of each kind and
 * by who sees the person. Where they are only told, not passed on (`named`), their numbers alone are read: they may be thousands.
 */
async function pilesOf(db: Read, subjects: Subjects, account: string, today: Day, named: boolean): Promise<Pile[]> {
  const staff = (await staffOn(db, today)).filter(({ id }) => id !== account)
  const keyOf = ({ subject_kind, what, blind }: AlikeSteps): string =>
    [subject_kind, ...(subjectOf(subjects, subject_kind)?.owners(what) ?? []), ...blind].join('-')
  return [...Map.groupBy(await alikeOf(db, account, today, named), keyOf)].map(([key, alike]) => ({
    ...{ key, alike },
    to: fitFor({ subjects, staff }, alike[0]!).filter(({ id }) => !alike[0]!.blind.includes(id)),
  }))
}

const stepsIn = ({ alike }: Pile): string[] => alike.flatMap(({ steps }) => steps)
const countOf = ({ alike }: Pile): number => alike.reduce((sum, { count }) => sum + count, 0)

const whatText = ({ alike }: Pile): string => [...new Set(alike.map(({ what }) => WHAT_TEXT[what]))].join('・')

const missingText = (subjects: Subjects, { alike: [first] }: Pile): string =>
  noOwnerText(first!.what, subjectOf(subjects, first!.subject_kind)?.owners(first!.what) ?? [])

/** The steps of a member of staff whose account is closed: each stays with somebody, who sees from whom it came. */
export const leaving = (all: readonly Subject[]): Leaving => {
  const subjects = withSteps(all)
  return {
    held: async (db, account, today) =>
      (await pilesOf(db, subjects, account, today, false)).map(pile => ({
        ...{ key: pile.key, count: countOf(pile), what: whatText(pile) },
        name: subjectOf(subjects, pile.alike[0]!.subject_kind)?.text ?? 'そのほか',
        to: pile.to.map(({ id, name }) => ({ id, name })),
        missing: missingText(subjects, pile),
      })),
    pass: async (tx, account, { to, note }, doing) => {
      const lines = new Map((await openOf(tx, account)).map(line => [line.id, line]))
      let passed = 0
      for (const pile of await pilesOf(tx, subjects, account, doing.today, true)) {
        const steps = stepsIn(pile)
        const chosen = to.get(pile.key)
        const owners = chosen ? steps.map(() => chosen) : await shares(tx, steps.length, pile.to)
        for (const [at, id] of steps.entries())
          await handed(tx, [subjects, lines.get(id)!], owners[at]!, { from: account, note }, doing)
        passed += steps.length
      }
      return passed
    },
  }
}

const shares = async (tx: Tx, count: number, to: readonly Member[]): Promise<string[]> =>
  sharedOut(
    count,
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
