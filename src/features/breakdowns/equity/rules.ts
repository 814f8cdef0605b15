/** From which share of what would be even somebody is reached less, and from which more (29 CFR 1607.4(D): four fifths). */
export const EVEN = { least: 0.8, most: 1.25 }

export type Gap = 'less' | 'even' | 'more'

/** How a share stands to the one with which it is compared; null where one of them is not told, or there is nothing to compare. */
export function gapOf(share: number | null, even: number | null): Gap | null {
  if (share === null || even === null || even === 0) return null
  const ratio = share / even
  return ratio < EVEN.least ? 'less' : ratio > EVEN.most ? 'more' : 'even'
}

/** By what people are compared; `group` (sex and age together) for those who see figures whole. */
export const GROUPS = ['sex', 'band', 'group', 'area', 'means', 'digital'] as const
export type GroupKey = (typeof GROUPS)[number]

/** Of each sum of people who were registered those who came so far at least. */
export const REACHES = {
  registered: ['registered', 'proposed', 'decided'],
  proposed: ['proposed', 'decided'],
  decided: ['decided'],
}
