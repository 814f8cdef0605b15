import type { Permissions } from '#features/accounts/rules.ts'
import { nfkc } from '#platform/text.ts'

/** A work of a plan (事業): how the plan numbers and names it, what it is for, and which departments answer for it. */
export type Work = {
  id: string
  code: string
  plan: string
  /** The page of the plan on which it stands; '' where nobody noted it. */
  page: string
  name: string
  summary: string
  purpose: string
  /** 背景・経緯 and PRポイント of the yearly sheet (事業票); '' where nobody wrote them. */
  background: string
  appeal: string
  /** Fiscal years, both included; null: open. */
  from_year: number | null
  until_year: number | null
  sort: number
  teams: readonly { id: string; name: string }[]
}

/** `taken`: another work of this plan has the number. `gone`: it is not there. */
export type WorkRefusal = 'taken' | 'gone'

/** Whether a work goes on in a fiscal year. */
export const isGoing = ({ from_year, until_year }: Pick<Work, 'from_year' | 'until_year'>, year: number): boolean =>
  (from_year === null || from_year <= year) && (until_year === null || until_year >= year)

/** ア 地域人材養成研修・セミナー事業: as it is called on every page. */
export const workName = ({ code, name }: Pick<Work, 'code' | 'name'>): string => `${code}　${name}`

const plain = (text: string): string => nfkc(text).replace(/\s/g, '')

/**
 * The work that somebody means by what they wrote in a table: its number and name, its name, or its number, in whatever width
 * and with whatever blanks; of several the first. Undefined where it is none.
 */
export const workNamed = <W extends Pick<Work, 'code' | 'name'>>(works: readonly W[], said: string): W | undefined =>
  [workName, ({ name }: Pick<Work, 'name'>) => name, ({ code }: Pick<Work, 'code'>) => code]
    .map(called => works.find(work => plain(called(work)) === plain(said)))
    .find(work => work !== undefined)

export const PERMISSIONS = {
  'works.read': ['counsellor', 'contributor', 'coordinator', 'manager'],
  'works.write': ['manager'],
} satisfies Permissions
