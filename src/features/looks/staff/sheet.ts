import { html } from 'hono/html'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { fullKana, fullName, type PersonHead, personHead } from '#features/people/index.ts'
import { addDays, addMonths, type Day, formatDay } from '#platform/dates.ts'
import type { Looks } from '#platform/feature.ts'
import { type Ask, page, type Staff } from '#platform/page.ts'
import { checked } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { sheet } from '#ui/print.ts'
import { table } from '#ui/table.ts'
import { SETTINGS, type ToldLook } from '../rules.ts'
import { looksByDay, MOST_DAYS } from '../store.ts'
import { howText, PURPOSE_TEXT } from '../text.ts'
import { toldToResident } from '../told.ts'
import { periodAsked } from './asked.ts'
import { looksPath } from './parts.ts'
import { filters } from './person.ts'

/** A year back where no day is given. */
const MONTHS = 12

/** 開示用の控え: what a person is told of who looked at their record, to be handed over at the desk. */
export const sheetPage = (looks: Looks) =>
  page.staff({
    path: `${looksPath(':id')}/sheet`,
    can: 'looks.person',
    audit: { action: 'looks.sheet', subject: ask => ['person', ask.params.id] },
    get: async (ask, db) => {
      const person = await personHead(db, ask.params.id)
      if (!person) return null
      const path = looksPath(person.id)
      const { typed, errors, ...asked } = periodAsked(ask)
      if (Object.keys(errors).length > 0)
        return {
          title: '開示用の控え',
          status: 422 as const,
          body: checked(errors, filters(`${path}/sheet`, typed, errors)),
        }
      const to = asked.to ?? ask.today
      const period = { from: asked.from ?? addDays(addMonths(to, -MONTHS), 1), to }
      const found = await looksByDay(db, looks, person.id, period)
      const { lookerTold } = settingsFrom(await settingsOn(db, ask.today), SETTINGS)
      const told = toldToResident(found.slice(0, MOST_DAYS), lookerTold, `${ask.municipality.name}の職員`)
      return {
        title: '記録を見た職員（開示用の控え）',
        frame: 'print',
        back: path,
        body: sheetBody(ask, person, period, told, found.length > MOST_DAYS),
      }
    },
  })

const sheetBody = (
  ask: Ask<Staff>,
  person: PersonHead,
  { from, to }: { from: Day; to: Day },
  told: readonly ToldLook[],
  cut: boolean,
): Html =>
  html`<div class="brief">${sheet({
    title: 'あなたの記録を見た職員',
    number: `No. ${person.number}`,
    date: formatDay(ask.today),
    from: ask.municipality,
    body: html`<p class="person"><small>${fullKana(person)}</small>${fullName(person)} 様</p>
      <p>${formatDay(from)}から${formatDay(to)}までに、${ask.municipality.name}の職員があなたの記録を見たり、直したりした記録です。</p>
      ${cut && html`<p><b>記録が多いため、新しいものから載せています。これより前は、期間を分けてお渡しします。</b></p>`}
      ${table<ToldLook>({
        caption: '見た記録',
        items: told,
        cards: true,
        empty: 'この期間に、あなたの記録を見た職員はいません。',
        columns: [
          { key: 'day', title: '日', header: true, cell: ({ day }) => formatDay(day) },
          { key: 'who', title: 'だれが', cell: ({ who }) => who },
          { key: 'why', title: '何のために', cell: ({ kind }) => (kind ? PURPOSE_TEXT[kind] : '仕事のため') },
          { key: 'how', title: '内容', cell: howText },
          { key: 'count', title: '回数', numeric: true, cell: ({ count }) => `${count}回` },
        ],
      })}
      <p>「何のために」は、職員が開いた画面の種類から書いています。「一覧」は、ほかの方といっしょに、あなたの名前が出たものです。</p>
      <p>わからないことや、心当たりのないものがあれば、上の窓口におたずねください。</p>`,
  })}</div>`
