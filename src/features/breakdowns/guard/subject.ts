import type { StepSubject } from '#features/steps/index.ts'
import { PERMISSIONS } from '../rules.ts'
import { alertsOf } from './store.ts'

declare module '#features/steps/rules.ts' {
  interface StepKinds {
    guard_alert: true
  }
}

export const HERE = '/staff/breakdowns/targets'

/** A group that stays behind, until the manager says what is done about it. */
export const alertSubject = {
  kind: 'guard_alert',
  text: '目標に遅れている方',
  path: id => `${HERE}/${id}`,
  can: 'targets.set',
  owners: () => PERMISSIONS['targets.set'],
  act: id => `${HERE}/${id}`,
  describe: async (db, ids) =>
    new Map(
      (await alertsOf(db))
        .filter(({ id }) => ids.includes(id))
        .map(({ id, name, fiscal_year, quarter }) => [
          id,
          { title: `${name}の登録が、目標に遅れています`, organisation: `${fiscal_year}年度 第${quarter}四半期` },
        ]),
    ),
} satisfies StepSubject
