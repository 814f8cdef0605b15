import { html } from 'hono/html'
import { fullName, personHead, personPath } from '#features/people/index.ts'
import type { Read } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { accept, one, versionOf } from '#platform/submitted.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { changeSeeking, receiveSeeking } from '../actions.ts'
import { daysFit, seekingForm } from '../forms.ts'
import { seekingPath } from '../rules.ts'
import { seekingsOf } from '../store.ts'
import { SEEKING_END_TEXT } from '../text.ts'
import { isPlaced } from './parts.ts'
import { type Refused, receivedPart } from './received.ts'

const personOf = async (ask: Ask<Staff, 'id'>, db: Read) =>
  isPlaced(ask) && isId(ask.params.id) ? await personHead(db, ask.params.id) : undefined

async function view(ask: Ask<Staff, 'id'>, db: Read, shown?: Refused): Promise<View | null> {
  const person = await personOf(ask, db)
  if (!person) return null
  const of = {
    at: seekingPath(person.id),
    action: seekingPath(person.id),
    what: '求職',
    ends: SEEKING_END_TEXT,
    work: true,
    today: ask.today,
  }
  const edited = shown ? one(shown.typed, 'id') : (ask.url.searchParams.get('id') ?? '')
  return {
    title: `${fullName(person)}さん：求職の受付`,
    nav: '/staff/people',
    ...(shown && { status: shown.refused === 'changed' ? (409 as const) : (422 as const) }),
    body: html`${backLink(personPath(person.id), `${fullName(person)}さんへ`)}${pageHead({ title: '求職の受付', lead: '仕事をさがしている方として受け付けます。氏名・住所・生年月日・紹介のようすは、記録から求職管理簿に出ます。' })}
      ${receivedPart(of, await seekingsOf(db, person.id), edited, shown)}`,
  }
}

const seeking = page.staff({
  path: seekingPath(':id'),
  can: 'ledgers.seek',
  audit: { action: 'ledger.seeking', subject: ask => ['person', ask.params.id] },
  get: (ask, db) => view(ask, db),
  post: async (ask, tx, typed) => {
    const { id } = ask.params
    if (!(await personOf(ask, tx))) return null
    const read = accept(seekingForm(ask.today), typed, daysFit(ask.today))
    if (!read.ok) return view(ask, tx, { typed, errors: read.errors })
    const row = one(typed, 'id')
    const done = isId(row)
      ? await changeSeeking(tx, id, row, versionOf(typed), read.value, doing(ask))
      : await receiveSeeking(tx, id, read.value, doing(ask))
    if ('refused' in done) return view(ask, tx, { typed, refused: done.refused })
    return { redirect: seekingPath(id), flash: isId(row) ? '求職の受付を保存しました。' : '求職を受け付けました。' }
  },
})

export const seekingPages = [seeking]
