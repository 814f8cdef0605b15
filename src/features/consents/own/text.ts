import type { Looks } from '#platform/feature.ts'
import { type Both, besides, both } from '#ui/plainly.ts'
import type { Purpose } from '../rules.ts'

/** What happens when a consent is withdrawn, said before it is. */
export const THEN_TEXT = {
  introduction: both(
    '取り消すと、この団体への紹介を止めます。すでに伝えたことは、窓口から団体に連絡して、使うのをやめて廃棄してもらいます。活動を始めている方は、これからのことを相談員がうかがいます。',
    'やめると、この団体（会社やグループ）に、あなたのことを言いません。もう言ったことは、使わないように、市の人が頼みます。もうはじめている人には、これからのことを聞きます。',
  ),
  referral: both(
    '取り消すと、この連携先への引きつぎを止めます。すでに伝えたことは、窓口から連携先に連絡して、使うのをやめて廃棄してもらいます。',
    'やめると、ほかの相談のところに、あなたのことを言いません。もう言ったことは、使わないように、市の人が頼みます。',
  ),
  research: both(
    '取り消すと、これからの研究には使いません。',
    'やめると、これからの研究（しらべること）には使いません。',
  ),
  contact: both(
    '取り消すと、講座や活動のお知らせをお送りしません。ご自分でお願いしたことへのご連絡は、続けてお送りします。',
    'やめると、講座や活動の知らせを送りません。自分で頼んだことの電話やメールは、送ります。',
  ),
  story: both('取り消すと、すぐにホームページからはずします。', 'やめると、すぐにホームページから消します。'),
  outlook: both(
    '取り消すと、相談員は、あなたのふりかえりシートをすぐに見られなくなります。',
    'やめると、市の人は、あなたのふりかえりシートを見ることができません。',
  ),
  callback: both(
    '取り消すと、窓口からはご連絡しません。お願いしていることがあるときは、窓口にお電話ください。',
    'やめると、市の人は、電話もメールもしません。頼んでいることがあるときは、電話してください。',
  ),
} satisfies Record<Purpose, Both>

/** What is offered, in plain words: said besides the wording that is agreed to, which stays as it is kept. */
export const OFFER_TEXT = {
  contact: besides('かんたんに言うと：講座や活動の知らせを送ってもいいか、聞いています。'),
  research: besides('かんたんに言うと：研究（しらべること）に使ってもいいか、聞いています。'),
} as const

/** How a look at one of its pages is told. */
export const LOOKS = { 'consent.mine': ['person', '自分の同意の画面を使う'] } satisfies Looks
