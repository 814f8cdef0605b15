import type { Ask, Cookie } from '#platform/page.ts'
import type { Kept } from '../for-me/kept.ts'
import type { Chosen } from '../rules.ts'
import { listCode, readList } from './code.ts'

/*
 * The list 「気になる」 of somebody without an account. It is on their device alone: a cookie with the ids of activities and
 * nothing by which anybody is known; or it stands in the address, to be sent and printed.
 */

const NAME = 'yui_list'
/** A year of not looking at it. */
const YEAR_S = 365 * 24 * 60 * 60

/** The list on the device from which is asked. */
export const listOn = ({ cookies }: Pick<Ask, 'cookies'>): string[] => readList(cookies[NAME] ?? '')

/** Puts it there; an empty one is taken away. */
export const listCookie = (ids: readonly string[]): Cookie => ({
  name: NAME,
  value: listCode(ids),
  maxAge: ids.length > 0 ? YEAR_S : 0,
})

/** What the open ones of a list show of their owner: fields that were chosen without being said. */
export const chosenOf = (ids: readonly string[], { rows }: Pick<Kept, 'rows'>): Chosen[] =>
  ids.flatMap(id => {
    const row = rows.get(id)
    return row ? [{ category: row.category, title: row.title }] : []
  })
