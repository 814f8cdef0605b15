import { makeCampaign } from '#features/campaigns/index.ts'
import { addLooks } from '#features/views/store.ts'
import { addDays } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import type { City } from './city.ts'
import { morningOf } from './opportunities.ts'

const CAMPAIGNS = [
  { name: '広報かしわ 4月号', medium: 'newsletter', note: '1面の案内', daysAgo: 220, looks: [2, 1] },
  { name: '柏駅のポスター', medium: 'poster', note: '改札前の掲示板 2枚', daysAgo: 173, looks: [4, 2] },
  { name: '介護保険の書類への同封', medium: 'poster', note: '65歳になる方へ 2,050通', daysAgo: 60, looks: [31, 3] },
] as const

/** Days back to which looks are kept in the demo. */
const LOOKED = 60

/** Ways of telling that have a code, and how often people came by it: `looks`, in the first week that is kept and in the last. */
export async function addCampaigns({ tx, today, staff }: City): Promise<void> {
  for (const { daysAgo, looks, ...campaign } of CAMPAIGNS) {
    const day = addDays(today, -daysAgo)
    const id = newId<'campaign'>()
    await makeCampaign(tx, id, campaign, { by: staff['suzuki']!, now: morningOf(day), today: day })
    const { code } = await tx.selectFrom('campaign').select('code').where('id', '=', id).executeTakeFirstOrThrow()
    const [first, last] = looks
    const weeks = Array.from({ length: 8 }, (_, week) => ({
      ...{ page: `/q/${code}`, robot: false, on_day: addDays(today, week * 7 + 3 - LOOKED) },
      count: Math.round(first - ((first - last) * week) / 7),
    }))
    await addLooks(tx, [...weeks, { ...weeks[0]!, robot: true, count: 1 }])
  }
}
