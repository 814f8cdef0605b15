import type { Looks } from '#platform/feature.ts'
/** What a clerk reads about a row or a file. `value` is what stood in the cell; names of persons are never repeated. */
export const issueText = {
  unknownHeader: () =>
    '見出しの行が、イベント一覧の決まった形（推奨データセット、ベース・レジストリ、GIF）のどれとも合いません。1行目が見出しになっているか、ご確認ください。',
  missingColumns: value =>
    `必要な列「${value}」がありません。前回の取込結果はそのまま残しています。列を戻してから、もう一度取り込んでください。`,
  emptyRows: value => `どのセルも空の行が${value}行ありました。行として数えていません。`,
  headingTwice: value =>
    `同じ見出しの列が2つあり、中身が違います（${value}）。どちらが正しいか分かるように、列を1つにしてください。`,
  headingTwiceAlike: () => '同じ見出しの列が2つあります。中身は同じか、片方が空でした。',
  shiftedTypes: value =>
    `${value}の欄に、その欄のものではない内容が入っています。列がずれているおそれがあります。本文の中の「,」が「"」で囲まれているか、ご確認ください。`,
  shiftedCells: value =>
    `セルの数が見出しやほかの行より${value}個多く、列がずれているおそれがあります。本文の中の「,」が「"」で囲まれているか、ご確認ください。`,
  fewCells: value => `セルの数が見出しより${value}個足りません。足りない列は空として扱いました。`,
  errorCell: () =>
    '表計算ソフトのエラー（「#REF!」「####」など）になっているセルがあります。空として扱いました。もとのファイルで直してください。',
  noTitle: () => 'イベントの名前がありません。名前を入れてください。',
  otherMunicipality: value => `「${value}」は別の自治体のコードです。取り込む自治体のファイルか、ご確認ください。`,
  badCode: value =>
    `「${value}」は自治体のコードとして読めません。6けたの全国地方公共団体コードに直すか、空にしてください。`,
  noDate: () => '開始日がなく、備考からも1つに決められませんでした。開始日を入れると取り込めます。',
  badDate: value => `「${value}」は日付として読めないか、暦にない日です。「2026-11-21」のように直してください。`,
  dateFromNote: value => `日付の欄が空のため、備考に書かれた「${value}」を使いました。`,
  datesReversed: value => `終了日が開始日より前になっています（${value}）。どちらが正しいか、ご確認ください。`,
  datesDiffer: value =>
    `開始日の欄と終了日の欄で、終わりの日が違います（${value}）。どちらが正しいか、ご確認ください。`,
  weekdayOff: value =>
    `「${value}」は、日付と曜日の合う年が近くにないか、暦にない日です。「2026-11-21」のように直してください。`,
  zeroTimes: () =>
    '0:00は、時刻が入っていないときの値のことが多いため、時刻は「わからない」としました。夜中の0時のときや終日のときは、日時の説明に書いてください。',
  timesApart: value => `開始と終了の時刻の数が合わないため（${value}）、開始だけを読みました。`,
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
  repeatsOther: value =>
    `${value}。このまま取り込むと、同じ催しが2つずつ並びます。同じ一覧の新しい版なら、この取込みをやめて、取込元にその一覧を選び、取り込みなおしてください。別の一覧なら、どちらか片方の催しを活動の画面で募集終了にしてください。`,
  pausedSource: value => `一覧「${value}」の取込は止めてあります。一覧のページで再開してから、もう一度お試しください。`,
  columnsUnknown: value =>
    `見出し（${value}）が何の列か、まだ決まっていません。職員の画面の「取込」でこのファイルを選び、1度だけ見出しを合わせてください。次からはそのまま取り込めます。`,
  noId: () => '番号がないため、名前・開始日・時刻・場所で見分けます。これらを直すと、別のイベントとして扱われます。',
  halfCoordinates: () => '緯度と経度の片方しかないため、地図には載せません。',
  swappedCoordinates: () => '緯度と経度が入れ替わっていたため、直して取り込みました。',
  badCoordinates: value => `緯度・経度「${value}」は日本の中の場所として読めないため、地図には載せません。`,
  badUrl: value => `「${value}」は「http」で始まるURLではないため、載せません。`,
  badFee: value => `「${value}」から金額を決められないため、料金は「わからない」とし、言葉のまま載せます。`,
  badCapacity: value => `「${value}」から人数を決められないため、定員は「わからない」とし、言葉のまま載せます。`,
  badAge: value => `対象「${value}」を「何歳から」の形にできないため、年齢は「わからない」とし、言葉のまま載せます。`,
  twoAddresses: () => '住所が2つ書かれています。両方を載せます。町が違うときは、地図には載せません。',
  badPostcode: value => `郵便番号「${value}」は7けたではないため、書かれたまま載せます。`,
  forChildren: () =>
    '子どもや親子のための催しのようなので、シニア向けの一覧には出しません。違うときは、活動の画面で公開してください。',
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
  'headingTwice',
  'shiftedCells',
  'shiftedTypes',
  'noTitle',
  'otherMunicipality',
  'badCode',
  'noDate',
  'badDate',
  'weekdayOff',
  'datesDiffer',
  'datesReversed',
  'timesReversed',
  'sameId',
])

/** How a look at one of its pages is told. */
export const LOOKS = {
  'import.confirm': ['import', '取込の読みを確認する'],
  'import.drop': ['import', '取込を取り消しにする'],
  'import.match': ['import', '取込の列の画面を使う'],
  'import.plan': ['import', '取込の画面を使う'],
  'import.read': ['import', '取込の内容の画面を使う'],
  'import.row': ['import', '取込の1行を直す'],
  'import.source': ['import', '取込の出どころの画面を使う'],
  'import.source.forget': ['import', '取込の出どころを取り消しにする'],
  'import.source.pause': ['import', '取込の出どころを休みにする'],
  'import.source.resume': ['import', '取込の出どころを再開する'],
  'import.undo': ['import', '取込をもとにもどす'],
} satisfies Looks
