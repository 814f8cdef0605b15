import { figuresOf } from '#platform/folding.ts'
import { nfkc } from '#platform/text.ts'

const BREAKS = /<br\s*\/?>|<\/(?:p|div|li|tr|h\d|dd|dt)\s*>/gi
const LINK = /<a\s[^<>]{0,500}?href\s*=\s*["']?(https?:[^"'\s<>]{1,500})["']?[^<>]{0,500}>([^<>]{0,500})<\/a\s*>/gi
const TAGS =
  /<\/?(?:a|b|i|u|s|p|em|strong|span|div|font|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|td|th|h\d|img|hr|small|sup|sub|center|ruby|rb|rp|o:p)\b[^<>]{0,1000}>/gi
const NAMED: Record<string, string> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: '　',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  yen: '¥',
  hellip: '…',
  middot: '・',
  copy: '©',
  ndash: '–',
  mdash: '—',
  times: '×',
}
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16)
  return code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? code === 0xa0
      ? ' '
      : String.fromCodePoint(code)
    : whole
}

/**
 * The text of a cell that a web page's editor filled: tags that end a line become line ends, other known tags go, a link
 * keeps its address, entities (once, or escaped twice) become what they stand for. 「<3才」 is no tag and stays.
 */
export function plainText(cell: string): string {
  if (!cell.includes('<') && !cell.includes('&')) return cell
  const decoded = cell.includes('&') ? cell.replace(/&amp;(?=#?\w{2,7};)/gi, '&').replace(ENTITY, entity) : cell
  return decoded
    .replace(BREAKS, '\n')
    .replace(LINK, (_, href: string, text: string) => (text.includes(href) ? text : `${text}（${href}）`))
    .replace(TAGS, '')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** 八月五日, 二十日, 午後二時; not the 二 of 第二 or of a name. */
const KANJI_NUMBER =
  /(?<![\p{Script=Han}--[年月日前後]])(?:[二三四五六七八九]?十[一二三四五六七八九]?|[〇一二三四五六七八九]{1,4})(?=[年月日時円歳才名](?!曜))/gv

/** 無　料, 随 時: two or three letters that only stand apart to fill the cell. */
const APART = /^(\p{Script=Han}) (\p{Script=Han})(?: (\p{Script=Han}))?$/u

/**
 * A cell as the readers of values compare it: usual width, one kind of wave and dash, 令和八年八月五日 in digits, circled
 * numbers as the start of a line (else ②14:00 would be read as 214:00), ㊋ as （火）.
 */
export function valueText(cell: string): string {
  if (/^[\x21-\x7e]*$/.test(cell)) return cell
  return nfkc(cell.replace(/[①-⑳⑴-⒇]/g, '\n').replace(/[㊊-㊐]/g, '($&)'))
    .replace(/[～∼]/g, '~')
    .replace(/[‐‑‒–—―−]|(?<=[\d日)])ー(?=\d|令和|R\d)/g, '-')
    .replace(KANJI_NUMBER, figuresOf)
    .replace(/(?<![\d一二三四五六七八九十百千万])[一二三四五六七八九十百千]{1,7}(?=円)/g, figuresOf)
    .replace(/(?<=\d)(?:メイ|めい)/g, '名')
    .replace(/(?<=令和|平成|昭和|大正|明治)[〇一二三四五六七八九十]{1,3}(?=年)/g, figuresOf)
    .replace(/[ \t\u3000]+/g, ' ')
    .trim()
    .replace(APART, '$1$2$3')
}

/** Dashes and the like that people write into a cell that has nothing to say. */
export const isBlank = (text: string): boolean => /^[\s\-‐–—―ー*・.。/_~〃]*$/.test(text)

/** Splits off what stands in brackets or behind ※: exceptions and remarks, which no value holds. */
export function withoutAsides(text: string, keep: RegExp): { text: string; asides: string } {
  const asides: string[] = []
  const plain = text
    .replace(/※[^\n]*/g, aside => {
      asides.push(aside)
      return ' '
    })
    .replace(/\(((?:[^()]|\([^()]{0,20}\)){0,300})\)/g, (whole, inside: string) => {
      if (keep.test(inside)) return whole
      asides.push(inside)
      return ' '
    })
  return { text: plain, asides: asides.join(' ') }
}
