import { z } from 'zod'
import { HEARD_FROM } from '#features/people/rules.ts'
import { line, needed, oneOf } from '#platform/reading.ts'

export const campaignForm = z.object({
  name: needed(line('名前', 60), '何に付けるQRコードかを入力してください。例：駅のポスター 令和8年12月'),
  medium: needed(oneOf(HEARD_FROM), '知ったきっかけの、どれとして数えるかを選んでください。'),
  note: line('置くところ・枚数', 200),
})
