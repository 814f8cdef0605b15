import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { demoApp } from '../../../seed/testing.ts'

// For tests only: the demo city in which everybody has looked at something.

export const LOGINS = ['sato', 'suzuki', 'tanaka', 'kanri', 'kansa'] as const
export type Who = (typeof LOGINS)[number]
export type Person = { id: string; number: number; family_name: string; given_name: string }

export const nameOf = ({ family_name, given_name }: Person): string => `${family_name} ${given_name}`.trim()
export const wordsOf = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
/** The numbers of the lines to which a page leads. */
export const seqsIn = (html: string): number[] => [
  ...new Set([...html.matchAll(/\/staff\/looks\/(\d+)"/g)].map(([, seq]) => Number(seq))),
]
/** The people to whom a page leads. */
export const peopleIn = (html: string): Set<string> =>
  new Set([...html.matchAll(/\/staff\/people\/([0-9a-f-]{36})/g)].map(([, id]) => id!))

/**
 * A person with a proposal and another one: `sato` has looked at the first, at the list of people and at the letter,
 * `suzuki` at the other one, and `kanri` was refused the first. Call it at the top of the file.
 */
export async function lookedAt() {
  const city = await demoApp()
  const { database, municipality } = city
  const browsers = Object.fromEntries(
    await Promise.all(LOGINS.map(async who => [who, await city.login(who)] as const)),
  ) as Record<Who, Awaited<ReturnType<typeof city.login>>>
  const job = <T>(work: Parameters<typeof database.write<T>>[1]) =>
    database.write<T>({ lane: 'job', municipality }, work)
  const lines = () => job(tx => tx.selectFrom('audit_log').selectAll().orderBy('seq').execute())
  const html = async (who: Who, path: string) => (await browsers[who].get(path)).text()
  const { proposal, person, other, account } = await job(async tx => {
    const { id, person_id } = await tx
      .selectFrom('proposal')
      .select(['id', 'person_id'])
      .orderBy('id')
      .executeTakeFirstOrThrow()
    const people = tx.selectFrom('person').select(['id', 'number', 'family_name', 'given_name']).orderBy('number')
    return {
      proposal: id,
      person: await people.where('id', '=', person_id).executeTakeFirstOrThrow(),
      other: await people.where('id', '<>', person_id).limit(1).executeTakeFirstOrThrow(),
      account: (await tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow()).id,
    }
  })
  for (const [who, path] of [
    ['sato', `/staff/people/${person.id}`],
    ['sato', '/staff/people'],
    ['sato', `/staff/proposals/${proposal}/letter`],
    ['suzuki', `/staff/people/${other.id}`],
    ['kanri', `/staff/people/${person.id}`],
  ] as const)
    await html(who, path)
  return {
    ...{ ...city, browsers, job, lines, html, person, other, account },
    open: async (who: Who, path: string) => wordsOf(await html(who, path)),
    last: async () => (await lines()).at(-1)!,
    /** Whether the database shows a line to the session of somebody, in this city or another one. */
    sees: async (who: Who, at = municipality): Promise<boolean> => {
      const token = decodeURIComponent(/yui_session=([^;]+)/.exec(browsers[who].cookie)![1]!)
      const session = createHash('sha256').update(token).digest('hex')
      const { rows } = await database.read({ lane: 'staff', municipality: at, session }, db =>
        sql`select seq from look limit 1`.execute(db),
      )
      return rows.length > 0
    },
  }
}
