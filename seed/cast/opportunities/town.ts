import * as at from '../organisations/sites.ts'
import { type CastOpportunity, employment, week } from './parts.ts'

const city = { employer: '柏市', period: '年度末まで（会計年度任用職員）' }

/** Jobs of the city's departments and with buildings: the public services that residents ask for first. */
export const TOWN: readonly CastOpportunity[] = [
  employment(at.citizens, 'citizens-guide', {
    title: '市役所の入口で、用件に合う窓口へ案内する',
    summary: '番号札の取り方と書類の書き方を、そばで伝えます。',
    description:
      '入口に立ち、「どちらへご用ですか」と声をかけます。記載台で書き方を伝え、窓口まで一緒に歩くこともあります。引っ越しの多い三月と四月は人を増やします。',
    duties: '来庁した方の案内、記載の手伝い、番号札の発券',
    category: 'reception',
    priority_sector: 'public',
    facts: { reward_yen: 1240, hours_week: 12, capacity: 4, taken: 3, publishedDaysAgo: 360 },
    slots: [...week('月火水木金', '8:45-12:45', 1), ...week('月火水木金', '13:00-17:00', 1)],
    fit: { loads: { standing: 3, speaking: 1 }, wants: ['sales', 'office'], character: ['lively', 'indoors', 'team'] },
    terms: city,
    caution: '立っている時間が長い仕事です。1時間ごとに座席の担当と代わります。',
  }),
  employment(at.citizens, 'citizens-tax-season', {
    title: '申告の時期に、書類をそろえて綴じる',
    summary: '一月から三月までの、書類整理の仕事です。',
    description:
      '届いた申告の書類を番号の順に並べ、足りないものを確かめて綴じます。机に向かう静かな仕事です。毎年来てくださる方が、新しい方に教えています。',
    duties: '書類の仕分け、点検、編綴。簡単な入力',
    category: 'public-service',
    facts: {
      reward_yen: 1220,
      hours_week: 16,
      capacity: 8,
      taken: 5,
      startsInDays: 45,
      endsInDays: 118,
      publishedDaysAgo: 25,
    },
    slots: [...week('月火水木金', '9:00-13:00', 2), ...week('月水金', '13:00-17:00', 2)],
    fit: {
      loads: { 'fine-work': 1 },
      wants: ['accounting', 'office'],
      character: ['quiet', 'indoors', 'team'],
      visit_possible: false,
    },
    terms: { ...city, period: '一月上旬から三月中旬まで', renewal: '更新はない。翌年も募集する' },
  }),
  employment(at.citizens, 'citizens-input', {
    title: '申請書を見ながら、表に入力する',
    summary: '給付金などの申請書の、入力と照合の仕事です。',
    description:
      '二人一組で、読み上げる人と打ちこむ人に分かれて確かめます。表計算の入力ができれば大丈夫です。画面の文字は大きくできます。',
    duties: 'データの入力、照合、書類の保管',
    category: 'office',
    priority_sector: 'public',
    facts: { reward_yen: 1250, hours_week: 20, capacity: 4, taken: 3, publishedDaysAgo: 68 },
    slots: [...week('月火水木', '9:00-14:00', 2)],
    fit: {
      loads: { 'fine-work': 2 },
      requires: [],
      wants: ['spreadsheet', 'office', 'accounting'],
      character: ['quiet', 'indoors', 'team'],
      visit_possible: false,
    },
    terms: { ...city, insurance: '労災保険・雇用保険' },
    caution: '画面を見る時間が長くなります。1時間に10分、目を休めます。',
  }),
  employment(at.library('本館', '柏五丁目'), 'library-counter', {
    title: '図書館の夕方のカウンターに座る',
    summary: '貸し出しと返却、予約の本のお渡しをします。',
    description:
      '夕方は勤め帰りの方が多く、短い会話をかわしながら本を渡します。機械の操作は二日で覚えられます。土曜と日曜だけの働き方もあります。',
    duties: '貸し出し、返却、予約の本の用意、電話の対応',
    category: 'public-service',
    facts: { reward_yen: 1240, hours_week: 8, capacity: 4, taken: 3, publishedDaysAgo: 190 },
    slots: [...week('火木', '15:00-19:00', 1), ...week('土日', '13:00-17:00', 1)],
    fit: {
      loads: { standing: 1, 'early-late': 1 },
      wants: ['office', 'sales'],
      character: ['quiet', 'indoors', 'team'],
    },
    terms: city,
  }),
  employment(at.park('市内の公園（西部の組）', '豊四季'), 'park-round', {
    title: '公園を三人で回り、遊具とベンチを点検する',
    summary: '軽トラックで回り、点検と小さな修理をします。',
    description:
      '一日に6か所ほどの公園を回ります。遊具のゆるみを調べ、落ち葉とごみを集め、ベンチの釘を打ち直します。運転は交代でできます。',
    duties: '公園の点検、清掃、簡単な修繕、車の運転',
    category: 'public-service',
    facts: { reward_yen: 1250, hours_week: 12, capacity: 6, taken: 4, publishedDaysAgo: 410 },
    slots: week('月水金', '8:30-12:30', 2),
    fit: {
      loads: { moving: 2, lifting: 2, crouching: 2, heat: 2, cold: 2, driving: 1 },
      requires: ['driving-licence'],
      wants: ['carpentry'],
      character: ['outdoors', 'team'],
    },
    terms: city,
    caution: '外で体を動かす仕事です。',
    safety: '夏は7時からに早め、暑さ指数が31になると中止します。',
  }),
  employment(at.bicycles('柏駅東口の駐輪場', '柏三丁目'), 'bike-east', {
    title: '駅前の駐輪場で、自転車をそろえて迎える',
    summary: '朝の通勤の時間に、自転車の整理と案内をします。',
    description:
      '並びきらない自転車を寄せ、空いている列へ案内します。「行ってらっしゃい」と声をかけると、返事をしてくれる学生さんもいます。朝の3時間で終わります。',
    duties: '自転車の整理、空きの案内、清掃',
    category: 'facility-care',
    facts: { reward_yen: 1230, hours_week: 9, capacity: 6, taken: 5, publishedDaysAgo: 290 },
    slots: week('月火水木金', '6:30-9:30', 2),
    fit: { loads: { standing: 3, lifting: 2, 'early-late': 2, cold: 2 }, character: ['outdoors', 'team'] },
    terms: city,
    caution: '早朝の仕事です。冬は冷えます。',
    safety: '詰所に暖房があります。自転車は持ち上げず、車輪を回して寄せます。',
  }),
  employment(at.bicycles('南柏駅の駐輪場', '南柏中央'), 'bike-office', {
    title: '駐輪場の詰所で、定期利用の受付をする',
    summary: '申込書の確認と、定期券の発行をします。',
    description:
      '窓口に座り、定期利用の申し込みを受けます。月末の三日間が忙しく、そのほかは落ち着いています。夕方の時間なので、日中に用事のある方にも向いています。',
    duties: '定期利用の受付、料金の確認、日報の記入',
    category: 'facility-care',
    facts: { reward_yen: 1210, hours_week: 9, capacity: 4, taken: 2, publishedDaysAgo: 112 },
    slots: [...week('月火木金', '15:00-18:00', 1), ...week('土', '9:00-12:00', 1)],
    fit: { loads: { cold: 1 }, wants: ['office', 'accounting'], character: ['alone', 'indoors'] },
    terms: city,
  }),
  employment(at.learning('けやき近隣センター', '豊四季台一丁目'), 'center-night', {
    title: '近隣センターの夜の受付をする',
    summary: '部屋の鍵の受けわたしと、戸締まりをします。',
    description:
      '夕方からの受付を二人で交代します。鍵をわたし、使い終わった部屋を見て回り、明かりを消します。顔なじみの団体が増えていく仕事です。',
    duties: '鍵の受けわたし、電話の対応、戸締まり',
    category: 'facility-care',
    facts: { reward_yen: 1220, hours_week: 8, capacity: 3, taken: 2, publishedDaysAgo: 155 },
    slots: week('月水金日', '17:00-21:00', 1),
    fit: { loads: { 'early-late': 2, stairs: 1 }, character: ['alone', 'quiet', 'indoors'] },
    terms: city,
  }),
  employment(at.health('健診の会場（市内を巡回）', '柏一丁目'), 'health-nurse', {
    title: '看護師として、健診の会場で血圧をはかる',
    summary: '春と秋の健診の日だけの勤務です。',
    description:
      '集団健診の会場で、血圧の測定と問診票の確認をします。採血は別の担当がします。現場を離れて長い方も、測定だけなので安心して入れます。',
    duties: '血圧の測定、問診票の確認、受診者の案内',
    category: 'public-service',
    facts: { reward_yen: 1800, hours_week: 3, capacity: 3, taken: 1, publishedDaysAgo: 38 },
    slots: week('火木', '9:00-12:00', 1, [1, 3]),
    fit: { loads: { standing: 1 }, requires: ['nurse'], character: ['indoors', 'team'] },
    terms: { ...city, placeChange: '市内の健診会場' },
  }),
  employment(at.komorebi, 'komorebi-manager', {
    title: '集合住宅の管理室で、半日の当番をする',
    summary: '二人で半日ずつ、受付と共用部の見回りをします。',
    description:
      '管理室で来客と宅配に応じ、廊下と階段を見回ります。切れた電球を取りかえ、掲示を貼りかえます。住んでいる方に名前で呼ばれる仕事です。午前か午後を選べます。',
    duties: '受付、見回り、電球の交換、掲示物の管理',
    category: 'facility-care',
    facts: { reward_yen: 1200, hours_week: 16, capacity: 6, taken: 4, publishedDaysAgo: 480 },
    slots: [...week('月火木金', '8:30-12:30', 1), ...week('月火木金', '13:00-17:00', 1)],
    fit: { loads: { stairs: 2, standing: 1 }, wants: ['management', 'electrical'], character: ['alone', 'indoors'] },
    terms: { placeChange: '市内で管理する集合住宅' },
  }),
]
