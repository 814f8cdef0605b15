import { z } from 'zod'
import { heardBy } from '#features/requests/index.ts'
import type { Day } from '#platform/dates.ts'
import { isId } from '#platform/ids.ts'
import { anyOf, day, line, needed, number, oneOf, requiredDay, ticked, time } from '#platform/reading.ts'
import type { FormRule } from '#platform/submitted.ts'
import { HOWS, SITES } from '../rules.ts'

/** What staff say of one that they type for somebody: the way it came, and whom the desk knows them as. */
export const typedForm = z.object({
  medium: heardBy,
  number: line('利用者の番号', 20),
})

/** Who talks, and who keeps their book. */
export const hostForm = z.object({
  title: needed(line('肩書き', 30), '利用者に見せる肩書きを入力してください。例：キャリアコンサルタント'),
  name: needed(line('名前', 40), '担当の名前を入力してください。職員だけが見ます。例：高橋 由美'),
  account_id: needed(
    z.string().transform(typed => (isId(typed) ? typed : null)),
    '予約を自分のやることとして受けもつ職員を選んでください。',
  ),
  ended: ticked,
})

const DAYS = ['0', '1', '2', '3', '4', '5', '6'] as const
const NTHS = ['1', '2', '3', '4', '5'] as const
const TIME = '時刻を「10:00」や「午前10時」のように入力してください。'
const DAY = '日付を「令和8年12月5日」や「2026-12-05」のように入力してください。'
const MINUTES = '1回の長さを、10から240までの分で入力してください。例：45'

/** When somebody is there, where, and in which ways one talks. */
export const ruleForm = (today: Day) =>
  z.object({
    weekdays: needed(anyOf(DAYS), '曜日を1つ以上選んでください。'),
    nths: anyOf(NTHS),
    from: needed(time(TIME), `始まりの${TIME}`),
    to: needed(time(TIME), `終わりの${TIME}`),
    minutes: needed(number(MINUTES, { least: 10, most: 240, unit: '分' }), MINUTES),
    from_on: requiredDay(`いつからの${DAY}`, { next: today }),
    until_on: day(`いつまでの${DAY}`, { next: today }),
    site: needed(oneOf(SITES), '場所を選んでください。'),
    site_name: line('場所の名前', 60),
    site_address: line('住所', 100),
    hows: needed(anyOf(HOWS), '話し方を1つ以上選んでください。'),
    shut_too: ticked,
  })

/** What fits together: a span with room for one talk, days in their order, a place that has a name. */
export const ruleFits: FormRule<z.infer<ReturnType<typeof ruleForm>>> = typed => {
  const { from, to, minutes, from_on, until_on, site, site_name, hows } = typed
  const wrong: Record<string, string> = {}
  if (from !== undefined && to !== undefined && minutes !== undefined && from + minutes > to)
    wrong['to'] = '始まりから終わりまでに、1回分の時間がありません。終わりを遅くするか、1回の長さを短くしてください。'
  if (from_on && until_on && until_on < from_on)
    wrong['until_on'] = 'いつまでは、いつからの日か、それよりあとの日にしてください。'
  if ((site === 'branch' || site === 'outreach') && site_name === '')
    wrong['site_name'] = '場所の名前を入力してください。例：北部公民館'
  if (site === 'remote' && hows?.includes('visit'))
    wrong['hows'] = '電話・オンラインだけのときは、「来所」をはずしてください。'
  return wrong
}

export const offForm = (today: Day) =>
  z.object({
    on_day: requiredDay(`休む日の${DAY}`, { next: today }),
    why: line('わけ', 100),
  })
