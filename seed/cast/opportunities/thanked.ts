import * as at from '../organisations/sites.ts'
import { type CastOpportunity, paid, week } from './parts.ts'

/** Paid volunteering with groups, schools and homes. */
export const THANKED: readonly CastOpportunity[] = [
  paid(at.nejimaki, 'nejimaki-toys', {
    title: 'こわれたおもちゃを、子どもの前で直す',
    summary: '月に三回の修理の日に、おもちゃの医者になります。',
    description:
      '動かなくなった電車や、腕の取れた人形を直します。座ってできる作業で、部品の引き出しが壁いっぱいにあります。直った瞬間の子どもの顔が、何よりのお礼です。',
    duties: 'おもちゃの修理、部品の整理',
    category: 'repair',
    facts: { reward_yen: 500, hours_week: 2, capacity: 8, taken: 5, publishedDaysAgo: 500 },
    slots: week('土', '13:00-16:00', 4, [1, 2, 3]),
    fit: {
      loads: { 'fine-work': 2 },
      wants: ['electrical', 'carpentry'],
      character: ['children', 'team', 'indoors'],
      trial_possible: true,
    },
  }),
  paid(at.nejimaki, 'nejimaki-tools', {
    title: '傘や時計、暮らしの道具を直す',
    summary: '平日の午前、持ちこまれた道具をゆっくり直します。',
    description:
      '傘の骨、目ざまし時計、いすの脚などを直します。一日に三つほどです。となりの人に聞きながら進められるので、はじめてでも大丈夫です。',
    duties: '生活道具の修理、受付の記録',
    category: 'repair',
    facts: { reward_yen: 500, hours_week: 2.5, capacity: 6, taken: 3, publishedDaysAgo: 155 },
    slots: week('火金', '9:30-12:00', 2),
    fit: {
      loads: { 'fine-work': 2 },
      wants: ['carpentry', 'electrical', 'sewing'],
      character: ['quiet', 'team', 'indoors'],
      trial_possible: true,
    },
  }),
  paid(at.school('豊四季台の通学路', '豊四季台一丁目'), 'school-crossing', {
    title: '登校の時間に、横断歩道に立つ',
    summary: '朝の45分、黄色い旗を持って見守ります。',
    description:
      '「おはよう」「行ってらっしゃい」と声をかけます。名前を覚えてもらえると、毎朝が楽しみになります。週に一日からで、休む日は班の中で代わります。',
    duties: '登校時の見守り、横断の誘導',
    category: 'watch-over',
    priority_sector: 'childcare',
    facts: { reward_yen: 300, hours_week: 1.5, capacity: 10, taken: 7, publishedDaysAgo: 390 },
    slots: week('月火水木金', '7:30-8:15', 2),
    team: {},
    fit: {
      loads: { standing: 2, cold: 2, heat: 1 },
      character: ['children', 'outdoors', 'alone'],
      trial_possible: true,
    },
  }),
  paid(at.gakudo, 'gakudo-crafts', {
    title: '学童で、木と紙の工作を教える',
    summary: '水曜の午後、10人ほどの工作の時間を受けもちます。',
    description:
      '紙ひこうき、こま、木の小箱など、得意なもので始められます。材料の代金は団体が持ちます。失敗しても大笑いになる時間です。',
    duties: '工作の準備、指導、片付け',
    category: 'child-raising',
    facts: { reward_yen: 1000, hours_week: 2, capacity: 3, taken: 1, publishedDaysAgo: 100 },
    slots: week('水', '15:00-17:00', 2),
    fit: {
      loads: { speaking: 1 },
      wants: ['carpentry', 'sewing', 'teaching'],
      character: ['children', 'lively', 'indoors'],
      trial_possible: true,
    },
  }),
  paid(at.hidamari, 'hidamari-hair', {
    title: 'お風呂あがりの髪をかわかし、整える',
    summary: '入浴のあとの髪を、おしゃべりしながら整えます。',
    description:
      '一人10分ほど、ドライヤーと櫛で整えます。「きれいになったね」と鏡を見せると、背すじがのびる方が多いそうです。資格はいりません。',
    duties: '髪をかわかす、整える、話し相手',
    category: 'welfare',
    facts: { reward_yen: 500, hours_week: 2, capacity: 5, taken: 3, publishedDaysAgo: 240 },
    slots: week('火水木', '10:00-12:00', 2),
    fit: {
      loads: { standing: 2 },
      wants: ['listening'],
      character: ['elders', 'indoors', 'quiet'],
      trial_possible: true,
    },
  }),
  paid(at.soyokaze, 'soyokaze-stroll', {
    title: '車いすの方と、公園を散歩する',
    summary: '職員と一緒に、春と秋の公園を歩きます。',
    description:
      '車いすを押す人と、話し相手になる人に分かれます。押し方は最初の日に練習します。雨の日は、ホームの中で写真の整理をします。',
    duties: '散歩の付きそい、車いすを押す',
    category: 'welfare',
    facts: { reward_yen: 600, hours_week: 1.5, capacity: 6, taken: 3, publishedDaysAgo: 70 },
    slots: week('木', '10:00-11:30', 3),
    fit: { loads: { moving: 2, heat: 1 }, character: ['elders', 'outdoors', 'team'], trial_possible: true },
  }),
  paid(at.kotonoha, 'kotonoha-procedures', {
    title: '外国から来た方と、役所の手続きに行く',
    summary: '窓口まで一緒に行き、書類の書き方を手伝います。',
    description:
      '保育園や健康保険の手続きが多い時期です。やさしい日本語で話せれば大丈夫で、英語や中国語の分かる方はなお助かります。',
    duties: '窓口への付きそい、書類の記入の手伝い',
    category: 'international',
    facts: { reward_yen: 800, hours_week: 3, capacity: 5, taken: 2, publishedDaysAgo: 132 },
    slots: week('月木', '13:00-16:00', 1),
    fit: {
      loads: { moving: 1, speaking: 1 },
      wants: ['english', 'chinese', 'office'],
      character: ['lively', 'indoors'],
    },
  }),
  paid(at.manmaru, 'manmaru-kitchen', {
    title: '子ども食堂で、60人分のカレーを作る',
    summary: '月に二回の土曜、台所で大きな鍋を囲みます。',
    description:
      '昼前に集まり、切って煮て、夕方に子どもたちを迎えます。料理が苦手な方は、おにぎりと配膳の組に入れます。食器は中学生が洗ってくれます。',
    duties: '調理、配膳、片付け',
    category: 'child-raising',
    facts: { reward_yen: 500, hours_week: 2.5, capacity: 12, taken: 8, publishedDaysAgo: 320 },
    slots: week('土', '13:00-18:00', 6, [2, 4]),
    fit: {
      loads: { standing: 2, heat: 1 },
      wants: ['cooking'],
      character: ['lively', 'team', 'children'],
      trial_possible: true,
    },
  }),
  paid(at.ashiato('布施の街道', '布施新町一丁目'), 'ashiato-tour', {
    title: '水辺と街道の歴史を歩いて案内する',
    summary: '日曜の午前、10人ほどの組を案内します。',
    description:
      '2時間で4キロほどを歩き、五つの場所で話します。はじめの三回は先輩の横を歩くだけです。お客さんの質問から学ぶことが多い活動です。',
    duties: '史跡の案内、資料の用意',
    category: 'guiding',
    facts: { reward_yen: 1500, hours_week: 1, capacity: 8, taken: 5, publishedDaysAgo: 215 },
    slots: week('日', '9:30-11:30', 2, [1, 3]),
    fit: {
      loads: { moving: 3, speaking: 2, heat: 1 },
      wants: ['local-history', 'english'],
      character: ['outdoors', 'lively'],
      trial_possible: true,
    },
  }),
  paid(at.nakayoshi('あおば近隣センター', '若柴'), 'nakayoshi-assistant', {
    title: 'スマホ教室で、となりに座る助手をする',
    summary: '講師の話について行けない方の、横で手を貸します。',
    description:
      '一人で二人を受けもちます。自分も習いながらで大丈夫です。「分かった！」の声を近くで聞けるのは、助手のほうです。',
    duties: 'スマホ教室の助手',
    category: 'digital',
    facts: { reward_yen: 800, hours_week: 2, capacity: 6, taken: 3, publishedDaysAgo: 60 },
    slots: week('金', '10:00-12:00', 3),
    fit: { wants: ['smartphone', 'listening'], character: ['elders', 'indoors', 'team'], trial_possible: true },
  }),
  paid(at.park('大津ケ丘の花のみち', '大津ケ丘二丁目'), 'park-flower-road', {
    title: '花のみちの水やりを、当番でする',
    summary: '夏は夕方、冬は昼に、遊歩道の花に水をやります。',
    description:
      '200メートルの花壇に、ホースで水をやります。道行く人から「いつもありがとう」と声がかかります。暑さの続く七月と八月は、当番を増やします。',
    duties: '花壇の水やり、花がら摘み',
    category: 'environment',
    priority_sector: 'public',
    facts: { reward_yen: 400, hours_week: 1, capacity: 8, taken: 5, publishedDaysAgo: 177 },
    slots: week('火木日', '15:00-16:00', 2),
    fit: { loads: { heat: 1, moving: 1 }, wants: ['gardening'], character: ['alone', 'outdoors', 'quiet'] },
  }),
  paid(at.mimizuku('高柳のお宅', '高柳一丁目'), 'mimizuku-home', {
    title: 'お宅をたずねて、ゆっくりお話を聴く',
    summary: '研修を終えた方が、二週に一度うかがいます。',
    description:
      '若いころの話、家族の話を、さえぎらずに聴きます。助言はいりません。訪問のあとは、会の仲間と気持ちを話す時間があります。',
    duties: '訪問しての傾聴、記録',
    category: 'listening',
    facts: { reward_yen: 700, hours_week: 1, capacity: 5, taken: 2, publishedDaysAgo: 88 },
    slots: week('月水', '13:30-15:00', 1, [1, 3]),
    fit: { wants: ['listening'], character: ['quiet', 'elders', 'indoors'] },
    caution: '三日間の研修を受けてから始めます。',
  }),
]
