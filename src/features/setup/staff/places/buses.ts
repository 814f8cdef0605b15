import { html } from 'hono/html'
import { readFeed } from '#features/places/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { selectField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { more, pane } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { cityOf, plan, setup } from '../../actions.ts'
import type { City } from '../../rules.ts'
import { asPlanned } from '../../text.ts'
import { figuresOf, type LineEntry } from '../../travel/rules.ts'
import {
  asked,
  cityView,
  type Errors,
  lastOf,
  PATH,
  put,
  readDayField,
  readValue,
  type Settings,
  toldOr,
} from '../parts.ts'

/** Where bus lines and slopes are kept. */
export const BUSES = `${PATH}/buses`

const oftenText = ({ per_hour }: LineEntry): string => {
  const [a, b, c, d, e, f] = figuresOf(per_hour)
  return `平日 ${a}・${b}・${c}／土日 ${d}・${e}・${f}`
}

const linesTable = ({ lines }: City): Html =>
  table<LineEntry>({
    caption: 'バスの路線',
    items: lines.slice(0, 200),
    total: lines.length,
    cards: true,
    empty: 'まだありません。入れるまで、バスの時間は道のりだけから出し、「およそ」を付けます。',
    columns: [
      {
        key: 'name',
        title: '路線',
        header: true,
        cell: ({ name, operator }) => html`${name}${operator && html`<br><small>${operator}</small>`}`,
      },
      { key: 'stops', title: '停留所', numeric: true, cell: ({ stops }) => stops.length },
      { key: 'often', title: '1時間の本数（午前・午後・夜）', cell: oftenText },
      {
        key: 'days',
        title: 'いつから',
        cell: ({ valid_from, ends_on }) => `${formatDay(valid_from)}から${ends_on ? `${formatDay(ends_on)}まで` : ''}`,
      },
      { key: 'source', title: 'もとになるもの', cell: ({ source }) => source },
    ],
  })

const slopesTable = ({ slopes }: City): Html =>
  table<City['slopes'][number]>({
    caption: '坂のあるところ',
    items: slopes,
    cards: true,
    empty: 'まだありません。平らな道として計算しています。',
    columns: [
      {
        key: 'area',
        title: '圏域',
        header: true,
        cell: ({ area, to }) => (to === null ? area : `${area}と${to}のあいだ`),
      },
      { key: 'walk', title: '歩き', cell: ({ walk }) => `${walk}倍` },
      { key: 'bicycle', title: '自転車', cell: ({ bicycle }) => `${bicycle}倍` },
      { key: 'from', title: 'いつから', cell: ({ valid_from }) => formatDay(valid_from) },
      { key: 'source', title: 'もとになるもの', cell: ({ source }) => source },
    ],
  })

const fileForm = (errors: Errors): Html =>
  form({
    action: BUSES,
    once: newId(),
    upload: true,
    body: textField({
      name: 'file',
      label: 'バスの時刻のファイル（GTFS-JP、zip）',
      type: 'file',
      accept: '.zip,application/zip',
      required: true,
      hint: '会社ごとに1つ、そのまま選べます。きょうから4週間のダイヤを読み、曜日や日によって走る路線は、走る日の割合で1時間の本数を数えます（運休の日と、祝日のダイヤも読みます）。その会社の路線で、ファイルにないものは、きのうで終わりになります。10メガバイトまで。',
      error: errors['file'],
    }),
    submit: [
      button({ text: '確かめる', name: 'go', value: 'check' }),
      button({ text: 'この内容で登録する', kind: 'main', name: 'go', value: 'save' }),
    ],
  })

const slopeForm = ({ areas }: City, typed: Submitted, errors: Errors): Html => {
  const field = asked(typed, errors)
  const options = areas.map(({ name }) => ({ value: name, label: name }))
  return form({
    action: `${BUSES}/slope`,
    once: newId(),
    body: [
      selectField({ ...field('area', '圏域'), empty: '選んでください', options }),
      selectField({ ...field('to', 'もう1つの圏域'), required: false, empty: 'この圏域に出入りする道すべて', options }),
      textField({
        ...field('walk', '歩きは、平らな道の何倍かかるか'),
        width: 'short',
        inputmode: 'decimal',
        example: '1.3',
      }),
      textField({
        ...field('bicycle', '自転車は、何倍かかるか'),
        width: 'short',
        inputmode: 'decimal',
        example: '1.5',
      }),
      textField({ ...field('valid_from', 'いつから'), example: '令和8年12月1日' }),
      textField({ ...field('source', 'もとになるもの'), hint: 'どこに書かれているか、だれが測ったか。' }),
    ],
    submit: button({ text: '記録する', kind: 'main' }),
  })
}

type Shown = { typed?: Submitted; errors?: Errors; told?: readonly string[] }

async function view(ask: Ask<Staff>, db: Read, { typed, errors = {}, told }: Shown = {}): Promise<View> {
  const city = await cityOf(db, ask.municipality.id)
  const writes = may(ask, 'city.write')
  return cityView(
    {
      title: 'バスの路線と坂',
      lead: 'かかる時間の計算に使います。入れた路線だけで計算するので、市内を走る路線は、すべて入れてください。その時間に走る路線がなければ、バスの時間は出しません。',
      back: [`${PATH}/places`, '圏域・町・施設'],
    },
    [
      told &&
        notice({
          kind: 'info',
          live: true,
          title: told.length > 0 ? '登録すると、こうなります' : '変わるところはありません。',
          body:
            told.length > 0 &&
            html`<ul>${told.map(line => html`<li>${asPlanned(line)}</li>`)}</ul><p>登録するときは、もう一度ファイルを選んでください。</p>`,
        }),
      linesTable(city),
      writes && pane({ title: 'バスの路線を入れる', body: fileForm(errors) }),
      slopesTable(city),
      writes &&
        more({ title: '坂を記録する', open: typed !== undefined, body: slopeForm(city, typed ?? filled({}), errors) }),
    ],
    errors,
  )
}

const FACTOR = { of: 'number', least: 1, most: 2 } as const

/** Bus lines from the companies’ own files, and how steep it is. */
export const busPages = (settings: Settings) => [
  page.staff({ path: BUSES, can: 'city.read', audit: 'none', get: async (ask, db) => view(ask, db) }),
  page.staff({
    path: BUSES,
    can: 'city.write',
    audit: { action: 'city.buses' },
    takes: 'file',
    post: async (ask, tx, typed) => {
      const file = typed.files['file']
      if (!file || file.bytes.length === 0)
        return view(ask, tx, { errors: { file: 'ファイルを選んでください。例：gtfs.zip' } })
      const feed = await readFeed(file.bytes, ask.today, `GTFS-JP（${file.name}）`)
      if ('refused' in feed) return view(ask, tx, { errors: { file: feed.refused } })
      const [given, saves] = [{ settings, feeds: [feed], today: ask.today }, one(typed, 'go') === 'save']
      const done = await (saves
        ? setup(tx, ask.municipality.id, {}, given, doing(ask))
        : plan(tx, ask.municipality.id, {}, given))
      if ('faults' in done) {
        const says = done.faults.slice(0, 5).map(fault => fault.says)
        return view(ask, tx, { errors: { file: says.join('／') } })
      }
      return saves ? { redirect: BUSES, ...toldOr(done.told) } : view(ask, tx, { told: done.told })
    },
  }),
  page.staff({
    path: `${BUSES}/slope`,
    can: 'city.write',
    audit: { action: 'city.slope' },
    post: async (ask, tx, typed) => {
      const [walk, bicycle] = [readValue(FACTOR, 'walk', typed), readValue(FACTOR, 'bicycle', typed)]
      const day = readDayField('valid_from', one(typed, 'valid_from'))
      const area = one(typed, 'area')
      const errors = {
        ...walk.errors,
        ...bicycle.errors,
        ...day.errors,
        ...(area === '' && { area: '圏域を選んでください。' }),
      }
      if (Object.keys(errors).length > 0) return view(ask, tx, { typed, errors })
      const slope = {
        ...{ area, to: one(typed, 'to') || null, valid_from: day.value!, source: one(typed, 'source').trim() },
        ...{ walk: Number(walk.value), bicycle: Number(bicycle.value) },
      }
      const done = await put(ask, tx, { slopes: [slope] }, settings, BUSES, lastOf)
      return 'errors' in done ? view(ask, tx, { typed, errors: done.errors }) : done
    },
  }),
]
