import { html } from 'hono/html'
import { draftAsked, removeDraft, saveDraft } from '#features/accounts/index.ts'
import { readTowns, type TownList, townsIn, withoutBlock } from '#features/places/index.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { answerTo } from '#platform/rows.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { textArea } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { more, pane } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { cityOf, type Done, plan, setup } from '../../actions.ts'
import type { CityFile } from '../../rules.ts'
import { asPlanned } from '../../text.ts'
import { cityView, type Errors, PATH, type Settings, toldOr } from '../parts.ts'
import { areasIn, linesOf } from './areas.ts'

/** Where areas, towns and well-known points are kept. */
export const PLACES = `${PATH}/places`
export const TOWNS = `${PATH}/towns`
const DRAFT = 'city-towns'

/** The lists of towns that this member of staff chose and did not put in yet. */
async function chosenLists(ask: Ask<Staff>, db: Read): Promise<TownList[]> {
  const [draft] = await answerTo(db, draftAsked(ask.actor.id, DRAFT))
  return draft ? (draft.data as TownList[]) : []
}

type Shown = { text: string; done?: Done; errors?: Errors }

async function view(ask: Ask<Staff>, db: Read, shown?: Shown): Promise<View> {
  const [city, lists] = [await cityOf(db, ask.municipality.id), await chosenLists(ask, db)]
  const { text, done, errors = {} } = shown ?? { text: linesOf(city) }
  const read = lists.flatMap(list => townsIn(list, city))
  const known = new Set(city.towns.map(({ name }) => name))
  return cityView(
    {
      title: '圏域と町',
      lead: '町を圏域に分けます。「登録する」を押すまで、何も変わりません。',
      back: [`${PATH}/places`, '圏域・町・施設'],
    },
    [
      lists.length > 0 &&
        notice({
          kind: 'info',
          title: `ファイルから、${ask.municipality.name}の町を${read.length.toLocaleString('ja')}読みました（新しい町${read.filter(({ name }) => !known.has(name)).length.toLocaleString('ja')}）。`,
          body: lists.map(({ dialect }) => dialect).join('、'),
        }),
      done && foundPart(done),
      pane({
        title: '圏域と町の分け方',
        body: form({
          action: `${TOWNS}/save`,
          once: newId(),
          body: textArea({
            name: 'areas',
            label: '圏域ごとに1行',
            required: true,
            rows: 12,
            hint: html`「圏域の名前：町、町、町」と書きます。町の名前だけで、その丁目もすべて入ります。残りの町すべては「*」と書きます。<span class="example">例：中央：本町、緑町、栄町</span>`,
            value: text,
            error: errors['areas'],
          }),
          submit: [
            button({ text: '確かめる', name: 'go', value: 'check' }),
            button({ text: 'この内容で登録する', kind: 'main', name: 'go', value: 'save' }),
          ],
        }),
      }),
      read.length > 0 &&
        more({
          title: `読んだ町（${read.length}）`,
          body: html`<p>${[...new Set(read.map(({ name }) => withoutBlock(name)))].join('、')}</p>`,
        }),
    ],
    errors,
  )
}

const foundPart = ({ told, left }: Done) =>
  notice({
    kind: left.length > 0 ? 'warning' : 'info',
    live: true,
    title: told.length > 0 ? '登録すると、こうなります' : '変わるところはありません。',
    body: html`<ul>${told.map(line => html`<li>${asPlanned(line)}</li>`)}</ul>
      ${
        left.length > 0 &&
        html`<p>どの圏域にも入っていない町が${left.length}あり、登録されません：${left.slice(0, 40).join('、')}${left.length > 40 ? ' など' : ''}</p>`
      }`,
  })

type Refuse = (ask: Ask<Staff>, db: Read, typed: Submitted, errors: Errors) => Promise<View>

/** The towns of the city from a list that was chosen: kept as a draft, divided into areas, looked at, put in. */
export const townPages = (settings: Settings, refuse: Refuse) => [
  page.staff({ path: TOWNS, can: 'city.write', audit: 'none', get: async (ask, db) => view(ask, db) }),
  page.staff({
    path: TOWNS,
    can: 'city.write',
    audit: { action: 'city.towns.read' },
    takes: 'file',
    post: async (ask, tx, typed) => {
      const files = [typed.files['file'], typed.files['points']].filter(
        file => file !== undefined && file.bytes.length > 0,
      )
      if (files.length === 0) return refuse(ask, tx, typed, { file: 'ファイルを選んでください。例：12_2025.csv' })
      const lists = await readTowns(files.flatMap(file => file ?? []))
      if ('refused' in lists) return refuse(ask, tx, typed, { file: lists.refused })
      const done = await plan(tx, ask.municipality.id, {}, { settings, lists })
      if ('faults' in done) return refuse(ask, tx, typed, { file: done.faults[0]!.says })
      const wanted = [
        done.city,
        ...done.city.areas.flatMap(({ neighbour, name }) => (neighbour ? [{ code: neighbour, name }] : [])),
      ]
      const five = new Set(wanted.map(({ code }) => code.slice(0, 5)))
      const own = lists.map(list => ({
        ...list,
        towns: list.towns.filter(({ code, city }) => five.has(code) || city.startsWith(done.city.name)),
      }))
      await saveDraft(tx, { account_id: ask.actor.id, key: DRAFT, data: JSON.stringify(own), updated_at: ask.now })
      return { redirect: TOWNS }
    },
  }),
  page.staff({
    path: `${TOWNS}/save`,
    can: 'city.write',
    audit: { action: 'city.towns' },
    post: async (ask, tx, typed) => {
      const text = one(typed, 'areas')
      const read = areasIn(text)
      if ('wrong' in read)
        return view(ask, tx, {
          text,
          errors: {
            areas: `「${read.wrong.slice(0, 30)}」の行に「：」がありません。「圏域の名前：町、町」と書いてください。`,
          },
        })
      const file: CityFile = { areas: read.areas }
      const given = { settings, lists: await chosenLists(ask, tx) }
      const saves = one(typed, 'go') === 'save'
      const done = saves
        ? await setup(tx, ask.municipality.id, file, given, doing(ask))
        : await plan(tx, ask.municipality.id, file, given)
      if ('faults' in done)
        return view(ask, tx, {
          text,
          errors: {
            areas: done.faults
              .slice(0, 5)
              .map(({ says }) => says)
              .join('／'),
          },
        })
      if (!saves) return view(ask, tx, { text, done })
      await removeDraft(tx, ask.actor.id, DRAFT)
      return {
        redirect: `${PATH}/places`,
        ...toldOr(done.told),
      }
    },
  }),
]
