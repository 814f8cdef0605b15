import type { Channel, Satisfaction, Topic } from '#features/consultations/rules.ts'
import type { Reason } from '#features/proposals/rules.ts'

/** When a consultation takes place: the first one, while listening, with proposals in hand, … `quiet`: no word for long. */
export type CastMoment = 'first' | 'listening' | 'proposal' | 'visit' | 'decision' | 'followUp' | 'ending' | 'quiet'

export type CastNote = {
  channel: Channel
  minutes: number
  topics: Topic[]
  said: string
  satisfied: Satisfaction | null
  /** Of 出張: where. */
  place?: string
  /** Of an ending: the coded reason, whose label the note has in brackets. */
  reason?: Reason
}

const note = (
  facts: Omit<CastNote, 'said' | 'satisfied'> & Partial<Pick<CastNote, 'satisfied'>>,
  said: string,
): CastNote => ({ satisfied: null, ...facts, said })

/** Notes as counsellors write them, fit for any resident at that moment. The seed spreads them over two fiscal years. */
export const NOTES: Record<CastMoment, readonly CastNote[]> = {
  first: [
    note(
      { channel: 'visit', minutes: 50, topics: ['work', 'volunteering'], satisfied: 5 },
      'はじめての来所。経歴と一週間の過ごし方を聴いた。「何ができるか分からない」とのことで、楽しかった仕事を三つ書き出してもらった。',
    ),
    note(
      { channel: 'visit', minutes: 40, topics: ['hobby', 'living'], satisfied: 5 },
      '広報を持って来所。働くことより、まず出かける先がほしいと話す。近くの集まりの一覧を大きな字で印刷してわたした。',
    ),
    note(
      { channel: 'phone', minutes: 15, topics: ['work'] },
      '電話で登録。日中は家にいる。くわしい話は来所のときに聴くことにし、持ちものは特にいらないと伝えた。',
    ),
    note(
      { channel: 'outreach', minutes: 25, topics: ['health', 'hobby'], satisfied: 4, place: 'けやき近隣センター' },
      '出張相談で登録。体操の帰りに立ち寄られた。歩いて行ける所に限りたいとのこと。',
    ),
    note(
      { channel: 'outreach', minutes: 20, topics: ['volunteering'], satisfied: 5, place: 'もみじ近隣センター' },
      '出張相談で登録。知り合いが先に始めていて、自分もと思ったとのこと。紹介した方の名前を控えた。',
    ),
    note(
      { channel: 'online', minutes: 35, topics: ['work', 'learning'], satisfied: 4 },
      '画面ごしの相談。勤めのあとの19時から。定年までの間にできることを一緒に整理した。',
    ),
    note(
      { channel: 'post', minutes: 5, topics: ['other'] },
      '返信のはがきで登録の希望が届いた。電話は使わないとのことで、次の連絡も手紙にする。',
    ),
  ],
  listening: [
    note(
      { channel: 'visit', minutes: 45, topics: ['work'], satisfied: 5 },
      '希望を一つずつ確かめた。「週五日は長い」から始まり、午前の3時間を週二回ならと、だんだん形になってきた。',
    ),
    note(
      { channel: 'visit', minutes: 35, topics: ['volunteering', 'learning'], satisfied: 5 },
      '好きなこととしてもよいことを、札に分けて並べてもらった。本人も意外なほど「教える」の札が残った。',
    ),
    note(
      { channel: 'visit', minutes: 40, topics: ['living', 'work'], satisfied: 4 },
      '家計の話も少し。月にあと2万円あると安心とのこと。年金との関係は、年金の窓口で確かめるよう案内した。',
    ),
    note(
      { channel: 'phone', minutes: 12, topics: ['health'] },
      '体調の確認。通院の日が変わったので、空いている半日の表を直した。',
    ),
    note(
      { channel: 'phone', minutes: 10, topics: ['work'] },
      '新しく入った活動を三つ読み上げた。二つは遠いとのこと。一つはパンフレットを郵送する。',
    ),
    note(
      { channel: 'online', minutes: 30, topics: ['learning'], satisfied: 4 },
      '講座の申し込みの画面を一緒に開いた。入力はご自分でできた。次は窓口なしでやってみるとのこと。',
    ),
    note(
      { channel: 'outreach', minutes: 20, topics: ['hobby'], satisfied: 5, place: 'さくら近隣センター' },
      '前回から三か月ぶり。ひざの調子がよくなり、もう少し遠くまで行けるようになった。行ける範囲を直した。',
    ),
  ],
  proposal: [
    note(
      { channel: 'visit', minutes: 30, topics: ['work'], satisfied: 5 },
      '合いそうな活動を三つ示し、合うわけと気になる点を一緒に見た。一つは見学してから決めたいとのこと。',
    ),
    note(
      { channel: 'visit', minutes: 25, topics: ['volunteering'], satisfied: 5 },
      '示した二つのうち、静かなほうを選ばれた。団体に名前を伝えてよいかを確かめ、同意の書面をいただいた。',
    ),
    note(
      { channel: 'phone', minutes: 15, topics: ['work'], satisfied: 4 },
      '提案した活動の返事。家族と話して、やってみることに。面接の日の候補を二つ預かった。',
    ),
    note(
      { channel: 'phone', minutes: 8, topics: ['hobby'] },
      '案内の紙が届いたとのこと。今週の木曜に一人で見に行ってみるそうだ。場所の目印を伝えた。',
    ),
    note(
      { channel: 'post', minutes: 10, topics: ['volunteering'] },
      '活動の案内を大きな字で印刷し、地図とバスの時刻を付けて郵送した。',
    ),
    note(
      { channel: 'online', minutes: 20, topics: ['work'], satisfied: 4 },
      '三つの活動を画面で見くらべた。通う時間が決め手になり、いちばん近い所に決めた。',
    ),
  ],
  visit: [
    note(
      { channel: 'visit', minutes: 60, topics: ['work'], satisfied: 5 },
      '見学に一緒に行った。思ったより静かで、いすもあり、働く人の年も近い。帰り道に「これなら」と話された。',
    ),
    note(
      { channel: 'outreach', minutes: 45, topics: ['volunteering'], satisfied: 5, place: '活動の現場' },
      '体験の一日目に付きそった。はじめは緊張していたが、休憩のころには名前で呼び合っていた。',
    ),
    note(
      { channel: 'phone', minutes: 10, topics: ['work'] },
      '体験のあとの電話。楽しかったが、立つ時間が少し長い。いすを使ってよいか、こちらから団体に聞くことにした。',
    ),
    note(
      { channel: 'phone', minutes: 12, topics: ['work'], satisfied: 4 },
      '面接のあとの電話。持ちものと服装を前もって伝えておいたので、落ち着いて話せたとのこと。',
    ),
  ],
  decision: [
    note(
      { channel: 'visit', minutes: 25, topics: ['work'], satisfied: 5 },
      '決定の報告に来所。始まる日、時間、保険を書面で一緒に確かめた。はじめの週の終わりに電話する約束。',
    ),
    note(
      { channel: 'phone', minutes: 10, topics: ['volunteering'], satisfied: 5 },
      '団体から決定の知らせ。ご本人にも電話で伝えた。「声がうれしそうでしたよ」と家族の方。',
    ),
  ],
  followUp: [
    note(
      { channel: 'phone', minutes: 10, topics: ['work'], satisfied: 5 },
      '一週間の確認。仕事は覚えられそう。帰りの時間だけ、10分早くできないか聞いてほしいとのこと。団体に伝え、かなった。',
    ),
    note(
      { channel: 'phone', minutes: 8, topics: ['volunteering'], satisfied: 5 },
      '一か月の確認。休まず続いている。仲間が一人ふえて、分担が楽になった。',
    ),
    note(
      { channel: 'visit', minutes: 30, topics: ['work', 'health'], satisfied: 5 },
      '三か月の確認をかねて来所。よく眠れるようになったとのこと。もう一つ、月に一度の活動を足すことを考えたい。',
    ),
    note(
      { channel: 'phone', minutes: 10, topics: ['hobby'], satisfied: 4 },
      '三か月の確認。夏は暑くて二回休んだが、涼しくなって戻った。休んでも何も言われないのがよいとのこと。',
    ),
    note(
      { channel: 'phone', minutes: 12, topics: ['work'], satisfied: 4 },
      '半年の確認。続けたい気持ちに変わりはない。更新の面談の前に、時間の希望を一緒に整理した。',
    ),
    note(
      { channel: 'outreach', minutes: 20, topics: ['volunteering'], satisfied: 5, place: '活動の現場' },
      '半年の確認に現場をたずねた。新しく来た人に道具の場所を教えておられた。団体の方からも感謝の言葉があった。',
    ),
    note(
      { channel: 'post', minutes: 5, topics: ['hobby'] },
      '半年の確認のはがきに返事が届いた。「元気に通っています」と絵が添えてあった。',
    ),
  ],
  ending: [
    note(
      { channel: 'visit', minutes: 30, topics: ['work', 'living'], satisfied: 4, reason: 'period-over' },
      '終了（期間の終わり）。やり切ったという表情。少し休んでから、次を一緒にさがすことにした。',
    ),
    note(
      { channel: 'phone', minutes: 15, topics: ['living'], satisfied: 4, reason: 'family' },
      '終了の連絡（家庭の事情）。家族の世話のため、しばらく離れる。落ち着いたらまた電話をくださるとのこと。',
    ),
    note(
      { channel: 'phone', minutes: 10, topics: ['work'], reason: 'too-far' },
      '辞退の連絡（遠い）。乗りかえが二回になるのが気がかりとのこと。家から近いものに絞ってさがし直す。',
    ),
    note(
      { channel: 'phone', minutes: 10, topics: ['work'], reason: 'hours' },
      '辞退の連絡（日や時間が合わない）。曜日が一日ずれれば受けられるので、団体に曜日の幅を聞いてみる。',
    ),
    note(
      { channel: 'phone', minutes: 12, topics: ['health'], satisfied: 4, reason: 'health' },
      '辞退の連絡（体調・からだの負担）。無理をしないでよかったと伝えた。座ってできるものをさがし直す。',
    ),
    note(
      { channel: 'visit', minutes: 25, topics: ['work'], satisfied: 3, reason: 'wage' },
      '辞退（報酬や条件が合わない）。求める額と、長く続けられる時間の両方を、もう一度聴いた。',
    ),
    note(
      { channel: 'visit', minutes: 30, topics: ['volunteering'], satisfied: 4, reason: 'image' },
      '見学のあとの辞退（思っていたものと違う・気が進まない）。何が違ったかを聞き、次は見学から始めることにした。',
    ),
    note(
      { channel: 'phone', minutes: 8, topics: ['work'], satisfied: 5, reason: 'other-found' },
      '辞退の連絡（ほかの活動が決まった）。ご自分で見つけられた。おめでとうございますと伝え、一か月後にようすを聞く。',
    ),
    note(
      { channel: 'phone', minutes: 10, topics: ['work'], reason: 'organiser-declined' },
      '団体から見送りの連絡（団体が見送った）。人柄ではなく、ほかの方の経験が近かったためとのこと。ご本人にはていねいに伝えた。',
    ),
  ],
  quiet: [
    note(
      { channel: 'phone', minutes: 5, topics: ['other'], reason: 'no-answer' },
      '電話をしたが留守（連絡がつかない）。時間をかえて三度目。次は、はがきで案内を送る。',
    ),
    note(
      { channel: 'post', minutes: 5, topics: ['other'] },
      '半年ご連絡がなかったので、近くの活動の案内と返信のはがきを送った。',
    ),
  ],
}
