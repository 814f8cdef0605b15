import { html } from 'hono/html'
import { fullKana, fullName, type PersonDesk, personDesk, personPath } from '#features/people/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { momentText } from '#platform/times.ts'
import { button } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import { numbers } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { sheet } from '#ui/print.ts'
import { summary } from '#ui/summary.ts'
import { makeCard } from './actions.ts'
import { CARD_PATH } from './public.ts'
import { CARD, isGood, isResting, shownCode } from './rules.ts'
import { lastCard } from './store.ts'

export const cardPath = <Id extends string>(id: Id) => `${personPath(id)}/card` as const

type Last = Awaited<ReturnType<typeof lastCard>>

const lastText = (last: Last, now: string): string => {
  if (!last) return 'まだお渡ししていません。'
  const day = formatDay(dayOf(last.at))
  if (last.used_at) return `${day}にお渡ししたカードで、ご本人が入りました。`
  if (!isGood(last, now)) return `${day}にお渡ししたカードは、もう使えません。`
  return isResting(last, now)
    ? `${day}にお渡ししたカードは、合いことばのまちがいが続いたため、${momentText(last.rests_until!)}まで休んでいます。そのあと、また使えます。`
    : `${day}にお渡ししたカードが、まだ使えます。`
}

const view = (ask: Ask<Staff>, person: PersonDesk, last: Last): View => ({
  title: 'ご本人のページのカード',
  nav: '/staff/people',
  body: html`${backLink(personPath(person.id), `${fullName(person)}さんの画面へ`)}
    ${pageHead({ title: `${fullName(person)}さんのカード`, lead: 'メールを使わない方が、ご本人のページに入るための紙のカードです。ご本人であることを確かめてから、お渡しください。' })}
    <ul class="points"><li>印刷した日から${CARD.days}日、1回だけ使えます。</li><li>合いことばを${CARD.tries}回まちがえると、次の日の同じ時刻まで休みます。</li>
    <li>新しいカードを作ると、前のカードは使えなくなります。</li><li>合いことばは、印刷する画面に1回だけ出ます。あとからは見られません。</li></ul>
    <p>${lastText(last, ask.now)}</p>
    ${form({ action: cardPath(person.id), body: false, submit: button({ text: 'カードを作って印刷する', kind: 'main', icon: 'print' }) })}`,
})

const paper = (ask: Ask<Staff>, person: PersonDesk, { code, until }: { code: string; until: string }): View => {
  const address = `${ask.url.origin}${CARD_PATH}`
  return {
    title: 'わたしのページのカード',
    frame: 'print',
    back: cardPath(person.id),
    body: html`<div class="big">${sheet({
      title: 'わたしのページのカード',
      date: formatDay(ask.today),
      from: ask.municipality,
      qr: { url: `${address}?number=${person.number}`, label: 'スマートフォンで開く' },
      body: html`<p class="person"><small>${fullKana(person)}</small>${fullName(person)} 様</p>
        <ol><li>スマートフォンで、右上の四角い印（QRコード）を読みとります。<br>パソコンでは、<b>${address}</b>を開きます。</li>
        <li>次の番号と合いことば、あなたの生年月日を入力します。</li></ol>
        ${summary([
          { label: '番号', value: html`<b class="big-number">${person.number}</b>` },
          { label: '合いことば', value: html`<b class="big-number">${shownCode(code)}</b>` },
          { label: '使える日', value: `${formatDay(dayOf(until))}まで・1回` },
        ])}
        <p>${numbers('このカードは、ほかの方に見せないでください。なくしたときや、うまく入れないときは、上の窓口にお電話ください。新しいカードをお作りします。')}</p>`,
    })}</div>`,
  }
}

const subject = (ask: Ask<Staff, 'id'>): [string, string] => ['person', ask.params.id]

/** Staff make a card for somebody, and print it. */
export const cardStaffPage = page.staff({
  path: cardPath(':id'),
  can: 'people.write',
  audit: { action: 'card.print', subject },
  get: async (ask, db) => {
    const person = await personDesk(db, ask.params.id)
    return person ? view(ask, person, await lastCard(db, person.id)) : null
  },
  post: async (ask, tx) => {
    const person = await personDesk(tx, ask.params.id)
    if (!person) return null
    return paper(ask, person, await makeCard(tx, ask.municipality.id, person, doing(ask)))
  },
})
