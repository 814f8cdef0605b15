import { type ProgrammeTold, youngestAge } from '#features/municipalities/index.ts'
import { ageOn } from '#platform/ages.ts'
import type { Day } from '#platform/dates.ts'
import { said } from '#platform/own.ts'
import type { Municipality } from '#platform/page.ts'
import { type Both, both } from '#ui/plainly.ts'
import type { Answers, Companions } from '../rules.ts'
import type { Activity } from '../store.ts'

// What is told honestly before and after somebody asks: whom it is for, and what follows from what they answered.

/** For whom the desk is there: the youngest age and the residence that its programmes ask for. */
export function forWhom(programmes: readonly ProgrammeTold[], city: string): Both[] {
  if (programmes.length === 0)
    return [both('どなたでも、まず窓口にご相談ください。', 'だれでも、相談（話すこと）ができます。')]
  const age = youngestAge(programmes)
  const closed = programmes.filter(one => one.residents_only)
  const everybody = both(
    `${age}歳以上の方の、仕事・ボランティア・学び・趣味などのご相談をお受けしています。`,
    `${age}歳からの人は、仕事や、したいことを相談することができます。`,
  )
  if (closed.length === programmes.length)
    return [everybody, both(`${city}にお住まいの方が対象です。`, `${city}に住んでいる人だけです。`)]
  if (closed.length === 0)
    return [
      everybody,
      both(`${city}の外にお住まいの方もご利用になれます。`, `${city}に住んでいない人も、使うことができます。`),
    ]
  const names = closed.map(({ name }) => `「${name}」`).join('')
  return [
    everybody,
    both(
      `${city}の外にお住まいの方もご相談になれます（${names}は、市内の方に限ります）。`,
      `${city}に住んでいない人も、相談することができます。${names}は、市に住んでいる人だけです。`,
    ),
  ]
}

/** A job for wages: what is given here is information, until a counsellor introduces somebody (職業安定法4条). */
export const isEmployment = (activity: Pick<Activity, 'legal_form'> | undefined): boolean =>
  activity?.legal_form === 'employment' || activity?.legal_form === 'dispatch'

export const EMPLOYMENT_TEXT = both(
  'この活動は、お給料の出るお仕事（雇用・派遣）です。ここからのご依頼は、応募ではありません。窓口から、仕事の内容などの情報をお知らせします。応募や紹介は、相談員がお話をうかがってからになります。',
  'これは、お金をもらう仕事です。これを送っても、仕事は、まだ決まりません。市の人が、仕事のことを教えます。それから、話を聞いて、会社に言います。',
)

/** Whether nobody is sought for it any more. */
export const isOver = (activity: Pick<Activity, 'status' | 'ends_on'>, today: string): boolean =>
  activity.status !== 'open' || (activity.ends_on !== null && activity.ends_on < today)

type About = {
  answers: Pick<Answers, 'whom' | 'lives'> & Partial<Companions>
  activity: Activity | undefined
  programmes: readonly ProgrammeTold[]
  city: Pick<Municipality, 'name' | 'own'>
  today: string
  /** Of somebody whom the desk knows: when they were born; null where nobody knows. */
  birth?: Day | null
}

/** What follows from what was answered, said before it is sent and on the receipt. */
export function follows({ answers, activity, programmes, city, today, birth = null }: About): Both[] {
  return [
    isEmployment(activity) && { ...EMPLOYMENT_TEXT, text: said(city, EMPLOYMENT_TEXT.text) },
    activity &&
      isOver(activity, today) &&
      both(
        'この活動は、いまは募集を終えています。窓口から、次の募集や似た活動をご案内します。',
        'この活動は、いまは人をさがしていません。次のときや、にている活動を教えます。',
      ),
    birth !== null && answers.whom !== 'other' && young(ageOn(birth, today), activity, programmes),
    !activity &&
      both(
        said(city, 'どんな活動が合うか、お話をうかがいながら、相談員がいっしょにさがします。'),
        'どの活動がいいか、話を聞いて、いっしょにさがします。',
      ),
    answers.whom === 'other' &&
      both(
        'ほかの方のことなので、まず、あなたにご連絡します。ご本人のお気持ちを確かめてから進めます。ご本人のお返事なしに、登録したり団体に伝えたりすることはありません。',
        'はじめに、あなたに電話かメールをします。それから、本人の気持ちを聞きます。本人が「いいです」と言うまで、何もしません。',
      ),
    (answers.whom === 'together' || answers.company === 'with') &&
      both(
        'ごいっしょの方のことも、お話のときにうかがいます。その方のお返事なしに、登録したり団体に伝えたりすることはありません。',
        'いっしょの人のことも、聞きます。その人が「いいです」と言うまで、何もしません。',
      ),
    answers.together === 'all' &&
      both(
        '全員で行けるときだけ、日を決めます。どなたかが行けないときは、ほかの日か、ほかの活動をさがします。',
        'みんなで行けるときだけ、行く日を決めます。行けない人がいるときは、ほかの日をさがします。',
      ),
    answers.lives === 'outside' && outside(activity, programmes, city.name),
  ].filter(one => typeof one === 'object')
}

/** Younger than the activity, or any programme, asks: told before it is sent, and refused nothing. */
function young(age: number, activity: Activity | undefined, programmes: readonly ProgrammeTold[]): Both | false {
  const least = activity?.age_min ?? 0
  if (age < least)
    return both(
      `この活動は、${least}歳以上の方の活動です。ご依頼はお受けして、参加できるかを窓口からお答えします。`,
      `この活動は、${least}歳から参加できます。参加できるか、あとで教えます。`,
    )
  const desk = programmes.length > 0 ? youngestAge(programmes) : 0
  return (
    age < desk &&
    both(
      `この窓口の事業は、${desk}歳以上の方が対象です。ご依頼はお受けして、ご利用になれるほかの窓口をご案内します。`,
      `ここは、${desk}歳からの人のための窓口です。ほかの相談のところを教えます。`,
    )
  )
}

function outside(activity: Activity | undefined, programmes: readonly ProgrammeTold[], city: string): Both {
  if (activity?.residents_only)
    return both(
      `この活動は、${city}にお住まいの方に限られています。ご依頼はお受けして、参加できるほかの活動か、お住まいの市町村の窓口をご案内します。`,
      `この活動は、${city}に住んでいる人だけです。ほかの活動か、住んでいる町の相談のところを教えます。`,
    )
  if (programmes.length > 0 && programmes.every(one => one.residents_only))
    return both(
      `この窓口の事業は、${city}にお住まいの方が対象です。ご依頼はお受けして、お住まいの市町村の窓口をご案内することになります。`,
      `ここは、${city}に住んでいる人のための窓口です。住んでいる町の相談のところを教えます。`,
    )
  return both(
    `${city}の外にお住まいの方もご相談になれます。活動によっては市内の方に限るものがあり、そのときは窓口からお伝えします。`,
    `${city}に住んでいない人も、相談することができます。市に住んでいる人だけの活動も、あります。`,
  )
}
