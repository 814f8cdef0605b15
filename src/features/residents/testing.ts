import assert from 'node:assert/strict'
import { type Browserless, browserless, type DemoApp } from '../../../seed/testing.ts'
import { fieldsIn } from '../requests/door/testing.ts'
import { makeCode } from './sign-in/actions.ts'

/** A browser that keeps its cookies, as somebody at one address has it. */
export function browserOf({ app }: Pick<DemoApp, 'app'>) {
  const jar = new Map<string, string>()
  const keep = async (answer: Promise<Response>): Promise<Response> => {
    const response = await answer
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split('; ')
      const [name = '', value = ''] = pair.split('=')
      if (rest.includes('Max-Age=0')) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
  const now = (): Browserless => browserless(app, [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
  return {
    get: (path: string) => keep(now().get(path)),
    text: async (path: string) => (await keep(now().get(path))).text(),
    post: (path: string, fields: Record<string, string | readonly string[]>) => keep(now().post(path, fields)),
    jar,
  }
}
export type Visiting = ReturnType<typeof browserOf>

/** The code that was asked for last, as it is made when it is sent. */
export const sentCode = ({ database, municipality, clock }: DemoApp): Promise<string> =>
  database.write({ lane: 'job', municipality }, async tx => {
    const { id } = await tx
      .selectFrom('sign_in')
      .select('id')
      .orderBy('asked_at', 'desc')
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    return (await makeCode(tx, id, clock.now))!
  })

/** Asks for a code and types it; gives what was answered. */
export async function comeIn(
  demo: DemoApp,
  browser: Visiting,
  address: string,
  more: { wants?: 'in' | 'join'; remember?: '1'; next?: string } = {},
): Promise<Response> {
  const { remember, ...asked } = more
  const response = await browser.post('/my/login', { address, wants: 'in', ...asked })
  assert.equal(response.headers.get('location'), '/my/login/code', await response.text())
  const code = await sentCode(demo)
  return browser.post('/my/login/code', { code, ...(remember && { remember }) })
}

export const NEWCOMER = {
  family_kana: 'たかはし',
  given_kana: 'よしえ',
  family_name: '高橋',
  given_name: '良枝',
  birth_on: '昭和29年3月9日',
  town_id: '',
  contact_first: 'email',
  phone: '',
}

/** Answers the questions of a first registration one after the other, up to the page of all answers; gives that page. */
export async function answerAll(browser: Visiting, answers: Partial<typeof NEWCOMER> & { town_id: string }) {
  let page = await browser.text('/my/join')
  const said: Record<string, string> = { ...NEWCOMER, ...answers }
  for (const fields of [
    ['family_kana', 'given_kana', 'family_name', 'given_name'],
    ['birth_on'],
    ['town_id'],
    ['contact_first', 'phone'],
  ]) {
    const typed = Object.fromEntries(fields.map(name => [name, said[name] ?? '']))
    page = await (await browser.post('/my/join', { ...fieldsIn(page, '/my/join'), ...typed, go: 'next' })).text()
  }
  return page
}
