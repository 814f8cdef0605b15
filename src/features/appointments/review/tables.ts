import { NOBODY_DAYS, type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  appointment_host: ['staff', '面談の担当（肩書き・名前・受けもつ職員）', WORK],
  appointment_rule: ['inside', '面談の枠のきまり（曜日・時間・場所）', WORK],
  appointment_off: ['staff', '面談の担当が休む日とそのわけ', WORK],
  appointment: ['identity', '面談の予約（お名前・連絡先・お話の種類）と、そのようす', NOBODY_DAYS],
}
