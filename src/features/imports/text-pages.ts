import type { RunRefusal } from './actions.ts'
import type { RowAction, RunState } from './store-runs.ts'

export const ACTION_TEXT = {
  create: '新しい',
  update: '変更',
  unchanged: '変わらず',
  end: '終了',
  quarantine: '保留',
} satisfies Record<RowAction, string>

export const STATE_TEXT = {
  matching: '見出し待ち',
  planned: '確認待ち',
  confirmed: '取込ずみ',
  undone: '元に戻した',
  dropped: 'やめた',
} satisfies Record<RunState, string>

export const DIALECT_TEXT: Record<string, string> = {
  recommended: '推奨データセット',
  'base-registry': 'ベース・レジストリ',
  gif: 'GIF',
  own: '独自の見出し',
}

export const ENCODING_TEXT: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8（BOMつき）',
  shift_jis: 'Shift_JIS',
  'utf-16le': 'UTF-16',
  xlsx: 'Excel（.xlsx）',
  'utf-16be': 'UTF-16（BE）',
  'euc-jp': 'EUC-JP',
  'iso-2022-jp': 'ISO-2022-JP（JIS）',
}

export const RUN_REFUSAL_TEXT = {
  notPlanned: 'この取込はもう実行されたか、やめられています。一覧で状態を確かめてください。',
  stale:
    '確かめたあとに、同じ一覧の別の取込が行われました。この確認は古くなっています。もう一度ファイルを選んで、中身を確かめてください。',
  notLast: '元に戻せるのは、その一覧のいちばん新しい取込だけです。新しいものから順に戻してください。',
  paused: 'この一覧の取込は止めてあります。一覧のページで再開してから、もう一度お試しください。',
} satisfies Record<RunRefusal, string>
