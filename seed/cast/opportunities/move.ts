import * as at from '../organisations/sites.ts'
import { type CastOpportunity, volunteer, week } from './parts.ts'

/** Moving one's body. */
export const MOVE: readonly CastOpportunity[] = [
  volunteer(at.nobinobi('あおば近隣センター', '若柴'), 'move-chair', {
    title: 'いすに座ったまま、体操をする',
    summary: '足の悪い方も、座ったまま40分体を動かします。',
    description:
      '首、肩、指、足首の順にほぐします。終わったあとに水分をとりながら話します。つえや歩行器の方も来ています。',
    duties: '体操への参加',
    category: 'gymnastics',
    facts: { reward_yen: 100, hours_week: 1, capacity: 30, taken: 21, publishedDaysAgo: 470 },
    slots: week('月金', '10:00-11:00', 30),
    fit: { character: ['indoors', 'elders', 'team'] },
  }),
  volunteer(at.nobinobi('豊四季台の中央公園', '豊四季台四丁目'), 'move-radio', {
    title: '朝の公園で、ラジオ体操をする',
    summary: '6時半の音楽に合わせて、10分だけ体を動かします。',
    description:
      '名簿も当番もありません。来た人が、来た日にするだけです。体操のあとに立ち話をして、朝ごはんに帰ります。',
    duties: 'ラジオ体操への参加',
    category: 'gymnastics',
    facts: { hours_week: 1, capacity: 60, taken: 35, publishedDaysAgo: 510 },
    slots: week('月火水木金土', '6:30-6:45', 60),
    fit: { loads: { 'early-late': 1, cold: 1, standing: 1 }, character: ['outdoors', 'alone'] },
  }),
  volunteer(at.nobinobi('さくら近隣センター', '酒井根五丁目'), 'move-table-tennis', {
    title: '卓球で、ゆっくりラリーを続ける',
    summary: '点を数えず、何回続くかを楽しむ卓球です。',
    description:
      '台が四つあり、ラケットは貸し出せます。強い人の組とゆっくりの組に分かれます。昔部活でしていた方が、また始めに来ます。',
    duties: '卓球の会への参加',
    category: 'sports',
    facts: { reward_yen: 200, hours_week: 2, capacity: 20, taken: 13, publishedDaysAgo: 280 },
    slots: [...week('火', '13:00-15:00', 20), ...week('木', '18:30-20:30', 20)],
    fit: { loads: { moving: 2, standing: 2 }, wants: ['sports'], character: ['lively', 'indoors', 'team'] },
  }),
  volunteer(at.nobinobi('大津ケ丘の広場', '大津ケ丘一丁目'), 'move-ground-golf', {
    title: '芝の広場で、グラウンドゴルフをする',
    summary: '木の球を打って、8か所を回ります。',
    description:
      '道具はそろっています。歩く距離は2キロほどで、途中に腰かけがあります。月に一度の記録の日には、賞品の野菜が出ます。',
    duties: '競技への参加',
    category: 'sports',
    facts: { reward_yen: 200, hours_week: 2.5, capacity: 32, taken: 22, publishedDaysAgo: 335 },
    slots: week('水金', '9:00-11:30', 32),
    fit: { loads: { moving: 2, heat: 1, cold: 1 }, character: ['outdoors', 'lively', 'team'] },
  }),
  volunteer(at.iroha('せせらぎ近隣センター', '中央一丁目'), 'move-dance', {
    title: '盆踊りと民踊を、輪になって踊る',
    summary: '月に三回、浴衣でなくてよい踊りの会です。',
    description:
      '夏の祭りの踊りを一年かけて覚えます。座って手だけで踊る方もいます。地域の祭りに呼ばれる日が、一番の楽しみです。',
    duties: '踊りの会への参加',
    category: 'dance',
    facts: { reward_yen: 200, hours_week: 1.5, capacity: 30, taken: 18, publishedDaysAgo: 150 },
    slots: week('土', '13:30-15:00', 30, [1, 2, 3]),
    fit: { loads: { moving: 1, standing: 1 }, character: ['lively', 'team', 'indoors'] },
  }),
  volunteer(at.nobinobi('もみじ近隣センター', '高柳二丁目'), 'move-social-dance', {
    title: '夜の社交ダンスで、一週間をほぐす',
    summary: '勤め帰りの方も間に合う、夜の練習です。',
    description:
      '一人で来ても、相手は代わり番に組みます。最初の月は、立ち方と歩き方だけを習います。靴は底の滑るものなら何でもかまいません。',
    duties: '練習への参加',
    category: 'dance',
    facts: { reward_yen: 500, hours_week: 2, capacity: 24, taken: 15, publishedDaysAgo: 66 },
    slots: week('水', '19:00-21:00', 24),
    fit: { loads: { standing: 2, moving: 2 }, wants: ['music'], character: ['lively', 'indoors'] },
  }),
  volunteer(at.nobinobi('柏の葉の公園', '柏の葉三丁目'), 'move-walking', {
    title: '公園を、話しながら5キロ歩く',
    summary: '速い組とゆっくりの組に分かれて歩きます。',
    description:
      '歩いたあとに歩数を表に付けます。ゆっくりの組は3キロで、途中に三回休みます。雨の日は屋内の通路を歩きます。',
    duties: 'ウォーキングへの参加',
    category: 'walking',
    facts: { hours_week: 1.5, capacity: 40, taken: 27, publishedDaysAgo: 255 },
    slots: week('火土', '8:30-10:00', 40),
    unsaid: { loads: { moving: 2 }, age_min: null },
    fit: { loads: { moving: 2, heat: 1 }, character: ['outdoors', 'team'] },
  }),
  volunteer(at.health('駅前交流館の健康の部屋', '柏一丁目'), 'move-frailty-check', {
    title: 'フレイルチェックで、体と心の元気をはかる',
    summary: '市民サポーターが、握力や滑舌を一緒にはかります。',
    description:
      '22の質問と、指輪っか、片足立ちなどをします。結果は赤と青のシールで分かります。半年後にもう一度はかると、変わったところが見えます。',
    duties: 'フレイルチェックへの参加',
    category: 'checks',
    facts: { hours_week: 0.5, capacity: 24, taken: 16, residents_only: true, publishedDaysAgo: 180 },
    slots: week('水', '13:30-15:30', 24, [1, 3]),
    fit: { character: ['indoors', 'team'], visit_possible: false },
  }),
  volunteer(at.health('みずき近隣センター', '大津ケ丘二丁目'), 'move-health-measure', {
    title: '血管年齢と骨の強さをはかってみる',
    summary: '年に四回の、健康測定の日です。',
    description:
      '腕の機械で血管の硬さを、かかとで骨の強さをはかります。結果の見方を保健師が一人ずつ話します。相談だけの方も来られます。',
    duties: '健康測定への参加',
    category: 'checks',
    facts: { hours_week: 0.5, capacity: 40, taken: 12, residents_only: true, publishedDaysAgo: 31 },
    slots: week('金', '9:30-11:30', 40, [4]),
    fit: { character: ['indoors', 'quiet'], visit_possible: false },
  }),
]
