import { makeCampaign } from '#features/campaigns/index.ts'
import { addDays } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import type { City } from './city.ts'
import { morningOf } from './opportunities.ts'

const CAMPAIGNS = [
  { name: '広報かしわ 4月号', medium: 'newsletter', note: '1面の案内', daysAgo: 220 },
  { name: '柏駅のポスター', medium: 'poster', note: '改札前の掲示板 2枚', daysAgo: 173 },
  { name: '介護保険の書類への同封', medium: 'poster', note: '65歳になる方へ 2,050通', daysAgo: 60 },
] as const

/** Ways of telling that have a code. */
export async function addCampaigns({ tx, today, staff }: City): Promise<void> {
  for (const { daysAgo, ...campaign } of CAMPAIGNS) {
    const day = addDays(today, -daysAgo)
    await makeCampaign(tx, newId<'campaign'>(), campaign, { by: staff['suzuki']!, now: morningOf(day), today: day })
  }
}
