import { html } from 'hono/html'
import { formsOffered } from '#features/kinds/index.ts'
import { fullName, type PersonHead, personHead, personPath } from '#features/people/index.ts'
import { gazetteer } from '#features/places/index.ts'
import type { Read } from '#platform/db.ts'
import type { Ask, Staff } from '#platform/page.ts'
import { radioField } from '#ui/choices.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink, tabs } from '#ui/nav.ts'
import { keptFor } from '../for-me/kept.ts'
import type { Line, Medium } from '../kept/rules.ts'
import { keptLines } from '../kept/store.ts'
import { MEDIUM_TEXT } from '../kept/text.ts'
import type { Open } from '../rules.ts'

export const cardsPath = <Id extends string>(id: Id) => `${personPath(id)}/cards` as const
export const paperPath = <Id extends string>(id: Id) => `${personPath(id)}/cards/paper` as const
export const keptPath = <Id extends string>(id: Id) => `${personPath(id)}/cards/kept` as const

export const subject = (ask: Ask<Staff, 'id'>): [string, string] => ['person', ask.params.id]

/** With whom one sits, what is kept of them, and what is open in the city. */
export type AtDesk = { person: PersonHead; lines: readonly Line[]; open: Open }

export async function atDesk(ask: Ask<Staff, 'id'>, db: Read): Promise<AtDesk | null> {
  const { municipality, today } = ask
  const person = await personHead(db, ask.params.id)
  if (!person) return null
  const places = await gazetteer(db, municipality.id, today)
  const forms = formsOffered(municipality)
  const { open } = await keptFor(db, { municipality: municipality.id, today, places, forms })
  return { person, lines: await keptLines(db, person.id), open }
}

/** The head of these pages: who it is, and the three things that can be done. */
export const deskHead = (person: PersonHead, current: 'cards' | 'paper' | 'kept'): Html => {
  const items = [
    { href: cardsPath(person.id), text: '絵カードで聞く', current: current === 'cards' },
    { href: paperPath(person.id), text: '紙の答えを入力する', current: current === 'paper' },
    { href: keptPath(person.id), text: '残した答え', current: current === 'kept' },
  ]
  return html`${backLink(personPath(person.id), `${fullName(person)}さんの画面へ`)}${pageHead({ title: `${fullName(person)}さん（No. ${person.number}）のしてみたいこと` })}${tabs('してみたいこと', items)}`
}

const HEARD = ['visit', 'phone', 'paper'] as const satisfies readonly Medium[]

/** How they said it; asked each time, since nobody guesses it. */
export const heardField = (value: string, error?: string): Content =>
  radioField({
    ...{ name: 'medium', label: 'うかがった方法', required: true, columns: true, value, error },
    options: HEARD.map(one => ({ value: one, label: MEDIUM_TEXT[one] })),
  })

export const heardOf = (typed: string): Exclude<Medium, 'web'> | null => HEARD.find(one => one === typed) ?? null
