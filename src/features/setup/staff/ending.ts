import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { dateField, hidden, selectField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { pane } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { table } from '#ui/table.ts'
import { endings } from '../ending/actions.ts'
import { ENDED, type Ended, type EndingEntry, isEnded } from '../ending/rules.ts'
import { type Named, namesOf } from '../ending/store.ts'
import { ENDED_TEXT } from '../ending/text.ts'
import { asked, cityView, type Errors, PATH, readDayField, toldOr } from './parts.ts'

const ENDING = `${PATH}/ending`
const WAYS = {
  rename: '名前を変える（記録もいっしょに変わります）',
  end: '終わりにする（記録には残り、新しくは選べなくなります）',
  remove: 'まちがいだったので消す（一度も使っていないものだけ）',
} as const

const kindOf = ({ url }: Ask<Staff>, typed?: Submitted): Ended => {
  const text = typed ? one(typed, 'of') : (url.searchParams.get('of') ?? '')
  return isEnded(text) ? text : 'programmes'
}

type Shown = { typed: Submitted; errors: Errors }

async function view(ask: Ask<Staff>, db: Read, shown?: Shown): Promise<View> {
  const of = kindOf(ask, shown?.typed)
  const all = await namesOf(db, of)
  const errors = shown?.errors ?? {}
  return cityView(
    {
      title: '名前を変える・終わりにする・消す',
      lead: '使ったことのあるものは、記録のために消えません。終わる日を入れると、その日より後は選べなくなります。',
    },
    [
      tabs(
        '何を',
        ENDED.map(one => ({ href: `${ENDING}?of=${one}`, text: ENDED_TEXT[one], current: one === of })),
      ),
      may(ask, 'city.write') &&
        all.length > 0 &&
        pane({ title: `${ENDED_TEXT[of]}を変える`, body: endingForm(of, all, shown?.typed ?? filled({}), errors) }),
      table<Named>({
        caption: ENDED_TEXT[of],
        items: all,
        cards: true,
        empty: 'まだありません。',
        columns: [
          { key: 'name', title: '名前', header: true, cell: ({ name }) => name },
          { key: 'ends', title: '終わる日', cell: ({ ends_on }) => (ends_on ? formatDay(ends_on) : '') },
        ],
      }),
    ],
    errors,
  )
}

const endingForm = (of: Ended, all: readonly Named[], typed: Submitted, errors: Errors) => {
  const field = asked(typed, errors)
  return form({
    action: ENDING,
    once: newId(),
    body: [
      hidden('of', of),
      selectField({
        ...field('name', 'どれを'),
        empty: '選んでください',
        options: all.map(({ name }) => ({ value: name, label: name })),
      }),
      radioField({
        ...field('way', 'どうするか'),
        options: Object.entries(WAYS).map(([value, label]) => ({ value, label })),
      }),
      html`<div class="grid2">${textField({ ...field('becomes', '新しい名前'), required: false, hint: '名前を変えるときだけ' })}${dateField({ ...field('ends_on', '終わる日'), required: false, hint: '終わりにするときだけ。空けると、終わりを取り消します。' })}</div>`,
      textField({ ...field('source', 'わけ・もとになるもの'), hint: '例：令和9年4月1日 町名変更の告示' }),
    ],
    submit: button({ text: '記録する', kind: 'main' }),
  })
}

/** What was typed as an entry of a file; a sentence for each field that does not fit. */
function readEnding(of: Ended, typed: Submitted): { entry: EndingEntry; errors: Errors } {
  const [name, way, source] = [one(typed, 'name'), one(typed, 'way'), one(typed, 'source').trim()]
  const becomes = one(typed, 'becomes').trim()
  const day = one(typed, 'ends_on').trim()
  const ends = day === '' ? { value: null, errors: {} } : readDayField('ends_on', day)
  const errors = {
    ...(name === '' ? { name: 'どれのことかを選んでください。' } : {}),
    ...(way in WAYS ? {} : { way: 'どうするかを選んでください。' }),
    ...(way === 'rename' && becomes === '' ? { becomes: '新しい名前を書いてください。' } : {}),
    ...(becomes.length > (of === 'programmes' ? 200 : 60) ? { becomes: '名前が長すぎます。短くしてください。' } : {}),
    ...(way === 'end' ? ends.errors : {}),
    ...(source === '' ? { source: 'わけを書いてください。' } : {}),
    ...(source.length > 400 ? { source: '400文字までにしてください。' } : {}),
  }
  const what = way === 'rename' ? { becomes } : way === 'end' ? { ends_on: ends.value } : { removed: true as const }
  return { entry: { of, name, ...what } as EndingEntry, errors }
}

/** Where what a city entered is called otherwise, ended, or taken away again. */
export const endingPages = [
  page.staff({ path: ENDING, can: 'city.read', audit: 'none', get: (ask, db) => view(ask, db) }),
  page.staff({
    path: ENDING,
    can: 'city.write',
    audit: { action: 'city.ending' },
    post: async (ask, tx, typed) => {
      const of = kindOf(ask, typed)
      const { entry, errors } = readEnding(of, typed)
      if (Object.keys(errors).length > 0) return view(ask, tx, { typed, errors })
      const done = await endings(tx, ask.municipality.id, [entry], { why: one(typed, 'source').trim() }, doing(ask))
      if ('faults' in done)
        return view(ask, tx, {
          typed,
          errors: { ['becomes' in entry ? 'becomes' : 'name']: done.faults[0]!.says },
        })
      return { redirect: `${ENDING}?of=${of}`, ...toldOr(done.told.slice(0, 1)) }
    },
  }),
]
