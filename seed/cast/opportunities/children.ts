import * as at from '../organisations/sites.ts'
import { type CastOpportunity, employment, week } from './parts.ts'

const city = { employer: '柏市' }

/** Jobs with children: nurseries, after-school clubs and schools. The city's own are 会計年度任用職員. */
export const CHILDREN: readonly CastOpportunity[] = [
  employment(at.matsubokkuri, 'matsu-garden', {
    title: '園庭をはき、遊具をふいて朝をむかえる',
    summary: '子どもが来る前の園庭の清掃と、遊具の消毒です。',
    description:
      '7時半に門を開け、落ち葉をはき、遊具と手すりをふきます。9時前には登園してくる子どもたちと「おはよう」を交わせます。週に一日からでも入れます。',
    duties: '園庭の清掃、遊具の消毒、門の開け閉め',
    category: 'childcare-support',
    facts: { reward_yen: 1200, hours_week: 4, capacity: 4, taken: 3, publishedDaysAgo: 300 },
    slots: week('月火水木金', '7:30-9:30', 1),
    fit: {
      loads: { standing: 2, crouching: 2, heat: 1, cold: 1 },
      character: ['outdoors', 'alone', 'children'],
      trial_possible: true,
    },
    caution: '屋外の仕事です。夏は6時半からに変わります。',
    safety: '熱中症の注意が出た日は、屋内の消毒に切りかえます。',
  }),
  employment(at.matsubokkuri, 'matsu-lunch', {
    title: '給食のエプロンを着て、盛りつけを手伝う',
    summary: '調理員と一緒に、60人分の給食を盛りつけます。',
    description:
      '調理は専門の職員がします。盛りつけ、部屋への運び出し、食器洗いを受けもちます。「おかわり！」の声が聞こえる台所です。',
    duties: '給食の盛りつけ、運搬、食器洗い',
    category: 'kitchen',
    priority_sector: 'childcare',
    facts: { reward_yen: 1210, hours_week: 9, capacity: 3, taken: 1, publishedDaysAgo: 180 },
    slots: week('火木金', '10:00-13:00', 1),
    fit: {
      loads: { standing: 3, lifting: 2, heat: 1 },
      wants: ['cooking'],
      character: ['team', 'indoors', 'children'],
      trial_possible: true,
    },
    caution: '月一回の検便があります。',
    safety: '重い食缶は台車ではこびます。',
  }),
  employment(at.matsubokkuri, 'matsu-evening', {
    title: '夕方の保育室で、絵本と積み木の相手をする',
    summary: 'お迎えを待つ子どもたちと、ゆったり遊びます。',
    description:
      '16時からの1時間半、保育士のそばで子どもと遊びます。ひざに乗る子、絵本を持ってくる子、ようすはさまざまです。孫育ての経験がそのまま生きます。',
    duties: '保育の補助、玩具の消毒、部屋の片付け',
    category: 'childcare-support',
    facts: { reward_yen: 1210, hours_week: 5, capacity: 4, taken: 2, urgent: true, publishedDaysAgo: 16 },
    slots: week('月火水木金', '16:00-17:30', 1),
    fit: {
      loads: { crouching: 2 },
      wants: ['reading-aloud'],
      character: ['children', 'lively', 'indoors'],
      trial_possible: true,
    },
    caution: '床に座る、立つの動きが多くあります。',
    safety: '低い腰かけを用意しています。',
  }),
  employment(at.matsubokkuri, 'matsu-teacher', {
    title: '保育士として、朝の早い時間に入る',
    summary: '資格を持つ方の、朝2時間半の勤務です。',
    description:
      '7時から9時半まで、早く登園する子どもを受けいれます。現場を離れていた方も、二週間はほかの保育士と組んで入ります。書類の仕事はありません。',
    duties: '早朝の保育、保護者からの連絡の受けとり',
    category: 'childcare-support',
    facts: { reward_yen: 1450, hours_week: 7.5, capacity: 2, taken: 0, urgent: true, publishedDaysAgo: 44 },
    slots: week('月水金', '7:00-9:30', 1),
    fit: {
      loads: { 'early-late': 1, crouching: 2, lifting: 2 },
      requires: ['nursery-teacher'],
      character: ['children', 'team', 'indoors'],
    },
    caution: '小さい子を抱き上げることがあります。',
  }),
  employment(at.donguri, 'donguri-field', {
    title: '園の畑で、子どもと野菜を育てる',
    summary: '畑の先生として、種まきから収穫まで見守ります。',
    description:
      '園の小さな畑で、いもやかぶを子どもと育てます。土の作り方、間引きのこつを教えてください。雨の日は部屋で種の話をします。',
    duties: '畑の管理、子どもの畑仕事の指導の補助',
    category: 'farming',
    priority_sector: 'childcare',
    facts: { reward_yen: 1210, hours_week: 4, capacity: 2, taken: 1, publishedDaysAgo: 230 },
    slots: week('火金', '9:00-11:00', 1),
    fit: {
      loads: { crouching: 2, heat: 2 },
      wants: ['farming', 'gardening'],
      character: ['children', 'outdoors'],
      trial_possible: true,
    },
    caution: '夏は暑さのきびしい時期を休みにします。',
    safety: '日よけの下で作業できます。農具は子どもの手の届かない棚にしまいます。',
  }),
  employment(at.donguri, 'donguri-bus', {
    title: '通園バスに乗り、席の確認をする',
    summary: 'バスに同乗し、乗り降りと席の名前を確かめます。',
    description:
      '運転はしません。子どもの名前を呼び、席に着いたことを表に印します。降りたあとは、車内に誰も残っていないことを二人で確かめます。とても大事な役目です。',
    duties: '通園バスの添乗、乗り降りの確認、車内の点検',
    category: 'childcare-support',
    facts: { reward_yen: 1220, hours_week: 7.5, capacity: 4, taken: 2, publishedDaysAgo: 85 },
    slots: [...week('月火水木金', '7:45-9:15', 1), ...week('月火木', '14:00-15:30', 1)],
    fit: { loads: { stairs: 1, moving: 1 }, character: ['children', 'team', 'lively'], trial_possible: true },
    safety: 'ブザー付きの確認装置があります。',
  }),
  employment(at.gakudo, 'gakudo-homework', {
    title: '学童で、宿題と将棋の相手をする',
    summary: '放課後の小学生の宿題を見て、一緒に遊びます。',
    description:
      '宿題の丸つけをして、終わった子から将棋や工作をします。教えるというより、そばにいて話を聴く仕事です。夏休みは午前の勤務も選べます。',
    duties: '学習の見守り、遊びの相手、おやつの用意',
    category: 'childcare-support',
    facts: { reward_yen: 1220, hours_week: 9, capacity: 5, taken: 3, publishedDaysAgo: 270 },
    slots: week('月火水木金', '14:30-17:30', 1),
    fit: {
      loads: { crouching: 1 },
      wants: ['teaching', 'listening'],
      character: ['children', 'lively', 'indoors'],
      trial_possible: true,
    },
    caution: 'にぎやかな部屋です。',
  }),
  employment(at.gakudo, 'gakudo-saturday', {
    title: '土曜の学童で、子どもの一日を見守る',
    summary: '土曜だけの勤務です。平日に仕事のある方も働けます。',
    description:
      '土曜は15人ほどの小さな集まりです。外遊び、昼ごはん、工作と一日を一緒に過ごします。50代で勤めを続けながら、次の仕事を考えるために来ている方もいます。',
    duties: '子どもの見守り、外遊びの付きそい、昼食の用意',
    category: 'childcare-support',
    facts: { reward_yen: 1230, hours_week: 4, capacity: 3, taken: 1, publishedDaysAgo: 66 },
    slots: [...week('土', '9:00-13:00', 1), ...week('土', '13:00-17:00', 1)],
    fit: { loads: { moving: 1, crouching: 1 }, character: ['children', 'lively', 'team'], trial_possible: true },
  }),
  employment(at.school('逆井の小学校', '逆井'), 'school-support', {
    title: '小学校で、先生の授業の用意を手伝う',
    summary: '印刷、教材の準備、掲示の貼りかえを受けもちます。',
    description:
      '学校の職員室で、プリントの印刷や教材の用意をします。先生が子どもと向き合う時間が増えると喜ばれています。夏休みの間は休みです。',
    duties: 'プリントの印刷、教材の準備、掲示物の作成',
    category: 'school-support',
    facts: { reward_yen: 1230, hours_week: 20, capacity: 2, taken: 1, publishedDaysAgo: 240 },
    slots: week('月火水木金', '9:00-13:00', 1),
    fit: {
      loads: { standing: 1, stairs: 1 },
      wants: ['office', 'spreadsheet'],
      character: ['indoors', 'quiet', 'team'],
    },
    terms: { ...city, period: '年度末まで（会計年度任用職員）', placeChange: '市立の小中学校' },
  }),
  employment(at.school('松葉町の小学校', '松葉町四丁目'), 'school-library', {
    title: '学校の図書室で、子どもに本を手わたす',
    summary: '休み時間の貸し出しと、本の整理をします。',
    description:
      '昼休みの貸し出しが一番にぎやかです。そのほかの時間は、本の分類と補修、季節の棚づくりをします。図書委員の子どもたちとの相談も楽しい仕事です。',
    duties: '本の貸し出し、整理、補修。図書委員会の手伝い',
    category: 'school-support',
    facts: { reward_yen: 1240, hours_week: 9, capacity: 2, taken: 1, publishedDaysAgo: 34 },
    slots: week('火水金', '11:00-14:00', 1),
    fit: {
      loads: { standing: 1, 'fine-work': 1 },
      wants: ['reading-aloud', 'office'],
      character: ['children', 'quiet', 'indoors'],
    },
    terms: { ...city, period: '年度末まで（会計年度任用職員）' },
  }),
  employment(at.school('富勢の中学校', '布施新町一丁目'), 'school-club', {
    title: '中学校の部活動で、卓球を指導する',
    summary: '放課後と土曜の練習を、顧問の先生と見ます。',
    description:
      '部活動の地域移行で、練習の指導を受けもつ方をさがしています。勝つことより、続けられる体と心を大切にしています。大会の引率は先生がします。',
    duties: '技術の指導、用具の点検、練習の記録',
    category: 'teaching',
    priority_sector: 'childcare',
    facts: { reward_yen: 1600, hours_week: 6, capacity: 2, taken: 0, urgent: true, publishedDaysAgo: 52 },
    slots: [...week('火金', '16:00-18:00', 1), ...week('土', '9:00-12:00', 1)],
    fit: {
      loads: { standing: 2, moving: 2, speaking: 1 },
      wants: ['sports', 'teaching'],
      character: ['children', 'lively', 'team'],
      trial_possible: true,
    },
    terms: { ...city, period: '年度末まで（会計年度任用職員）' },
    safety: '指導者の講習（安全と心肺蘇生）を市が開きます。',
  }),
  employment(at.school('旭町の小学校', '旭町七丁目'), 'school-licensed', {
    title: '教員の免許を生かし、算数の少人数の組を受けもつ',
    summary: '退職した先生の経験を、週三日の午前に生かします。',
    description:
      '5年生と6年生の算数を、10人ほどの組で教えます。教材は学校にあり、担任と週に一度打ち合わせます。成績の処理や部活動の担当はありません。',
    duties: '算数の少人数指導、教材の準備、担任との打ち合わせ',
    category: 'teaching',
    priority_sector: 'childcare',
    facts: { reward_yen: 2400, hours_week: 9, capacity: 2, taken: 1, publishedDaysAgo: 130 },
    slots: week('月水木', '9:00-12:00', 1),
    fit: {
      loads: { standing: 2, speaking: 2, stairs: 1 },
      requires: ['teacher'],
      wants: ['teaching'],
      character: ['children', 'indoors'],
    },
    terms: { ...city, period: '年度末まで（会計年度任用職員）' },
  }),
]
