import { html } from 'hono/html'
import { formOf, receiveFrom } from '#features/requests/index.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, type Link, page, type View } from '#platform/page.ts'
import { accept, one } from '#platform/submitted.ts'
import { checkbox } from '#ui/choices.ts'
import { hidden, textArea, textField } from '#ui/fields.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { fieldOf, type Shown, sent } from '#ui/shown.ts'
import { sendingForm } from '../forms.ts'
import { openingsPart, tellOpening } from '../openings/part.ts'
import { INTRODUCE, introducePath } from '../rules.ts'
import { organisationName } from './store.ts'

type Asked = Ask<Link, 'token'>
const NAMES = ['name', 'phone', 'words', 'agreed', 'who']

/** By its standing link a partner sends somebody to the window, without an account; it comes in as any request does. */
async function formView(ask: Asked, db: Read, name: string, shown: Shown & { code?: string } = {}): Promise<View> {
  const field = fieldOf(shown)
  const { desk_name, desk_phone } = ask.municipality
  return {
    title: '窓口への紹介',
    ...((shown.errors || shown.refused) && { status: 422 as const }),
    body: html`${pageHead({ title: '窓口への紹介', lead: `${name}から、${desk_name}へ、ご相談のある方を紹介します。` })}
      ${shown.code && notice({ kind: 'success', live: true, title: `お受けしました。番号は ${shown.code} です。`, body: '開所日で3日のうちに、窓口からその方へご連絡します。つづけて、ほかの方も紹介できます。' })}
      ${shown.refused && notice({ kind: 'error', live: true, title: shown.refused })}
      ${sent(
        shown,
        NAMES,
        introducePath(ask.params.token),
        [
          hidden('draft', newId()),
          textField({ ...field('name', '紹介する方のお名前'), required: true, example: 'なかむら かずこ' }),
          textField({
            ...field('phone', 'その方の電話'),
            required: true,
            type: 'tel',
            width: 'medium',
            example: '04-7100-1234',
          }),
          textArea({
            ...field('words', 'ご相談の内容'),
            required: true,
            rows: 4,
            limit: 500,
            hint: '病気や暮らしのくわしいことは、書かないでください。窓口が、ご本人から聞きます。',
          }),
          textField({ ...field('who', 'あなたのお名前（担当）'), width: 'medium' }),
          checkbox({
            name: 'agreed',
            label: '窓口に伝えることを、ご本人が承知しています',
            error: shown.errors?.['agreed'],
          }),
        ],
        { text: '紹介する', kind: 'main' },
      )}${await openingsPart(db, introducePath(ask.params.token), ask.today, shown)}<p>お電話でもうけたまわります：${desk_name} <span class="whole">${desk_phone}</span></p>`,
  }
}

export const incomingPages = [
  page.link({
    path: introducePath(':token'),
    can: INTRODUCE,
    audit: { action: 'referral.introduce', subject: ask => [...ask.actor.subject] },
    get: async (ask, db) => {
      const name = await organisationName(db, ask.actor.subject[1])
      return name === null ? null : formView(ask, db, name, { code: ask.url.searchParams.get('code') ?? '' })
    },
    post: async (ask, tx, typed) => {
      const partner = ask.actor.subject[1]
      const name = await organisationName(tx, partner)
      if (name === null) return null
      if (one(typed, 'do') === 'opening') {
        const wrong = await tellOpening(tx, partner, typed, ask)
        return wrong ? formView(ask, tx, name, wrong) : { redirect: introducePath(ask.params.token) }
      }
      const read = accept(sendingForm, typed)
      if (!read.ok) return formView(ask, tx, name, read)
      const { who, agreed: _, ...said } = read.value
      const answers = {
        ...{ activity: null, wish: 'talk' as const, email: '', address: '', times: [], lives: null, ...said },
        ...{ company: null, companions: [], together: null },
        ...{ whom: 'other' as const, whom_note: [name, who].filter(Boolean).join('・').slice(0, 100), note: '' },
      }
      const form = formOf(one(typed, 'draft'), answers)
      const code = await receiveFrom(tx, form, answers, { partner, now: ask.now, today: ask.today })
      if (!code)
        return formView(ask, tx, name, {
          typed,
          refused: 'この方は、もうお受けしています。続けてたくさん紹介するときは、お電話ください。',
        })
      return { redirect: `${introducePath(ask.params.token)}?${new URLSearchParams({ code })}` }
    },
  }),
]
