import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { forgetOwn } from '#platform/own.ts'
import { answerTo, id, json, number, question, type Row, text, yes } from '#platform/rows.ts'
import type { Registered } from '#platform/tenants.ts'
import {
  type Declared,
  type DeskDays,
  type Programme,
  type ProgrammeEntry,
  SETTINGS,
  type SettingEntry,
  settingsFrom,
} from './rules.ts'

/** Every municipality that is registered, by code. */
export const registered = (db: Read): Promise<Registered[]> =>
  db
    .selectFrom('municipality')
    .select([
      'id',
      'code',
      'name',
      'prefecture',
      'kind',
      'host',
      'accent',
      'platform_name',
      'desk_name',
      'desk_phone',
      'desk_hours',
      'desk_address',
      'lat',
      'lng',
    ])
    .orderBy('code')
    .execute()

/** Every dated value of a setting that holds on this day, newest first decides. Missing: the rule's own default applies. */
export const settingsAsked = (day: string) =>
  question(SETTING)`
    select distinct on (key) key, value from setting where valid_from <= ${day}::date order by key, valid_from desc`
const SETTING = { key: text(), value: json<unknown>() }

/** Their values by their keys. */
export const valuesOf = (rows: readonly Row<typeof SETTING>[]): Record<string, unknown> =>
  Object.fromEntries(rows.map(row => [row.key, row.value]))

export const settingsOn = async (db: Read, day: string): Promise<Record<string, unknown>> =>
  valuesOf(await answerTo(db, settingsAsked(day)))

/** When the desk is open, by what holds on this day. */
export const deskDaysOn = async (db: Read, day: string): Promise<DeskDays> =>
  settingsFrom(await settingsOn(db, day), { deskDays: SETTINGS.deskDays }).deskDays

/** Every dated value of one setting, the latest first. */
export const settingHistory = (db: Read, key: string) =>
  db
    .selectFrom('setting')
    .select(['valid_from', 'value', 'source'])
    .where('key', '=', key)
    .orderBy('valid_from', 'desc')
    .execute()

/** Every dated value of every setting, by key and day. */
export const allSettings = (db: Read): Promise<SettingEntry[]> =>
  db
    .selectFrom('setting')
    .select(['key', 'valid_from', 'value', 'source'])
    .orderBy('key')
    .orderBy('valid_from')
    .execute()

/** Sets a figure that is declared here, or by the noun that says so, from a day on; another value from the same day gives way. */
export async function putSetting<D extends Declared = typeof SETTINGS>(
  tx: Tx,
  setting: { key: keyof D & string; valid_from: string; value: unknown; source: string },
): Promise<void> {
  await tx
    .insertInto('setting')
    .values({ ...setting, value: JSON.stringify(setting.value) })
    .onConflict(conflict =>
      conflict
        .columns(['municipality_id', 'key', 'valid_from'])
        .doUpdateSet({ value: JSON.stringify(setting.value), source: setting.source }),
    )
    .execute()
  forgetOwn()
}

/** The programmes (事業) that run on this day, with the age floor and residence rule of each. */
export const programmesAsked = (day: string) =>
  question(PROGRAMME)`
    select id, name, age_floor, residents_only, funder from programme
    where starts_on <= ${day}::date and (ends_on is null or ends_on >= ${day}::date) order by starts_on, name`
const PROGRAMME = { id, name: text(), age_floor: number, residents_only: yes, funder: text() }
export const programmesOn = (db: Read, day: string) => answerTo(db, programmesAsked(day))

/** 事業 as they are told to everybody. */
export type ProgrammeTold = Pick<Programme, 'name' | 'age_floor' | 'residents_only'>

/** The programmes that run on this day, in the columns that are open to visitors. */
export const programmesTold = (db: Read, on: string): Promise<(ProgrammeTold & { id: string })[]> =>
  db
    .selectFrom('programme')
    .select(['id', 'name', 'age_floor', 'residents_only'])
    .where('starts_on', '<=', on)
    .where(eb => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', on)]))
    .orderBy('starts_on')
    .orderBy('name')
    .execute()

/** Every programme there ever was, in the order of their beginnings. */
export const allProgrammes = (db: Read): Promise<ProgrammeEntry[]> =>
  db
    .selectFrom('programme')
    .select(['name', 'age_floor', 'residents_only', 'funder', 'starts_on', 'ends_on', 'source'])
    .orderBy('starts_on')
    .orderBy('name')
    .execute()

/** Adds a programme, or changes the one of this name. */
export async function putProgramme(tx: Tx, programme: ProgrammeEntry): Promise<void> {
  const changed = await tx.updateTable('programme').set(programme).where('name', '=', programme.name).executeTakeFirst()
  if (changed.numUpdatedRows > 0n) return
  await tx
    .insertInto('programme')
    .values({ id: newId(), ...programme })
    .execute()
}

/** Calls a programme otherwise, or ends it with a day (null: not after all). */
export const amendProgramme = (tx: Tx, name: string, to: { name: string } | { ends_on: string | null }) =>
  tx.updateTable('programme').set(to).where('name', '=', name).execute()
/** Takes one away; the keys of the database refuse it where somebody is registered for it. */
export const removeProgramme = (tx: Tx, name: string) => tx.deleteFrom('programme').where('name', '=', name).execute()
