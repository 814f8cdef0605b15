import { type Doubt, EMPTY, known, offered, type Reading, UNKNOWN } from '../rules-reading.ts'
import { isBlank, valueText } from './plain.ts'

/** For whom something is by age: from `min` years on (0: any age); `young`: for children, or parents with small ones. */
export type Ages = { min: number | null; young: boolean }

const LONGEST = 300
const ABOUT = '(?:おおむね|概ね|だいたい|約|ほぼ)'
const AGE = String.raw`(\d{1,3})\s?(?:歳|(?<=0)代)`
const FROM = '(?:以上|から|以降|より上|~)'
const RANGE = /\d{1,3}\s?[歳代]?\s?(?:以上|から|~|-)\s?[、,・]?\s?(?:\d{1,3})\s?[歳代](?!以上|から|~)/
const UP_TO = /(\d{1,3})\s?[歳代]\s?(?:\d{1,2}\s?[かヶヵケカ]月)?\s?(?:児(?!以上)|くらいまで|ぐらいまで|まで|以下|未満)/
const UP_TO_ALL = new RegExp(UP_TO, 'g')
const FLOOR = new RegExp(
  `(${ABOUT}\\s?)?${AGE}\\s?(くらい|ぐらい|前後|程度|頃|ごろ)?\\s?${FROM}(?!\\s?\\d{1,3}\\s?(?:[歳代]|$))`,
  'g',
)

/** The age in which somebody is first of this school year (学校教育法17条), and 成人 (民法4条). */
const STAGES: Record<string, number> = { 小学: 6, 中学: 12, 高校: 15, 成人: 18 }
const STAGE = '(小学|中学|高校|成人)(?:([1-6])年)?(?:校)?(?:生|児童)?(?:の方)?'
const STAGE_FLOOR = new RegExp(`${STAGE}(?:以上|から上|(?:から|~)\\s?(?:一般|大人|おとな|成人|シニア|高齢者|$))`)
const STAGES_AND_ALL = new RegExp(
  `${STAGE}(?:生?[・、,と]\\s?(?:中学|高校|大学|専門学校)?生?){0,3}\\s?[・、,と~]?\\s?一般`,
)

const ANYBODY =
  /どなたでも|どなたも|(?:誰|だれ)でも|年齢(?:は|を|に|制限)*(?:不問|問いません|問わず|問わない|かかわらず|なし|無し?|ありません)|老若男女|全年齢|^(?:制限なし|不問)$/
const OLDER = /高齢者|お年寄り|シニア/
const YOUNG =
  /乳幼児|乳児|幼児|未就学児?|就学前(?:の?(?:子ども|お子さん|児))?|園児|赤ちゃん|ベビー|\d歳児|小中学生|小・中学生|中高生|幼稚園|保育園|小学校?(?:[1-6](?:[~・][1-6])?年)?(?:児童|生)?|中学校?(?:[1-3]年)?生?|高校(?:[1-3]年)?生?|児童|生徒|お?子(?:ども|供|さん|様)(?:たち)?|こども|キッズ|ジュニア|親子|妊婦|子育て(?:中|世代)|プレ?パパ|プレ?ママ|年少|年中|年長|[1-6]年生/g
const WITH_YOUNG =
  /保護者|家族|親(?!子)|父母|男子|女子|以下|未満|(?:その|市内|市|町内|在住|在学|在園|在勤|対象|のみ|限定|方|者|等|など|及び|および)/g
const GROWN =
  /一般|大人|おとな|成人|どなた|誰|だれ|高齢|シニア|祖父母|おじい|おばあ|市民|住民|地域|大学|両方|関心|興味|手伝|支援|応援|ボランティア|携わ|関わ|以上/
/** Who else may come, or who may not, beside those whose age is told. */
const OTHERS =
  /または|又は|もしくは|及び|および|あるいは|と(?:その|同)|夫婦|一方|家族|付き?添|障害|障がい|除く|不可|原則|優先|以外|小学|中学|高校|子ども|こども|親子/
/** Of where people must live, work or learn, each is enough; it says nothing about their age. */
const FROM_HERE =
  /(?:[市区町村県都府道]内)?(?:に|で)?(?:在住|在勤|在学|お住まい|住所|通勤|通学)(?:[・、,\s]|または|又は|もしくは|及び|および|あるいは|か(?=在))?/g
/** Children who may come with somebody are no limit: どなたでも（小学生以下は保護者同伴）. */
const WITH_SOMEBODY = /[^、。,()\n]*(?:同伴|付き?添い|一緒)[^、。,()\n]*/g

const from = (min: number): Ages => ({ min, young: false })
const CHILDREN: Ages = { min: null, young: true }

/**
 * For whom a cell says that something is: 60歳以上, 18歳以上の方, 中学生以上, どなたでも; 概ね65歳〜 and シニア are offered. 小学生,
 * 未就学児, 親子 and 0〜3歳 are children's. Other words, and ages with an upper end, stay words: no number would be all of them.
 */
export function readAges(cell: string): Reading<Ages> {
  const text = valueText(cell)
    .replace(/[才歲]/g, '歳')
    .replace(/満(?=\d)/g, '')
  if (isBlank(text)) return EMPTY
  if (text.length > LONGEST) return UNKNOWN
  const said = text.replace(WITH_SOMEBODY, '').trim()
  const floors = [...said.matchAll(FLOOR)]
  if (RANGE.test(said) || (UP_TO.test(said) && floors.length === 0)) return upTo(said)
  if (floors.length > 0) return floorOf(said, floors)
  return inWords(said)
}

/** An upper end: children's where every age is below 18, else words. */
function upTo(said: string): Reading<Ages> {
  const ages = [...said.matchAll(/(\d{1,3})\s?[歳代]/g)].map(([, age]) => Number(age))
  return !GROWN.test(said.replace(/以上/g, '')) && ages.every(age => age <= 18) ? known(CHILDREN, true) : UNKNOWN
}

/** The ages up to which one may come: 65歳まで, 74歳以下. */
const tops = (said: string): number[] => [...said.matchAll(UP_TO_ALL)].map(([, age]) => Number(age))

function floorOf(said: string, floors: readonly RegExpExecArray[]): Reading<Ages> {
  const ages = floors.map(([, , age]) => Number(age))
  const min = Math.min(...ages)
  if (min > 110) return UNKNOWN
  const rest = said.replace(FLOOR, '').replace(FROM_HERE, '')
  // 18歳以上（65歳まで）: a floor alone would send there whom nobody takes.
  if (tops(rest).some(age => age > min)) return UNKNOWN
  const doubt: Doubt | null =
    new Set(ages).size > 1
      ? 'severalAges'
      : floors.some(([, about, , after]) => about ?? after)
        ? 'about'
        : OTHERS.test(rest) || UP_TO.test(rest)
          ? 'otherWords'
          : null
  return doubt ? offered(from(min), doubt) : known(from(min), true)
}

function inWords(said: string): Reading<Ages> {
  const stage = STAGE_FLOOR.exec(said)
  if (stage) return known(from(ageOf(stage)), true)
  const all = STAGES_AND_ALL.exec(said)
  if (all) return offered(from(ageOf(all)), 'ageInWords')
  const isYoung = said.search(YOUNG) >= 0 || /保護者/.test(said)
  if (ANYBODY.test(said)) return isYoung ? UNKNOWN : known(from(0), true)
  if (/^成人(?:の?(?:方|男女|男性|女性))?$/.test(said)) return known(from(18), true)
  if (isYoung) return GROWN.test(said) ? UNKNOWN : childrenOf(said)
  if (!OLDER.test(said) || /一般|大人|おとな|成人/.test(said)) return UNKNOWN
  // 高齢者の医療の確保に関する法律50条: 後期 begins at 75.
  return offered(from(/後期高齢/.test(said) ? 75 : 65), 'ageInWords')
}

const ageOf = ([, stage = '', year]: RegExpExecArray): number => (STAGES[stage] ?? 0) + (year ? Number(year) - 1 : 0)

function childrenOf(said: string): Reading<Ages> {
  const rest = said
    .replace(YOUNG, '')
    .replace(WITH_YOUNG, '')
    .replace(/[\s、。,・()のとでやを~]/g, '')
  return rest === '' ? known(CHILDREN, true) : offered(CHILDREN, 'otherWords')
}
