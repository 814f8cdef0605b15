import { nameKey } from '#platform/names.ts'
import { nfkc } from '#platform/text.ts'
import { surnames } from './surnames.ts'

/** What names of organisations, places and offices end in, as against names of persons. */
const ORGANISATION =
  /(課|係|班|局|部|室|館|所|署|署内|庁|院|校|園|社|会|団|隊|店|組|苑|塾|寺|宮|亭|堂|家|区|市|町|村|県|都|府|駅|台|庫|場|城|山|川|港|橋|台地|センター|センタ|協会|連盟|財団|法人|クラブ|グループ|ホーム|ホール|プラザ|広場|ひろば|ネットワーク|サークル|プロジェクト|チーム|ステーション|窓口|ダイヤル|拠点|記念|分室|神社|教室|スクール|本部|支部|事務局|担当|大学|学校|役場|役所|委員|講師|企画|運営|内|前|支援|推進|相談|受付|団体|共催|後援|主催|ビレッジ|パーク|ランド|ラボ|NPO|\d)$/i
const LETTERS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]+$/u
const KANJI = /^[\p{Script=Han}々]+$/u
const GIVEN_END = /[男夫雄郎美恵代江枝彦樹香子也介奈治司之弘洋裕幸]$/
const PREFECTURES =
  /^(青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|東京|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|京都|大阪|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)$/
const SEPARATOR = /([\s・/、,;:()「」【】]+|担当者?|代表者?|会長|幹事|講師)/
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
  const given = afterSurname(token)
  return (
    given !== null && given.length <= 3 && !/^[市区町村県]/.test(given) && (given === '' || !ORGANISATION.test(token))
  )
}

/** A given name, or a name whose surname is rare, that its neighbours betray. */
const isNameLike = (token: string) => LETTERS.test(token) && token.length <= 5 && !ORGANISATION.test(token)

function isPerson(words: readonly string[], i: number): boolean {
  const [before, word, after] = [words[i - 1] ?? '', words[i] ?? '', words[i + 1] ?? '']
  const bare = word.replace(HONORIFIC, '')
  if (bare !== word && (bare === '' || (/^[\p{L}_.ー]{2,12}$/u.test(bare) && !/^\p{Script=Hiragana}+$/u.test(bare))))
    return bare === '' || !ORGANISATION.test(bare)
  if (isName(word)) return true
  if (/^(様|氏|さん|先生|殿)$/.test(after) || (HONORIFIC.test(after) && KANJI.test(word) && word.length <= 3))
    return isNameLike(word)
  if (isName(before) && afterSurname(before) === '') return isNameLike(word) && word.length <= 3
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
export function withoutPersons(cell: string): { text: string | null; found: boolean } {
  const parts = nfkc(cell).replace(/\s+/g, ' ').split(SEPARATOR)
  const words = parts.filter((_, i) => i % 2 === 0)
  const persons = words.map((_, i) => isPerson(words, i))
  const kept = parts.map((part, i) =>
    i % 2 === 1 ? part : persons[i / 2] || isRuby(words, persons, i / 2) ? '' : withoutTail(part),
  )
  if (kept.join('') === parts.join('')) return { text: cell, found: false }
  const text = kept
    .join('')
    .replace(/\([\s・、]*\)|\([^)]*$/g, left => left.replace(/[()]/g, ' '))
    .replace(/^\s*\(([^()]*)\)$/, '$1')
    .replace(/・\s/g, ' ')
    .replace(/^[\s・/、,;:]+|([\s・/、,;:]|担当者?|代表者?|会長|幹事)+$/g, '')
  return { text: text === '' ? null : text, found: true }
}

const MAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g
/** Free and mobile providers. Addresses at access providers (jcom, ocn, nifty) are mostly those of halls and clubs. */
const PRIVATE_MAIL =
  /@(?:gmail|googlemail|ymail|yahoo|hotmail|outlook|live|msn|icloud|me|aol|docomo|ezweb|au|softbank|i\.softbank|vodafone|disney|ymobile|uqmobile)\.(?:com|ne\.jp|co\.jp|jp)$/i

/** A text without addresses at free and mobile mail providers: whether a person or a group reads them, nobody can tell. */
export function withoutPrivateMail(text: string): { text: string; found: boolean } {
  const kept = text.replace(MAIL, mail => (PRIVATE_MAIL.test(mail) ? '（メールアドレスは掲載していません）' : mail))
  return { text: kept, found: kept !== text }
}
