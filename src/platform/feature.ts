import type { SubjectKind } from './happening.ts'
import type { Page } from './page.ts'
import type { Scopes } from './scope.ts'

/** An entry of the menu of staff: `at` is its place from the left (10, 20, …), `can` the permission that shows it. */
export type MenuEntry = { at: number; href: string; text: string; can: string }

/** A kind of thing to which something happens, as a page that knows nothing of its noun names it. */
export type Subject = {
  kind: SubjectKind
  /** 利用者, 提案, …: what one of them is called. */
  text: string
  /** The page of one, and the permission that opens it. */
  path?: (id: string) => string
  can?: string
}

/** What a noun gives the application (`features/<noun>/feature.ts`); what it does not have it leaves out. */
export type Feature = {
  pages?: readonly Page[]
  /** Pages on which things of every noun stand, later ones too: built when all subjects are known. */
  pagesAbout?: (subjects: readonly Subject[]) => readonly Page[]
  subjects?: readonly Subject[]
  menu?: readonly MenuEntry[]
  /** Each permission with the roles that hold it. */
  permissions?: Readonly<Record<string, readonly string[]>>
  /** What may be loaded of its tables from outside. */
  scope?: Scopes
}

/** All that somebody with these roles may do. What no feature gives is held by nobody. */
export const permissionsOf = (features: readonly Feature[], roles: readonly string[]): ReadonlySet<string> =>
  new Set(
    features
      .flatMap(({ permissions = {} }) => Object.entries(permissions))
      .filter(([, holders]) => holders.some(role => roles.includes(role)))
      .map(([permission]) => permission),
  )
