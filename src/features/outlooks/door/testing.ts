import type { Browserless } from '../../../../seed/testing.ts'
import { fieldsIn, text } from '../../requests/door/testing.ts'
import { PATHS } from '../paths.ts'

type Typed = Record<string, string | readonly string[]>

/** A visitor on the way through the pages without a script: each form is filled in and sent, nothing is kept in between. */
export function walker(visitor: Browserless) {
  let page = ''
  const press = async (typed: Typed, go: string, action: string = PATHS.sheet): Promise<Response> => {
    const response = await visitor.post(action, { ...fieldsIn(page, action), ...typed, go })
    page = await response.clone().text()
    return response
  }
  return {
    open: async () => {
      page = await text(visitor.get(PATHS.sheet))
      return page
    },
    press,
    next: (typed: Typed = {}) => press(typed, 'next'),
    page: () => page,
  }
}

/** What somebody writes on all six pages. */
export const WRITTEN: readonly Typed[] = [
  { joy: ['make', 'nature'], still: 'again', 'liked-note': '川でよく釣りをした' },
  { skill: ['cook'], asked: 'declined' },
  { company: ['friends'], role: 'help' },
  { days: 'week-1', hours: ['morning'] },
  { earn: 'some', 'money-note': 'カネノカナリア' },
  { shape: 'careful', mind: ['stairs'], 'health-note': 'カラダノカナリア' },
]
