/** What a clerk reads about a row or a file. `value` is what stood in the cell; names of persons are never repeated. */
export const issueText = {
  unknownHeader: () =>
    '見出しの行が、イベント一覧の決まった形（推奨データセット、ベース・レジストリ、GIF）のどれとも合いません。1行目が見出しになっているか、ご確認ください。',
  missingColumns: value =>
    `必要な列「${value}」がありません。前回の取込結果はそのまま残しています。列を戻してから、もう一度取り込んでください。`,
  emptyRow: () => 'どのセルも空の行です。不要な行なら削除してください。',
  shiftedCells: value =>
    `セルの数が見出しより${value}個多く、列がずれているおそれがあります。本文の中の「,」が「"」で囲まれているか、ご確認ください。`,
  fewCells: value => `セルの数が見出しより${value}個足りません。足りない列は空として扱いました。`,
  noTitle: () => 'イベントの名前がありません。名前を入れてください。',
  otherMunicipality: value => `「${value}」は別の自治体のコードです。取り込む自治体のファイルか、ご確認ください。`,
  noDate: () => '開始日がなく、備考からも1つに決められませんでした。開始日を入れると取り込めます。',
  badDate: value => `「${value}」は日付として読めないか、暦にない日です。「2026-11-21」のように直してください。`,
  dateFromNote: value => `日付の欄が空のため、備考に書かれた「${value}」を使いました。`,
  datesReversed: value => `終了日が開始日より前になっています（${value}）。どちらが正しいか、ご確認ください。`,
  badTime: value => `「${value}」を時刻として読めないため、日時の説明に入れました。`,
  timesReversed: value => `終了の時刻が開始より前になっています（${value}）。どちらが正しいか、ご確認ください。`,
  sameId: value =>
    `${value}行目と番号・名前・日時・場所が同じです。どちらが正しいか分からないため、先の行だけを取り込みました。`,
  sharedId: value =>
    `番号が${value}行目と同じです。別の回か別のイベントとして取り込みました。名前・開始日・時刻・場所を直すと、別のものとして扱われます。`,
  numberReused: value =>
    `この番号は、前は「${value}」でした。名前・日・場所がどれも違うため、前のものを終了にし、これを新しい催しとして取り込みます。`,
  numberMaybeReused: value =>
    `この番号は、前は「${value}」でした。名前と日が違います。別の催しとして取り込み、前のものは終了にします。同じ催しの変更なら、そう選んでください。`,
  pausedSource: value => `一覧「${value}」の取込は止めてあります。一覧のページで再開してから、もう一度お試しください。`,
  columnsUnknown: value =>
    `見出し（${value}）が何の列か、まだ決まっていません。職員の画面の「取込」でこのファイルを選び、1度だけ見出しを合わせてください。次からはそのまま取り込めます。`,
  noId: () => '番号がないため、名前・開始日・時刻・場所で見分けます。これらを直すと、別のイベントとして扱われます。',
  halfCoordinates: () => '緯度と経度の片方しかないため、地図には載せません。',
  swappedCoordinates: () => '緯度と経度が入れ替わっていたため、直して取り込みました。',
  badCoordinates: value => `緯度・経度「${value}」は日本の中の場所として読めないため、地図には載せません。`,
  badUrl: value => `「${value}」は「http」で始まるURLではないため、載せません。`,
  badNumber: value => `「${value}」を数として読めないため、備考に入れました。`,
  badPhone: value => `電話番号「${value}」に市外局番がないか、桁数が合いません。書かれたまま載せます。`,
  badDeadline: value => `申込期限「${value}」を日付として読めないため、申込方法に入れました。`,
  personName: () => '連絡先や主催に個人の名前があるようです。名前は載せません。載せてよい名前か、ご確認ください。',
  personPhone: () => '個人の携帯電話の番号のようです。番号は載せません。',
  personMail: () => '個人のメールアドレスのようです。アドレスは載せません。',
  tentative: () => '日程や内容が決まっていない、または変更があると書かれています。「予定」として取り込みました。',
  cancelled: () => '中止と書かれています。「中止」として取り込みました。',
  foreignCharacter: () => '外字（そのPCでしか読めない文字）があります。正しい字に直してください。',
} satisfies Record<string, (value: string) => string>

export type IssueCode = keyof typeof issueText

/** The issues for which a row waits in quarantine; all others are notes on a row that is taken in. */
export const stopping: ReadonlySet<string> = new Set<IssueCode>([
  'emptyRow',
  'shiftedCells',
  'noTitle',
  'otherMunicipality',
  'noDate',
  'badDate',
  'datesReversed',
  'timesReversed',
  'sameId',
])
