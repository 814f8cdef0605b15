import type { Database } from '#platform/db.ts'
import type { Ask, View } from '#platform/page.ts'
import { identityName } from '../identity/store.ts'
import { entryOf } from './logins.ts'
import { type LoginPage, loginView } from './view.ts'

/** The login with all the ways in that this city has. */
export const frontView = async (ask: Ask, database: Database, page: Omit<LoginPage, 'identity'>): Promise<View> =>
  loginView({ ...page, identity: await database.read(entryOf(ask), identityName) })
