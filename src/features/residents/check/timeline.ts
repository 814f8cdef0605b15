import { today as dayOf } from '#platform/clock.ts'
import { type Moment, telling } from '#platform/feature.ts'
import { type RegistrationMoment, registrationsAsked } from './store.ts'
import { registrationPath } from './subject.ts'

/** What the desk found, in one line. */
function foundText({ verdict, known_number, double }: RegistrationMoment): string {
  if (double !== null) return `ご自分で登録されていた No. ${double}は、この方でした。`
  if (verdict === 'known') return `ご自分で登録されました。前から登録のある No. ${known_number}の方でした。`
  return verdict === 'new'
    ? 'ご自分で登録されました（新しい方として確認）。'
    : 'ご自分で登録されました。どなたか、まだ確認していません。'
}

/** That somebody registered by themselves, on their time line. */
export const registrationMoments = telling(registrationsAsked, rows =>
  rows.map(
    (row): Moment => ({
      ...{ at: row.at, day: dayOf(row.at), body: foundText(row), href: registrationPath(row.id) },
      open: row.verdict === null,
    }),
  ),
)
