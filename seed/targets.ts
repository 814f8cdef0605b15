import { TARGETS } from '#features/indicators/samples.ts'
import type { City } from './city.ts'

/** The plan's targets per fiscal year and quarter, with where each is written. */
export async function addTargets({ tx }: City): Promise<void> {
  await tx
    .insertInto('target')
    .values(
      TARGETS.map(({ indicator, fiscalYear, quarter, value, source }) => ({
        indicator,
        fiscal_year: fiscalYear,
        quarter,
        value,
        source,
      })),
    )
    .execute()
}
