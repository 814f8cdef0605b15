import { deskStaff } from '#features/accounts/index.ts'
import type { Read } from '#platform/db.ts'
import type { Leaving } from '#platform/feature.ts'
import { record } from '#platform/happening.ts'
import { lastVersions, type Version } from '../definitions/rules.ts'
import { addVersion, allVersions } from '../definitions/store.ts'
import { PERMISSIONS } from '../rules.ts'

const KEY = 'indicator-responsible'

const heldBy = async (db: Read, account: string): Promise<Version[]> =>
  lastVersions(await allVersions(db)).filter(({ responsible_id, ended }) => responsible_id === account && !ended)

const othersThan = async (db: Read, account: string, day: string) =>
  (await deskStaff(db, day, PERMISSIONS['indicators.review'])).filter(({ id }) => id !== account)

/**
 * The indicators for which somebody who leaves answers: others do from then on, by a version in which nothing else changes. Where
 * nobody else may, nobody answers for them, which their page says.
 */
export const leaving = (): Leaving => ({
  held: async (db, account, today) => {
    const [mine, to] = [await heldBy(db, account), await othersThan(db, account, today)]
    if (mine.length === 0 || to.length === 0) return []
    return [{ key: KEY, name: '指標', what: '担当', count: mine.length, to, missing: '' }]
  },
  pass: async (tx, account, { to, note }, { by, now, today }) => {
    const [mine, others] = [await heldBy(tx, account), await othersThan(tx, account, today)]
    for (const [nth, { id: _, key: __, reviewed_at: ___, responsible, ...version }] of mine.entries()) {
      const next = others.find(({ id }) => id === to.get(KEY)) ?? others[nth % Math.max(1, others.length)]
      const why = `担当の交代：${note}`
      await addVersion(tx, {
        ...{ ...version, number: version.number + 1, responsible_id: next?.id ?? null },
        ...{ why, by_account: by, at: now },
      })
      await record(tx, {
        ...{ kind: 'indicator.responsible', subject: ['indicator', version.indicator_id], by, now },
        data: { before: responsible, after: next?.name ?? null, why: note },
      })
    }
    return mine.length
  },
})
