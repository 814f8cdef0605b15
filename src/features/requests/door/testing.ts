import assert from 'node:assert/strict'
import type { Browserless } from '../../../../seed/testing.ts'

/** The fields of the form that is sent to `action`, as a browser would send them: hidden, typed, checked. */
export function fieldsIn(html: string, action: string, once = false): Record<string, string[]> {
  const forms = [...html.matchAll(/<form[^>]* action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/g)]
  const body = forms.find(([, to, inner]) => to === action && inner!.includes('name="once"') === once)?.[2]
  assert.ok(body !== undefined, `a form to ${action}`)
  const fields: Record<string, string[]> = {}
  const add = (name: string, value: string) => {
    fields[name] = [...(fields[name] ?? []), unescaped(value)]
  }
  for (const [input] of body.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(input)?.[1]
    const box = /type="(radio|checkbox)"/.test(input)
    if (name && (!box || / checked/.test(input))) add(name, /value="([^"]*)"/.exec(input)?.[1] ?? '')
  }
  for (const [, name, text] of body.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>\n?([\s\S]*?)<\/textarea>/g))
    add(name!, text!)
  return fields
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

export const text = async (response: Response | Promise<Response>): Promise<string> => (await response).text()

type Typed = Record<string, string | readonly string[]>

/** Someone on a phone without JavaScript: each page's form is filled in and sent, nothing is kept in between. */
export function walker(visitor: Browserless, start = '/requests/new') {
  let page = ''
  const press = async (typed: Typed, go: string, action = '/requests/new'): Promise<Response> => {
    const response = await visitor.post(action, { ...fieldsIn(page, action), ...typed, go })
    page = await response.clone().text()
    return response
  }
  return {
    open: async () => {
      page = await text(visitor.get(start))
      return page
    },
    next: (typed: Typed = {}) => press(typed, 'next'),
    back: (typed: Typed = {}) => press(typed, 'back'),
    change: (question: string) => press({}, question),
    /** What the send button sends now. */
    sending: () => fieldsIn(page, '/requests', true),
    send: async (typed: Typed = {}): Promise<Response> => {
      const response = await visitor.post('/requests', { ...fieldsIn(page, '/requests', true), ...typed })
      page = await response.clone().text()
      return response
    },
    page: () => page,
  }
}

export type Walker = ReturnType<typeof walker>

/** Answers all questions of somebody who wants to talk, up to the check page. */
export async function answerAll(
  walk: Walker,
  typed: Partial<Record<'activity' | 'wish' | 'name' | 'time' | 'whom', Typed>> = {},
) {
  await walk.open()
  await walk.next(typed.activity ?? { words: '花の世話が好き' })
  await walk.next(typed.wish ?? { wish: 'talk' })
  await walk.next(typed.name ?? { name: 'たかはし よしえ', phone: '０４ー７１００ー９９０１' })
  await walk.next(typed.time ?? { times: ['weekday'], note: '耳が遠いので大きな声で' })
  return walk.next(typed.whom ?? { whom: 'self' })
}
