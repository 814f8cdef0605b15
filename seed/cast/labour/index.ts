import type { Figures } from '#features/labour/rules.ts'

const row = (
  sector: string,
  [openings, seekers, seekers_55, share_55, ratio, placed]: readonly (number | null)[],
): Figures => ({
  ...{ sector, openings: openings!, seekers: seekers!, seekers_55: seekers_55! },
  ...{ share_55: share_55!, ratio: ratio!, placed: placed! },
})

/** 柏市地域高年齢者就業機会確保計画 第1の3(2), 令和5年1月, as it is printed there: also where its shares are not what is reckoned. */
export const JANUARY_2023: readonly Figures[] = [
  row('イ）福祉（介護）', [1336, 394, 86, 20.9, 4.75, 19]),
  row('イ）福祉（生活支援）', [549, 195, 46, 0, 7, 13]),
  row('ロ）福祉（子育て）', [356, 118, 13, 14.6, 3.93, 3]),
  row('ハ）公共サービス', [null, null, null, null, null, null]),
]
