import type { Looks } from '#platform/feature.ts'
import type { Purpose } from '../rules.ts'

/** What happens when a consent is withdrawn, said before it is. */
export const THEN_TEXT = {
  introduction:
    '取り消すと、この団体への紹介を止めます。すでに伝えたことは、窓口から団体に連絡して、使うのをやめて廃棄してもらいます。活動を始めている方は、これからのことを相談員がうかがいます。',
  referral:
    '取り消すと、この連携先への引きつぎを止めます。すでに伝えたことは、窓口から連携先に連絡して、使うのをやめて廃棄してもらいます。',
  research: '取り消すと、これからの研究には使いません。',
  contact: '取り消すと、講座や活動のお知らせをお送りしません。ご自分でお願いしたことへのご連絡は、続けてお送りします。',
  story: '取り消すと、すぐにホームページからはずします。',
  outlook: '取り消すと、相談員は、あなたのふりかえりシートをすぐに見られなくなります。',
  callback: '取り消すと、窓口からはご連絡しません。お願いしていることがあるときは、窓口にお電話ください。',
} satisfies Record<Purpose, string>

/** How a look at one of its pages is told. */
export const LOOKS = { 'consent.mine': ['person', '自分の同意の画面を使う'] } satisfies Looks
