import * as at from '../organisations/sites.ts'
import { type CastOpportunity, once, volunteer, week } from './parts.ts'

/** Volunteering without reward. */
export const HELP: readonly CastOpportunity[] = [
  volunteer(at.library('豊四季台分館', '豊四季台二丁目'), 'library-shelving', {
    title: '図書館の本をもとの棚にもどす',
    summary: '返ってきた本を番号の順に、二人で棚にもどします。',
    description:
      '6人で曜日を分け、一日二人で入ります。低い棚はいすに座って並べられます。開館前の静かな2時間で、気になった本を借りて帰る方が多い活動です。',
    duties: '返却された本の棚もどし、書架の整理',
    category: 'books',
    priority_sector: 'public',
    facts: { hours_week: 2, capacity: 6, taken: 4, publishedDaysAgo: 55 },
    slots: week('火木', '9:30-11:30', 2),
    fit: { loads: { standing: 1, moving: 1, lifting: 1 }, character: ['quiet', 'indoors'], trial_possible: true },
    caution: '冬は書庫が冷えます。上着をお持ちください。',
  }),
  volunteer(at.library('本館', '柏五丁目'), 'library-large-print', {
    title: '目の不自由な方のために、本を録音する',
    summary: '図書館の録音室で、本を声に出して読みます。',
    description:
      '小説や暮らしの本を、30分ずつ録音します。はじめに発声と読み方の講座があります。聞いた方から届く手紙が、続ける力になっているそうです。',
    duties: '図書の音訳、読み合わせ',
    category: 'books',
    priority_sector: 'public',
    facts: { hours_week: 2, capacity: 6, taken: 4, publishedDaysAgo: 250 },
    slots: week('水金', '10:00-12:00', 2),
    fit: { wants: ['reading-aloud'], character: ['quiet', 'alone', 'indoors'], trial_possible: true },
  }),
  volunteer(at.monogatari('豊四季台の小学校', '豊四季台一丁目'), 'monogatari-class', {
    title: '朝の教室で、絵本を読む',
    summary: '始業前の15分、一つの組で絵本を読みます。',
    description:
      '本は会の棚から自分で選びます。先輩と二人で入り、慣れるまでは見ているだけでかまいません。終わったあとのお茶の会で、次に読む本を相談します。',
    duties: '小学校での読み聞かせ',
    category: 'books',
    priority_sector: 'childcare',
    facts: { hours_week: 1, capacity: 10, taken: 7, publishedDaysAgo: 300 },
    slots: week('水', '8:15-9:00', 4),
    fit: {
      loads: { speaking: 2 },
      wants: ['reading-aloud'],
      character: ['children', 'indoors', 'team'],
      trial_possible: true,
    },
  }),
  volunteer(at.monogatari('豊四季台の学童', '豊四季台四丁目'), 'monogatari-afternoon', {
    title: '放課後の子どもに、紙芝居と本を読む',
    summary: '木曜の午後、ひざを寄せ合って30分の読み聞かせです。',
    description:
      '10人ほどの小さな輪です。紙芝居の道具もあります。読む前と後に、子どもたちの話を聞く時間を大切にしています。',
    duties: '読み聞かせ、紙芝居、本の相談',
    category: 'child-raising',
    facts: { hours_week: 1.5, capacity: 5, taken: 3, publishedDaysAgo: 118 },
    slots: week('木', '14:30-16:00', 2),
    fit: {
      loads: { speaking: 1 },
      wants: ['reading-aloud'],
      character: ['children', 'lively', 'indoors'],
      trial_possible: true,
    },
  }),
  volunteer(at.matsubokkuri, 'matsu-mending', {
    title: '保育園の布おもちゃと絵本を直す',
    summary: 'やぶれた絵本と布おもちゃを、お茶を飲みながら直します。',
    description:
      '園の小さな部屋に5人ほどで集まります。ぬう人、貼る人、名札を付ける人に分かれます。ときどき子どもたちが見に来ます。',
    duties: '絵本の補修、布おもちゃのつくろい',
    category: 'child-raising',
    facts: { hours_week: 1, capacity: 6, taken: 4, publishedDaysAgo: 95 },
    slots: week('月', '13:30-15:30', 4, [1, 3]),
    fit: {
      loads: { 'fine-work': 2 },
      wants: ['sewing'],
      character: ['team', 'indoors', 'children'],
      trial_possible: true,
    },
  }),
  volunteer(at.mimizuku('あさなぎの丘の談話室', '豊四季台三丁目'), 'mimizuku-lounge', {
    title: 'ホームの談話室で、お年寄りの話を聴く',
    summary: '一時間、となりに座ってお話を聴きます。',
    description:
      '昔の仕事の話、ふるさとの話に耳をかたむけます。うなずくだけで十分です。はじめの三回は会の先輩が一緒です。',
    duties: '傾聴、談話室の茶の用意',
    category: 'listening',
    facts: { hours_week: 1, capacity: 8, taken: 5, publishedDaysAgo: 180 },
    slots: week('金', '14:00-15:30', 3),
    fit: { wants: ['listening'], character: ['quiet', 'elders', 'indoors'], trial_possible: true },
  }),
  volunteer(at.hidamari, 'hidamari-flowers', {
    title: 'ホームの玄関と食卓に花を生ける',
    summary: '週に一度、庭の花と持ちよりの花を生けます。',
    description:
      '玄関の大きな花びんと、食卓の小さな花を生けます。花の名前を入居の方に教わることもあります。花ばさみと花器はそろっています。',
    duties: '花の手入れ、花器の水かえ',
    category: 'welfare',
    facts: { hours_week: 1.5, capacity: 3, taken: 1, publishedDaysAgo: 42 },
    slots: week('月', '10:00-11:30', 1),
    fit: { loads: { standing: 1, 'fine-work': 1 }, wants: ['gardening'], character: ['quiet', 'alone', 'elders'] },
  }),
  volunteer(at.yuzunoki, 'yuzunoki-tea', {
    title: 'グループホームで、日曜のお茶の会を開く',
    summary: '日曜の午後、入居の方とお茶とお菓子を囲みます。',
    description:
      '急須でお茶をいれ、季節のお菓子を分けます。歌う日も、ただ外をながめる日もあります。ご家族が来られることも多い時間です。',
    duties: 'お茶の用意、話し相手',
    category: 'welfare',
    facts: { hours_week: 2, capacity: 4, taken: 2, publishedDaysAgo: 26 },
    slots: week('日', '14:00-16:00', 2),
    fit: { character: ['elders', 'quiet', 'indoors'], trial_possible: true },
  }),
  volunteer(at.satoyama('大室の雑木林', '大室一丁目'), 'satoyama-wood', {
    title: '雑木林の下草を刈り、道をひらく',
    summary: '月に二回、林の手入れをして焚き火のお茶を飲みます。',
    description:
      '鎌とのこぎりで下草と枯れ枝を片付けます。力のある人は木を運び、ない人は道の印を付けます。春にはきんらんが咲く林です。',
    duties: '下草刈り、枯れ枝の片付け、散策路の手入れ',
    category: 'environment',
    facts: { hours_week: 1.5, capacity: 20, taken: 14, publishedDaysAgo: 450 },
    slots: week('土', '9:00-12:00', 10, [2, 4]),
    fit: {
      loads: { crouching: 2, lifting: 2, moving: 2, heat: 1, cold: 1 },
      character: ['outdoors', 'team', 'lively'],
      trial_possible: true,
    },
    safety: 'ヘルメットと手袋を貸し出します。刃物の使い方を最初に練習します。',
  }),
  volunteer(at.satoyama('手賀沼の岸辺', '箕輪'), 'satoyama-shore', {
    title: '沼の岸辺のごみを拾い、鳥を数える',
    summary: '日曜の朝、岸辺を歩きながらごみを拾います。',
    description:
      '2キロほどの岸辺を、鳥の名前を教え合いながら歩きます。拾った数と鳥の数を記録に残します。親子の参加も多い朝です。',
    duties: 'ごみ拾い、野鳥の記録',
    category: 'environment',
    facts: { hours_week: 1, capacity: 20, taken: 11, publishedDaysAgo: 165 },
    slots: week('日', '8:30-10:30', 10, [2]),
    fit: { loads: { moving: 2, cold: 2, crouching: 1 }, character: ['outdoors', 'lively', 'team'] },
  }),
  volunteer(at.park('増尾の公園', '増尾七丁目'), 'park-keepers', {
    title: '近くの公園の花壇と砂場を守る',
    summary: '月に一度、近所の人と公園の手入れをします。',
    description:
      '花の苗と道具は市が用意します。砂場を起こし、花壇に水をやり、傷んだ所を市に知らせます。終わったらベンチで世間話です。',
    duties: '公園の清掃、花壇の手入れ、点検の報告',
    category: 'environment',
    priority_sector: 'public',
    facts: { hours_week: 0.5, capacity: 15, taken: 9, publishedDaysAgo: 380 },
    slots: week('日', '9:00-10:00', 8, [1]),
    fit: { loads: { crouching: 2 }, wants: ['gardening'], character: ['outdoors', 'team'] },
  }),
  volunteer(at.kotonoha, 'kotonoha-japanese', {
    title: '外国から来た方と、日本語でおしゃべりする',
    summary: '土曜の午前、一対一で日本語の会話を練習します。',
    description:
      '教える資格はいりません。買い物や天気の話を、ゆっくりした日本語でします。相手の国の料理の話で盛り上がる組もあります。',
    duties: '日本語の会話の相手',
    category: 'international',
    facts: { hours_week: 2, capacity: 12, taken: 8, publishedDaysAgo: 225 },
    slots: [...week('土', '10:00-12:00', 6), ...week('水', '18:30-20:00', 3)],
    fit: { wants: ['teaching', 'english', 'chinese'], character: ['lively', 'indoors', 'team'], trial_possible: true },
  }),
  volunteer(at.choToyo('ひなげし町会の集会所'), 'toyo-watch', {
    title: '下校の時間に、団地の道を歩く',
    summary: '腕章を付けて、散歩をしながら子どもを見守ります。',
    description:
      '決まった道はなく、散歩の道を下校の時間に合わせるだけです。犬の散歩をかねる方もいます。気づいたことは集会所のノートに書きます。',
    duties: '下校時の見守り、気づきの記録',
    category: 'watch-over',
    priority_sector: 'childcare',
    facts: { hours_week: 1.5, capacity: 15, taken: 10, publishedDaysAgo: 275 },
    slots: week('月火水木金', '14:45-15:30', 3),
    fit: { loads: { moving: 1, cold: 1 }, character: ['outdoors', 'alone', 'children'] },
  }),
  volunteer(at.choSakasai('逆井つくし町会の会館'), 'sakasai-disaster', {
    title: '防災倉庫を点検し、炊き出しの訓練をする',
    summary: '発電機と毛布を確かめ、大きな釜で炊き出しをします。',
    description:
      '三か月に一度、倉庫の中身を調べて表に印を付けます。十二月の訓練では豚汁を作ります。電気や機械の分かる方に、発電機を見ていただきたいです。',
    duties: '防災倉庫の点検、訓練の準備',
    category: 'safety',
    facts: { hours_week: 1, capacity: 12, taken: 7, publishedDaysAgo: 50 },
    slots: [...week('日', '10:00-12:00', 6, [4]), ...once(22, '9:00-13:00', 12)],
    team: { leader: 'electrical' },
    fit: { loads: { lifting: 2 }, wants: ['electrical', 'management'], character: ['team', 'lively'] },
  }),
  volunteer(at.choSakasai('逆井の夜の見回り'), 'sakasai-night-patrol', {
    title: '拍子木を持って、夜の町を回る',
    summary: '冬の夜、8時から40分ほど町内を歩きます。',
    description:
      '三人か四人で、話しながら歩きます。街灯の切れている所を控えて、市に知らせます。若いお父さんたちと知り合える時間です。',
    duties: '夜間の見回り、街灯の点検',
    category: 'safety',
    facts: { hours_week: 0.5, capacity: 16, taken: 9, endsInDays: 100, publishedDaysAgo: 19 },
    slots: week('金', '20:00-20:45', 4),
    fit: { loads: { 'early-late': 2, cold: 2, moving: 1 }, character: ['outdoors', 'team'] },
  }),
  volunteer(at.choMatsuba('松葉みどり自治会の集会所'), 'matsuba-committee', {
    title: '自治会の会計と名簿の係になる',
    summary: '月に一度の役員会で、会費と名簿を受けもちます。',
    description:
      '手書きの帳面から表計算に移すところです。前の係が一年間そばで教えます。引っ越して来て日の浅い方にも、町を知るよい入口です。',
    duties: '会費の記帳、名簿の更新、役員会への出席',
    category: 'community',
    facts: { hours_week: 1, capacity: 3, taken: 1, publishedDaysAgo: 37 },
    slots: week('土', '18:00-19:30', 2, [1]),
    fit: { wants: ['accounting', 'spreadsheet', 'management'], character: ['indoors', 'team'] },
  }),
  volunteer(at.choToyo('ひなげし町会の集会所'), 'toyo-mochitsuki', {
    title: '年末の餅つきで、臼と杵を囲む',
    summary: '十二月の日曜、町会の餅つきを手伝います。',
    description:
      'つく人、丸める人、豚汁をよそう人に分かれます。毎年200人が集まります。前の日の米とぎだけの参加も助かります。',
    duties: '会場の準備、餅つき、片付け',
    category: 'events',
    facts: { hours_week: 1, capacity: 20, taken: 8, endsInDays: 29, publishedDaysAgo: 10 },
    slots: once(29, '8:30-13:00', 20),
    fit: { loads: { standing: 2, lifting: 2, cold: 1 }, wants: ['cooking'], character: ['lively', 'team', 'outdoors'] },
  }),
  volunteer(at.iroha('駅前の広場', '柏一丁目'), 'iroha-fair', {
    title: '市民フェアの会場で、道案内をする',
    summary: '二月の市民フェアで、地図を持って案内します。',
    description:
      '会場の三か所に分かれ、手洗いや休憩所の場所を伝えます。半日ずつの交代です。はじめの一歩として参加する方が毎年います。',
    duties: '会場の案内、迷子の連絡、配布物の補充',
    category: 'events',
    facts: { hours_week: 1, capacity: 24, taken: 9, endsInDays: 85, publishedDaysAgo: 7 },
    slots: [...once(84, '9:30-13:00', 12), ...once(85, '13:00-16:30', 12)],
    fit: { loads: { standing: 2, speaking: 1, cold: 1 }, character: ['lively', 'outdoors', 'team'] },
  }),
]
