import * as at from '../organisations/sites.ts'
import { type CastOpportunity, employment, tiring, week } from './parts.ts'

/** Jobs at shops, farms and small companies of the town. */
export const SHOPS: readonly CastOpportunity[] = [
  employment(at.komachi, 'komachi-shelf', {
    title: '開店前の店で、牛乳と豆腐を棚に並べる',
    summary: '朝の2時間半、シニアの班で品出しをします。',
    description:
      '班の5人で売り場を分けて並べます。古い日付のものを手前に出すのがこつです。開店の音楽が鳴ったら終わりで、そのまま朝の買い物をして帰る方が多い職場です。',
    duties: '商品の品出し、日付の確認、段ボールの片付け',
    category: 'retail',
    facts: { reward_yen: 1215, hours_week: 7.5, capacity: 8, taken: 6, publishedDaysAgo: 350 },
    slots: week('月火水金土', '7:00-9:30', 2),
    fit: {
      loads: { standing: 3, lifting: 2, crouching: 2, cold: 1, 'early-late': 1 },
      character: ['team', 'indoors'],
      trial_possible: true,
    },
    caution: '冷蔵の売り場は寒くなります。',
    safety: '10キロを超える箱は二人で持ちます。防寒の上着を貸し出します。',
  }),
  employment(at.komachi, 'komachi-register', {
    title: 'ゆっくり会計のレジを受けもつ',
    summary: '急がなくてよい会計台で、お客さんと話しながら会計します。',
    description:
      '「ゆっくりレジ」は、小銭をゆっくり出したい方のための会計台です。機械の使い方は三日で覚えられます。顔なじみのお客さんが、この台を選んで並びます。',
    duties: 'レジの会計、袋づめの手伝い、案内',
    category: 'retail',
    facts: { reward_yen: 1210, hours_week: 9, capacity: 4, taken: 2, publishedDaysAgo: 48 },
    slots: week('火木土', '10:00-13:00', 1),
    fit: { loads: { standing: 2 }, wants: ['sales'], character: ['elders', 'indoors', 'lively'], trial_possible: true },
  }),
  employment(at.fukuzen, 'fukuzen-kitchen', {
    title: 'お弁当の煮物を作り、詰める',
    summary: '朝の台所で、100食のお弁当を5人で作ります。',
    description:
      '切る、煮る、詰めるを、得意な人が受けもちます。休憩のお茶の時間には、売りものと同じ卵焼きが出ます。団地の方の「おいしかった」という手紙が壁に貼ってあります。',
    duties: '野菜の下ごしらえ、調理、弁当の盛りつけ',
    category: 'kitchen',
    facts: { reward_yen: 1205, hours_week: 9, capacity: 6, taken: 4, publishedDaysAgo: 280 },
    slots: week('月水木金', '8:00-11:00', 2),
    fit: {
      loads: { standing: 3, heat: 1, lifting: 1 },
      wants: ['cooking'],
      character: ['team', 'lively', 'indoors'],
      trial_possible: true,
    },
  }),
  employment(at.fukuzen, 'fukuzen-delivery', {
    title: '団地のお年寄りに、歩いてお弁当を届ける',
    summary: '団地の中を歩いて、10軒ほどにお弁当を届けます。',
    description:
      '手押しの車で、昼のお弁当を届けます。「変わりはありませんか」とひと声かけるのも仕事のうちです。いつもと違うようすのときは、店に電話をします。',
    duties: '弁当の配達、安否の声かけ、空き容器の回収',
    category: 'driving',
    facts: { reward_yen: 1200, hours_week: 4.5, capacity: 4, taken: 3, publishedDaysAgo: 125 },
    slots: week('月火木金', '11:00-12:30', 1),
    fit: { loads: { moving: 2, stairs: 2 }, character: ['alone', 'elders', 'outdoors'], trial_possible: true },
    caution: '階段だけの棟が二つあります。',
  }),
  employment(at.asatsuyu, 'asatsuyu-clinic', {
    title: '診療の前の医院を、二人できれいにする',
    summary: '朝の1時間半、待合室と床の清掃です。',
    description:
      '待合室の床、いす、手すりを二人でふきます。道具が軽く、決まった順番があるので覚えやすい仕事です。終わるころに受付の方が来て、あいさつをして帰ります。',
    duties: '床とトイレの清掃、いすの消毒、ごみの回収',
    category: 'cleaning',
    facts: { reward_yen: 1220, hours_week: 6, capacity: 4, taken: 2, publishedDaysAgo: 170 },
    slots: week('月火木金', '7:00-8:30', 2),
    fit: {
      loads: { standing: 2, crouching: 1, 'early-late': 1 },
      character: ['team', 'quiet', 'indoors'],
      trial_possible: true,
    },
  }),
  employment(at.asatsuyu, 'asatsuyu-office', {
    title: '夕方の事務所で、机と床を掃除する',
    summary: '会社の事務所を、社員の帰る時間に掃除します。',
    description:
      '机の間を掃除機で回り、給湯室を整えます。週に二日だけでも入れます。長く主婦をしてきた方の段取りが、そのまま生きる仕事です。',
    duties: '事務所の清掃、給湯室の片付け',
    category: 'cleaning',
    facts: { reward_yen: 1210, hours_week: 6, capacity: 4, taken: 3, publishedDaysAgo: 92 },
    slots: week('月火水木金', '16:00-18:00', 1),
    fit: { loads: { standing: 2, crouching: 1 }, character: ['alone', 'quiet', 'indoors'] },
  }),
  employment(at.komorebi, 'komorebi-clean', {
    title: '集合住宅の廊下とごみ置き場を整える',
    summary: '朝の共用部の清掃です。週三日から選べます。',
    description:
      '玄関、廊下、ごみ置き場を順番に掃除します。ごみの日は分別のまちがいを直します。住んでいる方に「いつもきれいね」と言われるのが励みだそうです。',
    duties: '共用部の清掃、ごみの分別の確認、水やり',
    category: 'cleaning',
    facts: { reward_yen: 1200, hours_week: 9, capacity: 5, taken: 4, age_min: 60, publishedDaysAgo: 220 },
    slots: week('月火水木金土', '8:00-11:00', 1),
    fit: { loads: { standing: 2, moving: 2, stairs: 2 }, character: ['alone', 'outdoors'], trial_possible: true },
    terms: { placeChange: '市内で管理する集合住宅' },
  }),
  employment(at.tsuchinokoe, 'tsuchi-harvest', {
    title: 'ねぎを抜き、土を落として束ねる',
    summary: '朝の涼しいうちに、三人の組で収穫します。',
    description:
      '機械が掘り上げたねぎを集め、根と葉を切りそろえます。座っての調製と、畑での作業を1時間ごとに代わります。規格外のねぎは持ち帰れます。',
    duties: '収穫、調製、箱づめ',
    category: 'farming',
    facts: { reward_yen: 1200, hours_week: 9, capacity: 8, taken: 5, publishedDaysAgo: 82 },
    slots: tiring(week('火木土', '7:30-10:30', 3)),
    fit: {
      loads: { crouching: 2, lifting: 2, heat: 1, cold: 2 },
      wants: ['farming'],
      character: ['team', 'outdoors'],
      trial_possible: true,
    },
    caution: 'バス停から15分歩きます。車か自転車の方に向いています。',
    safety: '暑い季節は6時半に始めます。',
  }),
  employment(at.kaburaya, 'kaburaya-wash', {
    title: '特産のかぶを洗って、葉をそろえる',
    summary: '作業場のいすに座って、かぶを洗い束ねます。',
    description:
      '流れてくるかぶを座って洗い、三つずつ束ねます。おしゃべりをしながら手を動かせる職場です。指先を使うので、頭の体操にもなると言われています。',
    duties: 'かぶの洗浄、結束、箱づめ',
    category: 'light-work',
    facts: { reward_yen: 1200, hours_week: 8, capacity: 8, taken: 5, publishedDaysAgo: 200 },
    slots: tiring(week('月水金土', '8:00-12:00', 3)),
    fit: {
      loads: { cold: 2, 'fine-work': 1 },
      wants: ['farming'],
      character: ['team', 'lively', 'indoors'],
      trial_possible: true,
    },
    caution: '冬は水が冷たくなります。',
    safety: '手袋を二枚重ねて使います。足もとに暖房があります。',
  }),
  employment(at.ohisama, 'ohisama-driver', {
    title: '夕食を車で届け、元気なようすを確かめる',
    summary: '軽自動車で15軒ほどに夕食を届けます。',
    description:
      '決まった順に回り、手わたしで届けます。顔色や声がいつもと違うときは、事務所に知らせます。届け先の方と天気の話をするのが日課になります。',
    duties: '配食の配達、安否の確認、空き容器の回収',
    category: 'driving',
    priority_sector: 'care',
    facts: { reward_yen: 1260, hours_week: 8, capacity: 5, taken: 3, publishedDaysAgo: 145 },
    slots: week('月火水木金土', '15:30-17:30', 1),
    fit: {
      loads: { driving: 2, stairs: 1 },
      requires: ['driving-licence'],
      character: ['alone', 'elders'],
      trial_possible: true,
    },
    safety: '冬の日没後は、明るい道の順路に変えます。',
  }),
]
