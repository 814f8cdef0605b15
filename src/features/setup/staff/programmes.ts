import { html } from 'hono/html'
import { allProgrammes, type ProgrammeEntry } from '#features/municipalities/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkbox } from '#ui/choices.ts'
import { dateField, numberField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { pane } from '#ui/layout.ts'
import { table } from '#ui/table.ts'
import { PROGRAMME } from '../shape.ts'
import { asked, cityView, type Errors, lastOf, PATH, put, readDayField, readValue, type Settings } from './parts.ts'

const PROGRAMMES = `${PATH}/programmes`

const typedOf = (programme: ProgrammeEntry): Submitted =>
  filled({ ...programme, residents_only: programme.residents_only ? '1' : '' })

async function view(ask: Ask<Staff>, db: Read, typed: Submitted | null, errors: Errors = {}): Promise<View> {
  const all = await allProgrammes(db)
  const chosen = all.find(({ name }) => name === ask.url.searchParams.get('name'))
  return cityView(
    {
      title: '事業',
      lead: 'だれを利用者として登録できるか（年齢・住まい）と、財源・期間です。きょう動いている事業が1つもないと、利用者を登録できません。',
    },
    [
      table<ProgrammeEntry>({
        caption: '事業',
        items: all,
        cards: true,
        empty: 'まだありません。下で最初の事業を加えてください。',
        columns: [
          {
            key: 'name',
            title: '名前',
            header: true,
            cell: ({ name }) =>
              html`<a href="${PROGRAMMES}?${new URLSearchParams({ name }).toString()}#edit">${name}</a>`,
          },
          {
            key: 'who',
            title: '対象',
            cell: one => `${one.age_floor}歳から・${one.residents_only ? '市内の方に限る' : '住まいは問わない'}`,
          },
          {
            key: 'when',
            title: '期間',
            cell: one => `${formatDay(one.starts_on)}から${one.ends_on ? `${formatDay(one.ends_on)}まで` : ''}`,
          },
          { key: 'funder', title: '財源', cell: one => one.funder },
        ],
      }),
      may(ask, 'city.write') &&
        pane({
          title: chosen && !typed ? `「${chosen.name}」を直す` : '加える・直す',
          id: 'edit',
          body: programmeForm(typed ?? (chosen ? typedOf(chosen) : filled({})), errors),
        }),
    ],
    errors,
  )
}

const programmeForm = (typed: Submitted, errors: Errors) => {
  const field = asked(typed, errors)
  return form({
    action: PROGRAMMES,
    once: newId(),
    body: [
      textField({ ...field('name', '事業の名前'), hint: '同じ名前の事業があれば、それを直します。' }),
      numberField({ ...field('age_floor', '何歳から'), unit: '歳' }),
      checkbox({
        name: 'residents_only',
        label: '市内にお住まいの方に限る',
        checked: one(typed, 'residents_only') === '1',
      }),
      textField({ ...field('funder', '財源'), hint: '例：介護保険（地域支援事業）' }),
      dateField(field('starts_on', '始まる日')),
      dateField({ ...field('ends_on', '終わる日'), required: false, hint: '決まっていなければ、空けておきます。' }),
      textField({ ...field('source', 'もとになるもの'), hint: '要綱や計画の名前と条・章' }),
    ],
    submit: button({ text: '事業を記録する', kind: 'main' }),
  })
}

function readProgramme(typed: Submitted): { value: ProgrammeEntry; errors: Errors } {
  const fields = PROGRAMME.of === 'record' ? PROGRAMME.fields : {}
  const read = (name: string) => readValue(fields[name]!, name, typed)
  const plain = ['name', 'age_floor', 'funder', 'starts_on', 'source'].map(name => [name, read(name)] as const)
  const typedEnd = one(typed, 'ends_on').trim()
  const end = typedEnd === '' ? { value: null, errors: {} } : readDayField('ends_on', typedEnd)
  return {
    value: {
      ...Object.fromEntries(plain.map(([name, { value }]) => [name, value])),
      residents_only: one(typed, 'residents_only') === '1',
      ends_on: end.value,
    } as ProgrammeEntry,
    errors: Object.assign({}, end.errors, ...plain.map(([, { errors }]) => errors)),
  }
}

/** The programmes: whom they take, who pays, from when until when. */
export const programmePages = (settings: Settings) => [
  page.staff({ path: PROGRAMMES, can: 'city.read', audit: 'none', get: async (ask, db) => view(ask, db, null) }),
  page.staff({
    path: PROGRAMMES,
    can: 'city.write',
    audit: { action: 'city.programme' },
    post: async (ask, tx, typed) => {
      const { value, errors } = readProgramme(typed)
      if (Object.keys(errors).length > 0) return view(ask, tx, typed, errors)
      const at = (path: string) => (/\]$/.test(path) ? 'ends_on' : lastOf(path))
      const done = await put(ask, tx, { programmes: [value] }, settings, PROGRAMMES, at)
      return 'errors' in done ? view(ask, tx, typed, done.errors) : done
    },
  }),
]
