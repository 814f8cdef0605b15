import { html } from 'hono/html'
import { fullKana, fullName, type PersonHead, personHead, personPath } from '#features/people/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkbox, radioField } from '#ui/choices.ts'
import { dateField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { delegatesPath } from '../paths.ts'
import { DOORS } from '../rules.ts'
import { DOOR_TEXT } from '../text.ts'
import { endDelegate, makeDelegate, renewCard } from './actions.ts'
import { dayFits, deskForm } from './forms.ts'
import { delegationsOf } from './store.ts'
import { MAKE_TEXT } from './text.ts'
import { delegateFields, delegatesPart, paperView } from './views.ts'

const nameOf = (person: PersonHead): string => fullName(person) || fullKana(person)

async function view(
  ask: Ask<Staff>,
  db: Read,
  person: PersonHead,
  typed: Submitted = filled({}),
  errors: Readonly<Record<string, string>> = {},
): Promise<View> {
  const action = delegatesPath(person.id)
  const body = [
    radioField({
      ...{
        name: 'medium',
        label: 'ご本人は、いまどのようにここにいますか',
        required: true,
        value: one(typed, 'medium'),
      },
      ...{ error: errors['medium'], options: DOORS.map(value => ({ value, label: DOOR_TEXT[value] })) },
    }),
    delegateFields(typed, errors),
    dateField({
      ...{ name: 'born_on', label: '代理の方の生年月日（メールを使わない方だけ）', value: one(typed, 'born_on') },
      ...{ error: errors['born_on'], example: '昭和40年5月4日、1965-05-04' },
      hint: '代理の方がここにいて、どなたかを確かめたときに入れます。メールがなくても、渡す紙（カード）で入れます。',
    }),
    checkbox({
      ...{ name: 'agreed', label: 'ご本人が、この方にまかせることに「はい」と言いました' },
      ...{ checked: one(typed, 'agreed') === '1', error: errors['agreed'] },
    }),
  ]
  return {
    title: '代理の方',
    nav: '/staff/people',
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: html`${backLink(personPath(person.id), `${nameOf(person)}さんの画面へ`)}
      ${pageHead({ title: `${nameOf(person)}さんの代理の方`, lead: 'ご本人が、家族や支援者の方に、代わりの手続きをまかせるときに使います。' })}
      ${delegatesPart(await delegationsOf(db, person.id), action, ask.now, true)}
      <h2>代理の方を決める</h2>
      ${checked(errors, form({ action, once: newId(), body, submit: button({ text: '決めて、渡す紙を印刷する', kind: 'main', icon: 'print' }) }))}`,
  }
}

async function make(ask: Ask<Staff>, tx: Tx, person: PersonHead, typed: Submitted): Promise<Reply> {
  const read = accept(deskForm, typed, dayFits(ask.today))
  if (!read.ok) return view(ask, tx, person, typed, read.errors)
  const { medium, name } = read.value
  const made = await makeDelegate(
    tx,
    { municipality: ask.municipality.id, person: person.id, medium },
    read.value,
    doing(ask),
  )
  if ('refused' in made) return view(ask, tx, person, typed, { name: MAKE_TEXT[made.refused] })
  return paperView(ask, { name, whose: nameOf(person) }, made, delegatesPath(person.id), read.value.born_on !== null)
}

async function again(ask: Ask<Staff>, tx: Tx, person: PersonHead, id: string): Promise<Reply> {
  const made = isId(id) && (await renewCard(tx, ask.municipality.id, { id, person: person.id }, doing(ask)))
  const path = delegatesPath(person.id)
  return made
    ? paperView(ask, { name: made.name, whose: nameOf(person) }, made, path, true)
    : { redirect: path, ...doneOr(false, '', 'この代理は、もう終わっているか、メールで入る方のものです。') }
}

/** The desk names a delegate for somebody who said yes, hands over the paper, and ends it. */
export const delegatesStaffPage = page.staff({
  path: delegatesPath(':id'),
  can: 'standing.begin',
  audit: { action: 'delegation.read', subject: ask => ['person', ask.params.id] },
  get: async (ask, db) => {
    const person = await personHead(db, ask.params.id)
    return person ? view(ask, db, person) : null
  },
  post: async (ask, tx, typed) => {
    const person = await personHead(tx, ask.params.id)
    if (!person) return null
    if (one(typed, 'again') !== '') return again(ask, tx, person, one(typed, 'again'))
    const id = one(typed, 'end')
    if (id === '') return make(ask, tx, person, typed)
    const ended = isId(id) && (await endDelegate(tx, { id, person: person.id }, 'desk', doing(ask)))
    return {
      redirect: delegatesPath(person.id),
      ...doneOr(ended, '代理を終わりにしました。', 'この代理は、もう終わっています。'),
    }
  },
})
