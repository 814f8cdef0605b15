import type { LegalForm } from '#features/kinds/index.ts'

/** One term that a legal form asks for. 「変更なし」「なし」 are answers: what must not happen is that nothing is said. */
export type FieldRule = { key: string; label: string; hint: string; example: string; required: boolean }

const must = (key: string, label: string, hint: string, example: string): FieldRule => ({
  key,
  label,
  hint,
  example,
  required: true,
})
const may = (key: string, label: string, hint: string, example: string): FieldRule => ({
  ...must(key, label, hint, example),
  required: false,
})

/**
 * What must be told, by legal form.
 * employment: 職業安定法5条の3第2項, 施行規則4条の2第3項 (with the three items added on 2024-04-01).
 * contract: 特定受託事業者に係る取引の適正化等に関する法律3条 and its 規則1条; 4条: payment within 60 days.
 * dispatch: 労働者派遣法26条, 34条. paid-volunteering: 厚労省 Q&A (sources.md: paid-volunteering).
 */
export const FIELDS = {
  employment: [
    must('duties', '仕事の内容', '一日のようすがわかるように。', '配膳、下膳、テーブルふき、お茶の用意'),
    must('dutiesChange', '仕事の内容が変わる範囲', '将来ほかの仕事をお願いすることがあるか。', '変更なし'),
    must('placeChange', '働く場所が変わる範囲', '将来ほかの場所をお願いすることがあるか。', '変更なし'),
    must('period', '契約の期間', '期間を定めないときは「期間の定めなし」。', '1年'),
    must(
      'renewal',
      '契約の更新',
      '更新の有無と判断のしかた、通算の期間や回数の上限。期間の定めがないときは「なし」。',
      '本人の希望と勤務のようすをもとに更新する。上限なし',
    ),
    must('probation', '試用期間', 'あるときは、その間の条件も。', 'なし'),
    must('hours', '働く時間と休憩', '始まり・終わり・休憩。', '火・木 9:30〜12:00。休憩なし'),
    must('overtime', '残業', '時間外の仕事があるか。', 'なし'),
    must('holidays', '休日・休暇', '', '上の曜日以外。年次有給休暇は法律のとおり'),
    must('insurance', '入る保険', '労災・雇用・健康・厚生年金。', '労災保険'),
    must('smoking', 'たばこの煙を防ぐ対策', '', '屋内は全面禁煙'),
    must('employer', '雇う人（事業者）の名称', '', '社会福祉法人 ひだまり会'),
  ],
  contract: [
    must('duties', 'お願いする仕事の内容', '', '庭木3本の剪定と、切った枝の片付け'),
    may('deliverable', '納めるもの・仕上がり', '形のあるものを納めるとき。', '切った枝を束ねて門の前に置く'),
    must('dueOrPeriod', '納める日・仕事をする期間', '', '令和8年12月10日の午前'),
    may('inspection', '仕上がりの確かめ', '確かめるときは、いつまでに終えるか。', '終わった日に依頼者が一緒に確かめる'),
    must(
      'paymentDate',
      '支払いの日',
      '仕事を受け取った日から60日以内。締め日があるときは、締め日と支払日を書きます。',
      '月末締め、翌月25日払い',
    ),
    may('paymentHow', '支払いの方法', '', '口座への振り込み'),
    may('recommission', '再委託', 'ほかから請けた仕事を再委託するときは、元の委託者と支払日。', 'なし'),
  ],
  dispatch: [
    must('duties', '仕事の内容', '', '会議室の準備と片付け'),
    must('dispatcher', '派遣元の事業者', '許可番号がわかれば書きます。', '人材サービス みつば'),
    must('command', '指示をする人', '派遣先で仕事を指示する人の部署と役職。', '総務課 会議室担当の係長'),
    must('period', '派遣の期間', '', '3か月ごとに更新'),
    must('hours', '働く時間と休憩', '', '月・水 9:00〜12:00。休憩なし'),
    must('insurance', '入る保険', '', '労災保険（派遣元で加入）'),
  ],
  'paid-volunteering': [
    must('duties', 'お願いすること', '', '話し相手と、買い物の付きそい'),
    must(
      'thanks',
      'お礼・実費',
      '手間へのお礼と実費です。働いた時間への賃金に見える書き方（時給など）はできません。',
      '1回500円。交通費は実費',
    ),
    must('refusal', '断るとき', '日も内容も断れること、断っても不利にならないこと。', 'そのつど断れる。不利にならない'),
    must('insurance', '保険', '', 'ボランティア活動保険（団体が加入）'),
  ],
  volunteering: [
    may('duties', 'すること', '', 'みんなでラジオ体操をします'),
    may('cost', '費用', '', '1回100円（お茶代）'),
    may('insurance', '保険', '', '行事の保険（主催者が加入）'),
  ],
} as const satisfies Record<LegalForm, readonly FieldRule[]>

/** The terms of a legal form, in the order in which they are asked. */
export const fieldsOf = (form: LegalForm): readonly FieldRule[] => FIELDS[form]

/**
 * The longest time, in days, from receiving the work to paying for it, as a usual wording tells it: 「30日以内」, 「当日」,
 * 「2か月以内」, 「20日締め翌月末払い」. A closing day counts from the first day that it covers; a month counts as 30 days,
 * as 公正取引委員会 does for 月末締め翌月末払い. Null where the wording names no day.
 */
export function paymentDays(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const within = /(\d+)(日|週間|(?:か|ヶ|カ|ケ|箇)月)(?:以内|後)/.exec(plain)
  if (within) return Number(within[1]) * ({ 日: 1, 週間: 7 }[within[2]!] ?? 30)
  if (/当日|即日|その日|その場|引き?換え/.test(plain)) return 0
  const pay = /(翌々|翌翌|翌|当)月の?(末|\d+日)?/.exec(plain)
  if (!pay) return null
  const months = pay[1] === '当' ? 1 : pay[1] === '翌' ? 2 : 3
  const closing = /(末日?|\d+日)(?:締|〆)/.exec(plain)
  return months * 30 + dayOfMonth(pay[2]) - dayOfMonth(closing?.[1])
}

const dayOfMonth = (text: string | undefined): number => Math.min(30, Number.parseInt(text ?? '', 10) || 30)
