import { html } from 'hono/html'
import { campaignById } from '#features/campaigns/index.ts'
import {
  birthField,
  elsewhereNotice,
  fullKana,
  HEARD_FROM,
  HEARD_TEXT,
  type HeardFrom,
  OUTSIDE,
  personLink,
  registerPerson,
  townField,
  townOptions,
} from '#features/people/index.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Medium } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { isReading } from '#platform/names.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { formatCode, requestPath } from '../rules.ts'
import { requestById, type Stored } from '../store.ts'
import { companionsText } from '../text.ts'
import { joinPerson, standingOf } from './actions.ts'
import { fieldOf, refusedStatus, type Shown } from './parts.ts'
import type { Probable } from './store.ts'

const PATH = `${requestPath(':id')}/register` as const

type Alike = Omit<Probable, 'phone' | 'why'>

/** Registers who asked with what they typed; only what was not asked (the date of birth) is asked now. */
export const registering = page.staff({
  path: PATH,
  can: 'people.write',
  audit: { action: 'request.register', subject: ask => ['request', ask.params.id] },
  get: async (ask, db) => {
    const request = await requestById(db, ask.params.id)
    if (!request || (await standingOf(db, request)).status === 'ended') return null
    return view(request, await facts(ask, db), { typed: typedBefore(request, await heardBy(db, request)) })
  },
  post: async (ask, tx, typed) => {
    const request = await requestById(tx, ask.params.id)
    if (!request) return null
    const medium = request.medium as Medium
    const result = await registerPerson(tx, typed, one(typed, 'another') === '1', {
      ...{ ...doing(ask), medium, partial: Boolean(ask.actor.part) },
    })
    if ('alike' in result) return { ...view(request, await facts(ask, tx), { typed }, result), status: 409 }
    if ('errors' in result) return view(request, await facts(ask, tx), { typed, errors: result.errors })
    const refused = await joinPerson(tx, request.id, result.id, doing(ask))
    if (refused)
      return view(request, await facts(ask, tx), { typed, errors: { family_name: 'この依頼は、もう終わっています。' } })
    return { redirect: requestPath(request.id), flash: `登録して、依頼と結びつけました。番号は${result.number}です。` }
  },
})

type Facts = { today: Day; towns: Awaited<ReturnType<typeof townOptions>> }
const facts = async ({ today }: Ask<Staff>, db: Read): Promise<Facts> => ({ today, towns: await townOptions(db) })

/** Where they heard of the desk, where they came by the code of a poster or a flyer; null: nobody asked yet. */
const heardBy = async (db: Read, { campaign_id }: Stored): Promise<HeardFrom | null> =>
  (campaign_id && (await campaignById(db, campaign_id))?.medium) || null

/** The name in its two halves, as kana or as it is written, how to reach them, that they live outside, and where they heard of the desk. */
function typedBefore(
  { name, phone, email, address, note, lives, whom }: Stored,
  heard_from: HeardFrom | null,
): Submitted {
  const [family = '', ...rest] = name.trim().split(/\s+/)
  const given = rest.join(' ')
  const names = isReading(name)
    ? { family_kana: family, given_kana: given }
    : { family_name: family, given_name: given }
  const home = lives === 'outside' && whom !== 'other' ? OUTSIDE : ''
  return filled({ ...names, phone, email, address, contact_note: note, town_id: home, heard_from })
}

type Others = { alike: readonly Alike[]; elsewhere: readonly string[] }
const NOBODY: Others = { alike: [], elsewhere: [] }

const view = (request: Stored, known: Facts, shown: Shown, { alike, elsewhere } = NOBODY): View => ({
  title: '依頼から新しく登録',
  nav: '/staff/requests',
  ...refusedStatus(shown),
  body: html`${backLink(requestPath(request.id), '依頼へもどる')}${pageHead({ title: `${request.name}さんを新しく登録`, lead: `依頼 ${formatCode(request.code)}に書かれた内容を入れてあります。電話で確かめてから登録してください。` })}
    ${request.company === 'with' && html`<p>${companionsText(request)}。ここでは、依頼した方だけを登録します。</p>`}${checked(
      shown.errors ?? {},
      [
        alikePart(alike),
        elsewhereNotice(elsewhere),
        form({
          action: `${requestPath(request.id)}/register`,
          once: newId(),
          body: fields(shown, known),
          submit:
            alike.length + elsewhere.length > 0
              ? [
                  button({ text: 'もう一度確かめる' }),
                  button({ text: '別の人として登録する', kind: 'main', name: 'another', value: '1' }),
                ]
              : button({ text: '登録して結びつける', kind: 'main' }),
        }),
      ],
    )}`,
})

const fields = (shown: Shown, { today, towns }: Facts): Content => {
  const field = fieldOf(shown)
  return [
    html`<div class="grid2">${textField({ ...field('family_name', '姓'), required: true, example: '中村（聞いただけのときは、ふりがなだけでもかまいません）' })}${textField(field('given_name', '名'))}</div>`,
    html`<div class="grid2">${textField(field('family_kana', 'せい（ふりがな）'))}${textField(field('given_kana', 'めい（ふりがな）'))}</div>`,
    birthField(field('birth_on', '生年月日'), shown.typed ?? filled({}), today),
    html`<div class="grid2">${textField({ ...field('phone', '電話番号'), type: 'tel' })}${textField({ ...field('email', 'メールアドレス'), type: 'email' })}</div>`,
    html`<div class="grid2">${townField(field('town_id', '町'), towns)}${textField(field('address', '住所'))}</div>`,
    textField(field('contact_note', '連絡のときの注意')),
    selectField({
      ...field('heard_from', '知ったきっかけ'),
      empty: '聞いていない',
      options: HEARD_FROM.map(value => ({ value, label: HEARD_TEXT[value] })),
    }),
  ]
}

const alikePart = (alike: readonly Alike[]): Content =>
  alike.length > 0 &&
  notice({
    kind: 'warning',
    live: true,
    title: `同じ方かもしれない登録が${alike.length}件あります。まだ登録していません。`,
    body: html`<ul>${alike.map(person => html`<li>${person.number} ${personLink(person)}（${fullKana(person)}・${formatDay(person.birth_on)}）</li>`)}</ul>
      <p>同じ方なら、依頼の画面にもどって、その番号と結びつけてください。</p>`,
  })
