import { html } from 'hono/html'
import type { Feature, Moving } from '#platform/feature.ts'
import { linkButton } from '#ui/button.ts'
import { cardsPage } from './desk/cards.ts'
import { keptPages } from './desk/kept.ts'
import { keptMoments } from './desk/moments.ts'
import { paperFormPage } from './desk/paper.ts'
import { cardsPath } from './desk/parts.ts'
import './happenings.ts'
import { eraseInterests } from './erasing/store.ts'
import { beginPage } from './kept/begin.ts'
import { keptMine, keptOwned } from './kept/mine.ts'
import { residentPages } from './kept/resident.ts'
import { moveKept } from './kept/store.ts'
import { PATHS, throughLogin } from './paths.ts'
import { publicPages } from './public.ts'
import { keepButton } from './saved/button.ts'
import { scope } from './scope.ts'
import { stopByLink } from './searches/link.ts'
import { searchesMine, searchesOwned } from './searches/mine.ts'
import { newPath, searchPages } from './searches/resident.ts'
import { moveSearches } from './searches/store.ts'
import { LOOKS } from './text.ts'

const move: Moving = async (tx, from, to, { now }) => {
  await moveKept(tx, from, to)
  await moveSearches(tx, from, to, now)
}

export const feature = {
  pages: [beginPage, ...residentPages, ...searchPages, stopByLink, cardsPage, paperFormPage, ...keptPages],
  pagesAbout: publicPages,
  ways: [
    {
      text: '絵をえらんでさがす',
      home: PATHS.cards,
      first: true,
      card: keepButton,
      search: query =>
        html`<p class="screen-only">${linkButton({ href: throughLogin(newPath('list') + query), text: 'この条件で新しい活動が出たら知らせる' })}</p>`,
    },
  ],
  onward: [{ kind: 'person', text: '絵カードで聞く', path: cardsPath, can: 'people.write' }],
  moments: [keptMoments],
  subjects: [
    { kind: 'interest', text: '絵カードの答え' },
    { kind: 'saved_search', text: '新しい活動のお知らせ' },
  ],
  mine: [keptMine, searchesMine],
  owned: [keptOwned, searchesOwned],
  movings: [move],
  looks: LOOKS,
  scope,
  erasings: [
    { text: '絵カードの答え・新しい活動のお知らせ', goes: '答え、気になる活動、お知らせの条件', erase: eraseInterests },
  ],
} satisfies Feature
