import * as at from '../organisations/sites.ts'
import { type CastOpportunity, once, volunteer, week } from './parts.ts'

/** Learning. */
export const LEARN: readonly CastOpportunity[] = [
  volunteer(at.learning('駅前交流館の会議室', '柏一丁目'), 'learn-career-school', {
    title: '55歳からの働き方を、仲間と考える',
    summary: 'これまでの仕事を振り返り、これからを描く講座です。',
    description:
      '強みの書き出し、年金とお金の話、先輩の体験談の三つの回があります。小さな組で話し合うので、一人で来ても大丈夫です。勤めのある方のために土曜に開きます。',
    duties: '講座への参加（全3回）',
    category: 'career',
    facts: { hours_week: 3, capacity: 50, taken: 31, startsInDays: 14, endsInDays: 42, publishedDaysAgo: 20 },
    slots: week('土', '13:30-16:30', 50, [1, 3]),
    fit: { character: ['indoors', 'team'], visit_possible: false },
  }),
  volunteer(at.learning('せせらぎ近隣センター', '中央一丁目'), 'learn-startup', {
    title: '小さな起業の始め方を聞く',
    summary: '台所や書斎から始めた三人の話を聞く夜の会です。',
    description:
      '焼き菓子、家計の相談、庭の手入れで起業した方の話を聞きます。資金と手続きの相談の時間もあります。聞くだけの参加も歓迎です。',
    duties: '講座への参加',
    category: 'career',
    facts: { hours_week: 2, capacity: 30, taken: 12, publishedDaysAgo: 13 },
    slots: week('木', '18:30-20:30', 30, [3]),
    fit: { character: ['indoors', 'quiet'], visit_possible: false },
  }),
  volunteer(at.nakayoshi('けやき近隣センター', '豊四季台一丁目'), 'learn-smartphone-first', {
    title: 'はじめてのスマホを、電話から習う',
    summary: '買ったばかりの方も、買う前の方も来られます。',
    description:
      '電源の入れ方、電話のかけ方、文字の大きさから始めます。貸し出しのスマホがあります。先生も同じ年ごろなので、何度でも聞けます。',
    duties: '教室への参加（全4回）',
    category: 'smartphone',
    facts: { hours_week: 1.5, capacity: 10, taken: 6, publishedDaysAgo: 41 },
    slots: week('火', '10:00-11:30', 10),
    fit: { character: ['indoors', 'quiet', 'elders'] },
  }),
  volunteer(at.nakayoshi('さくら近隣センター', '酒井根五丁目'), 'learn-smartphone-photo', {
    title: 'スマホの写真を、家族に送る',
    summary: '写真の撮り方から、送り方と整理までを習います。',
    description: '構図のこつを聞いてから、近くの公園で撮ります。最後の回は、気に入った一枚を大きく印刷して飾ります。',
    duties: '教室への参加（全3回）',
    category: 'smartphone',
    facts: { reward_yen: 300, hours_week: 1.5, capacity: 10, taken: 7, publishedDaysAgo: 27 },
    slots: week('木', '13:30-15:00', 10),
    fit: { wants: ['photography'], character: ['indoors', 'lively'] },
  }),
  volunteer(at.learning('もみじ近隣センター', '高柳二丁目'), 'learn-lectures', {
    title: '月に一度の、くらしの講座を聞く',
    summary: '年金、相続、睡眠、星空。毎月ちがう話を聞きます。',
    description:
      '申し込みのいらない講座です。前の方の席には耳の聞こえを助ける設備があります。終わったあとに、講師と話す時間があります。',
    duties: '講座への参加',
    category: 'lectures',
    facts: { hours_week: 0.5, capacity: 60, taken: 25, publishedDaysAgo: 230 },
    slots: week('水', '10:00-11:30', 60, [2]),
    fit: { character: ['indoors', 'quiet'] },
  }),
  volunteer(at.learning('ひばり近隣センター', '布施新町三丁目'), 'learn-university', {
    title: '大学の先生と、食べものの科学を学ぶ',
    summary: '発酵やだしの不思議を、味見をしながら学びます。',
    description:
      '実験のある講座です。みそ、酢、納豆を比べながら、体の中で起きることを聞きます。全5回のうち、来られる回だけでもかまいません。',
    duties: '講座への参加（全5回）',
    category: 'lectures',
    facts: { reward_yen: 500, hours_week: 2, capacity: 24, taken: 15, publishedDaysAgo: 17 },
    slots: week('金', '13:30-15:30', 24, [1, 3]),
    fit: { character: ['indoors', 'lively'] },
  }),
  volunteer(at.kotonoha, 'learn-english', {
    title: '英語で、旅の会話を楽しむ',
    summary: '道を聞く、料理を頼む。旅で使う英語を練習します。',
    description:
      '留学生が一緒に座ります。まちがえても笑い合える席です。翌年に旅の計画のある方も、昔の旅をなつかしむ方も来ています。',
    duties: '会話の会への参加',
    category: 'languages',
    facts: { reward_yen: 300, hours_week: 1.5, capacity: 16, taken: 10, publishedDaysAgo: 140 },
    slots: week('月', '14:00-15:30', 16),
    fit: { character: ['lively', 'indoors', 'team'] },
  }),
  volunteer(at.kotonoha, 'learn-chinese', {
    title: '中国語のあいさつと、歌を習う',
    summary: '発音から始める、夕方の小さな会です。',
    description: '留学生と市民が教え合います。歌で発音を覚えるので、一年で三曲歌えるようになります。',
    duties: '会話の会への参加',
    category: 'languages',
    facts: { reward_yen: 300, hours_week: 1.5, capacity: 12, taken: 5, publishedDaysAgo: 62 },
    slots: week('火', '18:30-20:00', 12),
    fit: { character: ['quiet', 'indoors'] },
  }),
  volunteer(at.ashiato('ひばり近隣センター', '布施新町三丁目'), 'learn-history', {
    title: '古い地図を広げて、町の昔を読む',
    summary: '明治の地図と今の道を重ね、町の変わり方をたどります。',
    description:
      '持ちよりの古い写真や地図を、拡大して読みます。子どものころの話が、そのまま貴重な記録になります。春に小さな冊子にまとめます。',
    duties: '勉強会への参加、聞き書き',
    category: 'history',
    facts: { hours_week: 1, capacity: 20, taken: 12, publishedDaysAgo: 200 },
    slots: week('土', '14:00-16:00', 20, [4]),
    fit: { wants: ['local-history'], character: ['quiet', 'indoors', 'team'] },
  }),
  volunteer(at.library('本館', '柏五丁目'), 'learn-old-letters', {
    title: '古文書のくずし字を、少しずつ読む',
    summary: '宿場に残る手紙を、声に出して読み解きます。',
    description:
      '字典を引きながら、一回に十行ほどを読みます。はじめての方には、ひらがなのくずし字表をわたします。静かに頭を使う時間です。',
    duties: '読解の会への参加',
    category: 'history',
    facts: { hours_week: 1, capacity: 16, taken: 11, publishedDaysAgo: 310 },
    slots: week('木', '10:00-12:00', 16, [1, 3]),
    fit: { wants: ['calligraphy', 'local-history'], character: ['quiet', 'indoors'] },
  }),
  volunteer(at.nobinobi('こぶし近隣センター', '増尾一丁目'), 'learn-first-aid', {
    title: '心臓マッサージと、けがの手当てを覚える',
    summary: '人形を使って、救命の手順を体で覚えます。',
    description:
      '消防の方の指導で、半日かけて練習します。床での練習がつらい方は、机の上の人形を使えます。終わると修了証が出ます。',
    duties: '講習への参加',
    category: 'lectures',
    facts: { hours_week: 1, capacity: 30, taken: 14, endsInDays: 57, publishedDaysAgo: 4 },
    slots: once(57, '9:00-12:00', 30),
    fit: { loads: { crouching: 1 }, character: ['indoors', 'team'], visit_possible: false },
  }),
]
