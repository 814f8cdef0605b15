import { deskStaff } from '#features/accounts/index.ts'
import { indicatorsIn } from '#features/indicators/index.ts'
import { fiscalYear } from '#platform/ages.ts'
import type { Read } from '#platform/db.ts'
import type { Choices } from './forms.ts'
import { PERMISSIONS } from './rules.ts'

/** Who sees to what was agreed on this day, and the indicators of its fiscal year. */
export const choicesOf = async (db: Read, today: string): Promise<Choices> => ({
  staff: await deskStaff(db, today, PERMISSIONS['councils.follow']),
  indicators: (await indicatorsIn(db, fiscalYear(today))).map(({ indicator_id, name, unit }) => ({
    id: indicator_id,
    name: `${name}（${unit}）`,
  })),
})
