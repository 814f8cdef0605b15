import { html } from 'hono/html'
import { DOOR_TEXT, type Door, doorOf } from '#features/kinds/index.ts'
import { programmesTold, youngestAge } from '#features/municipalities/index.ts'
import { cardOf, keptFirst } from '#features/opportunities/index.ts'
import { gazetteer } from '#features/places/index.ts'
import type { Read } from '#platform/db.ts'
import type { Parts, Way } from '#platform/feature.ts'
import { does, offered, said } from '#platform/own.ts'
import { type Ask, page, type View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { activityCards } from '#ui/cards.ts'
import { textField } from '#ui/fields.ts'
import { dial } from '#ui/frame.ts'
import { numbers } from '#ui/html.ts'
import { filterForm, pageHead } from '#ui/layout.ts'
import { phrases } from '#ui/phrases.ts'
import { plainly } from '#ui/plainly.ts'
import { tiles } from '#ui/tiles.ts'
import { accessibility } from './about/accessibility.ts'
import { glossary } from './about/glossary.ts'
import { guide } from './about/guide.ts'
import { privacy } from './about/privacy.ts'
import { installedPages } from './installed/public.ts'

async function cityView(ask: Ask, db: Read, ways: readonly Way[]): Promise<View> {
  const places = await gazetteer(db, ask.municipality.id, ask.today)
  const { few, counts } = await keptFirst(db, ask.municipality.id, places, ask.today)
  const programmes = await programmesTold(db, ask.today)
  const whom = programmes.length > 0 ? `${youngestAge(programmes)}歳からの方` : 'みなさま'
  const count: Partial<Record<Door, number>> = {}
  for (const row of counts) {
    const door = doorOf(row.category, row.legal_form)
    count[door] = (count[door] ?? 0) + row.count
  }
  const there = offered(ask.municipality, ways)
  const { name, desk_name, desk_phone, desk_hours, desk_address } = ask.municipality
  return {
    title: said(ask.municipality, 'セカンドライフ応援'),
    body: html`${pageHead({
      title: 'どんなことをしてみたいですか',
      lead: plainly(
        phrases(
          `${name}とまわりの仕事・ボランティア・学び・趣味・健康づくりを、${whom}にまとめてご案内します。どれが合うか迷ったら、窓口の${said(ask.municipality, '相談員')}がいっしょにさがします（無料）。`,
        ),
        `${name}の仕事・手伝い・勉強・運動などを、さがせます。${whom}のページです。わからないときは、電話してください。いっしょにさがします。お金はいりません。`,
      ),
    })}
      ${tiles({ labels: DOOR_TEXT, href: door => `/opportunities?door=${door}`, count })}
      ${there.map(({ text, home, first }) => first && home && html`<p>${linkButton({ href: home, text, icon: 'next' })}</p>`)}
      ${filterForm({ action: '/opportunities', label: 'ことばでさがす', body: textField({ name: 'q', label: 'ことばでさがす', type: 'search', hint: '例：図書館、花、週1回' }), submit: button({ text: 'さがす', kind: 'main', icon: 'search' }) })}
      <section class="stack" aria-labelledby="new"><h2 id="new">いま、人をさがしている活動</h2>
      ${activityCards(
        few.map(row => cardOf(row, places, ask.today)),
        html`<p>${plainly('いまはのせている活動がありません。お電話でご相談ください。', 'いまは、活動がありません。電話で聞いてください。')}</p>`,
      )}
      <p>${linkButton({ href: '/opportunities', text: 'すべての活動を見る', icon: 'next' })}</p></section>
      <section class="box stack" aria-labelledby="desk"><h2 id="desk">窓口がお手伝いすること</h2>
      <p>${plainly('インターネットが苦手でもだいじょうぶです。お電話か、窓口へお越しください。', 'インターネットがむずかしい人は、電話してください。窓口に来てもいいです。')}</p>
      <ol class="then">
        <li><b>1</b>　${plainly(numbers('お電話ください。「まだ決まっていない」でもかまいません。'), '電話してください。何をしたいか、決まっていなくてもいいです。')}</li>
        <li><b>2</b>　${plainly(numbers(`${said(ask.municipality, '相談員')}が、好きなこと・行ける時間・からだのことをうかがい、合いそうな活動をいっしょにえらびます。`), '好きなこと、行ける時間、体のことを聞きます。それから、いっしょにえらびます。')}</li>
        <li><b>3</b>　${
          does(ask.municipality, 'introductions')
            ? plainly(
                numbers('見学やお試しの日を団体と決めて、ご紹介します。合わなければ、ことわれます。'),
                '見に行く日や、やってみる日を決めます。いやなときは、やめてもいいです。',
              )
            : plainly(numbers('えらんだ活動への申しこみ方をご案内します。'), '申しこみ方を教えます。')
        }</li>
        <li><b>4</b>　${plainly(numbers('はじめたあとも、1週間後、1か月後、3か月後、6か月後にようすをうかがいます。'), 'はじめたあとも、1週間、1か月、3か月、6か月あとに、どうですかと聞きます。')}</li></ol>
      <div class="row">${linkButton({ href: dial(desk_phone), text: desk_phone, kind: 'main', icon: 'phone' })}<p>${desk_name}（${desk_hours}）<br>${desk_address}</p></div>
      ${there.map(({ text, home, first }) => !first && home && html`<p>${linkButton({ href: home, text })}</p>`)}</section>`,
  }
}

/** The first page of the city, with the ways in that the nouns offer, and the pages that tell about the site. */
export const pagesAbout = ({ ways }: Parts) => [
  page.public({ path: '/', can: 'everyone', audit: 'none', get: (ask, db) => cityView(ask, db, ways) }),
  guide(ways),
  glossary,
  privacy,
  accessibility,
  ...installedPages,
]
