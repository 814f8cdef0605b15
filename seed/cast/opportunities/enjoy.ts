import * as at from '../organisations/sites.ts'
import { type CastOpportunity, volunteer, week } from './parts.ts'

/** Hobbies and places to be. */
export const ENJOY: readonly CastOpportunity[] = [
  volunteer(at.iroha('こぶし近隣センター', '増尾一丁目'), 'enjoy-chorus', {
    title: 'なつかしい歌を、みんなで歌う',
    summary: 'ピアノに合わせて、唱歌や歌謡曲を歌います。',
    description: '楽譜が読めなくても大丈夫です。40人ほどで声を合わせます。年に一度、ホームをたずねて歌の会を開きます。',
    duties: '歌の会への参加',
    category: 'music',
    facts: { reward_yen: 300, hours_week: 1.5, capacity: 50, taken: 38, publishedDaysAgo: 420 },
    slots: week('金', '13:30-15:00', 50, [2, 4]),
    fit: { wants: ['music'], character: ['lively', 'indoors', 'team'] },
  }),
  volunteer(at.iroha('けやき近隣センター', '豊四季台一丁目'), 'enjoy-ukulele', {
    title: 'ウクレレを、はじめから弾く',
    summary: '三つの和音で弾ける曲から始めます。',
    description:
      '楽器は貸し出せます。指の動きはゆっくりで、半年で五曲ほど弾けるようになります。春の文化祭に出る仲間です。',
    duties: 'ウクレレの会への参加',
    category: 'music',
    facts: { reward_yen: 500, hours_week: 1.5, capacity: 15, taken: 9, publishedDaysAgo: 90 },
    slots: week('土', '10:00-11:30', 15),
    fit: { loads: { 'fine-work': 1 }, wants: ['music'], character: ['lively', 'indoors'] },
  }),
  volunteer(at.iroha('せせらぎ近隣センター', '中央一丁目'), 'enjoy-painting', {
    title: '水彩で、季節の野菜をかく',
    summary: '机の上の野菜や花を、ゆっくり写します。',
    description:
      '絵の具と紙は用意してあります。うまい下手を言わない決まりの会です。かいた絵は、近隣センターの廊下に飾られます。',
    duties: '絵の会への参加',
    category: 'art',
    facts: { hours_week: 1, capacity: 14, taken: 9, publishedDaysAgo: 160 },
    terms: { cost: '絵の具代として、数百円ほど' },
    unsaid: { reward: null, reward_said: '絵の具代として、数百円ほど' },
    slots: week('水', '13:30-15:30', 14, [1, 3]),
    fit: { character: ['quiet', 'indoors', 'alone'] },
  }),
  volunteer(at.iroha('つくしが丘の集会所', 'つくしが丘一丁目'), 'enjoy-calligraphy', {
    title: '墨をすって、好きな一字を書く',
    summary: '筆と墨で、その日の気持ちの一字を書きます。',
    description:
      '手本はありますが、なくてもかまいません。書いたあとに、その字を選んだわけを話します。静かで、ときどき笑い声の出る会です。',
    duties: '書の会への参加',
    category: 'art',
    facts: { reward_yen: 300, hours_week: 1.5, capacity: 12, taken: 7, publishedDaysAgo: 80 },
    slots: week('火', '13:30-15:00', 12),
    fit: { wants: ['calligraphy'], character: ['quiet', 'indoors'] },
  }),
  volunteer(at.choToyo('ひなげし町会の集会所'), 'enjoy-handicraft', {
    title: '古い着物から、手さげ袋をぬう',
    summary: 'はぎれを持ちよって、おしゃべりしながらぬいます。',
    description:
      'ミシンが三台あります。できた袋は、町会の祭りで子どもたちにわたします。目の疲れる方は、ひも通しや型紙の係もあります。',
    duties: '手芸の会への参加',
    category: 'handicraft',
    facts: { reward_yen: 200, hours_week: 2, capacity: 12, taken: 8, publishedDaysAgo: 125 },
    slots: week('火', '13:00-15:00', 12),
    unsaid: { capacity: null, slots: week('火', '13:00-15:00', null) },
    fit: { loads: { 'fine-work': 1 }, wants: ['sewing'], character: ['lively', 'indoors', 'team'] },
  }),
  volunteer(at.iroha('松葉町の集会所', '松葉町七丁目'), 'enjoy-igo', {
    title: '囲碁を、強い人も初めての人も打つ',
    summary: '午後いっぱい、好きな時間に来て打てます。',
    description:
      '入門の席には教える人がいます。夏休みは子どもたちも来ます。勝ち負けの表はありますが、お茶の表のほうが人気です。',
    duties: '囲碁の会への参加',
    category: 'board-games',
    facts: { reward_yen: 100, hours_week: 3, capacity: 24, taken: 17, publishedDaysAgo: 365 },
    slots: week('月木', '13:00-16:00', 24),
    fit: { character: ['quiet', 'indoors'] },
  }),
  volunteer(at.gakudo, 'enjoy-shogi', {
    title: '子どもと将棋を指す午後を開く',
    summary: '土曜の午後、子どもたちと盤を囲みます。',
    description:
      '教えるのではなく、一緒に指す会です。負けてくやしがる子の相手が、いちばんの楽しみだという方もいます。駒の動かし方から始める子もいます。',
    duties: '将棋の会への参加',
    category: 'board-games',
    facts: { hours_week: 2, capacity: 12, taken: 6, publishedDaysAgo: 73 },
    slots: week('土', '14:00-16:00', 8, [1, 3]),
    fit: { character: ['children', 'lively', 'indoors'] },
  }),
  volunteer(at.manmaru, 'enjoy-cooking', {
    title: '男の台所で、一汁三菜を作る',
    summary: '包丁の持ち方から始める、料理の会です。',
    description:
      'はじめて台所に立つ方ばかりです。だしのとり方、魚の焼き方を一つずつ覚え、できた昼ごはんを囲みます。家で作った日の写真を見せ合います。',
    duties: '料理の会への参加',
    category: 'cooking',
    facts: { reward_yen: 800, hours_week: 1, capacity: 12, taken: 10, publishedDaysAgo: 205 },
    slots: week('木', '10:00-13:00', 12, [2, 4]),
    fit: { loads: { standing: 2 }, wants: [], character: ['team', 'lively', 'indoors'] },
  }),
  volunteer(at.satoyama('花野井の谷津', '花野井'), 'enjoy-nature', {
    title: '谷津の小道を、花の名を覚えながら歩く',
    summary: '月に一度、ゆっくり2キロを歩きます。',
    description:
      '立ち止まってばかりの散策です。季節の花と虫を、図鑑で確かめながら歩きます。つえの方にも合わせて進みます。',
    duties: '自然観察の会への参加',
    category: 'nature',
    facts: { hours_week: 0.5, capacity: 20, taken: 12, publishedDaysAgo: 190 },
    slots: week('木', '9:30-11:30', 20, [3]),
    fit: { loads: { moving: 1 }, wants: ['photography'], character: ['outdoors', 'quiet', 'team'] },
  }),
  volunteer(at.choToyo('ひなげし町会の集会所'), 'enjoy-salon', {
    title: '集会所のサロンで、お茶を飲みに寄る',
    summary: '予約はいりません。来たい時に来て、帰りたい時に帰れます。',
    description:
      'お茶とお菓子で、二時間ほど開いています。新聞を読むだけの方もいます。一人で来た方には、世話役がそっと声をかけます。',
    duties: 'サロンへの参加',
    category: 'salon',
    facts: { reward_yen: 100, hours_week: 2, capacity: 30, taken: 19, publishedDaysAgo: 540 },
    slots: week('水金', '10:00-12:00', 30),
    fit: { character: ['quiet', 'elders', 'indoors'] },
  }),
  volunteer(at.soyokaze, 'enjoy-cafe', {
    title: '物忘れの気になる方と家族の、喫茶の時間',
    summary: '月に一度、コーヒーを飲みながら話せる場です。',
    description:
      '専門の職員もいますが、相談だけの場ではありません。歌を聴く日、写真を見る日があります。家族の方だけの参加もできます。',
    duties: '喫茶の会への参加',
    category: 'salon',
    facts: { reward_yen: 200, hours_week: 0.5, capacity: 25, taken: 13, publishedDaysAgo: 105 },
    slots: week('日', '13:30-15:30', 25, [2]),
    fit: { character: ['quiet', 'elders', 'indoors'] },
  }),
  volunteer(at.choMatsuba('松葉町の遊歩道'), 'enjoy-flowers', {
    title: '遊歩道の花を、種から育てる',
    summary: '自分の一区画に、好きな花を植えて育てます。',
    description:
      '一人に一つ、畳一枚ほどの区画があります。道を通る方が足を止めてくれます。種と水の道具は自治会にあり、分からないことは先輩が教えます。',
    duties: '区画の花の世話',
    category: 'flowers',
    facts: { reward_yen: 200, hours_week: 1, capacity: 20, taken: 14, publishedDaysAgo: 145 },
    slots: week('水日', '8:30-9:30', 20),
    fit: { loads: { crouching: 2, heat: 1 }, wants: ['gardening'], character: ['outdoors', 'quiet', 'alone'] },
  }),
]
