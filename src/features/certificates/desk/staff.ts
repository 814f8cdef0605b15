import { html } from 'hono/html'
import { recordsOf } from '#features/diaries/index.ts'
import { fullName, personPath as pagePath, personHead } from '#features/people/index.ts'
import { addMonths, formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { filled, type Submitted } from '#platform/submitted.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { codeFor, make, withdraw } from '../actions.ts'
import { readWanted } from '../made/forms.ts'
import { paperView } from '../made/paper.ts'
import { list, onePart, wantedForm } from '../made/parts.ts'
import { personPath, staffPath } from '../rules.ts'
import { certificateById, certificatesOf } from '../store.ts'
import { MEANS_TEXT } from '../text.ts'

type Errors = Readonly<Record<string, string>>

async function view(ask: Ask<Staff, 'id'>, db: Read, typed: Submitted, errors: Errors = {}): Promise<View | null> {
  const person = isId(ask.params.id) ? await personHead(db, ask.params.id) : undefined
  if (!person) return null
  return {
    title: `${fullName(person)}さんの活動証明`,
    nav: '/staff/people',
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: html`${backLink(pagePath(person.id), `${fullName(person)}さんの画面へ`)}${pageHead({ title: `${fullName(person)}さんの活動証明`, lead: `${MEANS_TEXT}ご本人の手帳は、窓口からは見えません。` })}
      ${list(await certificatesOf(db, person.id), staffPath)}
      ${may(ask, 'certificates.write') && html`<h2>新しく作る</h2>${wantedForm(`${personPath(person.id)}/new`, typed, errors, false)}`}`,
  }
}

const subject = (ask: Ask<Staff, 'id'>): [string, string] => ['person', ask.params.id]

const listPage = page.staff({
  ...{ path: personPath(':id'), can: 'certificates.read', audit: { action: 'certificate.read', subject } },
  get: (ask, db) => view(ask, db, filled({ from: formatDay(addMonths(ask.today, -12)), to: formatDay(ask.today) })),
})

const makePage = page.staff({
  ...{ path: `${personPath(':id')}/new`, can: 'certificates.write', audit: { action: 'certificate.read', subject } },
  post: async (ask, tx, typed) => {
    if (!isId(ask.params.id) || !(await personHead(tx, ask.params.id))) return null
    const read = readWanted(typed, ask.today, await recordsOf(tx, ask.params.id))
    if (!read.ok) return view(ask, tx, typed, read.errors)
    const id = await make(tx, ask.params.id, read.value, 'desk', doing(ask))
    return { redirect: staffPath(id), flash: '活動証明を作りました。' }
  },
})

const about = (ask: Ask<Staff, 'id'>): [string, string] => ['certificate', ask.params.id]

const onePage = page.staff({
  ...{ path: staffPath(':id'), can: 'certificates.read', audit: { action: 'certificate.read', subject: about } },
  get: async (ask, db) => {
    const one = isId(ask.params.id) ? await certificateById(db, ask.params.id) : undefined
    if (!one) return null
    return {
      title: `活動証明 ${one.number}`,
      nav: '/staff/people',
      body: html`${backLink(personPath(one.person_id), `${one.name}さんの活動証明へ`)}${pageHead({ title: '活動証明' })}${onePart(one, staffPath(one.id), 'desk', may(ask, 'certificates.write'))}`,
    }
  },
})

const withdrawPage = page.staff({
  ...{
    path: `${staffPath(':id')}/withdraw`,
    can: 'certificates.write',
    audit: { action: 'certificate.read', subject: about },
  },
  post: async (ask, tx) => {
    const one = isId(ask.params.id) ? await certificateById(tx, ask.params.id) : undefined
    if (!one) return null
    const done = await withdraw(tx, one, 'desk', doing(ask))
    return {
      redirect: staffPath(one.id),
      ...doneOr(done, '取り下げました。', 'この証明は、取り下げられません。作った方だけが、1回だけ取り下げられます。'),
    }
  },
})

const paper = page.staff({
  ...{
    path: `${staffPath(':id')}/print`,
    can: 'certificates.read',
    audit: { action: 'certificate.print', subject: about },
  },
  get: {
    keep: async (ask, tx) => {
      const one = isId(ask.params.id) ? await certificateById(tx, ask.params.id) : undefined
      return one && one.withdrawn_at === null
        ? paperView(ask, one, await codeFor(tx, one.id, ask), staffPath(one.id))
        : null
    },
  },
})

export const staffPages = [listPage, makePage, onePage, withdrawPage, paper]
