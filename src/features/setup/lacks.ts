import { type DeskDays, doesKey } from '#features/municipalities/rules.ts'
import { metres } from '#features/places/rules.ts'
import { fiscalYear } from '#platform/ages.ts'
import { YUI } from '#platform/called.ts'
import { addDays, type Day, formatDay } from '#platform/dates.ts'
import { type City, settingOn } from './rules.ts'
import { lowerSays, WAGE } from './wage/rules.ts'

/** Who works here on a day, by role. */
export type Hands = Readonly<Record<string, number>>

/**
 * What a city has to enter, and what is missing or doubtful of it (`says`; null: nothing). Without what is `needed` a part
 * of the work stands still. `by`: who can do it, whoever runs the server or the administrator of the city.
 */
export type Item = {
  key: string
  text: string
  path: string
  says: string | null
  needed: boolean
  by: 'server' | 'administrator'
  href: string | null
}

const FAR_METRES = 60_000
/** 最低賃金 is set anew each autumn: one older than this has probably been replaced. */
const WAGE_DAYS = 400

const item = (
  key: string,
  text: string,
  path: string,
  href: string | null,
  needed: boolean,
  says: string | null,
): Item => ({
  ...{ key, text, path, href, needed, says },
  by: href === null ? 'server' : 'administrator',
})

/** The guide of a city through what it enters, in the order in which one does it; `hands` null: nobody was counted. */
export const itemsOf = (city: City, today: Day, hands: Hands | null = null): Item[] => [
  item('host', 'アドレス（ホスト名）', 'host', null, false, hostSays(city)),
  item('desk', '窓口の名前・電話・時間・住所', 'desk_name', '/staff/city/desk', true, deskSays(city)),
  item('days', '窓口が開く日', 'settings', '/staff/city/desk#days', false, daysSays(city, today)),
  item('places', '圏域と町', 'towns', '/staff/city/places', true, placesSays(city)),
  item('facilities', '駅・施設', 'facilities', '/staff/city/places#facilities', false, facilitiesSays(city)),
  item('programmes', '事業', 'programmes', '/staff/city/programmes', true, programmesSays(city, today)),
  item(
    'wage',
    '最低賃金',
    'settings',
    '/staff/city/settings/minimumWage',
    !settingOn(city, WAGE, today),
    wageSays(city, today),
  ),
  item(
    'contacts',
    '個人情報とアクセシビリティの問い合わせ先',
    'settings',
    '/staff/city/settings',
    false,
    contactsSays(city, today),
  ),
  item('switches', '行うこと・行わないこと', 'settings', '/staff/city/switches', false, null),
  item('words', '市の呼び名', 'settings', '/staff/city/words', false, null),
  item('widearea', '都道府県に見せる数字', 'settings', '/staff/widearea', false, null),
  item('targets', '指標の目標', 'targets', '/staff/indicators/definitions', false, targetsSays(city, today)),
  ...(hands ? [item('staff', '職員', 'account', '/staff/accounts', true, staffSays(hands))] : []),
]

const hostSays = ({ host, code }: City) =>
  host === null
    ? `ホスト名がありません。1つの自治体だけなら、このままで使えます。2つ目を登録する前に要ります：${YUI} municipality host ${code} 名前`
    : null

const deskSays = ({ desk_name, desk_phone, desk_hours, desk_address }: City) =>
  [desk_name, desk_phone, desk_hours, desk_address].some(text => text.trim() === '') ? '空のところがあります。' : null

function daysSays(city: City, today: Day): string | null {
  const set = settingOn(city, 'deskDays', today)
  if (!set)
    return 'まだ入力していません。月曜から金曜まで（年末年始は休み）として数えています。祝日は休みになっていません。'
  const { closed } = set.value as DeskDays
  const year = today.slice(0, 4)
  return closed.some(day => day.startsWith(`${year}-`))
    ? null
    : `${year}年の祝日が、休みの日に入っていません。期限の日が祝日になることがあります。`
}

function placesSays({ areas, towns, lat, lng }: City): string | null {
  const own = areas.filter(({ neighbour }) => neighbour === null)
  if (own.length === 0 || towns.length === 0) return '町がないので、お住まいの町を選べず、近い活動を先に出せません。'
  const far = towns.filter(town => metres(town, { lat, lng }) > FAR_METRES).map(({ name }) => name)
  if (far.length > 0)
    return `中心から60キロより遠い町があります：${far.slice(0, 3).join('、')}${far.length > 3 ? `など${far.length}` : ''}。緯度と経度を確かめてください。`
  const empty = own.filter(({ name }) => !towns.some(({ area }) => area === name)).map(({ name }) => name)
  return empty.length > 0 ? `町のない圏域があります：${empty.join('、')}` : null
}

const facilitiesSays = ({ facilities }: City) =>
  facilities.length === 0 ? '駅や近隣センターがないので、地図に目印が出ません。' : null

function programmesSays({ programmes }: City, today: Day): string | null {
  const running = programmes.filter(one => one.starts_on <= today && (one.ends_on === null || one.ends_on >= today))
  if (running.length === 0) return 'きょう動いている事業がないので、利用者を登録できません。'
  const soon = running.every(({ ends_on }) => ends_on !== null && ends_on < addDays(today, 90))
  return soon ? '動いている事業が、すべて90日のうちに終わります。次の事業を入れてください。' : null
}

function wageSays(city: City, today: Day): string | null {
  if (settingOn(city, doesKey('placement'), today)?.value === false) return null
  const set = settingOn(city, WAGE, today)
  if (!set) return 'きょうの額がないので、雇用と派遣の活動を公開できません。'
  for (const one of city.settings.filter(({ key, valid_from }) => key === WAGE && valid_from >= set.valid_from)) {
    const lower = lowerSays(city, one)
    if (lower) return lower
  }
  return addDays(set.valid_from, WAGE_DAYS) < today
    ? `最後の額は${formatDay(set.valid_from)}からのものです。新しい額が発表されていないか確かめてください。`
    : null
}

const CONTACTS = { privacyContact: '個人情報', accessibilityContact: 'アクセシビリティ' }

function contactsSays(city: City, today: Day): string | null {
  const missing = Object.entries(CONTACTS).filter(([key]) => !settingOn(city, key, today))
  return missing.length > 0
    ? `${missing.map(([, text]) => text).join('と')}の問い合わせ先がないので、かわりに窓口を案内しています。`
    : null
}

function targetsSays({ targets }: City, today: Day): string | null {
  const year = fiscalYear(today)
  return targets.some(({ fiscal_year }) => fiscal_year === year)
    ? null
    : `${year}年度の目標がありません。指標のページは、目標なしで実績だけを出します。`
}

const staffSays = (hands: Hands): string | null =>
  (hands['counsellor'] ?? 0) + (hands['coordinator'] ?? 0) === 0
    ? '相談員かコーディネーターがいないので、相談を記録できません。'
    : null
