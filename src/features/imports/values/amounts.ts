import { EMPTY, known, offered, type Reading, UNKNOWN } from '../rules-reading.ts'
import { isBlank, valueText } from './plain.ts'

/** What it costs one person each time, in whole yen; 0 only where the words say so. */
export type Fee = { yen: number }

const LONGEST = 300
const AMOUNT =
  /[¥\\]\s?(?<yen>\d{1,3}(?:,\d{3})+|\d{1,7})|(?<![\d,.、])(?<number>\d{1,3}(?:,\d{3})+|\d{1,7})\s?(?<many>[万千])?\s?円/
const AMOUNTS = /(?:¥\s?|\\\s?)(?:\d{1,3}(?:,\d{3})+|\d{1,7})|(?:\d{1,3}(?:,\d{3})+|\d{1,7})\s?[万千]?\s?円/g
const EXTRA =
  /実費|別途|有料|材料|教材|テキスト|資料代|保険|部品|交通費|必要|かかり|会費|入場料|[観入]\S{0,2}券|入館料|負担/
const FREE =
  /^(?:(?:参加|受講|入場|観覧|利用|聴講|入館|料金|費用|会費)(?:料|費)?\s?(?:は|:)?\s?)?(?:無料|不要|タダ|フリー|free)(?:です)?/i
const ADULT = /(?:一般|大人|おとな|成人)[^\d¥、,。\n]{0,8}?[¥]?\s?(?<number>\d{1,3}(?:,\d{3})+|\d{1,7})\s?円?/
const PERSON =
  /^(?:(?:お?(?:1|一)人|(?:1|一|各|毎)回|1名)(?:様)?(?:あたり|当たり|につき)?|参加|受講|入場|観覧|利用|聴講|入館|会|体験)?(?:料金?|費|代)?\s?:?\s?(?:(?:お?(?:1|一)人|1回|1名|各回)(?:様)?(?:あたり|当たり|分|につき)?\s?)?$/
const PER_PERSON = /^(?:(?:\/|につき|ずつ)?\s?(?:(?:お?(?:1|一)?人|名|回|1回|1名)(?:あたり|につき|ごと)?)?)?(?:です)?$/
const GROUP = /組|チーム|家族|世帯|ペア|団体|台|区画|グループ/
const OTHER_UNIT = /月|年|全\d*回|\d+回(?:で|分|合計)|時間|コース|\(全\)|一式|シーズン/
const ABOUT = /程度?|(?<!予)約|くらい|ぐらい|前後|ほど|以内/

const yenOf = ({ yen, number, many }: Record<string, string | undefined> = {}): number =>
  Number((yen ?? number ?? '').replaceAll(',', '')) * (many === '万' ? 10_000 : many === '千' ? 1000 : 1)

/** 1万5千円, 1万5,000円, 1.5千円 and 1、000円 in figures alone. */
const inFigures = (text: string): string =>
  text
    .replace(/(\d{1,3})[、.](?=\d{3}(?!\d)\s?円)/g, '$1,')
    .replace(/(\d{1,3})万\s?([\d,]{1,5})(千?)(?=\s?円)/g, (_, many: string, rest: string, thousand: string) =>
      String(Number(many) * 10_000 + Number(rest.replaceAll(',', '')) * (thousand ? 1000 : 1)),
    )
    .replace(/(\d{1,3}\.\d)\s?([万千])(?=\s?円)/g, (_, amount: string, unit: string) =>
      String(Math.round(Number(amount) * (unit === '万' ? 10_000 : 1000))),
    )

/**
 * The fee that a cell tells: 500, ￥500, 500円/人, 1人500円, 受講料 500円, 無料（要申込）. Where it has prices for several kinds
 * of people, that of grown-ups is offered; 実費, 有料 and the like stay unknown, never 0.
 */
export function readFee(cell: string): Reading<Fee> {
  const simple = /^\d{1,7}$/.test(cell) ? Number(cell) : null
  if (simple !== null) return known({ yen: simple })
  const text = inFigures(valueText(cell))
  if (isBlank(text)) return EMPTY
  if (text.length > LONGEST) return UNKNOWN
  if (/^(?:\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.0+)?$/.test(text)) return known({ yen: Number(text.replaceAll(',', '')) })
  if (/^(?:なし|無し?|料金なし|費用なし)。?$/.test(text)) return offered({ yen: 0 }, 'noneOrUntold', false)
  if (FREE.test(text)) return freeOf(text)
  const amounts = text.match(AMOUNTS) ?? []
  if (/\d\s?円?\s?(?:~|から|-)\s?¥?\d/.test(text)) return UNKNOWN
  if (amounts.length > 1) return oneOfSeveral(text, amounts)
  return oneAmount(text)
}

/** Whether words beside a fee of 0 speak of money that is to be paid all the same. */
export const asksMoney = (detail: string): boolean => {
  const text = valueText(detail)
  return !FREE.test(text) && (AMOUNT.test(text) || EXTRA.test(text)) && !/無料配布/.test(text)
}

function freeOf(text: string): Reading<Fee> {
  const rest = text.replace(FREE, '').replace(/[\s。()、,・]/g, '')
  if (rest === '') return known({ yen: 0 })
  if (AMOUNT.test(rest) || EXTRA.test(rest)) return UNKNOWN
  return /以下|未満|歳|以上|限定|対象|シニア|高齢|会員|市民|市内|小|中学|高校|学生|子|場合|のみ|一部/.test(rest)
    ? offered({ yen: 0 }, 'freeOrNot')
    : known({ yen: 0 }, true)
}

function oneOfSeveral(text: string, amounts: readonly string[]): Reading<Fee> {
  const adult = ADULT.exec(text)
  if (adult) return offered({ yen: yenOf(adult.groups) }, 'severalPrices')
  const yen = amounts.map(amount => yenOf(AMOUNT.exec(amount)?.groups))
  const [first = 0] = yen
  const outside = text.replace(/\([^()]*\)/g, ' ')
  if ((outside.match(AMOUNTS) ?? []).length === 1)
    return offered({ yen: first }, GROUP.test(outside) ? 'perGroup' : 'severalPrices')
  const named =
    /^[\s]*(?:受講料|参加費|参加料|入場料)[^\d]{0,6}[\d,]+\s?円[\s、,・+]*(?:材料費|教材費|テキスト代|保険料|資料代)[^\d]{0,6}[\d,]+\s?円(?:\([^()]*\))?$/
  if (named.test(text) && yen.length === 2) return offered({ yen: first + (yen[1] ?? 0) }, 'sum')
  return UNKNOWN
}

function oneAmount(text: string): Reading<Fee> {
  const found = AMOUNT.exec(text)
  if (!found) return UNKNOWN
  const yen = yenOf(found.groups)
  const [before, after] = [text.slice(0, found.index).trim(), text.slice(found.index + found[0].length).trim()]
  if (/[\d-]$/.test(before)) return UNKNOWN
  if (ABOUT.test(before + after)) return offered({ yen }, 'about')
  if (GROUP.test(before + after)) return offered({ yen }, 'perGroup')
  if (OTHER_UNIT.test(before + after)) return offered({ yen }, 'otherUnit')
  const plain = after.replace(/\((?:税込|税込み|消費税込み?)\)|税込み?/, '').trim()
  const aside = /^\(([^()]{0,80})\)。?$/.exec(plain)
  if (aside && PERSON.test(before))
    return EXTRA_APART.test(aside[1] ?? '') ? offered({ yen }, 'otherWords') : known({ yen }, true)
  if (PERSON.test(before) && PER_PERSON.test(plain)) return known({ yen })
  return offered({ yen }, 'otherWords')
}
/** 別途材料費, 実費: what comes on top of the price; 材料費込み and 材料代等 say what it is for. */
const EXTRA_APART = /別途|実費|ほかに|他に|追加|必要|市外|会員|以外|場合/

/** How many people can come. */
const PEOPLE = /(\d{1,3}(?:,\d{3})+|\d{1,6})\s?(人|名|様|席)?/
const NUMBERS = /(?:\d{1,3}(?:,\d{3})+|\d{1,6})\s?(?:人様?|名(?:様|さま)?|組|様|席)/g
/** A number of places without what is counted: 先着順20. */
const BARE = /^(?:定員|先着順?|抽選|[\s:・は])*[\d,]+(?:先着順?|抽選|[\s。・])*$/
/** Fewer than these and it does not take place, or these are left: no number of places. */
const NOT_PLACES =
  /最少|最低|以上(?!の?(?:場合|とき|時|方|市)|は)|(?:催行|開催|実施)(?:人数|人員|します)?$|残り|残席|空き/

/**
 * The number of places that a cell tells: 20, 20名, 先着15人, 申込先着20人, 70名（当日先着）. A number of pairs or groups, one for
 * each of several times and an approximate one are offered; 若干名, 制限なし and 20〜30人 stay words.
 */
export function readCapacity(cell: string): Reading<number> {
  const text = valueText(cell)
  if (isBlank(text)) return EMPTY
  const plain = /^(\d{1,6})(?:\.0+)?\s?(?:人|名)?$/.exec(text)
  if (plain) return Number(plain[1]) > 0 ? known(Number(plain[1])) : EMPTY
  if (text.length > LONGEST || /\d\s?(?:人|名)?\s?(?:~|から|-)\s?\d/.test(text)) return UNKNOWN
  const outside = text.replace(/\([^()]*\)/g, ' ').replace(/※[^\n]*/g, ' ')
  const counts = outside.match(NUMBERS) ?? []
  const found = PEOPLE.exec(outside)
  if (!found || counts.length > 1 || (found[2] === undefined && counts.length === 0 && !BARE.test(outside.trim())))
    return UNKNOWN
  const value = Number((counts[0] ?? found[1] ?? '').replace(/[^\d]/g, ''))
  if (value === 0 || NOT_PLACES.test(outside.trim())) return UNKNOWN
  const rest = outside
    .replace(counts.length > 0 ? NUMBERS : /[\d,]+/, '')
    .replace(
      /先着順?|申し?込み?順?|当日|事前|定員|募集(?:人数|人員|定員)?|抽選|限定|最大|まで|各?日|です$|[\s:、,。・はでの]/g,
      '',
    )
  if (/組$/.test(counts[0] ?? '') || GROUP.test(rest)) return offered(value, 'perGroup')
  if (ABOUT.test(text)) return offered(value, 'about')
  if (/各/.test(outside) || rest !== '') return offered(value, 'otherWords')
  return known(value, outside.trim() !== `${counts[0] ?? found[0]}`.trim() || outside !== text)
}
