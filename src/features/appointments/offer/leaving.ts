import { deskStaff } from '#features/accounts/index.ts'
import type { Read } from '#platform/db.ts'
import type { Leaving } from '#platform/feature.ts'
import { PERMISSIONS } from '../rules.ts'
import { amendHost } from './actions.ts'
import { type Host, hostsOf } from './store.ts'

const KEY = 'appointment-host'

const heldBy = async (db: Read, account: string): Promise<Host[]> =>
  (await hostsOf(db)).filter(({ account_id }) => account_id === account)

const othersThan = async (db: Read, account: string, day: string) =>
  (await deskStaff(db, day, PERMISSIONS['appointments.write'])).filter(({ id }) => id !== account)

/** Those whose book somebody keeps who leaves: others keep it from then on, so that what is booked stands on a list. */
export const leaving = (): Leaving => ({
  held: async (db, account, today) => {
    const [mine, to] = [await heldBy(db, account), await othersThan(db, account, today)]
    const missing =
      '面談の予約を担当できる職員が、ほかにいません。先に、相談員かコーディネーターの役割の職員を決めてください。'
    return mine.length === 0
      ? []
      : [{ key: KEY, name: '面談の担当', what: '予約の受けもち', count: mine.length, to, missing }]
  },
  pass: async (tx, account, { to }, doing) => {
    const [mine, others] = [await heldBy(tx, account), await othersThan(tx, account, doing.today)]
    if (others.length === 0) return 0
    for (const [nth, { id, title, name, ended }] of mine.entries()) {
      const next = others.find(one => one.id === to.get(KEY)) ?? others[nth % others.length]!
      await amendHost(tx, id, { title, name, account_id: next.id, ended }, doing)
    }
    return mine.length
  },
})
