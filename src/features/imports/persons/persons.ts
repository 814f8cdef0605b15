import { nameKey } from '#platform/names.ts'
import { remembered } from '#platform/remembered.ts'
import { nfkc, toHiragana } from '#platform/text.ts'
import { readings, surnames } from './surnames.ts'

/** What names of organisations, places and offices end in, as against names of persons. */
const ORGANISATION =
  /(課|係|班|局|部|室|館|所|署|署内|庁|院|校|園|社|会|団|隊|店|組|苑|塾|寺|宮|亭|堂|家|区|市|町|村|県|都|府|駅|台|庫|場|城|山|川|港|橋|台地|センター|センタ|協会|連盟|財団|法人|クラブ|グループ|ホーム|ホール|プラザ|広場|ひろば|ネットワーク|サークル|プロジェクト|チーム|ステーション|窓口|ダイヤル|拠点|記念|分室|神社|教室|スクール|本部|支部|事務局|担当|大学|学校|役場|役所|委員|講師|企画|運営|内|前|支援|推進|相談|受付|団体|共催|後援|主催|ビレッジ|パーク|ランド|ラボ|NPO|\d)$/i
/** What firms and practices end in that carry a surname: 千葉銀行, 佐藤歯科, 清水建設, 中村酒造. */
const FIRM =
  /(銀行|信金|金庫|農協|漁協|生協|組合|保険|証券|歯科|医院|病院|内科|外科|眼科|耳鼻科|小児科|皮膚科|整形|整骨|接骨|鍼灸|治療|薬局|薬品|製薬|動物|獣医|建設|建築|建材|建工|土建|土木|住宅|住建|工務|設計|設備|電設|電工|塗装|板金|防水|造園|緑化|園芸|石材|材木|木材|木工|製材|工業|工芸|製作|製造|製菓|製麺|製茶|製粉|製糸|製紙|製氷|酒造|醸造|酒類|酒店|味噌|醤油|茶舗|珈琲|喫茶|食品|食堂|青果|鮮魚|精肉|水産|海運|水道|農園|農場|農機|果樹|牧場|酪農|養蜂|養鶏|種苗|商店|商事|商会|商工|物産|物流|産業|興業|興産|実業|開発|技研|研究|化学|化成|機械|機工|精機|精密|金属|金物|鉄工|鋼業|鋼材|硝子|ガラス|ガス|石油|燃料|電機|電気|電器|電子|デンキ|無線|通信|情報|システム|運輸|運送|交通|観光|旅行|タクシー|バス|自動車|自工|モータース|モーター|オート|輪業|自転車|不動産|地所|興行|劇場|放送|新聞|出版|印刷|書店|書房|文具|写真|楽器|音楽|美術|画廊|画材|陶器|陶芸|呉服|衣料|洋装|洋品|染物|染色|クリーニング|理容|理髪|美容|美粧|化粧品|仏壇|仏具|葬祭|葬儀|法律|法務|税務|会計|労務|司法|行政|測量|保育|学習|進学|珠算|書道|茶道|華道|舞踊|バレエ|道場|流|軒|屋|荘|閣|楼|丸|酒場|旅館|民宿|ストア|マート|スーパー|フーズ|フード|ベーカリー|パン|ハウス|ホテル|サービス|クリニック|デンタル|ジム|スタジオ|アトリエ|ギャラリー|カフェ|レストラン|株式|有限|合同)$/
const HAN = '\\p{Script=Han}\\p{Co}々〓'
const LETTERS = new RegExp(`^[${HAN}\\p{Script=Hiragana}\\p{Script=Katakana}ー]+$`, 'u')
const KANJI = new RegExp(`^[${HAN}]+$`, 'u')
/** Selectors of a rarer shape of a letter (葛󠄀, 邉󠄁): the same letter for every comparison. */
const SELECTORS = /[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu
const GIVEN_END = /[男夫雄郎美恵代江枝彦樹香子也介奈治司之弘洋裕幸]$/
const PREFECTURES =
  /^(青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|東京|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|京都|大阪|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)$/
const SEPARATOR = /([\s・•·/|、,;:&+→()<>「」【】[\]]+|担当者?|代表者?|会長|幹事|講師)/
const HONORIFIC = /(様|氏|さん|先生|殿)$/

/** What stands behind the surname; null without one. A surname of one kanji (原, 林) only counts with a given name. */
function afterSurname(token: string): string | null {
  const key = nameKey(token)
  const length = [3, 2].find(n => surnames.has(key.slice(0, n)))
  if (length !== undefined) return token.slice(length)
  const whole = surnames.has(key.slice(0, 1)) && KANJI.test(token) && token.length >= 3 && GIVEN_END.test(token)
  return whole ? token.slice(1) : null
}

/** 鈴木, 鈴木一郎, 鈴木マサエ: a common surname with at most three letters of a given name after it. */
function isName(token: string): boolean {
  if (!LETTERS.test(token) || PREFECTURES.test(token)) return false
  if (KANA.test(token)) return isKanaName(token)
  const given = afterSurname(token)
  return (
    given !== null &&
    given.length <= 3 &&
    !/^[市区町村県]/.test(given) &&
    (given === '' || !(ORGANISATION.test(token) || FIRM.test(given)))
  )
}

const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u
/** What given names end in, in hiragana: はなこ, たろう, けんいち, ひろみ. */
const KANA_END =
  /(?:こ|み|え|よ|り|か|な|お|ろう|いち|じ|すけ|ひこ|と|き|や|ゆき|ひろ|のぶ|のり|まさ|かず|たか|よし|とし|あき|し|る|む|ぞう|た|ま|ほ|ね|せ)$/

/** タナカ, たなかはなこ: a common surname as it is read, alone or with two to five letters of a given name. */
function isKanaName(token: string): boolean {
  const read = toHiragana(token)
  const length = [5, 4, 3].find(n => readings.has(read.slice(0, n)))
  if (length === undefined) return false
  const given = read.slice(length)
  return given === '' || (given.length >= 2 && given.length <= 5 && KANA_END.test(given))
}

/** A kana surname and a kana given name: a surname of two letters (もり, はら) counts only so. */
const isKanaPair = (family: string, given: string): boolean =>
  KANA.test(family) &&
  KANA.test(given) &&
  readings.has(toHiragana(family)) &&
  given.length >= 2 &&
  given.length <= 5 &&
  KANA_END.test(toHiragana(given))

/** A given name, or a name whose surname is rare, that its neighbours betray. */
const isNameLike = (token: string) => LETTERS.test(token) && token.length <= 5 && !ORGANISATION.test(token)

/** A letter that no font has, or a rarer shape of one: what names are written with and hardly anything else. */
const RARE = /\p{Co}|〓|[\u{fe00}-\u{fe0f}]|[\u{e0100}-\u{e01ef}]/u
const isRareName = (word: string): boolean => RARE.test(word) && isNameLike(plain(word)) && !FIRM.test(plain(word))
const plain = (word: string): string => word.replace(SELECTORS, '')

/** 日暮 和男: a cell of a surname that no list has and a given name. */
const isPair = ([family = '', given = '', ...more]: readonly string[]): boolean =>
  more.length === 0 &&
  [family, given].every(word => KANJI.test(word) && word.length <= 3 && !ORGANISATION.test(word) && !FIRM.test(word)) &&
  !PREFECTURES.test(family) &&
  given.length >= 2 &&
  GIVEN_END.test(given)

function isPerson(written: readonly string[], i: number): boolean {
  const [rare, words] = [written.map(isRareName), written.map(plain)]
  if (rare[i] || (rare[i - 1] && isNameLike(words[i] ?? '') && (words[i] ?? '').length <= 3) || isPair(words))
    return true
  const [before, word, after] = [words[i - 1] ?? '', words[i] ?? '', words[i + 1] ?? '']
  const bare = word.replace(HONORIFIC, '')
  if (bare !== word && (bare === '' || (/^[\p{L}_.ー]{2,12}$/u.test(bare) && !/^\p{Script=Hiragana}+$/u.test(bare))))
    return bare === '' || !ORGANISATION.test(bare)
  if (isName(word) || isKanaPair(word, after) || isKanaPair(before, word)) return true
  if (/^(様|氏|さん|先生|殿)$/.test(after) || (HONORIFIC.test(after) && KANJI.test(word) && word.length <= 3))
    return isNameLike(word)
  if (isName(before) && afterSurname(before) === '') return isNameLike(word) && word.length <= 3 && !FIRM.test(word)
  if (/^\p{Script=Hiragana}{3,6}$/u.test(after) && KANJI.test(word) && word.length <= 3) return isNameLike(word)
  return ORGANISATION.test(before) && KANJI.test(word) && word.length >= 3 && isNameLike(word) && GIVEN_END.test(word)
}

/** The reading behind a name that was taken out: 山田(やまだ). */
const isRuby = (words: readonly string[], persons: readonly boolean[], i: number) =>
  persons[i - 1] === true && KANJI.test(words[i - 1] ?? '') && /^\p{Script=Hiragana}{2,8}$/u.test(words[i] ?? '')

/** 市アーチェリー協会山田: a surname stuck to the end of an organisation's name. */
function withoutTail(word: string): string {
  const length = [3, 2].find(
    n => surnames.has(nameKey(word.slice(-n))) && /(協会|連盟|クラブ|部|会|園|[A-Za-z])$/.test(word.slice(0, -n)),
  )
  return length === undefined ? word : word.slice(0, -length)
}

/**
 * A contact or organiser cell without names of persons. `found` when there was one; `text` is what is left of the
 * organisation, null when nothing is. A guess by design: it withholds rather too much, and the clerk is told.
 */
export const withoutPersons = remembered((cell): { text: string | null; found: boolean } => {
  const parts = nfkc(cell).replace(/\s+/g, ' ').split(SEPARATOR)
  const words = parts.filter((_, i) => i % 2 === 0)
  const persons = words.map((_, i) => isPerson(words, i))
  const kept = parts.map((part, i) =>
    i % 2 === 1 ? part : persons[i / 2] || isRuby(words, persons, i / 2) ? '' : withoutTail(part),
  )
  if (kept.join('') === parts.join('')) return { text: cell, found: false }
  const text = plain(kept.join(''))
    .replace(/[([<](?:担当|代表)?者?[\s・、:]*[)\]>]|\([^)]*$/g, left => left.replace(/[()[\]<>]/g, ' '))
    .replace(/^\s*\(([^()]*)\)$/, '$1')
    .replace(/・\s/g, ' ')
    .replace(/^[\s・•·/|、,;:&+→]+|([\s・•·/|、,;:&+→]|担当者?|代表者?|会長|幹事)+$/g, '')
  return { text: text === '' ? null : text, found: true }
})

const MAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g
/** Free and mobile providers. Addresses at access providers (jcom, ocn, nifty) are mostly those of halls and clubs. */
const PRIVATE_MAIL =
  /@(?:gmail|googlemail|ymail|yahoo|hotmail|outlook|live|msn|icloud|me|aol|docomo|ezweb|au|softbank|i\.softbank|vodafone|disney|ymobile|uqmobile)\.(?:com|ne\.jp|co\.jp|jp)$/i

/** A text without addresses at free and mobile mail providers: whether a person or a group reads them, nobody can tell. */
export function withoutPrivateMail(text: string): { text: string; found: boolean } {
  const kept = text.replace(MAIL, mail => (PRIVATE_MAIL.test(mail) ? '（メールアドレスは掲載していません）' : mail))
  return { text: kept, found: kept !== text }
}
