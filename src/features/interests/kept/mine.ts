import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Mine, Owned } from '#platform/feature.ts'
import { linkButton } from '#ui/button.ts'
import { summary } from '#ui/summary.ts'
import { OWN, PATHS } from '../paths.ts'
import { keptChoices, keptLines } from './store.ts'
import { aboutText, countsText, SAID_TEXT, saidText, valueText } from './text.ts'

/** What they kept, in short, with what it rests on; each line is put right or forgotten on its own page. */
export const keptMine: Mine = {
  at: 30,
  title: ['interests', 'してみたいこと（残した答え）'],
  folded: true,
  show: async (db, { actor }) => {
    const lines = await keptLines(db, actor.person)
    const choices = await keptChoices(db, actor.person)
    const others = lines.filter(({ kind }) => kind !== 'field').map(line => `${aboutText(line)}${valueText(line)}`)
    const rows = [
      { label: '言ったこと', value: [countsText(lines), ...others].filter(Boolean).join('、') },
      { label: 'えらんだこと', value: choices.length > 0 ? `気になる活動${choices.length}件` : '' },
    ].filter(({ value }) => value !== '')
    return html`${rows.length > 0 ? summary(rows) : html`<p>まだ何も残していません。絵をえらんで「わたしのページに残す」を押すと、ここに残ります。</p>`}
      <div class="buttons">${rows.length > 0 ? linkButton({ href: OWN.kept, text: '1つずつ見る・直す・忘れる' }) : linkButton({ href: `${PATHS.cards}?new=1`, text: '絵でさがす' })}</div>`
  },
}

/** All of it, to take along. */
export const keptOwned: Owned = {
  key: 'interests',
  text: '残した答え',
  read: async db => {
    const said = (await keptLines(db, null)).map(line => ({
      もと: '言ったこと',
      こと: aboutText(line),
      答え: valueText(line),
      いつ: saidText(line),
    }))
    const chosen = (await keptChoices(db, null)).map(({ title, id, at }) => ({
      もと: 'えらんだこと',
      こと: '気になる活動',
      答え: title ?? `いまはのせていない活動（${id}）`,
      いつ: `${SAID_TEXT.web}（${formatDay(dayOf(at))}）`,
    }))
    return [...said, ...chosen]
  },
}
