import * as at from '../organisations/sites.ts'
import { type CastOpportunity, paid, week } from './parts.ts'

/** Paid volunteering among neighbours: small help for a small thank-you, each time by agreement. */
export const NEIGHBOURS: readonly CastOpportunity[] = [
  paid(at.tenohira('増尾のお宅', '増尾三丁目'), 'tenohira-garbage', {
    title: '朝のゴミ出しを、隣近所で引き受ける',
    summary: '階段の上り下りがつらい方の、ゴミ出しを手伝います。',
    description:
      '決まった曜日の朝、玄関先の袋を集積所まではこびます。「おはようございます」のひと言が、暮らしの見守りにもなっています。散歩のついでにどうぞ。',
    duties: 'ゴミ袋を集積所まではこぶ',
    category: 'neighbours',
    facts: { reward_yen: 300, hours_week: 1, capacity: 8, taken: 5, publishedDaysAgo: 430 },
    slots: week('月木', '7:30-8:00', 3),
    fit: { loads: { lifting: 1, moving: 1 }, character: ['alone', 'outdoors', 'elders'] },
  }),
  paid(at.tenohira('光ケ丘団地のお宅', '光ケ丘団地'), 'tenohira-shopping', {
    title: '買い物に一緒に歩いて行く',
    summary: '団地から店まで、荷物を分け合って歩きます。',
    description:
      '週に一度、近くの店まで一緒に歩きます。選ぶのはご本人、重いものを持つのがこちらの役目です。帰りに腰かけて話す時間も楽しみにされています。',
    duties: '買い物の付きそい、荷物の運搬',
    category: 'neighbours',
    facts: { reward_yen: 600, hours_week: 1.5, capacity: 6, taken: 3, publishedDaysAgo: 265 },
    slots: week('火金', '10:00-11:30', 2),
    fit: {
      loads: { moving: 2, lifting: 2, stairs: 1 },
      wants: ['listening'],
      character: ['elders', 'outdoors'],
      trial_possible: true,
    },
  }),
  paid(at.tenohira('加賀のお宅', '加賀一丁目'), 'tenohira-bulbs', {
    title: '電球の交換や家具の移動を手伝う',
    summary: '高い所と重い物の困りごとを、二人組で片付けます。',
    description:
      '依頼が入ると調整役から電話があります。都合のつく人が二人で出向き、30分ほどで終わります。工具は事務所から持って行けます。',
    duties: '電球の交換、家具の移動、簡単な取りつけ',
    category: 'neighbours',
    facts: { reward_yen: 500, hours_week: 1, capacity: 8, taken: 4, publishedDaysAgo: 340 },
    slots: week('水土', '14:00-16:00', 2),
    fit: { loads: { heights: 2, lifting: 2 }, wants: ['electrical', 'carpentry'], character: ['team', 'elders'] },
    safety: '脚立は二段まで、必ず二人で使います。',
  }),
  paid(at.tenohira('藤心のお宅', '藤心三丁目'), 'tenohira-garden', {
    title: '庭の草とりを三人組でする',
    summary: 'ご近所の庭を、三人で1時間半ずつ手入れします。',
    description:
      '一人では広い庭も、三人ならすぐに終わります。小さないすに座って進められます。花の名前を教わりながら手を動かす方もいます。',
    duties: '草とり、枯れ葉の片付け',
    category: 'gardening',
    facts: { reward_yen: 600, hours_week: 1.5, capacity: 9, taken: 6, publishedDaysAgo: 190 },
    slots: week('土', '9:00-10:30', 3),
    fit: {
      loads: { crouching: 2, heat: 1 },
      wants: ['gardening'],
      character: ['team', 'outdoors', 'lively'],
      trial_possible: true,
    },
    caution: '七月と八月は休みです。',
  }),
  paid(at.tenohira('豊住のお宅', '豊住四丁目'), 'tenohira-clinic', {
    title: '病院の行き帰りに付きそう',
    summary: 'バスで病院へ行く方と、受付まで一緒に歩きます。',
    description:
      '診察の間は待合室で待ちます。医師の説明を代わりに聞くことはしません。何度か顔を合わせるうちに、こちらが励まされることも多いそうです。',
    duties: '通院の付きそい、受付と会計の手伝い',
    category: 'neighbours',
    facts: { reward_yen: 800, hours_week: 3, capacity: 5, taken: 2, urgent: true, publishedDaysAgo: 22 },
    slots: week('月水', '9:00-12:00', 1),
    fit: { loads: { moving: 1 }, wants: ['listening'], character: ['elders', 'quiet'] },
    terms: { insurance: 'ボランティア活動保険と移動中の事故の保険（団体が加入）' },
  }),
  paid(at.tenohira('逆井のお宅', '逆井五丁目'), 'tenohira-meal', {
    title: '一人暮らしの方と、昼ごはんを作って食べる',
    summary: '台所に並んで立ち、二人分の昼ごはんを作ります。',
    description:
      '冷蔵庫を見て献立を決め、一緒に作って一緒に食べます。作りおきを一つ残して帰ります。材料の代金はその方が持ちます。',
    duties: '買ってある材料での調理、片付け',
    category: 'neighbours',
    facts: { reward_yen: 700, hours_week: 2, capacity: 4, taken: 2, publishedDaysAgo: 110 },
    slots: week('木', '10:30-12:30', 2),
    fit: {
      loads: { standing: 1 },
      wants: ['cooking', 'listening'],
      character: ['elders', 'quiet', 'indoors'],
      trial_possible: true,
    },
  }),
  paid(at.tenohira('新柏のお宅', '新柏四丁目'), 'tenohira-smartphone', {
    title: '自宅で、スマホの困りごとを聞く',
    summary: '文字の大きさや電話帳など、その場で一緒に直します。',
    description:
      '「孫の写真が見られない」「電話の音が小さい」といった困りごとを、となりに座って直します。できないことは「分かりません」と言える決まりです。',
    duties: '自宅でのスマホの操作の手伝い',
    category: 'digital',
    facts: { reward_yen: 500, hours_week: 1, capacity: 5, taken: 2, publishedDaysAgo: 76 },
    slots: week('火土', '13:30-14:30', 1),
    fit: { wants: ['smartphone'], character: ['elders', 'indoors', 'quiet'] },
    caution: '暗証番号は聞かず、入力も代わりにしません。',
  }),
  paid(at.tenohira('酒井根のお宅', '酒井根三丁目'), 'tenohira-cleaning', {
    title: '居間と風呂場の掃除を一緒にする',
    summary: '腰を痛めた方の家で、1時間の掃除をします。',
    description:
      '手の届かない所を受けもち、できる所はご本人がします。片付けすぎないことが、この仕事のこつです。二人組から始められます。',
    duties: '居間、台所、風呂場の掃除',
    category: 'cleaning',
    priority_sector: 'care',
    facts: { reward_yen: 600, hours_week: 1, capacity: 6, taken: 3, publishedDaysAgo: 205 },
    slots: week('水金', '10:00-11:00', 2),
    fit: { loads: { standing: 1, crouching: 2 }, character: ['indoors', 'elders'], trial_possible: true },
  }),
  paid(at.tenohira('南柏のお宅', '南柏一丁目'), 'tenohira-dog', {
    title: '入院中のお宅の犬と散歩する',
    summary: '飼い主が戻るまで、朝の散歩を引き受けます。',
    description:
      '7歳のおとなしい柴犬です。何人かで曜日を分けています。散歩の写真を送ると、飼い主の方がとても喜ばれます。',
    duties: '犬の散歩、水とえさの用意',
    category: 'neighbours',
    facts: { reward_yen: 400, hours_week: 1.5, capacity: 6, taken: 4, endsInDays: 60, publishedDaysAgo: 8 },
    slots: week('月水金日', '7:00-7:45', 1),
    fit: { loads: { moving: 2, cold: 1 }, character: ['alone', 'outdoors'] },
  }),
  paid(at.tenohira('名戸ケ谷のお宅', '名戸ケ谷'), 'tenohira-repair', {
    title: '雨どいの落ち葉や、戸のきしみを直す',
    summary: '大工仕事の得意な方に、小さな修繕をお願いします。',
    description:
      '業者を呼ぶほどではない修繕です。戸のすべり、棚の固定、手すりのゆるみなどを直します。無理と見たら、業者をすすめて帰ってかまいません。',
    duties: '小さな修繕、点検',
    category: 'repair',
    priority_sector: 'care',
    facts: { reward_yen: 1000, hours_week: 1.5, capacity: 4, taken: 2, publishedDaysAgo: 145 },
    slots: week('木日', '9:30-11:30', 1),
    fit: {
      loads: { crouching: 1, 'fine-work': 1 },
      wants: ['carpentry', 'electrical'],
      character: ['alone', 'elders'],
    },
    safety: '屋根と二階の外には上がりません。',
  }),
  paid(at.homeFuse, 'fuse-pickup', {
    title: '中学生の夕方の留守番に寄りそう',
    summary: '両親の帰りまで、同じ家で静かに過ごします。',
    description:
      '宿題をする横で本を読んでいる、という二時間です。困ったことがあれば話を聴きます。夕ごはんを温めて出すこともあります。',
    duties: '留守番、夕食の温め、見守り',
    category: 'child-raising',
    facts: { reward_yen: 1000, hours_week: 2, capacity: 3, taken: 1, publishedDaysAgo: 31 },
    slots: week('火木', '17:00-19:00', 1),
    fit: { loads: { 'early-late': 1 }, wants: ['listening', 'teaching'], character: ['quiet', 'children', 'indoors'] },
  }),
  paid(at.tenohira('光ケ丘のお宅', '光ケ丘二丁目'), 'tenohira-letters', {
    title: '目の見えにくい方の、手紙を読み代わる',
    summary: '届いた郵便を読み、返事を書く手伝いをします。',
    description:
      '役所の封筒や友人の手紙を、声に出して読みます。中身を人に話さない約束をしていただきます。はっきりした声の方が喜ばれます。',
    duties: '郵便物の代読、返事の代筆',
    category: 'neighbours',
    facts: { reward_yen: 500, hours_week: 1, capacity: 3, taken: 1, publishedDaysAgo: 84 },
    slots: week('水', '14:00-15:00', 1),
    fit: { wants: ['reading-aloud', 'calligraphy'], character: ['quiet', 'elders', 'indoors'] },
    caution: '個人の手紙を読みます。守秘の約束を書面でします。',
  }),
  paid(at.tenohira('つくしが丘のお宅', 'つくしが丘一丁目'), 'tenohira-snow', {
    title: '冬の朝、玄関先の雪と落ち葉を片付ける',
    summary: '雪の日だけ声のかかる、近所の助け合いです。',
    description:
      '雪の予報が出ると電話があります。玄関から道までの通り道を作ります。雪のない年は、落ち葉はきが中心です。',
    duties: '玄関先の除雪、落ち葉はき',
    category: 'neighbours',
    facts: {
      reward_yen: 500,
      hours_week: 1,
      capacity: 10,
      taken: 5,
      startsInDays: 12,
      endsInDays: 110,
      publishedDaysAgo: 5,
    },
    slots: week('土日', '8:00-9:00', 4),
    fit: { loads: { lifting: 2, cold: 3, crouching: 1 }, character: ['outdoors', 'team'] },
    safety: '滑り止めの靴の底を貸し出します。',
  }),
]
