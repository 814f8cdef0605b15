import { html } from 'hono/html'
import { fullKana, fullName, type PersonHead, personHead, personPath } from '#features/people/index.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { standingTells } from '#platform/standing-told.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkbox, radioField } from '#ui/choices.ts'
import { hidden } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { beginAtDesk } from '../actions.ts'
import { standingPath } from '../paths.ts'
import { DESK_MINUTES, DOORS, KNOWN } from '../rules.ts'
import { DOOR_TEXT, KNOWN_TEXT } from '../text.ts'
import { beginForm, knownFits } from './forms.ts'
import { unpack } from './interrupted.ts'

const nameOf = (person: PersonHead): string => fullName(person) || fullKana(person)

const options = <T extends string>(codes: readonly T[], words: Record<T, string>) =>
  codes.map(value => ({ value, label: words[value] }))

const WHAT = html`<ul class="points"><li>${DESK_MINUTES}分のあいだ、この方のページで、この方として申しこみ・返事・取り消しなどができます。どの画面にも、どなたの代わりかが出ます。</li>
  <li>入力したことには「窓口の職員が代わりに入力しました」と記録が残り、ご本人のページにも出ます（職員の名前は出ません）。</li>
  <li>入り方（メールアドレス・端末）と、だれが記録を見たかの画面は開けません。</li><li>席をはなれるときは「代わりの入力を終わる」を押してください。</li></ul>`

type Shown = { errors?: Readonly<Record<string, string>>; again?: boolean }

function view(person: PersonHead, typed: Submitted, { errors = {}, again = false }: Shown = {}): View {
  const interrupted = one(typed, 'interrupted')
  const field = (name: string) => ({ name, value: one(typed, name), error: errors[name], required: true })
  const body = [
    radioField({
      ...field('medium'),
      label: 'ご本人は、いまどのようにここにいますか',
      options: options(DOORS, DOOR_TEXT),
    }),
    radioField({
      ...field('known'),
      label: 'ご本人であることを、どう確かめましたか',
      options: options(KNOWN, KNOWN_TEXT),
    }),
    checkbox({
      ...{ name: 'agreed', label: 'ご本人が、代わりに入力することに「はい」と言いました' },
      ...{ checked: one(typed, 'agreed') === '1', error: errors['agreed'] },
    }),
    interrupted && hidden('interrupted', interrupted),
  ]
  return {
    title: '代わりの入力を始める',
    nav: '/staff/people',
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: html`${backLink(personPath(person.id), `${nameOf(person)}さんの画面へ`)}
      ${pageHead({ title: `${nameOf(person)}さんの画面で代わりに入力する`, lead: 'ご本人と話しながら、ご本人の画面で入力します。' })}
      ${again && notice({ kind: 'info', title: '入力していた内容は残っています。', body: 'ご本人をもう一度確かめて始めると、続きから送れます。' })}${WHAT}
      ${checked(errors, form({ action: standingPath(person.id), once: newId(), body, submit: button({ text: '代わりの入力を始める', kind: 'main' }) }))}`,
  }
}

/** What was typed when the time was over, to be sent by a press: nothing is sent that nobody looked at again. */
function resume(ask: Ask<Staff>, packed: string): View | null {
  const kept = unpack(packed, ask.url)
  if (!kept) return null
  const fields = Object.entries(kept.fields).flatMap(([name, values]) => values.map(value => hidden(name, value)))
  return {
    title: '入力の続き',
    body: html`${pageHead({ title: '入力の続き', lead: '代わりの入力を始めました。入力していた内容は残っています。「続ける」を押すと送ります。' })}
      ${form({ action: kept.action, body: fields, submit: button({ text: '続ける', kind: 'main' }) })}`,
  }
}

async function begin(ask: Ask<Staff>, tx: Tx, person: PersonHead, typed: Submitted): Promise<Reply> {
  const read = accept(beginForm, typed, knownFits)
  if (!read.ok) return view(person, typed, { errors: read.errors })
  const { medium, known } = read.value
  const { until } = await beginAtDesk(tx, person.id, { medium, known, session: ask.actor.session }, doing(ask))
  const cookies = [standingTells(ask, { door: 'desk', by: ask.actor.name, medium, until, for: nameOf(person) })]
  const going = resume(ask, one(typed, 'interrupted'))
  return going ? { ...going, cookies } : { redirect: '/my', cookies }
}

/** Staff say how somebody is here, how they were known and that they agree; then they work on that one's own pages. */
export const beginPage = page.staff({
  path: standingPath(':id'),
  can: 'standing.begin',
  audit: { action: 'standing.begin', subject: ask => ['person', ask.params.id] },
  get: async (ask, db) => {
    const person = await personHead(db, ask.params.id)
    return person ? view(person, filled({})) : null
  },
  post: async (ask, tx, typed) => {
    const person = await personHead(tx, ask.params.id)
    if (!person) return null
    if (person.closed_on)
      return {
        redirect: personPath(person.id),
        flash: { kind: 'info', text: 'この方の相談は終わっています。再開してから、代わりの入力を始めてください。' },
      }
    return one(typed, 'go') === 'again' ? view(person, typed, { again: true }) : begin(ask, tx, person, typed)
  },
})
