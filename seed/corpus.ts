import { sql } from 'kysely'
import { CATEGORIES, type Category, LEGAL_FORMS, LOADS } from '#features/kinds/index.ts'
import { NO_LOADS } from '#features/opportunities/unknown.ts'
import { departmentNamed } from '#features/organisations/index.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { searchColumns } from '#platform/search.ts'

// For tests and measurements only: many open postings whose text is hard to search, the same for the same seed.

export type Posting = {
  id: string
  title: string
  description: string
  category: Category
  form: (typeof LEGAL_FORMS)[number]
  halfDays: number
  lat: number
  lng: number
  yen: number | null
  loads: Record<string, number>
  trial: boolean
  visit: boolean
  published: string
}

const OPENERS = [
  '図書館',
  '保育園',
  '老人ホーム',
  '小学校',
  '畑',
  '駅前',
  '公園',
  '団地',
  '商店街',
  '近隣センター',
  'ｽｰﾊﾟｰ',
  'ｶﾞｰﾃﾞﾝ',
  'サーバー室',
  '子ども食堂',
  '髙島屋前',
  '齋藤農園',
  '柏駅',
  '柏の葉',
]
const DEEDS = [
  'の本の整理',
  'の草取り',
  'の受付',
  'での見守り',
  'の清掃',
  'の送迎',
  'で朗読',
  'の手伝い',
  'でﾊﾟｿｺﾝ入力',
  'の花の水やり',
  'で昔あそび',
  'の駐輪場',
  'で調理',
  'で傾聴',
  'の体操',
]
const PHRASES = [
  '週に２回ほど、午前中の活動です',
  '経験は問いません',
  '人々と話すのが好きな方',
  '佐々木さんと一緒に',
  '😀笑顔で🎉',
  'Wi-Fi完備',
  'ＰＣが使える方',
  'A4の紙を100%折る',
  'コーヒー付き',
  '車いすを押します',
  '㍿結い',
  '℡は窓口へ',
  '①受付②案内',
  'ボランティア保険あり',
  'ばす停から３分',
  'バス停すぐ',
  'ハ゛スでも可',
  '葛󠄀飾から',
  '𠮷野家となり',
  'C++もc#も',
  "it's_OK",
  'お茶・お菓子\\あり',
  '　全角　空白　',
  '高柳\n逆井',
  '時給1,200円',
  '60歳以上の方も',
  'ﾗｼﾞｵ体操',
  '楽しい',
  '腰に負担なし',
  '座ってできる',
  '火曜と木曜に来られる方',
  '孫の世代と話せます',
  'はじめの日は職員が付きそいます',
  '雨の日はお休み',
  '軽い荷物を運びます',
  '上履きをお持ちください',
  '駐車場はありません',
  '自転車で通えます',
  '月に一度の集まり',
  '夏は早朝に変わります',
  '男性も多く参加',
  '手話のできる方歓迎',
  '英語の読み聞かせ',
  '写真を撮って残す',
  '折り紙や手芸が得意な方',
  '楽器の演奏もあり',
  '食事の用意と片付け',
  '書類の仕分け',
  '花壇の手入れ',
  '通学路に立ちます',
  '防災の備えを学ぶ',
  '謝礼として500円',
  '保険料は市が負担',
  '年齢は問いません',
  '見学は随時',
  '申込は電話で',
  '七十代が中心',
  '庭木を切りそろえる',
  '包丁を研ぎます',
  '古い道具を直す',
  '将棋の相手',
  '太極拳を少し',
]

/** A generator of numbers 0 ≤ n < below, the same row of them for the same seed (xorshift32). */
export function numbers(seed: number): (below: number) => number {
  let state = seed | 1
  return below => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/** `count` postings around the point; about 160 characters each, with half-width kana, 々, 髙, emoji, signs of LIKE. */
export function corpus(count: number, seed = 7): Posting[] {
  const next = numbers(seed)
  const pick = <T>(list: readonly T[]): T => list[next(list.length)]!
  const categories = Object.keys(CATEGORIES) as Category[]
  return Array.from({ length: count }, (_, index) => ({
    id: newId(1_790_000_000_000 + index * 1000),
    title: `${pick(OPENERS)}${pick(DEEDS)}`,
    description: `${Array.from({ length: 8 + next(10) }, () => pick(PHRASES)).join('。')}。番号${next(count * 3)}`,
    category: pick(categories),
    form: pick(LEGAL_FORMS),
    halfDays: next(1 << 14) & next(1 << 14),
    lat: 35.8622 + (next(2000) - 1000) / 10_000,
    lng: 139.9709 + (next(2000) - 1000) / 10_000,
    yen: next(2) === 0 ? null : 1000 + next(40) * 10,
    loads: { ...NO_LOADS, ...Object.fromEntries(Array.from({ length: next(4) }, () => [pick(LOADS), 1 + next(3)])) },
    trial: next(3) === 0,
    visit: next(2) === 0,
    published: `2026-${String(1 + next(9)).padStart(2, '0')}-${String(1 + next(28)).padStart(2, '0')}`,
  }))
}

/** Stores the postings as open ones of one organisation, a thousand at a time. */
export async function storeCorpus(tx: Tx, postings: readonly Posting[]): Promise<void> {
  const who = { by: null, now: '2026-01-01T00:00:00.000Z', today: '2026-01-01' }
  const organisation = await departmentNamed(tx, `柏市 見本の会 ${newId().slice(-4)}`, '', who)
  for (let at = 0; at < postings.length; at += 1000) {
    const rows = postings.slice(at, at + 1000).map(row => ({ ...row, ...searchColumns(row.title, row.description) }))
    await sql`insert into opportunity (id, organisation_id, title, summary, description, legal_form, category, reward, reward_yen, reward_unit,
      lat, lng, loads, half_days, trial_possible, visit_possible, as_of, published_on, status, search_text, search, place_name, capacity, age_min, residents_only)
      select id, ${organisation}::uuid, title, left(description, 60), description, form, category, case when yen is null then 'none' else 'wage' end,
      yen, 'hour', lat, lng, loads, "halfDays", trial, visit, published, published, 'open', text, array_to_tsvector(lexemes), '見本の場所', 1, 0, false
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(id uuid, title text, description text, form text, category text,
      yen int, lat float8, lng float8, loads jsonb, "halfDays" int, trial bool, visit bool, published date, text text, lexemes text[])`.execute(
      tx,
    )
  }
}
