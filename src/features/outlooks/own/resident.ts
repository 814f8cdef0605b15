import { html } from 'hono/html'
import { wordingOf } from '#features/consents/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Mine, Owned, Parts, Way } from '#platform/feature.ts'
import { doneOr } from '#platform/flash.ts'
import { type Ask, doing, page, type Reply, type Resident } from '#platform/page.ts'
import { one, type Submitted, versionOf } from '#platform/submitted.ts'
import { linkButton } from '#ui/button.ts'
import { emptySheet, savePages } from '../actions.ts'
import { formOf, readPage } from '../forms.ts'
import { bookletSheet } from '../paper/booklet.ts'
import { answerText } from '../parts.ts'
import { MINE, minePath } from '../paths.ts'
import { isEmpty, PAGES, type Page, questionsOf } from '../rules.ts'
import { ownPages } from '../store.ts'
import { NOTE_TEXT, PAGE_TEXT, QUESTION_TEXT, TITLE } from '../text.ts'
import { ownSharing, share, unshare } from './share.ts'
import { named, ownView, sharedText, shareView, writeView } from './views.ts'

const audit = {
  action: 'outlook.mine',
  subject: (ask: Ask<Resident>): [string, string] => ['person', ask.actor.person],
}

/** How far the sheet is written and who sees it, with the way to it. */
export const outlookMine: Mine = {
  at: 45,
  title: ['outlook', `${TITLE}（ふりかえりシート）`],
  folded: true,
  stand: 'never',
  show: async (db, ask) => {
    const kept = await ownPages(db)
    const written = PAGES.filter(page => !isEmpty(kept.get(page)))
    return html`${written.length > 0 ? html`<p>${named(written)}を書いています。${sharedText(await ownSharing(db, ask.today))}</p>` : html`<p>これからのことを、ゆっくり考えるシートです。</p>`}
      <div class="buttons">${linkButton({ href: MINE, text: written.length > 0 ? 'シートを見る・書く' : 'シートを書く' })}</div>`
  },
}

/** All that was written, to take along; what was not said is not in it. */
export const outlookOwned: Owned = {
  key: 'outlooks',
  text: 'ふりかえりシート',
  read: async db => {
    const kept = await ownPages(db)
    return PAGES.flatMap(page => {
      const one = kept.get(page)
      if (!one || isEmpty(one)) return []
      const said = questionsOf(page).map(key => [QUESTION_TEXT[key].asks, answerText(key, one)])
      const all = [['ページ', PAGE_TEXT[page].title], ...said, [NOTE_TEXT, one.note]]
      return [Object.fromEntries(all.filter(([, text]) => text !== ''))]
    })
  },
}

const sheetPage = (ways: readonly Way[]) =>
  page.resident({
    ...{ path: MINE, can: 'everyone', stand: 'never', audit },
    get: async (ask, db) => {
      const [kept, sharing] = [await ownPages(db), await ownSharing(db, ask.today)]
      return ownView(ask, { kept, sharing }, ways)
    },
    post: async (ask, tx, typed) => {
      const [who, wanted] = [doing(ask), one(typed, 'do') === 'empty']
      const done = wanted && (await emptySheet(tx, ask.actor.person, { ...who, own: true }))
      if (wanted) await unshare(tx, ask.actor.person, who)
      return { redirect: MINE, ...doneOr(done, 'シートを消しました。', '消すものは、ありませんでした。') }
    },
  })

async function save(ask: Ask<Resident>, tx: Tx, at: Page, typed: Submitted): Promise<Reply> {
  const { person } = ask.actor
  const read = readPage(at, typed)
  const version = versionOf(typed)
  if (!read.ok) return writeView(at, version, typed, { errors: read.errors })
  const saved = await savePages(tx, person, [{ page: at, written: read.value, version }], {
    ...doing(ask),
    medium: 'web',
  })
  if (!saved) {
    const now = (await ownPages(tx)).get(at)
    return writeView(at, now?.version ?? 0, typed, { over: { now } })
  }
  const next = one(typed, 'go') === 'next' ? PAGES[PAGES.indexOf(at) + 1] : undefined
  return {
    redirect: next ? minePath(next) : MINE,
    ...doneOr(
      saved.length > 0,
      `「${PAGE_TEXT[at].title}」をとっておきました。`,
      '変わったところは、ありませんでした。',
    ),
  }
}

const writePage = (at: Page) =>
  page.resident({
    ...{ path: minePath(at), can: 'everyone', stand: 'never', audit },
    get: async (_ask, db) => {
      const kept = (await ownPages(db)).get(at)
      return writeView(at, kept?.version ?? 0, formOf({ [at]: kept }))
    },
    post: (ask, tx, typed) => save(ask, tx, at, typed),
  })

const bookletPage = page.resident({
  ...{ path: minePath('booklet'), can: 'everyone', stand: 'never', audit },
  get: async (ask, db) => ({
    title: TITLE,
    frame: 'print',
    back: MINE,
    body: bookletSheet(ask, Object.fromEntries(await ownPages(db)), ask.actor.name),
  }),
})

const sharePage = page.resident({
  ...{ path: minePath('share'), can: 'everyone', stand: 'never', audit },
  get: async (ask, db) => shareView({ sharing: await ownSharing(db, ask.today) }, wordingOf('outlook').text),
  post: async (ask, tx, typed) => {
    const [{ person }, who] = [ask.actor, doing(ask)]
    if (one(typed, 'do') === 'share') {
      const also = ['money', 'health'].filter(page => one(typed, page) === '1')
      const done = await share(tx, person, also, who)
      return { redirect: MINE, ...doneOr(done, '相談員に見せることにしました。', 'もう見せています。') }
    }
    const done = one(typed, 'do') === 'unshare' && (await unshare(tx, person, who))
    return {
      redirect: MINE,
      ...doneOr(done, '見せるのをやめました。もう、だれも見られません。', 'もう、だれも見られません。'),
    }
  },
})

export const residentPages = ({ ways }: Parts) => [sheetPage(ways), bookletPage, sharePage, ...PAGES.map(writePage)]
