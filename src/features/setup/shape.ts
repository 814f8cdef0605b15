import { BANDS } from '#features/breakdowns/index.ts'
import { INDICATOR, KEY_SHAPE } from '#features/indicators/index.ts'
import { isMunicipalityCode } from '#platform/codes.ts'
import { SetupError } from '#platform/errors.ts'
import type { Setting } from '#platform/feature.ts'
import { tidyPhone } from '#platform/phones.ts'
import { readHost } from '#platform/register.ts'
import { jsonSchemaOf, type Shape } from '#platform/shapes.ts'
import { accentFits } from '#ui/contrast.ts'
import { ENDING } from './ending/rules.ts'
import { travelShapes } from './travel/shape.ts'

export const PREFECTURES =
  '北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県'.split(
    ' ',
  )

const words = (text: string, most = 200): Shape => ({ of: 'words', most, text })

/** Japan from 20 to 46 degrees north and 122 to 154 degrees east. */
const degrees = (text: string, least: number, most: number, other: readonly [number, number]): Shape => ({
  of: 'number',
  least,
  most,
  text,
  beyond: value =>
    value >= other[0] && value <= other[1]
      ? '緯度（lat）と経度（lng）が逆のようです。入れかえてください。'
      : `日本の外です。${text}は${least}から${most}までです。`,
})
const LAT = degrees('緯度', 20, 46, [122, 154])
const LNG = degrees('経度', 122, 154, [20, 46])

const CODE: Shape = {
  of: 'words',
  most: 6,
  text: '全国地方公共団体コード',
  like: { pattern: /^\d{6}$/, says: '6けたの全国地方公共団体コードを書いてください。例：122173' },
  fits: (code: string) => {
    if (!isMunicipalityCode(code)) return `「${code}」は検査数字（最後の1けた）が合いません。${righted(code)}`
    if (code.slice(2, 5) === '000') return `「${code}」は都道府県のコードです。市区町村のコードを書いてください。`
    return PREFECTURES[Number(code.slice(0, 2)) - 1] ? null : `「${code}」で始まる都道府県はありません。`
  },
}

const righted = (code: string): string => {
  const right = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(digit => code.slice(0, 5) + digit).find(isMunicipalityCode)
  return `「${right}」のことではありませんか。数字のならびを確かめてください。`
}

const HOST: Shape = {
  of: 'words',
  most: 253,
  orNull: true,
  text: 'ホスト名',
  fits: (host: string) => {
    try {
      readHost(host)
      return null
    } catch (error) {
      if (error instanceof SetupError) return error.message
      throw error
    }
  },
}

/** The fields of the register, by their names. */
export const ENTRY: Readonly<Record<string, Shape>> = {
  code: CODE,
  name: words('自治体の名前', 40),
  prefecture: { of: 'choice', among: PREFECTURES, text: '都道府県' },
  host: HOST,
  platform_name: words('この仕組みの名前', 40),
  accent: {
    of: 'words',
    most: 7,
    orNull: true,
    text: '色',
    fits: (colour: string) => (accentFits(colour) ? null : '白地の上で読める濃い色を #115a36 のように書いてください。'),
  },
  desk_name: words('窓口の名前', 60),
  desk_phone: {
    of: 'words',
    most: 60,
    text: '窓口の電話',
    fits: (phone: string) =>
      tidyPhone(phone.replace(/\s*(内線|[（(]).*$/, '')) === null
        ? '市外局番から書いてください。例：04-7167-1111'
        : null,
  },
  desk_hours: words('窓口の時間'),
  desk_address: words('窓口の住所'),
  lat: LAT,
  lng: LNG,
}
const OPTIONAL = ['host', 'platform_name', 'accent']

const list = (each: Shape): Shape => ({ of: 'list', each })
const record = (fields: Readonly<Record<string, Shape>>, optional: readonly string[] = []): Shape => ({
  of: 'record',
  fields,
  optional,
})
const KANA: Shape = { of: 'words', most: 100, empty: true }
const POSTCODE: Shape = {
  of: 'words',
  most: 7,
  empty: true,
  like: { pattern: /^(\d{7})?$/, says: '郵便番号は7けたの数字にしてください。' },
}

/** A programme; its end is not before its beginning. */
export const PROGRAMME: Shape = {
  ...record({
    name: words('事業の名前'),
    age_floor: { of: 'number', least: 0, most: 120, whole: true, text: '何歳から' },
    residents_only: { of: 'yes', text: '市内の方に限る' },
    funder: words('財源'),
    starts_on: { of: 'day', text: '始まる日' },
    ends_on: { of: 'day', orNull: true, text: '終わる日' },
    source: words('もとになるもの', 400),
  }),
  fits: ({ starts_on, ends_on }: { starts_on: string; ends_on: string | null }) =>
    ends_on !== null && ends_on < starts_on ? '終わる日が始まる日より前です。日を確かめてください。' : null,
}

const LISTS: Readonly<Record<string, Shape>> = {
  areas: list(
    record({ name: words('圏域の名前', 60), lat: LAT, lng: LNG, towns: list(words('町', 60)) }, [
      'lat',
      'lng',
      'towns',
    ]),
  ),
  neighbours: list(record({ code: CODE, name: words('名前', 40), lat: LAT, lng: LNG }, ['lat', 'lng'])),
  towns: list(
    record(
      { name: words('町の名前', 60), area: words('圏域', 60), lat: LAT, lng: LNG, kana: KANA, postcode: POSTCODE },
      ['area', 'kana', 'postcode'],
    ),
  ),
  facilities: list(
    record({
      kind: { of: 'choice', among: ['station', 'place'] },
      name: words('名前', 60),
      kana: KANA,
      lat: LAT,
      lng: LNG,
    }),
  ),
  ...travelShapes(LAT, LNG),
  programmes: list(PROGRAMME),
  population: list(
    record({
      as_of: { of: 'day', text: 'いつ現在か' },
      source: words('もとになるもの', 200),
      rows: list({
        ...record(
          {
            town: { of: 'words', most: 60, orNull: true, text: '町' },
            sex: { of: 'choice', among: ['female', 'male'], text: '性別' },
            band: { of: 'number', least: 0, most: 85, whole: true, text: '年代のはじめの年齢' },
            count: { of: 'number', least: 0, most: 10_000_000, whole: true, orNull: true, text: '人数' },
          },
          ['town'],
        ),
        fits: ({ band }: { band: number }) =>
          (BANDS as readonly number[]).includes(band)
            ? null
            : `band は、年代のはじめの年齢です。使えるもの：${BANDS.join('、')}（0は50歳未満、85は85歳以上）`,
      }),
    }),
  ),
  changes: list(ENDING),
  indicators: list(INDICATOR),
  targets: list(
    record({
      indicator: KEY_SHAPE,
      fiscal_year: { of: 'number', least: 2000, most: 2100, whole: true },
      quarter: { of: 'number', least: 0, most: 4, whole: true },
      value: { of: 'number', least: 0, most: 100_000_000 },
      source: words('もとになるもの', 400),
    }),
  ),
}

/** A dated value of a setting: which, from when, what, and where it is written. */
export const settingShape = (settings: Readonly<Record<string, Setting>>): Shape => ({
  of: 'cases',
  by: 'key',
  cases: Object.fromEntries(
    Object.entries(settings).map(([key, { text, shape }]) => [
      key,
      {
        text,
        ...record({
          key: { of: 'choice', among: [key] },
          valid_from: { of: 'day' },
          value: shape,
          source: words('もとになるもの', 400),
        }),
      } as Shape,
    ]),
  ),
})

/** What the file of a city may hold, whose figures are these. Without `whole` the entry of the register may be left out. */
export const cityShape = (settings: Readonly<Record<string, Setting>>, whole = true): Shape => {
  const fields = { ...ENTRY, ...LISTS, settings: list(settingShape(settings)) }
  return {
    ...record(fields, whole ? [...OPTIONAL, ...Object.keys(LISTS), 'settings'] : Object.keys(fields)),
    fits: ({ code, prefecture }: { code?: string; prefecture?: string }) => {
      const right = code && PREFECTURES[Number(code.slice(0, 2)) - 1]
      return right && prefecture && right !== prefecture
        ? `code「${code}」は${right}のコードですが、prefecture は「${prefecture}」です。どちらかを直してください。`
        : null
    },
  }
}

/** The JSON Schema of the file of a city. */
export const citySchema = (settings: Readonly<Record<string, Setting>>) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'yui-city/1',
  title: 'A city as it is put into Yui',
  ...jsonSchemaOf(cityShape(settings)),
})
