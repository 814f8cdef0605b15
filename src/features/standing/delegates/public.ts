import { html } from 'hono/html'
import { addResidentAccount, residentOfToken, wearHere } from '#features/accounts/index.ts'
import { addAddress, enterAs, entryOf, entryOver, type Passed, takePassed } from '#features/residents/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Database, Read, Tx } from '#platform/db.ts'
import { guesses } from '#platform/guesses.ts'
import { newId } from '#platform/ids.ts'
import { keptOf } from '#platform/kept.ts'
import { type Ask, type Cookie, page, type Reply, type View } from '#platform/page.ts'
import { standingOver } from '#platform/standing-told.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { type Content, sr } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { phrased } from '#ui/phrases.ts'
import { CARD, CHOOSE, TAKE } from '../paths.ts'
import { standingFound } from '../store.ts'
import { endDelegate, type Given, offerOf, takeUp } from './actions.ts'
import { delegateCardPage } from './card.ts'
import { takeForm } from './forms.ts'
import type { TakeRefusal } from './rules.ts'
import { type Charge, chargesOf, hasOwnPage } from './store.ts'
import { MAY_TEXT, NEVER, TAKE_TEXT } from './text.ts'
import { told } from './told.ts'

// Before anybody has a lane: who takes up what they were given, and for whom they act from now on.

/** Who is here: an account of a resident or delegate, or somebody whose address was just found to be theirs and has none. */
type Here = { account: string; name: string } | { passed: Passed }

async function whoIsHere(tx: Tx, ask: Ask): Promise<Here | null> {
  const known = await residentOfToken(tx, ask)
  if (known) return { account: known.id, name: known.name }
  const passed = await takePassed(tx, ask)
  return passed && passed.accounts.length === 0 ? { passed } : null
}

type Shown = { errors?: Readonly<Record<string, string>>; wrong?: TakeRefusal; status?: View['status'] }

function takeView(here: boolean, typed: Submitted, { errors = {}, wrong, status }: Shown = {}): View {
  const number = one(typed, 'number')
  const next = encodeURIComponent(`${TAKE}${number && `?number=${number}`}`)
  const field = (name: string, label: string) => ({
    ...{ name, label, value: one(typed, name), error: errors[name], required: true, inputmode: 'numeric' as const },
  })
  const fields = [
    textField({ ...field('number', '番号（8けた）'), width: 'medium', example: '1234 5678' }),
    textField({
      ...field('code', '合いことば（6けたの数字）'),
      width: 'medium',
      autocomplete: 'one-time-code',
      example: '042718',
    }),
  ]
  return {
    title: '代理を始める',
    ...(status && { status }),
    body: html`${pageHead({ title: '代理を始める', lead: 'ご本人か窓口から受けとった紙を見ながら、進めてください。' })}
      ${wrong && notice({ kind: 'error', live: true, title: '始められませんでした。', body: TAKE_TEXT[wrong] })}
      ${
        here
          ? checked(
              errors,
              form({ action: TAKE, body: fields, submit: button({ text: '代理を始める', kind: 'main' }) }),
            )
          : html`<p>はじめに、あなた（代理になる方）のメールアドレスを確かめます。ご本人のものではなく、あなたのものを使ってください。</p>
            <p>${linkButton({ href: `/my/login?next=${next}`, text: 'メールアドレスを確かめる', kind: 'main' })}</p>
            <p>窓口から「カード」を受けとった方は、メールがなくても始められます。</p>
            <p>${linkButton({ href: `${CARD}${number && `?number=${number}`}`, text: 'カードで入る' })}</p>`
      }<p class="hint">${phrased(NEVER)}</p>`,
  }
}

/** An account without a page of its own, for whoever is nothing here but a delegate. */
async function newDelegate(tx: Tx, ask: Ask, { row }: Passed, name: string): Promise<string> {
  const account = await addResidentAccount(tx, { person: null, name }, ask)
  await addAddress(tx, account, row, ask.now)
  return account
}

type Taken = { cookies: Cookie[] } | { refused: TakeRefusal } | 'nobody'

/** Takes up what the paper offers, in one transaction: the account, its hat and the session that wears it. */
const take = (ask: Ask, database: Database, given: Given): Promise<Taken> =>
  database.write(entryOf(ask), async tx => {
    const here = await whoIsHere(tx, ask)
    if (!here) return 'nobody'
    const offer = await offerOf(tx, ask.municipality.id, given, ask)
    if (!offer) return { refused: 'wrong' }
    const account = 'account' in here ? here.account : await newDelegate(tx, ask, here.passed, offer.name)
    const taken = await takeUp(tx, offer, account, ask)
    if ('refused' in taken) return taken
    const { standing } = taken
    const found = await standingFound(tx, { session: '', hat: standing, account }, ask.now)
    const whose = { name: found?.name ?? '', until_on: offer.until_on }
    if ('account' in here) {
      await wearHere(tx, ask, account, { hat: 'delegate', scope: standing })
      return { cookies: [told(ask, here.name, whose)] }
    }
    const { cookie } = await enterAs(tx, ask, here.passed.row, account, false)
    return { cookies: [cookie, entryOver(ask), told(ask, offer.name, whose, cookie.value)] }
  })

const wrongPaper = keptOf(() => guesses())

const takePage = page.public({
  ...{ path: TAKE, can: 'everyone', audit: 'none' },
  get: {
    arrive: async (ask, database) => {
      const here = await database.write(entryOf(ask), tx => whoIsHere(tx, ask))
      return takeView(here !== null, filled({ number: ask.url.searchParams.get('number') }))
    },
  },
  enter: async (ask, database, typed): Promise<Reply> => {
    const read = accept(takeForm, typed)
    if (!read.ok) return takeView(true, typed, { errors: read.errors, status: 422 })
    const taken = await take(ask, database, read.value)
    if (taken === 'nobody') return takeView(false, typed, { status: 401 })
    if ('cookies' in taken) return { redirect: '/my', cookies: taken.cookies }
    const minutes = wrongPaper(database)(`delegation ${ask.municipality.id} ${ask.address}`, ask.now)
    const view = takeView(true, typed, { wrong: taken.refused, status: minutes > 0 ? 429 : 422 })
    return minutes > 0 ? { ...view, retryAfter: minutes * 60 } : view
  },
})

const chargeRow = ({ standing, name, may, until_on }: Charge): Content =>
  html`<section class="box stack"><h2>${name}さん</h2><p>${formatDay(until_on)}まで<br>${may.map((part, at) => html`${at > 0 && html`<br>`}${MAY_TEXT[part]}`)}</p>
    ${form({ action: CHOOSE, once: newId(), body: hidden('for', standing), submit: button({ text: html`代わりをする${sr(`：${name}さん`)}`, kind: 'main' }) })}
    ${form({ action: CHOOSE, once: newId(), body: hidden('back', standing), submit: button({ text: html`この代理を返す${sr(`：${name}さん`)}`, kind: 'danger' }) })}</section>`

const chooseView = (charges: readonly Charge[], own: boolean): View => ({
  title: '代わりをする方',
  nav: '/my',
  body: html`${pageHead({ title: 'どなたの代わりをしますか', lead: '選んだ方のページで、まかされたことができます。' })}
    ${charges.length > 0 ? html`<div class="stack">${charges.map(chargeRow)}</div>` : html`<p>いま、代わりをまかされている方はいません。</p>`}
    <div class="buttons">${own && form({ action: CHOOSE, body: hidden('for', 'me'), submit: button({ text: '自分のページへ' }) })}${linkButton({ href: TAKE, text: '紙を受けとったので、代理を始める' })}</div>`,
})

const login = (): Reply => ({ redirect: `/my/login?next=${CHOOSE}` })

const seen = async (db: Read, account: string, ask: Ask): Promise<View> =>
  chooseView(await chargesOf(db, account, ask.now), await hasOwnPage(db, account, ask.today))

/** What was pressed: to act for somebody, to go to one's own page, or to give back what one was given. */
async function pressed(
  tx: Tx,
  ask: Ask,
  { id: account, name }: { id: string; name: string },
  typed: Submitted,
): Promise<Reply> {
  const cookies = [standingOver(ask)]
  if (one(typed, 'for') === 'me') {
    const worn = await wearHere(tx, ask, account, { hat: 'resident', scope: null })
    return { redirect: worn ? '/my' : CHOOSE, cookies }
  }
  const charges = await chargesOf(tx, account, ask.now)
  const back = charges.find(({ standing }) => standing === one(typed, 'back'))
  if (back) {
    await endDelegate(tx, { id: back.id, person: back.person_id }, 'delegate', { by: account, now: ask.now })
    return { redirect: CHOOSE, flash: `${back.name}さんの代理を返しました。`, cookies }
  }
  const chosen = charges.find(({ standing }) => standing === one(typed, 'for'))
  if (!chosen)
    return { redirect: CHOOSE, flash: { kind: 'info', text: 'その方の代理は、もう終わっています。' }, cookies }
  await wearHere(tx, ask, account, { hat: 'delegate', scope: chosen.standing })
  return { redirect: '/my', cookies: [told(ask, name, chosen)] }
}

const choosePage = page.public({
  ...{ path: CHOOSE, can: 'everyone', audit: 'none' },
  get: {
    arrive: (ask, database) =>
      database.read(entryOf(ask), async db => {
        const here = await residentOfToken(db, ask)
        return here ? seen(db, here.id, ask) : login()
      }),
  },
  enter: (ask, database, typed) =>
    database.write(entryOf(ask), async tx => {
      const here = await residentOfToken(tx, ask)
      return here ? pressed(tx, ask, here, typed) : login()
    }),
})

export const publicPages = [takePage, delegateCardPage, choosePage]
