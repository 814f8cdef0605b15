import { type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  import_file: ['inside', '取り込んだ催しの一覧のファイル', WORK],
  import_row: ['inside', '取り込んだ行', WORK],
  import_run: ['inside', '取り込みの結果', WORK],
  import_source: ['inside', '一覧の出どころ', WORK],
}
