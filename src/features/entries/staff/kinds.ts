import { html } from 'hono/html'
import { z } from 'zod'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { line, needed, note, oneOf } from '#platform/reading.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkbox, radioField } from '#ui/choices.ts'
import { textArea, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { table } from '#ui/table.ts'
import { endKind, makeKind, reviseKind } from '../kinds/actions.ts'
import { entryKinds } from '../kinds/store.ts'
import { PATH } from '../paths.ts'
import { ASKS, type EntryKind } from '../rules.ts'
import { ASKS_TEXT, KIND_TEXT } from '../text.ts'

const KINDS = `${PATH}/kinds` as const
const PARTS_HINT = '空けておくと、選ばずに、ことばで入れます。'

/** `of`: the key of the kind whose form was refused, '' of a new one. */
type Shown = { typed: Submitted; errors: Record<string, string>; of: string }

/** So many parts a kind may have, each of so many letters. */
const [MOST_PARTS, LONGEST] = [40, 60]

/** The parts of a kind, one in each line; none: they are entered in free words. */
const parts = z.string().transform((typed, context): string[] => {
  const all = typed
    .split(/\n/)
    .map(one => one.trim())
    .filter(one => one !== '')
  const twice = all.find((one, at) => all.indexOf(one) < at)
  const long = all.find(one => one.length > LONGEST)
  if (twice !== undefined) context.addIssue(`「${twice}」が2つあります。1つにしてください。`)
  else if (long !== undefined)
    context.addIssue(`「${long.slice(0, 10)}…」が長すぎます。${LONGEST}文字までにしてください。`)
  else if (all.length > MOST_PARTS) context.addIssue(`内訳は${MOST_PARTS}までです。いま${all.length}あります。`)
  else return all
  return z.NEVER
})

const newForm = z.object({
  name: needed(line('名前', 60), '名前を入力してください。例：出前講座の参加者'),
  unit: needed(line('単位', 10), '単位を入力してください。例：人'),
  lead: note('何を入れるか', 300),
  asks: oneOf(ASKS, 'none'),
  part_label: line('内訳の名前', 20),
  parts,
  state: z.string().transform(typed => typed === '1'),
})

const changeForm = z.object({
  name: newForm.shape.name,
  lead: newForm.shape.lead,
  parts,
})

async function view(
  ask: Ask<Staff>,
  db: Read,
  shown: Shown = { typed: filled({}), errors: {}, of: '' },
): Promise<View> {
  const kinds = await entryKinds(db)
  const chosen = kinds.find(({ key }) => key === (shown.of || ask.url.searchParams.get('kind')))
  return {
    title: '実績の種類',
    nav: PATH,
    ...(Object.keys(shown.errors).length > 0 ? { status: 422 as const } : {}),
    body: html`${backLink(PATH, '実績の一覧')}${pageHead({
      title: '実績の種類',
      lead: '計画の報告に使う実績の種類です。市だけの種類を足せます。単位と数え方は、数の意味が変わらないように、あとから変えられません。',
    })}
      ${checked(shown.errors, [chosen && changePart(chosen, shown, ask.today), kindTable(kinds, ask.today), newPart(shown)])}`,
  }
}

const kindTable = (kinds: readonly EntryKind[], today: string): Html =>
  table({
    caption: '実績の種類',
    items: kinds,
    cards: true,
    unit: '種類',
    empty: '',
    columns: [
      {
        key: 'name',
        title: '種類',
        header: true,
        cell: kind => html`<a href="${KINDS}?kind=${kind.key}#edit">${kind.name}</a>`,
      },
      { key: 'unit', title: '単位', cell: ({ unit }) => unit },
      { key: 'asks', title: 'アンケート', cell: ({ asks }) => ASKS_TEXT[asks] },
      {
        key: 'part',
        title: '内訳',
        cell: ({ part_label: label, parts }) =>
          label ? `${label}${parts.length > 0 ? `：${parts.join('・')}` : ''}` : '—',
      },
      { key: 'whose', title: 'だれが決めたか', cell: ({ standard }) => (standard ? 'はじめからある' : '市が足した') },
      {
        key: 'state',
        title: 'ようす',
        cell: ({ ended_on }) => (ended_on !== null && ended_on < today ? '終わり' : '使っている'),
      },
    ],
  })

function changePart(kind: EntryKind, { typed, errors, of }: Shown, today: string): Html {
  const own = of === kind.key
  const over = kind.ended_on !== null && kind.ended_on < today
  const values = own ? typed : filled({ name: kind.name, lead: kind.lead, parts: kind.parts.join('\n') })
  const field = (name: string, label: string) => ({
    name,
    label,
    value: one(values, name),
    error: own ? errors[name] : undefined,
  })
  return pane({
    id: 'edit',
    title: kind.name,
    body: html`${form({
      action: `${KINDS}/${kind.key}`,
      once: newId(),
      body: [
        textField({ ...field('name', '名前'), required: true, width: 'medium' }),
        textArea({ ...field('lead', '何を入れるか'), rows: 2, limit: 300 }),
        kind.part_label !== null &&
          textArea({ ...field('parts', `${kind.part_label}の選択肢（1行に1つ）`), rows: 7, hint: PARTS_HINT }),
      ],
      submit: [
        button({ text: '変える', kind: 'main' }),
        over
          ? button({ text: 'また使う', name: 'end', value: 'no' })
          : button({ text: '使うのを終わりにする', kind: 'danger', name: 'end', value: 'yes' }),
      ],
    })}<p class="faint">選択肢を消したり変えたりしても、前に入れた実績は、そのときの選択肢のまま残り、数えられます。終わりにしても、入れた実績は残り、数えられます。</p>`,
  })
}

function newPart({ typed, errors, of }: Shown): Html {
  const own = of === ''
  const values = own ? typed : filled({})
  const field = (name: string, label: string) => ({
    name: own ? name : `new-${name}`,
    label,
    value: one(values, name),
    error: own ? errors[name] : undefined,
  })
  return more({
    title: '種類を足す',
    open: own && Object.keys(errors).length > 0,
    body: form({
      action: KINDS,
      once: newId(),
      body: [
        textField({ ...field('name', '名前'), required: true, width: 'medium', example: '出前講座の参加者' }),
        textField({ ...field('unit', '単位'), required: true, width: 'short', example: '人' }),
        textArea({ ...field('lead', '何を入れるか'), rows: 2, limit: 300 }),
        radioField({
          ...field('asks', 'アンケートの答え'),
          required: true,
          value: one(values, 'asks') || 'none',
          options: ASKS.map(value => ({ value, label: ASKS_TEXT[value] })),
        }),
        textField({ ...field('part_label', '内訳の名前（内訳があるとき）'), width: 'medium', example: '会場' }),
        textArea({ ...field('parts', '内訳の選択肢（1行に1つ）'), rows: 3, hint: PARTS_HINT }),
        checkbox({
          name: 'state',
          label: '合計しない（モデル地域の数のように、その日からの数）',
          checked: one(values, 'state') === '1',
        }),
      ],
      submit: button({ text: '種類を足す', kind: 'main' }),
    }),
  })
}

export const kindsPage = page.staff({
  path: KINDS,
  can: 'entries.kinds',
  audit: { action: 'entry-kind.make' },
  get: (ask, db) => view(ask, db),
  post: async (ask, tx, typed) => {
    const read = accept(newForm, typed)
    if (!read.ok) return view(ask, tx, { typed, errors: read.errors, of: '' })
    const refused = await makeKind(tx, read.value, doing(ask))
    if (refused) return view(ask, tx, { typed, errors: { name: KIND_TEXT[refused] }, of: '' })
    return { redirect: KINDS, flash: `「${read.value.name}」を足しました。` }
  },
})

export const kindPage = page.staff({
  path: `${KINDS}/:key`,
  can: 'entries.kinds',
  audit: { action: 'entry-kind.change' },
  post: async (ask, tx, typed) => {
    const { key } = ask.params
    if (!(await entryKinds(tx)).some(kind => kind.key === key)) return null
    const end = one(typed, 'end')
    if (end !== '') {
      await endKind(tx, key, end === 'yes', doing(ask))
      return { redirect: KINDS, flash: end === 'yes' ? '使うのを終わりにしました。' : 'また使えるようにしました。' }
    }
    const read = accept(changeForm, typed)
    if (!read.ok) return view(ask, tx, { typed, errors: read.errors, of: key })
    const refused = await reviseKind(tx, key, read.value, doing(ask))
    if (refused) return view(ask, tx, { typed, errors: { name: KIND_TEXT[refused] }, of: key })
    return { redirect: KINDS, flash: `「${read.value.name}」に変えました。` }
  },
})
