import { nfkc, toHiragana } from './text.ts'

/** Variant kanji of Japanese names, each group led by the form that stands for all. */
const VARIANTS = `
斎斉齋齊 高髙 崎﨑嵜㟢 辺邊邉 浜濱濵 沢澤 広廣 国國 桜櫻 真眞 徳德 曽曾 滝瀧 吉𠮷 島嶋嶌 富冨 藤籐 関關 黒黑 恵惠 栄榮 竜龍
増增 徹澈 万萬 会會 学學 寿壽 実實 宝寶 峰峯 条條 来來 槙槇 横橫 清淸 瀬瀨 瑶瑤 礼禮 秋秌 総總 緑綠 静靜 館舘 松枩 梅楳 柳栁 桑桒
船舩 芦蘆 鉄鐵 青靑 郎郞 野埜 園薗 円圓 亀龜 塩鹽 駅驛 豊豐 児兒 勲勳 剣劔劍 勇勈 巌巖 帯帶 弥彌 応應 戸戶 数數 暦曆 温溫 為爲 与與
`
const lead = new Map(
  VARIANTS.trim()
    .split(/\s+/)
    .flatMap(group => Array.from(group, c => [c, Array.from(group)[0] ?? c] as const)),
)

/** A reading: hiragana or katakana (of either width), the long mark, the middle dot and spaces. */
export const isReading = (text: string): boolean =>
  /^[\p{Script=Hiragana}\p{Script=Katakana}ー・･\s]+$/u.test(nfkc(text))

/** A name for comparing: variant kanji folded, spaces and width ignored, so 齋藤 = 斎藤 and 髙田 = 高田. Never shown. */
export function nameKey(name: string): string {
  return Array.from(nfkc(name).replace(/\s/g, ''), c => lead.get(c) ?? c).join('')
}

const KANA: Record<string, string> = { ゐ: 'い', ゑ: 'え', を: 'お', ぢ: 'じ', づ: 'ず', ゔ: 'ぶ' }
const SMALL = 'ぁぃぅぇぉっゃゅょゎ'
const LARGE = 'あいうえおつやゆよわ'

/**
 * A reading for searching as in a phone book: hiragana whatever was typed (ｻｲﾄｳ, サイトウ, さいとう), no spaces or dots,
 * small kana as large ones (シヨウジ), and the spellings heard alike as one (ヨシヱ, しづ子). Never shown.
 */
export function kanaKey(name: string): string {
  return toHiragana(nfkc(name))
    .replace(/[\s・･.]/g, '')
    .replace(/[ゐゑをぢづゔ]/g, c => KANA[c] ?? c)
    .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, c => LARGE[SMALL.indexOf(c)] ?? c)
}
