import { SetupError } from '#platform/errors.ts'
import type { Place } from './place.ts'

const REMEDIES: readonly (readonly [RegExp, (place: Place) => string])[] = [
  [
    /No space left|Disk quota|ENOSPC|EDQUOT|is full|Check free disk space/,
    ({ dir }) => `ディスクの空きが足りないため、「${dir}」のあるディスクの空きを増やしてください。`,
  ],
  [
    /could not look up effective user/,
    () =>
      'この利用者番号には名前がなくデータベースを動かせないため、名前のある利用者で実行するか、DATABASE_URL を指定してください。',
  ],
  [
    /still in use|lock file .* already exists/,
    ({ dir }) => `「${dir}」を使う前のデータベースが止まりきっていないため、少し待ってからもう一度実行してください。`,
  ],
  [
    /Permission denied|wrong ownership|invalid permissions|EACCES|EPERM|EROFS|unable to open|readonly/,
    ({ dir }) =>
      `「${dir}」の持ち主か権限が合わないため、前と同じ利用者で実行するか、フォルダーの持ち主を直してください。`,
  ],
]

/** The sentence for what PostgreSQL said when it did not start. */
export function explain(output: string, place: Place, cause?: unknown): SetupError {
  const remedy = REMEDIES.find(([said]) => said.test(output))?.[1]
  return new SetupError(
    remedy?.(place) ?? `データベースを起動できないため、「${place.log}」の終わりに書かれた原因を取り除いてください。`,
    { cause },
  )
}

/** The sentence for data or a server that belongs to another user. */
export function notOurs(place: Place): SetupError {
  return new SetupError(`「${place.dir}」のデータは別の利用者のものなので、前と同じ利用者で実行してください。`)
}
