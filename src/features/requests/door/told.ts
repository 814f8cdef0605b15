import { type ProgrammeTold, youngestAge } from '#features/municipalities/index.ts'
import { ageOn } from '#platform/ages.ts'
import type { Day } from '#platform/dates.ts'
import { said } from '#platform/own.ts'
import type { Municipality } from '#platform/page.ts'
import type { Answers } from '../rules.ts'
import type { Activity } from '../store.ts'

// What is told honestly before and after somebody asks: whom it is for, and what follows from what they answered.

/** For whom the desk is there: the youngest age and the residence that its programmes ask for. */
export function forWhom(programmes: readonly ProgrammeTold[], city: string): string[] {
  if (programmes.length === 0) return ['どなたでも、まず窓口にご相談ください。']
  const age = youngestAge(programmes)
  const closed = programmes.filter(one => one.residents_only)
  const everybody = `${age}歳以上の方の、仕事・ボランティア・学び・趣味などのご相談をお受けしています。`
  if (closed.length === programmes.length) return [everybody, `${city}にお住まいの方が対象です。`]
  if (closed.length === 0) return [everybody, `${city}の外にお住まいの方もご利用になれます。`]
  const names = closed.map(({ name }) => `「${name}」`).join('')
  return [everybody, `${city}の外にお住まいの方もご相談になれます（${names}は、市内の方に限ります）。`]
}

/** A job for wages: what is given here is information, until a counsellor introduces somebody (職業安定法4条). */
export const isEmployment = (activity: Pick<Activity, 'legal_form'> | undefined): boolean =>
  activity?.legal_form === 'employment' || activity?.legal_form === 'dispatch'

export const EMPLOYMENT_TEXT =
  'この活動は、お給料の出るお仕事（雇用・派遣）です。ここからのご依頼は、応募ではありません。窓口から、仕事の内容などの情報をお知らせします。応募や紹介は、相談員がお話をうかがってからになります。'

/** Whether nobody is sought for it any more. */
export const isOver = (activity: Pick<Activity, 'status' | 'ends_on'>, today: string): boolean =>
  activity.status !== 'open' || (activity.ends_on !== null && activity.ends_on < today)

type About = {
  answers: Pick<Answers, 'whom' | 'lives'>
  activity: Activity | undefined
  programmes: readonly ProgrammeTold[]
  city: Pick<Municipality, 'name' | 'own'>
  today: string
  /** Of somebody whom the desk knows: when they were born; null where nobody knows. */
  birth?: Day | null
}

/** What follows from what was answered, said before it is sent and on the receipt. */
export function follows({ answers, activity, programmes, city, today, birth = null }: About): string[] {
  return [
    isEmployment(activity) && said(city, EMPLOYMENT_TEXT),
    activity &&
      isOver(activity, today) &&
      'この活動は、いまは募集を終えています。窓口から、次の募集や似た活動をご案内します。',
    birth !== null && answers.whom !== 'other' && young(ageOn(birth, today), activity, programmes),
    !activity && said(city, 'どんな活動が合うか、お話をうかがいながら、相談員がいっしょにさがします。'),
    answers.whom === 'other' &&
      'ほかの方のことなので、まず、あなたにご連絡します。ご本人のお気持ちを確かめてから進めます。ご本人のお返事なしに、登録したり団体に伝えたりすることはありません。',
    answers.whom === 'together' &&
      'ごいっしょの方のことも、お話のときにうかがいます。その方のお返事なしに、登録したり団体に伝えたりすることはありません。',
    answers.lives === 'outside' && outside(activity, programmes, city.name),
  ].filter(text => typeof text === 'string')
}

/** Younger than the activity, or any programme, asks: told before it is sent, and refused nothing. */
function young(age: number, activity: Activity | undefined, programmes: readonly ProgrammeTold[]): string | false {
  const least = activity?.age_min ?? 0
  if (age < least)
    return `この活動は、${least}歳以上の方の活動です。ご依頼はお受けして、参加できるかを窓口からお答えします。`
  const desk = programmes.length > 0 ? youngestAge(programmes) : 0
  return (
    age < desk &&
    `この窓口の事業は、${desk}歳以上の方が対象です。ご依頼はお受けして、ご利用になれるほかの窓口をご案内します。`
  )
}

function outside(activity: Activity | undefined, programmes: readonly ProgrammeTold[], city: string): string {
  if (activity?.residents_only)
    return `この活動は、${city}にお住まいの方に限られています。ご依頼はお受けして、参加できるほかの活動か、お住まいの市町村の窓口をご案内します。`
  if (programmes.length > 0 && programmes.every(one => one.residents_only))
    return `この窓口の事業は、${city}にお住まいの方が対象です。ご依頼はお受けして、お住まいの市町村の窓口をご案内することになります。`
  return `${city}の外にお住まいの方もご相談になれます。活動によっては市内の方に限るものがあり、そのときは窓口からお伝えします。`
}
