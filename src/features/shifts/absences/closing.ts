import { formatShort } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import type { Closing, OpenThing } from '#platform/feature.ts'
import type { Doing } from '#platform/happening.ts'
import { endOf } from '../actions.ts'
import { absenceStatus, isOpen, type Refusal } from '../rules.ts'
import { assignmentById } from '../store.ts'
import { absenceSubject } from '../subject.ts'
import { answer } from '../substitutes/actions.ts'
import { REFUSAL_TEXT } from '../text.ts'
import { endAbsence, noteTold } from './actions.ts'
import { type Absence, absenceById, openAbsencesOf } from './store.ts'
import { callsOfPerson } from './store-calls.ts'

type Done = { refused: Refusal } | null
type Way = { label: string; end: (tx: Tx, id: string, doing: Doing) => Promise<Done> }

/** Ends an absence in one of its ways and notes that everybody knows: nothing is left to be said. */
const ended =
  (as: 'without' | 'withdrawn'): Way['end'] =>
  async (tx, id, doing) => {
    const absence = await endAbsence(tx, id, as, doing)
    if (absence === null || 'refused' in absence) return absence ?? { refused: 'settled' }
    return told(tx, id, doing)
  }

async function told(tx: Tx, id: string, doing: Doing): Promise<Done> {
  const done = await noteTold(tx, id, doing)
  return done && 'refused' in done && done.refused !== 'settled' ? done : null
}

const ABSENCE_WAYS = {
  without: { label: '代わりなしで行う（団体に伝えた）', end: ended('without') },
  withdrawn: { label: '欠席をやめて本人が行く（団体に伝えた）', end: ended('withdrawn') },
} satisfies Record<string, Way>
const TOLD_WAYS = { told: { label: '団体と、頼んだ方に伝えた', end: told } } satisfies Record<string, Way>

/** Of somebody who was asked to come instead: they say no, or the place that they took is free again. */
const CALL_WAYS = {
  no: {
    label: '断りとして記録する',
    end: async (tx, id, doing) => {
      const done = await answer(tx, id, { answer: 'no', agreed: false }, doing)
      return done && 'refused' in done ? done : null
    },
  },
} satisfies Record<string, Way>
const PLACE_WAYS = {
  cancel: {
    label: '行けなくなった（代わりを探しなおす）',
    end: async (tx, id, doing) => {
      const assignment = await assignmentById(tx, id)
      const done = assignment && (await endOf(tx, id, assignment.from_on, doing))
      return done && 'refused' in done ? done : null
    },
  },
} satisfies Record<string, Way>
const WAYS: Readonly<Record<string, Way>> = { ...ABSENCE_WAYS, ...TOLD_WAYS, ...CALL_WAYS, ...PLACE_WAYS }

const thing = (id: string, absence: Absence, what: string, ways: Readonly<Record<string, Way>>): OpenThing => ({
  id,
  what: `${what} ${formatShort(absence.day)}「${absence.title}」（${absence.organisation}）`,
  href: absenceSubject.path(absence.id),
  ways: Object.entries(ways).map(([value, { label }]) => ({ value, label })),
})

/**
 * What of the shifts is open for somebody whose time at the desk ends: their own absences until everybody knows, calls that
 * wait for their answer, and days on which they are to come instead of somebody, who is looked for again.
 */
export const shiftClosing: Closing = {
  open: async (db, person, today) => {
    const own = await openAbsencesOf(db, person)
    const calls = await callsOfPerson(db, person, today)
    return [
      ...own.map(one => thing(one.id, one, '欠席', isOpen(absenceStatus(one)) ? ABSENCE_WAYS : TOLD_WAYS)),
      ...(await Promise.all(
        calls.map(async ({ id, absence, assignment }) => {
          const about = (await absenceById(db, absence))!
          return assignment
            ? thing(assignment, about, '代わりに行く約束', PLACE_WAYS)
            : thing(id, about, '代わりのお願い（返事待ち）', CALL_WAYS)
        }),
      )),
    ]
  },
  end: async (tx, { id, way }, doing) => {
    const refused = Object.hasOwn(WAYS, way) ? await WAYS[way]!.end(tx, id, doing) : { refused: 'settled' as const }
    return refused && REFUSAL_TEXT[refused.refused]
  },
}
