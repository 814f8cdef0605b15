import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { FEATURES } from '../src/features.ts'
import type { Question, Rights, Tables, Things } from './review.ts'

/** What the review of a noun may hold, each in the file of its name. `things`: name → SQL for the id of one of them. */
type Review = { tables: Tables; rights: Rights; things: Things; questions: readonly Question[] }

const fileOf = (noun: string, list: string): string =>
  join(import.meta.dirname, '../src/features', noun, 'review', `${list}.ts`)

/** One list of the reviews of all nouns, each with its noun, in the order of the map. */
export const reviews = <K extends keyof Review>(list: K): Promise<readonly (readonly [noun: string, Review[K]])[]> =>
  Promise.all(
    FEATURES.map(({ name }) => name)
      .filter(noun => existsSync(fileOf(noun, list)))
      .map(async noun => [noun, (await import(pathToFileURL(fileOf(noun, list)).href))[list] as Review[K]] as const),
  )
