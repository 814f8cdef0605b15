import { pages as activity } from './public/activity.ts'
import { pages as list } from './public/list.ts'

/** All that a visitor can open of activities: the list and its twin, an activity and its sheet of paper. */
export const publicPages = [...list, ...activity]
