import { programmesOn } from '#features/municipalities/index.ts'
import { addStep } from '#features/steps/index.ts'
import { ageOn } from '#platform/ages.ts'
import { addDays } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Doing, type Medium, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { type FormRule, one, type Readable, type Refused, type Submitted } from '#platform/submitted.ts'
import { type Basic, OUTSIDE } from '../forms.ts'
import { alikeElsewhere } from '../looks/actions.ts'
import { type Likeness, likenesses, programmeFor, type Section } from '../rules.ts'
import { personSubject } from '../subject.ts'
import { HOME_REFUSAL_TEXT } from '../text.ts'
import { homeRefusal, namedIn } from './rules-home.ts'
import { changedFields, type Fields } from './section-rule.ts'
import { columnsOf, oldEnough, readBasic, SECTION_RULES } from './sections.ts'
import {
  type Alike,
  homeFacts,
  insertPerson,
  type PersonDesk,
  type PersonEvent,
  peopleLike,
  personDesk,
  personEvents,
  raiseVersion,
  takeNumber,
  updatePerson,
} from './store.ts'

export type Registered = { id: string; number: number }
export type Lookalike = Alike & { why: Likeness[] }

/** Days within which a newly registered person is to be heard. */
const FIRST_TALK_DAYS = 7

/**
 * Registers a resident, with the first talk as the next step. Refuses who is too young for every running programme
 * (or the chosen one); where somebody alike is already there, gives them instead, unless `another` says that this is
 * another person. `partial`: whoever registers sees a part of the people; of one alike among the others they are told who is
 * in charge (`elsewhere`).
 */
export async function registerPerson(
  tx: Tx,
  form: Submitted,
  another: boolean,
  { by, now, today, medium, partial }: Doing & { medium: Medium; partial: boolean },
): Promise<Registered | { alike: Lookalike[]; elsewhere: string[] } | Refused> {
  const programmes = await programmesOn(tx, today)
  const home = await homeRule(tx, form)
  const old = oldEnough(today, programmes)
  const typed = readBasic(form, basic => ({ ...old(basic), ...home(basic) }))
  if (!typed.ok) return typed
  const columns = columnsOf(typed.value)
  const alike = another
    ? []
    : (await peopleLike(tx, columns)).map(other => ({ ...other, why: likenesses(columns, other) }))
  const elsewhere = partial && !another ? await alikeElsewhere(tx, columns) : []
  if (alike.length > 0 || elsewhere.length > 0) return { alike, elsewhere }
  const id = newId<'person'>()
  const number = await takeNumber(tx)
  const programme_id = columns.programme_id ?? programmeFor(ageOn(columns.birth_on, today), programmes)
  await insertPerson(tx, { ...columns, programme_id, id, number, registered_on: today })
  await record(tx, {
    kind: 'person.registered',
    subject: ['person', id],
    person: id,
    by,
    medium,
    now,
    data: { number, programme: programme_id },
  })
  const first = {
    what: 'contact',
    owner: by,
    due: addDays(today, FIRST_TALK_DAYS),
    note: 'はじめの相談をする',
  } as const
  await addStep(tx, [personSubject, id], id, first, now)
  return { id, number }
}

/** The save was refused because others saved first: what is stored now, and who changed what since. */
export type Conflict = { conflict: PersonDesk; changes: PersonEvent[] }
export type Saved = { saved: string[] }

/**
 * Saves one part of a person's record: the names of the fields that changed. Everything of a save stands in its happening;
 * of the health fields only the names. Null where there is no such person.
 */
export async function saveSection(
  tx: Tx,
  section: Section,
  person: string,
  form: Submitted,
  version: number,
  { by, now, today, medium }: Doing & { medium: Medium },
): Promise<Saved | Conflict | Refused | null> {
  const typed = SECTION_RULES[section].read(
    form,
    today,
    section === 'basic' ? await correctedBasic(tx, person, form, today) : () => ({}),
  )
  if (!typed.ok) return typed
  const free = await raiseVersion(tx, person, version)
  const before = await personDesk(tx, person, section)
  if (!before) return null
  if (!free) return { conflict: before, changes: await personEvents(tx, person, version) }
  await typed.value(tx, person)
  return { saved: await noteSave(tx, section, before, { by, now, medium }) }
}

/** Notes what a save changed, of which `before` was read after the version was raised; gives the names of the fields. */
export async function noteSave(
  tx: Tx,
  section: Section,
  before: PersonDesk,
  { by, now, medium }: Pick<Doing, 'by' | 'now'> & { medium: Medium | null },
): Promise<string[]> {
  const { id: person, version } = before
  const { values } = SECTION_RULES[section]
  const after = (await personDesk(tx, person, section))!
  const fields = changedFields(values(before), values(after))
  const data = {
    section,
    version,
    fields,
    ...(section === 'body' || section === 'health'
      ? {}
      : { before: only(values(before), fields), after: only(values(after), fields) }),
  }
  await record(tx, { kind: 'person.changed', subject: ['person', person], person, by, medium, now, data })
  return fields
}

const only = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(names.map(name => [name, fields[name] ?? []]))

/** A corrected birth date and a corrected home are held to the rules of registration; what stays as it was is not. */
async function correctedBasic(tx: Tx, id: string, form: Submitted, today: string): Promise<FormRule<Basic>> {
  const person = await personDesk(tx, id)
  const old = oldEnough(today, await programmesOn(tx, today))
  const home = await homeRule(tx, form)
  return typed => ({
    ...(typed.birth_on !== person?.birth_on &&
      old({ ...typed, programme_id: typed.programme_id ?? person?.programme_id ?? null })),
    ...(!(person && staysAtHome(person, typed)) && home(typed)),
  })
}

const staysAtHome = ({ town, outside, address }: PersonDesk, typed: Readable<Basic>): boolean =>
  address === typed.address && typed.town_id === (town?.id ?? (outside ? OUTSIDE : null))

/** The home that was chosen is there, and goes with the address. */
export async function homeRule(tx: Read, form: Submitted): Promise<FormRule<Basic>> {
  const facts = await homeFacts(tx, one(form, 'town_id'))
  return ({ town_id = null, address = '' }) => {
    const refused = homeRefusal(town_id, address, facts)
    return refused ? { town_id: HOME_REFUSAL_TEXT[refused](namedIn(address, facts) ?? '') } : {}
  }
}

/** Ends (`day`) or takes up again (`null`) a person's time at the desk; the caller closes or opens the step. */
export const setClosed = (tx: Tx, person: string, day: string | null) => updatePerson(tx, person, { closed_on: day })
