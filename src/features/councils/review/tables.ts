import { DOCUMENT, type Tables } from '../../../../check/review.ts'

export const tables: Tables = {
  council_action: ['inside', '会議で決まった、行うこと（だれが・いつまでに・担当の職員・結果）', DOCUMENT],
  council_minutes: ['inside', '会議の議事（構成員の団体と氏名・議題・決定。利用者の名前は書かない）', DOCUMENT],
}
