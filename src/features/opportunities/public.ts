import type { Parts } from '#platform/feature.ts'
import type { Page } from '#platform/page.ts'
import { activityPages } from './public/activity.ts'
import { listPages } from './public/list.ts'

/** All that a visitor can open of activities: the list and its twin, an activity and its sheet of paper. */
export const publicPages = ({ ways }: Parts): readonly Page[] => [...listPages(ways), ...activityPages(ways)]
