import { enterIndicators } from '#features/indicators/index.ts'
import { PRIVATE_MONEY, TARGETS } from './cast/indicators/index.ts'
import type { City } from './city.ts'

/** The plan's targets per fiscal year and quarter, with where each is written; and the one indicator that no city begins with. */
export async function addTargets({ tx, now, today, staff }: City): Promise<void> {
  await enterIndicators(tx, [PRIVATE_MONEY], '計画の第1の5にあるため', { by: staff['tanaka']!, now, today })
  await tx.insertInto('target').values(TARGETS).execute()
}
