import * as at from '../organisations/sites.ts'
import { type CastOpportunity, dispatch, week } from './parts.ts'

/** Dispatched work: the agency employs, the place where one works instructs. */
export const DISPATCHES: readonly CastOpportunity[] = [
  dispatch(at.mitsuba('西原の郵便物の仕分け所', '西原三丁目'), 'mitsuba-sorting', {
    title: 'あて先を見て、荷物を棚に分ける',
    summary: '小さな荷物を、町名ごとの棚に分けます。',
    description:
      'ベルトで流れてくる小さな荷物を、町名の棚に入れます。重い荷物は別の班が受けもちます。土地勘がそのまま役に立つ仕事です。',
    duties: '小型の荷物の仕分け',
    category: 'light-work',
    facts: { reward_yen: 1250, hours_week: 12, capacity: 6, taken: 4, publishedDaysAgo: 90 },
    slots: week('月火木金', '6:00-9:00', 2),
    fit: { loads: { standing: 3, lifting: 1, 'early-late': 2 }, character: ['team', 'indoors'], trial_possible: true },
    terms: { command: '仕分け所の班長' },
  }),
  dispatch(at.mitsuba('柏の葉の研究施設', '柏の葉六丁目'), 'mitsuba-lab', {
    title: '研究施設の受付で、来訪者を案内する',
    summary: '英語のできる方の、週二日の受付です。',
    description:
      '海外からの来訪者もいる施設の受付です。名札をわたし、会議室へ案内します。会社勤めの経験が生きる落ち着いた職場です。',
    duties: '来訪者の受付、会議室の準備、電話の対応',
    category: 'reception',
    facts: { reward_yen: 1450, hours_week: 12, capacity: 2, taken: 1, publishedDaysAgo: 55 },
    slots: week('火木', '9:30-16:30', 1),
    fit: {
      loads: { speaking: 1 },
      wants: ['english', 'office'],
      character: ['indoors', 'quiet'],
      visit_possible: false,
    },
    terms: { command: '施設の総務担当' },
  }),
  dispatch(at.mitsuba('豊四季の保育園', '豊四季'), 'mitsuba-nursery', {
    title: '保育園で、洗濯と玩具の消毒をする',
    summary: '午前の2時間半、園の裏方をささえます。',
    description:
      'タオルとシーツを洗って干し、玩具を消毒します。子どもと顔を合わせる時間もありますが、保育はしません。手を動かすのが好きな方に合います。',
    duties: '洗濯、玩具の消毒、部屋の片付け',
    category: 'childcare-support',
    facts: { reward_yen: 1230, hours_week: 7.5, capacity: 3, taken: 2, publishedDaysAgo: 120 },
    slots: week('月水金', '9:00-11:30', 1),
    fit: { loads: { standing: 2, lifting: 1 }, character: ['quiet', 'alone', 'children'], trial_possible: true },
    terms: { command: '園の主任' },
  }),
  dispatch(at.mitsuba('高柳の高齢者住宅', '高柳二丁目'), 'mitsuba-residence', {
    title: '高齢者住宅の夕食を盛りつける',
    summary: '30人分の夕食の盛りつけと片付けです。',
    description:
      '調理は済んでいるので、温めて盛りつけます。食堂へはこび、食後に洗って終わります。献立の書き物は職員がします。',
    duties: '夕食の盛りつけ、配膳、食器洗い',
    category: 'kitchen',
    priority_sector: 'care',
    facts: { reward_yen: 1240, hours_week: 9, capacity: 3, taken: 1, publishedDaysAgo: 36 },
    slots: week('水木日', '16:00-19:00', 1),
    fit: {
      loads: { standing: 3, 'early-late': 1 },
      wants: ['cooking'],
      character: ['team', 'indoors', 'elders'],
      trial_possible: true,
    },
    terms: { command: '住宅の食堂の責任者' },
  }),
  dispatch(at.mitsuba('十余二の物流倉庫', '十余二'), 'mitsuba-warehouse', {
    title: '薬や日用品を、注文の箱にそろえる',
    summary: '棚を回り、伝票の品を箱にそろえます。',
    description:
      '伝票を見て、軽い品物を集めます。一時間に一度、全員で体操をします。歩数計は半日で7千歩ほどになります。',
    duties: '品物の集荷、検品、箱づめ',
    category: 'light-work',
    facts: { reward_yen: 1280, hours_week: 20, capacity: 8, taken: 6, publishedDaysAgo: 175 },
    slots: week('月火水木金', '9:00-13:00', 3),
    fit: { loads: { standing: 3, moving: 3, lifting: 1 }, character: ['team', 'indoors'], trial_possible: true },
    terms: { command: '倉庫の現場の責任者' },
    caution: '歩く距離が長い仕事です。',
  }),
  dispatch(at.mitsuba('柏駅前の事務所', '末広町'), 'mitsuba-accounting', {
    title: '月末の経理を手伝う',
    summary: '請求書と振り込みの確認を、月末の週に受けもちます。',
    description:
      '会計ソフトへの入力と、請求書の照合です。経理の経験のある方に、忙しい月末だけ来ていただきます。座席は窓ぎわの静かな一角です。',
    duties: '請求書の照合、会計ソフトの入力、振り込みの準備',
    category: 'office',
    facts: { reward_yen: 1500, hours_week: 4.5, capacity: 2, taken: 1, publishedDaysAgo: 43 },
    slots: week('月火水', '10:00-16:00', 1, [4]),
    fit: {
      loads: { 'fine-work': 1 },
      wants: ['accounting', 'spreadsheet'],
      character: ['quiet', 'indoors'],
      visit_possible: false,
    },
    terms: { command: '事務所の経理課長' },
  }),
  dispatch(at.mitsuba('根戸の学校給食の調理場', '根戸'), 'mitsuba-school-lunch', {
    title: '給食の野菜を洗い、下ごしらえをする',
    summary: '調理師と一緒に、朝の下ごしらえをします。',
    description:
      '届いた野菜を洗い、大きさをそろえて切ります。火を使う調理は別の班です。学校が休みの日は仕事も休みです。',
    duties: '野菜の洗浄、下ごしらえ、器具の洗浄',
    category: 'kitchen',
    priority_sector: 'childcare',
    facts: { reward_yen: 1260, hours_week: 12, capacity: 4, taken: 2, publishedDaysAgo: 98 },
    slots: week('月火水木金', '8:00-11:00', 2),
    fit: {
      loads: { standing: 3, lifting: 2, cold: 1 },
      wants: ['cooking', 'cook'],
      character: ['team', 'indoors'],
      trial_possible: true,
    },
    terms: { command: '調理場の主任' },
    caution: '月に二回の検便があります。',
  }),
  dispatch(at.mitsuba('大津ケ丘の商業施設', '大津ケ丘二丁目'), 'mitsuba-guard', {
    title: '駐車場で、車と歩く人を誘導する',
    summary: '土曜と日曜の日中、出入口で誘導します。',
    description:
      '旗と声で、車と歩く人を安全に通します。1時間立ったら1時間は詰所で休む組です。はじめに20時間の講習があり、その間も賃金が出ます。',
    duties: '駐車場の出入口での誘導',
    category: 'guarding',
    facts: { reward_yen: 1320, hours_week: 10, capacity: 4, taken: 2, publishedDaysAgo: 29 },
    slots: week('土日', '10:00-15:00', 2),
    fit: { loads: { standing: 3, heat: 3, cold: 3 }, character: ['outdoors', 'team', 'lively'] },
    terms: { command: '施設の警備の責任者' },
    caution: '屋外の立ち仕事です。',
    safety: '夏は日かげの詰所と冷たい飲みものを用意します。',
  }),
  dispatch(at.mitsuba('沼南の建設会社の事務所', '大島田'), 'mitsuba-drawings', {
    title: '建設会社で、書類と図面を整理する',
    summary: '週二日、図面と契約書を整理します。',
    description:
      '古い図面を番号順にそろえ、画面に取りこみます。毎月20日までに、次の月に来られる日を紙で出します。技術の仕事をしてきた方が長く続けています。',
    duties: '図面と書類の整理、取りこみ、電話の対応',
    category: 'office',
    facts: { reward_yen: 1300, hours_week: 12, capacity: 2, taken: 1, publishedDaysAgo: 230 },
    slots: week('水金', '9:00-15:00', 1),
    fit: { loads: { 'fine-work': 1 }, wants: ['office', 'spreadsheet', 'management'], character: ['quiet', 'indoors'] },
    terms: { command: '会社の総務課長' },
  }),
  dispatch(at.mitsuba('柏の葉の催し会場', '若柴'), 'mitsuba-event', {
    title: '週末の催しで、受付と会場案内をする',
    summary: '土曜と日曜の催しで、お客さんを迎えます。',
    description:
      '名簿の確認と、席や手洗いの案内をします。勤めのある方も週末だけ入れます。若い人と一緒に働く日が多い職場です。',
    duties: '受付、会場の案内、配布物の用意',
    category: 'reception',
    facts: { reward_yen: 1300, hours_week: 5, capacity: 6, taken: 3, publishedDaysAgo: 64 },
    slots: week('土日', '12:30-17:30', 2),
    fit: { loads: { standing: 2, speaking: 1 }, wants: ['sales'], character: ['lively', 'team', 'indoors'] },
    terms: { command: '会場の運営の責任者' },
  }),
]
