import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** What every part gives: escaped HTML, ready for `c.html()`. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** What may be put into a part: plain text is escaped, `false` and `undefined` show nothing. */
export type Content = Html | string | number | false | undefined | readonly Content[]

/** Attributes with a leading space each: `true` gives the bare name, `false` and `undefined` nothing. */
export const attrs = (list: Record<string, string | number | boolean | undefined>): Html[] =>
  Object.entries(list)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? html` ${name}` : html` ${name}="${value}"`))

/** A number that is read as one (telephone, activity, price): it never breaks at the end of a line. */
export const whole = (text: string): Html => html`<span class="whole">${text}</span>`

const WHOLE =
  /(\d+(?:-\d+)+|\d+月\d+日(?:（[月火水木金土日祝]）)?|\d+時(?:\d+分)?(?!間)|\d[\d,.]*(?:か月|週間|時間|[年月日分円人件回歳点枚つ]|km|[%％]))/

/** A day with its weekday: it may part before the bracket where a line holds only a few letters. */
const dated = (text: string): Html => html`<span class="whole dated">${text}</span>`

/** A sentence in which no number breaks (04-7000-0000), nor parts from its unit (1,200円) or a date from its weekday. */
export const numbers = (text: string): Content =>
  text.split(WHOLE).map((part, at) => (at % 2 === 0 ? part : part.includes('（') ? dated(part) : whole(part)))

/** Text for screen readers only. */
export const sr = (text: string): Html => html`<span class="sr">${text}</span>`
