/**
 * The groups of the menu of staff, from the left, each called by its words with と between them. A word that is also that of
 * an entry is said as the city says that entry.
 */
export const MENU_GROUPS = {
  activities: ['活動', '団体'],
  results: ['実績', '評価'],
  figures: ['数字', '報告'],
  office: ['管理'],
} as const satisfies Record<string, readonly string[]>
export type MenuGroup = keyof typeof MENU_GROUPS

/** So many entries have room beside each other: whoever opens no more than these needs no groups. */
const ROOM = 9

/** A group with those of its entries that somebody may open. */
export type Grouped<T> = { group: MenuGroup; entries: readonly T[] }

/**
 * What stands in the bar for somebody who may open these entries: those of every day (without a group) in their order, then
 * the groups. A group of one entry is that entry, one of none is not there, and few entries all stand in the bar.
 */
export function inGroups<T extends { group?: MenuGroup }>(entries: readonly T[]): readonly (T | Grouped<T>)[] {
  if (entries.length <= ROOM) return entries
  const groups = (Object.keys(MENU_GROUPS) as MenuGroup[]).flatMap((group): (T | Grouped<T>)[] => {
    const its = entries.filter(entry => entry.group === group)
    return its.length > 1 ? [{ group, entries: its }] : its
  })
  return [...entries.filter(({ group }) => group === undefined), ...groups]
}

/** What a group is called; `say` gives a word as the city says it. */
export const groupText = (group: MenuGroup, say: (word: string) => string): string =>
  MENU_GROUPS[group].map(say).join('と')
