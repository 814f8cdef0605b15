import { html } from 'hono/html'
import { ownDiary } from '#features/diaries/index.ts'
import { addMonths, formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { type Ask, doing, page, type Resident, type View } from '#platform/page.ts'
import { filled, type Submitted } from '#platform/submitted.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { codeFor, make, withdraw } from '../actions.ts'
import { minePath, PATH } from '../rules.ts'
import { certificateById, certificatesOf } from '../store.ts'
import { MEANS_TEXT } from '../text.ts'
import { readWanted } from './forms.ts'
import { paperView } from './paper.ts'
import { list, onePart, wantedForm } from './parts.ts'

const audit = {
  action: 'certificate.mine',
  subject: (ask: Ask<Resident>): [string, string] => ['person', ask.actor.person],
}

async function view(
  ask: Ask<Resident>,
  db: Read,
  typed: Submitted,
  errors: Readonly<Record<string, string>> = {},
): Promise<View> {
  return {
    title: '活動証明',
    nav: '/my',
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: html`${backLink('/my/diary', '活動手帳へ')}${pageHead({ title: '活動証明', lead: `あなたの活動を、窓口の記録をもとに1枚の紙で証明します。${MEANS_TEXT}` })}
      ${list(await certificatesOf(db, ask.actor.person), minePath)}<h2>新しく作る</h2>${wantedForm(PATH, typed, errors, true)}`,
  }
}

const listPage = page.resident({
  ...{ path: PATH, can: 'everyone', audit },
  get: (ask, db) => view(ask, db, filled({ from: formatDay(addMonths(ask.today, -12)), to: formatDay(ask.today) })),
  post: async (ask, tx, typed) => {
    const read = readWanted(typed, ask.today, (await ownDiary(tx)).recorded)
    if (!read.ok) return view(ask, tx, typed, read.errors)
    const id = await make(tx, ask.actor.person, read.value, 'self', doing(ask))
    return { redirect: minePath(id), flash: '活動証明を作りました。' }
  },
})

const onePage = page.resident({
  ...{ path: minePath(':id'), can: 'everyone', audit },
  get: async (ask, db) => {
    const one = await certificateById(db, ask.params.id)
    return (
      (one && {
        title: `活動証明 ${one.number}`,
        nav: '/my',
        body: html`${backLink(PATH, '活動証明へ')}${pageHead({ title: '活動証明' })}${onePart(one, minePath(one.id), 'self')}`,
      }) ??
      null
    )
  },
  post: async (ask, tx) => {
    const one = await certificateById(tx, ask.params.id)
    if (!one) return null
    const done = await withdraw(tx, one, 'self', doing(ask))
    return {
      redirect: minePath(one.id),
      ...doneOr(done, '取り下げました。', 'この証明は、ここからは取り下げられません。窓口にお電話ください。'),
    }
  },
})

const paper = page.resident({
  ...{ path: `${minePath(':id')}/print`, can: 'everyone', audit },
  get: {
    keep: async (ask, tx) => {
      const one = await certificateById(tx, ask.params.id)
      return one && one.withdrawn_at === null
        ? paperView(ask, one, await codeFor(tx, one.id, ask), minePath(one.id))
        : null
    },
  },
})

export const residentPages = [listPage, paper, onePage]
