import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Basis } from '../rules.ts'
import type { PersonDesk } from './store.ts'

// The lists of a person are replaced as a whole: what they were stands in the happening of the save.

export async function setWishes(
  tx: Tx,
  person_id: string,
  wishes: readonly { category: string; score: number; basis: Basis }[],
): Promise<void> {
  if (wishes.length === 0) return
  await tx
    .insertInto('wish')
    .values(wishes.map(wish => ({ person_id, ...wish })))
    .onConflict(conflict =>
      conflict
        .columns(['municipality_id', 'person_id', 'category'])
        .doUpdateSet({
          score: sql`excluded.score`,
          // What behaviour showed is said once the person says something else.
          basis: sql`case when wish.score <> excluded.score then 'said' else excluded.basis end`,
        })
        .where(sql<boolean>`(wish.score, wish.basis) is distinct from (excluded.score, excluded.basis)`),
    )
    .execute()
}

export async function setFree(tx: Tx, person_id: string, free: PersonDesk['free']): Promise<void> {
  await tx.deleteFrom('availability').where('person_id', '=', person_id).execute()
  if (free.length > 0)
    await tx
      .insertInto('availability')
      .values(free.map(({ weekday, from, to }) => ({ person_id, weekday, from_min: from, to_min: to })))
      .execute()
}

export async function setAbsences(tx: Tx, person_id: string, absences: PersonDesk['absences']): Promise<void> {
  await tx.deleteFrom('absence_day').where('person_id', '=', person_id).execute()
  if (absences.length > 0)
    await tx
      .insertInto('absence_day')
      .values(absences.map(absence => ({ person_id, ...absence })))
      .execute()
}

export async function setReach(tx: Tx, person_id: string, reach: PersonDesk['reach']): Promise<void> {
  await tx.deleteFrom('reach').where('person_id', '=', person_id).execute()
  if (reach.length > 0)
    await tx
      .insertInto('reach')
      .values(reach.map(one => ({ person_id, ...one })))
      .execute()
}

export async function setConditions(tx: Tx, person_id: string, conditions: PersonDesk['conditions']): Promise<void> {
  await tx.deleteFrom('condition').where('person_id', '=', person_id).execute()
  if (conditions.length > 0)
    await tx
      .insertInto('condition')
      .values(conditions.map(one => ({ person_id, ...one })))
      .execute()
}

export async function setSkills(tx: Tx, person_id: string, skills: PersonDesk['skills']): Promise<void> {
  await tx.deleteFrom('skill').where('person_id', '=', person_id).execute()
  if (skills.length > 0)
    await tx
      .insertInto('skill')
      .values(skills.map(one => ({ person_id, ...one })))
      .execute()
}
