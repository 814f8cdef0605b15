import { type Tables, WITH_PERSON, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  partner_profile: ['inside', '連携機関が受けもつこと、空き、返事までの日数', WORK],
  opening: ['inside', '連携機関で空いているもの', WORK],
  referral: ['case', '連携機関へのつなぎと、送った内容の控え', WITH_PERSON],
  referral_entry: ['case', 'つなぎの経過と、連携機関の返事', WITH_PERSON],
}
