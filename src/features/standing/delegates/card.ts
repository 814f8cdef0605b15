import { html } from 'hono/html'
import { addResidentAccount, beginResident } from '#features/accounts/index.ts'
import { entryOf } from '#features/residents/index.ts'
import { sessionCookie } from '#platform/cookies.ts'
import type { Database, Tx } from '#platform/db.ts'
import { guesses } from '#platform/guesses.ts'
import { keptOf } from '#platform/kept.ts'
import { type Ask, type Cookie, page, type Reply, type View } from '#platform/page.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkbox } from '#ui/choices.ts'
import { dateField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { phrased } from '#ui/phrases.ts'
import { CARD } from '../paths.ts'
import { type Given, offerOf, takeUp } from './actions.ts'
import { cardForm } from './forms.ts'
import { chargesOf, setOffer } from './store.ts'
import { NEVER, TAKE_TEXT } from './text.ts'
import { told } from './told.ts'

// Without a mailbox: by the card that the desk printed, once; another one is printed for whoever comes again.

type Shown = { errors?: Readonly<Record<string, string>>; wrong?: boolean; status?: View['status'] }

function view(typed: Submitted, { errors = {}, wrong = false, status }: Shown = {}): View {
  const field = (name: string, label: string) => ({
    ...{ name, label, value: one(typed, name), error: errors[name], required: true },
  })
  return {
    title: '代理の方のカードで入る',
    ...(status && { status }),
    body: html`${pageHead({ title: '代理の方のカードで入る', lead: '窓口でお渡しした紙のカードを見ながら、入力してください。メールはいりません。' })}
      ${wrong && notice({ kind: 'error', live: true, title: '入れませんでした。', body: TAKE_TEXT.card })}
      ${checked(
        errors,
        form({
          action: CARD,
          body: [
            textField({ ...field('number', '番号（8けた）'), ...DIGITS, example: '1234 5678' }),
            textField({
              ...{ ...field('code', '合いことば（6けたの数字）'), ...DIGITS, example: '042718' },
              autocomplete: 'one-time-code',
            }),
            dateField({ ...field('born_on', 'あなた（代理の方）の生年月日'), example: '昭和40年5月4日、1965-05-04' }),
            checkbox({
              ...{ name: 'remember', label: 'この端末をおぼえる（30日のあいだ、カードを使わずに入れます）' },
              hint: 'あなただけが使うスマートフォンやパソコンのときに、しるしを付けてください。',
              checked: one(typed, 'remember') === '1',
            }),
          ],
          submit: button({ text: '代理を始める', kind: 'main' }),
        }),
      )}<p class="hint">${phrased(NEVER)}</p>`,
  }
}

const DIGITS = { inputmode: 'numeric', width: 'medium' } as const

type Entered = { cookies: Cookie[] } | null

/** Lets the delegate of a card in: takes it up the first time, and comes back to the same account later. */
const enter = (ask: Ask, database: Database, given: Given, remember: boolean): Promise<Entered> =>
  database.write(entryOf(ask), async tx => {
    const offer = await offerOf(tx, ask.municipality.id, given, ask)
    if (!offer) return null
    const account = offer.account_id ?? (await addResidentAccount(tx, { person: null, name: offer.name }, ask))
    if (offer.taken_at === null) await takeUp(tx, offer, account, ask)
    else await setOffer(tx, offer.id, { used_at: ask.now })
    return begun(tx, ask, { id: offer.id, name: offer.name, account }, remember)
  })

async function begun(
  tx: Tx,
  ask: Ask,
  { id, name, account }: { id: string; name: string; account: string },
  remember: boolean,
): Promise<Entered> {
  const charge = (await chargesOf(tx, account, ask.now)).find(one => one.id === id)
  if (!charge) return null
  const { cookie } = await beginResident(tx, ask, account, { remember, before: ask.cookies[sessionCookie(ask.tls)] })
  return { cookies: [cookie, told(ask, name, charge, cookie.value)] }
}

const wrongCard = keptOf(() => guesses())

/** Whatever is wrong is answered alike; who guesses from one place is asked to wait. */
export const delegateCardPage = page.public({
  ...{ path: CARD, can: 'everyone', audit: 'none' },
  get: async ask => view(filled({ number: ask.url.searchParams.get('number') })),
  enter: async (ask, database, typed): Promise<Reply> => {
    const read = accept(cardForm, typed)
    if (!read.ok) return view(typed, { errors: read.errors, status: 422 })
    const entered = await enter(ask, database, read.value, one(typed, 'remember') === '1')
    if (entered) return { redirect: '/my', cookies: entered.cookies }
    const minutes = wrongCard(database)(`delegation ${ask.municipality.id} ${ask.address}`, ask.now)
    const shown = view(typed, { wrong: true, status: minutes > 0 ? 429 : 422 })
    return minutes > 0 ? { ...shown, retryAfter: minutes * 60 } : shown
  },
})
