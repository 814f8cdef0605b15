import { type Load, WEEKDAY_TEXT } from '#features/kinds/index.ts'
import { addDays, type Day, dayOf, partsOf as partsOfDay, weekday } from '#platform/dates.ts'
import type { Criteria } from '../criteria.ts'
import { PARTS, type Part } from '../week.ts'
import { asRead, KANA_DAYS } from './kana.ts'

// Words that are conditions, as they are folded: つ for っ, お for を, figures for 十.

/** What words say besides what is looked for. */
export type Conditions = {
  days: number[]
  parts: Part[]
  loads: Load[]
  /** Words by which what is meant is found, and by which what is not wanted is. */
  say?: string[]
  unsay?: string[]
  filters: Partial<Pick<Criteria, 'door' | 'reward' | 'wage' | 'visit' | 'trial' | 'on' | 'means' | 'minutes'>>
}
export type Condition = Partial<Conditions>
type Pattern = readonly [RegExp, (found: RegExpExecArray, today: Day) => Condition | null]

const DAY = WEEKDAY_TEXT.join('')
/** Behind something that one can't or won't: 持てない, 無理, つらい. */
const NOT =
  '(?:のは|のが|は|お|が|も|に|なんて)?(?:もう|とても|さすがに|あまり)?(?:[ぁ-ん持立運乗]{0,5}?(?:な(?:い|く)|ません)|だめ|無理|むり|つらい|辛い|きつい|苦手|にがて|なし|以外|いがい|除(?:く|いて)|抜き|嫌|いや|ちよつと$|自信が?ない|避けたい|遠慮)'

const load = (words: string, ...loads: Load[]): Pattern => [new RegExp(`^(?:${words})`), () => ({ loads })]
/** Named in a row with what one can't do: 立ち仕事や中腰は避けたい. */
const LISTED = `(?=(?:や|とか|と|・)[^、。]{1,10}?${NOT})`
const LOADS: readonly Pattern[] = [
  load(
    `(?:重い|重)(?:物|もの|荷物)(?:は|お|が|も)?(?:持|運)?${NOT}|(?:(?:重い|重)(?:物|もの|荷物)|力仕事|重労働|肉体労働)(?:${NOT}|${LISTED})`,
    'lifting',
  ),
  load(
    `立ち(?:つぱなし|仕事|つづけ|続け|通し)(?:る|るの)?(?:${NOT}|${LISTED})|長く立(?:つて?|て)${NOT}|立つて(?:い)?られない`,
    'standing',
  ),
  load(`(?:階段|段差)(?:の(?:上り下り|のぼりおり|昇り降り))?(?:${NOT}|${LISTED})`, 'stairs'),
  load(`しやがめない|(?:しやがむ(?:の|こと)?|中腰)(?:${NOT}|${LISTED})`, 'crouching'),
  load(`高い(?:所|ところ)(?:${NOT}|(?:は|が)?(?:怖い|こわい))`, 'heights'),
  load(`暑(?:い(?:の|所|ところ)|さ)(?:${NOT}|に弱い)`, 'heat'),
  load(`寒(?:い(?:の|所|ところ)|さ)(?:${NOT}|に弱い)`, 'cold'),
  load(`(?:車の)?運転${NOT}|(?:運転)?免許(?:${NOT}|(?:お|は)?返(?:納|し)(?:した|て)?)`, 'driving'),
  load(
    `(?:長く|長い間|長時間|遠くまで|そんなに|あまり|たくさん|もう)?(?:は)?歩け(?:ない|ません|ん)|(?:長く)?歩(?:く|き回る)(?:の|こと)${NOT}`,
    'moving',
  ),
  load(`(?:早起き|早朝|朝早(?:い|く)(?:の)?)${NOT}|朝(?:が|は|に)?弱い|(?:夜遅い?|深夜)(?:の)?${NOT}`, 'early-late'),
  load(`人前(?:で(?:話す|しやべる)の?|に(?:出|立)るの?)?${NOT}|口下手|話下手`, 'speaking'),
  load(
    `細かい(?:物|もの|作業|仕事|字|こと)(?:${NOT}|(?:が|は|も)?(?:よく)?(?:見え|読め)(?:な[いく]|ません|づら[ぁ-ん]+|にく[ぁ-ん]+))`,
    'fine-work',
  ),
]

/** What says that something does not matter, of which nothing is asked. */
const IDLE = [
  // So many of something.
  '(?:\\d+|数|何)(?:人|回|度|日|つ|年|か月|個|冊|本|枚|時間|分|食|軒)(?:ほど|くらい|ぐらい|程度|間|以上|以下|以内|目|分)?(?=[^間組]|$)',
  '[一二三四五六七八九]つ',
  '(?:平日|昼間|日中|普段)は?(?:まだ)?(?:お?仕事|勤め|会社)(?:なので|だから|があ(?:る|り)ます?ので?|がある|おしてい(?:る|て)|してい(?:る|て)|に行つてい(?:る|て)|で)',
  'しか(?:休み|空い|行け|でき|あい)[ぁ-ん]*?(?:な(?:いので|い|く)|ません)',
  '(?:と|もう|お)?一人暮らしで(?=.*[できな])',
  '(?:\\d{2,3}|何)[歳才代](?:お?(?:過|す)ぎ|以上|から)?(?:でも|の(?:人|方|男|女)|の|です|だけど|ですが|になる|になつた|です)?',
  '年齢(?:お|は)?(?:問わ|不問|制限な|関係な)(?:ない|ず|く|し|い)?',
  '(?:だれ|誰|どなた|なん|何|どこ)でも(?:いい|よい|ok|やる|やります|する)?(?:から)?',
  '(?:初|はじ)めて(?:の(?:人|方))?でも|(?:未経験|素人|初心者)(?:でも|可|ok)',
  '(?:経験|資格|知識|特技)(?:が|は|も)?(?:な(?:くても?|い(?:人でも|けど|が)?|しでも|しで|し)|不問|不要|いらない)|無資格(?:でも)?',
  '(?:電車|ばす|車|自転車|乗り物)(?:に|が|お|は|も)?(?:乗ら|乗れ|使わ|運転し)?な(?:いで|くても?|しで?も?|い人でも)|(?:電車|ばす|車)(?:に|お)(?:乗ら|使わ)ず(?:に)?',
  '(?:電車賃|ばす代|交通費|がそりん代|電車代)(?:が|の|は|も|お)?(?:かから|いら|かけ)(?:ない|ず)(?:に)?',
  '(?:うち|家|自宅)から|(?:うち|家|自宅)の(?=近)|(?:うち|家)(?:で|に)(?=ごろごろ|ばかり|ずつと|いて|いる|いても|座つて|一日|ぼんやり|ぼうつと|じつと)',
  '元(?=教|看護|先生|会社|銀行|公務|営業|事務|技術|社員|保育|調理|大工|運転)',
].join('|')

/** Where one can get to by these means. */
const REACHED = '(?:行け|いけ|通え|かよえ)る(?:ところ|所|場所|範囲|距離)?'
const WAYS = [
  ['walk', '(?:歩いて|歩き|徒歩)で?', 20],
  ['bicycle', '自転車で?', 20],
  ['bus', 'ばすで?', 30],
  ['car', '(?:車|自動車)で?', 20],
] as const

const WRITTEN: readonly Pattern[] = [
  [/^土日(祝日?)?/, () => ({ days: [5, 6] })],
  [/^週末/, () => ({ days: [5, 6] })],
  [/^平日/, () => ({ days: [0, 1, 2, 3, 4] })],
  [new RegExp(`^(?:毎週)?([${DAY}])曜日?`), ([, day]) => ({ days: [DAY.indexOf(day!)] })],
  [
    new RegExp(`^([${DAY}]{2,})(?=$|曜|の|午|だけ|以外|は|が|で|に|なら|休|な)(?:曜日?)?`),
    ([, days]) => ({ days: Array.from(days!, day => DAY.indexOf(day)) }),
  ],
  [
    /^(午前|午後|朝|夜)?の?(\d{1,2})時(?:半|\d{1,2}分)?(?:ごろ|頃|以降|以後|すぎ|過ぎ|から|まで)?/,
    ([, half, hour]) => partOf(half, Number(hour)),
  ],
  [
    /^(げつ|か|すい|もく|きん|ど|にち|[月火水木金土日])よう(?:び|日)/,
    ([, day]) => ({ days: [Math.max(DAY.indexOf(day!), KANA_DAYS.indexOf(day!))] }),
  ],
  [/^午前中?/, () => ({ parts: ['am'] })],
  [/^午後/, () => ({ parts: ['pm'] })],
  [/^(?:昼間|ひるま|日中)/, () => ({ parts: ['am', 'pm'] })],
  [/^(夜[間勤]?|晩)/, () => ({ parts: ['night'] })],
  [
    /^(?:お?仕事|会社|勤め|退勤|職場)(?:お|が)?(?:終わつてから|終わつた後|終わりに?|帰りに?|の(?:あと|後)に?|後に?)/,
    () => ({ parts: ['night'] }),
  ],
  [
    /^(?:朝から晩まで|夜遅くまで)?(?:忙しく|1生懸命|必死に|長年|ずつと)?(?:働い|勤め)(?:て(?:い|き)まし|て(?:い|き)|まし)?た(?:ので|から|が|けど|けれど)?/,
    () => ({}),
  ],
  [/^(?:お?仕事|会社)(?:1筋|人間|1辺倒|漬け|(?:しか|ばかり|だけ)(?:し|や|知ら)[ぁ-ん]{1,8})/, () => ({})],
  [/^(?:お?仕事|働くこと|働くの|はたらく|就労)(?:以外|いがい|じやない|ではない)/, () => ({ unsay: ['はたらく'] })],
  [
    /^(?:参加費)?無料|^0円(?=$|の|で)|^(?:参加費|会費|費用|月謝|料金)(?:が|の|は)?(?:かからない|いらない|ない|なし|無し|不要|ただ|ぜろ|0円?)|^ただ$|^ただで|^お金(?:が|の|は|も)?(?:かから|いら)(?:ない|ず)|^お金おかけ(?:ない|ず)/,
    () => ({ filters: { reward: 'free' } }),
  ],
  [
    /^(?:時給|時間給|1時間)\D{0,2}(\d{3,5})円?(?:以上|から|より上|くらい|ぐらい)?/,
    ([, yen]) => ({ filters: { wage: Number(yen) } }),
  ],
  [
    /^(?:時給制|日払い|週払い|日給|交通費支給)|^お金(?:に(?:なる|なれば|したい)|お(?:もら|稼|かせ)[ぁ-ん]{1,3}|が(?:もらえる|出る|ほしい|欲しい|入る|必要))|^(?:謝礼|お礼|謝金|報酬|手当|交通費|給料|日当)(?:が|の|は)?(?:もらえる|出る|でる|ある|あり|つき|支給)|^(?:稼(?:ぎたい|げる|ぐ)|かせ(?:ぎたい|げる|ぐ))|^お?(?:小遣い|こずかい)(?:稼ぎ|かせぎ|程度|くらい|ぐらい|になる)?|^(?:年金|生活費|家計|老後のお?金|お金)(?:だけ)?(?:で|じや|が|の|に|だと|では|は)*(?:(?:生活|暮らし)(?:が|は)?)?(?:成り立た(?:ない|ず)|暮らせない|やつていけない|足し|足り(?:ない|なく|ません)|たりない|不安|心配|心細い|苦しい)[ぁ-ん]{0,3}|^(?:現金|日銭|収入)(?:が|お)?(?:すぐ)?(?:ほしい|欲しい|必要|得たい|になる|入る)?|^(?:食べて|食つて|やつて)(?:は)?(?:い|行)け(?:ない|ません|ん)|^(?:月に?|1か?月)\d+万円?(?:くらい|ぐらい|ほど|程度)?(?:お?稼ぎたい)?/,
    () => ({ filters: { reward: 'paid' } }),
  ],
  [
    /^(お?仕事|働(?:く|き(?!方)|ける)(?:たい)?|はたら(?:く|き)(?:たい)?|求人|就労|職場|勤め(?:たい|口)?|雇(?:つて|う|われ)[ぁ-ん]{0,5})/,
    () => ({ filters: { door: 'work' } }),
  ],
  [
    /^(?:にぎやか|騒がしい?|うるさい?)[ぁ-ん]{0,4}?(?:苦手|いや|嫌|無理|だめ|じやない|でない)/,
    () => ({ say: ['静かな場'] }),
  ],
  [
    /^(?:雨|雪|台風|猛暑|真夏|真冬|寒い日|暑い日)(?:の日|の時|が降つて|降り|天)?(?:でも|もできる|に(?:も|濡れない))/,
    () => ({ say: ['屋内'] }),
  ],
  [/^見学(できる|可能?|あり|したい)?/, () => ({ filters: { visit: true } })],
  [/^お?試し(?!た|て)(できる|可能?|あり|したい)?/, () => ({ filters: { trial: true } })],
  ...WAYS.flatMap(([means, by, usual]): Pattern[] => [
    [new RegExp(`^${by}(\\d{1,3})分(以内|ぐらい|くらい|まで)?`), ([, minutes]) => way(means, Number(minutes))],
    [new RegExp(`^${by}${REACHED}`), () => way(means, usual)],
  ]),
  [/^(今日|本日|きよう$)/, (_, today) => ({ filters: { on: today } })],
  [/^(明日|あした$|あす$)/, (_, today) => ({ filters: { on: addDays(today, 1) } })],
  [/^(明後日|あさつて$)/, (_, today) => ({ filters: { on: addDays(today, 2) } })],
  [/^(\d{1,2})月(\d{1,2})日/, ([, month, date], today) => dayNamed(Number(month), Number(date), today)],
  [
    new RegExp(`^(今週|来週|再来週)の?([${DAY}])(?:曜日?)?(?=$|の|に|で|は|だけ|午|朝|夜)`),
    ([, week, day], today) => weekNamed(['今週', '来週', '再来週'].indexOf(week!), DAY.indexOf(day!), today),
  ],
  ...LOADS,
  [new RegExp(`^(?:${IDLE})`), () => ({})],
]
const PATTERNS = WRITTEN.map(([pattern, read]): Pattern => [asRead(pattern), read])

const way = (means: Criteria['means'], minutes: number): Condition | null =>
  minutes >= 1 && minutes <= 180 ? { filters: { means, minutes } } : null

/** The part of the day in which an hour lies; 2時 alone is said of the afternoon. */
function partOf(half: string | undefined, hour: number): Condition | null {
  if (hour > 24) return null
  const isLate = half === '午後' || half === '夜' || (half === undefined && hour < 6)
  const at = hour < 12 && isLate ? hour + 12 : hour
  return { parts: [at < 12 ? 'am' : at < 17 ? 'pm' : 'night'] }
}

/** 今週の土曜, 来週の火曜, in weeks that begin on Monday; one that is over is none. */
function weekNamed(weeks: number, day: number, today: Day): Condition | null {
  const on = addDays(today, weeks * 7 + day - weekday(today))
  return on >= today ? { filters: { on } } : null
}

/** The next 12月5日 from today on. */
function dayNamed(month: number, date: number, today: Day): Condition | null {
  const { year } = partsOfDay(today)
  const day = [year, year + 1].map(one => dayOf(one, month, date)).find(one => one !== null && one >= today)
  return day ? { filters: { on: day } } : null
}

/** Behind a time at which one can't: 土日は休み, 夜勤なし, 日曜以外. */
const NOT_THEN =
  /^(?:は|が|お|の|も|に)?(?:もう|ちよつと|とても)?(?:お?休み|やすみ|以外|除(?:く|いて)|のぞ(?:く|いて)|無理|むり|だめ|なし|ない|できない|(?:行|い|働|出ら)[けれ]ない)/

/** The other days, and the other parts of a day. */
const otherwise = ({ days, parts }: Condition): Condition => ({
  ...(days && { days: [0, 1, 2, 3, 4, 5, 6].filter(day => !days.includes(day)) }),
  ...(parts && { parts: PARTS.filter(part => !parts.includes(part)) }),
})

/** The condition with which a folded text begins, and how long it is; null where it begins with none. */
export function conditionAt(text: string, today: Day): (Condition & { length: number }) | null {
  for (const [pattern, read] of PATTERNS) {
    const found = pattern.exec(text)
    const said = found && read(found, today)
    if (!said) continue
    const { length } = found[0]
    const not = said.days || said.parts ? NOT_THEN.exec(text.slice(length)) : null
    return not ? { ...otherwise(said), length: length + not[0].length } : { ...said, length }
  }
  return null
}
