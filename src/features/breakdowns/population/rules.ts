import { BANDS } from '../counts/rules.ts'

/** So many residents of a town (null: of the whole city), a sex and an age band; `count` null: the paper does not tell it. */
export type Residents = { town: string | null; sex: 'female' | 'male'; band: number; count: number | null }

/** The band in which all of these ages lie (completed years; `to` null: and more); null where they lie in several. */
export function bandOf(from: number, to: number | null): number | null {
  const band = BANDS.findLast(least => least <= from)!
  const next = BANDS.find(least => least > band)
  if (next === undefined) return band
  return to !== null && to < next ? band : null
}

/** 65, 65歳, 65～69歳, 85歳以上, 50歳未満 as ages; null for anything else. */
export function agesIn(typed: string): { from: number; to: number | null } | null {
  const text = typed.normalize('NFKC').replace(/[\s歳才]/g, '')
  const open = /^(\d{1,3})以上$/.exec(text)
  if (open) return { from: Number(open[1]), to: null }
  const under = /^(\d{1,3})未満$/.exec(text)
  if (under && Number(under[1]) > 0) return { from: 0, to: Number(under[1]) - 1 }
  const range = /^(\d{1,3})(?:[~〜～ー―‐-](\d{1,3}))?$/.exec(text)
  if (!range) return null
  const from = Number(range[1])
  const to = range[2] === undefined ? from : Number(range[2])
  return to < from ? null : { from, to }
}
